//! The races ahead.

use crate::{
    App, Error, Result,
    documents::{RaceRow, Races},
};
use jiff::civil::Date;
use quantity::{Distance, Duration};
use store::RaceRecord;
use training::Priority;

/// A race to add.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRace {
    /// What the runner calls it.
    pub name: String,
    /// The day.
    pub date: Date,
    /// How far.
    pub distance: Distance,
    /// The time hoped for.
    pub goal: Option<Duration>,
    /// How much it matters.
    pub priority: Priority,
}

/// Shortest and longest race that is planned for, in metres.
const RACE_M: std::ops::RangeInclusive<f64> = 50.0..=500_000.0;

impl App {
    /// Races by date.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn races(&self) -> Result<Races> {
        let races = self.store().races()?.into_iter().map(row).collect();
        Ok(Races { schema: "stayer.races/1".into(), races })
    }

    /// Adds a race.
    ///
    /// # Errors
    /// `Rejected` when it lies in the past, its distance is no race's or its goal is faster than any human.
    pub fn race_add(&self, race: NewRace) -> Result<Races> {
        let today = self.date();
        let name = race.name.trim();
        if name.is_empty() {
            return Err(Error::Rejected("the race needs a name, e.g. \"Spring marathon\"".into()));
        }
        if race.date < today {
            return Err(Error::Rejected(format!("{name} on {} lies in the past; today is {today}", race.date)));
        }
        if !RACE_M.contains(&race.distance.m()) {
            return Err(Error::Rejected(format!(
                "{} m is no race distance; expected 50 m to 500 km",
                race.distance.m()
            )));
        }
        if let Some(goal) = race.goal {
            plausible(race.distance, goal)?;
        }
        self.store().add_race(&RaceRecord {
            id: 0,
            name: name.to_owned(),
            date: race.date,
            distance_m: race.distance.m(),
            goal_s: race.goal.map(Duration::s),
            priority: race.priority,
            course: None,
        })?;
        self.races()
    }

    /// Removes a race by its number.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn race_remove(&self, id: i64) -> Result<Races> {
        if !self.store().remove_race(id)? {
            return Err(Error::NotFound(format!("there is no race {id}; stayer race lists them with their numbers")));
        }
        self.races()
    }
}

/// Neither faster than any human nor slower than a stroll.
fn plausible(distance: Distance, goal: Duration) -> Result<()> {
    let words = || format!("{} in {} s", quantity::race_distance::name(distance), goal.s());
    if !(goal.s() > 0.0 && goal.is_finite()) {
        return Err(Error::Rejected(format!("{} is no time for a race", goal.s())));
    }
    let most = physiology::human_limit(goal);
    if distance > most {
        return Err(Error::Rejected(format!("{} is faster than any human has run; check the goal (h:mm:ss)", words())));
    }
    if (distance / goal).mps() < 0.3 {
        return Err(Error::Rejected(format!("{} is slower than a stroll; check the goal (h:mm:ss)", words())));
    }
    Ok(())
}

fn row(race: RaceRecord) -> RaceRow {
    RaceRow {
        id: race.id,
        name: race.name,
        date: race.date.to_string(),
        distance_m: race.distance_m,
        goal_s: race.goal_s,
        priority: race.priority,
        course: race.course,
    }
}
