//! No bus ride makes a record: what is faster than any human over its duration is not running.

use super::LineRepair;
use quantity::{Distance, Duration};

/// World bests of men as (seconds, metres), the fastest anybody has covered each duration on level ground.
const WORLD_BESTS: [(f64, f64); 15] = [
    (1.0, 12.4),              // peak speed of a 100 m final, Berlin 2009
    (9.58, 100.0),            // 100 m, 2009
    (19.19, 200.0),           // 200 m, 2009
    (43.03, 400.0),           // 400 m, 2016
    (100.91, 800.0),          // 800 m, 2012
    (206.00, 1500.0),         // 1500 m, 1998
    (437.55, 3000.0),         // 3000 m, 2024
    (755.36, 5000.0),         // 5000 m, 2020
    (1571.00, 10_000.0),      // 10 000 m, 2020
    (3402.0, 21_097.5),       // half marathon, 2025
    (7235.0, 42_195.0),       // marathon, 2023
    (21_935.0, 100_000.0),    // 100 km, 2025
    (86_400.0, 319_614.0),    // 24 h, 2022
    (172_800.0, 485_100.0),   // 48 h, 2023
    (604_800.0, 1_100_000.0), // above the six-day best of 1 045 km
];

/// What downhill courses, wind and honest watches may add to a world best. Default, not a finding.
const MARGIN: f64 = 1.04;
/// A recording that loses more than this share of its distance was no run. Default, not a finding.
const VEHICLE_SHARE: f64 = 0.30;

/// The distance that no runner covers in a duration: the world best, interpolated, and 4 % for hills and watches.
///
/// Interpolation is linear in the logarithms, which keeps it increasing. Wheels, trains and broken
/// watches exceed it; a real run never should.
///
/// - **Units**: duration in seconds, result in metres.
/// - **Domain**: any duration; below 1 s and above a week the nearest speed holds. Men's records, so it bounds women too.
/// - **Errors**: none; a NaN or a duration of nothing gives 0 m.
/// - **Source**: World Athletics and IAU record lists, 2025; the margin is ours: default, not a finding.
///
/// ```
/// # use {physiology::human_limit, quantity::Duration};
/// assert_eq!(human_limit(Duration::from_s(7235.0)).m().round(), 43883.0);
/// assert!(human_limit(Duration::from_s(3600.0)).m() < 23_500.0);
/// ```
#[must_use]
pub fn human_limit(duration: Duration) -> Distance {
    let s = duration.s();
    if s.is_nan() || s <= 0.0 {
        return Distance::ZERO;
    }
    let after = WORLD_BESTS.iter().position(|&(t, _)| t >= s).unwrap_or(WORLD_BESTS.len());
    let best = if after == 0 {
        WORLD_BESTS[0].1 * s / WORLD_BESTS[0].0
    } else if after == WORLD_BESTS.len() {
        let (t, d) = WORLD_BESTS[after - 1];
        d * s / t
    } else {
        let ((t0, d0), (t1, d1)) = (WORLD_BESTS[after - 1], WORLD_BESTS[after]);
        let share = (s / t0).ln() / (t1 / t0).ln();
        d0 * (d1 / d0).powf(share)
    };
    Distance::from_m(best * MARGIN)
}

/// Windows are first looked at from every start of a grid this many times finer than they are long.
const COARSE: usize = 16;

/// Flattens every window above the human limit; says why the recording is no run when most of it goes.
pub fn cut_beyond_human(cumulative_cm: &mut [u32], repairs: &mut Vec<LineRepair>) -> Option<String> {
    let whole = *cumulative_cm.last()? - *cumulative_cm.first()?;
    let seconds = cumulative_cm.len() - 1;
    let mut cut = Vec::new();
    let mut ceiling = Ceiling::of(cumulative_cm);
    let mut length = 2_usize;
    while length <= seconds {
        let limit = (human_limit(Duration::from_s(length as f64)).m() * 100.0) as u32;
        if ceiling.may_exceed(cumulative_cm, length, limit) {
            cut.resize(seconds, false);
            let mut until = 0; // seconds before this one are marked already
            for start in 0..=seconds - length {
                if cumulative_cm[start + length] - cumulative_cm[start] > limit {
                    cut[start.max(until)..start + length].fill(true);
                    until = start + length;
                }
            }
            if until > 0 {
                flatten(cumulative_cm, &cut);
            }
        }
        length = (length * 6 / 5).max(length + 1);
    }
    let gone = cut.iter().filter(|&&c| c).count();
    if gone == 0 {
        return None;
    }
    let lost = whole - (cumulative_cm[seconds] - cumulative_cm[0]);
    let first = cut.iter().position(|&c| c).unwrap_or(0);
    let what = format!(
        "{gone} s from {first} s on were faster than any human over their duration; their {:.0} m were dropped",
        f64::from(lost) / 100.0
    );
    repairs.push(LineRepair { kind: "beyond_human", what, seconds: gone });
    (f64::from(lost) > VEHICLE_SHARE * f64::from(whole)).then(|| {
        format!(
            "{:.0} % of the distance was covered faster than any human runs; this looks like a vehicle",
            100.0 * f64::from(lost) / f64::from(whole)
        )
    })
}

/// What is known of the farthest distance in a duration without trying every start.
struct Ceiling {
    /// A duration and the most that any window of it covers; longer ones cover no more than so many of it together.
    known: (usize, u32),
}

impl Ceiling {
    fn of(cumulative_cm: &[u32]) -> Self {
        Self { known: (1, farthest(cumulative_cm, 1)) }
    }

    /// Whether any window of this length covers more than the limit. Flattening only lowers what is known, so it stays true.
    fn may_exceed(&mut self, cumulative_cm: &[u32], length: usize, limit: u32) -> bool {
        let (seconds, most) = self.known;
        if most.saturating_mul(u32::try_from(length.div_ceil(seconds)).unwrap_or(u32::MAX)) <= limit {
            return false;
        }
        // A window lies within the one that begins on the stride before it and ends a stride later.
        let stride = length / COARSE;
        if stride > 1 {
            let ends = cumulative_cm[(length + stride).min(cumulative_cm.len() - 1)..].iter().step_by(stride);
            let last = cumulative_cm[cumulative_cm.len() - 1];
            let mut ends = ends.copied().chain(std::iter::repeat(last));
            let starts = cumulative_cm[..cumulative_cm.len() - length].iter().step_by(stride);
            if starts.zip(&mut ends).all(|(start, end)| end - start <= limit) {
                return false;
            }
        }
        let most = farthest(cumulative_cm, length);
        self.known = (length, most);
        most > limit
    }
}

/// The most that any window of this length covers.
fn farthest(cumulative_cm: &[u32], length: usize) -> u32 {
    let ends = cumulative_cm.get(length..).unwrap_or_default();
    // As numbers with a sign, of which every processor compares several in one step; no line is as long as 31 bits.
    let most = cumulative_cm.iter().zip(ends).fold(0, |most, (start, end)| ((end - start) as i32).max(most));
    most.unsigned_abs()
}

/// Takes the marked seconds' distance out.
fn flatten(cumulative_cm: &mut [u32], cut: &[bool]) {
    let (mut before, mut total) = (cumulative_cm[0], cumulative_cm[0]);
    for (i, &is_cut) in cut.iter().enumerate() {
        let step = cumulative_cm[i + 1] - before;
        before = cumulative_cm[i + 1];
        total += if is_cut { 0 } else { step };
        cumulative_cm[i + 1] = total;
    }
}
