//! Repeats: a workout's active laps, else laps that alternate between work and recovery, else fast bouts of the signal.

use crate::documents::RepeatRow;
use physiology::DistanceLine;
use store::StoredLap;
use training::{Channel, Recording};

/// Work laps are at least this much faster than the recoveries between them. Default, not a finding.
const FASTER: f64 = 1.15;
/// Repeats of one set differ in length by at most this share.
const ALIKE: f64 = 0.10;

/// A repeat, wherever it was found.
struct Work {
    start_s: f64,
    distance_m: f64,
    elapsed_s: f64,
}

/// The repeats of a run: by its laps, else by its signal.
pub(super) fn repeats(laps: &[StoredLap], recording: &Recording, line: Option<&DistanceLine>) -> Vec<RepeatRow> {
    let work = match by_intensity(laps).or_else(|| by_alternation(laps)) {
        Some(laps) => laps.into_iter().map(Work::from).collect(),
        None => line.map(by_signal).unwrap_or_default(),
    };
    let Some(first) = work.first().map(Work::pace) else { return Vec::new() };
    work.iter()
        .map(|work| RepeatRow {
            start_s: work.start_s,
            distance_m: work.distance_m,
            elapsed_s: work.elapsed_s,
            speed_mps: 1.0 / work.pace(),
            fade: work.pace() / first,
            heart_rate_recovery_bpm: recovery(recording, work.start_s + work.elapsed_s),
        })
        .collect()
}

impl From<&StoredLap> for Work {
    fn from(lap: &StoredLap) -> Self {
        Self { start_s: lap.start_s, distance_m: lap.distance_m.unwrap_or(0.0), elapsed_s: lap.elapsed_s }
    }
}

impl Work {
    /// Seconds per metre.
    fn pace(&self) -> f64 {
        self.elapsed_s / self.distance_m
    }
}

/// Fast bouts between slow ones, on the cleaned line.
fn by_signal(line: &DistanceLine) -> Vec<Work> {
    physiology::repeats(line)
        .into_iter()
        .map(|found| Work {
            start_s: line.elapsed_s(found.start.s() as usize) as f64,
            distance_m: found.distance.m(),
            elapsed_s: found.time.s(),
        })
        .collect()
}

fn usable(lap: &StoredLap) -> bool {
    lap.elapsed_s >= 10.0 && lap.distance_m.is_some_and(|m| m >= 50.0)
}

/// Laps that the device calls work, when it tells work from rest and there are at least two.
fn by_intensity(laps: &[StoredLap]) -> Option<Vec<&StoredLap>> {
    let is = |lap: &StoredLap, words: &[&str]| lap.intensity.as_deref().is_some_and(|said| words.contains(&said));
    let tells = laps.iter().any(|lap| is(lap, &["rest", "recovery"]));
    let work: Vec<&StoredLap> = laps.iter().filter(|lap| is(lap, &["active", "interval"]) && usable(lap)).collect();
    (tells && work.len() >= 2).then_some(work)
}

/// Every other lap, when each is faster than its neighbours and all are about as long.
fn by_alternation(laps: &[StoredLap]) -> Option<Vec<&StoredLap>> {
    let faster = |i: usize| {
        let speed = |lap: &StoredLap| lap.distance_m.unwrap_or(0.0) / lap.elapsed_s.max(1.0);
        let own = speed(&laps[i]);
        let than = |j: Option<usize>| j.and_then(|j| laps.get(j)).is_none_or(|other| own >= FASTER * speed(other));
        usable(&laps[i]) && than(i.checked_sub(1)) && than(Some(i + 1)) && laps.len() > 1
    };
    let mut best: Vec<&StoredLap> = Vec::new();
    let mut set: Vec<&StoredLap> = Vec::new();
    let mut last = None;
    for i in (0..laps.len()).filter(|&i| faster(i)) {
        let alike = |lap: &StoredLap| {
            let (a, b) = (lap.distance_m.unwrap_or(0.0), laps[i].distance_m.unwrap_or(0.0));
            (a - b).abs() <= ALIKE * a.max(b) || (lap.elapsed_s - laps[i].elapsed_s).abs() <= ALIKE * lap.elapsed_s
        };
        if last != Some(i.wrapping_sub(2)) || !set.first().is_some_and(|first| alike(first)) {
            set.clear();
        }
        set.push(&laps[i]);
        last = Some(i);
        if set.len() > best.len() {
            best.clone_from(&set);
        }
    }
    (best.len() >= 3).then_some(best)
}

/// Heart rate at the end of the work less heart rate 60 s later.
fn recovery(recording: &Recording, end_s: f64) -> Option<f64> {
    let at = |s: f64| {
        let ms = (s * 1000.0) as i64;
        let row = recording.elapsed_ms.partition_point(|&t| t < ms);
        let near = recording.elapsed_ms.get(row).is_some_and(|&t| t - ms <= 5000);
        if near { recording.value(Channel::HeartRate, row) } else { None }
    };
    Some(at(end_s)? - at(end_s + 60.0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lap(start_s: f64, elapsed_s: f64, m: f64, intensity: Option<&str>) -> StoredLap {
        StoredLap {
            start_s,
            elapsed_s,
            timer_s: None,
            distance_m: Some(m),
            heart_rate_bpm: None,
            workout_step: None,
            intensity: intensity.map(str::to_owned),
            ended_by: None,
        }
    }

    #[test]
    fn four_times_400_m_is_found_without_a_word_from_the_device() {
        let mut laps = vec![lap(0.0, 600.0, 2000.0, None)];
        for i in 0..4 {
            let start = 600.0 + f64::from(i) * 180.0;
            laps.push(lap(start, 90.0 + f64::from(i), 400.0, None));
            laps.push(lap(start + 90.0, 90.0, 200.0, None));
        }
        laps.push(lap(1400.0, 600.0, 1800.0, None));
        let found = repeats(&laps, &Recording::default(), None);
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].fade, 1.0);
        assert!((found[3].fade - 93.0 / 90.0).abs() < 1e-12);
        assert_eq!(found[1].heart_rate_recovery_bpm, None);
    }

    #[test]
    fn the_devices_word_counts_first() {
        let laps = [
            lap(0.0, 600.0, 2000.0, Some("warmup")),
            lap(600.0, 240.0, 1000.0, Some("active")),
            lap(840.0, 120.0, 200.0, Some("rest")),
            lap(960.0, 240.0, 1000.0, Some("active")),
        ];
        assert_eq!(repeats(&laps, &Recording::default(), None).len(), 2);
    }

    #[test]
    fn automatic_kilometres_are_no_repeats() {
        let laps: Vec<_> = (0..10)
            .map(|i| lap(f64::from(i) * 300.0, 300.0 + f64::from(i % 2) * 10.0, 1000.0, Some("active")))
            .collect();
        assert!(repeats(&laps, &Recording::default(), None).is_empty());
    }
}
