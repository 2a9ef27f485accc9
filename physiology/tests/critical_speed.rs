//! The hyperbola against Drake's published fits, and on efforts made from known numbers.
#![allow(clippy::unwrap_used)]

use physiology::{
    CriticalSpeedMethod, Effort, critical_speed, critical_speed_morton, fitted_hyperbola, race_time_critical_speed,
    time_to_exhaustion,
};
use proptest::prelude::*;
use quantity::{Distance, Speed};
use std::collections::BTreeMap;

/// Percentage points: the errors are published with two decimals.
const PUBLISHED: f64 = 0.01;
/// Relative: the same formula on the same data.
const FORMULA: f64 = 1e-6;
const ALL: [CriticalSpeedMethod; 4] = [
    CriticalSpeedMethod::SpeedByDistance,
    CriticalSpeedMethod::DistanceOnTime,
    CriticalSpeedMethod::SpeedOnInverseTime,
    CriticalSpeedMethod::TimeOnSpeed,
];

fn personal_bests() -> BTreeMap<String, BTreeMap<u64, f64>> {
    let mut bests: BTreeMap<String, BTreeMap<u64, f64>> = BTreeMap::new();
    for row in testkit::shared_golden("elite_runner_personal_bests.csv").into_iter().flatten() {
        let key = (row.number("distance_m") * 1000.0).round() as u64;
        let best = bests.entry(row.origin.clone()).or_default().entry(key).or_insert(f64::INFINITY);
        *best = best.min(row.number("time_s"));
    }
    bests
}

#[test]
fn reproduces_the_published_errors_of_twelve_runners() {
    let bests = personal_bests();
    for row in testkit::shared_golden("cs_powerlaw_fits_12_runners.csv").into_iter().flatten() {
        let range = row.number("min_distance_m")..=row.number("max_distance_m");
        let efforts: Vec<Effort> = bests[&row.origin]
            .iter()
            .map(|(&mm, &time_s)| Effort::new(mm as f64 / 1000.0, time_s))
            .filter(|effort| range.contains(&effort.distance.m()))
            .collect();
        assert_eq!(efforts.len() as f64, row.number("n_points"), "{}", row.place());
        let inverse = fitted_hyperbola(&efforts, CriticalSpeedMethod::SpeedOnInverseTime).unwrap();
        row.agrees("CS_invtime_m_per_s", inverse.critical_speed.value, FORMULA);
        row.agrees("Dprime_invtime_m", inverse.d_prime.value, FORMULA);
        let errors = efforts.iter().map(|effort| {
            let modelled = inverse.critical_speed.value + inverse.d_prime.value / effort.time.s();
            (modelled / effort.speed().mps() - 1.0).abs()
        });
        let mean_percent = 100.0 * errors.sum::<f64>() / efforts.len() as f64;
        row.near("published_hyperbolic_error_percent", mean_percent, PUBLISHED);
        let linear = fitted_hyperbola(&efforts, CriticalSpeedMethod::DistanceOnTime).unwrap();
        row.agrees("CS_linear_m_per_s", linear.critical_speed.value, FORMULA);
        row.agrees("Dprime_linear_m", linear.d_prime.value, FORMULA);
    }
}

#[test]
fn regressions_differ_on_real_runners_so_the_method_travels_with_the_number() {
    let bests = personal_bests();
    let Some(kipchoge) = bests.get("Eliud Kipchoge") else { return };
    let efforts: Vec<Effort> = kipchoge.iter().map(|(&mm, &time_s)| Effort::new(mm as f64 / 1000.0, time_s)).collect();
    let fits = ALL.map(|method| fitted_hyperbola(&efforts, method).unwrap());
    assert!(fits.iter().zip(ALL).all(|(fit, method)| fit.method == method));
    let values: Vec<f64> = fits.iter().map(|fit| fit.critical_speed.value).collect();
    let spread = values.iter().copied().fold(0.0, f64::max) / values.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(spread > 1.02, "{values:?}");
}

#[test]
fn only_two_to_twenty_minutes_count() {
    let efforts = [
        Effort::new(400.0, 60.0),
        Effort::new(1500.0, 300.0),
        Effort::new(42_195.0, 12_000.0),
        Effort::new(5000.0, 1100.0),
    ];
    let refused = critical_speed(&efforts, CriticalSpeedMethod::DistanceOnTime).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "critical speed needs efforts of at least 3 different durations between 2 and 20 min; here are 2"
    );
}

#[test]
fn refuses_what_is_no_hyperbola_and_no_number() {
    let faster_when_longer = [Effort::new(800.0, 200.0), Effort::new(1500.0, 330.0), Effort::new(3000.0, 600.0)];
    for method in ALL {
        assert!(critical_speed(&faster_when_longer, method).is_err(), "{method:?}");
        assert!(critical_speed(&[Effort::new(f64::NAN, 200.0); 4], method).is_err());
    }
    assert!(critical_speed_morton(&[Effort::new(f64::NAN, 200.0); 5]).is_err());
    let (critical, d_prime) = (Speed::from_mps(4.5), Distance::from_m(200.0));
    assert!(time_to_exhaustion(critical, d_prime, critical).is_err());
    assert!(time_to_exhaustion(critical, d_prime, Speed::from_mps(f64::NAN)).is_err());
    assert!(race_time_critical_speed(critical, d_prime, Distance::from_m(42_195.0)).is_err());
    assert!(race_time_critical_speed(critical, Distance::from_m(f64::NAN), Distance::from_m(3000.0)).is_err());
}

fn made(critical_mps: f64, d_prime_m: f64, shift_s: f64) -> Vec<Effort> {
    let effort = |time_s: &f64| Effort::new(critical_mps * time_s + d_prime_m * time_s / (time_s + shift_s), *time_s);
    [130.0, 240.0, 420.0, 700.0, 1150.0].iter().map(effort).collect()
}

proptest! {
    #[test]
    fn every_regression_gives_back_an_exact_hyperbola(critical_mps in 2.5..6.0_f64, d_prime_m in 60.0..400.0_f64) {
        for method in ALL {
            let fit = critical_speed(&made(critical_mps, d_prime_m, 0.0), method).unwrap();
            prop_assert!((fit.critical_speed.value / critical_mps - 1.0).abs() < 1e-5, "{fit:?}");
            prop_assert!((fit.d_prime.value / d_prime_m - 1.0).abs() < 1e-3, "{fit:?}");
        }
    }

    #[test]
    fn morton_gives_back_its_own_curve(critical_mps in 2.5..6.0_f64, d_prime_m in 100.0..400.0_f64, shift_s in 10.0..100.0_f64) {
        let fit = critical_speed_morton(&made(critical_mps, d_prime_m, shift_s)).unwrap();
        prop_assert!((fit.critical_speed.value / critical_mps - 1.0).abs() < 1e-3, "{fit:?}");
        prop_assert!((fit.highest_speed_mps / (critical_mps + d_prime_m / shift_s) - 1.0).abs() < 0.02, "{fit:?}");
    }

    #[test]
    fn the_race_time_is_the_time_to_exhaustion_at_its_speed(critical_mps in 3.0..6.0_f64, d_prime_m in 100.0..300.0_f64, distance_m in 1500.0..5000.0_f64) {
        let (critical, d_prime, distance) = (Speed::from_mps(critical_mps), Distance::from_m(d_prime_m), Distance::from_m(distance_m));
        let time = race_time_critical_speed(critical, d_prime, distance).unwrap();
        let again = time_to_exhaustion(critical, d_prime, distance / time).unwrap();
        prop_assert!((again / time - 1.0).abs() < 1e-6);
    }

    #[test]
    fn twice_as_fast_is_twice_the_critical_speed(critical_mps in 2.0..3.5_f64, d_prime_m in 60.0..200.0_f64, method in 0_usize..4) {
        let slow = made(critical_mps, d_prime_m, 0.0);
        let fast: Vec<Effort> = slow.iter().map(|effort| Effort::new(2.0 * effort.distance.m(), effort.time.s())).collect();
        let (slow, fast) = (fitted_hyperbola(&slow, ALL[method]).unwrap(), fitted_hyperbola(&fast, ALL[method]).unwrap());
        prop_assert!((fast.critical_speed.value / slow.critical_speed.value - 2.0).abs() < 1e-4);
    }
}
