//! Intensity against the fixture of the polarization index.
#![allow(clippy::unwrap_used)]

use physiology::{Zone, ZoneShares, is_polarized, polarization_index, session_shares, time_in_zones, zone};
use proptest::prelude::*;
use quantity::{Duration, HeartRate, Speed};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("treff_2019.csv") {
        let shares = ZoneShares {
            easy: row.number("zone1_percent") / 100.0,
            moderate: row.number("zone2_percent") / 100.0,
            hard: row.number("zone3_percent") / 100.0,
        };
        row.agrees("polarization_index", polarization_index(&shares).unwrap(), FORMULA);
        assert_eq!(is_polarized(&shares).unwrap(), row.text("class") == "polarized", "{}", row.place());
    }
}

#[test]
fn empty_zones_have_rules_and_nan_is_refused() {
    assert_eq!(polarization_index(&ZoneShares { easy: 0.9, moderate: 0.1, hard: 0.0 }), Ok(0.0));
    let index = polarization_index(&ZoneShares { easy: 0.8, moderate: 0.0, hard: 0.2 }).unwrap();
    assert!((index - (0.8_f64 / 0.01 * 0.2 * 100.0).log10()).abs() < 1e-12);
    assert!(polarization_index(&ZoneShares { easy: f64::NAN, moderate: 0.1, hard: 0.1 }).is_err());
    assert!(polarization_index(&ZoneShares { easy: 0.2, moderate: 0.1, hard: 0.1 }).is_err());
    assert!(session_shares(&[]).is_err());
    assert!(
        time_in_zones(
            &[(Speed::from_mps(f64::NAN), Duration::from_s(9.0))],
            Speed::from_mps(3.0),
            Speed::from_mps(4.0)
        )
        .is_err()
    );
    assert!(
        time_in_zones(
            &[(Speed::from_mps(3.0), Duration::from_s(f64::NAN))],
            Speed::from_mps(3.0),
            Speed::from_mps(4.0)
        )
        .is_err()
    );
}

#[test]
fn a_threshold_belongs_to_the_zone_below() {
    let bpm = HeartRate::from_bpm;
    assert_eq!(zone(bpm(145.0), bpm(145.0), bpm(168.0)), Some(Zone::Easy));
    assert_eq!(zone(bpm(168.0), bpm(145.0), bpm(168.0)), Some(Zone::Moderate));
    assert_eq!(zone(bpm(169.0), bpm(145.0), bpm(168.0)), Some(Zone::Hard));
    assert_eq!(zone(bpm(150.0), bpm(168.0), bpm(145.0)), None);
}

proptest! {
    #[test]
    fn shares_sum_to_one_and_neither_order_nor_scale_matters(
        samples in proptest::collection::vec((1.0..7.0_f64, 1.0..100.0_f64), 1..40), scale in 0.1..10.0_f64,
    ) {
        let run = |scale: f64| samples.iter().map(|&(v, t)| (Speed::from_mps(v), Duration::from_s(t * scale))).collect::<Vec<_>>();
        let shares = |run: &[_]| time_in_zones(run, Speed::from_mps(3.0), Speed::from_mps(5.0)).unwrap();
        let forward = shares(&run(1.0));
        let mut back = run(scale);
        back.reverse();
        let back = shares(&back);
        prop_assert!((forward.easy + forward.moderate + forward.hard - 1.0).abs() < 1e-12);
        prop_assert!((forward.easy - back.easy).abs() < 1e-9 && (forward.hard - back.hard).abs() < 1e-9);
    }
}
