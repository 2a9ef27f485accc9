//! The rough rule of heat: its corners, its band, its order.
#![allow(clippy::unwrap_used)]

use physiology::heat_slowdown;
use proptest::prelude::*;
use quantity::Duration;

#[test]
fn corners_are_as_stated_and_nan_is_refused() {
    let slower = |celsius, hours: f64| heat_slowdown(celsius, Duration::from_s(3600.0 * hours));
    assert_eq!(slower(10.0, 3.0).unwrap().value, 0.0);
    assert!((slower(15.0, 3.0).unwrap().value - 0.015).abs() < 1e-12);
    assert!((slower(25.0, 3.0).unwrap().value - 0.065).abs() < 1e-12);
    assert!((slower(25.0, 4.0).unwrap().value - 0.0975).abs() < 1e-12);
    assert!(slower(f64::NAN, 3.0).is_err() && slower(20.0, f64::NAN).is_err() && slower(35.0, 3.0).is_err());
}

proptest! {
    #[test]
    fn warmer_is_never_faster_and_the_band_is_wide(celsius in 0.0..24.0_f64, hours in 2.1..7.9_f64) {
        let slower = |celsius| heat_slowdown(celsius, Duration::from_s(3600.0 * hours)).unwrap();
        prop_assert!(slower(celsius + 1.0).value >= slower(celsius).value);
        prop_assert!((slower(celsius).high - 4.0 * slower(celsius).low).abs() < 1e-12);
    }
}
