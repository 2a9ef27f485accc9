//! The season: how many weeks, what each is for, and how its volume is meant to move.

mod horizon;
mod phases;
mod standing;
mod volume;

pub use horizon::{Horizon, name as race_name};
pub use standing::Return;
pub use volume::{Volumes, mean_week_m};

use jiff::civil::Date;
use training::{Phase, Priority, Spec};

/// How a week's volume follows from the weeks before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Load {
    /// A little more than the last full week.
    Grow,
    /// Easier on purpose: this share of the week before.
    Easier(f64),
    /// Before a race: this share of the biggest week.
    Taper(f64),
    /// A week with an A race: this share of the biggest week, the race left out.
    RaceWeek(f64),
    /// After a race: this share of the biggest week.
    Recovery(f64),
    /// On the way back from a break: this running, m.
    Back(f64),
}

/// One week before any session is chosen.
#[derive(Debug, Clone)]
pub struct WeekShape {
    /// Its Monday.
    pub start: Date,
    /// What it is for.
    pub phase: Phase,
    /// Less on purpose.
    pub easier: bool,
    /// How its volume moves.
    pub load: Load,
    /// Indices of its races in the spec, by date.
    pub races: Vec<usize>,
    /// A test stands in it.
    pub test: bool,
    /// A test may stand in it when one is due.
    pub test_fits: bool,
    /// The running expected of it, races left out, m.
    pub expected_m: f64,
}

impl WeekShape {
    /// Whether it holds a race.
    #[must_use]
    pub fn has_race(&self) -> bool {
        !self.races.is_empty()
    }
}

/// The season of a spec.
#[derive(Debug, Clone)]
pub struct Season {
    /// Week by week.
    pub weeks: Vec<WeekShape>,
    /// Index of the goal race in the spec.
    pub goal: Option<usize>,
    /// Volumes at its start and top.
    pub volumes: Volumes,
    /// What is unwise about it.
    pub cautions: Vec<String>,
}

impl Season {
    /// Phases, loads, races and tests of every week. Where `tapers_are_low`, a taper with a race on the way is taken for the easier
    /// week that rule H1 asks for.
    #[must_use]
    pub fn of(spec: &Spec, tapers_are_low: bool) -> Self {
        let horizon = Horizon::of(spec);
        let volumes = Volumes::of(spec, horizon.goal.map(|g| &spec.races[g]));
        let mut weeks = phases::weeks(spec, &horizon);
        phases::place_easier(&mut weeks, spec, tapers_are_low);
        phases::place_tests(&mut weeks, spec);
        volumes.expect(&mut weeks);
        Self { weeks, goal: horizon.goal, volumes, cautions: horizon.cautions }
    }

    /// Whether a race of this index is an A race.
    #[must_use]
    pub fn is_a(spec: &Spec, race: usize) -> bool {
        spec.races[race].priority == Priority::A
    }
}
