//! The races ahead.

use crate::{App, Result, documents::Races};
use jiff::civil::Date;
use quantity::{Distance, Duration};
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

impl App {
    /// Races by date.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn races(&self) -> Result<Races> {
        unimplemented!()
    }

    /// Adds a race.
    ///
    /// # Errors
    /// `Rejected` when it lies in the past, its distance is no race's or its goal is faster than any human.
    pub fn race_add(&self, _race: NewRace) -> Result<Races> {
        unimplemented!()
    }

    /// Removes a race by its number.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn race_remove(&self, _id: i64) -> Result<Races> {
        unimplemented!()
    }
}
