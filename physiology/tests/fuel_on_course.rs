//! Where a course runs a runner dry.
#![allow(clippy::unwrap_used)]

use physiology::{Course, GlycogenStore, distance_to_wall, runs_dry_on_course};
use proptest::prelude::*;
use quantity::{Distance, race_distance::MARATHON};

#[test]
fn a_level_course_agrees_with_the_model_that_knows_no_course() {
    let flat = Course::level(MARATHON).unwrap();
    for intensity in [0.75, 0.80, 0.85, 0.90] {
        let store = GlycogenStore { muscle_kcal_per_kg: 60.0, ..GlycogenStore::default() };
        let plain = distance_to_wall(&store, intensity, 0.0).unwrap().m();
        let here = runs_dry_on_course(&flat, &store, intensity, &[]).unwrap().map(Distance::m);
        if plain < MARATHON.m() {
            assert!((here.unwrap() - plain).abs() <= 50.0, "{intensity}: {here:?} against {plain}");
        } else {
            assert_eq!(here, None);
        }
    }
}

#[test]
fn a_climb_brings_the_wall_forward_and_what_comes_too_late_helps_nobody() {
    let store = GlycogenStore::default();
    let flat = Course::level(MARATHON).unwrap();
    let uphill = Course::of(&[(0.0, 0.0), (MARATHON.m(), 800.0)]).unwrap();
    let dry = |course: &Course, taken: &[(f64, f64)]| runs_dry_on_course(course, &store, 0.85, taken).unwrap();
    assert!(dry(&uphill, &[]).unwrap() < dry(&flat, &[]).unwrap());
    assert_eq!(dry(&flat, &[(41_000.0, 20.0)]), dry(&flat, &[]));
    assert_eq!(dry(&flat, &[(10_000.0, 20.0)]), None);
    assert!(runs_dry_on_course(&flat, &store, f64::NAN, &[]).is_err());
    assert!(runs_dry_on_course(&flat, &store, 0.8, &[(1000.0, f64::NAN)]).is_err());
}

proptest! {
    #[test]
    fn more_fuel_never_comes_to_an_earlier_end(intensity in 0.6..1.0_f64, first in 0.0..3.0_f64, more in 0.0..3.0_f64) {
        let flat = Course::level(MARATHON).unwrap();
        let at = |kcal| runs_dry_on_course(&flat, &GlycogenStore::default(), intensity, &[(12_000.0, kcal)]).unwrap().map_or(f64::INFINITY, Distance::m);
        prop_assert!(at(first + more) >= at(first));
    }
}
