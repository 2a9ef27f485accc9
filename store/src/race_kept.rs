//! How races are to be run, as the runner said to keep it.

use crate::{Result, Store};
use rusqlite::params;

impl Store {
    /// Everything that was kept of a race, JSON, oldest first: the last one counts.
    ///
    /// # Errors
    /// What the database says.
    pub fn race_kept(&self, race: i64) -> Result<Vec<String>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT document FROM race_kept WHERE race_id = ?1 ORDER BY id")?;
            let rows = query.query_map([race], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps how a race is to be run, over what was kept before; false when there is no such race.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_race(&self, race: i64, document: &str) -> Result<bool> {
        self.write(|db| {
            let added = db.execute(
                "INSERT INTO race_kept (race_id, document) SELECT id, ?2 FROM race WHERE id = ?1",
                params![race, document],
            )?;
            Ok(added > 0)
        })
    }

    /// Takes back what was kept last of a race, so that what was kept before counts again; false when nothing is kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn take_back_kept(&self, race: i64) -> Result<bool> {
        self.write(|db| {
            let last = "DELETE FROM race_kept WHERE id = (SELECT max(id) FROM race_kept WHERE race_id = ?1)";
            Ok(db.execute(last, [race])? > 0)
        })
    }
}
