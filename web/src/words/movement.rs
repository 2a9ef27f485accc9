//! Words for the movement check.

use app::catalogue::movement_check::{Difference, Finding, Outcome};
use training::Check;

use super::finding;
use crate::format::number;

/// So many drills are shown for what was found; a plan takes turns with all of them.
pub const DRILLS_SHOWN: usize = 6;

/// What a check found, as what to work on.
#[must_use]
pub fn found_by_check(check: Check) -> Vec<&'static str> {
    [
        ("knees_cave_in", check.knees_cave_in),
        ("tight_hip_flexors", check.tight_hip_flexors),
        ("quiet_glutes", check.quiet_glutes),
        ("left_right_difference", check.left_right_difference),
    ]
    .into_iter()
    .filter(|(_, found)| *found)
    .map(|(key, _)| finding(key))
    .collect()
}

/// A check's answer in a sentence.
#[must_use]
pub fn check_sentence(outcome: &Outcome) -> &'static str {
    let found = outcome.findings.len() + usize::from(outcome.check.left_right_difference);
    match found {
        _ if outcome.check.pain => "Something hurts, so the check stops here.",
        0 => "Nothing stands out.",
        1 => "One thing to work on.",
        2 => "Two things to work on.",
        _ => "A few things to work on.",
    }
}

/// How much a finding misses and how sure that is.
#[must_use]
pub fn missing(finding: &Finding) -> String {
    let sure = if finding.clear { "" } else { "; that may be chance" };
    format!(
        "{} of 3 points missing on average (80 %: {} to {}), from {}{sure}",
        number(finding.missing.value, 1),
        number(finding.missing.low, 1),
        number(finding.missing.high, 1),
        finding.tests.join(", ")
    )
}

/// Which side does better, and where.
#[must_use]
pub fn side(difference: &Difference) -> String {
    let better = if difference.points > 0 { "right" } else { "left" };
    format!("{}: the {better} side does better", difference.test)
}

/// The scores of a test with their words, the best first; pain last.
#[must_use]
pub const fn points(scores: &[&'static str; 3]) -> [(u8, &'static str); 4] {
    [(3, scores[0]), (2, scores[1]), (1, scores[2]), (0, "it hurts: the check stops")]
}
