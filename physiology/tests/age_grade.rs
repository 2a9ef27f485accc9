//! Age grading against the published tables and the worked examples.
#![allow(clippy::unwrap_used)]

use physiology::{Sex, age_factor, age_grade, open_standard};
use proptest::prelude::*;
use quantity::{Distance, Duration};

/// Relative: the same table; the examples are printed with a few digits.
const FORMULA: f64 = 1e-6;
/// Factor: columns named by rounded miles are a few metres from where we keep them.
const ROUNDED_MILES: f64 = 2e-5;

#[test]
fn factors_agree_with_the_published_tables() {
    for (sex, name) in
        [(Sex::Female, "agegrade_road_2025_female_factors.csv"), (Sex::Male, "agegrade_road_2025_male_factors.csv")]
    {
        for row in testkit::shared_golden(name).into_iter().flatten() {
            let age = row.number("age_years") as u32;
            for km in [
                "1.60934", "5", "6", "6.43738", "8", "8.04672", "10", "11.2654", "12", "15", "16.0934", "20",
                "21.0975", "25", "30", "42.195", "50", "80.4672", "100", "150", "160.934", "200",
            ] {
                if (sex, age, km) == (Sex::Male, 80, "12") {
                    continue;
                }
                let factor = age_factor(sex, age, Distance::from_m(1000.0 * km.parse::<f64>().unwrap())).unwrap();
                row.near(&format!("factor_{km}km"), factor, ROUNDED_MILES);
            }
        }
    }
    for row in testkit::shared_golden("agegrade_road_2025_open_standards.csv").into_iter().flatten() {
        let sex = if row.text("sex") == "male" { Sex::Male } else { Sex::Female };
        let standard = open_standard(sex, Distance::from_m(1000.0 * row.number("distance_km"))).unwrap();
        row.agrees("open_class_s", standard.s(), FORMULA);
    }
}

#[test]
fn the_broken_cell_follows_the_rule_of_its_neighbours() {
    let factor = |m| age_factor(Sex::Male, 80, Distance::from_m(m)).unwrap();
    let share = (12.0_f64 / 10.0).ln() / (21.0975_f64 / 10.0).ln();
    let rule = factor(10_000.0) + (factor(21_097.5) - factor(10_000.0)) * share;
    assert!((factor(12_000.0) - rule).abs() < 1e-4, "{} against {rule}", factor(12_000.0));
    assert!((factor(12_000.0) - 0.6218).abs() > 0.005);
}

#[test]
fn agrees_with_the_worked_examples() {
    for row in testkit::golden("age_grade_2025.csv") {
        let sex = if row.text("sex") == "male" { Sex::Male } else { Sex::Female };
        let distance = Distance::from_m(1000.0 * row.number("distance_km"));
        let grade =
            age_grade(sex, row.number("age_years") as u32, distance, Duration::from_s(row.number("time_s"))).unwrap();
        row.agrees("age_standard_s", grade.age_standard.s(), 1e-5);
        row.agrees("age_grade_percent", 100.0 * grade.share, 1e-5);
        row.agrees("age_graded_time_s", grade.age_graded_time.s(), 1e-5);
    }
}

#[test]
fn nan_and_ages_outside_are_refused() {
    let five = Distance::from_m(5000.0);
    assert!(age_factor(Sex::Female, 4, five).is_err() && age_factor(Sex::Female, 101, five).is_err());
    assert!(age_factor(Sex::Female, 40, Distance::from_m(f64::NAN)).is_err());
    assert!(open_standard(Sex::Male, Distance::from_m(800.0)).is_err());
    assert!(age_grade(Sex::Male, 40, five, Duration::from_s(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn past_forty_a_year_never_takes_away(age in 40_u32..99, distance_m in 5000.0..42_195.0_f64, female in proptest::bool::ANY) {
        let sex = if female { Sex::Female } else { Sex::Male };
        let distance = Distance::from_m(distance_m);
        prop_assert!(age_factor(sex, age + 1, distance).unwrap() <= age_factor(sex, age, distance).unwrap() + 1e-12);
    }

    #[test]
    fn further_takes_longer_and_twice_the_time_is_half_the_grade(distance_m in 1700.0..190_000.0_f64) {
        let (near, far) = (Distance::from_m(distance_m), Distance::from_m(distance_m * 1.01));
        let standard = open_standard(Sex::Male, near).unwrap();
        prop_assert!(open_standard(Sex::Male, far).unwrap() > standard);
        let share = |factor: f64| age_grade(Sex::Male, 30, near, standard * factor).unwrap().share;
        prop_assert!((share(1.5) / share(3.0) - 2.0).abs() < 1e-9);
    }
}
