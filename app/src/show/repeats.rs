//! Repeats: a workout's planned steps, else its active laps, else laps that alternate between work and recovery, else fast
//! bouts of the signal.

use super::repeat_sets::{Sets, repeat_set};
use super::{lap_repeats, planned};
use crate::documents::{RepeatRow, RepeatSet, RepeatsFound};
use physiology::DistanceLine;
use store::StoredLap;
use training::{Block, Channel, Recording};

/// The signal alone tells where a repeat begins and ends to a second or two: shorter ones cannot be judged to 5 %. Default, not a finding.
const JUDGED_FROM_S: f64 = 60.0;

/// A repeat, wherever it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Work {
    pub(super) start_s: f64,
    pub(super) distance_m: f64,
    pub(super) elapsed_s: f64,
    /// Without the time that the watch was stopped.
    pub(super) timer_s: f64,
    /// Slow and fast end of what was asked for, m/s.
    pub(super) target: Option<(f64, f64)>,
}

/// The repeats of a run and what they say as a set. `workout` is what travelled in the file.
pub(crate) fn repeats(
    laps: &[StoredLap],
    workout: &[Block],
    recording: &Recording,
    line: Option<&DistanceLine>,
) -> (Vec<RepeatRow>, Option<RepeatSet>) {
    let (found, work) = if let Some(work) = planned::by_steps(laps, workout) {
        (RepeatsFound::PlannedSteps, work)
    } else if let Some(laps) = lap_repeats::by_laps(laps) {
        (RepeatsFound::Laps, laps.into_iter().map(Work::from).collect())
    } else {
        (RepeatsFound::Signal, line.map(by_signal).unwrap_or_default())
    };
    let sets = Sets::of(&work);
    let rows = work.iter().zip(sets.firsts(&work)).map(|(work, first)| row(work, first, recording)).collect();
    let judged = found != RepeatsFound::Signal || work.iter().all(|work| work.timer_s >= JUDGED_FROM_S);
    (rows, repeat_set(found, &work).filter(|_| judged))
}

/// `first`: seconds per metre of the first repeat of its set.
fn row(work: &Work, first: f64, recording: &Recording) -> RepeatRow {
    let speed_mps = 1.0 / work.pace();
    RepeatRow {
        start_s: work.start_s,
        distance_m: work.distance_m,
        elapsed_s: work.elapsed_s,
        timer_s: work.timer_s,
        speed_mps,
        fade: work.pace() / first,
        heart_rate_recovery_bpm: recovery(recording, work.start_s + work.elapsed_s),
        target_low_mps: work.target.map(|(low, _)| low),
        target_high_mps: work.target.map(|(_, high)| high),
        off_target: work.target.map(|(low, high)| speed_mps / speed_mps.clamp(low, high) - 1.0),
    }
}

impl From<&StoredLap> for Work {
    fn from(lap: &StoredLap) -> Self {
        let work = Self::new(lap.start_s, lap.distance_m.unwrap_or(0.0), lap.elapsed_s);
        // What the watch says of a timer that ran longer than the clock, or not at all, is not believed.
        Self { timer_s: lap.timer_s.filter(|s| (1.0..=lap.elapsed_s).contains(s)).unwrap_or(lap.elapsed_s), ..work }
    }
}

impl Work {
    /// One without a target.
    pub(crate) const fn new(start_s: f64, distance_m: f64, elapsed_s: f64) -> Self {
        Self { start_s, distance_m, elapsed_s, timer_s: elapsed_s, target: None }
    }

    /// Running seconds per metre.
    pub(super) fn pace(&self) -> f64 {
        self.timer_s / self.distance_m
    }

    /// Long enough to be judged.
    pub(super) fn is_usable(&self) -> bool {
        self.elapsed_s >= 10.0 && self.distance_m >= 50.0
    }
}

/// Fast bouts between slow ones, on the cleaned line.
fn by_signal(line: &DistanceLine) -> Vec<Work> {
    physiology::repeats(line)
        .into_iter()
        .map(|found| {
            let start_s = line.elapsed_s(found.start.s() as usize) as f64;
            Work::new(start_s, found.distance.m(), found.time.s())
        })
        .collect()
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
    use crate::documents::NextDose;

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
        let (found, set) = repeats(&laps, &[], &Recording::default(), None);
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].fade, 1.0);
        assert!((found[3].fade - 93.0 / 90.0).abs() < 1e-12);
        assert_eq!(found[1].heart_rate_recovery_bpm, None);
        let set = set.expect("four alike");
        assert_eq!((set.found, set.held, set.dose, set.next), (RepeatsFound::Laps, 4, NextDose::Same, 4));
        assert!((set.fade.expect("more than two").value - 93.0 / 90.0).abs() < 1e-9);
    }

    #[test]
    fn the_devices_word_counts_first() {
        let laps = [
            lap(0.0, 600.0, 2000.0, Some("warmup")),
            lap(600.0, 240.0, 1000.0, Some("active")),
            lap(840.0, 120.0, 200.0, Some("rest")),
            lap(960.0, 240.0, 1000.0, Some("active")),
        ];
        assert_eq!(repeats(&laps, &[], &Recording::default(), None).0.len(), 2);
    }

    #[test]
    fn automatic_kilometres_are_no_repeats() {
        let laps: Vec<_> = (0..10)
            .map(|i| lap(f64::from(i) * 300.0, 300.0 + f64::from(i % 2) * 10.0, 1000.0, Some("active")))
            .collect();
        assert!(repeats(&laps, &[], &Recording::default(), None).0.is_empty());
    }
}
