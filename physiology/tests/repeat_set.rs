//! Sets of repeats: made ones with a known fade, their order, their scale, and what no runner does.
#![allow(clippy::unwrap_used)]

use physiology::{Effort, NextDose, repeat_set};
use proptest::prelude::*;

fn set(metres: f64, seconds: &[f64]) -> Vec<Effort> {
    seconds.iter().map(|&s| Effort::new(metres, s)).collect()
}

#[test]
fn an_even_set_may_grow_by_two_up_to_its_cap() {
    for (metres, count, next) in [(400.0, 2, 4), (400.0, 11, 12), (800.0, 4, 6), (1000.0, 7, 8)] {
        let says = repeat_set(&set(metres, &vec![metres / 4.5; count])).unwrap();
        assert_eq!((says.held, says.dose, says.next), (count, NextDose::More, next), "{count} times {metres} m");
    }
    let full = repeat_set(&set(1000.0, &[220.0; 8])).unwrap();
    assert_eq!((full.dose, full.next), (NextDose::Same, 8));
}

#[test]
fn exactly_five_percent_is_held_and_more_is_not() {
    let held = repeat_set(&set(400.0, &[80.0, 82.0, 83.9])).unwrap();
    assert_eq!((held.held, held.dose, held.next), (3, NextDose::Same, 3));
    let lost = repeat_set(&set(400.0, &[80.0, 82.0, 84.1])).unwrap();
    assert_eq!((lost.held, lost.dose, lost.next), (2, NextDose::Fewer, 2));
}

#[test]
fn a_known_fade_lies_in_its_interval() {
    // 3 % over eight repeats, with the noise of a lap button.
    let noise = [0.3, -0.2, 0.1, -0.3, 0.2, 0.0, -0.1, 0.1];
    let seconds: Vec<f64> =
        noise.iter().enumerate().map(|(i, off)| 90.0 * (1.0 + 0.03 * i as f64 / 7.0) + off).collect();
    let fade = repeat_set(&set(400.0, &seconds)).unwrap().fade.unwrap();
    assert!(fade.holds(1.03) && fade.high - fade.low < 0.02, "{fade:?}");
}

#[test]
fn nonsense_is_refused() {
    assert!(repeat_set(&[]).is_err());
    assert!(repeat_set(&set(400.0, &[80.0])).is_err());
    for bad in [f64::NAN, 0.0, -80.0, f64::INFINITY, 5.0] {
        assert!(repeat_set(&set(400.0, &[80.0, bad])).is_err(), "{bad}");
    }
    assert!(repeat_set(&set(f64::NAN, &[80.0, 80.0])).is_err());
}

proptest! {
    #[test]
    fn the_scale_of_speed_changes_nothing(seconds in prop::collection::vec(70.0..90.0_f64, 2..12), by in 0.7..1.4_f64) {
        let own = repeat_set(&set(400.0, &seconds)).unwrap();
        // Both ways of writing 5 % round alike only away from the border.
        prop_assume!(seconds.iter().all(|s| (s / seconds[0] - 1.05).abs() > 1e-9 && (s / seconds[0] - 1.025).abs() > 1e-9));
        let scaled: Vec<f64> = seconds.iter().map(|s| s * by).collect();
        let other = repeat_set(&set(400.0, &scaled)).unwrap();
        prop_assert_eq!((own.held, own.dose, own.next), (other.held, other.dose, other.next));
    }

    #[test]
    fn a_slower_last_repeat_never_adds_one(seconds in prop::collection::vec(70.0..90.0_f64, 2..12), slower in 1.0..1.3_f64) {
        let before = repeat_set(&set(400.0, &seconds)).unwrap();
        let mut worse = seconds.clone();
        *worse.last_mut().unwrap() *= slower;
        let after = repeat_set(&set(400.0, &worse)).unwrap();
        prop_assert!(after.next <= before.next && after.held <= before.held);
        prop_assert!(after.fade.is_none_or(|f| f.low.is_finite() && f.high.is_finite()));
    }
}
