//! C3.

use super::{out_of_range, words};
use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::{plan::StrengthPhase, spec::Lifting};

/// Repetitions of muscular endurance.
const REPETITIONS: std::ops::RangeInclusive<u32> = 8..=12;

/// C3: then strength endurance, 8 to 12 repetitions in good form.
///
/// - **Measured**: phase `muscular_endurance` has every exercise within 8 to 12. What was lifted moves the next load;
///   that is held where lifts are logged.
/// - **Choices**: for a runner with no lifting history the phase after the stability base is muscular endurance.
/// - **Why**: the load that allows 8 to 12 in good form trains force that lasts.
pub fn endurance_after_stability(reading: &Reading<'_>) -> Verdict {
    let phase = StrengthPhase::MuscularEndurance;
    let mut broken = Vec::new();
    if reading.spec.runner.lifting == Lifting::None {
        let after = reading.weeks.iter().find(|w| w.lifting_phase().is_some_and(|p| p != StrengthPhase::Stability));
        if let Some((week, other)) = after.and_then(|w| Some((w, w.lifting_phase()?))).filter(|(_, p)| *p != phase) {
            let because = format!("{} follows the stability base, muscular endurance should", words(other));
            broken.push(Broken::week(week.number(), because));
        }
    }
    broken.extend(out_of_range(&reading.weeks, phase, &REPETITIONS));
    let weeks = reading.weeks.iter().filter(|w| w.lifts().any(|(.., lift)| lift.phase == phase)).count();
    if weeks == 0 && broken.is_empty() {
        return Verdict::silent("the plan has no week of muscular endurance");
    }
    Verdict::judged(format!("{} of muscular endurance", count(weeks, "week")), broken)
}
