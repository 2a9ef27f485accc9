//! Minetti's cost of running and walking against the measured means.
#![allow(clippy::unwrap_used)]

use physiology::{cost_of_running, cost_of_walking};
use proptest::prelude::*;
use quantity::Grade;

/// J/(kg·m): the fixture prints four decimals.
const FORMULA: f64 = 1e-6;

fn cost(grade: f64) -> f64 {
    cost_of_running(Grade::from_ratio(grade)).unwrap().j_per_kg_m()
}

#[test]
fn agrees_with_the_paper() {
    for row in testkit::golden("minetti_2002_running.csv") {
        let [grade, expected, tolerance] = row.numbers();
        let off = (cost(grade) - expected).abs();
        assert!(off <= tolerance, "{} grade {grade}: off by {off:.3} of {tolerance}", row.origin);
    }
}

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("minetti_2002.csv") {
        let grade = Grade::from_ratio(row.number("gradient_fraction"));
        let cost = if row.text("gait") == "run" { cost_of_running(grade) } else { cost_of_walking(grade) };
        row.agrees("polynomial_J_per_kg_m", cost.unwrap().j_per_kg_m(), FORMULA);
    }
}

#[test]
fn the_fit_is_above_the_measured_level_cost_so_ratios_are_for_use() {
    assert_eq!(cost(0.0), 3.6);
    assert!((cost(0.0) / 3.40 - 1.0 - 0.06).abs() < 0.005);
}

#[test]
fn beyond_the_measured_range_and_nan_are_refused() {
    for grade in [0.46, -0.46, f64::NAN, f64::INFINITY] {
        let refused = cost_of_running(Grade::from_ratio(grade));
        assert!(refused.is_err() && cost_of_walking(Grade::from_ratio(grade)).is_err());
    }
    let refused = cost_of_running(Grade::from_ratio(0.6)).unwrap_err();
    assert_eq!(refused.to_string(), "grade 0.6 is outside -0.45 to 0.45, the range of Minetti et al. (2002)");
}

proptest! {
    #[test]
    fn steeper_climbs_cost_more(grade in 0.0..=0.43, more in 0.001..=0.01) {
        prop_assert!(cost(grade + more) > cost(grade));
    }

    #[test]
    fn the_cheapest_grade_is_a_moderate_descent(grade in -0.45..=0.45) {
        prop_assert!(cost(grade) >= cost(-0.181) - 1e-3);
    }
}
