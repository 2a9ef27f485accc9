//! The first threshold from steady hours.
#![allow(clippy::unwrap_used)]

use physiology::{SteadyHour, first_threshold, steady_hour};
use proptest::prelude::*;
use quantity::{HeartRate, Speed};

fn hour(bpm: f64, mps: f64, drift: f64) -> SteadyHour {
    SteadyHour { heart_rate: HeartRate::from_bpm(bpm), speed: Speed::from_mps(mps), drift }
}

#[test]
fn races_and_drifting_hours_do_not_count() {
    let critical = Speed::from_mps(4.0);
    let steady = [hour(140.0, 3.0, 0.01), hour(142.0, 3.1, -0.01), hour(144.0, 3.2, 0.05)];
    assert_eq!(first_threshold(&steady, critical).unwrap().heart_rate_bpm.value, 142.0);
    let mut more = steady.to_vec();
    more.extend([hour(175.0, 3.9, 0.01), hour(160.0, 3.4, 0.08), hour(150.0, 3.3, -0.2)]);
    assert_eq!(first_threshold(&more, critical), first_threshold(&steady, critical));
    assert_eq!(first_threshold(&steady[..2], critical), None);
    assert_eq!(first_threshold(&steady, Speed::from_mps(f64::NAN)), None);
}

#[test]
fn a_run_that_is_too_short_or_half_recorded_says_nothing() {
    let speed = vec![Speed::from_mps(3.0); 3900];
    let beats = vec![Some(HeartRate::from_bpm(140.0)); 3900];
    assert_eq!(steady_hour(&speed, &beats).unwrap().drift, 0.0);
    assert_eq!(steady_hour(&speed[..3800], &beats), None);
    assert_eq!(steady_hour(&speed, &beats[..3000]), None);
    let half: Vec<_> = beats.iter().enumerate().map(|(s, rate)| rate.filter(|_| s % 2 == 0)).collect();
    assert_eq!(steady_hour(&speed, &half), None);
    assert_eq!(steady_hour(&vec![Speed::from_mps(0.0); 3900], &beats), None);
}

proptest! {
    #[test]
    fn drift_does_not_see_the_units_of_speed(bpm in 110.0..170.0_f64, rise in 0.0..0.2_f64, scale in 0.5..2.0_f64) {
        let beats: Vec<_> = (0..3900)
            .map(|s| Some(HeartRate::from_bpm(if s < 2100 { bpm } else { bpm * (1.0 + rise) })))
            .collect();
        let at = |mps: f64| steady_hour(&vec![Speed::from_mps(mps); 3900], &beats).unwrap();
        prop_assert!((at(2.5).drift - rise).abs() < 1e-9);
        prop_assert!((at(2.5 * scale).drift - at(2.5).drift).abs() < 1e-9);
    }
}
