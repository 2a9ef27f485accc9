//! Taking a whole import back.

use crate::{
    Derived, Result, Store, derived, ledger,
    open::{number, stored},
    told,
};
use rusqlite::{Connection, params};

/// An activity that outlives an import which brought a file of it, because another import brought another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heir {
    /// The activity.
    pub activity: i64,
    /// The original that is its own from now on.
    pub original: i64,
    /// Where in that original.
    pub position: usize,
}

impl Store {
    /// Whether there is such an import.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_import(&self, import: i64) -> Result<bool> {
        self.read(|db| {
            Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM import WHERE id = ?1)", [import], |row| row.get(0))?)
        })
    }

    /// Activities of which an import brought a file and other imports one too. They stay, with the files that stay; derive them again from those.
    ///
    /// # Errors
    /// What the database says.
    pub fn heirs(&self, import: i64) -> Result<Vec<Heir>> {
        self.read(|db| heirs(db, import))
    }

    /// Takes an import back: its originals and what they brought. Each heir is handed over with what was derived from its
    /// new original. Tells how many activities went, or `None` when the library changed since [`Self::heirs`] was asked.
    ///
    /// # Errors
    /// What the database says; then nothing was removed.
    pub fn undo_import(&self, import: i64, handed_over: &[(Heir, Derived)]) -> Result<Option<usize>> {
        self.write(|db| {
            let now = heirs(db, import)?;
            if now.iter().ne(handed_over.iter().map(|(heir, _)| heir)) {
                return Ok(None);
            }
            for (heir, derived) in handed_over {
                hand_over(db, *heir, derived)?;
            }
            let mut query = db.prepare(
                "SELECT a.id FROM activity a JOIN original o ON o.id = a.original_id WHERE o.import_id = ?1",
            )?;
            let activities: Vec<i64> = query.query_map([import], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            for &activity in &activities {
                db.prepare_cached(
                    "DELETE FROM log WHERE import_id IS NOT NULL AND kind = 'rpe' AND document ->> '$.activity' = ?1",
                )?
                .execute([activity])?;
                derived::remove(db, activity)?;
            }
            told::take_back(db, import)?;
            db.execute("DELETE FROM told WHERE activity_id IN (SELECT a.id FROM activity a JOIN original o ON o.id = a.original_id WHERE o.import_id = ?1)", [import])?;
            db.execute("DELETE FROM log WHERE import_id = ?1", [import])?;
            db.execute("DELETE FROM import_file WHERE import_id = ?1", [import])?;
            let of_import = "original_id IN (SELECT id FROM original WHERE import_id = ?1)";
            db.execute(&format!("DELETE FROM correction WHERE {of_import}"), [import])?;
            db.execute(&format!("DELETE FROM twin WHERE {of_import}"), [import])?;
            db.execute(&format!("DELETE FROM activity WHERE {of_import}"), [import])?;
            db.execute("DELETE FROM original WHERE import_id = ?1", [import])?;
            db.execute("DELETE FROM taken_over WHERE import_id = ?1", [import])?;
            db.execute("DELETE FROM import WHERE id = ?1", [import])?;
            ledger::forget(db)?;
            Ok(Some(activities.len()))
        })
    }
}

fn heirs(db: &Connection, import: i64) -> Result<Vec<Heir>> {
    let mut query = db.prepare_cached(include_str!("../queries/heirs.sql"))?;
    let rows = query.query_map([import], |row| {
        Ok(Heir {
            activity: row.get("activity_id")?,
            original: row.get("original_id")?,
            position: number(row, "position")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn hand_over(db: &Connection, heir: Heir, derived: &Derived) -> Result<()> {
    db.execute(
        "DELETE FROM twin WHERE original_id = ?1 AND position = ?2",
        params![heir.original, stored(heir.position)],
    )?;
    db.execute(
        "UPDATE activity SET original_id = ?1, position = ?2 WHERE id = ?3",
        params![heir.original, stored(heir.position), heir.activity],
    )?;
    // What was joined is its own file from now on: there is nothing to give back any more.
    db.execute(
        "DELETE FROM correction WHERE what = 'join' AND activity_id = ?3 AND original_id = ?1 AND position = ?2",
        params![heir.original, stored(heir.position), heir.activity],
    )?;
    derived::remove(db, heir.activity)?;
    derived.insert(db, heir.activity)
}
