//! What no file tells: the runner's own entries, by day.

use crate::{Error, Result, Store};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, params};
use std::ops::RangeInclusive;

/// One entry of the runner's log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRecord {
    /// Its number.
    pub id: i64,
    /// What it is about, one word: `weight`, `rpe`, …
    pub kind: String,
    /// The day it is about.
    pub date: Date,
    /// What was told, as JSON.
    pub document: String,
}

const KEYED: &str = "SELECT id, kind, date, document FROM log JOIN log_key ON log_id = id WHERE key = ?1";

impl Store {
    /// Adds an entry and tells its number.
    ///
    /// # Errors
    /// What the database says; it refuses a document that is no JSON.
    pub fn add_log(&self, kind: &str, date: Date, document: &str) -> Result<i64> {
        self.write(|db| {
            db.execute(
                "INSERT INTO log (kind, date, document) VALUES (?1, ?2, ?3)",
                params![kind, date.to_string(), document],
            )?;
            Ok(db.last_insert_rowid())
        })
    }

    /// Adds an entry under a key, once: where the key has an entry already, that one is told and nothing is added. Tells the entry and
    /// whether it is new.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn add_log_once(&self, key: &str, kind: &str, date: Date, document: &str) -> Result<(LogRecord, bool)> {
        self.write(|db| {
            if let Some(known) = db.query_row(KEYED, [key], |row| Ok(record(row))).optional()?.transpose()? {
                return Ok((known, false));
            }
            db.execute(
                "INSERT INTO log (kind, date, document) VALUES (?1, ?2, ?3)",
                params![kind, date.to_string(), document],
            )?;
            let id = db.last_insert_rowid();
            db.execute("INSERT INTO log_key (key, log_id) VALUES (?1, ?2)", params![key, id])?;
            Ok((LogRecord { id, kind: kind.to_owned(), date, document: document.to_owned() }, true))
        })
    }

    /// The entry of a key, also where it was taken back since.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn log_of_key(&self, key: &str) -> Result<Option<LogRecord>> {
        self.read(|db| db.query_row(KEYED, [key], |row| Ok(record(row))).optional()?.transpose())
    }

    /// Entries of these days that were not taken back, by day, of one kind or of all.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn log(&self, days: RangeInclusive<Date>, kind: Option<&str>) -> Result<Vec<LogRecord>> {
        let (from, until) = (days.start().to_string(), days.end().to_string());
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, kind, date, document FROM log
                 WHERE taken_back = 0 AND date BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY date, id",
            )?;
            let mut rows = query.query(params![from, until, kind])?;
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                entries.push(record(row)?);
            }
            Ok(entries)
        })
    }

    /// Takes back the entry that was added last and tells which; nothing when there is none.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn take_back_log(&self) -> Result<Option<LogRecord>> {
        self.write(|db| {
            let newest = "SELECT id, kind, date, document FROM log WHERE taken_back = 0 ORDER BY id DESC LIMIT 1";
            let Some(last) = db.query_row(newest, [], |row| Ok(record(row))).optional()?.transpose()? else {
                return Ok(None);
            };
            db.execute("UPDATE log SET taken_back = 1 WHERE id = ?1", [last.id])?;
            Ok(Some(last))
        })
    }
}

fn record(row: &Row<'_>) -> Result<LogRecord> {
    let date: String = row.get("date")?;
    Ok(LogRecord {
        id: row.get("id")?,
        kind: row.get("kind")?,
        date: date.parse().map_err(|why| Error::damaged(format!("the date {date:?} of a log entry"), why))?,
        document: row.get("document")?,
    })
}
