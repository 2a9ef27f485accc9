//! A lone short training effort that nothing else supports is the watch's, not the runner's.

use super::{Evidence, EvidenceKind};

/// Training efforts up to this distance are looked at: over longer ones a jump of the track weighs little.
const LONGEST_M: f64 = 1000.5;
/// Distances this close are one distance.
const SAME: f64 = 0.02;
/// Other days with an effort over the distance, before anything can be said of what is usual.
const FEWEST_DAYS: usize = 5;
/// ln(speed) above the best of every other day from which on nothing supports an effort: an all-out 400 m of somebody who
/// else only jogs lies 0.2 to 0.25 above, a jump of the track anywhere. Default, not a finding.
const UNSUPPORTED: f64 = 0.25;

/// Whether an effort is believed: races, tests and long efforts are; a short training effort is, unless it is far faster than
/// the best of every other day over the same distance. A sprinter has run such a thing on more than one day.
pub fn is_supported(effort: &Evidence, all: &[Evidence]) -> bool {
    let metres = effort.effort.distance.m();
    if effort.kind != EvidenceKind::Training || metres > LONGEST_M {
        return true;
    }
    // Many runs have many bests: one pass per short effort over those of its own distance.
    let others = all.iter().filter(|other| {
        (other.effort.distance.m() / metres - 1.0).abs() < SAME
            && (other.age_days - effort.age_days).abs() >= 0.5
            && other.effort.is_usable()
    });
    let (mut days, mut best) = (Vec::new(), f64::NEG_INFINITY);
    for other in others {
        best = best.max(other.effort.speed().mps().ln());
        if days.len() < FEWEST_DAYS && !days.contains(&other.age_days) {
            days.push(other.age_days);
        }
    }
    days.len() < FEWEST_DAYS || effort.effort.speed().mps().ln() - best <= UNSUPPORTED
}
