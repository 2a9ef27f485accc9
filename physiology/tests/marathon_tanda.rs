//! Tanda's marathon against its fixture.
#![allow(clippy::unwrap_used)]

use physiology::marathon_tanda;
use proptest::prelude::*;
use quantity::{Distance, Speed};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("tanda_2011.csv") {
        let weekly = Distance::from_m(1000.0 * row.number("weekly_km_K"));
        let foretold =
            marathon_tanda(weekly, Speed::from_pace_s_per_km(row.number("mean_training_pace_P_s_per_km"))).unwrap();
        row.agrees("marathon_time_s", foretold.time_s.value, FORMULA);
        assert_eq!(foretold.validated, (10_020.0..=12_960.0).contains(&foretold.time_s.value), "{}", row.place());
        assert!(foretold.time_s.high - foretold.time_s.low > 480.0, "an error of 4 min must show");
    }
}

#[test]
fn nan_and_walking_are_refused() {
    let (weekly, speed) = (Distance::from_m(60_000.0), Speed::from_mps(3.0));
    assert!(marathon_tanda(Distance::from_m(f64::NAN), speed).is_err());
    assert!(marathon_tanda(weekly, Speed::from_mps(f64::NAN)).is_err());
    assert!(marathon_tanda(weekly, Speed::from_mps(1.4)).is_err());
}

proptest! {
    #[test]
    fn more_and_faster_training_make_faster_marathons(weekly_km in 25.0..150.0_f64, speed_mps in 2.3..4.8_f64) {
        let time = |km: f64, mps| marathon_tanda(Distance::from_m(1000.0 * km), Speed::from_mps(mps)).unwrap().time_s.value;
        prop_assert!(time(weekly_km + 1.0, speed_mps) < time(weekly_km, speed_mps));
        prop_assert!(time(weekly_km, speed_mps + 0.05) < time(weekly_km, speed_mps));
    }
}
