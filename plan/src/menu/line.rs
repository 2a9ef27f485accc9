//! Which kinds a goal race asks for (rule B5).

use super::kinds::{CRUISE, FIVE_K_1000, Kind, MILE_400, MILE_800, RACE_1000, SPRINT_300, YASSO};

/// The speed work of a goal race.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Kinds that the goal asks for, taken in turn.
    pub main: &'static [Kind],
    /// The same where the short repeats were not introduced yet.
    pub sudden: Kind,
    /// Kinds of a second session, taken in turn.
    pub second: &'static [Kind],
    /// Whether easy ground is filled with steady running (rule A2).
    pub fill: bool,
}

impl Line {
    /// For a goal distance in metres.
    #[must_use]
    pub fn of(goal_m: f64) -> Self {
        match goal_m {
            m if m < 600.0 => Self { main: &[SPRINT_300], sudden: CRUISE, second: &[], fill: false },
            m if m < 3000.0 => Self { main: &[MILE_400], sudden: MILE_800, second: &[CRUISE], fill: false },
            m if m <= 15_000.0 => {
                Self { main: &[MILE_400], sudden: MILE_800, second: &[CRUISE, FIVE_K_1000], fill: true }
            }
            m if m <= 22_000.0 => Self { main: &[RACE_1000], sudden: RACE_1000, second: &[CRUISE], fill: true },
            m if (40_000.0..=45_000.0).contains(&m) => {
                Self { main: &[YASSO], sudden: YASSO, second: &[CRUISE], fill: true }
            }
            _ => Self { main: &[CRUISE], sudden: CRUISE, second: &[], fill: true },
        }
    }
}
