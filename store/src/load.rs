//! What load, intensity and anchors rest on: times by speed and by heart rate of each activity.

use crate::{Error, Result, Store, column, derived::from_word, evidence::date};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use training::Sport;

/// Width of a step of speed, m/s.
pub const SPEED_STEP_MPS: f64 = 0.02;

/// Figures of one activity that no threshold enters.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LoadFigures {
    /// Seconds in each step of [`SPEED_STEP_MPS`] of the grade-adjusted half-minute speed.
    pub by_speed_s: Vec<i32>,
    /// Centimetres of ground covered in them.
    pub by_speed_cm: Vec<i32>,
    /// Seconds at each whole beat per minute.
    pub by_heart_rate_s: Vec<i32>,
    /// Fourth-power mean of the half-minute speed.
    pub normalised_mps: Option<f64>,
    /// Highest median heart rate of five seconds.
    pub peak_bpm: Option<f64>,
    /// Highest mean heart rate of 40 minutes.
    pub best_40_min_bpm: Option<f64>,
    /// Mean heart rate of the hour after the first five minutes.
    pub hour_bpm: Option<f64>,
    /// Mean grade-adjusted speed of that hour.
    pub hour_mps: Option<f64>,
    /// Heart rate over speed in its second half against its first, less one.
    pub hour_drift: Option<f64>,
    /// The sensor may have counted steps.
    pub heart_rate_doubtful: bool,
}

/// An activity with these figures.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadRecord {
    /// The activity.
    pub activity: i64,
    /// Its local day.
    pub date: Date,
    /// Kind of movement.
    pub sport: Sport,
    /// Length.
    pub distance_m: Option<f64>,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Timer, else elapsed time.
    pub timer_s: Option<f64>,
    /// It was a race: said by the runner, else by the file.
    pub race: Option<bool>,
    /// The figures; absent where an older program derived the activity.
    pub figures: Option<LoadFigures>,
}

/// The fastest time over one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FastestBest {
    /// The run.
    pub activity: i64,
    /// Its local day.
    pub date: Date,
    /// Over this distance.
    pub distance_m: f64,
    /// In this time.
    pub elapsed_s: f64,
    /// The run was a race.
    pub race: Option<bool>,
    /// It was run where nothing measures the ground; the runner said how far.
    pub indoor: bool,
}

impl LoadFigures {
    pub(crate) fn insert(&self, db: &Connection, activity: i64, model_version: u32) -> Result<()> {
        let mut query =
            db.prepare_cached("INSERT INTO load VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")?;
        query.execute(params![
            activity,
            column::pack(&self.by_speed_s),
            column::pack(&self.by_speed_cm),
            column::pack(&self.by_heart_rate_s),
            self.normalised_mps,
            self.peak_bpm,
            self.best_40_min_bpm,
            self.hour_bpm,
            self.hour_mps,
            self.hour_drift,
            self.heart_rate_doubtful,
            model_version
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> Result<Option<Self>> {
        if !row.get::<_, bool>("known")? {
            return Ok(None);
        }
        let packed = |name: &str| -> Result<Vec<i32>> { column::unpack(&row.get::<_, Vec<u8>>(name)?, name) };
        Ok(Some(Self {
            by_speed_s: packed("by_speed_s")?,
            by_speed_cm: packed("by_speed_cm")?,
            by_heart_rate_s: packed("by_heart_rate_s")?,
            normalised_mps: row.get("normalised_mps")?,
            peak_bpm: row.get("peak_bpm")?,
            best_40_min_bpm: row.get("best_40_min_bpm")?,
            hour_bpm: row.get("hour_bpm")?,
            hour_mps: row.get("hour_mps")?,
            hour_drift: row.get("hour_drift")?,
            heart_rate_doubtful: row.get("heart_rate_doubtful")?,
        }))
    }
}

/// Midnight of a day in UTC, so many days moved, in milliseconds.
fn midnight_ms(day: Date, moved: i64) -> i64 {
    const DAY_MS: i64 = 86_400_000;
    (i64::from((day - Date::constant(1970, 1, 1)).get_days()) + moved) * DAY_MS
}

impl Store {
    /// Every activity between two local days (both included) with what load and intensity rest on, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn loads(&self, from: Date, to: Date) -> Result<Vec<LoadRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/loads.sql"))?;
            // The index is by moment; local days begin within a day of UTC's.
            let (first, last) = (midnight_ms(from, -1), midnight_ms(to, 2));
            let mut rows = query.query(params![first, last, from.to_string(), to.to_string()])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (timer_s, elapsed_s): (Option<f64>, Option<f64>) = (row.get("timer_s")?, row.get("elapsed_s")?);
                found.push(LoadRecord {
                    activity: row.get("activity_id")?,
                    date: date(&row.get::<_, String>("date")?)?,
                    sport: from_word(&row.get::<_, String>("sport")?, Sport::Other),
                    distance_m: row.get("distance_m")?,
                    elapsed_s,
                    timer_s: timer_s.or(elapsed_s),
                    race: row.get("race")?,
                    figures: LoadFigures::read(row)?,
                });
            }
            Ok(found)
        })
    }

    /// The fastest time over a standard distance in any run outdoors from a local day on.
    ///
    /// # Errors
    /// What the database says.
    pub fn fastest(&self, distance_m: f64, from: Date) -> Result<Option<FastestBest>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/fastest.sql"))?;
            let found = query
                .query_row(params![distance_m, from.to_string()], |row| {
                    Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
                })
                .optional()?;
            found
                .map(|(activity, day, elapsed_s, race, indoor)| {
                    let date = date(&day).map_err(|_| Error::damaged("a date", day))?;
                    Ok(FastestBest { activity, date, distance_m, elapsed_s, race, indoor })
                })
                .transpose()
        })
    }
}
