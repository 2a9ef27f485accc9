//! Answers of the hold ledger, kept until something they rest on changes.

use crate::{Result, Store};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

/// So many answers are kept at most: those of past days, which nobody asks for any more, go first.
const MOST: i64 = 2000;

/// An answer that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// Everything that it depends on beside the library: the day, the model's version, the seed.
    pub key: String,
    /// The last day whose activities may change it; [`Date::MAX`] where any may.
    pub until: Date,
    /// The answer.
    pub document: String,
}

/// Drops every kept answer; called inside each transaction that changes what answers rest on.
pub(crate) fn forget(db: &Connection) -> Result<()> {
    forget_from(db, Some(""))
}

/// Drops the answers that activities of a day or later may change; none where no activity changed.
pub(crate) fn forget_from(db: &Connection, day: Option<&str>) -> Result<()> {
    if let Some(day) = day {
        db.prepare_cached("DELETE FROM ledger WHERE until >= ?1")?.execute([day])?;
    }
    db.prepare_cached("UPDATE revision SET count = count + 1")?.execute([])?;
    Ok(())
}

/// The local day of an activity that is there.
pub(crate) fn day_of(db: &Connection, activity: i64) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT date FROM summary WHERE activity_id = ?1")?;
    Ok(query.query_row([activity], |row| row.get(0)).optional()?)
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

    /// Keeps answers unless the library has changed since `revision`; keeps none where nothing can be written.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_ledger(&self, answers: &[NewAnswer], revision: i64) -> Result<()> {
        if self.is_read_only() {
            return Ok(());
        }
        self.write(|db| {
            let mut insert = db.prepare_cached(
                "INSERT INTO ledger (key, until, document) SELECT ?1, ?2, ?3 FROM revision WHERE count = ?4
                 ON CONFLICT (key) DO UPDATE SET until = ?2, document = ?3",
            )?;
            for answer in answers {
                insert.execute(params![answer.key, answer.until.to_string(), answer.document, revision])?;
            }
            db.prepare_cached("DELETE FROM ledger WHERE id <= (SELECT max(id) FROM ledger) - ?1")?.execute([MOST])?;
            Ok(())
        })
    }
}
