//! Riegel's exponent against its fixture, and the shrinking of a personal one.
#![allow(clippy::unwrap_used)]

use physiology::{
    Effort, PRIOR_EXPONENT, exponent_between, fitted_exponent, race_time_by_exponent, race_time_riegel, shrunk_exponent,
};
use proptest::prelude::*;
use quantity::Distance;

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("race_predictors.csv") {
        let known = Effort::new(row.number("known_distance_m"), row.number("known_time_s"));
        let time = race_time_riegel(known, Distance::from_m(row.number("target_distance_m"))).unwrap();
        row.agrees("riegel_1_06_s", time.s(), FORMULA);
    }
}

#[test]
fn refuses_what_the_paper_does_not_cover() {
    let target = Distance::from_m(10_000.0);
    for time_s in [120.0, 20_000.0, f64::NAN, f64::INFINITY, -1.0] {
        assert!(race_time_riegel(Effort::new(5000.0, time_s), target).is_err(), "{time_s}");
    }
    assert!(race_time_riegel(Effort::new(5000.0, 1200.0), Distance::from_m(f64::NAN)).is_err());
    assert!(race_time_by_exponent(Effort::new(5000.0, 1200.0), target, f64::NAN).is_err());
    assert!(exponent_between(Effort::new(5000.0, 1200.0), Effort::new(5001.0, 1201.0)).is_err());
}

#[test]
fn few_races_leave_the_prior_nearly_alone() {
    assert_eq!(shrunk_exponent(1.2, 0).unwrap().value, PRIOR_EXPONENT);
    let one = shrunk_exponent(1.2, 1).unwrap();
    let many = shrunk_exponent(1.2, 30).unwrap();
    assert!(one.value < 1.11 && many.value > 1.18);
    assert!(many.high - many.low < one.high - one.low);
}

proptest! {
    #[test]
    fn a_fit_recovers_the_exponent_it_was_made_from(exponent in 1.02..1.15_f64, scale in 0.15..0.4_f64) {
        let races = [800.0, 1500.0, 5000.0, 10_000.0, 42_195.0_f64].map(|distance_m| Effort::new(distance_m, scale * distance_m.powf(exponent)));
        let fit = fitted_exponent(&races).unwrap();
        prop_assert!((fit.value - exponent).abs() < 1e-9);
        prop_assert!((exponent_between(races[0], races[4]).unwrap() - exponent).abs() < 1e-9);
    }

    #[test]
    fn further_takes_longer_and_is_slower(time_s in 300.0..10_000.0_f64, target_m in 1000.0..40_000.0_f64, more in 1.01..2.0_f64) {
        let known = Effort::new(10_000.0, time_s);
        let near = race_time_riegel(known, Distance::from_m(target_m)).unwrap();
        let far = race_time_riegel(known, Distance::from_m(target_m * more)).unwrap();
        prop_assert!(far.s() > near.s() * more);
    }
}
