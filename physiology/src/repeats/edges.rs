//! Where exactly a repeat begins and ends.

use super::bouts::Bout;

/// An edge is moved by at most so many seconds.
const REACH_S: usize = 40;
/// Seconds beside an edge, and as many as the reach, tell the speed on either side.
const LEVEL_S: usize = 30;

/// Moves every edge to the second at which the step from the speed before to the speed after fits best.
pub fn sharpen(set: &mut [Bout], cm: &[u32]) {
    let last = cm.len().saturating_sub(1);
    for at in 0..set.len() {
        let (before, after) =
            (if at == 0 { 0 } else { set[at - 1].to }, set.get(at + 1).map_or(last, |next: &Bout| next.from));
        let bout = set[at];
        let third = bout.seconds() / 3;
        let inside = median(cm, bout.from + third, bout.to - third);
        // Neither past the middle of the repeat nor past that of the recovery.
        let (start_low, start_high) =
            (bout.from.saturating_sub(REACH_S.min((bout.from - before) / 2)), bout.from + REACH_S.min(third));
        let (end_low, end_high) = (bout.to - REACH_S.min(third), bout.to + REACH_S.min((after - bout.to) / 2));
        let outside_before = median(cm, start_low.saturating_sub(LEVEL_S).max(before), bout.from);
        let outside_after = median(cm, bout.to, (end_high + LEVEL_S).min(after));
        let from = step(cm, start_low, start_high, outside_before.unwrap_or(0.0), inside.unwrap_or(bout.mean()));
        let to = step(cm, end_low, end_high, inside.unwrap_or(bout.mean()), outside_after.unwrap_or(0.0));
        if to > from {
            set[at] = Bout { from, to, cm: cm[to] - cm[from] };
        }
    }
}

/// Median speed in cm/s, which a red light leaves alone; none for no seconds.
fn median(cm: &[u32], from: usize, to: usize) -> Option<f64> {
    let mut steps: Vec<u32> = cm.get(from..=to)?.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_unstable();
    steps.get(steps.len() / 2).map(|&step| f64::from(step))
}

/// The second between `low` and `high` at which a step from one speed to another costs least in absolute deviations.
fn step(cm: &[u32], low: usize, high: usize, before: f64, after: f64) -> usize {
    let speed = |s: usize| f64::from(cm[s + 1] - cm[s]);
    let mut cost: f64 = (low..high).map(|s| (speed(s) - after).abs()).sum();
    let (mut least, mut best) = (cost, low);
    for s in low..high {
        cost += (speed(s) - before).abs() - (speed(s) - after).abs();
        if cost < least {
            (least, best) = (cost, s + 1);
        }
    }
    best
}
