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
    /// What an import took it from; none where the runner typed it.
    pub source: Option<String>,
}

/// An entry that an import brings.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// What it is about, one word.
    pub kind: &'static str,
    /// The day it is about.
    pub date: Date,
    /// What it says, as JSON.
    pub document: String,
    /// What it was taken from.
    pub source: String,
}

const KEYED: &str = "SELECT id, kind, date, document, source FROM log JOIN log_key ON log_id = id WHERE key = ?1";

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
            Ok((LogRecord { id, kind: kind.to_owned(), date, document: document.to_owned(), source: None }, true))
        })
    }

    /// The entry of a key, also where it was taken back since.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn log_of_key(&self, key: &str) -> Result<Option<LogRecord>> {
        self.read(|db| db.query_row(KEYED, [key], |row| Ok(record(row))).optional()?.transpose())
    }

    /// Adds what an import brings, all or none; what the same source has brought of the same day before is left out. Says which
    /// are new. What the runner typed stays and goes before it: see [`Self::log`].
    ///
    /// # Errors
    /// What the database says; then nothing was added.
    pub fn add_entries(&self, import: i64, entries: &[NewEntry]) -> Result<Vec<bool>> {
        self.write(|db| {
            let mut query = db.prepare_cached(
                "INSERT INTO log (kind, date, document, import_id, source) SELECT ?1, ?2, ?3, ?4, ?5
                 WHERE NOT EXISTS (SELECT 1 FROM log WHERE date = ?2 AND kind = ?1 AND taken_back = 0 AND source = ?5 AND document = ?3)",
            )?;
            let mut new = Vec::with_capacity(entries.len());
            for entry in entries {
                let added =
                    query.execute(params![entry.kind, entry.date.to_string(), entry.document, import, entry.source])?;
                new.push(added > 0);
            }
            Ok(new)
        })
    }

    /// Adds measures that an import brings, all or none: a later one of a day and a source goes before those that came earlier.
    ///
    /// # Errors
    /// What the database says; then nothing was added.
    pub fn add_measures(&self, import: i64, entries: &[NewEntry]) -> Result<()> {
        self.write(|db| {
            let mut query = db.prepare_cached(
                "INSERT INTO log (kind, date, document, import_id, source) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for entry in entries {
                query.execute(params![entry.kind, entry.date.to_string(), entry.document, import, entry.source])?;
            }
            Ok(())
        })
    }

    /// How many entries an import brought.
    ///
    /// # Errors
    /// What the database says.
    pub fn count_entries(&self, import: i64) -> Result<usize> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT count(*) FROM log WHERE import_id = ?1")?;
            Ok(query.query_row([import], |row| crate::open::number(row, 0))?)
        })
    }

    /// Whether every one of these entries is there already.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_entries(&self, entries: &[NewEntry]) -> Result<bool> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM log WHERE date = ?2 AND kind = ?1 AND taken_back = 0 AND source = ?4 AND document = ?3)",
            )?;
            for entry in entries {
                let there: bool = query.query_row(
                    params![entry.kind, entry.date.to_string(), entry.document, entry.source],
                    |row| row.get(0),
                )?;
                if !there {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// Entries of these days that were not taken back, by day, of one kind or of all. Of a day what imports brought comes before
    /// what the runner typed, so that the last word is the runner's.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn log(&self, days: RangeInclusive<Date>, kind: Option<&str>) -> Result<Vec<LogRecord>> {
        let (from, until) = (days.start().to_string(), days.end().to_string());
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, kind, date, document, source FROM log
                 WHERE taken_back = 0 AND date BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3)
                 ORDER BY date, import_id IS NULL, id",
            )?;
            let mut rows = query.query(params![from, until, kind])?;
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                entries.push(record(row)?);
            }
            Ok(entries)
        })
    }

    /// Removes an entry that was taken over of another library; false where there is none of that number.
    ///
    /// # Errors
    /// What the database says.
    pub fn remove_entry(&self, id: i64) -> Result<bool> {
        self.write(|db| {
            db.execute("DELETE FROM log_key WHERE log_id = ?1", [id])?;
            Ok(db.execute("DELETE FROM log WHERE id = ?1", [id])? > 0)
        })
    }

    /// Takes back the entry that the runner typed last and tells which; nothing when there is none. What imports brought goes with
    /// them: see [`Self::undo_import`].
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn take_back_log(&self) -> Result<Option<LogRecord>> {
        self.write(|db| {
            let newest = "SELECT id, kind, date, document, source FROM log WHERE taken_back = 0 AND import_id IS NULL ORDER BY id DESC LIMIT 1";
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
        source: row.get("source")?,
    })
}
