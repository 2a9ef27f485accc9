//! The list of activities, and what the runner says of one.

use crate::{
    App, Error, Result,
    documents::{Activities, ActivityFilter, ActivityRow},
};
use jiff::{Timestamp, tz::Offset};
use store::{ActivityRecord, Filter, Summary};

impl App {
    /// Activities, newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn activities(&self, filter: &ActivityFilter) -> Result<Activities> {
        let ActivityFilter { sport, from, to, offset, limit } = *filter;
        let filter = Filter { sport, from, to, offset, limit };
        let activities: Vec<ActivityRow> = self.store().activities(&filter)?.into_iter().map(library_row).collect();
        let whole = filter.offset == 0 && filter.limit.is_none_or(|limit| activities.len() < limit);
        let total = if whole { activities.len() } else { self.store().count(&filter)? };
        Ok(Activities { schema: "stayer.activities/1".into(), total, activities })
    }

    /// The runner says whether an activity was a race; `None` takes the word back.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity.
    pub fn mark_race(&self, activity: i64, race: Option<bool>) -> Result<()> {
        if self.store().say_race(activity, race)? { Ok(()) } else { Err(no_activity(activity)) }
    }
}

pub(crate) fn no_activity(id: i64) -> Error {
    Error::NotFound(format!("there is no activity {id}; stayer activities lists them with their numbers"))
}

/// A row of the list from the library.
pub(crate) fn library_row(record: ActivityRecord) -> ActivityRow {
    let race = record.race;
    let source = (record.sha256.to_string(), record.path);
    ActivityRow { race, ..row(Some(record.id), record.summary, source) }
}

/// A row of the list from its figures. `source` is the original's checksum and path.
pub(crate) fn row(id: Option<i64>, summary: Summary, source: (String, String)) -> ActivityRow {
    ActivityRow {
        id,
        start: start(&summary),
        sport: summary.sport,
        sub_sport: summary.sub_sport,
        name: summary.name,
        distance_m: summary.distance_m,
        distance_said: summary.distance_said,
        elapsed_s: summary.elapsed_s,
        timer_s: summary.timer_s,
        moving_s: summary.moving_s,
        heart_rate_bpm: summary.heart_rate_bpm,
        ascent_m: summary.ascent_m,
        records: summary.records,
        channels: summary.channels,
        race: summary.race_in_file,
        indoor: summary.indoor,
        source_sha256: source.0,
        source_path: source.1,
    }
}

/// RFC 3339 with the offset of the place where it is known, else UTC.
fn start(summary: &Summary) -> String {
    let Ok(moment) = Timestamp::from_millisecond(summary.start_ms) else { return String::new() };
    match summary.utc_offset_s.and_then(|s| Offset::from_seconds(s).ok()) {
        Some(offset) => moment.display_with_offset(offset).to_string(),
        None => moment.to_string(),
    }
}
