//! Changes of the plan in force: each a document of its own, so that undo gives back what was there byte for byte.

use crate::{Result, Store};
use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, params};

/// A change of a plan as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Its number.
    pub id: i64,
    /// The runner's day, ISO 8601.
    pub made_on: String,
    /// What was asked for, JSON.
    pub edit: String,
    /// What it changed and by which rule, JSON.
    pub changes: String,
    /// The `stayer.plan/1` document after it.
    pub document: String,
}

/// A change to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewChange<'a> {
    /// When.
    pub made_at: Timestamp,
    /// The runner's day.
    pub made_on: Date,
    /// What was asked for, JSON.
    pub edit: &'a str,
    /// What it changed and by which rule, JSON.
    pub changes: &'a str,
    /// The `stayer.plan/1` document after it.
    pub document: &'a str,
    /// The `stayer.spec/1` document after it.
    pub spec: &'a str,
}

fn record(row: &Row<'_>) -> rusqlite::Result<ChangeRecord> {
    Ok(ChangeRecord {
        id: row.get("id")?,
        made_on: row.get("made_on")?,
        edit: row.get("edit")?,
        changes: row.get("changes")?,
        document: row.get("document")?,
    })
}

impl Store {
    /// Keeps a change of a plan and puts it in force, if the change in force is still `head`. Tells its number, or none
    /// where another program was quicker.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_change(&self, plan: i64, head: Option<i64>, change: &NewChange<'_>) -> Result<Option<i64>> {
        self.write(|db| {
            let same = "SELECT 1 FROM plan WHERE id = ?1 AND in_force = 1 AND head IS ?2";
            if db.query_row(same, params![plan, head], |_| Ok(())).optional()?.is_none() {
                return Ok(None);
            }
            db.execute(
                "INSERT INTO plan_change (plan_id, before_id, made_at, made_on, edit, changes, document, spec)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    plan,
                    head,
                    change.made_at.to_string(),
                    change.made_on.to_string(),
                    change.edit,
                    change.changes,
                    change.document,
                    change.spec
                ],
            )?;
            let id = db.last_insert_rowid();
            db.execute("UPDATE plan SET head = ?2 WHERE id = ?1", params![plan, id])?;
            Ok(Some(id))
        })
    }

    /// Takes the last change of the plan in force back and tells which; none where there is none. Nothing is deleted.
    ///
    /// # Errors
    /// What the database says.
    pub fn undo_change(&self) -> Result<Option<ChangeRecord>> {
        self.write(|db| {
            let head = "SELECT c.* FROM plan p JOIN plan_change c ON c.id = p.head WHERE p.in_force = 1";
            let undone = db.query_row(head, [], record).optional()?;
            if let Some(undone) = &undone {
                db.execute(
                    "UPDATE plan SET head = (SELECT before_id FROM plan_change WHERE id = ?1) WHERE in_force = 1",
                    [undone.id],
                )?;
            }
            Ok(undone)
        })
    }

    /// Makes the change that was taken back last again and tells which; none where there is none. What was changed after
    /// an undo takes the place of what was undone.
    ///
    /// # Errors
    /// What the database says.
    pub fn redo_change(&self) -> Result<Option<ChangeRecord>> {
        self.write(|db| {
            let next = "SELECT c.* FROM plan p JOIN plan_change c ON c.plan_id = p.id AND c.before_id IS p.head
                        WHERE p.in_force = 1 ORDER BY c.id DESC LIMIT 1";
            let redone = db.query_row(next, [], record).optional()?;
            if let Some(redone) = &redone {
                db.execute("UPDATE plan SET head = ?1 WHERE in_force = 1", [redone.id])?;
            }
            Ok(redone)
        })
    }

    /// The changes that led from the original to the plan in force, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn changes(&self) -> Result<Vec<ChangeRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "WITH RECURSIVE chain (id) AS (
                     SELECT head FROM plan WHERE in_force = 1 AND head IS NOT NULL
                     UNION ALL
                     SELECT c.before_id FROM plan_change c JOIN chain ON c.id = chain.id WHERE c.before_id IS NOT NULL)
                 SELECT c.* FROM plan_change c JOIN chain ON c.id = chain.id ORDER BY c.id",
            )?;
            Ok(query.query_map([], record)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
