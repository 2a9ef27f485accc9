//! The omni-domain curves: bounded, falling, and equal to the hyperbola where they should be.
#![allow(clippy::unwrap_used)]

use physiology::{OmniDomain, OmniDomainForm, mean_speed_hybrid, mean_speed_omni_domain};
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};

const ALL: [OmniDomainForm; 3] =
    [OmniDomainForm::PowerDuration, OmniDomainForm::ThreeParameter, OmniDomainForm::Exponential];

fn runner(critical_mps: f64, d_prime_m: f64) -> OmniDomain {
    OmniDomain {
        critical_speed: Speed::from_mps(critical_mps),
        d_prime: Distance::from_m(d_prime_m),
        highest_speed: Speed::from_mps(critical_mps * 1.9),
        long_loss: Speed::from_mps(0.2),
    }
}

#[test]
fn nan_is_refused() {
    let good = runner(4.5, 200.0);
    for form in ALL {
        assert!(mean_speed_omni_domain(form, &good, Duration::from_s(f64::NAN)).is_err());
        assert!(mean_speed_omni_domain(form, &runner(f64::NAN, 200.0), Duration::from_s(60.0)).is_err());
        assert!(mean_speed_omni_domain(form, &runner(4.5, f64::NAN), Duration::from_s(60.0)).is_err());
    }
    assert!(mean_speed_hybrid(good.critical_speed, good.d_prime, f64::NAN, Duration::from_s(60.0)).is_err());
}

proptest! {
    #[test]
    fn longer_is_slower_and_never_above_the_highest_speed(
        critical_mps in 3.0..6.0_f64, d_prime_m in 100.0..300.0_f64, time_s in 2.0..20_000.0_f64, more in 1.01..2.0_f64, form in 0_usize..3,
    ) {
        let runner = runner(critical_mps, d_prime_m);
        let speed = |time_s| mean_speed_omni_domain(ALL[form], &runner, Duration::from_s(time_s)).unwrap();
        prop_assert!(speed(time_s) <= runner.highest_speed);
        prop_assert!(speed(time_s * more) <= speed(time_s));
    }

    #[test]
    fn the_power_duration_form_is_the_hyperbola_once_d_prime_is_spent(critical_mps in 3.0..6.0_f64, time_s in 1000.0..1800.0_f64) {
        let speed = mean_speed_omni_domain(OmniDomainForm::PowerDuration, &runner(critical_mps, 200.0), Duration::from_s(time_s)).unwrap();
        prop_assert!((speed.mps() - critical_mps - 200.0 / time_s).abs() < 1e-3);
    }

    #[test]
    fn the_hybrid_has_no_step_and_falls(critical_mps in 3.0..6.0_f64, exponent in 0.85..0.99_f64, time_s in 30.0..20_000.0_f64) {
        let speed = |time_s| mean_speed_hybrid(Speed::from_mps(critical_mps), Distance::from_m(200.0), exponent, Duration::from_s(time_s)).unwrap().mps();
        prop_assert!((speed(360.0) - speed(360.0 + 1e-6)).abs() < 1e-6);
        prop_assert!(speed(time_s * 1.1) < speed(time_s));
    }
}
