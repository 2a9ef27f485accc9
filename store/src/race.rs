//! The races ahead and behind.

use crate::{Error, Result, Store, ledger};
use jiff::civil::Date;
use rusqlite::params;
use training::Priority;

/// A race of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct RaceRecord {
    /// Its number; not looked at when it is added.
    pub id: i64,
    /// What the runner calls it.
    pub name: String,
    /// The day.
    pub date: Date,
    /// How far.
    pub distance_m: f64,
    /// The time hoped for.
    pub goal_s: Option<f64>,
    /// How much it matters.
    pub priority: Priority,
    /// A course, if known.
    pub course: Option<String>,
}

impl Store {
    /// Races by date.
    ///
    /// # Errors
    /// What the database says.
    pub fn races(&self) -> Result<Vec<RaceRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, name, date, distance_m, goal_s, priority, course FROM race ORDER BY date, id",
            )?;
            let mut rows = query.query([])?;
            let mut races = Vec::new();
            while let Some(row) = rows.next()? {
                let date: String = row.get("date")?;
                let priority: String = row.get("priority")?;
                races.push(RaceRecord {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    date: date.parse().map_err(|why| Error::damaged(format!("the date {date:?} of a race"), why))?,
                    distance_m: row.get("distance_m")?,
                    goal_s: row.get("goal_s")?,
                    priority: match priority.as_str() {
                        "A" => Priority::A,
                        "B" => Priority::B,
                        _ => Priority::C,
                    },
                    course: row.get("course")?,
                });
            }
            Ok(races)
        })
    }

    /// Adds a race and tells its number.
    ///
    /// # Errors
    /// What the database says.
    pub fn add_race(&self, race: &RaceRecord) -> Result<i64> {
        let priority = match race.priority {
            Priority::A => "A",
            Priority::B => "B",
            Priority::C => "C",
        };
        self.write(|db| {
            db.execute(
                "INSERT INTO race (name, date, distance_m, goal_s, priority, course) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![race.name, race.date.to_string(), race.distance_m, race.goal_s, priority, race.course],
            )?;
            let id = db.last_insert_rowid();
            ledger::forget(db)?;
            Ok(id)
        })
    }

    /// Removes a race; false when there is none of that number.
    ///
    /// # Errors
    /// What the database says.
    pub fn remove_race(&self, id: i64) -> Result<bool> {
        self.write(|db| {
            let removed = db.execute("DELETE FROM race WHERE id = ?1", [id])? > 0;
            ledger::forget(db)?;
            Ok(removed)
        })
    }
}
