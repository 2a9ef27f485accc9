//! One activity: its figures and its samples.

use crate::{Error, Result, Sha256, Store, StoredBest, Summary, column, derived, ledger, open::number};
use rusqlite::{Connection, OptionalExtension, Row, params};
use training::{Channel, Pause, Recording, Repair, Sport, SubSport};

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityRecord {
    /// Its number.
    pub id: i64,
    /// Its figures.
    pub summary: Summary,
    /// A race: said by the runner, else by the file.
    pub race: Option<bool>,
    /// Of the original file.
    pub sha256: Sha256,
    /// Where the original was found.
    pub path: String,
    /// The version of the model that derived it.
    pub model_version: u32,
}

/// A lap as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredLap {
    /// After the start.
    pub start_s: f64,
    /// With pauses.
    pub elapsed_s: f64,
    /// Without pauses.
    pub timer_s: Option<f64>,
    /// Length.
    pub distance_m: Option<f64>,
    /// Mean heart rate.
    pub heart_rate_bpm: Option<f64>,
    /// The planned step it was, from 0.
    pub workout_step: Option<u16>,
    /// The step's intensity by the device.
    pub intensity: Option<String>,
    /// What ended it.
    pub ended_by: Option<String>,
}

/// What every query of activities selects and joins.
pub(crate) const SELECT: &str = include_str!("../queries/select_activity.sql");

pub(crate) fn record(row: &Row<'_>) -> Result<ActivityRecord> {
    let date: String = row.get("date")?;
    let (sport, sub_sport): (String, String) = (row.get("sport")?, row.get("sub_sport")?);
    let channels: String = row.get("channels")?;
    let id = row.get("id")?;
    Ok(ActivityRecord {
        id,
        summary: Summary {
            start_ms: row.get("start_ms")?,
            utc_offset_s: row.get("utc_offset_s")?,
            date: date.parse().map_err(|why| Error::damaged(format!("the date {date:?} of activity {id}"), why))?,
            sport: derived::from_word(&sport, Sport::Other),
            sub_sport: derived::from_word(&sub_sport, SubSport::Other),
            name: row.get("name")?,
            manufacturer: row.get("manufacturer")?,
            product: row.get("product")?,
            serial: row.get("serial")?,
            time_created_s: row.get("time_created_s")?,
            distance_m: row.get("distance_m")?,
            distance_said: row.get("distance_said")?,
            elapsed_s: row.get("elapsed_s")?,
            timer_s: row.get("timer_s")?,
            moving_s: row.get("moving_s")?,
            heart_rate_bpm: row.get("heart_rate_bpm")?,
            ascent_m: row.get("ascent_m")?,
            records: number(row, "records")?,
            channels: channels.split_whitespace().map(str::to_owned).collect(),
            race_in_file: row.get("race_in_file")?,
            indoor: row.get("indoor")?,
            workout: row.get("workout")?,
        },
        race: row.get("race")?,
        sha256: Sha256::from_column(row, "sha256")?,
        path: row.get("path")?,
        model_version: row.get("model_version")?,
    })
}

impl Store {
    /// One activity's figures.
    ///
    /// # Errors
    /// What the database says.
    pub fn activity(&self, id: i64) -> Result<Option<ActivityRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(&format!("{SELECT} WHERE a.id = ?1"))?;
            let mut rows = query.query([id])?;
            rows.next()?.map(record).transpose()
        })
    }

    /// An activity's samples; empty when it has none.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a column is not what was stored.
    pub fn recording(&self, id: i64) -> Result<Recording> {
        self.read(|db| recording(db, id))
    }

    /// An activity's curve: the most centimetres within every whole number of seconds; empty when it has none.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not what was stored.
    pub fn curve(&self, id: i64) -> Result<Vec<u32>> {
        let packed: Option<Vec<u8>> = self.read(|db| {
            let mut query = db.prepare_cached("SELECT packed FROM curve WHERE activity_id = ?1")?;
            Ok(query.query_row([id], |row| row.get(0)).optional()?)
        })?;
        packed.map_or(Ok(Vec::new()), |bytes| column::unpack_curve(&bytes, &format!("the curve of activity {id}")))
    }

    /// An activity's best times, shortest distance first.
    ///
    /// # Errors
    /// What the database says.
    pub fn bests(&self, id: i64) -> Result<Vec<StoredBest>> {
        self.rows(
            "SELECT distance_m, elapsed_s, start_s FROM best WHERE activity_id = ?1 ORDER BY distance_m",
            id,
            |row| Ok(StoredBest { distance_m: row.get(0)?, elapsed_s: row.get(1)?, start_s: row.get(2)? }),
        )
    }

    /// An activity's laps in their order.
    ///
    /// # Errors
    /// What the database says.
    pub fn laps(&self, id: i64) -> Result<Vec<StoredLap>> {
        self.rows("SELECT * FROM lap WHERE activity_id = ?1 ORDER BY position", id, |row| {
            Ok(StoredLap {
                start_s: row.get("start_s")?,
                elapsed_s: row.get("elapsed_s")?,
                timer_s: row.get("timer_s")?,
                distance_m: row.get("distance_m")?,
                heart_rate_bpm: row.get("heart_rate_bpm")?,
                workout_step: row.get("workout_step")?,
                intensity: row.get("intensity")?,
                ended_by: row.get("ended_by")?,
            })
        })
    }

    /// When an activity's timer stood still.
    ///
    /// # Errors
    /// What the database says.
    pub fn pauses(&self, id: i64) -> Result<Vec<Pause>> {
        self.rows("SELECT from_ms, to_ms FROM pause WHERE activity_id = ?1 ORDER BY position", id, |row| {
            Ok(Pause { from_ms: row.get(0)?, to_ms: row.get(1)? })
        })
    }

    /// What was dropped or mended when an activity was read.
    ///
    /// # Errors
    /// What the database says.
    pub fn repairs(&self, id: i64) -> Result<Vec<Repair>> {
        self.rows("SELECT kind, what, samples FROM repair WHERE activity_id = ?1 ORDER BY position", id, |row| {
            Ok(Repair { kind: row.get(0)?, what: row.get(1)?, samples: number(row, 2)? })
        })
    }

    /// What the runner said of whether it was a race; nothing where that was not said, or there is no such activity.
    ///
    /// # Errors
    /// What the database says.
    pub fn race_said(&self, id: i64) -> Result<Option<bool>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT race_said FROM activity WHERE id = ?1")?;
            Ok(query.query_row([id], |row| row.get(0)).optional()?.flatten())
        })
    }

    /// Keeps what the runner says: a race, none, or nothing (`None`). False when there is no such activity.
    ///
    /// # Errors
    /// What the database says.
    pub fn say_race(&self, id: i64, race: Option<bool>) -> Result<bool> {
        self.write(|db| {
            let found = db.execute("UPDATE activity SET race_said = ?1 WHERE id = ?2", params![race, id])? > 0;
            ledger::forget_from(db, ledger::day_of(db, id)?.as_deref())?;
            Ok(found)
        })
    }

    fn rows<T>(&self, sql: &str, id: i64, each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        self.read(|db| collect(db, sql, id, each))
    }
}

/// An activity's samples; empty when it has none.
pub(crate) fn recording(db: &Connection, id: i64) -> Result<Recording> {
    let mut query = db.prepare_cached("SELECT name, packed FROM channel WHERE activity_id = ?1")?;
    let rows = query.query_map([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    let columns: Vec<(String, Vec<u8>)> = rows.collect::<rusqlite::Result<_>>()?;
    unpacked(&columns, &format!("of activity {id}"))
}

/// A recording from its packed columns; `whose` is said of a damaged one.
pub(crate) fn unpacked<S: AsRef<str>>(columns: &[(S, Vec<u8>)], whose: &str) -> Result<Recording> {
    let find = |name: &str| columns.iter().find(|(found, _)| found.as_ref() == name).map(|(_, bytes)| bytes);
    let mut recording = Recording::default();
    let Some(times) = find(derived::ELAPSED) else { return Ok(recording) };
    recording.elapsed_ms = column::unpack_times(times, &format!("the times {whose}"))?;
    for channel in Channel::ALL {
        let Some(bytes) = find(channel.name()) else { continue };
        let what = format!("the {} {whose}", channel.name());
        let values = column::unpack(bytes, &what)?;
        if values.len() != recording.len() {
            return Err(Error::damaged(what, format!("{} values for {} rows", values.len(), recording.len())));
        }
        recording.set(channel, values);
    }
    Ok(recording)
}

fn collect<T>(
    db: &Connection,
    sql: &str,
    id: i64,
    each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    Ok(db.prepare_cached(sql)?.query_map([id], each)?.collect::<rusqlite::Result<_>>()?)
}

impl From<training::Lap> for StoredLap {
    fn from(lap: training::Lap) -> Self {
        Self {
            start_s: lap.start_ms as f64 / 1000.0,
            elapsed_s: lap.elapsed.s(),
            timer_s: lap.timer.map(|t| t.s()),
            distance_m: lap.distance.map(|d| d.m()),
            heart_rate_bpm: lap.heart_rate.map(|h| h.bpm()),
            workout_step: lap.workout_step,
            intensity: lap.intensity,
            ended_by: lap.trigger,
        }
    }
}
