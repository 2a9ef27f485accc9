//! Distances that the runner says instead of the file's.

use crate::{Derived, Result, Store, derived, ledger, open::number};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

/// What was said of an activity's distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrectionRecord {
    /// Its number; later ones are larger.
    pub id: i64,
    /// The distance; none gives back the file's own.
    pub distance_m: Option<f64>,
}

impl Store {
    /// Everything that was said of an activity's distance and not undone, the one in force last.
    ///
    /// # Errors
    /// What the database says.
    pub fn corrections(&self, activity: i64) -> Result<Vec<CorrectionRecord>> {
        self.read(|db| {
            let mut query =
                db.prepare_cached("SELECT id, distance_m FROM correction WHERE activity_id = ?1 ORDER BY id")?;
            let rows = query.query_map([activity], |row| {
                Ok(CorrectionRecord { id: row.get("id")?, distance_m: row.get("distance_m")? })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The distance that the runner says, where one is in force.
    ///
    /// # Errors
    /// What the database says.
    pub fn said_distance(&self, activity: i64) -> Result<Option<f64>> {
        Ok(self.corrections(activity)?.last().and_then(|last| last.distance_m))
    }

    /// The original that holds an activity, and where in it.
    ///
    /// # Errors
    /// What the database says.
    pub fn origin(&self, activity: i64) -> Result<Option<(i64, usize)>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT original_id, position FROM activity WHERE id = ?1")?;
            Ok(query.query_row([activity], |row| Ok((row.get(0)?, number(row, 1)?))).optional()?)
        })
    }

    /// Keeps a distance said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn correct(&self, activity: i64, distance_m: Option<f64>, on: Date, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let said = db.execute(
                "INSERT INTO correction (activity_id, distance_m, said_on) SELECT id, ?2, ?3 FROM activity WHERE id = ?1",
                params![activity, distance_m, on.to_string()],
            )?;
            if said == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }

    /// Takes the last saying away, with what is derived without it. False when it is not the last any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn undo_correction(&self, activity: i64, last: i64, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let undone = db.execute(
                "DELETE FROM correction WHERE id = ?2 AND id = (SELECT max(id) FROM correction WHERE activity_id = ?1)",
                params![activity, last],
            )?;
            if undone == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }
}

fn replace(db: &Connection, activity: i64, new: &Derived) -> Result<()> {
    derived::remove(db, activity)?;
    new.insert(db, activity)?;
    ledger::forget(db)
}
