//! The power law against Drake's published errors and its budget against the fixture.
#![allow(clippy::unwrap_used)]

use physiology::{
    Effort, PowerLaw, exertion_budget_used, fatigued_power_law, fitted_power_law, mean_speed_power_law,
    race_time_power_law,
};
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};
use std::collections::BTreeMap;

/// Percentage points: the errors are published with two decimals.
const PUBLISHED: f64 = 0.01;
/// Relative: the same formula on the same data.
const FORMULA: f64 = 1e-6;

#[test]
fn reproduces_the_published_errors_of_twelve_runners() {
    let mut bests: BTreeMap<String, BTreeMap<u64, f64>> = BTreeMap::new();
    for row in testkit::shared_golden("elite_runner_personal_bests.csv").into_iter().flatten() {
        let key = (row.number("distance_m") * 1000.0).round() as u64;
        let best = bests.entry(row.origin.clone()).or_default().entry(key).or_insert(f64::INFINITY);
        *best = best.min(row.number("time_s"));
    }
    for row in testkit::shared_golden("cs_powerlaw_fits_12_runners.csv").into_iter().flatten() {
        let range = row.number("min_distance_m")..=row.number("max_distance_m");
        let efforts: Vec<Effort> = bests[&row.origin]
            .iter()
            .map(|(&mm, &time_s)| Effort::new(mm as f64 / 1000.0, time_s))
            .filter(|effort| range.contains(&effort.distance.m()))
            .collect();
        let fit = fitted_power_law(&efforts).unwrap();
        row.agrees("powerlaw_S", fit.law.scale, FORMULA);
        row.agrees("powerlaw_E", fit.exponent.value, FORMULA);
        row.agrees("riegel_F_1_over_E", fit.riegel_exponent.value, FORMULA);
        row.near("published_powerlaw_error_percent", 100.0 * fit.mean_absolute_error, PUBLISHED);
    }
}

#[test]
fn the_budget_agrees_with_the_fixture() {
    for row in testkit::golden("drake_2023_budget.csv") {
        let law = PowerLaw { scale: row.number("powerlaw_S"), exponent: row.number("powerlaw_E") };
        let stretch =
            (Speed::from_mps(row.number("speed_m_per_s")), Duration::from_s(row.number("segment_duration_s")));
        let used = exertion_budget_used(&law, &[stretch]).unwrap();
        row.agrees("fraction_of_budget_used", used.value, FORMULA);
        row.agrees("time_to_exhaustion_s", stretch.1.s() / used.value, FORMULA);
        assert!(used.high / used.value > 1.25, "1.5 % of speed must show as a wide range");
    }
}

#[test]
fn refuses_what_is_no_law_and_no_number() {
    let law = PowerLaw { scale: 9.0, exponent: 0.94 };
    for bad in
        [PowerLaw { scale: f64::NAN, ..law }, PowerLaw { exponent: f64::NAN, ..law }, PowerLaw { exponent: 1.2, ..law }]
    {
        assert!(mean_speed_power_law(&bad, Duration::from_s(600.0)).is_err());
        assert!(race_time_power_law(&bad, Distance::from_m(5000.0)).is_err());
    }
    assert!(exertion_budget_used(&law, &[(Speed::from_mps(f64::NAN), Duration::from_s(1.0))]).is_err());
    assert!(fatigued_power_law(&law, &[(Speed::from_mps(7.0), Duration::from_s(3600.0))]).is_err());
    let faster_when_longer = [Effort::new(800.0, 200.0), Effort::new(1500.0, 330.0), Effort::new(3000.0, 600.0)];
    assert!(fitted_power_law(&faster_when_longer).is_err());
    assert!(fitted_power_law(&[Effort::new(f64::NAN, 1.0); 4]).is_err());
}

proptest! {
    #[test]
    fn a_race_uses_exactly_one_budget(scale in 5.0..12.0_f64, exponent in 0.88..0.97_f64, distance_m in 800.0..42_195.0_f64) {
        let law = PowerLaw { scale, exponent };
        let distance = Distance::from_m(distance_m);
        let time = race_time_power_law(&law, distance).unwrap();
        let used = exertion_budget_used(&law, &[(distance / time, time)]).unwrap();
        prop_assert!((used.value - 1.0).abs() < 1e-6);
        prop_assert!((mean_speed_power_law(&law, time).unwrap() / (distance / time) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn uneven_pace_uses_more(scale in 6.0..11.0_f64, exponent in 0.9..0.97_f64, off in 0.01..0.3_f64) {
        let law = PowerLaw { scale, exponent };
        let even = mean_speed_power_law(&law, Duration::from_s(1800.0)).unwrap();
        let half = Duration::from_s(300.0);
        let flat = exertion_budget_used(&law, &[(even, half), (even, half)]).unwrap().value;
        let uneven = exertion_budget_used(&law, &[(even * (1.0 + off), half), (even * (1.0 - off), half)]).unwrap().value;
        prop_assert!(uneven > flat);
    }

    #[test]
    fn what_is_left_after_work_is_what_was_not_used(scale in 6.0..11.0_f64, exponent in 0.9..0.97_f64, share in 0.05..0.9_f64) {
        let law = PowerLaw { scale, exponent };
        let speed = mean_speed_power_law(&law, Duration::from_s(3600.0)).unwrap();
        let left = fatigued_power_law(&law, &[(speed, Duration::from_s(3600.0 * share))]).unwrap();
        let rest = exertion_budget_used(&left, &[(speed, Duration::from_s(3600.0 * (1.0 - share)))]).unwrap();
        prop_assert!((rest.value - 1.0).abs() < 1e-6);
    }
}
