//! Plans: every one is kept, one is in force.

use crate::{Result, Store};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A plan as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRecord {
    /// Its number.
    pub id: i64,
    /// When, RFC 3339.
    pub made_at: String,
    /// The `stayer.plan/1` document as JSON.
    pub document: String,
    /// It is the one that counts.
    pub in_force: bool,
}

fn record(row: &Row<'_>) -> rusqlite::Result<PlanRecord> {
    Ok(PlanRecord {
        id: row.get("id")?,
        made_at: row.get("made_at")?,
        document: row.get("document")?,
        in_force: row.get("in_force")?,
    })
}

impl Store {
    /// Keeps a plan and puts it in force; the one before stays, no longer in force. Tells its number.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_plan_in_force(&self, made_at: Timestamp, document: &str) -> Result<i64> {
        self.write(|db| {
            db.execute("UPDATE plan SET in_force = 0 WHERE in_force = 1", [])?;
            db.execute(
                "INSERT INTO plan (made_at, document, in_force) VALUES (?1, ?2, 1)",
                params![made_at.to_string(), document],
            )?;
            Ok(db.last_insert_rowid())
        })
    }

    /// The plan in force.
    ///
    /// # Errors
    /// What the database says.
    pub fn plan_in_force(&self) -> Result<Option<PlanRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT id, made_at, document, in_force FROM plan WHERE in_force = 1")?;
            Ok(query.query_row([], record).optional()?)
        })
    }

    /// Every plan ever made, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn plans(&self) -> Result<Vec<PlanRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT id, made_at, document, in_force FROM plan ORDER BY id DESC")?;
            Ok(query.query_map([], record)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
