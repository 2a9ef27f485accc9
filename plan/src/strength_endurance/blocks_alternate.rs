//! C4.

use super::{out_of_range, words};
use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::{Phase, plan::StrengthPhase};

/// Weeks of a block.
const WEEKS: std::ops::RangeInclusive<usize> = 4..=6;
/// Weeks of the first block after the stability base.
const FIRST_WEEKS: std::ops::RangeInclusive<usize> = 3..=7;
/// Repetitions of heavier strength.
const REPETITIONS: std::ops::RangeInclusive<u32> = 4..=6;

/// Weeks in a row with one lifting phase.
struct PhaseBlock {
    phase: StrengthPhase,
    weeks: usize,
    first: u32,
    place: usize,
}

/// C4: four to six weeks of heavier strength alternate with four to six of muscular endurance.
///
/// - **Measured**: blocks of 4 to 6 weeks (the first after stability 3 to 7, the last before the race may be cut
///   short; blocks after the race are free); `strength`, 4 to 6 repetitions, never in peak, taper or race.
/// - **Choices**: weeks that lift are counted, so a week without lifts neither ends nor lengthens a block. The race is
///   the goal; without one the last block of the plan may be cut short by its end. Stability comes back only
///   after the race.
/// - **Why**: heavy blocks belong away from the race.
pub fn blocks_alternate(reading: &Reading<'_>) -> Verdict {
    let mut broken = out_of_range(&reading.weeks, StrengthPhase::Strength, &REPETITIONS);
    for week in reading.weeks.iter().filter(|w| matches!(w.week.phase, Phase::Peak | Phase::Taper | Phase::Race)) {
        if let Some((date, session, _)) = week.lifts().find(|(.., lift)| lift.phase == StrengthPhase::Strength) {
            let because = "heavy lifting in a peak, taper or race week";
            broken.push(Broken::session(week.number(), date, &session.id, because));
        }
    }
    let race = reading.plan.goal.as_ref().and_then(|g| reading.place_of(g.date)).unwrap_or(usize::MAX);
    let blocks: Vec<PhaseBlock> = blocks(reading).into_iter().filter(|b| b.place <= race).collect();
    for (i, block) in blocks.iter().enumerate() {
        let stability = block.phase == StrengthPhase::Stability;
        if stability && i == 0 {
            continue;
        }
        let after_stability = i == 1 && blocks[0].phase == StrengthPhase::Stability;
        let range = if after_stability { FIRST_WEEKS } else { WEEKS };
        let cut_short = i + 1 == blocks.len();
        let shortest = if cut_short { 1 } else { *range.start() };
        if stability {
            broken.push(Broken::week(block.first, "stability again after heavier work"));
        } else if block.weeks < shortest || block.weeks > *range.end() {
            let because = format!(
                "a block of {} of {}, {} to {} are one",
                count(block.weeks, "week"),
                words(block.phase),
                range.start(),
                range.end()
            );
            broken.push(Broken::week(block.first, because));
        }
    }
    let told: Vec<String> = blocks.iter().map(|b| format!("{} {}", b.weeks, words(b.phase))).collect();
    Verdict::judged(format!("weeks: {}", told.join(", ")), broken)
}

fn blocks(reading: &Reading<'_>) -> Vec<PhaseBlock> {
    let mut blocks: Vec<PhaseBlock> = Vec::new();
    for (place, week) in reading.weeks.iter().enumerate() {
        let Some(phase) = week.lifting_phase() else { continue };
        match blocks.last_mut() {
            Some(block) if block.phase == phase => block.weeks += 1,
            _ => blocks.push(PhaseBlock { phase, weeks: 1, first: week.number(), place }),
        }
    }
    blocks
}
