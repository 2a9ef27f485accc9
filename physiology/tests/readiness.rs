//! Signs of the morning and of falling mass: the rules, missing values, nonsense.
#![allow(clippy::unwrap_used)]
use physiology::{
    MorningSign, Readiness, fast_fall_of_mass, heart_rate_variability_sign, readiness, resting_heart_rate_sign,
    sleep_sign,
};
use proptest::prelude::*;
use quantity::{Duration, HeartRate, Mass};

fn ms(value: f64) -> Option<Duration> {
    Some(Duration::from_s(value / 1000.0))
}

/// Five weeks about 62 ms, every second day a little above and below.
fn steady() -> Vec<Option<Duration>> {
    (0..35).map(|day| ms(if day % 2 == 0 { 58.0 } else { 66.0 })).collect()
}

#[test]
fn a_low_week_is_a_sign_and_two_low_mornings_are_more() {
    let mut mornings = steady();
    mornings[28..].fill(ms(57.0));
    mornings[34] = ms(62.0);
    assert_eq!(heart_rate_variability_sign(&mornings).unwrap(), Some(MorningSign::Off));
    mornings[34] = ms(57.0);
    assert_eq!(heart_rate_variability_sign(&mornings).unwrap(), Some(MorningSign::OffTwice));
    mornings[28..].fill(ms(90.0));
    assert_eq!(heart_rate_variability_sign(&mornings).unwrap(), Some(MorningSign::Usual), "high says nothing");
}

#[test]
fn missing_mornings_are_no_bad_mornings() {
    let mut mornings = steady();
    mornings[30..].fill(None);
    assert_eq!(heart_rate_variability_sign(&mornings).unwrap(), None, "two values in the week");
    assert_eq!(heart_rate_variability_sign(&steady()[20..]).unwrap(), None, "eight days before");
    assert_eq!(heart_rate_variability_sign(&[]).unwrap(), None);
    // A morning left out between two low ones keeps them from being two running.
    let mut gap = steady();
    gap[32] = ms(40.0);
    gap[33] = None;
    gap[34] = ms(40.0);
    assert_ne!(heart_rate_variability_sign(&gap).unwrap(), Some(MorningSign::OffTwice));
    let bpm = |value: f64| Some(HeartRate::from_bpm(value));
    assert_eq!(resting_heart_rate_sign(&[bpm(60.0); 8]).unwrap(), None, "six before");
    assert_eq!(resting_heart_rate_sign(&[bpm(60.0); 9]).unwrap(), Some(MorningSign::Usual));
    assert_eq!(sleep_sign(&[]).unwrap(), None);
}

#[test]
fn one_raised_morning_and_one_short_night_are_no_sign() {
    let bpm = |value: f64| Some(HeartRate::from_bpm(value));
    let mut mornings = vec![bpm(48.0); 15];
    mornings.push(bpm(60.0));
    assert_eq!(resting_heart_rate_sign(&mornings).unwrap(), Some(MorningSign::Usual));
    mornings.push(bpm(53.0));
    assert_eq!(
        resting_heart_rate_sign(&mornings).unwrap(),
        Some(MorningSign::Usual),
        "five beats are not more than five"
    );
    mornings[16] = bpm(54.0);
    assert_eq!(resting_heart_rate_sign(&mornings).unwrap(), Some(MorningSign::Off));
    let hours = |h: f64| Some(Duration::from_s(h * 3600.0));
    assert_eq!(sleep_sign(&[hours(5.0), hours(7.0)]).unwrap(), Some(MorningSign::Usual));
}

#[test]
fn two_signs_are_a_day_off() {
    use MorningSign::{Off, OffTwice, Usual};
    assert_eq!(readiness(&[Usual, Usual]), Some(Readiness::AsPlanned));
    assert_eq!(readiness(&[Off, Off, Usual]), Some(Readiness::Rest));
    assert_eq!(readiness(&[OffTwice]), Some(Readiness::Rest));
}

#[test]
fn nonsense_is_refused() {
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 5000.0] {
        assert!(heart_rate_variability_sign(&[ms(bad)]).is_err(), "{bad}");
        assert!(resting_heart_rate_sign(&[Some(HeartRate::from_bpm(bad))]).is_err(), "{bad}");
        assert!(fast_fall_of_mass(Mass::from_kg(bad), &[]).is_err(), "{bad}");
    }
    assert!(sleep_sign(&[Some(Duration::from_s(90_000.0))]).is_err());
    assert!(fast_fall_of_mass(Mass::from_kg(60.0), &[(f64::NAN, Mass::from_kg(60.0))]).is_err());
}

proptest! {
    #[test]
    fn more_missing_mornings_never_make_a_sign_out_of_none(gone in 0_usize..35) {
        let mut mornings = steady();
        mornings[gone] = None;
        let sign = heart_rate_variability_sign(&mornings).unwrap();
        prop_assert!(sign.is_none_or(|sign| sign == MorningSign::Usual));
    }

    #[test]
    fn a_fall_is_a_share(now in 20.0..300.0_f64, then in 20.0..300.0_f64, days in 0.0..60.0_f64) {
        let fall = fast_fall_of_mass(Mass::from_kg(now), &[(days, Mass::from_kg(then))]).unwrap();
        prop_assert_eq!(fall.is_some(), days <= 30.0 && now / then < 0.95);
        prop_assert!(fall.is_none_or(|share| (0.05..1.0).contains(&share)));
    }
}
