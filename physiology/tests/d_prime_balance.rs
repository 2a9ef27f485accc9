//! The balance of D' against its fixture.
#![allow(clippy::unwrap_used)]

use physiology::{d_prime_balance, w_prime_recovery_bartram, w_prime_recovery_skiba};
use proptest::prelude::*;
use quantity::{Distance, Duration, Power, Speed};

/// Relative: the fixtures were computed from the same formulas.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    let repeat = [(Speed::from_mps(5.0), Duration::from_s(80.0)), (Speed::from_mps(2.5), Duration::from_s(60.0))];
    let session = repeat.repeat(8);
    let balance = d_prime_balance(Speed::from_mps(4.5), Distance::from_m(200.0), &session).unwrap();
    for (row, left) in testkit::golden("skiba_2015_d_prime.csv").into_iter().zip(balance) {
        row.agrees("dprime_balance_m", left.m(), FORMULA);
    }
    for row in testkit::golden("skiba_2012_recovery.csv") {
        let power = Power::from_w(row.number("dcp_w"));
        row.agrees("tau_skiba2012_s", w_prime_recovery_skiba(power).unwrap().s(), FORMULA);
        if row.optional("tau_bartram2018_s").is_some() {
            row.agrees("tau_bartram2018_s", w_prime_recovery_bartram(power).unwrap().s(), FORMULA);
        }
    }
}

#[test]
fn nan_is_refused() {
    let (critical, d_prime) = (Speed::from_mps(4.5), Distance::from_m(200.0));
    assert!(d_prime_balance(critical, d_prime, &[(Speed::from_mps(f64::NAN), Duration::from_s(1.0))]).is_err());
    assert!(d_prime_balance(critical, d_prime, &[(critical, Duration::from_s(f64::NAN))]).is_err());
    assert!(d_prime_balance(critical, Distance::from_m(f64::NAN), &[]).is_err());
    assert!(
        w_prime_recovery_skiba(Power::from_w(f64::NAN)).is_err()
            && w_prime_recovery_bartram(Power::from_w(f64::NAN)).is_err()
    );
}

proptest! {
    #[test]
    fn never_above_d_prime_and_splitting_a_stretch_changes_nothing(
        speeds in proptest::collection::vec(1.0..6.0_f64, 1..20), time_s in 5.0..200.0_f64,
    ) {
        let (critical, d_prime) = (Speed::from_mps(4.0), Distance::from_m(180.0));
        let whole: Vec<_> = speeds.iter().map(|&mps| (Speed::from_mps(mps), Duration::from_s(time_s))).collect();
        let halves: Vec<_> = whole.iter().flat_map(|&(speed, time)| [(speed, time / 2.0); 2]).collect();
        let whole = d_prime_balance(critical, d_prime, &whole).unwrap();
        let halves = d_prime_balance(critical, d_prime, &halves).unwrap();
        prop_assert!(whole.iter().all(|left| *left <= d_prime));
        prop_assert!((whole[whole.len() - 1].m() - halves[halves.len() - 1].m()).abs() < 1e-6);
    }
}
