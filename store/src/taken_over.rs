//! What an import took over of another library beside originals, noted so that taking it back takes back that too.

use crate::{
    Error, Result, Store,
    open::{number, stored},
};
use rusqlite::params;

/// Something that was taken over, by its number or key in this library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenOver {
    /// A fact of the runner: its key and value.
    Fact(String, String),
    /// A race.
    Race(i64),
    /// The course of a race.
    Course(i64),
    /// How a race is to be run.
    RaceKept(i64),
    /// A plan, and how many changes it had.
    Plan(i64, usize),
    /// An entry of the log.
    Log(i64),
    /// That an activity was a race, or none.
    RaceSaid(i64, bool),
    /// A word on an activity, and the number of that word.
    Word(i64, i64),
}

impl TakenOver {
    fn cells(&self) -> (&'static str, String, String) {
        let number = |what, id: &i64| (what, id.to_string(), String::new());
        match self {
            Self::Fact(key, value) => ("fact", key.clone(), value.clone()),
            Self::Race(id) => number("race", id),
            Self::Course(race) => number("course", race),
            Self::RaceKept(race) => number("race_kept", race),
            Self::Plan(id, changes) => ("plan", id.to_string(), changes.to_string()),
            Self::Log(id) => number("log", id),
            Self::RaceSaid(activity, race) => ("race_said", activity.to_string(), u8::from(*race).to_string()),
            Self::Word(activity, word) => ("word", activity.to_string(), word.to_string()),
        }
    }

    fn of(what: &str, name: String, said: String) -> Option<Self> {
        if what == "fact" {
            return Some(Self::Fact(name, said));
        }
        let id = name.parse().ok()?;
        Some(match what {
            "race" => Self::Race(id),
            "course" => Self::Course(id),
            "race_kept" => Self::RaceKept(id),
            "plan" => Self::Plan(id, said.parse().ok()?),
            "log" => Self::Log(id),
            "race_said" => Self::RaceSaid(id, said == "1"),
            "word" => Self::Word(id, said.parse().ok()?),
            _ => return None,
        })
    }
}

impl Store {
    /// Notes that an import took something over.
    ///
    /// # Errors
    /// What the database says.
    pub fn note_taken_over(&self, import: i64, taken: &TakenOver) -> Result<()> {
        let (what, name, said) = taken.cells();
        self.write(|db| {
            db.execute(
                "INSERT INTO taken_over (import_id, turn, what, name, said)
                 SELECT ?1, coalesce((SELECT max(turn) + 1 FROM taken_over WHERE import_id = ?1), 0), ?2, ?3, ?4",
                params![import, what, name, said],
            )?;
            Ok(())
        })
    }

    /// What an import took over that was not given back yet, the newest first, each with its place.
    ///
    /// # Errors
    /// What the database says, and a row that is damaged.
    pub fn taken_over(&self, import: i64) -> Result<Vec<(usize, TakenOver)>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT turn, what, name, said FROM taken_over WHERE import_id = ?1 ORDER BY turn DESC",
            )?;
            let mut rows = query.query([import])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let what: String = row.get("what")?;
                let taken = TakenOver::of(&what, row.get("name")?, row.get("said")?);
                let damaged = || Error::damaged("what was taken over of another library", what.clone());
                all.push((number(row, "turn")?, taken.ok_or_else(damaged)?));
            }
            Ok(all)
        })
    }

    /// Forgets one of them: it was given back.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget_taken_over(&self, import: i64, turn: usize) -> Result<()> {
        self.write(|db| {
            db.execute("DELETE FROM taken_over WHERE import_id = ?1 AND turn = ?2", params![import, stored(turn)])?;
            Ok(())
        })
    }
}
