//! The session spike against the cohort's table.
#![allow(clippy::unwrap_used)]

use physiology::{SpikeClass, session_spike};
use proptest::prelude::*;
use quantity::Distance;

/// Absolute: printed with two decimals.
const PRINTED: f64 = 1e-9;

#[test]
fn agrees_with_the_cohort_just_above_and_at_each_border() {
    for row in testkit::golden("frandsen_2025.csv") {
        let low = row.number("ratio_lower_exclusive");
        let high = row.optional("ratio_upper_inclusive").unwrap_or(5.0);
        for ratio in [low + 1e-6, f64::midpoint(low, high), high] {
            let spike = session_spike(Distance::from_m(10_000.0 * ratio), Distance::from_m(10_000.0)).unwrap();
            row.near("hazard_rate_ratio", spike.hazard_rate_ratio.map_or(1.0, |hrr| hrr.value), PRINTED);
            if let Some(hrr) = spike.hazard_rate_ratio {
                row.near("ci95_low", hrr.low, PRINTED);
                row.near("ci95_high", hrr.high, PRINTED);
            }
        }
    }
}

#[test]
fn nan_and_no_longest_run_are_refused() {
    let run = Distance::from_m(10_000.0);
    assert!(session_spike(run, Distance::ZERO).is_err());
    assert!(session_spike(run, Distance::from_m(f64::NAN)).is_err());
    assert!(session_spike(Distance::from_m(f64::NAN), run).is_err());
}

#[test]
fn the_finding_is_not_steady_and_is_not_made_so() {
    let hrr = |ratio: f64| {
        session_spike(Distance::from_m(10_000.0 * ratio), Distance::from_m(10_000.0))
            .unwrap()
            .hazard_rate_ratio
            .unwrap()
            .value
    };
    assert!(hrr(1.2) > hrr(1.5));
}

proptest! {
    #[test]
    fn units_do_not_matter(planned_m in 1000.0..50_000.0_f64, longest_m in 1000.0..50_000.0_f64, scale in 0.5..3.0_f64) {
        let one = session_spike(Distance::from_m(planned_m), Distance::from_m(longest_m)).unwrap();
        let other = session_spike(Distance::from_m(planned_m * scale), Distance::from_m(longest_m * scale)).unwrap();
        prop_assert!((one.ratio / other.ratio - 1.0).abs() < 1e-12);
        prop_assert_eq!(one.hazard_rate_ratio.is_none(), one.class == SpikeClass::Reference);
    }
}
