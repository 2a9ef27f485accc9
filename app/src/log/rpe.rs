//! How a session felt.

use super::{document, noted, within};
use crate::{
    App, Error, Result,
    activities::{library_row, no_activity},
    documents::{ActivityFilter, ActivityRow, LogContent, LogDocument, LogFollows, RpeEntry},
};
use jiff::civil::Date;
use physiology::session_rpe_load;
use quantity::Duration;
use std::collections::BTreeMap;

/// What was rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RpeOf {
    /// An activity of the library.
    Activity(i64),
    /// The one activity of a day, or a session without a file when its minutes are told.
    Day(Date),
}

/// How a session felt, as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct RpeTold {
    /// What was rated.
    pub of: RpeOf,
    /// How hard the whole session was, 0 nothing to 10 all that could be.
    pub rpe: f64,
    /// How long it was, where no file says so.
    pub minutes: Option<f64>,
    /// Whether something hurt.
    pub pain: Option<bool>,
    /// In the runner's words.
    pub note: Option<String>,
}

impl App {
    /// Keeps how a session felt. Of several entries of one activity the last counts.
    ///
    /// # Errors
    /// `NotFound` for an activity that is not there, `Rejected` for a mark beyond 0 to 10 and a session without a length.
    pub fn log_rpe(&self, told: RpeTold) -> Result<LogDocument> {
        let rpe = within("the exertion", told.rpe, 0.0, 10.0, "")?;
        let minutes = told.minutes.map(|minutes| within("the session", minutes, 1.0, 2880.0, "min")).transpose()?;
        let note = noted(told.note)?;
        let (date, activity, recorded_s) = match (told.of, minutes) {
            (RpeOf::Activity(id), _) => {
                let row = library_row(self.store().activity(id)?.ok_or_else(|| no_activity(id))?);
                (day(&row)?, Some(id), length_s(&row))
            }
            (RpeOf::Day(date), Some(_)) => (self.past(date)?, None, None),
            (RpeOf::Day(date), None) => {
                let row = self.only_activity(self.past(date)?)?;
                (date, row.id, length_s(&row))
            }
        };
        let Some(duration_s) = minutes.map(|minutes| minutes * 60.0).or(recorded_s) else {
            return Err(Error::Rejected("the activity has no length; name its minutes, e.g. 45".into()));
        };
        let load = session_rpe_load(rpe, Duration::from_s(duration_s))
            .map_err(|why| Error::Rejected(format!("the exertion: {why}")))?;
        let mut sentences = vec![format!("{rpe} for {:.0} min is a session load of {load:.0}.", duration_s / 60.0)];
        if told.pain == Some(true) {
            sentences.push("Leave out what hurts. Pain that changes how you run, or lasts for days, belongs to somebody who can examine you.".into());
        }
        let content = LogContent::Rpe(RpeEntry { activity, rpe, duration_s, pain: told.pain, note });
        let entry = self.keep(date, content, &[])?;
        Ok(document(entry, LogFollows { sentences, session_rpe: Some(load), ..LogFollows::default() }))
    }

    fn only_activity(&self, date: Date) -> Result<ActivityRow> {
        let filter = ActivityFilter { from: Some(date), to: Some(date), ..ActivityFilter::default() };
        let mut rows = self.activities(&filter)?.activities;
        match (rows.len(), rows.pop()) {
            (1, Some(row)) => Ok(row),
            (0, _) | (_, None) => Err(Error::Rejected(format!(
                "no activity was recorded on {date}; name the minutes of the session, or another day"
            ))),
            (n, Some(last)) => {
                let ids: Vec<String> =
                    rows.iter().chain([&last]).filter_map(|row| row.id).map(|id| id.to_string()).collect();
                Err(Error::Rejected(format!("{date} has {n} activities, {}; name the number of one", ids.join(" "))))
            }
        }
    }

    /// Exertion times minutes of every day that has some. Of several entries of one activity the last counts.
    pub(crate) fn session_rpe(&self, from: Date, to: Date) -> Result<BTreeMap<Date, f64>> {
        let mut of_activity = BTreeMap::new();
        let mut by_day: BTreeMap<Date, f64> = BTreeMap::new();
        let mut entries = self.entries(from, to, Some("rpe"))?;
        entries.sort_by_key(|entry| (entry.source.is_none(), entry.id)); // what the runner said goes last
        for entry in entries {
            let LogContent::Rpe(told) = entry.content else { continue };
            let Ok(load) = session_rpe_load(told.rpe, Duration::from_s(told.duration_s)) else { continue };
            let before = told.activity.and_then(|id| of_activity.insert(id, load)).unwrap_or(0.0);
            *by_day.entry(entry.date).or_default() += load - before;
        }
        Ok(by_day)
    }
}

fn length_s(row: &ActivityRow) -> Option<f64> {
    row.timer_s.or(row.elapsed_s)
}

/// The local day of an activity.
pub(super) fn day(row: &ActivityRow) -> Result<Date> {
    let text = row.start.get(..10).unwrap_or_default();
    text.parse().map_err(|why| Error::Broken(format!("the start {:?} of an activity: {why}", row.start)))
}
