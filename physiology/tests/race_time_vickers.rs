//! Vickers and Vertosick's marathon models against their fixture, and the trap of a copied coefficient.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, race_time_vickers_one_race, race_time_vickers_two_races};
use proptest::prelude::*;
use quantity::{
    Distance,
    race_distance::{MARATHON, MILE},
};

/// Relative: the fixture was computed from the same formula.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("vickers_2016_marathon.csv") {
        let first = Effort::new(row.number("race1_distance_m"), row.number("race1_time_s"));
        let weekly = MILE * row.number("weekly_miles");
        let time = match row.optional("race2_distance_m") {
            None => race_time_vickers_one_race(first, weekly),
            Some(distance_m) => {
                race_time_vickers_two_races(first, Effort::new(distance_m, row.number("race2_time_s")), weekly)
            }
        };
        row.agrees("marathon_time_s", time.unwrap().s(), FORMULA);
    }
}

#[test]
fn ten_miles_more_a_week_are_worth_minutes_and_not_half_an_hour() {
    // Several public copies carry 0.6423826 for 0.06423826: ten miles more would then be worth most of an hour.
    let race = Effort::new(10_000.0, 2700.0);
    let speed = |miles: f64| (MARATHON / race_time_vickers_one_race(race, MILE * miles).unwrap()).mps();
    assert!((speed(40.0) - speed(30.0) - 0.06423826).abs() < 1e-9);
    let gained_s =
        race_time_vickers_one_race(race, MILE * 30.0).unwrap() - race_time_vickers_one_race(race, MILE * 40.0).unwrap();
    assert!((60.0..600.0).contains(&gained_s.s()), "{gained_s:?}");
}

#[test]
fn the_order_of_the_races_does_not_matter() {
    let (five, half) = (Effort::new(5000.0, 1200.0), Effort::new(21_097.5, 5700.0));
    assert_eq!(
        race_time_vickers_two_races(five, half, MILE * 30.0),
        race_time_vickers_two_races(half, five, MILE * 30.0)
    );
}

#[test]
fn nan_and_nonsense_are_refused() {
    let race = Effort::new(10_000.0, 2700.0);
    assert!(race_time_vickers_one_race(race, Distance::from_m(f64::NAN)).is_err());
    assert!(race_time_vickers_one_race(Effort::new(f64::NAN, 2700.0), MILE).is_err());
    assert!(race_time_vickers_one_race(Effort::new(10_000.0, f64::NAN), MILE).is_err());
    assert!(race_time_vickers_two_races(race, race, MILE).is_err());
    assert!(race_time_vickers_two_races(race, Effort::new(21_097.5, 3600.0), MILE).is_err());
}

proptest! {
    #[test]
    fn faster_races_and_more_miles_make_faster_marathons(time_s in 1500.0..4000.0_f64, miles in 5.0..80.0_f64) {
        let time = |time_s, miles| race_time_vickers_one_race(Effort::new(10_000.0, time_s), MILE * miles).unwrap();
        prop_assert!(time(time_s + 10.0, miles) > time(time_s, miles));
        prop_assert!(time(time_s, miles + 1.0) < time(time_s, miles));
    }
}
