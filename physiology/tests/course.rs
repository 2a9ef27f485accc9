//! The ground of a race, from any heights.
#![allow(clippy::unwrap_used)]

use physiology::{Course, Error, GradeModel};
use proptest::prelude::*;
use quantity::Distance;

#[test]
fn an_out_and_back_over_a_hill_costs_by_either_model() {
    let hill = Course::of(&[(0.0, 20.0), (5000.0, 220.0), (10_000.0, 20.0)]).unwrap();
    for model in [GradeModel::EqualHr, GradeModel::Metabolic] {
        assert!(hill.level_distance(model).m() > 10_050.0, "{model:?}");
        let (up, down) = (Distance::from_m(5000.0), hill.length());
        assert!(hill.level_between(Distance::ZERO, up, model) > hill.level_between(up, down, model));
    }
    assert!((hill.climb().m() - hill.descent().m()).abs() < 1e-6);
}

/// A file that lost its heights for a while writes 0 there; a hill of the same size stays one.
#[test]
fn heights_that_were_lost_for_a_while_are_no_valley() {
    let ground = |m: i32| 200.0 + 20.0 * (f64::from(m) / 700.0).sin();
    let line = |height: &dyn Fn(i32) -> f64| (0..200).map(|i| (f64::from(i * 50), height(i * 50))).collect::<Vec<_>>();
    let whole = Course::of(&line(&ground)).unwrap();
    let lost = Course::of(&line(&|m| if (3000..3300).contains(&m) { 0.0 } else { ground(m) })).unwrap();
    assert_eq!((whole.spikes(), lost.spikes()), (0, 6));
    assert!((lost.climb().m() - whole.climb().m()).abs() < 10.0, "{} m of {} m", lost.climb().m(), whole.climb().m());
    let hill =
        |m: i32| if (3000..6000).contains(&m) { 200.0 + f64::from(1500 - (m - 4500).abs()) * 0.2 } else { 200.0 };
    assert_eq!(Course::of(&line(&hill)).unwrap().spikes(), 0);
    // Heights in whole metres every few steps: steep between two of them, and ground all the same.
    let coarse: Vec<_> =
        (0..4000).map(|i| (f64::from(i), (f64::from(i) / 40.0).sin().mul_add(8.0, 100.0).round())).collect();
    assert_eq!(Course::of(&coarse).unwrap().spikes(), 0);
}

#[test]
fn one_point_no_point_and_impossible_ones_are_refused_in_words() {
    assert!(matches!(Course::of(&[]), Err(Error::TooFew { .. })));
    assert!(matches!(Course::of(&[(0.0, 10.0)]), Err(Error::TooFew { .. })));
    for hostile in [
        vec![(0.0, f64::NAN), (1000.0, 0.0)],
        vec![(0.0, 0.0), (f64::INFINITY, 0.0)],
        vec![(0.0, 0.0), (1000.0, 40_000.0)],
        vec![(1000.0, 0.0), (0.0, 0.0)],
        vec![(0.0, 0.0), (5.0, 0.0)],
    ] {
        assert!(matches!(Course::of(&hostile), Err(Error::OutOfDomain(_))), "{hostile:?}");
    }
    let stairs: Vec<(f64, f64)> = (0..50).map(|i| (f64::from(i) * 200.0, f64::from(i % 2) * 60.0)).collect();
    let refused = Course::of(&stairs).unwrap_err().to_string();
    assert!(refused.contains("steep in the mean"), "{refused}");
}

#[test]
fn a_million_points_are_a_course_of_at_most_twenty_thousand_steps() {
    let points: Vec<(f64, f64)> =
        (0..1_000_000).map(|i| (f64::from(i) * 0.1, 100.0 + (f64::from(i) / 5e4).sin() * 50.0)).collect();
    let course = Course::of(&points).unwrap();
    assert!((course.length().m() - 99_999.9).abs() < 1e-6);
    assert!((course.level_distance(GradeModel::EqualHr).m() / course.length().m() - 1.0).abs() < 0.02);
    assert_eq!(course.spikes(), 0);
}

proptest! {
    #[test]
    fn any_heights_give_finite_metres_that_add_up(
        heights in prop::collection::vec(-100.0..300.0_f64, 2..60),
        spread in 300.0..900.0_f64,
        cut in 0.0..1.0_f64,
    ) {
        let points: Vec<(f64, f64)> = heights.iter().enumerate().map(|(i, h)| (i as f64 * spread, *h)).collect();
        if let Ok(course) = Course::of(&points) {
            let middle = Distance::from_m(course.length().m() * cut);
            for model in [GradeModel::EqualHr, GradeModel::Metabolic] {
                let whole = course.level_distance(model).m();
                let parts = course.level_between(Distance::ZERO, middle, model).m() + course.level_between(middle, course.length(), model).m();
                prop_assert!(whole.is_finite() && (whole - parts).abs() < 1e-6 * whole);
                prop_assert!(whole > 0.4 * course.length().m());
            }
            prop_assert!(course.climb().m().is_finite() && course.grade(Distance::ZERO, middle).ratio().is_finite());
        }
    }
}
