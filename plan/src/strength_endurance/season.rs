//! The season of lifting: which phase each week lifts in, from blocks that rules C2 to C4 allow.

use training::plan::StrengthPhase;

/// What a week allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekOfLifts {
    /// Heavier strength may be lifted: no peak, taper or race week.
    pub heavy: bool,
    /// The run phase builds easy volume, where heavier strength belongs.
    pub base: bool,
    /// It comes after the goal race, where blocks are free.
    pub after: bool,
    /// The phase it stands in already; weeks that are past keep theirs.
    pub stands: Option<StrengthPhase>,
}

/// Weeks of stability for whoever has not lifted (rule C2).
const STABILITY: std::ops::RangeInclusive<usize> = 2..=4;
/// Weeks of a block (rule C4), and of the first one after stability.
const BLOCK: std::ops::RangeInclusive<usize> = 4..=6;
const FIRST_BLOCK: std::ops::RangeInclusive<usize> = 3..=7;
/// Weeks that a block has best, and the stability base (default, not a finding).
const BEST: usize = 4;
const BEST_STABILITY: usize = 3;

/// A chain of blocks that ends before some week.
#[derive(Debug, Clone)]
struct Chain {
    cost: f64,
    phases: Vec<StrengthPhase>,
}

/// The phase of each week that lifts, or `None` where no chain of blocks keeps the rules.
///
/// Every chain is looked at, so the answer is the best there is: blocks near four weeks, heavier strength far from the
/// race and at least once where there is room, stability first for a runner who has not lifted.
#[must_use]
pub fn phases(weeks: &[WeekOfLifts], new_to_lifting: bool) -> Option<Vec<StrengthPhase>> {
    // Blocks after the goal race are free: they go on with muscular endurance, which nothing forbids.
    let before = weeks.iter().position(|w| w.after).unwrap_or(weeks.len());
    let mut best: Option<Chain> = None;
    let starts: &[(StrengthPhase, f64)] = if new_to_lifting {
        &[(StrengthPhase::Stability, 0.0)]
    } else {
        // Whoever has lifted comes back to stability only where nothing else fits.
        &[(StrengthPhase::MuscularEndurance, 0.0), (StrengthPhase::Strength, 0.0), (StrengthPhase::Stability, 3.0)]
    };
    for &(first, dear) in starts {
        let chain = chain(&weeks[..before], first).map(|c| Chain { cost: c.cost + dear, ..c });
        if let Some(chain) = chain.filter(|c| best.as_ref().is_none_or(|b| c.cost < b.cost - 1e-9)) {
            best = Some(chain);
        }
    }
    let mut phases = best?.phases;
    phases.extend(weeks[before..].iter().map(|w| w.stands.unwrap_or(StrengthPhase::MuscularEndurance)));
    Some(phases)
}

/// The best chain of alternating blocks that begins with a phase.
fn chain(weeks: &[WeekOfLifts], first: StrengthPhase) -> Option<Chain> {
    if weeks.is_empty() {
        return Some(Chain { cost: 0.0, phases: Vec::new() });
    }
    // ends[i]: the best chains of the first i weeks, one for each phase of the last block.
    let mut ends: Vec<Vec<(StrengthPhase, bool, Chain)>> = vec![Vec::new(); weeks.len() + 1];
    for from in 0..weeks.len() {
        let before = std::mem::take(&mut ends[from]);
        let begins: Vec<(StrengthPhase, bool, f64, &[StrengthPhase])> = if from == 0 {
            vec![(first, false, 0.0, &[])]
        } else {
            before
                .iter()
                .map(|(last, _, c)| (next(*last), *last == StrengthPhase::Stability, c.cost, &c.phases[..]))
                .collect()
        };
        for (phase, after_stability, cost, behind) in begins {
            for length in 1..=(weeks.len() - from).min(*FIRST_BLOCK.end()) {
                let block = &weeks[from..from + length];
                if !block.iter().all(|w| fits(w, phase)) {
                    break;
                }
                let last = from + length == weeks.len();
                if !is_long_enough(phase, after_stability, length, last) {
                    continue;
                }
                let cost = cost + block_cost(block, phase, last);
                let at = &mut ends[from + length];
                let worse =
                    at.iter().position(|(p, s, c)| *p == phase && *s == after_stability && c.cost > cost + 1e-9);
                let there = at.iter().any(|(p, s, _)| *p == phase && *s == after_stability);
                if there && worse.is_none() {
                    continue;
                }
                let phases = behind.iter().copied().chain(std::iter::repeat_n(phase, length)).collect();
                let found = (phase, after_stability, Chain { cost, phases });
                match worse {
                    Some(i) => at[i] = found,
                    None => at.push(found),
                }
            }
        }
    }
    let done = ends.pop()?;
    done.into_iter().map(|(.., chain)| chain).min_by(|a, b| a.cost.total_cmp(&b.cost))
}

/// What follows a block.
fn next(phase: StrengthPhase) -> StrengthPhase {
    match phase {
        StrengthPhase::MuscularEndurance => StrengthPhase::Strength,
        StrengthPhase::Stability | StrengthPhase::Strength => StrengthPhase::MuscularEndurance,
    }
}

fn fits(week: &WeekOfLifts, phase: StrengthPhase) -> bool {
    week.stands.is_none_or(|stands| stands == phase) && (week.heavy || phase != StrengthPhase::Strength)
}

/// Whether a block may have so many weeks; the last one before the race may be cut short.
fn is_long_enough(phase: StrengthPhase, after_stability: bool, length: usize, last: bool) -> bool {
    let (shortest, longest) = match phase {
        StrengthPhase::Stability => (*STABILITY.start(), *STABILITY.end()),
        _ if after_stability => (*FIRST_BLOCK.start(), *FIRST_BLOCK.end()),
        _ => (*BLOCK.start(), *BLOCK.end()),
    };
    length <= longest && (length >= shortest || last)
}

/// What a block costs (weights are ours).
fn block_cost(block: &[WeekOfLifts], phase: StrengthPhase, last: bool) -> f64 {
    let best = if phase == StrengthPhase::Stability { BEST_STABILITY } else { BEST };
    let off = block.len().abs_diff(best) as f64 * if last { 0.1 } else { 0.4 };
    let place: f64 = match phase {
        // Heavier strength belongs into easy weeks; a little of it is worth having at all.
        StrengthPhase::Strength => block.iter().map(|w| if w.base { -0.9 } else { -0.3 }).sum(),
        StrengthPhase::MuscularEndurance => block.iter().map(|w| if w.base { 0.1 } else { 0.0 }).sum(),
        StrengthPhase::Stability => 0.0,
    };
    off + place + if last && block.len() < 2 { 0.8 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StrengthPhase::{MuscularEndurance, Stability, Strength};

    fn week(heavy: bool) -> WeekOfLifts {
        WeekOfLifts { heavy, base: heavy, after: false, stands: None }
    }

    fn blocks(phases: &[StrengthPhase]) -> Vec<(StrengthPhase, usize)> {
        phases.chunk_by(|a, b| a == b).map(|block| (block[0], block.len())).collect()
    }

    #[test]
    fn a_beginner_starts_with_stability_and_never_lifts_heavy_near_the_race() {
        let weeks: Vec<WeekOfLifts> = (0..16).map(|i| week(i < 11)).collect();
        let phases = phases(&weeks, true).unwrap();
        let blocks = blocks(&phases);
        assert_eq!(blocks[0].0, Stability);
        assert!((2..=4).contains(&blocks[0].1) && blocks[1].0 == MuscularEndurance, "{blocks:?}");
        assert!(blocks.iter().any(|b| b.0 == Strength), "{blocks:?}");
        assert!(phases.iter().zip(&weeks).all(|(p, w)| w.heavy || *p != Strength));
        assert_eq!(blocks.last().unwrap().0, MuscularEndurance);
    }

    #[test]
    fn every_length_of_season_has_a_chain_whose_blocks_are_allowed() {
        for n in 1..=26_usize {
            for heavy in [0, n / 2, n.saturating_sub(6), n] {
                if n - heavy > 5 {
                    continue; // a long peak and taper: fewer lifts in the week before the race make room
                }
                for new in [true, false] {
                    let weeks: Vec<WeekOfLifts> = (0..n).map(|i| week(i < heavy)).collect();
                    let phases = phases(&weeks, new).unwrap_or_else(|| panic!("{n} weeks, {heavy} heavy, new {new}"));
                    assert_eq!(phases.len(), n);
                    let blocks = blocks(&phases);
                    for (i, (phase, length)) in blocks.iter().enumerate() {
                        let after_stability = i == 1 && blocks[0].0 == Stability;
                        assert!(is_long_enough(*phase, after_stability, *length, i + 1 == blocks.len()), "{blocks:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn weeks_that_stand_keep_their_phase() {
        let mut weeks: Vec<WeekOfLifts> = (0..14).map(|_| week(true)).collect();
        for w in &mut weeks[..5] {
            w.stands = Some(Strength);
        }
        let phases = phases(&weeks, false).unwrap();
        assert_eq!(&phases[..5], &[Strength; 5]);
        assert!(blocks(&phases)[0].1 <= 6);
    }

    #[test]
    fn what_no_chain_can_keep_has_none() {
        let weeks: Vec<WeekOfLifts> = (0..12).map(|_| week(false)).collect();
        assert_eq!(phases(&weeks, false), None, "stability and one block are eleven weeks at most");
        assert_eq!(phases(&[], true), Some(Vec::new()));
    }
}
