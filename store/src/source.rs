//! The files of an activity that has several, and what each of them gives.

use crate::{
    Derived, Result, Sha256, Store, derived, join, ledger,
    open::{number, stored},
    said::OWN,
};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Marks an activity with the version that no model has, 0: figures of it are to be made again.
const MARK: &str = "UPDATE summary SET model_version = 0 WHERE activity_id = ?1";
/// Those that are marked. The version stands in the text: only so the index over these few rows is used.
pub(crate) const MARKED: &str = "SELECT activity_id FROM summary WHERE model_version = 0 ORDER BY activity_id";

/// Where an activity is found: an original, and which of its activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The original.
    pub original: i64,
    /// Which of its activities, from 0.
    pub position: usize,
}

/// A file of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is.
    pub place: Place,
    /// `fit`, `tcx`, `gpx`, …
    pub kind: String,
    /// Where it was found.
    pub path: String,
    /// Of its bytes.
    pub sha256: Sha256,
}

/// A part of the recording that a source gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The part's word.
    pub part: String,
    /// Why it is this source's, one word.
    pub why: String,
}

/// What is derived of one source of an activity that has several.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSource {
    /// Where it is.
    pub place: Place,
    /// Unix time in milliseconds.
    pub start_ms: i64,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Length.
    pub distance_m: Option<f64>,
    /// The device.
    pub device: Option<String>,
    /// Rows of the recording.
    pub records: usize,
    /// Channels of the recording.
    pub channels: Vec<String>,
    /// The parts of the activity that it gives.
    pub gives: Vec<Given>,
}

impl Store {
    /// The files of an activity, its own first; those of the import `without` are left out.
    ///
    /// # Errors
    /// What the database says.
    pub fn source_files(&self, activity: i64, without: Option<i64>) -> Result<Vec<SourceFile>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/sources_of.sql"))?;
            let rows = query.query_map(params![activity, without], |row| {
                Ok(SourceFile {
                    place: Place { original: row.get("original_id")?, position: number(row, "position")? },
                    kind: row.get("kind")?,
                    path: row.get("path")?,
                    sha256: Sha256::from_column(row, "sha256")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What is derived of the sources of an activity that has several, in their order.
    ///
    /// # Errors
    /// What the database says.
    pub fn sources(&self, activity: i64) -> Result<Vec<StoredSource>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT original_id, position, start_ms, elapsed_s, distance_m, device, records, channels, gives
                 FROM source WHERE activity_id = ?1 ORDER BY turn",
            )?;
            let mut rows = query.query([activity])?;
            let mut sources = Vec::new();
            while let Some(row) = rows.next()? {
                let (channels, gives): (String, String) = (row.get("channels")?, row.get("gives")?);
                let gives = serde_json::from_str(&gives)
                    .map_err(|why| crate::Error::damaged(format!("a source of activity {activity}"), why))?;
                sources.push(StoredSource {
                    place: Place { original: row.get("original_id")?, position: number(row, "position")? },
                    start_ms: row.get("start_ms")?,
                    elapsed_s: row.get("elapsed_s")?,
                    distance_m: row.get("distance_m")?,
                    device: row.get("device")?,
                    records: number(row, "records")?,
                    channels: channels.split_whitespace().map(str::to_owned).collect(),
                    gives,
                });
            }
            Ok(sources)
        })
    }

    /// Activities that got or lost a source since they were derived.
    ///
    /// # Errors
    /// What the database says.
    pub fn to_join(&self) -> Result<Vec<i64>> {
        self.read(|db| {
            let mut query = db.prepare_cached(MARKED)?;
            Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Splits one of an activity's several files off as an activity of its own and tells its number; none where the file is not one of
    /// them any more, or the only one. Where it is the activity's own, the next file becomes that. Both are handed over with what is
    /// derived of them apart.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn split(&self, activity: i64, off: Place, on: Date, left: &Derived, new: &Derived) -> Result<Option<i64>> {
        self.write(|db| {
            let taken = db.execute(
                "DELETE FROM twin WHERE activity_id = ?1 AND original_id = ?2 AND position = ?3",
                params![activity, off.original, stored(off.position)],
            )?;
            let was_own = taken == 0 && let_own_go(db, activity, off)?;
            if taken == 0 && !was_own {
                return Ok(None);
            }
            db.execute(
                "INSERT INTO activity (original_id, position) VALUES (?1, ?2)",
                params![off.original, stored(off.position)],
            )?;
            let other = db.last_insert_rowid();
            new.insert(db, other)?;
            db.execute(
                "INSERT INTO correction (activity_id, said_on, what, part, original_id, position, other_id) VALUES (?1, ?2, 'split', ?3, ?4, ?5, ?6)",
                params![activity, on.to_string(), was_own.then_some(OWN), off.original, stored(off.position), other],
            )?;
            replace(db, activity, left)?;
            Ok(Some(other))
        })
    }

    /// Joins what the last word on an activity split off with it again, with what is derived of both together. What was told of the
    /// other is told of this one. False when that is not the last word any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn undo_split(&self, activity: i64, last: i64, joined: &Derived) -> Result<bool> {
        self.write(|db| {
            let found = db
                .query_row(
                    "SELECT other_id, original_id, position, part IS ?3 FROM correction
                     WHERE id = ?2 AND what = 'split' AND id = (SELECT max(id) FROM correction WHERE activity_id = ?1)",
                    params![activity, last, OWN],
                    |row| {
                        Ok((
                            row.get::<_, i64>(0)?,
                            (row.get::<_, i64>(1)?, row.get::<_, i64>(2)?),
                            row.get::<_, bool>(3)?,
                        ))
                    },
                )
                .optional()?;
            let Some((other, off, was_own)) = found else { return Ok(false) };
            derived::remove(db, other)?;
            join::move_over(db, other, activity)?;
            db.execute("DELETE FROM correction WHERE id = ?1", [last])?;
            db.execute("DELETE FROM activity WHERE id = ?1", [other])?;
            if was_own {
                make_own(db, activity, off)?;
            }
            replace(db, activity, joined)?;
            Ok(true)
        })
    }
}

/// Lets the next of an activity's files be its own, and the one that was so far go; false where that is not its own or there is no next.
fn let_own_go(db: &Connection, activity: i64, own: Place) -> Result<bool> {
    let next = "SELECT t.original_id, t.position FROM twin t JOIN activity a ON a.id = t.activity_id
                WHERE a.id = ?1 AND a.original_id = ?2 AND a.position = ?3 ORDER BY t.original_id, t.position LIMIT 1";
    let place = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = db.query_row(next, params![activity, own.original, stored(own.position)], place).optional()?;
    let Some(next) = found else { return Ok(false) };
    make_own(db, activity, next)?;
    db.execute(
        "DELETE FROM twin WHERE original_id = ?1 AND position = ?2",
        params![own.original, stored(own.position)],
    )?;
    Ok(true)
}

/// Makes one of an activity's other files its own, and its own one of the others; nothing where that is not one of them.
fn make_own(db: &Connection, activity: i64, (original, position): (i64, i64)) -> Result<()> {
    let away = "DELETE FROM twin WHERE activity_id = ?1 AND original_id = ?2 AND position = ?3";
    if db.execute(away, params![activity, original, position])? > 0 {
        db.execute("INSERT INTO twin (original_id, position, activity_id) SELECT original_id, position, id FROM activity WHERE id = ?1", [activity])?;
        db.execute(
            "UPDATE activity SET original_id = ?2, position = ?3 WHERE id = ?1",
            params![activity, original, position],
        )?;
    }
    Ok(())
}

/// Writes what is derived of an activity's sources.
pub(crate) fn insert(db: &Connection, activity: i64, sources: &[StoredSource]) -> Result<()> {
    let mut query = db.prepare_cached(
        "INSERT INTO source (activity_id, turn, original_id, position, start_ms, elapsed_s, distance_m, device, records, channels, gives)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for (turn, source) in sources.iter().enumerate() {
        let gives = serde_json::to_string(&source.gives)
            .map_err(|why| crate::Error::damaged(format!("a source of activity {activity}"), why))?;
        query.execute(params![
            activity,
            stored(turn),
            source.place.original,
            stored(source.place.position),
            source.start_ms,
            source.elapsed_s,
            source.distance_m,
            source.device,
            stored(source.records),
            source.channels.join(" "),
            gives
        ])?;
    }
    Ok(())
}

/// Says that an activity's figures are to be made again, since it got another source.
pub(crate) fn mark(db: &Connection, activity: i64) -> Result<()> {
    db.prepare_cached(MARK)?.execute([activity])?;
    Ok(())
}

fn replace(db: &Connection, activity: i64, new: &Derived) -> Result<()> {
    derived::remove(db, activity)?;
    new.insert(db, activity)?;
    ledger::forget(db)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_import_looks_at_no_row_that_it_does_not_need() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let plan = |sql: &str| {
            let explained = format!("EXPLAIN QUERY PLAN {}", sql.replace("?1", "'2026-01-01'"));
            store.read(|db| Ok(db.query_row(&explained, [], |row| row.get::<_, String>("detail"))?)).unwrap()
        };
        assert!(plan(MARKED).contains("summary_stale"), "{}", plan(MARKED));
        let dropped = plan("DELETE FROM ledger WHERE until >= ?1");
        assert!(dropped.contains("ledger_until"), "{dropped}");
    }
}
