//! The races ahead.

mod course;
mod fuel;
mod kept;
mod plan;
mod review;
mod watch;
mod weather;

pub use course::CourseAsked;
pub use plan::RacePlanAsked;
pub(crate) use watch::{MOST_STEPS, RaceSteps, is_race};
pub use weather::{Damp, WeatherTold};

use crate::{
    App, Error, Result,
    documents::{RaceRow, Races},
};
use jiff::{ToSpan, civil::Date};
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

/// Shortest and longest race that is planned for, in metres; a hundred kilometres may be measured generously.
const RACE_M: std::ops::RangeInclusive<f64> = 100.0..=101_000.0;
/// Years ahead that a race may lie; a date beyond is a slip of the hand.
const YEARS_AHEAD: i64 = 5;
/// Longest name of a race, in characters.
const NAME_MOST: usize = 200;

impl App {
    /// Races by date.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn races(&self) -> Result<Races> {
        let races = self.store().races()?.into_iter().map(row).collect();
        Ok(Races { schema: "stayer.races/1".into(), races, added: None })
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
        named(name).map_err(Error::Rejected)?;
        if race.date < today {
            return Err(Error::Rejected(format!("{name} on {} lies in the past; today is {today}", race.date)));
        }
        if race.date > today.saturating_add(YEARS_AHEAD.years()) {
            let date = race.date;
            return Err(Error::Rejected(format!(
                "{name} on {date} is more than {YEARS_AHEAD} years ahead; check the date"
            )));
        }
        if !RACE_M.contains(&race.distance.m()) {
            return Err(Error::Rejected(format!(
                "{} m is no race distance; expected 100 m to 100 km",
                race.distance.m()
            )));
        }
        if let Some(goal) = race.goal {
            plausible(race.distance, goal).map_err(Error::Rejected)?;
        }
        let added = self.store().add_race(&RaceRecord {
            id: 0,
            name: name.to_owned(),
            date: race.date,
            distance_m: race.distance.m(),
            goal_s: race.goal.map(Duration::s),
            priority: race.priority,
            course: None,
        })?;
        Ok(Races { added: Some(added), ..self.races()? })
    }

    /// The race of a day that comes nearest to a distance.
    pub(crate) fn race_of(&self, date: Date, distance: Distance) -> Result<Option<RaceRecord>> {
        let off = |race: &RaceRecord| (race.distance_m - distance.m()).abs();
        let races = self.store().races()?.into_iter().filter(|race| race.date == date);
        Ok(races.min_by(|a, b| off(a).total_cmp(&off(b))))
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

/// A name is one line that a table, a file name and a calendar can bear.
pub(crate) fn named(name: &str) -> Result<(), String> {
    let long = name.chars().count();
    if long > NAME_MOST {
        return Err(format!("a race's name has {long} characters; expected at most {NAME_MOST}"));
    }
    if name.contains(char::is_control) {
        return Err(format!("the race's name {name:?} holds control characters; expected one line of text"));
    }
    Ok(())
}

/// Neither faster than any human nor slower than a stroll.
pub(crate) fn plausible(distance: Distance, goal: Duration) -> Result<(), String> {
    if !(goal.s() > 0.0 && goal.is_finite()) {
        return Err(format!("{} s is no time for a race", goal.s()));
    }
    let words = || format!("{} in {}", quantity::race_distance::name(distance), clock(goal));
    if distance > physiology::human_limit(goal) {
        return Err(format!("{} is faster than any human has run; check the goal (h:mm:ss)", words()));
    }
    if (distance / goal).mps() < 0.3 {
        return Err(format!("{} is slower than a stroll; check the goal (h:mm:ss)", words()));
    }
    Ok(())
}

/// `9:00`, `3:15:00`.
fn clock(time: Duration) -> String {
    let s = time.s().round() as u64;
    match s / 3600 {
        0 => format!("{}:{:02}", s / 60, s % 60),
        h => format!("{h}:{:02}:{:02}", s % 3600 / 60, s % 60),
    }
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
