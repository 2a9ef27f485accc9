//! F3.

use super::mobility;
use crate::{
    reading::Reading,
    rules::{Broken, Verdict},
};

/// Fewest mobility sessions of a week.
const FEWEST: usize = 3;
/// What a week's mobility reaches.
const AREAS: [&str; 3] = ["quads", "hip_flexors", "glutes"];

/// F3: foam rolling and mobility are regular and balanced.
///
/// - **Measured**: at least 3 `mobility` sessions a week, one or more with foam rolling; over the week `quads`,
///   `hip_flexors` and `glutes` all occur.
/// - **Choices**: every week counts, also those of race, recovery and pause.
/// - **Why**: a little often, on both sides of the joint.
pub fn rolled_and_balanced(reading: &Reading<'_>) -> Verdict {
    let mut broken = Vec::new();
    let mut fewest = usize::MAX;
    for week in &reading.weeks {
        let sessions = mobility(week).count();
        fewest = fewest.min(sessions);
        if sessions < FEWEST {
            broken.push(Broken::week(week.number(), format!("{sessions} mobility sessions, at least 3")));
        }
        if !mobility(week).any(|m| m.foam_roll) {
            broken.push(Broken::week(week.number(), "no foam rolling"));
        }
        let reached = |area: &&str| mobility(week).any(|m| m.areas.iter().any(|a| a == area));
        let missing: Vec<&str> = AREAS.iter().filter(|area| !reached(area)).copied().collect();
        if !missing.is_empty() {
            broken.push(Broken::week(week.number(), format!("nothing for {}", missing.join(", "))));
        }
    }
    if fewest == usize::MAX {
        return Verdict::silent("the plan has no week");
    }
    Verdict::judged(format!("{fewest} or more mobility sessions a week"), broken)
}
