//! Training load against the fixture of Banister's impulse.
#![allow(clippy::unwrap_used)]

use physiology::{
    Sex, monotony, normalised_speed, session_rpe_load, threshold_load, threshold_load_heart_rate, trimp_banister,
    trimp_edwards,
};
use proptest::prelude::*;
use quantity::{Duration, HeartRate, Speed};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value)
}

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("banister_1991.csv") {
        let samples = [(bpm(row.number("avg_hr_bpm")), Duration::from_s(60.0 * row.number("duration_min")))];
        let sex = if row.text("sex") == "male" { Sex::Male } else { Sex::Female };
        let impulse =
            trimp_banister(&samples, bpm(row.number("rest_hr_bpm")), bpm(row.number("max_hr_bpm")), sex).unwrap();
        row.agrees("trimp_au", impulse, FORMULA);
    }
}

#[test]
fn repeats_count_for_more_than_their_mean_heart_rate() {
    let half = Duration::from_s(1800.0);
    let (rest, max) = (bpm(50.0), bpm(190.0));
    let repeats = trimp_banister(&[(bpm(180.0), half), (bpm(120.0), half)], rest, max, Sex::Male).unwrap();
    let even = trimp_banister(&[(bpm(150.0), half), (bpm(150.0), half)], rest, max, Sex::Male).unwrap();
    assert!(repeats > 1.1 * even);
}

#[test]
fn alike_days_have_no_monotony_and_nan_is_refused() {
    assert_eq!(monotony(&[50.0; 7]), Ok(None));
    assert_eq!(monotony(&[0.0; 7]), Ok(None));
    assert!(monotony(&[f64::NAN, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]).is_err());
    let hour = Duration::from_s(3600.0);
    assert!(trimp_banister(&[(bpm(f64::NAN), hour)], bpm(50.0), bpm(190.0), Sex::Male).is_err());
    assert!(trimp_banister(&[(bpm(150.0), hour)], bpm(f64::NAN), bpm(190.0), Sex::Male).is_err());
    assert!(trimp_edwards(&[(bpm(f64::NAN), hour)], bpm(190.0)).is_err());
    assert!(session_rpe_load(f64::NAN, hour).is_err() && session_rpe_load(11.0, hour).is_err());
    assert!(normalised_speed(&[Speed::from_mps(f64::NAN); 60]).is_err() && normalised_speed(&[]).is_err());
    assert!(threshold_load(hour, Speed::from_mps(f64::NAN), Speed::from_mps(4.0)).is_err());
    assert!(threshold_load_heart_rate(&[], bpm(50.0), bpm(190.0), bpm(50.0), Sex::Male).is_err());
}

#[test]
fn edwards_weights_each_tenth() {
    let minute = Duration::from_s(60.0);
    let weights = [90.0, 100.0, 120.0, 140.0, 160.0, 180.0, 205.0]
        .map(|hr| trimp_edwards(&[(bpm(hr), minute)], bpm(200.0)).unwrap());
    assert_eq!(weights, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0]);
}

proptest! {
    #[test]
    fn loads_add_up_and_rise_with_the_heart_rate(low in 60.0..180.0_f64, minutes in 1.0..100.0_f64) {
        let (rest, max, time) = (bpm(50.0), bpm(190.0), Duration::from_s(60.0 * minutes));
        let one = trimp_banister(&[(bpm(low), time)], rest, max, Sex::Female).unwrap();
        let two = trimp_banister(&[(bpm(low), time), (bpm(low), time)], rest, max, Sex::Female).unwrap();
        prop_assert!((two - 2.0 * one).abs() < 1e-9 * two);
        prop_assert!(trimp_banister(&[(bpm(low + 1.0), time)], rest, max, Sex::Female).unwrap() > one);
    }

    #[test]
    fn normalised_is_between_mean_and_fastest(speeds in proptest::collection::vec(1.0..6.0_f64, 60..300)) {
        let fastest = speeds.iter().copied().fold(0.0, f64::max);
        let each: Vec<Speed> = speeds.iter().map(|&mps| Speed::from_mps(mps)).collect();
        let windows: Vec<f64> = speeds.windows(30).map(|w| w.iter().sum::<f64>() / 30.0).collect();
        let mean = windows.iter().sum::<f64>() / windows.len() as f64;
        let normalised = normalised_speed(&each).unwrap().mps();
        prop_assert!(normalised >= mean - 1e-9 && normalised <= fastest + 1e-9);
    }

    #[test]
    fn units_of_load_do_not_change_monotony(days in proptest::array::uniform7(0.0..500.0_f64), scale in 0.1..10.0_f64) {
        let (Some(one), Some(other)) = (monotony(&days).unwrap(), monotony(&days.map(|load| load * scale)).unwrap()) else { return Ok(()) };
        prop_assert!((one.monotony / other.monotony - 1.0).abs() < 1e-9);
        prop_assert!((other.strain / one.strain / scale - 1.0).abs() < 1e-9);
    }
}
