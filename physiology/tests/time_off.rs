//! Time off against the published table.
#![allow(clippy::unwrap_used)]

use physiology::{mass_adjusted_vdot, return_from_break, time_off_factor};
use proptest::prelude::*;
use quantity::{Mass, OxygenUptake};

/// Absolute: printed with three decimals, and met exactly.
const PRINTED: f64 = 1e-12;

#[test]
fn agrees_with_the_published_table() {
    for row in testkit::golden("daniels_2018_time_off.csv") {
        let days = row.number("days_off") as u32;
        row.near("fvdot1_no_cross_training", time_off_factor(days, false), PRINTED);
        row.near("fvdot2_with_cross_training", time_off_factor(days, true), PRINTED);
    }
}

#[test]
fn the_misprint_of_six_weeks_is_not_copied() {
    assert_eq!(time_off_factor(42, true), 0.944);
}

#[test]
fn nan_and_another_body_are_refused() {
    let (vdot, kg) = (OxygenUptake::from_ml_per_kg_min(50.0), Mass::from_kg);
    assert!(mass_adjusted_vdot(vdot, kg(f64::NAN), kg(70.0)).is_err());
    assert!(mass_adjusted_vdot(vdot, kg(70.0), kg(f64::NAN)).is_err());
    assert!(mass_adjusted_vdot(vdot, kg(120.0), kg(60.0)).is_err());
    assert!(mass_adjusted_vdot(OxygenUptake::from_ml_per_kg_min(f64::NAN), kg(70.0), kg(70.0)).is_err());
}

proptest! {
    #[test]
    fn a_longer_break_never_costs_less(days in 0_u32..400, cross in proptest::bool::ANY) {
        prop_assert!(time_off_factor(days + 1, cross) <= time_off_factor(days, cross));
        prop_assert!(time_off_factor(days, true) >= time_off_factor(days, false));
        prop_assert!((0.80..=1.0).contains(&time_off_factor(days, cross)));
    }

    #[test]
    fn the_way_back_is_as_long_as_the_break_and_rises(days in 0_u32..=56) {
        let way = return_from_break(days);
        prop_assert_eq!(way.iter().map(|phase| phase.days).sum::<u32>(), days);
        prop_assert!(way.windows(2).all(|pair| pair[0].load_share < pair[1].load_share));
    }
}
