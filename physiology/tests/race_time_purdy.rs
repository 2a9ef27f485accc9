//! Purdy's points against their fixture.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, purdy_points, race_time_purdy};
use proptest::prelude::*;
use quantity::Distance;

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixtures() {
    for row in testkit::golden("purdy_1970.csv") {
        let race = Effort::new(row.number("distance_m"), row.number("time_s"));
        row.agrees("purdy_points", purdy_points(race).unwrap(), FORMULA);
    }
    for row in testkit::shared_golden("purdy_portuguese_velocity_table.csv").into_iter().flatten() {
        let race = Effort::new(row.number("distance_m"), row.number("time_950_points_s"));
        assert!((purdy_points(race).unwrap() - 950.0).abs() < 0.5, "{}", row.place());
    }
}

#[test]
fn nan_is_refused() {
    for race in [Effort::new(f64::NAN, 1200.0), Effort::new(5000.0, f64::NAN), Effort::new(20.0, 3.0)] {
        assert!(purdy_points(race).is_err());
    }
    assert!(race_time_purdy(Effort::new(5000.0, 1200.0), Distance::from_m(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn equal_points_there_and_back(time_s in 800.0..2400.0_f64, target_m in 800.0..42_195.0_f64) {
        let known = Effort::new(5000.0, time_s);
        let target = Distance::from_m(target_m);
        let time = race_time_purdy(known, target).unwrap();
        let points = |time| purdy_points(Effort { distance: target, time }).unwrap();
        let of_known = purdy_points(known).unwrap();
        prop_assert!((points(time) - of_known).abs() < 1e-6);
        prop_assert!(points(time * 1.01) < of_known);
    }
}
