//! Best times over distances, to the fraction of a second.

use super::Curve;
use crate::DistanceLine;
use crate::distance_line::INTERPOLATED_SHARE_MAX;
use quantity::{Distance, Duration};

/// Distances whose best times are kept, in metres, ascending: 400 m to the marathon.
pub const STANDARD_DISTANCES: [f64; 14] = [
    400.0, 800.0, 1000.0, 1500.0, 1609.344, 2000.0, 3000.0, 5000.0, 10_000.0, 15_000.0, 20_000.0, 21_097.5, 30_000.0,
    42_195.0,
];

/// [`STANDARD_DISTANCES`] as quantities.
///
/// - **Units**: m.
/// - **Domain**: 400 m to the marathon, ascending.
/// - **Errors**: none.
/// - **Source**: ours: the distances runners race and compare.
///
/// ```
/// assert_eq!(physiology::standard_distances().last(), Some(quantity::race_distance::MARATHON));
/// ```
pub fn standard_distances() -> impl Iterator<Item = Distance> {
    STANDARD_DISTANCES.into_iter().map(Distance::from_m)
}

/// The fastest stretch of a given distance within a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestEffort {
    /// The distance asked for.
    pub distance: Distance,
    /// Its best time, rest included.
    pub elapsed: Duration,
    /// Where it begins, seconds of the line.
    pub start: Duration,
}

/// Centimetres of a distance, rounded up; none for what is no distance.
pub(super) fn wanted_cm(distance: Distance) -> Option<u32> {
    let cm = (distance.m() * 100.0 - 1e-6).ceil();
    (cm >= 1.0 && cm < f64::from(i32::MAX)).then_some(cm as u32)
}

/// The best time over a distance within a recording, to the fraction of a second.
///
/// The whole seconds come from the curve; one pass over the windows of that length finds the fraction, since the
/// fastest window of a piecewise-linear line begins or ends on one of its seconds.
///
/// - **Units**: metres, seconds of elapsed time.
/// - **Domain**: any distance the recording covers; the curve must be the line's own.
/// - **Errors**: none, `None` where the recording is too short or the distance is no number above zero.
/// - **Source**: generalised inverse of the mean-maximal distance curve, M(w) ≥ d.
///
/// ```
/// # use {physiology::{best_effort, Curve, DistanceLine}, quantity::Distance};
/// let line = DistanceLine::from_cumulative_cm((0..=200).map(|s| s * 400).collect());
/// let best = best_effort(&line, &Curve::of(&line), Distance::from_m(402.0)).unwrap();
/// assert_eq!(best.elapsed.s(), 100.5);
/// ```
#[must_use]
pub fn best_effort(line: &DistanceLine, curve: &Curve, distance: Distance) -> Option<BestEffort> {
    let w = curve.best_seconds(distance)?.max(1);
    let cm = line.cumulative_cm();
    if cm.len() <= w {
        return None;
    }
    let wanted = wanted_cm(distance)?;
    let exact = distance.m() * 100.0;
    let allowed = (w as f64 * INTERPOLATED_SHARE_MAX) as u32;
    let mut best: Option<(f64, f64)> = None;
    for t in starts_covering(cm, w, wanted).into_iter().filter(|&t| line.interpolated_s(t, t + w) <= allowed) {
        let excess = f64::from(cm[t + w] - cm[t]) - exact;
        let at_end = f64::from(cm[t + w] - cm[t + w - 1]);
        let at_start = f64::from(cm[t + 1] - cm[t]);
        let saved = |step: f64| if step > 0.0 { (excess / step).clamp(0.0, 1.0) } else { 0.0 };
        let (end_saves, start_saves) = (saved(at_end), saved(at_start));
        let (elapsed, start) = if end_saves >= start_saves {
            (w as f64 - end_saves, t as f64)
        } else {
            (w as f64 - start_saves, t as f64 + start_saves)
        };
        if best.is_none_or(|(fastest, _)| elapsed < fastest) {
            best = Some((elapsed, start));
        }
    }
    // A record carried over from a shorter window with fewer gaps needs no window of this very length.
    let (elapsed, start) = best?;
    Some(BestEffort { distance, elapsed: Duration::from_s(elapsed), start: Duration::from_s(start) })
}

/// Starts that are looked at side by side.
const SIDE_BY_SIDE: usize = 32;

/// The starts whose windows of `w` seconds cover so many centimetres. Most stretches of starts have none.
fn starts_covering(cm: &[u32], w: usize, wanted: u32) -> Vec<usize> {
    let (heads, ends) = (&cm[..cm.len() - w], &cm[w..]);
    let mut found = Vec::new();
    for from in (0..heads.len()).step_by(SIDE_BY_SIDE) {
        if let (Some(heads), Some(ends)) = (heads[from..].first_chunk(), ends[from..].first_chunk())
            && farthest(heads, ends) < wanted
        {
            continue;
        }
        let until = heads.len().min(from + SIDE_BY_SIDE);
        found.extend((from..until).filter(|&t| ends[t] - heads[t] >= wanted));
    }
    found
}

/// The most that a window of these covers.
#[inline]
fn farthest(heads: &[u32; SIDE_BY_SIDE], ends: &[u32; SIDE_BY_SIDE]) -> u32 {
    // As numbers with a sign, of which every processor compares several in one step; no line is as long as 31 bits.
    let most = heads.iter().zip(ends).fold(0, |most, (head, end)| ((end - head) as i32).max(most));
    most.unsigned_abs()
}

/// The best times over [`STANDARD_DISTANCES`] that the recording covers.
///
/// - **Units**: metres, seconds of elapsed time.
/// - **Domain**: the curve must be the line's own; distances longer than the recording are left out.
/// - **Errors**: none; empty when not even 400 m were covered.
/// - **Source**: as [`best_effort`].
///
/// ```
/// # use physiology::{best_efforts, Curve, DistanceLine};
/// let line = DistanceLine::from_cumulative_cm((0..=250).map(|s| s * 400).collect());
/// let bests = best_efforts(&line, &Curve::of(&line));
/// assert_eq!(bests.iter().map(|b| b.elapsed.s()).collect::<Vec<_>>(), [100.0, 200.0, 250.0]);
/// ```
#[must_use]
pub fn best_efforts(line: &DistanceLine, curve: &Curve) -> Vec<BestEffort> {
    standard_distances().filter_map(|d| best_effort(line, curve, d)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use quantity::race_distance;

    #[test]
    fn standard_distances_ascend_and_hold_the_named_ones() {
        assert!(STANDARD_DISTANCES.is_sorted());
        for named in [race_distance::MILE, race_distance::HALF_MARATHON, race_distance::MARATHON] {
            assert!(STANDARD_DISTANCES.contains(&named.m()));
        }
    }
}
