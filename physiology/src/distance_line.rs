//! The real time line of a recording: how far the runner had come after each second of elapsed time.
//!
//! Records, races and fits need elapsed time: rest is recovery, and moving time stitches repeats
//! together. So a stop is flat here, never cut out.

mod human;
mod knots;
mod resample;

use crate::Mending;
pub use human::human_limit;
use std::collections::BTreeSet;

/// A recording's distance as a column over elapsed time, cleaned and resampled to one value a second.
///
/// ```
/// use physiology::DistanceLine;
/// let cleaned = DistanceLine::clean(&[0, 4000, 8000], &[0, 1200, 2400], &[], i32::MAX);
/// assert_eq!(cleaned.line.cumulative_cm(), [0, 300, 600, 900, 1200, 1500, 1800, 2100, 2400]);
/// assert!(cleaned.repairs.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistanceLine {
    cumulative_cm: Vec<u32>,
    /// Running count of interpolated seconds, one longer than the steps; empty when there is none.
    interpolated_s: Vec<u32>,
    /// Stretches left out of a recording of more than a week: (line second, seconds left out).
    left_out_s: Vec<(u32, i64)>,
}

/// What [`DistanceLine::clean`] returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The line.
    pub line: DistanceLine,
    /// What was mended, in words.
    pub repairs: Vec<LineRepair>,
    /// Why this recording is no evidence of running, where it is none (a vehicle, most likely).
    pub refused: Option<String>,
}

/// Something that was dropped or mended on the way to the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRepair {
    /// A stable word: `spike`, `outlier`, `gap`, `jump_across_stop`, `distance_backwards`, `beyond_human`, `time_backwards`, `left_out`, `too_long`.
    pub kind: &'static str,
    /// What was met, where, and what was done about it.
    pub what: String,
    /// Seconds of the line, or samples, that it touched.
    pub seconds: usize,
}

/// Steps faster than this are spikes of the device, no running: world-class sprinters peak at 12.4 m/s for a moment.
pub const SPIKE_CM_PER_S: u32 = 1200;
/// A gap of this length or less inside a running timer is smart recording: linear, and as good as measured.
pub const SMART_RECORDING_MS: i64 = 10_000;
/// More than this share of a window interpolated over longer gaps: the window is no record. Default, not a finding.
pub const INTERPOLATED_SHARE_MAX: f64 = 0.10;
/// Longest line, seconds: a week. Longer recordings lose their gaps of more than an hour, then their end.
pub const LONGEST_S: i64 = 7 * 86_400;

/// A second that no window may cross: time was left out here.
const CROSSING_FORBIDDEN: u32 = 1 << 24;

impl DistanceLine {
    /// The cleaned line of a recording: cumulative centimetres at every second of elapsed time.
    ///
    /// The timer's stops and standstills are flat, a jump of distance across a stop is dropped, gaps up to 10 s inside a
    /// running timer are linear, longer ones are linear and counted by [`Self::interpolated_s`], steps above 12 m/s are
    /// cut to their neighbours' median and windows faster than any human over their duration are flattened.
    ///
    /// - **Units**: `elapsed_ms` in milliseconds after the start, `distance_cm` in centimetres by the device's own count,
    ///   `missing` marks a row without distance, `pauses_ms` are (stop, start) in milliseconds.
    /// - **Domain**: running. Any length; beyond [`LONGEST_S`] gaps of more than an hour are left out, and listed.
    /// - **Errors**: none; columns of different length are read to the shorter one, everything mended is listed.
    /// - **Source**: definitions ours, from practice with 2,000 real runs; world records in [`human_limit`].
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// // Two minutes at 3 m/s, then the watch stands for a minute.
    /// let cleaned = DistanceLine::clean(&[0, 120_000, 180_000], &[0, 36_000, 36_000], &[], i32::MAX);
    /// assert_eq!((cleaned.line.seconds(), cleaned.line.distance_cm()), (180, 36_000));
    /// assert!(cleaned.refused.is_none());
    /// ```
    #[must_use]
    pub fn clean(elapsed_ms: &[i64], distance_cm: &[i32], pauses_ms: &[(i64, i64)], missing: i32) -> Cleaned {
        Self::clean_believing(elapsed_ms, distance_cm, pauses_ms, missing, &BTreeSet::new())
    }

    /// The same where the runner holds the device right: the mendings `believed` are not done, and not listed.
    ///
    /// Believed spikes stay and are met by the human limit all the same; a believed jump across a stop was run, evenly; believed
    /// gaps are as good as measured. A recording believed to be [`Mending::NoEvidence`] no more is never refused.
    ///
    /// - **Units**: as [`Self::clean`].
    /// - **Domain**: as [`Self::clean`].
    /// - **Errors**: none, as [`Self::clean`].
    /// - **Source**: ours: the runner's word against a default of ours.
    ///
    /// ```
    /// # use physiology::{DistanceLine, Mending};
    /// // A second of 15 m/s in a minute at 3 m/s.
    /// let ms: Vec<i64> = (0..=60).map(|s| s * 1000).collect();
    /// let cm: Vec<i32> = (0..=60).map(|s| s * 300 + if s > 30 { 1200 } else { 0 }).collect();
    /// let believed = [Mending::Spike, Mending::BeyondHuman].into();
    /// assert_eq!(DistanceLine::clean(&ms, &cm, &[], i32::MAX).line.distance_cm(), 18_000);
    /// assert_eq!(DistanceLine::clean_believing(&ms, &cm, &[], i32::MAX, &believed).line.distance_cm(), 19_200);
    /// ```
    #[must_use]
    pub fn clean_believing(
        elapsed_ms: &[i64],
        distance_cm: &[i32],
        pauses_ms: &[(i64, i64)],
        missing: i32,
        believed: &BTreeSet<Mending>,
    ) -> Cleaned {
        let is_mended = |kind| !believed.contains(&kind);
        let mut repairs = Vec::new();
        let points = knots::points(elapsed_ms, distance_cm, missing, &mut repairs);
        let knots = knots::knots(&points, pauses_ms, believed, &mut repairs);
        let mut line = resample::resample(&knots, &mut repairs);
        if is_mended(Mending::Spike) {
            resample::cut_spikes(&mut line.cumulative_cm, &mut repairs);
        }
        let mut refused = None;
        if is_mended(Mending::BeyondHuman) {
            refused = human::cut_beyond_human(&mut line.cumulative_cm, &mut repairs);
        }
        Cleaned { line, repairs, refused: refused.filter(|_| is_mended(Mending::NoEvidence)) }
    }

    /// A line from centimetres at every second, for recordings that need no cleaning. Made non-decreasing and cut at a week.
    ///
    /// - **Units**: cm at every second from 0 s on.
    /// - **Domain**: running; any numbers are taken, steps back count as standing and what no human covers in a week is cut.
    /// - **Errors**: none.
    /// - **Source**: ours: the line's definition.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// let line = DistanceLine::from_cumulative_cm(vec![0, 300, 250, 600]);
    /// assert_eq!(line.cumulative_cm(), [0, 300, 300, 600]);
    /// ```
    #[must_use]
    pub fn from_cumulative_cm(mut cumulative_cm: Vec<u32>) -> Self {
        let longest = usize::try_from(LONGEST_S).unwrap_or(usize::MAX) + 1;
        cumulative_cm.truncate(longest);
        let limit = SPIKE_CM_PER_S * 700_000; // stays below i32::MAX, and no human comes so far in a week
        let mut most = 0;
        for cm in &mut cumulative_cm {
            most = most.max((*cm).min(limit));
            *cm = most;
        }
        Self { cumulative_cm, interpolated_s: Vec::new(), left_out_s: Vec::new() }
    }

    /// Centimetres after each second, from second 0: never decreasing.
    ///
    /// - **Units**: cm by seconds of elapsed time.
    /// - **Domain**: any line; empty when the recording had no distance.
    /// - **Errors**: none.
    /// - **Source**: ours: the line's definition.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// assert_eq!(DistanceLine::from_cumulative_cm(vec![0, 300]).cumulative_cm(), [0, 300]);
    /// ```
    #[must_use]
    pub fn cumulative_cm(&self) -> &[u32] {
        &self.cumulative_cm
    }

    /// Length in seconds.
    ///
    /// - **Units**: s of elapsed time, pauses included.
    /// - **Domain**: any line; 0 for an empty one.
    /// - **Errors**: none.
    /// - **Source**: ours: the line's definition.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// assert_eq!(DistanceLine::from_cumulative_cm(vec![0, 300, 600]).seconds(), 2);
    /// ```
    #[must_use]
    pub const fn seconds(&self) -> usize {
        self.cumulative_cm.len().saturating_sub(1)
    }

    /// Distance covered, centimetres.
    ///
    /// - **Units**: cm.
    /// - **Domain**: any line; 0 for an empty one.
    /// - **Errors**: none.
    /// - **Source**: ours: last less first value of the line.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// assert_eq!(DistanceLine::from_cumulative_cm(vec![100, 300, 600]).distance_cm(), 500);
    /// ```
    #[must_use]
    pub fn distance_cm(&self) -> u32 {
        match (self.cumulative_cm.first(), self.cumulative_cm.last()) {
            (Some(first), Some(last)) => last - first,
            _ => 0,
        }
    }

    /// How many seconds of the window from `start_s` to `end_s` lie in gaps of more than 10 s and are only interpolated.
    ///
    /// - **Units**: s.
    /// - **Domain**: any two seconds; beyond the line's end its last one counts, and a window that ends before it starts has 0.
    /// - **Errors**: none.
    /// - **Source**: ours; that gaps up to 10 s are as good as measured is a default, not a finding.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// // No sample for a minute inside a running timer.
    /// let line = DistanceLine::clean(&[0, 60_000], &[0, 18_000], &[], i32::MAX).line;
    /// assert_eq!((line.interpolated_s(0, 60), line.interpolated_s(10, 20)), (60, 10));
    /// ```
    #[must_use]
    pub fn interpolated_s(&self, start_s: usize, end_s: usize) -> u32 {
        let at = |s: usize| self.interpolated_s.get(s).or(self.interpolated_s.last()).copied().unwrap_or(0);
        at(end_s).saturating_sub(at(start_s))
    }

    /// The running count behind [`Self::interpolated_s`]; empty when no second is interpolated.
    #[must_use]
    pub(crate) fn interpolated_count(&self) -> &[u32] {
        &self.interpolated_s
    }

    /// Elapsed seconds of the activity at a second of the line: the same, unless days were left out.
    ///
    /// - **Units**: s.
    /// - **Domain**: any second; lines up to a week have nothing left out.
    /// - **Errors**: none.
    /// - **Source**: ours: the line's definition.
    ///
    /// ```
    /// # use physiology::DistanceLine;
    /// assert_eq!(DistanceLine::from_cumulative_cm(vec![0, 300, 600]).elapsed_s(2), 2);
    /// ```
    #[must_use]
    pub fn elapsed_s(&self, line_s: usize) -> i64 {
        let left_out: i64 = self.left_out_s.iter().filter(|&&(at, _)| (at as usize) < line_s).map(|&(_, s)| s).sum();
        i64::try_from(line_s).unwrap_or(i64::MAX).saturating_add(left_out)
    }
}
