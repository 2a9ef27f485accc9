//! What the runner says of an activity against its file: its distance, its belt's grade, a mending taken back, which source gives
//! a part, which file is no source of it, which other activity is the same.

use crate::{
    Derived, Joined, Place, Result, Store, derived, ledger,
    open::{number, stored},
    said::Said,
};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Params, Row, params};

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
        /// Whether the activity had begun with it.
        own: bool,
    },
    /// Another activity went into this one.
    Join(Box<Joined>),
}

impl Store {
    /// Everything that was said of an activity and not undone, the newest last.
    ///
    /// # Errors
    /// What the database says.
    pub fn corrections(&self, activity: i64) -> Result<Vec<CorrectionRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT * FROM correction WHERE activity_id = ?1 ORDER BY id")?;
            let rows: Vec<Said> = query.query_map([activity], Said::of)?.collect::<rusqlite::Result<_>>()?;
            rows.iter().map(Said::record).collect()
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
        let sql =
            "INSERT INTO correction (activity_id, distance_m, said_on) SELECT id, ?2, ?3 FROM activity WHERE id = ?1";
        self.reword(activity, new, sql, params![activity, distance_m, on.to_string()])
    }

    /// Keeps a belt's grade said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn say_grade(&self, activity: i64, grade: Option<f64>, on: Date, new: &Derived) -> Result<bool> {
        let sql = "INSERT INTO correction (activity_id, grade, said_on, what) SELECT id, ?2, ?3, 'grade' FROM activity WHERE id = ?1";
        self.reword(activity, new, sql, params![activity, grade, on.to_string()])
    }

    /// Keeps whether a kind of mending is done, said on a day, with what is derived by it. False when there is no such activity any more.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn say_repair(&self, activity: i64, kind: &str, mended: bool, on: Date, new: &Derived) -> Result<bool> {
        let sql = "INSERT INTO correction (activity_id, part, mended, said_on, what)
                   SELECT id, ?2, ?3, ?4, 'repair' FROM activity WHERE id = ?1";
        self.reword(activity, new, sql, params![activity, kind, mended, on.to_string()])
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
        let sql = "INSERT INTO correction (activity_id, said_on, what, part, original_id, position)
                   SELECT id, ?2, 'source', ?3, ?4, ?5 FROM activity WHERE id = ?1";
        let (original, position) = place.map(|place| (place.original, stored(place.position))).unzip();
        self.reword(activity, new, sql, params![activity, on.to_string(), part, original, position])
    }

    /// Takes the last word on an activity away, with what is derived without it. False when it is not the last any more. One that
    /// split a file off is taken back by [`Self::undo_split`], one that joined another activity by [`Self::undo_join`].
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn undo_correction(&self, activity: i64, last: i64, new: &Derived) -> Result<bool> {
        let sql = "DELETE FROM correction
                   WHERE id = ?2 AND what NOT IN ('split', 'join') AND id = (SELECT max(id) FROM correction WHERE activity_id = ?1)";
        self.reword(activity, new, sql, [activity, last])
    }

    /// Takes a word on an activity's distance, belt or sources away, whichever came after it, with what is derived without it. False where
    /// it is not there any more, or split or joined.
    ///
    /// # Errors
    /// What the database says; then nothing was changed.
    pub fn withdraw_word(&self, activity: i64, word: i64, new: &Derived) -> Result<bool> {
        let sql = "DELETE FROM correction WHERE id = ?2 AND activity_id = ?1 AND what NOT IN ('split', 'join')";
        self.reword(activity, new, sql, [activity, word])
    }

    /// Changes what is said of an activity, and keeps what is derived by it. False, and nothing is changed, where no row is there for it.
    fn reword(&self, activity: i64, new: &Derived, sql: &str, values: impl Params) -> Result<bool> {
        self.write(|db| {
            if db.execute(sql, values)? == 0 {
                return Ok(false);
            }
            let day = derived::replace(db, activity, new)?;
            ledger::forget_from(db, Some(&day))?;
            Ok(true)
        })
    }
}
