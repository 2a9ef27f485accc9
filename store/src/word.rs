//! Every word of the runner on activities, with activities and files named by what any library knows them by.

use crate::{Error, Place, Result, Sha256, Store, Word, said::Said};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// A file and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Of the original's bytes.
    pub sha256: Sha256,
    /// Which of its activities, from 0.
    pub position: usize,
}

/// What was said, with its files by their names.
#[derive(Debug, Clone, PartialEq)]
pub enum NamedWord {
    /// How far it was; none gives back the file's own distance.
    Distance(Option<f64>),
    /// How steep its belt was; none takes it back.
    Grade(Option<f64>),
    /// Of a kind of mending: whether it is done; where not, the device is right.
    Repair(String, bool),
    /// Which source gives a part; none gives it back to the rule.
    Source(String, Option<Named>),
    /// A file was split off.
    Split(Named),
    /// The activity that began with this file went into this one.
    Join(Named),
}

/// A word on an activity.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidWord {
    /// The file that the activity began with.
    pub activity: Named,
    /// The activity that it went into since, by its file.
    pub into: Option<Named>,
    /// The day it was said.
    pub on: Date,
    /// What.
    pub word: NamedWord,
}

impl Store {
    /// Every word on every activity in the order in which they were said, those too that wait in a word that joined two. Words on files
    /// that are not here any more are left out.
    ///
    /// # Errors
    /// What the database says, and rows that are damaged.
    pub fn words(&self) -> Result<Vec<SaidWord>> {
        self.read(|db| {
            let mut all = Gathered { names: names(db)?, began: own_files(db)?, ..Gathered::default() };
            let mut query = db.prepare_cached("SELECT * FROM correction ORDER BY id")?;
            let rows: Vec<Said> = query.query_map([], Said::of)?.collect::<rusqlite::Result<_>>()?;
            all.gather(rows)?;
            all.said.sort_by_key(|(said, _)| said.id);
            all.said.iter().filter_map(|(said, word)| all.named(said, word).transpose()).collect()
        })
    }

    /// Where a file is in this library; nothing where it is not.
    ///
    /// # Errors
    /// What the database says.
    pub fn place_of(&self, named: Named) -> Result<Option<Place>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT id FROM original WHERE sha256 = ?1")?;
            let found = query.query_row(params![named.sha256.0], |row| row.get(0)).optional()?;
            Ok(found.map(|original| Place { original, position: named.position }))
        })
    }
}

/// Words with what is needed to name them.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<i64, Sha256>,
    /// The file that an activity began with, by its number; of those that are gone too.
    began: BTreeMap<i64, (i64, i64)>,
    /// The activity that another went into.
    into: BTreeMap<i64, i64>,
    said: Vec<(Said, Word)>,
}

impl Gathered {
    fn gather(&mut self, rows: Vec<Said>) -> Result<()> {
        for said in rows {
            let word = said.word()?;
            if let Word::Join(joined) = &word {
                if let Some(&own) = joined.files.first() {
                    self.began.insert(joined.activity, own);
                }
                self.into.insert(joined.activity, said.activity);
                self.gather(joined.words.clone())?;
            }
            self.said.push((said, word));
        }
        Ok(())
    }

    fn file(&self, (original, position): (i64, i64)) -> Option<Named> {
        Some(Named { sha256: *self.names.get(&original)?, position: usize::try_from(position).ok()? })
    }

    fn activity(&self, id: i64) -> Option<Named> {
        self.file(*self.began.get(&id)?)
    }

    fn named(&self, said: &Said, word: &Word) -> Result<Option<SaidWord>> {
        let Some(activity) = self.activity(said.activity) else { return Ok(None) };
        let file = || self.file((said.original?, said.position?));
        let word = match word {
            Word::Distance(m) => Some(NamedWord::Distance(*m)),
            Word::Grade(grade) => Some(NamedWord::Grade(*grade)),
            Word::Repair { kind, mended } => Some(NamedWord::Repair(kind.clone(), *mended)),
            Word::Source { part, place: None } => Some(NamedWord::Source(part.clone(), None)),
            Word::Source { part, .. } => file().map(|file| NamedWord::Source(part.clone(), Some(file))),
            Word::Split { .. } => file().map(NamedWord::Split),
            Word::Join(_) => file().map(NamedWord::Join),
        };
        let Some(word) = word else { return Ok(None) };
        let on = said.said_on.parse();
        let on = on.map_err(|why| Error::damaged(format!("the day {:?} of a word", said.said_on), why))?;
        let into = self.into.get(&said.activity).and_then(|&id| self.activity(id));
        Ok(Some(SaidWord { activity, into, on, word }))
    }
}

fn names(db: &Connection) -> Result<BTreeMap<i64, Sha256>> {
    let mut query = db.prepare_cached("SELECT id, sha256 FROM original")?;
    let rows = query.query_map([], |row| Ok((row.get("id")?, Sha256::from_column(row, "sha256")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn own_files(db: &Connection) -> Result<BTreeMap<i64, (i64, i64)>> {
    let mut query = db.prepare_cached("SELECT id, original_id, position FROM activity")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
