//! Repeats from the signal alone: bouts of fast running with slow ones between them.

mod bouts;
mod edges;

use crate::DistanceLine;
use bouts::Bout;
use quantity::{Distance, Duration};

/// One repeat as found in the signal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignalRepeat {
    /// Where it begins, seconds of the line.
    pub start: Duration,
    /// Its length.
    pub distance: Distance,
    /// Its time.
    pub time: Duration,
}

/// Fewer alike bouts are no set. Like every number here a default, not a finding.
const FEWEST: usize = 3;
/// Repeats are so much faster than the seconds before and after them: more than hills and traffic make.
const FASTER: f64 = 1.2;
/// Repeats are so much faster than the running around the set: a run with red lights is none.
const ABOVE_RUNNING: f64 = 1.08;
/// Repeats of one set differ from their median by at most this share in length or in time.
const ALIKE: f64 = 0.12;
/// Longest recovery inside a set, seconds.
const RECOVERY_S: usize = 600;
/// Shortest repeat.
const SHORTEST_S: usize = 12;
const SHORTEST_CM: u32 = 6000;
/// Shares of the run's seconds that may be the slow ones: each is tried as the border between fast and slow.
const BORDERS: [f64; 14] = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.985];

/// The repeats of a run: three or more bouts of about the same length or time, each far faster than what lies between.
///
/// Speed over nine seconds is cut into fast and slow bouts by dynamic programming for several borders between the two; the set
/// that stands out most, by metres ahead of the recoveries' speed, is kept. Ladders and games of speed are no set.
///
/// - **Units**: seconds of the line, metres.
/// - **Domain**: runs with repeats of 12 s and 60 m or more with up to ten minutes between; an even, hilly, progressive or
///   interrupted run has none.
/// - **Errors**: none; an empty list where no set is found.
/// - **Source**: ours; two-state segmentation by dynamic programming (Viterbi 1967) on absolute deviations.
///
/// ```
/// use physiology::{DistanceLine, repeats};
/// let mut cm = vec![0_u32];
/// let mut run = |speed: u32, seconds: u32| for _ in 0..seconds { cm.push(cm[cm.len() - 1] + speed) };
/// run(300, 600);
/// for _ in 0..5 { run(500, 80); run(250, 90) }
/// run(300, 300);
/// let found = repeats(&DistanceLine::from_cumulative_cm(cm));
/// assert_eq!(found.len(), 5);
/// assert!((found[0].distance.m() - 400.0).abs() < 10.0);
/// ```
#[must_use]
pub fn repeats(line: &DistanceLine) -> Vec<SignalRepeat> {
    let cm = line.cumulative_cm();
    let speed = bouts::smoothed(cm);
    if speed.len() < FEWEST * 2 * SHORTEST_S {
        return Vec::new();
    }
    let mut order = speed.clone();
    order.sort_by(f64::total_cmp);
    let mut best: (f64, Vec<Bout>) = (0.0, Vec::new());
    for share in BORDERS {
        let border = (order.len() as f64 * share) as usize;
        let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
        let (slow, fast) = (mean(&order[..border]), mean(&order[border..]));
        if fast < FASTER.sqrt() * slow || fast < 1.0 {
            continue;
        }
        let mut found = bouts::bouts(&speed, cm, slow, fast);
        found.retain(|b| b.seconds() >= SHORTEST_S / 2);
        // Twice: an edge far off comes near first, and then the levels beside it are the right ones.
        edges::sharpen(&mut found, cm);
        edges::sharpen(&mut found, cm);
        for set in sets(&found) {
            let ahead = standing_out(&set, cm);
            if ahead > best.0 {
                best = (ahead, set);
            }
        }
    }
    best.1
        .iter()
        .map(|bout| SignalRepeat {
            start: Duration::from_s(bout.from as f64),
            distance: Distance::from_m(f64::from(bout.cm) / 100.0),
            time: Duration::from_s(bout.seconds() as f64),
        })
        .collect()
}

/// Every longest row of bouts that follow each other and are alike.
fn sets(bouts: &[Bout]) -> Vec<Vec<Bout>> {
    let long: Vec<Bout> = bouts.iter().copied().filter(|b| b.seconds() >= SHORTEST_S && b.cm >= SHORTEST_CM).collect();
    let mut out = Vec::new();
    for first in 0..long.len() {
        let mut set = vec![long[first]];
        for pair in long[first..].windows(2) {
            let near = pair[1].from - pair[0].to <= RECOVERY_S;
            if !near || !pair[1].is_like(&long[first], ALIKE) {
                break;
            }
            set.push(pair[1]);
        }
        if set.len() >= FEWEST {
            out.push(set);
        }
    }
    out
}

/// Metres by which a set is ahead of its recoveries; nothing when it does not stand out from them or from the run around it.
fn standing_out(set: &[Bout], cm: &[u32]) -> f64 {
    let mean = |from: usize, to: usize| if to > from { f64::from(cm[to] - cm[from]) / (to - from) as f64 } else { 0.0 };
    let last = cm.len() - 1;
    let mut ahead = 0.0;
    for (at, bout) in set.iter().enumerate() {
        let before = if at == 0 { bout.from.saturating_sub(60) } else { set[at - 1].to };
        let after = set.get(at + 1).map_or((bout.to + 60).min(last), |next| next.from);
        let (own, between) = (bout.moving_mean(cm), mean(before, bout.from).max(mean(bout.to, after)));
        if own < FASTER * between {
            return 0.0;
        }
        ahead += (own - between) * bout.seconds() as f64;
    }
    // Running outside the repeats: seconds faster than a walk.
    let inside = |s: usize| set.iter().any(|b| (b.from..b.to).contains(&s));
    let (sum, seconds) = (0..last)
        .filter(|&s| !inside(s) && cm[s + 1] - cm[s] > 100)
        .fold((0.0, 0.0), |(sum, n), s| (sum + f64::from(cm[s + 1] - cm[s]), n + 1.0));
    let slowest = set.iter().map(|bout| bout.moving_mean(cm)).fold(f64::INFINITY, f64::min);
    if seconds < 60.0 || slowest < ABOVE_RUNNING * sum / seconds { 0.0 } else { ahead }
}
