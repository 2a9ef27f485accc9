//! The distance that the runner says: the device's line, laps and speeds scaled to it. The original stays as it was.

use super::line;
use physiology::Mending;
use quantity::Distance;
use std::collections::BTreeSet;
use training::{Activity, Channel, Repair, recording::MISSING};

/// Centimetres beyond what was said, so that rounding never leaves a certified distance short.
const OVER_CM: f64 = 2.0;

/// How far the device counted, by its cleaned line; none where it counted nothing.
pub(crate) fn counted(activity: &Activity, believed: &BTreeSet<Mending>) -> Option<Distance> {
    let cleaned = line(&activity.recording, &activity.pauses, believed)?;
    let counted = Distance::from_m(f64::from(cleaned.line.distance_cm()) / 100.0);
    (counted.m() > 0.0).then_some(counted)
}

/// The activity with the distance that the runner says. Without a count of the device only the whole distance changes.
pub(super) fn corrected(mut activity: Activity, said: Distance, believed: &BTreeSet<Mending>) -> Activity {
    if let Some(counted) = counted(&activity, believed) {
        let factor = (said.m() * 100.0 + OVER_CM) / (counted.m() * 100.0);
        for channel in [Channel::Distance, Channel::Speed] {
            scale(&mut activity, channel, factor);
        }
        for lap in &mut activity.laps {
            lap.distance = lap.distance.map(|distance| Distance::from_m(distance.m() * factor));
        }
        let what = format!(
            "you said {:.0} m where the device counted {:.0} m; distances and speeds were multiplied by {factor:.3}",
            said.m(),
            counted.m()
        );
        activity.repairs.push(Repair::new("distance_said", what, activity.recording.len()));
    }
    activity.distance = Some(said);
    activity
}

fn scale(activity: &mut Activity, channel: Channel, factor: f64) {
    let Some(mut column) = activity.recording.take(channel) else { return };
    for value in column.iter_mut().filter(|value| **value != MISSING) {
        // The cast saturates; what was missing is the largest number and must not be met.
        *value = ((f64::from(*value) * factor).round() as i32).min(MISSING - 1);
    }
    activity.recording.set(channel, column);
}

#[cfg(test)]
mod tests {
    use super::*;
    use training::Sport;

    /// 5 km at 3 m/s by the device, with a row that has no distance.
    fn run() -> Activity {
        let mut activity = Activity::new("2026-01-01T10:00:00Z".parse().expect("a moment"), Sport::Running);
        activity.recording.elapsed_ms = (0..=1667).map(|s| s * 1000).collect();
        let cm = (0..=1667).map(|s| if s == 7 { MISSING } else { s * 300 }).collect();
        activity.recording.set(Channel::Distance, cm);
        activity.recording.set(Channel::Speed, vec![3000; 1668]);
        activity
    }

    #[test]
    fn the_line_reaches_what_was_said_and_bests_follow() {
        let said = Distance::from_m(5100.0);
        let made = crate::derive::make(&corrected(run(), said, &BTreeSet::new()));
        assert_eq!(made.summary.distance_m, Some(5100.0));
        let best = made.bests.iter().find(|best| best.distance_m == 5000.0).expect("5 km fit into 5.1");
        assert!((best.elapsed_s - 1667.0 / 1.02).abs() < 1.0, "{best:?}");
        assert!(made.repairs.iter().any(|repair| repair.kind == "distance_said"));
        let corrected = corrected(run(), said, &BTreeSet::new());
        assert_eq!(corrected.recording.value(Channel::Distance, 7), None);
        assert!((corrected.recording.value(Channel::Speed, 9).expect("a speed") - 3.06).abs() < 0.01);
    }

    #[test]
    fn a_distance_that_fits_no_metre_evenly_is_reached_all_the_same() {
        for metres in [4219.5, 4999.99, 7001.3] {
            let made = crate::derive::make(&corrected(run(), Distance::from_m(metres), &BTreeSet::new()));
            let most = made.best_cm.last().copied().unwrap_or(0);
            assert!(f64::from(most) >= metres * 100.0, "{most} of {metres}");
            assert!(f64::from(most) < metres * 100.0 + 5.0, "{most} of {metres}");
        }
    }

    #[test]
    fn without_a_count_of_the_device_only_the_whole_is_known() {
        let mut activity = run();
        activity.recording.take(Channel::Distance);
        let made = crate::derive::make(&corrected(activity, Distance::from_m(10_200.0), &BTreeSet::new()));
        assert_eq!((made.summary.distance_m, made.bests.len()), (Some(10_200.0), 0));
    }
}
