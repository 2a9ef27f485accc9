//! Loads of lifting against the table of repetitions.
#![allow(clippy::unwrap_used)]

use physiology::{one_rep_max_brzycki, one_rep_max_epley, share_of_one_rep_max, working_load};
use proptest::prelude::*;
use quantity::Mass;

/// Relative: the fixture was computed from the same formulas, or is the same table.
const FORMULA: f64 = 1e-6;

#[test]
fn agrees_with_the_table_of_repetitions() {
    let load = Mass::from_kg(60.0);
    for row in testkit::golden("repetitions.csv") {
        let reps = row.number("reps") as u32;
        row.agrees("epley_percent_1rm", 100.0 * (load / one_rep_max_epley(load, reps).unwrap()), FORMULA);
        row.agrees("brzycki_percent_1rm", 100.0 * (load / one_rep_max_brzycki(load, reps).unwrap()), FORMULA);
        row.agrees("nsca_percent_1rm", 100.0 * share_of_one_rep_max(reps, 0).unwrap(), FORMULA);
    }
}

#[test]
fn nan_and_endless_sets_are_refused() {
    assert!(
        one_rep_max_epley(Mass::from_kg(f64::NAN), 5).is_err()
            && one_rep_max_brzycki(Mass::from_kg(f64::NAN), 5).is_err()
    );
    assert!(
        one_rep_max_epley(Mass::from_kg(50.0), 0).is_err() && one_rep_max_brzycki(Mass::from_kg(50.0), 37).is_err()
    );
    assert!(share_of_one_rep_max(15, 1).is_err() && share_of_one_rep_max(u32::MAX, u32::MAX).is_err());
}

proptest! {
    #[test]
    fn more_repetitions_mean_less_load_and_units_do_not_matter(reps in 1_u32..14, kg in 20.0..300.0_f64, scale in 0.1..2.0_f64) {
        let (max, scaled) = (Mass::from_kg(kg), Mass::from_kg(kg * scale));
        prop_assert!(working_load(max, reps + 1, 0).unwrap() < working_load(max, reps, 0).unwrap());
        prop_assert_eq!(working_load(max, reps, 1), working_load(max, reps + 1, 0));
        prop_assert!((working_load(scaled, reps, 0).unwrap() / working_load(max, reps, 0).unwrap() / scale - 1.0).abs() < 1e-9);
        prop_assert!(one_rep_max_epley(max, reps + 1).unwrap() > one_rep_max_epley(max, reps).unwrap());
    }
}
