//! Repeats: a workout's planned steps, else its active laps, else laps that alternate between work and recovery, else fast
//! bouts of the signal.

use super::planned;
use crate::documents::{NextDose, RepeatRow, RepeatSet, RepeatsFound};
use physiology::{DistanceLine, Effort};
use store::StoredLap;
use training::{Block, Channel, Recording};

/// Work laps are at least this much faster than the recoveries between them. Default, not a finding.
const FASTER: f64 = 1.15;
/// Repeats of one set differ in length by at most this share.
const ALIKE: f64 = 0.10;

/// A repeat, wherever it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Work {
    pub(super) start_s: f64,
    pub(super) distance_m: f64,
    pub(super) elapsed_s: f64,
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
    let laps_only = || by_intensity(laps).or_else(|| by_alternation(laps));
    let (found, work) = if let Some(work) = planned::by_steps(laps, workout) {
        (RepeatsFound::PlannedSteps, work)
    } else if let Some(laps) = laps_only() {
        (RepeatsFound::Laps, laps.into_iter().map(Work::from).collect())
    } else {
        (RepeatsFound::Signal, line.map(by_signal).unwrap_or_default())
    };
    let Some(first) = work.first().map(Work::pace) else { return (Vec::new(), None) };
    let rows = work.iter().map(|work| row(work, first, recording)).collect();
    (rows, repeat_set(found, &work))
}

fn row(work: &Work, first: f64, recording: &Recording) -> RepeatRow {
    let speed_mps = 1.0 / work.pace();
    RepeatRow {
        start_s: work.start_s,
        distance_m: work.distance_m,
        elapsed_s: work.elapsed_s,
        speed_mps,
        fade: work.pace() / first,
        heart_rate_recovery_bpm: recovery(recording, work.start_s + work.elapsed_s),
        target_low_mps: work.target.map(|(low, _)| low),
        target_high_mps: work.target.map(|(_, high)| high),
        off_target: work.target.map(|(low, high)| speed_mps / speed_mps.clamp(low, high) - 1.0),
    }
}

/// What a set of about one length or one time says; ladders are no set.
pub(crate) fn repeat_set(found: RepeatsFound, work: &[Work]) -> Option<RepeatSet> {
    let near = |a: f64, b: f64| (a - b).abs() <= ALIKE * a.max(b);
    let first = work.first()?;
    let alike = work.iter().all(|w| near(w.distance_m, first.distance_m))
        || work.iter().all(|w| near(w.elapsed_s, first.elapsed_s));
    let efforts: Vec<Effort> = work.iter().map(|w| Effort::new(w.distance_m, w.elapsed_s)).collect();
    let says = physiology::repeat_set(&efforts).ok().filter(|_| alike)?;
    Some(RepeatSet {
        found,
        held: says.held,
        fade: says.fade.map(Into::into),
        dose: match says.dose {
            physiology::NextDose::Fewer => NextDose::Fewer,
            physiology::NextDose::Same => NextDose::Same,
            physiology::NextDose::More => NextDose::More,
        },
        next: says.next,
    })
}

impl From<&StoredLap> for Work {
    fn from(lap: &StoredLap) -> Self {
        Self::new(lap.start_s, lap.distance_m.unwrap_or(0.0), lap.elapsed_s)
    }
}

impl Work {
    /// One without a target.
    pub(crate) const fn new(start_s: f64, distance_m: f64, elapsed_s: f64) -> Self {
        Self { start_s, distance_m, elapsed_s, target: None }
    }

    /// Seconds per metre.
    fn pace(&self) -> f64 {
        self.elapsed_s / self.distance_m
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
        .map(|found| Work {
            start_s: line.elapsed_s(found.start.s() as usize) as f64,
            distance_m: found.distance.m(),
            elapsed_s: found.time.s(),
            target: None,
        })
        .collect()
}

fn usable(lap: &StoredLap) -> bool {
    Work::from(lap).is_usable()
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
