//! What the runner says of an activity against its file: its distance, its belt's grade, a mending taken back, which source gives
//! a part, which file is no source of it, which other activity is the same.

use crate::{Derived, Joined, Place, Result, Store, derived, join, ledger, open::number};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// What was said of an activity.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionRecord {
    /// Its number; later ones are larger.
    pub id: i64,
    /// What was said.
    pub word: Word,
}

/// One word of the runner on an activity.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// How far it was; none gives back the file's own distance.
    Distance(Option<f64>),
    /// How steep a treadmill's belt was, height over distance; none takes it back.
    Grade(Option<f64>),
    /// A kind of mending is done, or the device is right against it.
    Repair {
        /// The kind's word.
        kind: String,
        /// Whether it is done.
        mended: bool,
    },
    /// Which source gives a part of it; none gives it back to the rule.
    Source {
        /// The part's word.
        part: String,
        /// The source.
        place: Option<Place>,
    },
    /// A file was split off as an activity of its own.
    Split {
        /// The file.
        place: Place,
        /// That activity.
        other: i64,
    },
    /// Another activity went into this one.
    Join(Box<Joined>),
}

fn record(activity: i64, row: &Row<'_>) -> Result<CorrectionRecord> {
    let what: String = row.get("what")?;
    let place = match row.get::<_, Option<i64>>("original_id")? {
        Some(original) => Some(Place { original, position: number(row, "position")? }),
        None => None,
    };
    let word = match (what.as_str(), place) {
        ("join", _) => Word::Join(Box::new(join::read(activity, &row.get::<_, String>("document")?)?)),
        ("split", Some(place)) => Word::Split { place, other: row.get("other_id")? },
        ("grade", _) => Word::Grade(row.get("grade")?),
        ("repair", _) => Word::Repair { kind: row.get("part")?, mended: row.get("mended")? },
        ("source", place) => Word::Source { part: row.get("part")?, place },
        _ => Word::Distance(row.get("distance_m")?),
    };
    Ok(CorrectionRecord { id: row.get("id")?, word })
}

impl Store {
    /// Everything that was said of an activity and not undone, the newest last.
    ///
    /// # Errors
    /// What the database says.
    pub fn corrections(&self, activity: i64) -> Result<Vec<CorrectionRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT * FROM correction WHERE activity_id = ?1 ORDER BY id")?;
            let mut rows = query.query([activity])?;
            let mut words = Vec::new();
            while let Some(row) = rows.next()? {
                words.push(record(activity, row)?);
            }
            Ok(words)
        })
    }

    /// The original that is an activity's own, and where in it.
    ///
    /// # Errors
    /// What the database says.
    pub fn origin(&self, activity: i64) -> Result<Option<Place>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT original_id, position FROM activity WHERE id = ?1")?;
            let place = |row: &Row<'_>| Ok(Place { original: row.get(0)?, position: number(row, 1)? });
            Ok(query.query_row([activity], place).optional()?)
        })
    }

    /// Keeps a distance said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn correct(&self, activity: i64, distance_m: Option<f64>, on: Date, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let said = db.execute(
                "INSERT INTO correction (activity_id, distance_m, said_on) SELECT id, ?2, ?3 FROM activity WHERE id = ?1",
                params![activity, distance_m, on.to_string()],
            )?;
            if said == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }

    /// Keeps a belt's grade said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn say_grade(&self, activity: i64, grade: Option<f64>, on: Date, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let said = db.execute(
                "INSERT INTO correction (activity_id, grade, said_on, what) SELECT id, ?2, ?3, 'grade' FROM activity WHERE id = ?1",
                params![activity, grade, on.to_string()],
            )?;
            if said == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }

    /// Keeps whether a kind of mending is done, said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn say_repair(&self, activity: i64, kind: &str, mended: bool, on: Date, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let said = db.execute(
                "INSERT INTO correction (activity_id, part, mended, said_on, what) SELECT id, ?2, ?3, ?4, 'repair' FROM activity WHERE id = ?1",
                params![activity, kind, mended, on.to_string()],
            )?;
            if said == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }

    /// Keeps which source gives a part of an activity, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn choose_source(
        &self,
        activity: i64,
        part: &str,
        place: Option<Place>,
        on: Date,
        new: &Derived,
    ) -> Result<bool> {
        self.write(|db| {
            let said = db.execute(
                "INSERT INTO correction (activity_id, said_on, what, part, original_id, position)
                 SELECT id, ?2, 'source', ?3, ?4, ?5 FROM activity WHERE id = ?1",
                params![
                    activity,
                    on.to_string(),
                    part,
                    place.map(|place| place.original),
                    place.map(|place| crate::open::stored(place.position))
                ],
            )?;
            if said == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }

    /// Takes the last word on an activity away, with what is derived without it. False when it is not the last any more. One that
    /// split a file off is taken back by [`Self::undo_split`], one that joined another activity by [`Self::undo_join`].
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn undo_correction(&self, activity: i64, last: i64, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let undone = db.execute(
                "DELETE FROM correction
                 WHERE id = ?2 AND what NOT IN ('split', 'join') AND id = (SELECT max(id) FROM correction WHERE activity_id = ?1)",
                params![activity, last],
            )?;
            if undone == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }
}

impl Store {
    /// Takes a word on an activity's distance, belt or sources away, whichever came after it, with what is derived without it. False where
    /// it is not there any more, or split or joined.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn withdraw_word(&self, activity: i64, word: i64, new: &Derived) -> Result<bool> {
        self.write(|db| {
            let gone = "DELETE FROM correction WHERE id = ?2 AND activity_id = ?1 AND what NOT IN ('split', 'join')";
            if db.execute(gone, [activity, word])? == 0 {
                return Ok(false);
            }
            replace(db, activity, new)?;
            Ok(true)
        })
    }
}

fn replace(db: &Connection, activity: i64, new: &Derived) -> Result<()> {
    let day = derived::replace(db, activity, new)?;
    ledger::forget_from(db, Some(&day))
}
