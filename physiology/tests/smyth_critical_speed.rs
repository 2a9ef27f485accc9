//! Critical speed from training against what the abstract prints.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, Error, marathon_share_of_critical_speed, marathon_time_smyth, smyth_critical_speed};
use proptest::prelude::*;
use quantity::{Duration, Speed, race_distance::MARATHON};

/// Percentage points: the abstract prints one decimal.
const PRINTED_PERCENT: f64 = 0.05;

#[test]
fn the_two_printed_bands_are_met() {
    for row in testkit::golden("smyth_2020.csv") {
        let minutes = match row.text("quantity") {
            "marathon_speed_150_min" => 150.0,
            "marathon_speed_360_min" => 360.0,
            _ => continue,
        };
        let share = marathon_share_of_critical_speed(Duration::from_s(60.0 * minutes)).unwrap();
        row.near("value", 100.0 * share, PRINTED_PERCENT);
    }
}

#[test]
fn only_the_fastest_of_the_three_distances_count() {
    let fastest = [Effort::new(400.0, 85.0), Effort::new(800.0, 190.0), Effort::new(5000.0, 1330.0)];
    let mut all = fastest.to_vec();
    all.extend([Effort::new(400.0, 120.0), Effort::new(1500.0, 300.0), Effort::new(10_000.0, 4000.0)]);
    assert_eq!(smyth_critical_speed(&all), smyth_critical_speed(&fastest));
    assert!(matches!(smyth_critical_speed(&fastest[..2]), Err(Error::TooFew { .. })));
    assert!(smyth_critical_speed(&[Effort::new(f64::NAN, 85.0); 3]).is_err());
}

#[test]
fn nan_is_refused() {
    assert!(marathon_share_of_critical_speed(Duration::from_s(f64::NAN)).is_err());
    assert!(marathon_time_smyth(Speed::from_mps(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn the_marathon_is_run_at_its_own_share(critical_mps in 1.9..6.0_f64) {
        let time = marathon_time_smyth(Speed::from_mps(critical_mps)).unwrap();
        let share = marathon_share_of_critical_speed(time).unwrap();
        prop_assert!(((MARATHON / time).mps() / critical_mps - share).abs() < 1e-9);
        prop_assert!(marathon_time_smyth(Speed::from_mps(critical_mps + 0.05)).unwrap() < time);
    }
}
