//! Cameron's formula against its fixture.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, race_time_cameron};
use proptest::prelude::*;
use quantity::Distance;

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("race_predictors.csv") {
        let known = Effort::new(row.number("known_distance_m"), row.number("known_time_s"));
        let time = race_time_cameron(known, Distance::from_m(row.number("target_distance_m"))).unwrap();
        row.agrees("cameron_s", time.s(), FORMULA);
    }
}

#[test]
fn nan_and_sprints_are_refused() {
    for (known_m, known_s, target_m) in
        [(f64::NAN, 1.0, 5e3), (5e3, f64::NAN, 5e3), (5e3, 1200.0, f64::NAN), (100.0, 12.0, 5e3)]
    {
        assert!(race_time_cameron(Effort::new(known_m, known_s), Distance::from_m(target_m)).is_err());
    }
}

proptest! {
    #[test]
    fn further_is_slower_and_there_and_back_is_the_same(time_s in 600.0..5000.0_f64, target_m in 800.0..42_195.0_f64) {
        let known = Effort::new(10_000.0, time_s);
        let target = Distance::from_m(target_m);
        let time = race_time_cameron(known, target).unwrap();
        let back = race_time_cameron(Effort { distance: target, time }, known.distance).unwrap();
        prop_assert!((back.s() / time_s - 1.0).abs() < 1e-9);
        prop_assert!(race_time_cameron(known, target * 1.1).unwrap().s() > time.s() * 1.1);
    }
}
