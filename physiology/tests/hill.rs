//! Climbs and what they cost.

#![allow(clippy::unwrap_used)]

use physiology::hill_slowdown;
use proptest::prelude::*;
use quantity::Distance;

fn slower(climb_m: f64, distance_m: f64) -> f64 {
    hill_slowdown(Distance::from_m(climb_m), Distance::from_m(distance_m)).unwrap().value
}

#[test]
fn level_ground_costs_nothing_and_nonsense_is_refused() {
    assert_eq!(slower(0.0, 10_000.0), 0.0);
    for (climb_m, distance_m) in [(-1.0, 10_000.0), (f64::NAN, 10_000.0), (3000.0, 10_000.0), (10.0, 100.0)] {
        assert!(hill_slowdown(Distance::from_m(climb_m), Distance::from_m(distance_m)).is_err(), "{climb_m}");
    }
}

proptest! {
    #[test]
    fn more_climb_costs_more(climb in 1.0..900.0, more in 1.0..1000.0) {
        prop_assert!(slower(climb + more, 10_000.0) > slower(climb, 10_000.0));
        prop_assert!((slower(climb, 10_000.0) - slower(2.0 * climb, 20_000.0)).abs() < 1e-12);
    }
}
