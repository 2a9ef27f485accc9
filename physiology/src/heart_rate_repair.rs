//! Heart rates that no heart makes: impossible values and slopes, a stuck sensor, steps counted as beats.

use crate::Mending;
use quantity::counted;
use std::collections::BTreeSet;

/// A heart-rate column with what no heart makes taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairedHeartRate {
    /// Beats per minute, `missing` where there is none; as long as the column that was given.
    pub bpm: Vec<i32>,
    /// What was taken out or is doubtful, in words.
    pub repairs: Vec<HeartRateRepair>,
}

/// Something that was taken out of a heart-rate column, or is doubtful in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeartRateRepair {
    /// A stable word: `heart_rate` for impossible values, `heart_rate_spike`, `heart_rate_stuck`, `heart_rate_steps`.
    pub kind: &'static str,
    /// What was met and what was done about it.
    pub what: String,
    /// Samples that it touched.
    pub samples: usize,
}

/// Beats a minute that a running heart can have. Like every number here a default, not a finding.
const POSSIBLE_BPM: std::ops::RangeInclusive<i32> = 35..=230;
/// No heart changes faster than this for longer than a moment, bpm/s.
const SLOPE_BPM_PER_S: f64 = 10.0;
/// A jump smaller than this is a late sample of the strap.
const JUMP_BPM: f64 = 25.0;
/// What returns within this time to what it was before was a spike; a longer excursion is believed.
const SPIKE_MS: i64 = 30_000;
/// A running heart does not stay on one number for longer than this.
const FLAT_MS: i64 = 300_000;
/// Beats within this of the steps a minute, for at least this share of the run, are steps.
const LOCK_BPM: f64 = 2.0;
const LOCK_SHARE: f64 = 0.5;
/// Beats usually follow steps so closely only by chance: they must move together too, or be counted at this many samples.
const LOCK_SAMPLES: usize = 300;

/// A heart-rate column without impossible values, spikes and stuck stretches, and a word on steps counted as beats.
///
/// Values outside 35 to 230 bpm go; so does what jumps by more than 25 bpm faster than 10 bpm/s and comes back the same
/// way within half a minute, and a stretch of more than five minutes on one single number. Beats that follow the steps for half of the run
/// are listed and left: only a runner can say which they were.
///
/// - **Units**: times in ms, beats per minute, cadence in steps per minute (both feet); `missing` marks a row without value.
/// - **Domain**: running; any length, columns are read to the shortest.
/// - **Errors**: none; everything taken out is listed.
/// - **Source**: ours; the slope limit as used for observed maxima in practice: default, not a finding.
///
/// ```
/// use physiology::repair_heart_rate;
/// let bpm = [140, 141, 215, 216, 142, 0, 143];
/// let ms: Vec<i64> = (0..7).map(|s| s * 1000).collect();
/// let repaired = repair_heart_rate(&ms, &bpm, None, i32::MAX);
/// assert_eq!(repaired.bpm, [140, 141, i32::MAX, i32::MAX, 142, i32::MAX, 143]);
/// assert_eq!(repaired.repairs.len(), 2);
/// ```
#[must_use]
pub fn repair_heart_rate(
    elapsed_ms: &[i64],
    bpm: &[i32],
    cadence_spm: Option<&[f64]>,
    missing: i32,
) -> RepairedHeartRate {
    repair_heart_rate_believing(elapsed_ms, bpm, cadence_spm, missing, &BTreeSet::new())
}

/// The same where the runner holds the sensor right: the mendings `believed` are not done, and not listed.
///
/// Values that no heart has are left out all the same.
///
/// - **Units**: as [`repair_heart_rate`].
/// - **Domain**: as [`repair_heart_rate`].
/// - **Errors**: none; everything taken out is listed.
/// - **Source**: ours: the runner's word against a default of ours.
///
/// ```
/// use physiology::{Mending, repair_heart_rate_believing};
/// let bpm = [140, 141, 215, 216, 142, 0, 143];
/// let ms: Vec<i64> = (0..7).map(|s| s * 1000).collect();
/// let believed = [Mending::HeartRateSpike].into();
/// let repaired = repair_heart_rate_believing(&ms, &bpm, None, i32::MAX, &believed);
/// assert_eq!(repaired.bpm, [140, 141, 215, 216, 142, i32::MAX, 143]);
/// ```
#[must_use]
pub fn repair_heart_rate_believing(
    elapsed_ms: &[i64],
    bpm: &[i32],
    cadence_spm: Option<&[f64]>,
    missing: i32,
    believed: &BTreeSet<Mending>,
) -> RepairedHeartRate {
    let is_mended = |kind| !believed.contains(&kind);
    let mut out = bpm.to_vec();
    let mut repairs = Vec::new();
    let mut say = |kind, samples: usize, [one, many]: [&str; 2]| {
        if samples > 0 {
            repairs.push(HeartRateRepair { kind, what: counted(samples, one, many), samples });
        }
    };
    let mut impossible = 0;
    for value in out.iter_mut().filter(|v| **v != missing && !POSSIBLE_BPM.contains(*v)) {
        *value = missing;
        impossible += 1;
    }
    say(
        "heart_rate",
        impossible,
        ["sample outside 35 to 230 bpm was left out", "samples outside 35 to 230 bpm were left out"],
    );
    let mut rows = Vec::with_capacity(out.len());
    rows.extend((0..out.len().min(elapsed_ms.len())).filter(|&i| out[i] != missing));
    if is_mended(Mending::HeartRateSpike) {
        let cut = cut_spikes(elapsed_ms, &mut out, &rows, missing);
        say(
            Mending::HeartRateSpike.word(),
            cut,
            [
                "sample that jumped faster than 10 bpm/s and back was left out",
                "samples that jumped faster than 10 bpm/s and back were left out",
            ],
        );
    }
    let rows: Vec<usize> = rows.into_iter().filter(|&i| out[i] != missing).collect();
    if is_mended(Mending::HeartRateStuck) {
        let cut = cut_flat(elapsed_ms, &mut out, &rows, missing);
        say(
            Mending::HeartRateStuck.word(),
            cut,
            [
                "sample of a sensor stuck on one number for over 5 min was left out",
                "samples of a sensor stuck on one number for over 5 min were left out",
            ],
        );
    }
    if let Some(cadence) = cadence_spm.filter(|_| is_mended(Mending::HeartRateSteps)) {
        let near = rows
            .iter()
            .filter(|&&i| {
                out[i] != missing && cadence.get(i).is_some_and(|c| (f64::from(out[i]) - c).abs() <= LOCK_BPM)
            })
            .count();
        if near >= LOCK_SAMPLES && near as f64 >= LOCK_SHARE * rows.len() as f64 {
            let what = "samples follow the steps a minute: the sensor may have counted steps; nothing was left out";
            say(Mending::HeartRateSteps.word(), near, [what; 2]);
        }
    }
    RepairedHeartRate { bpm: out, repairs }
}

/// Too fast a change between two samples.
fn jumps(elapsed_ms: &[i64], bpm: &[i32], a: usize, b: usize) -> bool {
    let step = f64::from(bpm[b] - bpm[a]).abs();
    let seconds = (elapsed_ms[b] - elapsed_ms[a]).max(1000) as f64 / 1000.0;
    step > JUMP_BPM && step > SLOPE_BPM_PER_S * seconds
}

fn cut_spikes(elapsed_ms: &[i64], bpm: &mut [i32], rows: &[usize], missing: i32) -> usize {
    let mut cut = 0;
    let mut at = 0;
    while at + 1 < rows.len() {
        let good = rows[at];
        if !jumps(elapsed_ms, bpm, good, rows[at + 1]) {
            at += 1;
            continue;
        }
        // The first sample near the last good one ends the spike.
        let back = (at + 2..rows.len())
            .take_while(|&i| elapsed_ms[rows[i]] - elapsed_ms[rows[at + 1]] <= SPIKE_MS)
            .find(|&i| {
                f64::from(bpm[rows[i]] - bpm[good]).abs() <= JUMP_BPM && jumps(elapsed_ms, bpm, rows[i - 1], rows[i])
            });
        match back {
            Some(end) => {
                rows[at + 1..end].iter().for_each(|&row| bpm[row] = missing);
                cut += end - at - 1;
                at = end;
            }
            None => at += 1,
        }
    }
    cut
}

fn cut_flat(elapsed_ms: &[i64], bpm: &mut [i32], rows: &[usize], missing: i32) -> usize {
    let (mut cut, mut from) = (0, 0);
    while from < rows.len() {
        let same = rows[from..].iter().take_while(|&&row| bpm[row] == bpm[rows[from]]).count();
        let stretch = &rows[from..from + same];
        if elapsed_ms[stretch[same - 1]] - elapsed_ms[stretch[0]] > FLAT_MS {
            stretch.iter().for_each(|&row| bpm[row] = missing);
            cut += same;
        }
        from += same;
    }
    cut
}
