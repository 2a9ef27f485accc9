//! C2.

use super::out_of_range;
use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::{plan::StrengthPhase, spec::Lifting};

/// Weeks of the stability base.
const WEEKS: std::ops::RangeInclusive<usize> = 2..=4;
/// Its repetitions.
const REPETITIONS: std::ops::RangeInclusive<u32> = 12..=20;

/// C2: first a base of stability and motor control.
///
/// - **Measured**: a runner with no lifting history starts with 2 to 4 weeks of phase `stability`, every
///   exercise within 12 to 20 repetitions.
/// - **Choices**: weeks that lift are counted, so a race week without lifts does not shorten the base; an exercise held for a
///   time has no repetitions. A plan that lifts in fewer than two weeks has nothing but the base.
/// - **Why**: good form first, load after it.
pub fn stability_first(reading: &Reading<'_>) -> Verdict {
    if reading.spec.runner.lifting != Lifting::None {
        return Verdict::silent("the runner has lifted before");
    }
    let phases: Vec<(u32, StrengthPhase)> =
        reading.weeks.iter().filter_map(|w| Some((w.number(), w.lifting_phase()?))).collect();
    let base = phases.iter().take_while(|(_, phase)| *phase == StrengthPhase::Stability).count();
    let mut broken = out_of_range(&reading.weeks, StrengthPhase::Stability, &REPETITIONS);
    let next = phases.get(base).or(phases.last());
    if base < *WEEKS.start().min(&phases.len()) || base > *WEEKS.end() {
        let because = format!("the plan starts with {} of stability, 2 to 4 belong there", count(base, "week"));
        broken.insert(0, next.map_or_else(|| Broken::plan(&because), |(week, _)| Broken::week(*week, &because)));
    }
    Verdict::judged(format!("starts with {} of stability", count(base, "week")), broken)
}
