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
    /// The `stayer.plan/1` document in force as JSON: the original with its changes.
    pub document: String,
    /// The same as it was made, before any change.
    pub original: String,
    /// The `stayer.spec/1` document that it rests on; plans of older versions have none.
    pub spec: Option<String>,
    /// The change in force.
    pub head: Option<i64>,
    /// It is the one that counts.
    pub in_force: bool,
}

/// Every plan with the change of it that counts.
const SELECT: &str = "SELECT p.id, p.made_at, p.document AS original, p.in_force, p.head,
    coalesce(c.document, p.document) AS document, coalesce(c.spec, p.spec) AS spec
    FROM plan p LEFT JOIN plan_change c ON c.id = p.head";

fn record(row: &Row<'_>) -> rusqlite::Result<PlanRecord> {
    Ok(PlanRecord {
        id: row.get("id")?,
        made_at: row.get("made_at")?,
        document: row.get("document")?,
        original: row.get("original")?,
        spec: row.get("spec")?,
        head: row.get("head")?,
        in_force: row.get("in_force")?,
    })
}

impl Store {
    /// Keeps a plan with what it was made from and puts it in force; the one before stays, no longer in force. Tells its number.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_plan_in_force(&self, made_at: Timestamp, document: &str, spec: &str) -> Result<i64> {
        self.write(|db| {
            db.execute("UPDATE plan SET in_force = 0 WHERE in_force = 1", [])?;
            db.execute(
                "INSERT INTO plan (made_at, document, spec, in_force) VALUES (?1, ?2, ?3, 1)",
                params![made_at.to_string(), document, spec],
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
            let mut query = db.prepare_cached(&format!("{SELECT} WHERE p.in_force = 1"))?;
            Ok(query.query_row([], record).optional()?)
        })
    }

    /// Every plan ever made, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn plans(&self) -> Result<Vec<PlanRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(&format!("{SELECT} ORDER BY p.id DESC"))?;
            Ok(query.query_map([], record)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
