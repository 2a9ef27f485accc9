//! How starters of a pace ran the rest: the table's shape, and the published rates it must agree with.
#![allow(clippy::unwrap_used)]

use physiology::{FadeDay, Sex, fade_onset, race_fade, race_fade_rest};
use proptest::prelude::*;
use quantity::{
    Distance, Speed,
    race_distance::{HALF_MARATHON, MARATHON},
};
use testkit::shared_golden;

const DAYS: [FadeDay; 3] = [FadeDay::Unknown, FadeDay::Cool, FadeDay::Warm];

fn mps(speed: f64) -> Speed {
    Speed::from_mps(speed)
}

#[test]
fn men_slow_more_than_women_and_slow_starters_more_than_fast_ones() {
    for speed in [2.6, 3.0, 3.4] {
        let of = |sex| race_fade_rest(MARATHON, mps(speed), Some(sex), FadeDay::Unknown).unwrap();
        assert!(of(Sex::Male).high > of(Sex::Female).high, "{speed}");
        for day in DAYS {
            let (slow, fast) = (
                race_fade_rest(MARATHON, mps(speed), None, day).unwrap(),
                race_fade_rest(MARATHON, mps(4.2), None, day).unwrap(),
            );
            assert!(slow.value > fast.value && slow.high > fast.high);
        }
    }
}

#[test]
fn a_warm_day_fades_more_and_a_day_that_is_not_known_holds_both() {
    for share in [0.4, 0.6, 0.8, 0.95] {
        let on = |day| race_fade(MARATHON, share, mps(3.2), None, day).unwrap();
        let [unknown, cool, warm] = DAYS.map(on);
        assert!(cool.value < warm.value && cool.high < warm.high, "{share}: {cool:?} {warm:?}");
        assert!(unknown.low <= cool.low.min(warm.low) && unknown.high >= cool.high.max(warm.high));
        assert!(cool.value < unknown.value && unknown.value < warm.value);
    }
}

#[test]
fn the_day_is_told_by_its_warmth() {
    let days = [-5.0, 12.9, 13.0, 14.9, 15.0, 30.0, f64::NAN].map(FadeDay::of);
    use FadeDay::{Cool, Unknown, Warm};
    assert_eq!(days, [Cool, Cool, Unknown, Unknown, Warm, Warm, Unknown]);
}

/// Deaner's 91,929 marathoners took 15.6 (men) and 11.7 % (women) longer for their second half: the middle of the table's field, which
/// leaves the worst days to its upper end, must lie below and within reach of it.
#[test]
fn the_middle_of_the_field_agrees_with_what_others_measured() {
    let Some(rows) = shared_golden("late_race_slowing_evidence.csv") else { return };
    let row = rows.iter().find(|row| row.text("quantity") == "second_half_slowing").unwrap();
    for (sex, column) in [(Sex::Male, "male"), (Sex::Female, "female")] {
        let percent = 100.0 * (race_fade(MARATHON, 0.75, mps(3.0), Some(sex), FadeDay::Unknown).unwrap().value - 1.0);
        let published = row.number(column);
        assert!((0.4 * published..1.3 * published).contains(&percent), "{column}: {percent:.1} against {published}");
    }
}

#[test]
fn shorter_races_fade_by_their_share_and_spread_by_its_root_and_longer_ones_take_all_of_it() {
    let at = |distance| race_fade(distance, 0.85, mps(3.2), None, FadeDay::Unknown).unwrap();
    let (quarter, half, whole) = (at(Distance::from_m(MARATHON.m() / 4.0)), at(HALF_MARATHON), at(MARATHON));
    assert!(((half.value - 1.0) / (whole.value - 1.0) - 0.5).abs() < 1e-6);
    for (shorter, root) in [(half, 0.5_f64.sqrt()), (quarter, 0.5)] {
        assert!(((shorter.high - shorter.value) / (whole.high - whole.value) - root).abs() < 1e-6);
        assert!(((shorter.value - shorter.low) / (whole.value - whole.low) - root).abs() < 1e-6);
    }
    // A runner who is a little faster over the rest of a 10 km is no surprise.
    assert!(quarter.low < 0.99, "{quarter:?}");
    assert_eq!(at(Distance::from_m(100_000.0)), whole);
}

#[test]
fn a_runner_whose_heart_does_not_drift_has_no_onset() {
    assert_eq!(fade_onset(-0.02, mps(3.2)).unwrap(), None);
    assert_eq!(fade_onset(1e-9, mps(3.2)).unwrap(), None);
    assert!(fade_onset(f64::NAN, mps(3.2)).is_err() && fade_onset(0.03, mps(f64::NAN)).is_err());
}

proptest! {
    #[test]
    fn bands_are_in_order_and_finite(share in 0.0..=1.0_f64, speed in 0.3..=12.5_f64, metres in 100.0..=200_000.0_f64, sex in 0..3_usize, day in 0..3_usize) {
        let sex = [None, Some(Sex::Female), Some(Sex::Male)][sex];
        let band = race_fade(Distance::from_m(metres), share, mps(speed), sex, DAYS[day]).unwrap();
        prop_assert!(band.low <= band.value && band.value <= band.high);
        prop_assert!(band.low > 0.8 && band.high < 1.8);
    }

    #[test]
    fn more_drift_brings_the_onset_forward(drift in 0.001..0.5_f64, more in 0.001..0.4_f64) {
        let at = |drift| fade_onset(drift, mps(3.3)).unwrap().map_or(f64::INFINITY, Distance::m);
        prop_assert!(at(drift + more) <= at(drift));
    }
}
