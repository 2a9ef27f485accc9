//! Grade adjustment against the plotted curve, and where the two models part.
#![allow(clippy::unwrap_used)]

use physiology::{GradeModel, grade_adjusted_speed, grade_multiplier, grade_multiplier_smooth};
use proptest::prelude::*;
use quantity::{Grade, Speed};

/// Relative: the same table of facts.
const FORMULA: f64 = 1e-6;
/// Multiplier between the quartic and the plotted curve, whose own reading step is 0.005.
const QUARTIC: f64 = 0.0155;

#[test]
fn agrees_with_the_plotted_curve() {
    for row in testkit::golden("equal_hr_2017.csv") {
        let percent = row.number("grade_percent");
        let grade = Grade::from_ratio(percent / 100.0);
        row.agrees("speed_multiplier_dimensionless", grade_multiplier(grade, GradeModel::EqualHr).unwrap(), FORMULA);
        row.agrees(
            "minetti2002_running_ratio_C_over_C0_computed",
            grade_multiplier(grade, GradeModel::Metabolic).unwrap(),
            FORMULA,
        );
        if percent.abs() <= 20.0 {
            row.near("speed_multiplier_dimensionless", grade_multiplier_smooth(grade).unwrap(), QUARTIC);
        }
    }
}

#[test]
fn level_ground_changes_nothing() {
    for model in [GradeModel::EqualHr, GradeModel::Metabolic] {
        assert_eq!(grade_multiplier(Grade::LEVEL, model), Ok(1.0));
    }
    assert_eq!(grade_multiplier_smooth(Grade::LEVEL), Ok(1.0));
}

#[test]
fn downhill_the_two_models_differ_twofold() {
    let down = Grade::from_ratio(-0.20);
    let ratio =
        grade_multiplier(down, GradeModel::EqualHr).unwrap() / grade_multiplier(down, GradeModel::Metabolic).unwrap();
    assert!((2.0..2.3).contains(&ratio), "{ratio}");
}

#[test]
fn a_cliff_counts_as_the_steepest_measured_and_nan_is_refused() {
    let speed = Speed::from_mps(2.0);
    let at = |ratio, model| grade_adjusted_speed(speed, Grade::from_ratio(ratio), model);
    assert_eq!(at(3.0, GradeModel::EqualHr).unwrap().mps(), 2.0 * 3.3284);
    assert_eq!(at(3.0, GradeModel::Metabolic), at(0.45, GradeModel::Metabolic));
    assert!(at(f64::NAN, GradeModel::EqualHr).is_err() && at(f64::NAN, GradeModel::Metabolic).is_err());
    assert!(grade_adjusted_speed(Speed::from_mps(f64::NAN), Grade::LEVEL, GradeModel::EqualHr).is_err());
    assert!(grade_multiplier(Grade::from_ratio(0.33), GradeModel::EqualHr).is_err());
    assert!(grade_multiplier_smooth(Grade::from_ratio(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn out_and_back_over_a_hill_costs_more_than_level(ratio in 0.005..0.32_f64) {
        for model in [GradeModel::EqualHr, GradeModel::Metabolic] {
            let mean = grade_multiplier(Grade::from_ratio(ratio), model).unwrap() + grade_multiplier(Grade::from_ratio(-ratio), model).unwrap();
            prop_assert!(mean > 2.0 - 0.011, "{mean}"); // the reading step of the plot, twice
        }
    }

    #[test]
    fn steeper_climbs_count_for_more(ratio in 0.0..0.31_f64, more in 0.001..0.01_f64) {
        for model in [GradeModel::EqualHr, GradeModel::Metabolic] {
            prop_assert!(grade_multiplier(Grade::from_ratio(ratio + more), model).unwrap() > grade_multiplier(Grade::from_ratio(ratio), model).unwrap());
        }
    }
}
