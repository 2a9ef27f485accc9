//! Which kinds a goal race asks for (rule B5).

use super::kinds::{CRUISE, FIVE_K_1000, HALF_1000, Kind, MILE_400, MILE_800, RACE_1000, SPRINT_300, YASSO};
use crate::paces::Ladder;
use quantity::Distance;
use training::PaceBase;

/// The speed work of a goal race.
#[derive(Debug, Clone)]
pub struct Line {
    /// Kinds that the goal asks for, taken in turn.
    pub main: Vec<Kind>,
    /// The same where the short repeats were not introduced yet.
    pub sudden: Kind,
    /// Kinds of a second session, taken in turn.
    pub second: Vec<Kind>,
    /// Whether easy ground is filled with steady running (rule A2).
    pub fill: bool,
    /// A week with no room for the goal's kinds has a tempo run; otherwise it is a base week.
    pub tempo_instead: bool,
}

impl Line {
    /// For a goal distance in metres.
    #[must_use]
    pub fn of(goal_m: f64, ladder: &Ladder) -> Self {
        let line = |main: &[Kind], sudden: Kind, second: &[Kind], fill: bool| Self {
            main: main.to_vec(),
            sudden,
            second: second.to_vec(),
            fill,
            tempo_instead: true,
        };
        match goal_m {
            m if m < 600.0 => line(&[SPRINT_300], SPRINT_300, &[], false),
            m if m < 2900.0 => line(&[MILE_400], MILE_800, &[CRUISE], false),
            m if m <= 15_500.0 => line(&[MILE_400], MILE_800, &[CRUISE, FIVE_K_1000], true),
            m if m < 40_000.0 => {
                let race = match race_kind(ladder) {
                    // Between the half and the marathon half pace is some 2 % faster than the race's and hard by itself.
                    slow if slow.closing_m > 0.0 && m > 21_500.0 => HALF_1000,
                    race => race,
                };
                line(&[race], race, &[CRUISE], true)
            }
            m if m <= 45_000.0 => line(&[YASSO, race_kind(ladder)], YASSO, &[CRUISE], true),
            _ => line(&[CRUISE], CRUISE, &[], true),
        }
    }
}

/// Kilometres at race pace; where that is slower than half pace, with a closing piece at threshold pace.
fn race_kind(ladder: &Ladder) -> Kind {
    let hard = ladder.is_hard(PaceBase::Race.into(), Distance::from_m(1000.0));
    Kind { closing_m: if hard { 0.0 } else { 1100.0 }, ..RACE_1000 }
}
