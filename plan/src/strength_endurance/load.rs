//! The next load of a lift, from the sets that were logged (rule C3).

use physiology::{one_rep_max_epley, working_load};
use quantity::Mass;
use training::plan::StrengthPhase;
use training::spec::LiftedSet;

/// Repetitions that stay in reserve at the end of a set (default, not a finding).
#[must_use]
pub const fn reserve(phase: StrengthPhase) -> u32 {
    match phase {
        StrengthPhase::Stability => 4,
        StrengthPhase::MuscularEndurance | StrengthPhase::Strength => 2,
    }
}

/// How much a load moves when the repetitions left their range (default, not a finding).
const STEP: f64 = 0.05;
/// Loads are told in steps of this many kilograms: half kilograms up to 20 kg, then 2.5.
const fn grid_kg(kg: f64) -> f64 {
    if kg < 20.0 { 0.5 } else { 2.5 }
}

/// The load for a range of repetitions with some in reserve, or `None` where no set of the exercise was logged.
///
/// Rule C3: of a set within the same range, fewer repetitions than its least possible and the load drops; more than its most and it
/// rises; between them it stays. From a set of another range the load follows from the one-repetition maximum.
///
/// - **Units**: kilograms.
/// - **Domain**: sets of 1 to 20 repetitions.
/// - **Errors**: none; a set outside the domain is passed over.
/// - **Source**: Epley's equation and the textbook's table of repetitions, `physiology::strength_load`; the steps are ours.
#[must_use]
pub fn load(lifts: &[LiftedSet], exercise: &str, range: (u32, u32), reserve: u32) -> Option<Mass> {
    let newest = lifts.iter().filter(|l| l.exercise == exercise).max_by_key(|l| (l.date, l.reps))?;
    let possible = newest.reps.saturating_add(newest.reps_in_reserve.unwrap_or(0));
    let (low, high) = range;
    let near = (low.saturating_sub(3)..=high + 5).contains(&newest.reps);
    let kg = if near {
        next_load(newest.load_kg.kg(), possible, (low, high))
    } else {
        let max = one_rep_max_epley(newest.load_kg, possible.clamp(1, 20)).ok()?;
        working_load(max, high, reserve).ok()?.kg()
    };
    let grid = grid_kg(kg);
    let rounded = (kg / grid).floor().max(1.0) * grid;
    Some(Mass::from_kg(rounded))
}

/// Rule C3 alone: fewer than the least possible, the load drops; more than the most, it rises.
///
/// ```
/// use plan::strength_endurance::next_load;
/// assert!(next_load(40.0, 7, (8, 12)) < 40.0);
/// assert!(next_load(40.0, 14, (8, 12)) > 40.0);
/// assert_eq!(next_load(40.0, 10, (8, 12)), 40.0);
/// ```
#[must_use]
pub fn next_load(load_kg: f64, possible: u32, (low, high): (u32, u32)) -> f64 {
    let grid = grid_kg(load_kg);
    if possible < low {
        (load_kg * (1.0 - STEP)).min(load_kg - grid).max(grid)
    } else if possible > high {
        (load_kg * (1.0 + STEP)).max(load_kg + grid)
    } else {
        load_kg
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn set(kg: f64, reps: u32, day: i8) -> LiftedSet {
        LiftedSet {
            exercise: "deadlift".into(),
            load_kg: Mass::from_kg(kg),
            reps,
            reps_in_reserve: Some(0),
            date: date(2026, 11, day),
        }
    }

    #[test]
    fn the_newest_set_moves_the_next_load() {
        let kg = |sets: &[LiftedSet]| load(sets, "deadlift", (8, 12), 2).map(|m| m.kg());
        assert_eq!(kg(&[]), None);
        assert_eq!(kg(&[set(60.0, 10, 3)]), Some(60.0));
        assert!(kg(&[set(60.0, 10, 3), set(60.0, 13, 5)]) > Some(60.0));
        assert!(kg(&[set(60.0, 13, 3), set(60.0, 6, 5)]) < Some(60.0));
        assert_eq!(load(&[set(60.0, 10, 3)], "squat", (8, 12), 2), None);
    }

    #[test]
    fn fewer_repetitions_come_with_more_load() {
        let kg = |range| load(&[set(60.0, 10, 3)], "deadlift", range, 2).unwrap().kg();
        assert!(kg((4, 6)) >= 60.0 && kg((12, 15)) <= 60.0);
    }

    #[test]
    fn nonsense_gives_no_load_and_never_panics() {
        for kg in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e9] {
            for reps in [0, 1, 20, 21, u32::MAX] {
                let answer = load(&[set(kg, reps, 3)], "deadlift", (4, 6), 2);
                assert!(answer.is_none_or(|m| m.kg().is_finite() || !kg.is_finite()), "{kg} {reps}: {answer:?}");
            }
        }
    }
}
