//! Whether two recordings are of the same run of the same person.

use crate::{Channel, Recording};

/// Seconds between the moments that are compared.
const STEP_MS: i64 = 10_000;
/// A value counts for a moment when it was taken at most so long before or after.
const NEAR_MS: i64 = 5_000;
/// Fewer moments in common than this say nothing.
const FEWEST: usize = 12;
/// Middle and nine-tenths distance between the positions of one runner's two devices, metres.
const APART_M: f64 = 40.0;
const FAR_APART_M: f64 = 150.0;
/// Middle difference between the heart rates of one runner's two devices, beats per minute: friends side by side differ by more.
const BEATS_APART: f64 = 12.0;
/// Middle difference between the distances that one runner's two devices count, as a share of the distance and in metres.
const COUNT_SHARE: f64 = 0.05;
const COUNT_M: f64 = 50.0;
/// Metres in a degree of latitude, near enough to tell runners apart.
const DEGREE_M: f64 = 111_195.0;

/// Whether two recordings are of the same run of the same person, by what both of them measured.
///
/// At every tenth second that both cover, positions lie close together (middle distance at most 40 m, nine tenths within 150 m), hearts beat alike
/// (middle difference at most 12 per minute), and where positions cannot be compared the counted distances go along (middle difference at most 5 %
/// and 50 m). Each is looked at where both recordings have it; heart rate alone, or nothing at all in common, is not enough. All bounds are defaults,
/// not findings: two runners side by side are told apart by their hearts only.
///
/// - **Units**: starts in Unix milliseconds.
/// - **Errors**: none; recordings without samples are never the same.
///
/// ```
/// use training::{same_run, Channel, Recording};
/// let mut run = Recording::default();
/// run.elapsed_ms = (0..600).map(|s| s * 1000).collect();
/// run.set(Channel::Distance, (0..600).map(|s| s * 300).collect());
/// assert!(same_run((0, &run), (2000, &run)));
/// assert!(!same_run((0, &run), (0, &Recording::default())));
/// ```
#[must_use]
pub fn same_run(a: (i64, &Recording), b: (i64, &Recording)) -> bool {
    let moments = moments(a, b);
    let both = |channel: Channel| -> Vec<(f64, f64)> {
        moments.iter().filter_map(|&(i, j)| Some((a.1.value(channel, i)?, b.1.value(channel, j)?))).collect()
    };
    let beats = middle(both(Channel::HeartRate).into_iter().map(|(x, y)| (x - y).abs()).collect(), 0.5);
    if beats.is_some_and(|apart| apart > BEATS_APART) {
        return false;
    }
    let gaps: Vec<f64> = moments.iter().filter_map(|&(i, j)| gap_m(a.1, i, b.1, j)).collect();
    if let (Some(half), Some(most)) = (middle(gaps.clone(), 0.5), middle(gaps, 0.9)) {
        return half <= APART_M && most <= FAR_APART_M;
    }
    let counts = both(Channel::Distance).into_iter().map(|(x, y)| (x - y).abs() - COUNT_SHARE * x.max(y));
    middle(counts.collect(), 0.5).is_some_and(|apart| apart <= COUNT_M)
}

/// Rows of both recordings at the moments that both cover.
fn moments(a: (i64, &Recording), b: (i64, &Recording)) -> Vec<(usize, usize)> {
    let end =
        |(start, recording): (i64, &Recording)| recording.elapsed_ms.last().map(|last| start.saturating_add(*last));
    let (Some(end_a), Some(end_b)) = (end(a), end(b)) else { return Vec::new() };
    let (from, to) = (a.0.max(b.0), end_a.min(end_b));
    let mut moments = Vec::new();
    let mut at = from;
    while at <= to && moments.len() < 20_000 {
        moments.extend(nearest(a.1, at - a.0).zip(nearest(b.1, at - b.0)));
        at += STEP_MS;
    }
    moments
}

/// The row nearest to a time after the start, where one is near.
fn nearest(recording: &Recording, at_ms: i64) -> Option<usize> {
    let times = &recording.elapsed_ms;
    let after = times.partition_point(|&ms| ms < at_ms);
    let candidates = [after.checked_sub(1), (after < times.len()).then_some(after)];
    let row = candidates.into_iter().flatten().min_by_key(|&row| times[row].abs_diff(at_ms))?;
    (times[row].abs_diff(at_ms) <= NEAR_MS.unsigned_abs()).then_some(row)
}

fn gap_m(a: &Recording, i: usize, b: &Recording, j: usize) -> Option<f64> {
    let north = a.value(Channel::Latitude, i)? - b.value(Channel::Latitude, j)?;
    let east = a.value(Channel::Longitude, i)? - b.value(Channel::Longitude, j)?;
    let east = (east + 540.0).rem_euclid(360.0) - 180.0;
    let shrink = a.value(Channel::Latitude, i)?.to_radians().cos();
    Some((north * DEGREE_M).hypot(east * shrink * DEGREE_M))
}

/// The value that a share of all lie below; nothing of too few.
fn middle(mut values: Vec<f64>, share: f64) -> Option<f64> {
    if values.len() < FEWEST {
        return None;
    }
    values.sort_unstable_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = ((values.len() - 1) as f64 * share).round() as usize;
    values.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::MISSING;

    /// A run northwards at 3 m/s, `east_m` off the meridian, sampled every `step_s`.
    fn run(seconds: i64, step_s: i64, east_m: f64, beats: Option<i32>) -> Recording {
        let mut run = Recording::default();
        run.elapsed_ms = (0..seconds / step_s).map(|row| row * step_s * 1000).collect();
        let steps = |degrees: f64| (degrees / Channel::Latitude.unit()).round() as i32;
        let seconds: Vec<f64> = run.elapsed_ms.iter().map(|&ms| ms as f64 / 1000.0).collect();
        run.set(Channel::Latitude, seconds.iter().map(|s| steps(s * 3.0 / DEGREE_M)).collect());
        run.set(Channel::Longitude, vec![steps(east_m / DEGREE_M); seconds.len()]);
        run.set(Channel::Distance, seconds.iter().map(|s| (s * 300.0) as i32).collect());
        if let Some(beats) = beats {
            run.set(Channel::HeartRate, vec![beats; seconds.len()]);
        }
        run
    }

    #[test]
    fn one_runners_two_devices_agree_and_two_runners_do_not() {
        let own = run(1800, 1, 0.0, Some(150));
        assert!(same_run((0, &own), (5_000, &run(1790, 5, 12.0, None))), "a smart recording a few metres off");
        assert!(!same_run((0, &own), (0, &run(1800, 1, 400.0, None))), "another street");
        assert!(!same_run((0, &own), (0, &run(1800, 1, 2.0, Some(171)))), "a friend side by side");
        assert!(!same_run((0, &own), (25_000, &run(1800, 1, 0.0, Some(150)))), "somebody 75 m behind");
        assert!(same_run((0, &own), (0, &run(1800, 1, 2.0, Some(155)))));
    }

    #[test]
    fn indoors_the_count_tells_and_hearts_alone_do_not() {
        let mut treadmill = run(1800, 1, 0.0, Some(150));
        let mut pod = run(1800, 2, 0.0, None);
        for recording in [&mut treadmill, &mut pod] {
            recording.take(Channel::Latitude);
        }
        assert!(same_run((0, &treadmill), (1_000, &pod)));
        let mut hearts = run(1800, 1, 0.0, Some(151));
        for channel in [Channel::Latitude, Channel::Longitude, Channel::Distance] {
            hearts.take(channel);
        }
        assert!(!same_run((0, &treadmill), (0, &hearts)));
        let mut empty = run(1800, 1, 0.0, None);
        empty.set(Channel::Latitude, vec![MISSING; empty.len()]);
        empty.take(Channel::Distance);
        assert!(!same_run((0, &treadmill), (0, &empty)));
    }
}
