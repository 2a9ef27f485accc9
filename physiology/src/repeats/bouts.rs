//! Fast and slow bouts of a run.

/// A stretch of fast seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bout {
    /// First second.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How far it went.
    pub cm: u32,
}

impl Bout {
    pub const fn seconds(&self) -> usize {
        self.to - self.from
    }

    /// Mean speed in cm/s.
    pub fn mean(&self) -> f64 {
        f64::from(self.cm) / self.seconds().max(1) as f64
    }

    /// Mean speed in cm/s without the seconds of standing: a stop inside a repeat makes it no recovery.
    pub fn moving_mean(&self, cm: &[u32]) -> f64 {
        let moving = (self.from..self.to).filter(|&s| cm[s + 1] - cm[s] > STANDING_CM_PER_S).count();
        f64::from(self.cm) / moving.max(1) as f64
    }

    /// About as long or about as far, and no walk beside a run.
    pub fn is_like(&self, other: &Self, share: f64) -> bool {
        let near = |a: f64, b: f64, share: f64| (a - b).abs() <= share * a.max(b);
        near(self.mean(), other.mean(), SPEEDS_APART)
            && (near(self.seconds() as f64, other.seconds() as f64, share)
                || near(f64::from(self.cm), f64::from(other.cm), share))
    }
}

/// Speeds of one set differ by at most this share, stops within a repeat included. Default, not a finding.
const SPEEDS_APART: f64 = 0.3;
/// Slower is standing.
const STANDING_CM_PER_S: u32 = 50;
/// Half the window of the smoothed speed, seconds.
const HALF_S: usize = 4;
/// A change between slow and fast costs as much as so many seconds on the wrong side.
const CHANGE_S: f64 = 4.0;

/// Speed around every second, m/s.
pub fn smoothed(cm: &[u32]) -> Vec<f64> {
    let Some(last) = cm.len().checked_sub(1) else { return Vec::new() };
    (0..last)
        .map(|s| {
            let (from, to) = (s.saturating_sub(HALF_S), (s + 1 + HALF_S).min(last));
            f64::from(cm[to] - cm[from]) / 100.0 / (to - from) as f64
        })
        .collect()
}

/// The fast bouts under the cheapest labelling of every second as slow or fast: each second costs its distance from its
/// label's speed, at most the gap between the two, and each change costs [`CHANGE_S`] of that gap.
pub fn bouts(speed: &[f64], cm: &[u32], slow: f64, fast: f64) -> Vec<Bout> {
    let gap = fast - slow;
    let change = CHANGE_S * gap;
    let mut cost = [0.0_f64; 2];
    // For each second and label: whether the second before had the other label.
    let mut changed: Vec<[bool; 2]> = Vec::with_capacity(speed.len());
    for &v in speed {
        let own = [(v - slow).abs().min(gap), (v - fast).abs().min(gap)];
        let from_other = [cost[1] + change < cost[0], cost[0] + change < cost[1]];
        changed.push(from_other);
        let stay = cost;
        for label in 0..2 {
            cost[label] = own[label] + if from_other[label] { stay[1 - label] + change } else { stay[label] };
        }
    }
    let mut label = usize::from(cost[1] < cost[0]);
    let mut out = Vec::new();
    let mut end = speed.len();
    for s in (0..speed.len()).rev() {
        if changed[s][label] || s == 0 {
            let from = if s == 0 { 0 } else { s };
            if label == 1 && end > from {
                out.push(Bout { from, to: end, cm: cm[end] - cm[from] });
            }
            end = s;
            label = 1 - label;
        }
    }
    out.reverse();
    out
}
