//! Imports: batches of originals and the activities they bring.

use crate::{
    Derived, Fate, Packed, Result, Sha256, Store, activity, derived, fate, ledger,
    open::{number, stored},
    original, source, told,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use training::Told;

/// A file that was read and derived from, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFile {
    /// The original.
    pub original: Packed,
    /// `fit`, `tcx`, `gpx`, or what else holds activities.
    pub kind: String,
    /// Where it was found.
    pub path: String,
    /// Its activities that are wanted, in their order.
    pub activities: Vec<NewActivity>,
}

/// One activity of a [`NewFile`].
#[derive(Debug, Clone, PartialEq)]
pub struct NewActivity {
    /// Where in the file, from 0.
    pub position: usize,
    /// What was derived from it.
    pub derived: Derived,
    /// What an export tells of it beside the file.
    pub told: Option<Told>,
}

/// What became of a [`NewFile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// Its activities are in the library now; `twins` are those it holds that were there already.
    Imported {
        /// New activities.
        activities: Vec<i64>,
        /// Activities of other files that this file holds too.
        twins: Vec<i64>,
    },
    /// Each of its activities was there from another file. The original is kept and linked.
    Twin(Vec<i64>),
    /// These very bytes were there. Nothing was written.
    Known(Vec<i64>),
}

/// An import of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastImport {
    /// Its number.
    pub id: i64,
    /// When, RFC 3339.
    pub at: String,
    /// What was read.
    pub source: String,
    /// Activities it brought that are still there.
    pub activities: usize,
}

impl Store {
    /// Writes files in one transaction, all or none. The import's row is made with the first file that changes anything;
    /// hand its number back with the next files of the same import.
    ///
    /// # Errors
    /// [`crate::Error::Full`], [`crate::Error::NotWritable`], or what the database says. Then nothing of these files is written.
    pub fn add(
        &self,
        import: Option<i64>,
        at: Timestamp,
        source: &str,
        files: &[NewFile],
    ) -> Result<(Option<i64>, Vec<Added>)> {
        self.add_reported(import, at, source, files, |_| (0, Vec::new()))
    }

    /// The same, with what is then said of these files and of those before them in the report of the import: from which position
    /// on, and what. It is kept in the same transaction, where the import has a row.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn add_reported<I: IntoIterator<Item = Fate>>(
        &self,
        import: Option<i64>,
        at: Timestamp,
        source: &str,
        files: &[NewFile],
        report: impl FnOnce(&[Added]) -> (usize, I),
    ) -> Result<(Option<i64>, Vec<Added>)> {
        self.write(|db| {
            let mut import = import;
            let mut all = Vec::with_capacity(files.len());
            let (mut changed, mut days) = (false, Vec::new());
            for file in files {
                if let Some(activities) = original::activities_of(db, file.original.sha256)? {
                    all.push(Added::Known(activities));
                    continue;
                }
                let number = match import {
                    Some(number) => number,
                    None => *import.insert(begin(db, at, source)?),
                };
                all.push(add_file(db, number, file, &mut days)?);
                changed = true;
            }
            if changed {
                ledger::forget_from(db, days.iter().min().map(String::as_str))?;
            }
            let (first, fates) = report(&all);
            if let Some(import) = import {
                fate::insert(db, import, first, fates)?;
            }
            Ok((import, all))
        })
    }

    /// The activity that a newly read one is another download of, if the library has it.
    ///
    /// # Errors
    /// What the database says.
    pub fn twin_of(&self, derived: &Derived) -> Result<Option<i64>> {
        self.read(|db| twin_of(db, derived, -1))
    }

    /// Keeps what an export tells of activities that are there already, in one transaction. As with [`Self::add`] the import's
    /// row is made with the first that is new; says which of them were.
    ///
    /// # Errors
    /// What the database says; then nothing was kept.
    pub fn tell(
        &self,
        import: Option<i64>,
        at: Timestamp,
        source: &str,
        all: &[(i64, Told)],
    ) -> Result<(Option<i64>, Vec<bool>)> {
        self.write(|db| {
            let mut import = import;
            let (mut new, mut days) = (Vec::with_capacity(all.len()), Vec::new());
            for (activity, told) in all {
                let is_new = told::keep(db, *activity, told, || match import {
                    Some(number) => Ok(number),
                    None => Ok(*import.insert(begin(db, at, source)?)),
                })?;
                if is_new {
                    days.extend(ledger::day_of(db, *activity)?);
                }
                new.push(is_new);
            }
            if new.contains(&true) {
                ledger::forget_from(db, days.iter().min().map(String::as_str))?;
            }
            Ok((import, new))
        })
    }

    /// Makes the row of an import that brings no activity.
    ///
    /// # Errors
    /// What the database says.
    pub fn begin_import(&self, at: Timestamp, source: &str) -> Result<i64> {
        self.write(|db| begin(db, at, source))
    }

    /// Imports of the past, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn imports(&self) -> Result<Vec<PastImport>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/imports.sql"))?;
            let rows = query.query_map([], |row| {
                Ok(PastImport {
                    id: row.get("id")?,
                    at: row.get("at")?,
                    source: row.get("source")?,
                    activities: number(row, "activities")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Whether the library has an original of this SHA-256.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_original(&self, sha256: Sha256) -> Result<bool> {
        Ok(self.activities_of(sha256)?.is_some())
    }
}

fn begin(db: &Connection, at: Timestamp, source: &str) -> Result<i64> {
    db.execute("INSERT INTO import (at, source) VALUES (?1, ?2)", params![at.to_string(), source])?;
    Ok(db.last_insert_rowid())
}

/// Adds a file; the days of the activities that it brings or touches join `days`.
fn add_file(db: &Connection, import: i64, file: &NewFile, days: &mut Vec<String>) -> Result<Added> {
    let original = &file.original;
    db.prepare_cached(
        "INSERT INTO original (sha256, byte_count, kind, path, import_id, packed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        original.sha256.0,
        stored(original.byte_count),
        file.kind,
        file.path,
        import,
        original.bytes
    ])?;
    let original_id = db.last_insert_rowid();
    let (mut activities, mut twins) = (Vec::new(), Vec::new());
    for NewActivity { position, derived, told } in &file.activities {
        let place = (original_id, stored(*position));
        let twin = twin_of(db, derived, original_id)?;
        days.push(derived.summary.date.to_string());
        if let Some(other) = twin {
            days.extend(ledger::day_of(db, other)?);
        }
        let id = match twin {
            Some(other) if derived.summary.records > 0 && !has_samples(db, other)? => {
                take_over(db, other, place, derived)?;
                source::mark(db, other)?;
                activities.push(other);
                other
            }
            Some(other) => {
                db.prepare_cached("INSERT INTO twin (original_id, position, activity_id) VALUES (?1, ?2, ?3)")?
                    .execute(params![place.0, place.1, other])?;
                source::mark(db, other)?;
                twins.push(other);
                other
            }
            None => {
                db.prepare_cached("INSERT INTO activity (original_id, position) VALUES (?1, ?2)")?
                    .execute(params![place.0, place.1])?;
                let id = db.last_insert_rowid();
                derived.insert(db, id)?;
                activities.push(id);
                id
            }
        };
        if let Some(told) = told {
            told::keep(db, id, told, || Ok(import))?;
        }
    }
    Ok(if activities.is_empty() { Added::Twin(twins) } else { Added::Imported { activities, twins } })
}

fn has_samples(db: &Connection, activity: i64) -> Result<bool> {
    let records: i64 = db
        .prepare_cached("SELECT records FROM summary WHERE activity_id = ?1")?
        .query_row([activity], |row| row.get(0))?;
    Ok(records > 0)
}

/// The first file with samples becomes the activity's own; the summary that was there before stays as its twin.
fn take_over(db: &Connection, activity: i64, place: (i64, i64), derived: &Derived) -> Result<()> {
    db.prepare_cached("INSERT INTO twin (original_id, position, activity_id) SELECT original_id, position, id FROM activity WHERE id = ?1")?
        .execute([activity])?;
    db.prepare_cached("UPDATE activity SET original_id = ?1, position = ?2 WHERE id = ?3")?
        .execute(params![place.0, place.1, activity])?;
    derived::remove(db, activity)?;
    derived.insert(db, activity)
}

fn twin_of(db: &Connection, derived: &Derived, original_id: i64) -> Result<Option<i64>> {
    let s = &derived.summary;
    let mut query = db.prepare_cached(include_str!("../queries/same_activity.sql"))?;
    let found = query.query_row(
        named_params! {
            ":start_ms": s.start_ms, ":original_id": original_id, ":serial": s.serial,
            ":records": stored(s.records), ":distance_m": s.distance_m, ":elapsed_s": s.elapsed_s,
            ":sport": derived::word(&s.sport), ":positions": s.channels.iter().any(|name| name == "latitude"),
        },
        |row| row.get(0),
    );
    match found.optional()? {
        Some(other) => Ok(Some(other)),
        None => overlapping(db, derived, original_id),
    }
}

/// The activity that a newly read one is another recording of, by its samples.
fn overlapping(db: &Connection, derived: &Derived, original_id: i64) -> Result<Option<i64>> {
    let s = &derived.summary;
    if s.records == 0 {
        return Ok(None);
    }
    let mut query = db.prepare_cached(include_str!("../queries/overlapping.sql"))?;
    let candidates = query.query_map(
        named_params! {
            ":start_ms": s.start_ms, ":original_id": original_id, ":sport": derived::word(&s.sport),
            ":distance_m": s.distance_m, ":elapsed_s": s.elapsed_s,
        },
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)),
    )?;
    let candidates: Vec<(i64, i64)> = candidates.collect::<rusqlite::Result<_>>()?;
    if candidates.is_empty() {
        return Ok(None);
    }
    let new = derived.recording()?;
    for (other, start_ms) in candidates {
        if training::same_run((start_ms, &activity::recording(db, other)?), (s.start_ms, &new)) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}
