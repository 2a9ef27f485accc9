//! The run as it would have been on level ground: the distance line with every metre weighed by its slope.

use crate::{DistanceLine, GradeModel, grade_adjusted_speed};
use quantity::{Grade, Speed};

/// Heights are averaged over so many metres before and after. Barometers and satellites need it; default, not a finding.
const HALF_WINDOW_M: usize = 50;
/// Distance between two heights.
const STEP_M: usize = 10;
/// Mean steepness from which on the heights are no ground that anybody runs on; the steepest belt is. Default, not a finding.
const STEEPEST_MEAN: f64 = 0.155;
/// Samples further apart than this leave the height between them unknown.
const GAP_MS: i64 = 60_000;

/// The distance that the same effort would have covered on level ground, second by second; none without usable heights.
///
/// Heights are laid along the distance, averaged over 100 m, and each second's metres are multiplied by the level
/// speed over the speed on that slope. A run on level ground comes out as it was.
///
/// - **Units**: heights in cm at milliseconds after the start, `missing` marks a row without; the line's metres.
/// - **Domain**: runs of 200 m or more whose heights cover them without a gap of over a minute and are no steeper than 15.5 % in
///   the mean.
/// - **Errors**: none; `None` outside the domain.
/// - **Source**: [`grade_adjusted_speed`](crate::grade_adjusted_speed) with the given model; smoothing is a default, not a finding.
///
/// ```
/// use physiology::{DistanceLine, GradeModel, level_line};
/// let line = DistanceLine::from_cumulative_cm((0..=1000).map(|s| s * 300).collect());
/// let ms: Vec<i64> = (0..=1000).map(|s| s * 1000).collect();
/// let climb: Vec<i32> = (0..=1000).map(|s| s * 15).collect(); // 5 %
/// let level = level_line(&line, &ms, &climb, i32::MAX, GradeModel::EqualHr).unwrap();
/// let more = f64::from(level.distance_cm()) / f64::from(line.distance_cm());
/// assert!((1.15..1.20).contains(&more));
/// ```
#[must_use]
pub fn level_line(
    line: &DistanceLine,
    elapsed_ms: &[i64],
    altitude_cm: &[i32],
    missing: i32,
    model: GradeModel,
) -> Option<DistanceLine> {
    let cm = line.cumulative_cm();
    let first_cm = *cm.first()?;
    let cells = line.distance_cm() as usize / (100 * STEP_M) + 1;
    // Where days were left out of the line its seconds are not the recording's.
    if cells * STEP_M < 200 || line.elapsed_s(line.seconds()) != i64::try_from(line.seconds()).ok()? {
        return None;
    }
    let heights = smoothed(&along(cm, elapsed_ms, altitude_cm, missing, cells)?, HALF_WINDOW_M / STEP_M / 2);
    let grades: Vec<f64> = (0..cells)
        .map(|at| {
            let (a, b) = (at.saturating_sub(2), (at + 2).min(cells - 1));
            (heights[b] - heights[a]) / ((b - a).max(1) * STEP_M) as f64
        })
        .collect();
    if grades.iter().map(|g| g.abs()).sum::<f64>() > STEEPEST_MEAN * cells as f64 {
        return None;
    }
    let multipliers: Vec<f64> = grades
        .into_iter()
        .map(|grade| grade_adjusted_speed(Speed::from_mps(1.0), Grade::from_ratio(grade), model).map(Speed::mps))
        .collect::<Result<_, _>>()
        .ok()?;
    let mut level_cm = 0.0;
    let mut out = Vec::with_capacity(cm.len());
    out.push(0_u32);
    for pair in cm.windows(2) {
        let cell = (pair[0] - first_cm) as usize / (100 * STEP_M);
        level_cm += f64::from(pair[1] - pair[0]) * multipliers[cell.min(cells - 1)];
        out.push(level_cm as u32);
    }
    Some(DistanceLine::from_cumulative_cm(out))
}

/// Metres of height at every step of distance: at the second in which it was reached, between the samples beside it.
fn along(cm: &[u32], elapsed_ms: &[i64], altitude_cm: &[i32], missing: i32, cells: usize) -> Option<Vec<f64>> {
    let given = elapsed_ms.iter().zip(altitude_cm).filter(|(_, height)| **height != missing);
    let mut samples: Vec<(i64, i32)> = Vec::with_capacity(altitude_cm.len());
    samples.extend(given.map(|(&ms, &height)| (ms, height)));
    let (mut second, mut at) = (0, 0);
    (0..cells)
        .map(|cell| {
            let wanted = cm[0] + (cell * STEP_M * 100) as u32;
            while second + 1 < cm.len() && cm[second] < wanted {
                second += 1;
            }
            let ms = second as i64 * 1000;
            while at + 1 < samples.len() && samples[at + 1].0 <= ms {
                at += 1;
            }
            let before = samples.get(at)?;
            let after = samples.get(at + 1).unwrap_or(before);
            // Past either end of the samples the nearest one holds.
            let share = ((ms - before.0) as f64 / (after.0 - before.0).max(1) as f64).clamp(0.0, 1.0);
            let near = after.0 - before.0 <= GAP_MS && (ms - before.0).abs() <= GAP_MS;
            let (low, high) = (f64::from(before.1) / 100.0, f64::from(after.1) / 100.0);
            near.then_some(low + (high - low) * share)
        })
        .collect()
}

/// Mean over so many steps before and after each, twice: once would leave the corners of the window in the slope.
pub(crate) fn smoothed(heights: &[f64], half: usize) -> Vec<f64> {
    let once = |heights: &[f64]| -> Vec<f64> {
        (0..heights.len())
            .map(|at| {
                // As many steps on either side, so that a slope stays a slope up to its ends.
                let reach = half.min(at).min(heights.len() - 1 - at);
                let window = &heights[at - reach..=at + reach];
                window.iter().sum::<f64>() / window.len() as f64
            })
            .collect()
    };
    once(&once(heights))
}
