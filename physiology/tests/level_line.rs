//! Runs on slopes as level runs of the same effort.
#![allow(clippy::unwrap_used)]

use physiology::{DistanceLine, GradeModel, grade_multiplier, level_line};
use proptest::prelude::*;
use quantity::Grade;

fn even(seconds: u32) -> DistanceLine {
    DistanceLine::from_cumulative_cm((0..=seconds).map(|s| s * 300).collect())
}

fn level(line: &DistanceLine, height_cm: impl Fn(i32) -> i32) -> Option<DistanceLine> {
    let ms: Vec<i64> = (0..=line.seconds() as i64).map(|s| s * 1000).collect();
    let heights: Vec<i32> = (0..=line.seconds() as i32).map(height_cm).collect();
    level_line(line, &ms, &heights, i32::MAX, GradeModel::EqualHr)
}

#[test]
fn level_ground_changes_nothing_and_an_out_and_back_over_a_hill_costs() {
    let line = even(2000);
    assert_eq!(level(&line, |_| 11_200).unwrap(), line);
    // 4 % up, 4 % down: both ends level out at the same height.
    let hill = level(&line, |s| (1000 - (s - 1000).abs()) * 12).unwrap();
    assert!(hill.distance_cm() > line.distance_cm());
    let half = hill.cumulative_cm()[1000];
    assert!(half > hill.distance_cm() - half);
}

#[test]
fn heights_that_are_missing_or_impossible_give_none() {
    let line = even(2000);
    assert_eq!(level(&line, |_| i32::MAX), None);
    assert_eq!(level(&line, |s| if (500..700).contains(&s) { i32::MAX } else { 0 }), None);
    assert_eq!(level(&line, |s| (s / 40 % 2) * 5000), None);
    assert_eq!(level(&even(30), |_| 0), None);
    assert!(level(&line, |s| if s % 7 == 0 { 0 } else { i32::MAX }).is_some());
}

proptest! {
    #[test]
    fn a_steady_slope_has_the_models_multiplier(percent in -12.0..12.0) {
        let line = even(1500);
        let found = level(&line, |s| (f64::from(s) * 3.0 * percent) as i32).unwrap();
        let expected = grade_multiplier(Grade::from_ratio(percent / 100.0), GradeModel::EqualHr).unwrap();
        let ratio = f64::from(found.distance_cm()) / f64::from(line.distance_cm());
        prop_assert!((ratio - expected).abs() < 0.01, "{} {}", ratio, expected);
    }
}
