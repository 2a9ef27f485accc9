//! Zones between two thresholds of one quantity, and threshold speed three ways.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, ThresholdSpeeds, Thresholds, Zone, session_zone, vo2max_of_race};
use proptest::prelude::*;
use quantity::{Duration, HeartRate, Speed};

#[test]
fn crossed_and_impossible_thresholds_are_refused() {
    let mps = Speed::from_mps;
    assert!(Thresholds::of_speeds(mps(4.0), mps(3.0)).is_err());
    assert!(Thresholds::of_speeds(mps(f64::NAN), mps(3.0)).is_err());
    assert!(Thresholds::of_heart_rates(HeartRate::from_bpm(150.0), HeartRate::from_bpm(300.0)).is_err());
    assert!(Thresholds::from_critical_speed(mps(0.0)).is_err());
    assert_eq!(Thresholds::of_speeds(mps(3.0), mps(4.0)).unwrap().zone(mps(f64::NAN)), None);
}

#[test]
fn a_session_s_aim_is_its_hardest_real_part() {
    let aim = |easy, moderate, hard| {
        session_zone(Duration::from_s(easy), Duration::from_s(moderate), Duration::from_s(hard)).ok()
    };
    assert_eq!(aim(3600.0, 0.0, 179.0), Some(Zone::Easy));
    assert_eq!(aim(3600.0, 0.0, 180.0), Some(Zone::Hard));
    assert_eq!(aim(3600.0, 421.0, 179.0), Some(Zone::Moderate));
    assert_eq!(aim(-1.0, 0.0, 0.0), None);
    assert_eq!(aim(f64::NAN, 0.0, 0.0), None);
}

#[test]
fn what_has_no_answer_is_left_out() {
    let none = ThresholdSpeeds::of(None, &[], None);
    assert_eq!((none.middle(), none.disagreement()), (None, None));
    let odd = ThresholdSpeeds::of(Some(Effort::new(f64::NAN, 2000.0)), &[], Some(Speed::from_mps(f64::NAN)));
    assert_eq!(odd, none);
    let one = ThresholdSpeeds::of(None, &[], Some(Speed::from_mps(4.0)));
    assert_eq!((one.middle().unwrap().value, one.disagreement()), (3.84, None));
    assert!(vo2max_of_race(Effort::new(5000.0, 60.0)).is_err());
}

/// Daniels' printed table says 4:15 /km for a 10 km of 41:21; an hour of Emig's and the race's own speed lie about it.
#[test]
fn three_ways_agree_for_an_even_runner() {
    let races = [(1500.0, 342.0), (5000.0, 1197.0), (10_000.0, 2481.0), (21_097.5, 5495.0)];
    let races = races.map(|(m, s)| Effort::new(m, s));
    let speeds = ThresholdSpeeds::of(Some(races[2]), &races, Some(Speed::from_mps(4.15)));
    assert_eq!(speeds.daniels.unwrap().pace_s_per_km().round(), 255.0);
    assert!(speeds.disagreement().unwrap() < 0.04, "{speeds:?}");
}

proptest! {
    #[test]
    fn the_middle_lies_between_and_scales(a in 2.0..5.0_f64, b in 2.0..5.0_f64, c in 2.0..5.0_f64, k in 0.5..1.5_f64) {
        let of = |k: f64| {
            let mps = |v: f64| Some(Speed::from_mps(v * k));
            ThresholdSpeeds { daniels: mps(a), emig: mps(b), critical_speed: mps(c) }
        };
        let middle = of(1.0).middle().unwrap();
        prop_assert!(a.min(b).min(c) <= middle.value && middle.value <= a.max(b).max(c));
        prop_assert!(middle.holds(a) && middle.holds(b) && middle.holds(c));
        prop_assert!((of(k).middle().unwrap().value / middle.value - k).abs() < 1e-9);
        prop_assert!((of(k).disagreement().unwrap() - of(1.0).disagreement().unwrap()).abs() < 1e-9);
    }

    #[test]
    fn a_faster_value_is_never_in_an_easier_zone(first in 1.0..4.0_f64, more in 0.0..3.0_f64, v in 0.0..9.0_f64, w in 0.0..3.0_f64) {
        let zones = Thresholds::of_speeds(Speed::from_mps(first), Speed::from_mps(first + more)).unwrap();
        prop_assert!(zones.zone(Speed::from_mps(v)) <= zones.zone(Speed::from_mps(v + w)));
    }
}
