//! Fading: made races with a known fade, and the wall.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, half_ratio, kick, late_fade, pace_variability, wall};
use proptest::prelude::*;

fn race(pace_s: impl Fn(usize) -> f64, km: usize) -> Vec<Effort> {
    (0..km).map(|at| Effort::new(1000.0, pace_s(at))).collect()
}

#[test]
fn a_short_bad_patch_is_no_wall_and_a_long_one_is() {
    assert_eq!(wall(&race(|at| if (30..34).contains(&at) { 420.0 } else { 300.0 }, 42)), Ok(None));
    assert_eq!(wall(&race(|at| if at < 18 { 300.0 } else { 360.0 }, 42)), Ok(None));
    let hit = wall(&race(|at| if (30..37).contains(&at) { 420.0 } else { 300.0 }, 42)).unwrap().unwrap();
    assert_eq!((hit.start.m(), hit.length.m()), (30_000.0, 7000.0));
    assert!((hit.slowdown - 0.4).abs() < 1e-9);
    assert!(wall(&race(|_| 300.0, 20)).is_err());
}

#[test]
fn the_first_half_is_no_place_for_a_wall() {
    assert_eq!(
        wall(&race(
            |at| if (3..15).contains(&at) {
                300.0
            } else if at < 20 {
                380.0
            } else {
                310.0
            },
            42
        )),
        Ok(None)
    );
}

#[test]
fn nan_and_too_few_are_refused() {
    for splits in [race(|_| f64::NAN, 42), race(|_| 0.0, 42), race(|_| 300.0, 3)] {
        assert!(half_ratio(&splits).is_err() && late_fade(&splits).is_err() && kick(&splits).is_err());
        assert!(pace_variability(&splits).is_err() && wall(&splits).is_err());
    }
    assert!(kick(&race(|_| 300.0, 10)).is_err());
    let mut uneven = race(|_| 300.0, 10);
    uneven[4] = Effort::new(500.0, 150.0);
    assert!(pace_variability(&uneven).unwrap_err().to_string().contains("500 m"));
    uneven[4] = uneven[0];
    uneven.push(Effort::new(195.0, 50.0));
    assert!(pace_variability(&uneven).unwrap() < 1e-12);
}

proptest! {
    #[test]
    fn an_even_race_has_no_fade_at_any_speed(pace_s in 150.0..500.0_f64, km in 20_usize..50) {
        let splits = race(|_| pace_s, km);
        prop_assert!((half_ratio(&splits).unwrap() - 1.0).abs() < 1e-9);
        prop_assert!((late_fade(&splits).unwrap() - 1.0).abs() < 1e-9);
        prop_assert!((kick(&splits).unwrap() - 1.0).abs() < 1e-9);
        prop_assert!(pace_variability(&splits).unwrap() < 1e-9);
    }

    #[test]
    fn slower_units_of_time_change_nothing(paces in proptest::collection::vec(200.0..400.0_f64, 20..42), scale in 0.5..2.0_f64) {
        let (one, other) = (race(|at| paces[at], paces.len()), race(|at| paces[at] * scale, paces.len()));
        prop_assert!((half_ratio(&one).unwrap() / half_ratio(&other).unwrap() - 1.0).abs() < 1e-9);
        prop_assert!((pace_variability(&one).unwrap() - pace_variability(&other).unwrap()).abs() < 1e-9);
        prop_assert!((kick(&one).unwrap() / kick(&other).unwrap() - 1.0).abs() < 1e-9);
    }
}
