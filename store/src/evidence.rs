//! What the ledger rests on: best times, weeks and long runs. Running only.

use crate::{Error, Result, Store, StoredBest, open::number};
use jiff::civil::Date;
use rusqlite::params;
use training::SubSport;

/// The best time over one standard distance inside one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// The run.
    pub activity: i64,
    /// Its local day.
    pub date: Date,
    /// Over this distance.
    pub distance_m: f64,
    /// In this time, on the elapsed time line.
    pub elapsed_s: f64,
    /// Beginning so long after the run's start.
    pub start_s: f64,
    /// The run was a race: said by the runner, else by the file.
    pub race: Option<bool>,
    /// The finer kind of the run.
    pub sub_sport: SubSport,
    /// Indoors or without positions, and the runner said no distance: it is a sensor's guess.
    pub guessed: bool,
    /// Metres climbed in the whole run.
    pub ascent_m: Option<f64>,
    /// Length of the whole run.
    pub run_distance_m: Option<f64>,
    /// Time of the whole run, with pauses.
    pub run_elapsed_s: Option<f64>,
}

/// The running of one calendar week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunningWeek {
    /// Its Monday.
    pub monday: Date,
    /// How far.
    pub distance_m: f64,
    /// How long: timer, else elapsed time.
    pub timer_s: f64,
    /// How many runs.
    pub runs: usize,
}

pub(crate) fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|why| Error::damaged(format!("the date {text:?}"), why))
}

/// An effort of a row without its best time. Columns go by their place: names would be looked up in every row.
fn run_of(row: &rusqlite::Row<'_>, activity: i64) -> Result<Effort> {
    Ok(Effort {
        activity,
        date: date(row.get_ref(1)?.as_str().map_err(|why| Error::damaged("a date", why))?)?,
        distance_m: 0.0,
        elapsed_s: 0.0,
        start_s: 0.0,
        race: row.get(5)?,
        sub_sport: crate::derived::from_word(&row.get::<_, String>(6)?, SubSport::Other),
        guessed: row.get(7)?,
        ascent_m: row.get(8)?,
        run_distance_m: row.get(9)?,
        run_elapsed_s: row.get(10)?,
    })
}

impl Store {
    /// The best times of every run between two local days (both included) over every standard distance that fits, by day.
    ///
    /// # Errors
    /// What the database says.
    pub fn best_efforts(&self, from: Date, to: Date) -> Result<Vec<Effort>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/best_efforts.sql"))?;
            let mut rows = query.query(params![from.to_string(), to.to_string()])?;
            let mut efforts: Vec<Effort> = Vec::new();
            while let Some(row) = rows.next()? {
                let best = StoredBest { distance_m: row.get(2)?, elapsed_s: row.get(3)?, start_s: row.get(4)? };
                let activity = row.get(0)?;
                // Thousands of runs have ten bests each: what is the run's is read once.
                let effort = match efforts.last().filter(|last| last.activity == activity) {
                    Some(same_run) => same_run.clone(),
                    None => run_of(row, activity)?,
                };
                let StoredBest { distance_m, elapsed_s, start_s } = best;
                efforts.push(Effort { distance_m, elapsed_s, start_s, ..effort });
            }
            Ok(efforts)
        })
    }

    /// The weeks with running whose Monday lies between two days (both included), oldest first. Weeks without are left out.
    ///
    /// # Errors
    /// What the database says.
    pub fn running_weeks(&self, from: Date, to: Date) -> Result<Vec<RunningWeek>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/running_weeks.sql"))?;
            let mut rows = query.query(params![from.to_string(), to.to_string()])?;
            let mut weeks = Vec::new();
            while let Some(row) = rows.next()? {
                let monday = date(&row.get::<_, String>(0)?)?;
                weeks.push(RunningWeek {
                    monday,
                    distance_m: row.get(1)?,
                    timer_s: row.get(2)?,
                    runs: number(row, 3)?,
                });
            }
            Ok(weeks)
        })
    }

    /// The longest run between two local days (both included), in metres.
    ///
    /// # Errors
    /// What the database says.
    pub fn longest_run(&self, from: Date, to: Date) -> Result<Option<f64>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT max(distance_m) FROM summary WHERE sport = 'running' AND date BETWEEN ?1 AND ?2",
            )?;
            Ok(query.query_row(params![from.to_string(), to.to_string()], |row| row.get(0))?)
        })
    }
}
