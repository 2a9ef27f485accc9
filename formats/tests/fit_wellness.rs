//! Measures of days out of FIT files, made from the layout of the public profile.
#![allow(clippy::unwrap_used)]

use formats::{Daily, fit::Wellness};
use jiff::{SignedDuration, Timestamp, civil::date};
use proptest::prelude::*;
use testkit::{fit_monitoring, fit_night, fit_of_type, fit_variability};

const EAST_S: i32 = 10 * 3600;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// From 22:30 to 6:00 the next morning by a clock ten hours east: awake, light, deep, awake, REM, awake.
fn night() -> Vec<u8> {
    let begin = at("2026-03-01T12:30:00Z");
    let after = |minutes: i64| begin + SignedDuration::from_mins(minutes);
    fit_night(&[(after(0), 1), (after(15), 2), (after(120), 3), (after(240), 1), (after(250), 4), (after(450), 1)])
}

fn days(files: &[Vec<u8>]) -> (Vec<Daily>, bool) {
    let mut wellness = Wellness::default();
    for file in files {
        assert!(Wellness::may_be_in(&file[..40]));
        wellness.read(file).unwrap();
    }
    (wellness.days(), wellness.by_utc())
}

#[test]
fn the_days_measures_come_from_several_files_by_the_watchs_clock() {
    let monitoring = fit_monitoring(at("2026-03-02T03:00:00Z"), EAST_S, 47, 51);
    let (days, by_utc) = days(&[night(), fit_variability(at("2026-03-01T20:05:00Z"), 62.5), monitoring]);
    assert!(!by_utc);
    assert_eq!(days.len(), 1, "the night ends in the morning of the place: {days:?}");
    let day = &days[0];
    assert_eq!(day.date, date(2026, 3, 2));
    assert_eq!(day.resting_heart_rate.map(|rate| rate.bpm()), Some(47.0), "the day's own, not the mean of seven");
    assert_eq!(day.hrv.map(|time| time.s()), Some(0.0625));
    assert_eq!(day.sleep.map(|time| time.s()), Some((105.0 + 120.0 + 200.0) * 60.0));
}

#[test]
fn without_a_clock_the_day_is_utcs_and_that_is_told() {
    let (days, by_utc) = days(&[night()]);
    assert!(by_utc);
    assert_eq!(days[0].date, date(2026, 3, 1));
    let far = fit_monitoring(at("2025-03-02T03:00:00Z"), EAST_S, 47, 51);
    assert!(self::days(&[night(), far]).1, "a clock of a year ago says nothing");
}

#[test]
fn of_a_day_the_last_value_and_the_longest_night_count_and_what_cannot_be_is_none() {
    let morning =
        |hour: i64, bpm: u8| fit_monitoring(at("2026-03-02T00:00:00Z") + SignedDuration::from_hours(hour), 0, bpm, 50);
    let nap = fit_night(&[(at("2026-03-02T13:00:00Z"), 2), (at("2026-03-02T13:40:00Z"), 1)]);
    let slept =
        fit_night(&[(at("2026-03-02T00:00:00Z"), 2), (at("2026-03-02T03:00:00Z"), 3), (at("2026-03-02T06:00:00Z"), 1)]);
    let (days, _) = days(&[
        morning(20, 46),
        morning(8, 49),
        nap,
        slept,
        morning(22, 250),
        fit_variability(at("2026-03-02T06:00:00Z"), 0.0),
    ]);
    assert_eq!(days.len(), 1);
    assert_eq!(days[0].resting_heart_rate.map(|rate| rate.bpm()), Some(46.0));
    assert_eq!((days[0].sleep.map(|time| time.s()), days[0].hrv), (Some(6.0 * 3600.0), None));
}

#[test]
fn a_watch_that_was_off_did_not_sleep() {
    let (days, _) = days(&[fit_night(&[(at("2026-03-02T00:00:00Z"), 2), (at("2026-03-02T09:00:00Z"), 1)])]);
    assert!(days.is_empty(), "nine hours on one level: {days:?}");
    let mut wellness = Wellness::default();
    assert!(!wellness.read(&fit_of_type(32, 200)).unwrap(), "steps alone measure no morning");
    assert!(!Wellness::may_be_in(&fit_of_type(4, 3)) && !Wellness::may_be_in(&fit_of_type(2, 3)));
}

proptest! {
    #[test]
    fn no_damage_panics(place in 0usize..400, byte: u8, cut in 0usize..400) {
        let mut file = night();
        let place = place % file.len();
        file[place] = byte;
        let mut wellness = Wellness::default();
        let _ = wellness.read(&file);
        let _ = wellness.read(&file[..cut.min(file.len())]);
        for day in wellness.days() {
            prop_assert!(day.sleep.is_none_or(|time| time.s() <= 86_400.0));
        }
    }
}
