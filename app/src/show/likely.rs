//! How far a run without positions likely was.

use crate::{App, Result, documents::DistanceLikely};
use jiff::ToSpan;
use quantity::{Duration, Speed};
use store::{ActivityRecord, Filter};
use training::{Channel, Recording, Sport, recording::MISSING};

/// Runs outdoors of so many days before and after are asked; the way a runner steps changes. Default, not a finding.
const AROUND_DAYS: i64 = 180;
/// No more runs than this are read.
const MOST_RUNS: usize = 40;
/// Fewer seconds in which a run was run tell nothing of its cadence.
const FEWEST_S: f64 = 600.0;
/// Slower steps are walked or stood.
const WALKING_SPM: f64 = 140.0;
/// A sample speaks for at most so long.
const HOLDS_MS: i64 = 10_000;
/// Version of the answer; a kept one of another version is made again.
const MODEL: u32 = 1;

/// What a run's cadence says: steps a minute while it was run, how long, and how far.
struct Strides {
    spm: f64,
    run_s: f64,
    run_m: f64,
}

impl App {
    /// None where the distance was measured or said, or where too few runs outdoors tell.
    pub(super) fn distance_likely(&self, record: &ActivityRecord) -> Result<Option<DistanceLikely>> {
        let summary = &record.summary;
        let cadence = Channel::Cadence.name();
        let asked = summary.sport == Sport::Running && summary.indoor && !summary.distance_said;
        if !asked || !summary.channels.iter().any(|channel| channel == cadence) {
            return Ok(None);
        }
        let until = summary.date.saturating_add(AROUND_DAYS.days());
        self.kept(&format!("distance likely {} model {MODEL}", record.id), until, || {
            let store = self.store();
            let Some(own) = strides(&store.recording(record.id)?) else { return Ok(None) };
            let filter = Filter {
                sport: Some(Sport::Running),
                from: Some(summary.date.saturating_sub(AROUND_DAYS.days())),
                to: Some(summary.date.saturating_add(AROUND_DAYS.days())),
                ..Filter::default()
            };
            let outdoors = store.activities(&filter)?.into_iter().filter(|other| {
                !other.summary.indoor && other.summary.channels.iter().any(|channel| channel == cadence)
            });
            let mut likes = Vec::new();
            for other in outdoors.take(MOST_RUNS) {
                let Some(like) = strides(&store.recording(other.id)?) else { continue };
                let speed = Speed::from_mps(like.run_m / like.run_s);
                // A track that jumps about is no measure.
                if (0.5..=12.0).contains(&speed.mps()) {
                    likes.push((like.spm, speed));
                }
            }
            let likely = physiology::distance_by_cadence(&likes, own.spm, Duration::from_s(own.run_s)).ok();
            Ok(likely.map(|likely| DistanceLikely { distance_m: likely.into(), cadence_spm: own.spm, runs: likely.n }))
        })
    }
}

/// The steps of the seconds that were run.
fn strides(recording: &Recording) -> Option<Strides> {
    let cadence = recording.column(Channel::Cadence)?;
    let distance = recording.column(Channel::Distance);
    let (mut steps, mut run_s, mut run_m) = (0.0, 0.0, 0.0);
    for (row, times) in recording.elapsed_ms.windows(2).enumerate() {
        let spm = f64::from(cadence[row]) * Channel::Cadence.unit();
        let held_ms = times[1] - times[0];
        if cadence[row] == MISSING || !(WALKING_SPM..=250.0).contains(&spm) || !(1..=HOLDS_MS).contains(&held_ms) {
            continue;
        }
        let s = held_ms as f64 / 1000.0;
        let metres = distance.map_or(0.0, |cm| match (cm[row], cm[row + 1]) {
            (from, to) if from != MISSING && to != MISSING => {
                f64::from(to.saturating_sub(from)) * Channel::Distance.unit()
            }
            _ => 0.0,
        });
        (steps, run_s, run_m) = (steps + spm * s / 60.0, run_s + s, run_m + metres);
    }
    (run_s >= FEWEST_S).then_some(Strides { spm: steps * 60.0 / run_s, run_s, run_m })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_and_walking_leave_the_cadence_of_the_run_alone() {
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..=1200).map(|s| s * 1000).collect();
        let unit = Channel::Cadence.unit();
        let stored = |spm: f64| (spm / unit).round() as i32;
        let spm = (0..=1200).map(|s| {
            if s < 200 {
                stored(0.0)
            } else if s < 300 {
                MISSING
            } else {
                stored(172.0)
            }
        });
        recording.set(Channel::Cadence, spm.collect());
        recording.set(Channel::Distance, (0..=1200).map(|s| (s - 300).max(0) * 300).collect());
        let run = strides(&recording).expect("fifteen minutes were run");
        assert!((run.spm - 172.0).abs() < 0.6 && run.run_s == 900.0, "{} {}", run.spm, run.run_s);
        assert!((run.run_m - 2700.0).abs() < 1e-6);
        recording.elapsed_ms.iter_mut().for_each(|ms| *ms /= 4);
        assert!(strides(&recording).is_none());
    }
}
