//! What no file tells of the runner: facts by key.

use crate::{Result, Store, ledger};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

impl Store {
    /// Every fact by its key.
    ///
    /// # Errors
    /// What the database says.
    pub fn facts(&self) -> Result<BTreeMap<String, String>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT key, value FROM fact")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One fact.
    ///
    /// # Errors
    /// What the database says.
    pub fn fact(&self, key: &str) -> Result<Option<String>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT value FROM fact WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps a fact, or takes it back when there is no value.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_fact(&self, key: &str, value: Option<&str>) -> Result<()> {
        self.write(|db| {
            match value {
                Some(value) => db.execute(
                    "INSERT INTO fact (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                    params![key, value],
                )?,
                None => db.execute("DELETE FROM fact WHERE key = ?1", [key])?,
            };
            ledger::forget(db)
        })
    }
}
