//! The heart-rate column without what no heart makes. The stored original stays as it was.

use physiology::{Mending, repair_heart_rate_believing};
use std::collections::BTreeSet;
use training::{Channel, Recording, Repair, recording::MISSING};

/// The repaired column; what was mended joins the repairs.
pub(super) fn repaired(
    recording: &Recording,
    believed: &BTreeSet<Mending>,
    repairs: &mut Vec<Repair>,
) -> Option<Vec<i32>> {
    let column = recording.column(Channel::HeartRate)?;
    let cadence: Option<Vec<f64>> = recording.column(Channel::Cadence).map(|stored| {
        let spm = |&v: &i32| if v == MISSING { f64::NAN } else { f64::from(v) * Channel::Cadence.unit() };
        stored.iter().map(spm).collect()
    });
    let done = repair_heart_rate_believing(&recording.elapsed_ms, column, cadence.as_deref(), MISSING, believed);
    repairs.extend(done.repairs.into_iter().map(|r| Repair::new(r.kind, r.what, r.samples)));
    Some(done.bpm)
}

/// A copy of a recording with its heart rate repaired, for the figures that rest on it.
pub(crate) fn with_repaired_heart_rate(recording: &Recording, believed: &BTreeSet<Mending>) -> Recording {
    let mut copy = recording.clone();
    if let Some(bpm) = repaired(recording, believed, &mut Vec::new()) {
        copy.set(Channel::HeartRate, bpm);
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;
    use training::{Activity, Sport};

    #[test]
    fn the_mean_leaves_spikes_out_and_lists_them_while_the_column_stays() {
        let mut activity = Activity::new("2026-01-01T10:00:00Z".parse().expect("a moment"), Sport::Running);
        activity.recording.elapsed_ms = (0..600).map(|s| s * 1000).collect();
        let bpm: Vec<i32> = (0..600).map(|s| if (100..110).contains(&s) { 228 } else { 140 + s % 2 }).collect();
        activity.recording.set(Channel::HeartRate, bpm.clone());
        let made = crate::derive::make(&activity);
        assert!((made.summary.heart_rate_bpm.expect("it has beats") - 140.5).abs() < 0.01);
        let listed: Vec<_> = made.repairs.iter().filter(|r| r.kind == "heart_rate_spike").collect();
        assert_eq!((listed.len(), listed[0].samples), (1, 10));
        assert_eq!(activity.recording.column(Channel::HeartRate), Some(bpm.as_slice()));
        let repaired = with_repaired_heart_rate(&activity.recording, &BTreeSet::new());
        assert_eq!(repaired.value(Channel::HeartRate, 105), None);
    }
}
