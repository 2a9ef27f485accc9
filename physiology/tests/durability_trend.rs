//! The drift of long runs and its trend: recovered from made runs, indifferent to order and to the first day.
#![allow(clippy::unwrap_used)]

use physiology::{Segment, drift, durability_trend};
use proptest::prelude::*;
use quantity::{Distance, HeartRate, Speed};

fn run(per_hour: f64, segments: usize, mps: f64) -> Vec<Segment> {
    let hours = |at: usize| (at as f64 - 1.0).max(0.0) * 5000.0 / mps / 3600.0;
    (0..segments)
        .map(|at| Segment {
            end: Distance::from_m(5000.0 * (at + 1) as f64),
            length: Distance::from_m(5000.0),
            speed: Speed::from_mps(mps),
            heart_rate: HeartRate::from_bpm(145.0 * (1.0 + per_hour * hours(at))),
        })
        .collect()
}

#[test]
fn a_run_that_never_decouples_has_a_drift_and_no_onset() {
    let even = drift(&run(0.0, 6, 3.4)).unwrap();
    assert!(even.per_hour.abs() < 1e-12 && even.to_onset.is_none());
    assert!(drift(&run(0.1, 6, 3.4)).unwrap().to_onset.is_some());
}

#[test]
fn runs_that_end_at_ten_kilometres_and_runs_without_a_fresh_part_are_refused() {
    assert!(drift(&[]).is_err());
    assert!(drift(&run(0.05, 2, 3.4)).is_err());
    assert!(drift(&run(0.05, 5, 3.4)[2..]).is_err());
    assert!(drift(&run(f64::NAN, 5, 3.4)).is_err());
    assert!(drift(&run(0.05, 5, 0.0)).is_err());
}

#[test]
fn a_stretch_without_heart_rate_costs_its_time_all_the_same() {
    let mut gap = run(0.08, 7, 3.4);
    gap.remove(3);
    let (whole, gap) = (drift(&run(0.08, 7, 3.4)).unwrap(), drift(&gap).unwrap());
    assert!((gap.per_hour - 0.08).abs() < 1e-9 && (gap.over.s() - whole.over.s()).abs() < 1e-6);
}

#[test]
fn few_runs_few_days_and_nonsense_have_no_trend() {
    let good: Vec<_> = (0..6).map(|i| (f64::from(i) * 10.0, 0.05, 1.0)).collect();
    assert!(durability_trend(&good).is_ok());
    assert!(durability_trend(&[]).is_err());
    assert!(durability_trend(&good[..4]).is_err());
    let crowded: Vec<_> = (0..6).map(|i| (f64::from(i), 0.05, 1.0)).collect();
    assert!(durability_trend(&crowded).is_err());
    for bad in [(f64::NAN, 0.05, 1.0), (60.0, f64::NAN, 1.0), (60.0, 0.05, 0.0), (60.0, 9.0, 1.0)] {
        let mut runs = good.clone();
        runs.push(bad);
        assert!(durability_trend(&runs).is_err(), "{bad:?}");
    }
}

proptest! {
    #[test]
    fn a_made_drift_is_found(per_hour in -0.05..0.2_f64, segments in 3_usize..9, mps in 2.0..5.0_f64) {
        let made = run(per_hour, segments, mps);
        // No heart beats faster than the model takes: such a run is refused.
        prop_assume!(made.iter().all(|s| s.heart_rate.bpm() <= 240.0));
        prop_assert!((drift(&made).unwrap().per_hour - per_hour).abs() < 1e-9);
    }

    #[test]
    fn a_made_trend_is_found_in_any_order(
        now in 0.0..0.1_f64, month in -0.02..0.02_f64, first in -1000.0..20_000.0_f64, gaps in prop::collection::vec(9.0..20.0_f64, 6..20),
    ) {
        let mut day = first;
        let days: Vec<f64> = gaps.iter().map(|gap| { day += gap; day }).collect();
        let last = days[days.len() - 1];
        let mut runs: Vec<_> = days.iter().map(|d| (*d, now + month * (d - last) / 30.0, 1.0)).collect();
        prop_assume!(runs.iter().all(|(_, drift, _)| (-0.5..=1.0).contains(drift)));
        let trend = durability_trend(&runs).unwrap();
        prop_assert!((trend.change_per_month.value - month).abs() < 1e-6);
        prop_assert!((trend.now_per_hour.value - now).abs() < 1e-6);
        runs.reverse();
        let back = durability_trend(&runs).unwrap();
        prop_assert!((back.change_per_month.value - trend.change_per_month.value).abs() < 1e-9);
    }
}
