//! Single figures of a recording.

use training::{Channel, Recording, recording::MISSING};

/// Slower than this is standing. Default, not a finding.
const STANDING_MPS: f64 = 0.3;
/// Standing for less than this is part of moving.
const STANDSTILL_MS: i64 = 10_000;
/// A sample speaks for at most so long after it.
const HOLDS_MS: i64 = 10_000;
/// Half the window over which altitude is averaged.
const ALTITUDE_HALF_MS: i64 = 10_000;
/// Climbs smaller than this are noise of the barometer. Default, not a finding.
const CLIMB_M: f64 = 1.0;

/// The last distance that was recorded.
pub(super) fn last_distance_m(recording: &Recording) -> Option<f64> {
    let last = *recording.column(Channel::Distance)?.iter().rev().find(|&&v| v != MISSING)?;
    Some(f64::from(last) * Channel::Distance.unit())
}

/// Elapsed time without standing still for 10 s or more; none without a distance.
pub(super) fn moving_s(recording: &Recording, elapsed_s: Option<f64>) -> Option<f64> {
    let column = recording.column(Channel::Distance)?;
    let mut rows = recording.elapsed_ms.iter().zip(column).filter(|(_, cm)| **cm != MISSING);
    let (mut before_ms, mut before_cm) = rows.next().map(|(&ms, &cm)| (ms, cm))?;
    let (mut standing_ms, mut stretch_ms) = (0, 0);
    for (&ms, &cm) in rows {
        let step_ms = ms - before_ms;
        let mps = f64::from(cm.saturating_sub(before_cm)) * 10.0 / step_ms.max(1) as f64;
        if mps < STANDING_MPS {
            stretch_ms += step_ms;
        } else {
            standing_ms += if stretch_ms >= STANDSTILL_MS { stretch_ms } else { 0 };
            stretch_ms = 0;
        }
        (before_ms, before_cm) = (ms, cm);
    }
    standing_ms += if stretch_ms >= STANDSTILL_MS { stretch_ms } else { 0 };
    elapsed_s.map(|s| (s - standing_ms as f64 / 1000.0).max(0.0))
}

/// Mean heart rate over time: each sample counts until the next, at most 10 s.
pub(super) fn heart_rate_bpm(elapsed_ms: &[i64], column: &[i32]) -> Option<f64> {
    let (mut beats_ms, mut total_ms) = (0.0, 0.0);
    for (row, &bpm) in column.iter().enumerate().filter(|(_, bpm)| **bpm != MISSING && **bpm > 0) {
        let next = elapsed_ms.get(row + 1).map_or(1000, |next| next - elapsed_ms[row]);
        let held = next.clamp(1, HOLDS_MS) as f64;
        beats_ms += f64::from(bpm) * held;
        total_ms += held;
    }
    (total_ms > 0.0).then(|| beats_ms / total_ms)
}

/// Metres climbed: altitude averaged over 20 s, climbs of a metre and more.
pub(super) fn ascent_m(recording: &Recording) -> Option<f64> {
    let column = recording.column(Channel::Altitude)?;
    let given = recording.elapsed_ms.iter().zip(column).filter(|(_, cm)| **cm != MISSING);
    let mut samples: Vec<(i64, i32)> = Vec::with_capacity(recording.len());
    samples.extend(given.map(|(&ms, &cm)| (ms, cm)));
    let (mut first, mut after, mut sum_cm) = (0, 0, 0i64);
    let (mut ascent_cm, mut low, mut high) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
    for &(ms, _) in &samples {
        while let Some(&(_, cm)) = samples.get(after).filter(|(at, _)| *at <= ms + ALTITUDE_HALF_MS) {
            sum_cm += i64::from(cm);
            after += 1;
        }
        while samples[first].0 < ms - ALTITUDE_HALF_MS {
            sum_cm -= i64::from(samples[first].1);
            first += 1;
        }
        let height = sum_cm as f64 / (after - first) as f64;
        // A climb begins at a low point and ends where it falls back by the threshold.
        if height > high {
            high = height;
        }
        if height < low || high - height >= CLIMB_M * 100.0 {
            if high - low >= CLIMB_M * 100.0 {
                ascent_cm += high - low;
            }
            (low, high) = (height, height);
        }
    }
    if high - low >= CLIMB_M * 100.0 {
        ascent_cm += high - low;
    }
    (!samples.is_empty()).then(|| (ascent_cm / 100.0f64).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording(channel: Channel, values: Vec<i32>) -> Recording {
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..values.len() as i64).map(|s| s * 1000).collect();
        recording.set(channel, values);
        recording
    }

    #[test]
    fn standing_still_is_no_moving_but_a_red_light_of_five_seconds_is() {
        let mut cm: Vec<i32> = (0..100).map(|s| s * 300).collect();
        cm.extend([29_700; 30]); // half a minute
        cm.extend((1..=50).map(|s| 29_700 + s * 300));
        cm.extend([44_700; 5]);
        cm.extend((1..=20).map(|s| 44_700 + s * 300));
        let elapsed_s = (cm.len() - 1) as f64;
        assert_eq!(moving_s(&recording(Channel::Distance, cm), Some(elapsed_s)), Some(elapsed_s - 30.0));
    }

    #[test]
    fn heart_rate_is_a_mean_over_time_not_over_rows() {
        let mut r = Recording::default();
        r.elapsed_ms = vec![0, 1000, 5000];
        r.set(Channel::HeartRate, vec![100, 150, MISSING]);
        let column = r.column(Channel::HeartRate).expect("it was set");
        assert_eq!(heart_rate_bpm(&r.elapsed_ms, column), Some((100.0 + 4.0 * 150.0) / 5.0));
    }

    #[test]
    fn a_hill_is_climbed_once_and_noise_never() {
        let noise = |s: i32| if s % 2 == 0 { 20 } else { -20 };
        let flat: Vec<i32> = (0..600).map(|s| 10_000 + noise(s)).collect();
        assert_eq!(ascent_m(&recording(Channel::Altitude, flat)), Some(0.0));
        let hill: Vec<i32> = (0..600).map(|s| 10_000 + noise(s) + (300 - (s - 300).abs()) * 10).collect();
        let climbed = ascent_m(&recording(Channel::Altitude, hill)).expect("there is altitude");
        assert!((28.0..=30.5).contains(&climbed), "{climbed}");
    }
}
