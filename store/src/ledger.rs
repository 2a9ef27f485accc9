//! Answers of the hold ledger, kept until something they rest on changes.

use crate::{Result, Store};
use rusqlite::{Connection, OptionalExtension, params};

/// Drops every kept answer; called inside each transaction that changes what answers rest on.
pub(crate) fn forget(db: &Connection) -> Result<()> {
    db.prepare_cached("DELETE FROM ledger")?.execute([])?;
    db.prepare_cached("UPDATE revision SET count = count + 1")?.execute([])?;
    Ok(())
}

impl Store {
    /// How often what answers rest on has changed. Ask before computing an answer, and hand it to [`Self::keep_ledger`].
    ///
    /// # Errors
    /// What the database says.
    pub fn revision(&self) -> Result<i64> {
        self.read(|db| Ok(db.prepare_cached("SELECT count FROM revision")?.query_row([], |row| row.get(0))?))
    }

    /// The kept answer of a key.
    ///
    /// # Errors
    /// What the database says.
    pub fn ledger(&self, key: &str) -> Result<Option<String>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT document FROM ledger WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps an answer unless the library has changed since `revision`. The key says everything the answer depends on
    /// beside the library: the day, the model's version, the seed.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_ledger(&self, key: &str, document: &str, revision: i64) -> Result<()> {
        self.write(|db| {
            db.execute(
                "INSERT INTO ledger (key, document) SELECT ?1, ?2 FROM revision WHERE count = ?3 ON CONFLICT (key) DO UPDATE SET document = ?2",
                params![key, document, revision],
            )?;
            Ok(())
        })
    }
}
