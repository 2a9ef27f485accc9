//! A race's time over its course.
#![allow(clippy::unwrap_used)]

use physiology::{Course, Pacing, race_splits};
use proptest::prelude::*;
use quantity::{Distance, Duration, race_distance::MARATHON};

const KM: Distance = Distance::from_m(1000.0);

fn hilly() -> Course {
    Course::of(&[(0.0, 10.0), (6000.0, 10.0), (8000.0, 110.0), (12_000.0, 30.0), (21_097.5, 10.0)]).unwrap()
}

#[test]
fn a_level_marathon_has_43_splits_of_one_pace() {
    let splits =
        race_splits(&Course::level(MARATHON).unwrap(), Duration::from_s(12_600.0), Pacing::EvenEffort, KM).unwrap();
    assert_eq!(splits.len(), 43);
    for split in &splits {
        let pace = split.time.s() / (split.to.m() - split.from.m());
        assert!((pace - 12_600.0 / 42_195.0).abs() < 1e-9);
    }
}

#[test]
fn the_negative_split_is_two_per_cent_faster_in_its_second_half() {
    let course = Course::level(Distance::from_m(10_000.0)).unwrap();
    let halves =
        race_splits(&course, Duration::from_s(3000.0), Pacing::NegativeSplit, Distance::from_m(5000.0)).unwrap();
    let ratio = halves[1].time.s() / halves[0].time.s();
    assert!((ratio - 0.98).abs() < 0.001, "{ratio}");
}

#[test]
fn even_effort_climbs_slower_and_even_pace_does_not() {
    let time = Duration::from_s(6000.0);
    let effort = race_splits(&hilly(), time, Pacing::EvenEffort, KM).unwrap();
    assert!(effort[7].time.s() > 1.12 * effort[2].time.s() && effort[9].time.s() < effort[2].time.s());
    let pace = race_splits(&hilly(), time, Pacing::EvenPace, KM).unwrap();
    assert!((pace[7].time.s() - pace[2].time.s()).abs() < 1e-6);
}

#[test]
fn times_that_nobody_runs_are_refused() {
    for hostile in [0.0, -5.0, f64::NAN, f64::INFINITY, 60.0, 1e9] {
        assert!(race_splits(&hilly(), Duration::from_s(hostile), Pacing::EvenEffort, KM).is_err(), "{hostile}");
    }
    assert!(race_splits(&hilly(), Duration::from_s(6000.0), Pacing::EvenEffort, Distance::from_m(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn splits_touch_and_add_up_to_the_time(metres in 800.0..100_000.0_f64, mps in 1.5..6.0_f64, stretch in 100.0..5000.0_f64, which in 0..3_usize) {
        let course = Course::of(&[(0.0, 5.0), (metres / 3.0, 5.0 + metres / 60.0), (metres, 0.0)]).unwrap();
        let pacing = [Pacing::EvenEffort, Pacing::NegativeSplit, Pacing::EvenPace][which];
        let time = Duration::from_s(metres / mps);
        let splits = race_splits(&course, time, pacing, Distance::from_m(stretch)).unwrap();
        prop_assert!(splits.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].cumulative < pair[1].cumulative));
        let sum: f64 = splits.iter().map(|split| split.time.s()).sum();
        prop_assert!((sum - time.s()).abs() < 1e-6 * time.s());
        prop_assert!((splits[splits.len() - 1].to.m() - metres).abs() < 1e-6 && splits.iter().all(|split| split.time.s() > 0.0));
    }
}
