//! The taper: its evidence, and a curve that cuts what was asked.
#![allow(clippy::unwrap_used)]

use physiology::{TAPER_EVIDENCE, taper_share};
use proptest::prelude::*;

#[test]
fn agrees_with_the_meta_analysis() {
    for row in testkit::golden("bosquet_2007.csv").into_iter().filter(|row| row.origin == "Bosquet2007") {
        let (_, effect, half) = TAPER_EVIDENCE.iter().find(|(name, ..)| *name == row.text("component")).unwrap();
        row.near("effect_size", *effect, 1e-12);
        row.near("ci95_half_width", *half, 1e-12);
    }
}

#[test]
fn nan_and_days_outside_are_refused() {
    assert!(taper_share(1, 14, f64::NAN).is_err());
    assert!(taper_share(15, 14, 0.5).is_err() && taper_share(0, 14, 0.5).is_err() && taper_share(1, 60, 0.5).is_err());
}

proptest! {
    #[test]
    fn it_falls_every_day_and_cuts_what_was_asked(days in 3_u32..=28, cut in 0.20..0.65_f64) {
        let shares: Vec<f64> = (1..=days).map(|day| taper_share(day, days, cut).unwrap()).collect();
        prop_assert!(shares.windows(2).all(|pair| pair[1] < pair[0]));
        prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        prop_assert!((1.0 - shares.iter().sum::<f64>() / f64::from(days) - cut).abs() < 1e-12);
    }
}
