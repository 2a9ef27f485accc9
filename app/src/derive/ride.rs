//! A ride inside a run: a bus home, a lift to the start. Its kilometres and its time are no part of what was run.

use super::line;
use physiology::{Mending, Ride, rides};
use std::collections::BTreeSet;
use store::Summary;
use training::{Activity, Repair, Sport};

/// Fewer cut seconds are no ride: most recordings are not looked at twice.
const FEWEST_S: usize = 60;

/// What was ridden within a run: listed among the repairs. Nothing where the runner holds the device right, or nothing was cut.
pub(super) fn ridden(activity: &Activity, believed: &BTreeSet<Mending>, repairs: &mut Vec<Repair>) -> Vec<Ride> {
    let is_cut =
        |repair: &&Repair| [Mending::Spike, Mending::BeyondHuman].iter().any(|kind| kind.word() == repair.kind);
    let cut_s: usize = repairs.iter().filter(is_cut).map(|repair| repair.samples).sum();
    if activity.sport != Sport::Running || believed.contains(&Mending::Ride) || cut_s < FEWEST_S {
        return Vec::new();
    }
    let nothing_cut = believed.iter().copied().chain([Mending::Spike, Mending::BeyondHuman]).collect();
    let of = |believed| line(&activity.recording, &activity.pauses, believed);
    let Some((device, cleaned)) = of(&nothing_cut).zip(of(believed)) else { return Vec::new() };
    let found = rides(&device.line, &cleaned.line);
    if let Some(first) = found.first() {
        let metres: f64 = found.iter().map(|ride| ride.metres).sum();
        let seconds: usize = found.iter().map(|ride| ride.until_s - ride.from_s).sum();
        let what = format!(
            "{metres:.0} m in {seconds} s from {} s on were ridden, not run; they are no part of the run's distance",
            first.from_s
        );
        repairs.push(Repair::new(Mending::Ride.word(), what, seconds));
    }
    found
}

/// Takes what was ridden out of a run's distance and time of moving.
pub(super) fn leave_out(summary: &mut Summary, rides: &[Ride]) {
    let less = |value: Option<f64>, ridden: f64| value.map(|all| (all - ridden).max(0.0));
    for ride in rides {
        summary.distance_m = less(summary.distance_m, ride.metres);
        summary.moving_s = less(summary.moving_s, (ride.until_s - ride.from_s) as f64);
    }
}
