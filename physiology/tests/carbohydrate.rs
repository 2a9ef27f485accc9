//! Carbohydrate against the published table.
#![allow(clippy::unwrap_used)]

use physiology::{
    DayLoad, Guideline, caffeine_before, carbohydrate_before, carbohydrate_per_day, carbohydrate_per_hour,
    carbohydrate_to_refuel,
};
use quantity::Duration;

#[test]
fn agrees_with_the_published_table() {
    let hour = |minutes: f64, trained| carbohydrate_per_hour(Duration::from_s(60.0 * minutes), trained).unwrap();
    for row in testkit::golden("burke_2011.csv") {
        let ours = match (row.text("context"), row.text("condition")) {
            ("daily", c) if c.starts_with("low") => carbohydrate_per_day(DayLoad::Low),
            ("daily", c) if c.starts_with("moderate") => carbohydrate_per_day(DayLoad::Moderate),
            ("daily", c) if c.starts_with("high") => carbohydrate_per_day(DayLoad::High),
            ("daily", _) => carbohydrate_per_day(DayLoad::VeryHigh),
            ("loading", _) => carbohydrate_per_day(DayLoad::Loading),
            ("general_fuelling", _) => carbohydrate_per_day(DayLoad::BeforeShortEvent),
            ("pre_event", _) => {
                Guideline { low: carbohydrate_before(1.0).unwrap(), high: carbohydrate_before(4.0).unwrap() }
            }
            ("during", c) if c.starts_with("<45") => hour(40.0, false),
            ("during", c) if c.starts_with("45") => hour(60.0, false),
            ("during", c) if c.starts_with("1-2.5") => hour(120.0, true),
            ("during", c) if c.starts_with(">2.5") => hour(200.0, false),
            ("during", _) => hour(200.0, true),
            ("recovery", _) => carbohydrate_to_refuel(),
            ("caffeine", _) => caffeine_before(),
            other => panic!("{}: no model for {other:?}", row.place()),
        };
        assert_eq!((ours.low, ours.high), (row.number("low"), row.number("high")), "{}", row.place());
    }
}

#[test]
fn nothing_above_ninety_grams_unless_trained_for_and_nan_is_refused() {
    for minutes in 0..1500 {
        assert!(carbohydrate_per_hour(Duration::from_s(60.0 * f64::from(minutes)), false).unwrap().high <= 90.0);
    }
    assert!(carbohydrate_per_hour(Duration::from_s(f64::NAN), true).is_err());
    assert!(carbohydrate_before(f64::NAN).is_err());
}
