//! Two activities that the runner joins, and the way back: the one that goes into the other waits in the word that joined them.

use crate::{CorrectionRecord, Derived, Place, Result, Store, derived, ledger, open::stored, said::Said};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// An activity that went into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// Its number, which it gets again.
    pub activity: i64,
    /// Its files, its own first: originals and places in them.
    pub(crate) files: Vec<(i64, i64)>,
    race_said: Option<bool>,
    /// What was said of a race went over to the other.
    race_taken: bool,
    told: Vec<Told>,
    /// Entries of the log about it.
    log: Vec<i64>,
    pub(crate) words: Vec<Said>,
}

/// What an import told of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Told {
    import: i64,
    document: String,
    in_file: String,
    /// It went over to the other, of which that import told nothing itself.
    taken: bool,
}

impl Joined {
    /// Whether a place holds one of its files.
    #[must_use]
    pub fn has(&self, place: Place) -> bool {
        self.files.iter().any(|&(original, position)| original == place.original && position == stored(place.position))
    }

    /// The distance, the belt's grade, the mendings and the sources that the runner said of it.
    #[must_use]
    pub fn words(&self) -> Vec<CorrectionRecord> {
        let own = self.words.iter().filter(|said| said.activity == self.activity && !said.moves_files());
        own.filter_map(|said| said.record().ok()).collect()
    }
}

impl Store {
    /// Lets an activity go into another one with all its files, entries and words, and keeps what is derived of both together. False
    /// when one of them is gone or they are the same.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn join(&self, activity: i64, other: i64, on: Date, both: &Derived) -> Result<bool> {
        self.write(|db| {
            let there = "SELECT count(*) FROM activity WHERE id IN (?1, ?2)";
            if db.query_row(there, [activity, other], |row| row.get::<_, i64>(0))? != 2 {
                return Ok(false);
            }
            let joined = apart(db, activity, other)?;
            let (own, document) = (joined.files[0], json(&joined)?);
            derived::remove(db, other)?;
            db.execute("DELETE FROM correction WHERE activity_id = ?1 OR other_id = ?1", [other])?;
            move_over(db, other, activity)?;
            db.execute(
                "INSERT INTO correction (activity_id, said_on, what, original_id, position, document) VALUES (?1, ?2, 'join', ?3, ?4, ?5)",
                params![activity, on.to_string(), own.0, own.1, document],
            )?;
            db.execute("DELETE FROM activity WHERE id = ?1", [other])?;
            replace(db, activity, both)?;
            Ok(true)
        })
    }

    /// Gives back the activity that the last word let go into this one, as it was, with what is derived of each. False when that is not
    /// the last word any more, or another activity has its number.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn undo_join(&self, activity: i64, last: i64, left: &Derived, given_back: &Derived) -> Result<bool> {
        self.write(|db| {
            let sql = "SELECT document FROM correction
                       WHERE id = ?2 AND what = 'join' AND id = (SELECT max(id) FROM correction WHERE activity_id = ?1)";
            let found: Option<String> = db.query_row(sql, [activity, last], |row| row.get(0)).optional()?;
            let Some(joined) = found.map(|text| read(activity, &text)).transpose()? else { return Ok(false) };
            give_back(db, activity, &joined)?;
            db.execute("DELETE FROM correction WHERE id = ?1", [last])?;
            restore_words(db, &joined)?;
            replace(db, activity, left)?;
            given_back.insert(db, joined.activity)?;
            Ok(true)
        })
    }
}

/// What is to be given back of an activity that goes into another.
fn apart(db: &Connection, activity: i64, other: i64) -> Result<Joined> {
    let all = |sql: &str| -> Result<Vec<i64>> {
        Ok(db.prepare(sql)?.query_map([other], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    let race = |of: i64| -> Result<Option<bool>> {
        Ok(db.query_row("SELECT race_said FROM activity WHERE id = ?1", [of], |row| row.get(0))?)
    };
    let race_said = race(other)?;
    let files = "SELECT original_id, position FROM (
                     SELECT 0 AS later, original_id, position FROM activity WHERE id = ?1
                     UNION ALL SELECT 1, original_id, position FROM twin WHERE activity_id = ?1
                 ) ORDER BY later, original_id, position";
    let told = "SELECT import_id, document, in_file, NOT EXISTS (SELECT 1 FROM told o WHERE o.activity_id = ?2 AND o.import_id = t.import_id)
                FROM told t WHERE activity_id = ?1 ORDER BY import_id";
    let told_row = |row: &Row<'_>| {
        Ok(Told { import: row.get(0)?, document: row.get(1)?, in_file: row.get(2)?, taken: row.get(3)? })
    };
    let place = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(Joined {
        activity: other,
        files: db.prepare(files)?.query_map([other], place)?.collect::<rusqlite::Result<_>>()?,
        race_said,
        race_taken: race_said.is_some() && race(activity)?.is_none(),
        told: db.prepare(told)?.query_map([other, activity], told_row)?.collect::<rusqlite::Result<_>>()?,
        log: all("SELECT id FROM log WHERE kind = 'rpe' AND json_extract(document, '$.activity') = ?1 ORDER BY id")?,
        words: words_of(db, other)?,
    })
}

fn words_of(db: &Connection, other: i64) -> Result<Vec<Said>> {
    let mut query = db.prepare("SELECT * FROM correction WHERE activity_id = ?1 OR other_id = ?1 ORDER BY id")?;
    Ok(query.query_map([other], Said::of)?.collect::<rusqlite::Result<_>>()?)
}

/// Moves the files of an activity and what is told of it over to another.
pub(crate) fn move_over(db: &Connection, from: i64, to: i64) -> Result<()> {
    db.execute(
        "INSERT INTO twin (original_id, position, activity_id) SELECT original_id, position, ?2 FROM activity WHERE id = ?1",
        [from, to],
    )?;
    for moved in [
        "UPDATE twin SET activity_id = ?2 WHERE activity_id = ?1",
        "UPDATE OR IGNORE told SET activity_id = ?2 WHERE activity_id = ?1",
        "UPDATE activity SET race_said = coalesce(race_said, (SELECT race_said FROM activity WHERE id = ?1)) WHERE id = ?2",
        "UPDATE log SET document = json_set(document, '$.activity', ?2) WHERE kind = 'rpe' AND json_extract(document, '$.activity') = ?1",
    ] {
        db.execute(moved, [from, to])?;
    }
    Ok(())
}

/// Makes the activity again with those of its files that are still here, and takes back what went over.
fn give_back(db: &Connection, activity: i64, joined: &Joined) -> Result<()> {
    let other = joined.activity;
    let mut own = None;
    for (original, position) in &joined.files {
        let here = db.execute(
            "DELETE FROM twin WHERE original_id = ?1 AND position = ?2 AND activity_id = ?3",
            params![original, position, activity],
        )?;
        if here == 0 {
            continue;
        }
        if own.is_none() {
            own = Some((*original, *position));
            db.execute(
                "INSERT INTO activity (id, original_id, position, race_said) VALUES (?1, ?2, ?3, ?4)",
                params![other, original, position, joined.race_said],
            )?;
        } else {
            db.execute(
                "INSERT INTO twin (original_id, position, activity_id) VALUES (?1, ?2, ?3)",
                params![original, position, other],
            )?;
        }
    }
    if own.is_none() {
        return Err(crate::Error::damaged(
            format!("what was joined with activity {activity}"),
            "none of its files is there",
        ));
    }
    if joined.race_taken {
        db.execute("UPDATE activity SET race_said = NULL WHERE id = ?1", [activity])?;
    }
    for told in &joined.told {
        if told.taken {
            db.execute("DELETE FROM told WHERE activity_id = ?1 AND import_id = ?2", [activity, told.import])?;
        }
        db.execute(
            "INSERT INTO told (activity_id, import_id, document, in_file) SELECT ?1, id, ?3, ?4 FROM import WHERE id = ?2",
            params![other, told.import, told.document, told.in_file],
        )?;
    }
    for entry in &joined.log {
        db.execute(
            "UPDATE log SET document = json_set(document, '$.activity', ?2) WHERE id = ?1 AND json_extract(document, '$.activity') = ?3",
            params![entry, other, activity],
        )?;
    }
    Ok(())
}

/// Words keep their numbers: an undo takes the last one back.
fn restore_words(db: &Connection, joined: &Joined) -> Result<()> {
    for said in &joined.words {
        db.execute(
            "INSERT INTO correction (id, activity_id, distance_m, said_on, what, part, original_id, position, other_id, document, grade, mended)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
             WHERE EXISTS (SELECT 1 FROM activity WHERE id = ?2) AND (?9 IS NULL OR EXISTS (SELECT 1 FROM activity WHERE id = ?9))",
            params![
                said.id,
                said.activity,
                said.distance_m,
                said.said_on,
                said.what,
                said.part,
                said.original,
                said.position,
                said.other,
                said.document,
                said.grade,
                said.mended
            ],
        )?;
    }
    Ok(())
}

fn replace(db: &Connection, activity: i64, new: &Derived) -> Result<()> {
    derived::remove(db, activity)?;
    new.insert(db, activity)?;
    ledger::forget(db)
}

fn json(joined: &Joined) -> Result<String> {
    serde_json::to_string(joined).map_err(|why| crate::Error::damaged("an activity that is joined", why))
}

/// The activity that waits in a word.
pub(crate) fn read(activity: i64, text: &str) -> Result<Joined> {
    serde_json::from_str(text)
        .map_err(|why| crate::Error::damaged(format!("what was joined with activity {activity}"), why))
}
