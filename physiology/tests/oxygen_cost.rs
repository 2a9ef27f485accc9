//! Oxygen equations against their fixture.
#![allow(clippy::unwrap_used)]

use physiology::{oxygen_cost_acsm, oxygen_cost_outdoors};
use proptest::prelude::*;
use quantity::{Grade, Speed};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("oxygen_cost.csv") {
        let speed = Speed::from_mps(row.number("speed_km_per_h") / 3.6);
        row.agrees("acsm_flat", oxygen_cost_acsm(speed, Grade::LEVEL).unwrap().ml_per_kg_min(), FORMULA);
        row.agrees("leger_mercier_outdoor", oxygen_cost_outdoors(speed).unwrap().ml_per_kg_min(), FORMULA);
    }
}

#[test]
fn nan_is_refused() {
    assert!(oxygen_cost_acsm(Speed::from_mps(f64::NAN), Grade::LEVEL).is_err());
    assert!(oxygen_cost_acsm(Speed::from_mps(3.0), Grade::from_ratio(f64::NAN)).is_err());
    assert!(oxygen_cost_outdoors(Speed::from_mps(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn faster_and_steeper_take_more(speed_mps in 2.2..6.9_f64, grade in 0.0..0.2_f64) {
        let acsm = |mps, grade| oxygen_cost_acsm(Speed::from_mps(mps), Grade::from_ratio(grade)).unwrap();
        prop_assert!(acsm(speed_mps + 0.05, grade) > acsm(speed_mps, grade));
        prop_assert!(acsm(speed_mps, grade + 0.01) > acsm(speed_mps, grade));
        prop_assert!(oxygen_cost_outdoors(Speed::from_mps(speed_mps + 0.05)).unwrap() > oxygen_cost_outdoors(Speed::from_mps(speed_mps)).unwrap());
    }
}
