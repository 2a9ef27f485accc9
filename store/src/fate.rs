//! What became of every file of an import.

use crate::{
    Error, Result, Store,
    open::{number, stored},
};
use rusqlite::{Connection, params};

/// What became of one file of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// Where it was found.
    pub path: String,
    /// `imported`, `duplicate`, `skipped` or `failed`.
    pub outcome: String,
    /// The activities it holds.
    pub activities: Vec<i64>,
    /// Why.
    pub reason: Option<String>,
    /// What was mended, and what else to know.
    pub warnings: Vec<String>,
}

/// Which files of an import to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FateFilter {
    /// Only this outcome.
    pub outcome: Option<String>,
    /// So many are passed over.
    pub offset: usize,
    /// At most so many.
    pub limit: Option<usize>,
}

/// Writes what became of files of an import, the first of them at a position.
pub(crate) fn insert(db: &Connection, import: i64, first: usize, fates: impl IntoIterator<Item = Fate>) -> Result<()> {
    let mut query = db.prepare_cached(
        "INSERT OR REPLACE INTO import_file (import_id, position, path, outcome, activities, reason, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (place, fate) in fates.into_iter().enumerate() {
        let json = |list: serde_json::Result<String>| list.map_err(|why| Error::damaged("what became of a file", why));
        let (activities, warnings) =
            (json(serde_json::to_string(&fate.activities))?, json(serde_json::to_string(&fate.warnings))?);
        query.execute(params![
            import,
            stored(first + place),
            fate.path,
            fate.outcome,
            activities,
            fate.reason,
            warnings
        ])?;
    }
    Ok(())
}

impl Store {
    /// Keeps what became of files of an import, the first of them at a position.
    ///
    /// # Errors
    /// What the database says; then nothing was kept.
    pub fn add_fates(&self, import: i64, first: usize, fates: impl IntoIterator<Item = Fate>) -> Result<()> {
        self.write(|db| insert(db, import, first, fates))
    }

    /// What became of the files of an import, in the order of reading.
    ///
    /// # Errors
    /// What the database says, and damaged rows.
    pub fn fates(&self, import: i64, filter: &FateFilter) -> Result<Vec<Fate>> {
        let limit = filter.limit.map_or(-1, stored);
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT path, outcome, activities, reason, warnings FROM import_file
                 WHERE import_id = ?1 AND (?2 IS NULL OR outcome = ?2) ORDER BY position LIMIT ?3 OFFSET ?4",
            )?;
            let mut rows = query.query(params![import, filter.outcome, limit, stored(filter.offset)])?;
            let mut fates = Vec::new();
            while let Some(row) = rows.next()? {
                let damaged = |why| Error::damaged(format!("a file of import {import}"), why);
                fates.push(Fate {
                    path: row.get(0)?,
                    outcome: row.get(1)?,
                    activities: serde_json::from_str(&row.get::<_, String>(2)?).map_err(damaged)?,
                    reason: row.get(3)?,
                    warnings: serde_json::from_str(&row.get::<_, String>(4)?).map_err(damaged)?,
                });
            }
            Ok(fates)
        })
    }

    /// (outcome, reason, files) of those that were skipped or failed, the most frequent reasons first.
    ///
    /// # Errors
    /// What the database says.
    pub fn count_reasons(&self, import: i64, most: usize) -> Result<Vec<(String, String, usize)>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT outcome, coalesce(reason, ''), count(*) FROM import_file
                 WHERE import_id = ?1 AND outcome IN ('skipped', 'failed')
                 GROUP BY outcome, reason ORDER BY count(*) DESC, outcome, reason LIMIT ?2",
            )?;
            let rows = query
                .query_map(params![import, stored(most)], |row| Ok((row.get(0)?, row.get(1)?, number(row, 2)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many files of an import came to each outcome.
    ///
    /// # Errors
    /// What the database says.
    pub fn count_fates(&self, import: i64) -> Result<Vec<(String, usize)>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT outcome, count(*) FROM import_file WHERE import_id = ?1 GROUP BY outcome ORDER BY outcome",
            )?;
            let rows = query.query_map([import], |row| Ok((row.get(0)?, number(row, 1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
