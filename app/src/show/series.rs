//! The charts' values: the recording thinned to what a screen can show.

use crate::documents::Series;
use physiology::DistanceLine;
use training::{Channel, Recording, recording::MISSING};

/// About as many points as a screen has pixels to spare.
const POINTS: usize = 1000;
/// Speed is averaged over about so many seconds.
const SMOOTH_S: usize = 15;

/// Every `n`th row, with values averaged over the rows it stands for where averaging means something.
pub(super) fn series(recording: &Recording, line: Option<&DistanceLine>) -> Series {
    let rows = recording.len();
    let step = rows.div_ceil(POINTS).max(1);
    let at: Vec<usize> = (0..rows).step_by(step).collect();
    let mean = |channel: Channel| -> Vec<Option<f64>> {
        let Some(column) = recording.column(channel) else { return vec![None; at.len()] };
        at.iter()
            .map(|&row| mean_of(&column[row..(row + step).min(rows)]).map(|stored| stored * channel.unit()))
            .collect()
    };
    let exact = |channel: Channel| at.iter().map(|&row| recording.value(channel, row)).collect::<Vec<_>>();
    let (distance_m, speed_mps) = match line {
        Some(line) => at.iter().map(|&row| on_line(line, recording.elapsed_ms[row])).unzip(),
        None => (exact(Channel::Distance), mean(Channel::Speed)),
    };
    Series {
        elapsed_s: at.iter().map(|&row| recording.elapsed_ms[row] as f64 / 1000.0).collect(),
        distance_m,
        speed_mps,
        heart_rate_bpm: mean(Channel::HeartRate),
        altitude_m: mean(Channel::Altitude),
        cadence_spm: mean(Channel::Cadence),
        latitude: exact(Channel::Latitude),
        longitude: exact(Channel::Longitude),
    }
}

fn mean_of(stored: &[i32]) -> Option<f64> {
    let (sum, n) =
        stored.iter().filter(|&&v| v != MISSING).fold((0.0, 0u32), |(sum, n), &v| (sum + f64::from(v), n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

/// Distance, and speed over the seconds around a moment.
fn on_line(line: &DistanceLine, elapsed_ms: i64) -> (Option<f64>, Option<f64>) {
    let cm = line.cumulative_cm();
    let Some(last) = cm.len().checked_sub(1) else { return (None, None) };
    // A line of more than a week leaves days out; then its seconds are not the recording's.
    let s = usize::try_from(elapsed_ms / 1000).unwrap_or(0);
    if s > last || line.elapsed_s(s) != elapsed_ms / 1000 {
        return (None, None);
    }
    let (from, to) = (s.saturating_sub(SMOOTH_S / 2), (s + SMOOTH_S / 2).min(last));
    let speed = (to > from).then(|| f64::from(cm[to] - cm[from]) / 100.0 / (to - from) as f64);
    (Some(f64::from(cm[s] - cm[0]) / 100.0), speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_hours_fit_on_a_screen_and_every_column_is_as_long() {
        let mut r = Recording::default();
        r.elapsed_ms = (0..36_000).map(|s| s * 1000).collect();
        r.set(Channel::Distance, (0..36_000).map(|s| s * 300).collect());
        r.set(Channel::HeartRate, (0..36_000).map(|s| if s % 2 == 0 { 140 } else { MISSING }).collect());
        let line = crate::derive::line(&r, &[], &std::collections::BTreeSet::new()).expect("it has a distance").line;
        let series = series(&r, Some(&line));
        let n = series.elapsed_s.len();
        assert!((500..=1000).contains(&n), "{n}");
        for length in [
            series.distance_m.len(),
            series.speed_mps.len(),
            series.heart_rate_bpm.len(),
            series.altitude_m.len(),
            series.latitude.len(),
        ] {
            assert_eq!(length, n);
        }
        assert_eq!(series.heart_rate_bpm[7], Some(140.0));
        assert!(series.speed_mps.iter().flatten().all(|&v| (v - 3.0).abs() < 1e-9));
        assert_eq!(series.altitude_m[0], None);
    }
}
