//! Distance by cadence: recovery from made-up runners, scaling, and what is refused.
#![allow(clippy::unwrap_used)]

use physiology::{Error, distance_by_cadence};
use proptest::prelude::*;
use quantity::{Duration, Speed};

/// Twenty runs of a runner with so many metres a step, off by up to 3 % from run to run.
fn outdoors(step_m: f64) -> Vec<(f64, Speed)> {
    (0..20)
        .map(|i| {
            let spm = 164.0 + f64::from(i % 7);
            let off = 1.0 + 0.03 * (f64::from(i * 7 % 20) / 9.5 - 1.0);
            (spm, Speed::from_mps(step_m * spm / 60.0 * off))
        })
        .collect()
}

proptest! {
    #[test]
    fn the_true_distance_is_found_and_time_scales_it(step_m in 0.7..1.6f64, spm in 162.0..172.0f64, s in 600.0..7200.0f64) {
        let truth = step_m * spm * s / 60.0;
        let likely = distance_by_cadence(&outdoors(step_m), spm, Duration::from_s(s)).unwrap();
        prop_assert!(likely.holds(truth), "{truth} {likely:?}");
        prop_assert!((likely.value / truth - 1.0).abs() < 0.02);
        let twice = distance_by_cadence(&outdoors(step_m), spm, Duration::from_s(2.0 * s)).unwrap();
        prop_assert!((twice.value / likely.value - 2.0).abs() < 1e-9 && (twice.high / likely.high - 2.0).abs() < 1e-9);
    }

    #[test]
    fn the_order_of_runs_is_of_no_matter(turn in 0usize..20) {
        let mut turned = outdoors(1.1);
        turned.rotate_left(turn);
        let (a, b) = (outdoors(1.1), turned);
        let of = |runs: &[(f64, Speed)]| distance_by_cadence(runs, 167.0, Duration::from_s(3000.0)).unwrap();
        prop_assert!((of(&a).value - of(&b).value).abs() < 1e-6);
    }
}

#[test]
fn runs_at_another_cadence_tell_nothing() {
    let hour = Duration::from_s(3600.0);
    let few = distance_by_cadence(&outdoors(1.1), 190.0, hour);
    assert!(matches!(few, Err(Error::TooFew { .. })), "{few:?}");
    assert!(matches!(distance_by_cadence(&[], 170.0, hour), Err(Error::TooFew { .. })));
    for (spm, s) in [(f64::NAN, 3600.0), (0.0, 3600.0), (170.0, f64::NAN), (170.0, 0.0), (170.0, f64::INFINITY)] {
        assert!(distance_by_cadence(&outdoors(1.1), spm, Duration::from_s(s)).is_err(), "{spm} {s}");
    }
    let mut odd = outdoors(1.1);
    odd.push((170.0, Speed::from_mps(f64::NAN)));
    assert!(distance_by_cadence(&odd, 170.0, hour).is_err());
}
