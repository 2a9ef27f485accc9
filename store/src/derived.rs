//! Everything derived from one activity, ready to be written: packed by who made it, so that writing is only rows.

use crate::{LoadFigures, LongRunFigures, Result, StoredSource, activity, column, ledger, open::stored, source, told};
use jiff::civil::Date;
use rusqlite::{Connection, params};
use serde::{Serialize, de::DeserializeOwned};
use training::{Channel, Lap, Pause, Recording, Repair, Sport, SubSport};

/// The figures of one activity: a row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Unix time in milliseconds.
    pub start_ms: i64,
    /// Seconds east of UTC, where the file says it.
    pub utc_offset_s: Option<i32>,
    /// The local day: by the offset, else by the longitude, else UTC.
    pub date: Date,
    /// Kind of movement.
    pub sport: Sport,
    /// The finer kind.
    pub sub_sport: SubSport,
    /// Its title.
    pub name: Option<String>,
    /// The device's maker.
    pub manufacturer: Option<String>,
    /// The device.
    pub product: Option<String>,
    /// The device's serial number.
    pub serial: Option<u32>,
    /// When the device created the file, Unix time.
    pub time_created_s: Option<i64>,
    /// Length.
    pub distance_m: Option<f64>,
    /// The length is the runner's word, not the device's.
    pub distance_said: bool,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Without the device's pauses.
    pub timer_s: Option<f64>,
    /// Without standing still; for display only.
    pub moving_s: Option<f64>,
    /// Mean over time.
    pub heart_rate_bpm: Option<f64>,
    /// On smoothed altitude.
    pub ascent_m: Option<f64>,
    /// Rows of the recording.
    pub records: usize,
    /// Channels of the recording.
    pub channels: Vec<String>,
    /// The file says whether it was a race.
    pub race_in_file: Option<bool>,
    /// Indoors or without positions.
    pub indoor: bool,
    /// JSON of the planned steps that travelled with the file.
    pub workout: Option<String>,
}

/// The best time over one distance inside one activity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoredBest {
    /// Over this distance.
    pub distance_m: f64,
    /// In this time.
    pub elapsed_s: f64,
    /// Beginning so long after the activity's start.
    pub start_s: f64,
}

/// Everything derived from one activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// Its figures.
    pub summary: Summary,
    /// (name, packed column).
    channels: Vec<(&'static str, Vec<u8>)>,
    /// (seconds, packed curve).
    curve: Option<(usize, Vec<u8>)>,
    bests: Vec<StoredBest>,
    laps: Vec<Lap>,
    pauses: Vec<Pause>,
    repairs: Vec<Repair>,
    load: Option<LoadFigures>,
    sources: Vec<StoredSource>,
    long_run: Option<LongRunFigures>,
    model_version: u32,
}

/// The column of times in `channel.name`.
pub(crate) const ELAPSED: &str = "elapsed_ms";

impl Derived {
    /// Packs what was derived. `best_cm` is the curve: centimetres by seconds, empty where the activity has none.
    #[must_use]
    pub fn new(
        summary: Summary,
        recording: &Recording,
        best_cm: &[u32],
        bests: Vec<StoredBest>,
        model_version: u32,
    ) -> Self {
        let mut channels = Vec::with_capacity(Channel::ALL.len() + 1);
        if !recording.is_empty() {
            channels.push((ELAPSED, column::pack_times(&recording.elapsed_ms)));
        }
        for channel in recording.channels() {
            let values = recording.column(channel).expect("the recording lists the channels it has");
            channels.push((channel.name(), column::pack(values)));
        }
        let curve = (best_cm.len() > 1).then(|| (best_cm.len() - 1, column::pack_curve(best_cm)));
        Self {
            summary,
            channels,
            curve,
            bests,
            laps: Vec::new(),
            pauses: Vec::new(),
            repairs: Vec::new(),
            load: None,
            sources: Vec::new(),
            long_run: None,
            model_version,
        }
    }

    /// With what the device cut and stopped, and what was mended.
    #[must_use]
    pub fn with(mut self, laps: Vec<Lap>, pauses: Vec<Pause>, repairs: Vec<Repair>) -> Self {
        (self.laps, self.pauses, self.repairs) = (laps, pauses, repairs);
        self
    }

    /// With what load and intensity rest on.
    #[must_use]
    pub fn with_load(mut self, load: LoadFigures) -> Self {
        self.load = Some(load);
        self
    }

    /// With the sources of an activity that has several.
    #[must_use]
    pub fn with_sources(mut self, sources: Vec<StoredSource>) -> Self {
        self.sources = sources;
        self
    }

    /// With how it was held, where it is a long run.
    #[must_use]
    pub fn with_long_run(mut self, long_run: Option<LongRunFigures>) -> Self {
        self.long_run = long_run;
        self
    }

    /// About how many bytes writing this takes.
    #[must_use]
    pub fn byte_count(&self) -> usize {
        let columns: usize = self.channels.iter().map(|(_, bytes)| bytes.len()).sum();
        columns
            + self.curve.as_ref().map_or(0, |(_, bytes)| bytes.len())
            + 64 * (self.laps.len() + self.pauses.len() + 16)
    }

    /// The sources, where they are several.
    #[must_use]
    pub fn sources(&self) -> &[StoredSource] {
        &self.sources
    }

    /// The samples again.
    pub(crate) fn recording(&self) -> Result<Recording> {
        activity::unpacked(&self.channels, "of a file at hand")
    }

    /// What was mended, in words.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// Writes every derived row of an activity that has none.
    pub(crate) fn insert(&self, db: &Connection, activity: i64) -> Result<()> {
        self.insert_summary(db, activity)?;
        let mut channel = db.prepare_cached("INSERT INTO channel (activity_id, name, packed) VALUES (?1, ?2, ?3)")?;
        for (name, bytes) in &self.channels {
            channel.execute(params![activity, name, bytes])?;
        }
        if let Some((seconds, bytes)) = &self.curve {
            db.prepare_cached(
                "INSERT INTO curve (activity_id, seconds, packed, model_version) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![activity, stored(*seconds), bytes, self.model_version])?;
        }
        let mut best = db.prepare_cached(
            "INSERT INTO best (activity_id, distance_m, elapsed_s, start_s, model_version) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for b in &self.bests {
            best.execute(params![activity, b.distance_m, b.elapsed_s, b.start_s, self.model_version])?;
        }
        let mut lap = db.prepare_cached(include_str!("../queries/insert_lap.sql"))?;
        for (position, l) in self.laps.iter().enumerate() {
            let (timer_s, distance_m, heart_rate) =
                (l.timer.map(|t| t.s()), l.distance.map(|d| d.m()), l.heart_rate.map(|h| h.bpm()));
            let start_s = l.start_ms as f64 / 1000.0;
            lap.execute(params![
                activity,
                stored(position),
                start_s,
                l.elapsed.s(),
                timer_s,
                distance_m,
                heart_rate,
                l.workout_step,
                l.intensity,
                l.trigger
            ])?;
        }
        let mut pause =
            db.prepare_cached("INSERT INTO pause (activity_id, position, from_ms, to_ms) VALUES (?1, ?2, ?3, ?4)")?;
        for (position, p) in self.pauses.iter().enumerate() {
            pause.execute(params![activity, stored(position), p.from_ms, p.to_ms])?;
        }
        let mut repair = db.prepare_cached(
            "INSERT INTO repair (activity_id, position, kind, what, samples) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (position, r) in self.repairs.iter().enumerate() {
            repair.execute(params![activity, stored(position), r.kind, r.what, stored(r.samples)])?;
        }
        if let Some(load) = &self.load {
            load.insert(db, activity, self.model_version)?;
        }
        source::insert(db, activity, &self.sources)?;
        if let Some(long_run) = &self.long_run {
            long_run.insert(db, activity, self.model_version)?;
        }
        told::overlay(db, activity)
    }

    fn insert_summary(&self, db: &Connection, activity: i64) -> Result<()> {
        let s = &self.summary;
        let monday = monday_of(s.date);
        db.prepare_cached(include_str!("../queries/insert_summary.sql"))?.execute(rusqlite::named_params! {
            ":activity_id": activity, ":start_ms": s.start_ms, ":utc_offset_s": s.utc_offset_s,
            ":date": s.date.to_string(), ":week": monday.to_string(), ":sport": word(&s.sport), ":sub_sport": word(&s.sub_sport),
            ":name": s.name, ":manufacturer": s.manufacturer, ":product": s.product, ":serial": s.serial,
            ":time_created_s": s.time_created_s, ":distance_m": s.distance_m, ":distance_said": s.distance_said, ":elapsed_s": s.elapsed_s, ":timer_s": s.timer_s,
            ":moving_s": s.moving_s, ":heart_rate_bpm": s.heart_rate_bpm, ":ascent_m": s.ascent_m, ":records": stored(s.records),
            ":channels": s.channels.join(" "), ":race_in_file": s.race_in_file, ":indoor": s.indoor, ":workout": s.workout,
            ":model_version": self.model_version,
        })?;
        Ok(())
    }
}

/// Puts new rows in the place of those of an activity; tells the first day that this touches.
pub(crate) fn replace(db: &Connection, activity: i64, new: &Derived) -> Result<String> {
    let (was, is) = (ledger::day_of(db, activity)?, new.summary.date.to_string());
    remove(db, activity)?;
    new.insert(db, activity)?;
    Ok(was.map_or(is.clone(), |was| was.min(is)))
}

/// Takes every derived row of an activity out.
pub(crate) fn remove(db: &Connection, activity: i64) -> Result<()> {
    for table in ["channel", "curve", "best", "lap", "pause", "repair", "load", "long_run", "source", "summary"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE activity_id = ?1"))?.execute([activity])?;
    }
    Ok(())
}

/// The Monday of a date's week.
pub(crate) fn monday_of(date: Date) -> Date {
    let back = jiff::Span::new().days(i64::from(date.weekday().to_monday_zero_offset()));
    date.checked_sub(back).unwrap_or(date)
}

/// The word of an enum in JSON and in the database.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => "other".into(),
    }
}

/// An enum from its word; `other` where the word is not known.
pub(crate) fn from_word<T: DeserializeOwned>(word: &str, other: T) -> T {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).unwrap_or(other)
}
