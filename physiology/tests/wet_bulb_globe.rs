//! Warmth as a body feels it.
#![allow(clippy::unwrap_used)]

use physiology::{dew_point, wet_bulb_globe};
use proptest::prelude::*;

#[test]
fn saturated_air_has_its_own_temperature_as_dew_point() {
    for air in [-5.0, 0.0, 12.0, 30.0] {
        assert!((dew_point(air, 1.0).unwrap() - air).abs() < 1e-9);
    }
    assert!(
        dew_point(20.0, 0.0).is_err() && dew_point(20.0, f64::NAN).is_err() && wet_bulb_globe(f64::NAN, 3.0).is_err()
    );
}

proptest! {
    #[test]
    fn warmer_and_damper_air_is_warmer(air in -10.0..40.0_f64, less in 0.0..20.0_f64, more in 0.1..5.0_f64) {
        let here = wet_bulb_globe(air, air - less).unwrap();
        prop_assert!(wet_bulb_globe(air + more, air - less).unwrap() > here);
        prop_assert!(wet_bulb_globe(air, air - less - more).unwrap() < here);
    }
}
