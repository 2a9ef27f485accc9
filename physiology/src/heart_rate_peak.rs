//! What a recording says of the heart's upper end: the highest rate held, and the highest rate of a runner.

use crate::fit::LEVEL;
use quantity::{Duration, Estimate, HeartRate};

/// A sample speaks for at most so long after it.
const HOLDS_MS: i64 = 10_000;
/// Longer recordings are read up to here.
const LONGEST_S: usize = 172_800;
/// The window whose median counts, and half of it.
const WINDOW_S: usize = 5;
const HALF_WINDOW_S: usize = WINDOW_S / 2;
/// Peaks this close together confirm each other. Default, not a finding.
const CLOSE_BPM: f64 = 4.0;

/// Heart rate of each second: that of the last sample, where it is at most ten seconds old.
///
/// - **Units**: times in ms, beats per minute; `missing` marks a row without value.
/// - **Domain**: rows in order of time; recordings up to 48 h, longer ones are read up to there.
/// - **Errors**: none; seconds without a sample are empty.
/// - **Source**: ours; the ten seconds are a default, not a finding.
///
/// ```
/// let seconds = physiology::heart_rate_each_second(&[0, 2000, 60_000], &[120, 130, 140], i32::MAX);
/// assert_eq!(seconds[1].map(|rate| rate.bpm()), Some(120.0));
/// assert_eq!((seconds[30], seconds.len()), (None, 61));
/// ```
#[must_use]
pub fn heart_rate_each_second(elapsed_ms: &[i64], bpm: &[i32], missing: i32) -> Vec<Option<HeartRate>> {
    let is_beat = |(ms, v): &(&i64, &i32)| **v != missing && **v > 0 && **ms >= 0;
    let Some((&last_ms, _)) = elapsed_ms.iter().zip(bpm).rfind(is_beat) else { return Vec::new() };
    let seconds = usize::try_from(last_ms / 1000).unwrap_or(0).min(LONGEST_S);
    let mut rows = elapsed_ms.iter().zip(bpm).filter(is_beat);
    let (mut row, mut next) = (rows.next(), rows.next());
    (0..=seconds)
        .map(|second| {
            let ms = second as i64 * 1000;
            while next.is_some_and(|(at, _)| *at <= ms) {
                (row, next) = (next, rows.next());
            }
            let (&at, &bpm) = row?;
            (at <= ms && ms - at <= HOLDS_MS).then(|| HeartRate::from_bpm(f64::from(bpm)))
        })
        .collect()
}

/// Highest heart rate that a run held: the largest median of five seconds.
///
/// Give it a repaired column, see [`repair_heart_rate`](crate::repair_heart_rate): a single wrong sample is passed over, a minute
/// of them is not.
///
/// - **Units**: beats per minute of each second.
/// - **Domain**: five seconds in a row or more with a value.
/// - **Errors**: none; nothing where there are none.
/// - **Source**: the median of 5 s as used for observed maxima in practice: default, not a finding.
///
/// ```
/// use quantity::HeartRate;
/// let seconds: Vec<_> = [150.0, 151.0, 199.0, 152.0, 153.0].map(|bpm| Some(HeartRate::from_bpm(bpm))).to_vec();
/// assert_eq!(physiology::heart_rate_peak(&seconds).map(|peak| peak.bpm()), Some(152.0));
/// ```
#[must_use]
pub fn heart_rate_peak(each_second: &[Option<HeartRate>]) -> Option<HeartRate> {
    let mut peak: Option<HeartRate> = None;
    // A median above the peak has as many rates above the peak beside it: which of the last ones are, a bit each.
    let mut above = 0_u32;
    for (at, rate) in each_second.iter().enumerate() {
        let is_above = |rate: HeartRate, peak: Option<HeartRate>| peak.is_none_or(|peak| rate.total_cmp(&peak).is_gt());
        above = (above << 1 | u32::from(rate.is_some_and(|rate| is_above(rate, peak)))) & ((1 << WINDOW_S) - 1);
        if above.count_ones() as usize <= HALF_WINDOW_S {
            continue;
        }
        if let Some(&[Some(a), Some(b), Some(c), Some(d), Some(e)]) = each_second[..=at].last_chunk::<WINDOW_S>() {
            let mut held = [a, b, c, d, e];
            held.sort_unstable_by(HeartRate::total_cmp);
            peak = Some(held[HALF_WINDOW_S]);
            above = [a, b, c, d, e].iter().fold(0, |bits, rate| bits << 1 | u32::from(is_above(*rate, peak)));
        }
    }
    peak
}

/// Highest mean heart rate over a time.
///
/// - **Units**: beats per minute of each second, time in s.
/// - **Domain**: times of 1 s up to the recording's; windows with a value in at least nine of ten seconds.
/// - **Errors**: none; nothing where no window is full enough.
/// - **Source**: ours; a sliding mean.
///
/// ```
/// use quantity::{Duration, HeartRate};
/// let seconds: Vec<_> = (0..100).map(|s| Some(HeartRate::from_bpm(if s < 50 { 140.0 } else { 160.0 }))).collect();
/// let best = physiology::best_mean_heart_rate(&seconds, Duration::from_s(40.0));
/// assert_eq!(best.map(|rate| rate.bpm()), Some(160.0));
/// ```
#[must_use]
pub fn best_mean_heart_rate(each_second: &[Option<HeartRate>], time: Duration) -> Option<HeartRate> {
    let window = if time.s() >= 1.0 && time.s() <= each_second.len() as f64 { time.s() as usize } else { return None };
    let (mut sum, mut count) = (0.0, 0_usize);
    let mut best: Option<f64> = None;
    for (at, entered) in each_second.iter().enumerate() {
        if let Some(rate) = entered {
            (sum, count) = (sum + rate.bpm(), count + 1);
        }
        if let Some(Some(left)) = at.checked_sub(window).map(|left| each_second[left]) {
            (sum, count) = (sum - left.bpm(), count - 1);
        }
        if at + 1 >= window && 10 * count >= 9 * window {
            let mean = sum / count as f64;
            best = Some(best.map_or(mean, |best| best.max(mean)));
        }
    }
    best.map(HeartRate::from_bpm)
}

/// Highest heart rate of a runner, from the peaks of many runs.
///
/// The highest peak that two other runs come close to; a peak that stands alone is taken for an artefact. What was seen is a
/// lower bound: the interval reaches further up than down.
///
/// - **Units**: peaks in bpm, see [`heart_rate_peak`]; result in bpm with its interval at 80 %.
/// - **Domain**: three runs or more whose highest peaks agree within 4 bpm; peaks of 120 to 230 bpm.
/// - **Errors**: none; nothing where no peak is confirmed.
/// - **Source**: ours: default, not a finding. An observed maximum comes before any formula of age.
///
/// ```
/// use quantity::HeartRate;
/// let peaks = [171.0, 214.0, 186.0, 187.0, 185.0].map(HeartRate::from_bpm);
/// assert_eq!(physiology::observed_heart_rate_max(&peaks).map(|max| max.value), Some(187.0));
/// ```
#[must_use]
pub fn observed_heart_rate_max(peaks: &[HeartRate]) -> Option<Estimate> {
    let mut bpm: Vec<f64> = peaks.iter().map(|peak| peak.bpm()).filter(|bpm| (120.0..=230.0).contains(bpm)).collect();
    bpm.sort_by(|a, b| b.total_cmp(a));
    let confirmed = bpm.windows(3).find(|three| three[0] - three[2] <= CLOSE_BPM)?;
    let value = confirmed[0];
    let n = bpm.iter().filter(|other| **other <= value && value - **other <= CLOSE_BPM).count();
    Some(Estimate::new(value, value - 2.0, value + 6.0, LEVEL, n))
}
