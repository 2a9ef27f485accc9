//! Values by time in little memory, and how they join a workout.

use super::Scanned;
use training::{Activity, Channel, Recording, recording::MISSING};

/// A value counts for samples up to so many seconds after it: the watch measures every few seconds during a workout.
const HOLDS_S: i64 = 15;

/// Whole seconds with a value each, eight bytes together.
#[derive(Debug, Clone, Default)]
pub struct Series {
    packed: Vec<u64>,
}

impl Series {
    /// Adds a value; what does not fit 16 bits, or lies before 1970, is no measurement.
    #[inline]
    pub fn push(&mut self, s: i64, value: f64) {
        if value > 0.0 && value < 65_535.0 && (0..1 << 40).contains(&s) {
            self.packed.push((s as u64) << 16 | value.round() as u64);
        }
    }

    /// Brings the values into the order of time.
    pub fn sort(&mut self) {
        self.packed.sort_unstable();
        self.packed.dedup_by_key(|packed| *packed >> 16);
    }

    /// (second, value) from one moment to another, both included.
    pub fn between(&self, from_s: i64, to_s: i64) -> impl Iterator<Item = (i64, u16)> + '_ {
        let from = self.packed.partition_point(|&packed| ((packed >> 16) as i64) < from_s);
        let to = self.packed.partition_point(|&packed| (packed >> 16) as i64 <= to_s);
        self.packed[from..to.max(from)].iter().map(|&packed| ((packed >> 16) as i64, (packed & 0xFFFF) as u16))
    }
}

/// Puts the records into the samples of a workout: beside its route's, or as samples of their own.
pub fn join(activity: &mut Activity, scanned: &Scanned) {
    let start_s = activity.start.as_second();
    let seconds = activity.elapsed.map_or(0.0, |time| time.s()).ceil() as i64;
    let last_s = activity.recording.elapsed_ms.last().map_or(0, |ms| ms / 1000);
    let end_s = start_s + seconds.max(last_s);
    let channels = [
        (Channel::HeartRate, &scanned.heart_rate, 10.0, 1.0, 20..=250),
        (Channel::Speed, &scanned.speed, 1.0, 1.0, 1..=20_000),
        (Channel::Power, &scanned.power, 1.0, 1.0, 1..=5000),
    ];
    let values: Vec<(Channel, Vec<(i64, i32)>)> = channels
        .into_iter()
        .map(|(channel, series, divisor, unit, range)| {
            let stored = |value: u16| (f64::from(value) / divisor * unit).round() as i32;
            let found = series.between(start_s, end_s).map(|(s, value)| ((s - start_s) * 1000, stored(value)));
            (channel, found.filter(|(_, value)| range.contains(value)).collect())
        })
        .collect();
    if activity.recording.is_empty() {
        let mut times: Vec<i64> = values.iter().flat_map(|(_, found)| found.iter().map(|(ms, _)| *ms)).collect();
        times.sort_unstable();
        times.dedup();
        let mut recording = Recording::default();
        recording.elapsed_ms = times;
        activity.recording = recording;
    }
    let times = activity.recording.elapsed_ms.clone();
    for (channel, found) in values {
        if !found.is_empty() && activity.recording.column(channel).is_none() {
            activity.recording.set(channel, at(&times, &found));
        }
    }
}

/// For every time the last value before it, where that is not too old.
fn at(times: &[i64], found: &[(i64, i32)]) -> Vec<i32> {
    let mut next = 0;
    let value = |&ms: &i64| {
        while next < found.len() && found[next].0 <= ms {
            next += 1;
        }
        let last = next.checked_sub(1).map(|place| found[place]);
        last.filter(|(since, _)| ms - since <= HOLDS_S * 1000).map_or(MISSING, |(_, value)| value)
    };
    times.iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_time_and_grow_old() {
        let mut series = Series::default();
        for (s, value) in [(30, 1500.0), (10, 1400.0), (10, 1400.0), (20, -1.0), (20, 1e9), (-5, 7.0)] {
            series.push(s, value);
        }
        series.sort();
        assert_eq!(series.between(0, 100).collect::<Vec<_>>(), [(10, 1400), (30, 1500)]);
        assert_eq!(series.between(11, 30).count(), 1);
        assert_eq!(series.between(31, 5).count(), 0);
        assert_eq!(at(&[0, 1000, 16_000, 17_000], &[(1000, 7)]), [MISSING, 7, 7, MISSING]);
    }
}
