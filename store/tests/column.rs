//! Whatever a column holds comes back.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use store::column::{pack, pack_curve, pack_times, unpack, unpack_curve, unpack_times};
use training::recording::MISSING;

/// Values with holes: single ones and long ones.
fn any_column() -> impl Strategy<Value = Vec<i32>> {
    let run = prop_oneof![
        (1usize..60).prop_map(|n| vec![MISSING; n]),
        prop::collection::vec(any::<i32>(), 0..40),
        (any::<i16>(), 1usize..200).prop_map(|(from, n)| (0..n).map(|i| i32::from(from) + i as i32 * 3).collect()),
    ];
    prop::collection::vec(run, 0..8).prop_map(|runs| runs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_column_comes_back(column in any_column()) {
        prop_assert_eq!(unpack(&pack(&column), "a column").unwrap(), column);
    }

    #[test]
    fn times_come_back(times in prop::collection::vec(any::<i64>(), 0..300)) {
        prop_assert_eq!(unpack_times(&pack_times(&times), "times").unwrap(), times);
    }

    #[test]
    fn a_curve_comes_back(curve in prop::collection::vec(any::<u32>(), 0..300)) {
        prop_assert_eq!(unpack_curve(&pack_curve(&curve), "a curve").unwrap(), curve);
    }

    #[test]
    fn damaged_bytes_are_an_error_or_other_values_but_never_a_panic(column in any_column(), at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<prop::sample::Index>()) {
        let mut bytes = pack(&column);
        let flipped = at.index(bytes.len());
        bytes[flipped] ^= 1 << bit;
        let _ = unpack(&bytes, "a column");
        let _ = unpack(&bytes[..cut.index(bytes.len())], "a column");
    }
}

#[test]
fn a_wrong_layout_is_named() {
    let error = unpack(&[9, 1, 0], "the power of activity 3").unwrap_err().to_string();
    assert!(error.contains("the power of activity 3") && error.contains("layout"), "{error}");
}
