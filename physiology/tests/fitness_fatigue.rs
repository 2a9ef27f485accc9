//! Fitness and fatigue against their fixtures.
#![allow(clippy::unwrap_used)]

use physiology::{Forgetting, ImpulseResponse, fitness_fatigue, impulse_response, response_times};
use proptest::prelude::*;

/// Relative: the fixtures were computed from the same formulas.
const FORMULA: f64 = 1e-6;

#[test]
fn both_recursions_agree_with_the_fixture_and_differ() {
    let rows = testkit::golden("fitness_fatigue.csv");
    let loads: Vec<f64> = rows.iter().map(|row| row.number("load_tss")).collect();
    let plain = fitness_fatigue(&loads, Forgetting::OneOverTau).unwrap();
    let exact = fitness_fatigue(&loads, Forgetting::Exponential).unwrap();
    for ((row, plain), exact) in rows.iter().zip(&plain).zip(&exact) {
        row.agrees("ctl42_one_over_tau", plain.fitness, FORMULA);
        row.agrees("atl7_one_over_tau", plain.fatigue, FORMULA);
        row.agrees("tsb_yesterday", plain.form, FORMULA);
        row.agrees("ctl42_exp", exact.fitness, FORMULA);
        row.agrees("atl7_exp", exact.fatigue, FORMULA);
    }
    assert!((plain[27].fitness - exact[27].fitness).abs() > 0.1);
}

#[test]
fn the_impulse_response_agrees_with_the_fixture() {
    let response = ImpulseResponse::default();
    for row in testkit::golden("morton_1990_impulse.csv") {
        let days = row.number("days_after_impulse") as usize;
        if days == 0 {
            continue; // the load of the day itself does not count yet
        }
        let mut loads = vec![0.0; days + 1];
        loads[0] = 1.0;
        row.agrees("net_performance_effect", impulse_response(&response, &loads).unwrap(), FORMULA);
    }
    let times = response_times(&response).unwrap();
    assert!((times.null_days - 15.5958).abs() < 1e-4 && (times.peak_days - 40.3146).abs() < 1e-4, "{times:?}");
}

#[test]
fn nan_and_crossed_constants_are_refused() {
    assert!(
        fitness_fatigue(&[f64::NAN], Forgetting::OneOverTau).is_err()
            && fitness_fatigue(&[-1.0], Forgetting::OneOverTau).is_err()
    );
    assert!(impulse_response(&ImpulseResponse::default(), &[f64::NAN, 0.0]).is_err());
    assert!(response_times(&ImpulseResponse { fatigue_days: 60.0, ..ImpulseResponse::default() }).is_err());
    assert!(response_times(&ImpulseResponse { fitness_gain: f64::NAN, ..ImpulseResponse::default() }).is_err());
    assert_eq!(impulse_response(&ImpulseResponse::default(), &[]), Ok(0.0));
}

proptest! {
    #[test]
    fn never_above_the_highest_load_and_additive(loads in proptest::collection::vec(0.0..200.0_f64, 1..100)) {
        let highest = loads.iter().copied().fold(0.0, f64::max);
        let days = fitness_fatigue(&loads, Forgetting::Exponential).unwrap();
        prop_assert!(days.iter().all(|day| day.fitness <= highest + 1e-9 && day.fatigue <= highest + 1e-9));
        let double: Vec<f64> = loads.iter().map(|load| 2.0 * load).collect();
        let response = ImpulseResponse::default();
        let (one, two) = (impulse_response(&response, &loads).unwrap(), impulse_response(&response, &double).unwrap());
        prop_assert!((two - 2.0 * one).abs() < 1e-6);
    }
}
