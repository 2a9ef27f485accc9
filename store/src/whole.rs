//! Everything that is kept beside originals, so that it can be taken elsewhere and put in again.

use crate::{
    Error, Result, Sha256, Store, ledger,
    open::{number, stored},
};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

/// What the runner said of an activity, named by its original.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidOfActivity {
    /// Of the original.
    pub sha256: Sha256,
    /// Where in it.
    pub position: usize,
    /// A race, or none, where that was said.
    pub race: Option<bool>,
    /// Distances in the order said, with their day; none gives back the file's own.
    pub distances: Vec<(Option<f64>, Date)>,
}

/// A plan with every change ever made of it, also those that were undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholePlan {
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// As it was made.
    pub document: String,
    /// What it was made from; none for plans of older versions.
    pub spec: Option<String>,
    /// It is the one that counts.
    pub in_force: bool,
    /// The number of the change in force; none for the plan as it was made.
    pub head: Option<i64>,
    /// In the order made.
    pub changes: Vec<WholeChange>,
}

/// A change of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeChange {
    /// Its number in its library.
    pub id: i64,
    /// The change that it builds on.
    pub before: Option<i64>,
    /// When, RFC 3339.
    pub made_at: String,
    /// The runner's day.
    pub made_on: String,
    /// What was asked for, JSON.
    pub edit: String,
    /// What it changed, JSON.
    pub changes: String,
    /// The plan after it.
    pub document: String,
    /// What it was made from after it.
    pub spec: String,
}

impl Store {
    /// What was said of activities, in the order of their originals.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn said_of_activities(&self) -> Result<Vec<SaidOfActivity>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT a.id, o.sha256, a.position, a.race_said FROM activity a JOIN original o ON o.id = a.original_id
                 WHERE a.race_said IS NOT NULL OR EXISTS (SELECT 1 FROM correction c WHERE c.activity_id = a.id)
                 ORDER BY o.id, a.position",
            )?;
            let mut rows = query.query([])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(SaidOfActivity {
                    sha256: Sha256::from_column(row, "sha256")?,
                    position: number(row, "position")?,
                    race: row.get("race_said")?,
                    distances: distances(db, row.get("id")?)?,
                });
            }
            Ok(all)
        })
    }

    /// What exports told of activities, in the order of their originals: the original's checksum, the place in it, and the document.
    ///
    /// # Errors
    /// What the database says.
    pub fn told_of_activities(&self) -> Result<Vec<(Sha256, usize, String)>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT o.sha256, a.position, t.document FROM told t JOIN activity a ON a.id = t.activity_id
                 JOIN original o ON o.id = a.original_id ORDER BY o.id, a.position, t.import_id",
            )?;
            let rows = query.query_map([], |row| {
                Ok((Sha256::from_column(row, "sha256")?, number(row, "position")?, row.get("document")?))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The activity at a place of an original: its own, or the one that it is a twin of.
    ///
    /// # Errors
    /// What the database says.
    pub fn activity_at(&self, sha256: Sha256, position: usize) -> Result<Option<i64>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT a.id FROM activity a JOIN original o ON o.id = a.original_id WHERE o.sha256 = ?1 AND a.position = ?2
                 UNION ALL
                 SELECT t.activity_id FROM twin t JOIN original o ON o.id = t.original_id WHERE o.sha256 = ?1 AND t.position = ?2",
            )?;
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            Ok(query.query_row(params![sha256.0, position], |row| row.get(0)).optional()?)
        })
    }

    /// Every plan with its changes, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn whole_plans(&self) -> Result<Vec<WholePlan>> {
        self.read(|db| {
            let mut query =
                db.prepare_cached("SELECT id, made_at, document, spec, in_force, head FROM plan ORDER BY id")?;
            let mut rows = query.query([])?;
            let mut plans = Vec::new();
            while let Some(row) = rows.next()? {
                plans.push(WholePlan {
                    made_at: row.get("made_at")?,
                    document: row.get("document")?,
                    spec: row.get("spec")?,
                    in_force: row.get("in_force")?,
                    head: row.get("head")?,
                    changes: changes(db, row.get("id")?)?,
                });
            }
            Ok(plans)
        })
    }

    /// Puts a plan in with its changes, all or nothing, and tells its number. It is in force if it was and no other is. Nothing where it is
    /// there already.
    ///
    /// # Errors
    /// What the database says; [`Error::Damaged`] where a change builds on one that is not there.
    pub fn put_whole_plan(&self, plan: &WholePlan) -> Result<Option<i64>> {
        self.write(|db| {
            let taken = db.query_row("SELECT 1 FROM plan WHERE in_force = 1", [], |_| Ok(())).optional()?.is_some();
            if let Some(same) = same(db, plan)? {
                if plan.in_force && !taken {
                    db.execute("UPDATE plan SET in_force = 1 WHERE id = ?1", [same])?;
                }
                return Ok(None);
            }
            db.execute(
                "INSERT INTO plan (made_at, document, spec, in_force) VALUES (?1, ?2, ?3, ?4)",
                params![plan.made_at, plan.document, plan.spec, plan.in_force && !taken],
            )?;
            let id = db.last_insert_rowid();
            let mut numbers: Vec<(i64, i64)> = Vec::new();
            let renumbered = |numbers: &[(i64, i64)], old: Option<i64>| match old {
                None => Ok(None),
                Some(old) => {
                    let missing = || Error::damaged("a plan to take over", format!("it has no change {old}"));
                    numbers.iter().find(|(was, _)| *was == old).map(|(_, is)| Some(*is)).ok_or_else(missing)
                }
            };
            for change in &plan.changes {
                db.execute(
                    "INSERT INTO plan_change (plan_id, before_id, made_at, made_on, edit, changes, document, spec)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    params![
                        id,
                        renumbered(&numbers, change.before)?,
                        change.made_at,
                        change.made_on,
                        change.edit,
                        change.changes,
                        change.document,
                        change.spec
                    ],
                )?;
                numbers.push((change.id, db.last_insert_rowid()));
            }
            db.execute("UPDATE plan SET head = ?2 WHERE id = ?1", params![id, renumbered(&numbers, plan.head)?])?;
            ledger::forget(db)?;
            Ok(Some(id))
        })
    }

    /// Removes a plan that has no more than so many changes; false where there is none, or it was changed since.
    ///
    /// # Errors
    /// What the database says; then nothing was removed.
    pub fn remove_plan(&self, id: i64, changes: usize) -> Result<bool> {
        self.write(|db| {
            let made: i64 =
                db.query_row("SELECT count(*) FROM plan_change WHERE plan_id = ?1", [id], |row| row.get(0))?;
            if made > stored(changes) {
                return Ok(false);
            }
            db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
            db.execute("UPDATE plan SET head = NULL WHERE id = ?1", [id])?;
            db.execute("DELETE FROM plan_change WHERE plan_id = ?1", [id])?;
            let removed = db.execute("DELETE FROM plan WHERE id = ?1", [id])? > 0;
            ledger::forget(db)?;
            Ok(removed)
        })
    }
}

/// The plan that is the very one, with the same changes ever made of it.
fn same(db: &Connection, plan: &WholePlan) -> Result<Option<i64>> {
    let mut query = db.prepare_cached("SELECT id FROM plan WHERE made_at = ?1 AND document = ?2 ORDER BY id")?;
    let alike: Vec<i64> =
        query.query_map(params![plan.made_at, plan.document], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in alike {
        let there = changes(db, id)?;
        let equal = |(a, b): (&WholeChange, &WholeChange)| {
            a.made_at == b.made_at && a.edit == b.edit && a.document == b.document
        };
        if there.len() == plan.changes.len() && there.iter().zip(&plan.changes).all(equal) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn distances(db: &Connection, activity: i64) -> Result<Vec<(Option<f64>, Date)>> {
    let mut query = db.prepare_cached(
        "SELECT distance_m, said_on FROM correction WHERE activity_id = ?1 AND what = 'distance' ORDER BY id",
    )?;
    let rows = query.query_map([activity], |row| Ok((row.get::<_, Option<f64>>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (distance_m, on) = row?;
        let on = on.parse().map_err(|why| Error::damaged(format!("the day {on:?} of a distance said"), why))?;
        Ok((distance_m, on))
    })
    .collect()
}

fn changes(db: &Connection, plan: i64) -> Result<Vec<WholeChange>> {
    let mut query = db.prepare_cached(
        "SELECT id, before_id, made_at, made_on, edit, changes, document, spec FROM plan_change WHERE plan_id = ?1 ORDER BY id",
    )?;
    let rows = query.query_map([plan], |row| {
        Ok(WholeChange {
            id: row.get("id")?,
            before: row.get("before_id")?,
            made_at: row.get("made_at")?,
            made_on: row.get("made_on")?,
            edit: row.get("edit")?,
            changes: row.get("changes")?,
            document: row.get("document")?,
            spec: row.get("spec")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
