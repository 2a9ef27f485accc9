//! Runs that look like races, and runs that do not.

use physiology::{Effort, OtherRun, RACE_SUSPECTED, RaceLikeness, SeenRun, race_likeness};
use proptest::prelude::*;
use quantity::{Duration, HeartRate};

const EASY: [Effort; 4] = [
    Effort::new(1000.0, 345.0),
    Effort::new(5000.0, 1790.0),
    Effort::new(10_000.0, 3650.0),
    Effort::new(15_000.0, 5600.0),
];

fn seen(metres: f64, seconds: f64) -> SeenRun<'static> {
    SeenRun { name: None, whole: Effort::new(metres, seconds), standing: None, bests: &[], heart_rate: None }
}

fn looks(run: &SeenRun<'_>) -> Option<RaceLikeness> {
    race_likeness(run, &[OtherRun { bests: &EASY, heart_rate: Some(HeartRate::from_bpm(145.0)) }; 20])
}

#[test]
fn a_marathon_at_long_run_pace_is_none_and_one_well_above_it_is() {
    let fast = looks(&seen(42_600.0, 14_000.0)).unwrap();
    assert!(fast.score > RACE_SUSPECTED, "{fast:?}");
    assert_eq!(fast.race.distance.m(), 42_195.0);
    assert!(looks(&seen(42_600.0, 17_500.0)).unwrap().score < 0.5);
}

#[test]
fn the_reasons_are_told_and_stops_and_training_words_speak_against_it() {
    let race = SeenRun { heart_rate: Some(HeartRate::from_bpm(172.0)), ..seen(10_050.0, 3150.0) };
    let plain = looks(&race).unwrap();
    assert!(plain.reasons.iter().any(|r| r.contains("172 bpm, usually 145")), "{:?}", plain.reasons);
    let stood = looks(&SeenRun { standing: Some(Duration::from_s(150.0)), ..race }).unwrap();
    let named = looks(&SeenRun { name: Some("long tempo"), ..race }).unwrap();
    assert!(stood.score < plain.score && named.score < plain.score);
    let parkrun = looks(&SeenRun { name: Some("parkrun"), ..seen(5030.0, 1650.0) }).unwrap();
    assert!(parkrun.score > RACE_SUSPECTED, "{parkrun:?}");
}

#[test]
fn nothing_is_said_of_odd_lengths_few_runs_or_no_numbers() {
    assert_eq!(looks(&seen(7300.0, 1800.0)), None);
    assert_eq!(looks(&seen(f64::NAN, 1800.0)), None);
    assert_eq!(looks(&seen(10_000.0, 0.0)), None);
    let few = [OtherRun { bests: &EASY, heart_rate: None }; 4];
    assert_eq!(race_likeness(&seen(10_000.0, 2500.0), &few), None);
}

proptest! {
    #[test]
    fn faster_is_never_less_of_a_race(seconds in 1700.0..4500.0, less in 1.0..200.0) {
        let (slow, fast) = (looks(&seen(10_000.0, seconds)).unwrap(), looks(&seen(10_000.0, seconds - less)).unwrap());
        prop_assert!(fast.score >= slow.score && (0.0..=1.0).contains(&slow.score));
    }
}
