//! How long runs were held.

use crate::{Result, Store, derived::from_word, evidence::date};
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use training::SubSport;

/// A kilometre of the test that compares a fresh one with a tired one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoredKilometre {
    /// When it began, after the start.
    pub start_s: f64,
    /// Its speed on level ground.
    pub mps: f64,
    /// Its mean heart rate.
    pub bpm: Option<f64>,
}

/// How one long run was held.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LongRunFigures {
    /// Growth of beats per metre in an hour after the fresh part.
    pub drift_per_hour: Option<f64>,
    /// Running after the fresh part that it rests on.
    pub drift_s: Option<f64>,
    /// From the start to the first 5 km with more than 2.5 % more beats per metre.
    pub onset_s: Option<f64>,
    /// The kilometre run fresh and again after an hour and a half.
    pub kilometres: Option<(StoredKilometre, StoredKilometre)>,
}

/// A long run with these figures.
#[derive(Debug, Clone, PartialEq)]
pub struct LongRunRecord {
    /// The run.
    pub activity: i64,
    /// Its local day.
    pub date: Date,
    /// The finer kind.
    pub sub_sport: SubSport,
    /// Length.
    pub distance_m: Option<f64>,
    /// With pauses.
    pub elapsed_s: f64,
    /// The figures; absent where an older program derived the run.
    pub figures: Option<LongRunFigures>,
}

impl LongRunFigures {
    pub(crate) fn insert(&self, db: &Connection, activity: i64, model_version: u32) -> Result<()> {
        let mut query =
            db.prepare_cached("INSERT INTO long_run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?;
        let (fresh, tired) = self.kilometres.unzip();
        query.execute(params![
            activity,
            self.drift_per_hour,
            self.drift_s,
            self.onset_s,
            fresh.map(|k| k.start_s),
            fresh.map(|k| k.mps),
            fresh.and_then(|k| k.bpm),
            tired.map(|k| k.start_s),
            tired.map(|k| k.mps),
            tired.and_then(|k| k.bpm),
            model_version
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> Result<Option<Self>> {
        if !row.get::<_, bool>("known")? {
            return Ok(None);
        }
        let kilometre = |start: &str, mps: &str, bpm: &str| -> Result<Option<StoredKilometre>> {
            let (start_s, mps): (Option<f64>, Option<f64>) = (row.get(start)?, row.get(mps)?);
            let bpm = row.get(bpm)?;
            Ok(start_s.zip(mps).map(|(start_s, mps)| StoredKilometre { start_s, mps, bpm }))
        };
        let fresh = kilometre("fresh_start_s", "fresh_mps", "fresh_bpm")?;
        let tired = kilometre("tired_start_s", "tired_mps", "tired_bpm")?;
        Ok(Some(Self {
            drift_per_hour: row.get("drift_per_hour")?,
            drift_s: row.get("drift_s")?,
            onset_s: row.get("onset_s")?,
            kilometres: fresh.zip(tired),
        }))
    }
}

impl Store {
    /// Every run between two local days (both included) that took longer than some seconds, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn long_runs(&self, from: Date, to: Date, longer_than_s: f64) -> Result<Vec<LongRunRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/long_runs.sql"))?;
            let mut rows = query.query(params![from.to_string(), to.to_string(), longer_than_s])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(LongRunRecord {
                    activity: row.get("activity_id")?,
                    date: date(&row.get::<_, String>("date")?)?,
                    sub_sport: from_word(&row.get::<_, String>("sub_sport")?, SubSport::Generic),
                    distance_m: row.get("distance_m")?,
                    elapsed_s: row.get("elapsed_s")?,
                    figures: LongRunFigures::read(row)?,
                });
            }
            Ok(found)
        })
    }
}
