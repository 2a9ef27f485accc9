//! VDOT against the printed tables.
#![allow(clippy::unwrap_used)]

use physiology::{
    Effort, TrainingKind, oxygen_uptake_daniels, race_time_at_vdot, race_time_daniels, session_cap,
    speed_at_oxygen_uptake, training_speeds, vdot,
};
use proptest::prelude::*;
use quantity::{Distance, OxygenUptake, Speed};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;
/// Share of the time: printed rounding and the table's own smoothing below 3 km, and above.
const SHORT_RACE: f64 = 0.0035;
const LONG_RACE: f64 = 0.002;
/// s/km between our shares of VDOT and the printed threshold, interval, marathon and easy paces.
const THRESHOLD_S_PER_KM: f64 = 1.0;
const INTERVAL_S_PER_KM: f64 = 2.0;
const MARATHON_S_PER_KM: f64 = 2.5;
const EASY_S_PER_KM: f64 = 6.0;
/// s per 400 m between ours and the printed repetition pace: half a second of print, half of joining the steps.
const REPETITION_S_PER_400_M: f64 = 1.5;

fn of(value: f64) -> OxygenUptake {
    OxygenUptake::from_ml_per_kg_min(value)
}

#[test]
fn agrees_with_the_printed_race_times() {
    let columns = [
        ("t1500_s", 1500.0),
        ("mile_s", 1609.344),
        ("t3000_s", 3000.0),
        ("two_mile_s", 3218.688),
        ("t5000_s", 5000.0),
        ("t10k_s", 10_000.0),
        ("t15k_s", 15_000.0),
        ("half_marathon_s", 21_097.5),
        ("marathon_s", 42_195.0),
    ];
    for row in testkit::shared_golden("vdot_race_times.csv").into_iter().flatten() {
        for (column, distance_m) in columns {
            let time = race_time_at_vdot(of(row.number("vdot")), Distance::from_m(distance_m)).unwrap();
            row.agrees(column, time.s(), if distance_m < 3000.0 { SHORT_RACE } else { LONG_RACE });
        }
    }
}

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("race_predictors.csv") {
        let known = Effort::new(row.number("known_distance_m"), row.number("known_time_s"));
        row.agrees("vdot", vdot(known).unwrap().ml_per_kg_min(), FORMULA);
        let time = race_time_daniels(known, Distance::from_m(row.number("target_distance_m"))).unwrap();
        row.agrees("daniels_gilbert_s", time.s(), FORMULA);
    }
    for row in testkit::golden("oxygen_cost.csv") {
        let speed = Speed::from_mps(row.number("speed_km_per_h") / 3.6);
        row.agrees("daniels_gilbert", oxygen_uptake_daniels(speed).unwrap().ml_per_kg_min(), FORMULA);
    }
}

#[test]
fn agrees_with_the_printed_training_paces() {
    for row in testkit::shared_golden("vdot_training_paces.csv").into_iter().flatten() {
        let vdot = row.number("vdot");
        let speeds = training_speeds(of(vdot)).unwrap();
        row.near("threshold_s_per_km", speeds.threshold.pace_s_per_km(), THRESHOLD_S_PER_KM);
        row.near("marathon_s_per_km", speeds.marathon.pace_s_per_km(), MARATHON_S_PER_KM);
        row.near("easy_fast_s_per_km", speeds.easy_fast.pace_s_per_km(), EASY_S_PER_KM);
        // The book prints 240 s/km at VDOT 72 where its neighbours say 249: the slip is kept in the table, not in us.
        let slip = if vdot == 72.0 { 9.0 } else { 0.0 };
        row.near("easy_slow_s_per_km", speeds.easy_slow.pace_s_per_km() - slip, EASY_S_PER_KM);
        if row.optional("interval_s_per_1000m").is_some() {
            row.near("interval_s_per_1000m", speeds.interval.pace_s_per_km(), INTERVAL_S_PER_KM);
        }
        if row.optional("rep_s_per_400m").is_some() {
            row.near("rep_s_per_400m", speeds.repetition.pace_s_per_km() * 0.4, REPETITION_S_PER_400_M);
        }
    }
}

#[test]
fn the_printed_slip_at_72_is_not_reproduced() {
    let pace_s_per_km = training_speeds(of(72.0)).unwrap().easy_slow.pace_s_per_km();
    assert!((245.0..255.0).contains(&pace_s_per_km), "{pace_s_per_km}");
}

#[test]
fn caps_name_the_longest_repeat() {
    let week = Distance::from_m(60_000.0);
    assert_eq!(session_cap(TrainingKind::Repetition, week).unwrap().effort.s(), 120.0);
    assert_eq!(session_cap(TrainingKind::Interval, Distance::from_m(300_000.0)).unwrap().distance.m(), 10_000.0);
    assert!(session_cap(TrainingKind::Easy, Distance::from_m(f64::NAN)).is_err());
}

#[test]
fn refuses_what_is_no_race() {
    for (distance_m, time_s) in
        [(100.0, 12.0), (5000.0, f64::NAN), (f64::NAN, 1200.0), (5000.0, 0.0), (5000.0, 90_000.0)]
    {
        assert!(vdot(Effort::new(distance_m, time_s)).is_err());
    }
    assert!(race_time_at_vdot(of(f64::NAN), Distance::from_m(5000.0)).is_err());
    assert!(race_time_at_vdot(of(50.0), Distance::from_m(400.0)).is_err());
    assert!(training_speeds(of(f64::NAN)).is_err());
    assert!(speed_at_oxygen_uptake(of(f64::NAN)).is_err());
    assert!(oxygen_uptake_daniels(Speed::from_mps(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn the_race_of_a_vdot_has_that_vdot(value in 20.0..85.0_f64, distance_m in 1500.0..42_195.0_f64) {
        let time = race_time_at_vdot(of(value), Distance::from_m(distance_m)).unwrap();
        let back = vdot(Effort { distance: Distance::from_m(distance_m), time }).unwrap();
        prop_assert!((back.ml_per_kg_min() - value).abs() < 1e-9);
    }

    #[test]
    fn paces_keep_their_order_and_rise_with_vdot(value in 15.0..84.0_f64, more in 0.05..1.0_f64) {
        let (slow, fast) = (training_speeds(of(value)).unwrap(), training_speeds(of(value + more)).unwrap());
        let list = |s: physiology::TrainingSpeeds| [s.easy_slow, s.easy_fast, s.threshold, s.interval, s.repetition];
        prop_assert!(list(slow).windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(list(slow).iter().zip(list(fast)).all(|(a, b)| *a < b));
        prop_assert!(slow.easy_slow < slow.marathon && slow.marathon < slow.threshold && slow.marathon < fast.marathon);
    }

    #[test]
    fn speed_and_oxygen_are_inverse(speed_mps in 1.0..8.0_f64) {
        let oxygen = oxygen_uptake_daniels(Speed::from_mps(speed_mps)).unwrap();
        prop_assert!((speed_at_oxygen_uptake(oxygen).unwrap().mps() - speed_mps).abs() < 1e-9);
    }
}
