//! Strategy 3, strength endurance: its rules C1 to C4.

mod blocks_alternate;
mod endurance_after_stability;
mod lifting_days;
mod load;
pub(crate) mod season;
pub(crate) mod session;
mod stability_first;

pub use blocks_alternate::blocks_alternate;
pub use endurance_after_stability::endurance_after_stability;
pub use lifting_days::lifting_days;
pub use load::{load, next_load, reserve};
pub use session::{repetitions, rest};
pub use stability_first::stability_first;

use crate::{reading::WeekReading, rules::Broken};
use training::plan::{StrengthExercise, StrengthPhase};

/// How a phase is called.
#[must_use]
pub fn words(phase: StrengthPhase) -> &'static str {
    match phase {
        StrengthPhase::Stability => "stability",
        StrengthPhase::MuscularEndurance => "muscular endurance",
        StrengthPhase::Strength => "strength",
    }
}

/// An exercise stays within so many repetitions; one that is held for a time has none.
#[must_use]
pub fn is_within(exercise: &StrengthExercise, range: &std::ops::RangeInclusive<u32>) -> bool {
    match (exercise.reps_low, exercise.reps_high) {
        (Some(low), Some(high)) => range.contains(&low) && range.contains(&high) && low <= high,
        (None, None) => exercise.hold_s.is_some_and(|hold| hold.s() > 0.0),
        _ => false,
    }
}

/// The exercises of a phase that leave their range of repetitions, of some weeks.
fn out_of_range(weeks: &[WeekReading<'_>], phase: StrengthPhase, range: &std::ops::RangeInclusive<u32>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for week in weeks {
        for (date, session, lift) in week.lifts().filter(|(.., lift)| lift.phase == phase) {
            for exercise in lift.exercises.iter().filter(|e| !is_within(e, range)) {
                let because = format!(
                    "{:?} has {} to {} repetitions, {} asks for {} to {}",
                    exercise.name,
                    exercise.reps_low.unwrap_or(0),
                    exercise.reps_high.unwrap_or(0),
                    words(phase),
                    range.start(),
                    range.end()
                );
                broken.push(Broken::session(week.number(), date, &session.id, because));
            }
        }
    }
    broken
}
