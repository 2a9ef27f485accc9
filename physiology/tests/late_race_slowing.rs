//! Marathons made to slow as published runners did: the models of fade say so again, and each class has the limits that were printed.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, half_ratio, pace_variability, wall};
use testkit::Row;

const MARATHON_KM: f64 = 42.195;
/// Splits of the made races in km: fine enough for lengths given to 100 m.
const FINE_KM: f64 = 0.1;

fn of(rows: &[Row], quantity: &str) -> Row {
    rows.iter().find(|row| row.text("quantity") == quantity).cloned().unwrap()
}

/// Both sexes' figures, else the one of all.
fn figures(row: &Row) -> Vec<f64> {
    [row.optional("male"), row.optional("female"), row.optional("all")].into_iter().flatten().collect()
}

/// A marathon in fine splits at so many seconds a kilometre.
fn marathon(pace_s: impl Fn(f64) -> f64) -> Vec<Effort> {
    (0..422)
        .map(|i| {
            let from = f64::from(i) * FINE_KM;
            let length = (MARATHON_KM - from).min(FINE_KM);
            Effort::new(length * 1000.0, length * pace_s(from + length / 2.0))
        })
        .collect()
}

#[test]
fn the_wall_of_a_mean_marathoner_who_hits_it_is_found() {
    let rows = testkit::golden("late_race_slowing.csv");
    let slowdowns = figures(&of(&rows, "relative_slowdown_when_hitting"));
    let lengths = figures(&of(&rows, "length_of_slowdown"));
    assert_eq!((slowdowns.len(), lengths.len()), (2, 2));
    for (slowdown, length) in slowdowns.into_iter().zip(lengths) {
        // It began at 30 km, as most do, and the last kilometres were run at the old pace again.
        let race = marathon(|km| if (30.0..30.0 + length).contains(&km) { 300.0 * (1.0 + slowdown) } else { 300.0 });
        let found = wall(&race).unwrap().unwrap();
        assert!((found.slowdown - slowdown).abs() < 0.01, "{found:?} against {slowdown}");
        assert!((found.length.m() / 1000.0 - length).abs() < 0.15, "{found:?} against {length} km");
    }
}

#[test]
fn a_second_half_as_slow_as_published_is_measured_so_and_is_no_wall() {
    let rows = testkit::golden("late_race_slowing.csv");
    for quantity in ["second_half_slowing", "half_difference"] {
        for percent in figures(&of(&rows, quantity)) {
            let slower = 1.0 + percent / 100.0;
            let race = marathon(|km| if km < MARATHON_KM / 2.0 { 300.0 } else { 300.0 * slower });
            assert!((half_ratio(&race).unwrap() - slower).abs() < 1e-3, "{quantity} {percent}");
            assert_eq!(wall(&race), Ok(None), "{percent} % over a half is no wall");
        }
    }
}

#[test]
fn speeds_that_vary_as_published_are_measured_so() {
    let rows = testkit::golden("late_race_slowing.csv");
    let varied = ["velocity_CV_race1_mean", "velocity_CV_race2_mean", "top_runner_CV_5km_splits"];
    for percent in varied.iter().flat_map(|quantity| figures(&of(&rows, quantity))) {
        // Eight splits, alternating around a mean: their sample deviation is the step times the root of 8/7.
        let step = percent / 100.0 / (8.0_f64 / 7.0).sqrt();
        let splits: Vec<Effort> = (0..8)
            .map(|i| Effort::new(5000.0, 5000.0 / (3.5 * (1.0 + if i % 2 == 0 { step } else { -step }))))
            .collect();
        assert!((100.0 * pace_variability(&splits).unwrap() - percent).abs() < 1e-9);
    }
}

#[test]
fn the_printed_odds_ratio_does_not_follow_from_the_printed_rates() {
    let rows = testkit::golden("late_race_slowing.csv");
    let [men, women] = figures(&of(&rows, "hit_the_wall_rate"))[..] else { panic!("two rates") };
    let odds = |percent: f64| percent / (100.0 - percent);
    let printed = of(&rows, "odds_ratio_male_vs_female_as_printed").number("all");
    assert!((odds(men) / odds(women) - 1.90).abs() < 0.01, "so only the rates may be quoted, not {printed}");
    assert!((odds(men) / odds(women) - printed).abs() > 0.4);
}

#[test]
fn the_table_is_that_of_the_reference_folder() {
    let Some(reference) = testkit::shared_golden("late_race_slowing_evidence.csv") else { return };
    for own in testkit::golden("late_race_slowing.csv") {
        let same = |row: &&Row| row.origin == own.origin && row.text("quantity") == own.text("quantity");
        let row = reference.iter().find(same).unwrap();
        for column in ["male", "female", "all", "unit"] {
            assert_eq!(own.text(column), row.text(column), "{}", own.place());
        }
    }
}
