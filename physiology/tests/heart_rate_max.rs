//! Highest heart rate by age against the fixture.
#![allow(clippy::unwrap_used)]

use physiology::{HeartRateMaxFormula, heart_rate_max};

#[test]
fn agrees_with_the_fixture() {
    let columns = [
        ("fox", HeartRateMaxFormula::Fox),
        ("tanaka", HeartRateMaxFormula::Tanaka),
        ("gellish", HeartRateMaxFormula::Gellish),
        ("nes", HeartRateMaxFormula::Nes),
        ("gulati_female", HeartRateMaxFormula::Gulati),
    ];
    for row in testkit::golden("heart_rate_max.csv") {
        for (column, formula) in columns {
            row.near(column, heart_rate_max(row.number("age_years"), formula).unwrap().value, 1e-9);
        }
    }
}

#[test]
fn the_guess_is_wide_falls_with_age_and_refuses_nan() {
    let guess = |age| heart_rate_max(age, HeartRateMaxFormula::Tanaka);
    assert!(guess(30.0).unwrap().high - guess(30.0).unwrap().low > 20.0);
    assert!((11..90).all(|age| guess(f64::from(age)).unwrap().value < guess(f64::from(age - 1)).unwrap().value));
    assert!(guess(f64::NAN).is_err() && guess(5.0).is_err());
}
