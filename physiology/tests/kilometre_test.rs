//! The kilometre that was run twice: found by marks and in the signal, and only where it stands out.

#![allow(clippy::unwrap_used)]

use physiology::{DistanceLine, kept_speed, kilometre_test};
use proptest::prelude::*;
use quantity::{HeartRate, Speed};

/// Easy at 3 m/s for two hours and a quarter with two faster kilometres; their starts and speeds in cm/s.
fn run(kilometres: [(usize, u32); 2]) -> Vec<u32> {
    let mut cm = vec![0_u32];
    for second in 0..8100_usize {
        let inside = kilometres.iter().find(|(start, speed)| {
            let seconds = 100_000_usize.div_ceil(*speed as usize);
            (*start..*start + seconds).contains(&second)
        });
        cm.push(cm[second] + inside.map_or(300, |(_, speed)| *speed));
    }
    cm
}

#[test]
fn the_tired_kilometre_tells_what_is_left_of_pace_and_beats() {
    let line = DistanceLine::from_cumulative_cm(run([(1000, 400), (5600, 380)]));
    let beats: Vec<_> = (0..8100).map(|s| Some(HeartRate::from_bpm(if s < 5400 { 150.0 } else { 156.0 }))).collect();
    let test = kilometre_test(&line, None, &beats, &[]).unwrap();
    assert_eq!((test.fresh.start.s(), test.fresh.time.s()), (1000.0, 250.0));
    assert!((test.kept - 0.95).abs() < 1e-3, "{}", test.kept);
    assert!((test.beats.unwrap() - 156.0 / 150.0 / test.kept).abs() < 1e-9);
}

#[test]
fn marks_count_before_the_signal_and_automatic_kilometres_do_not() {
    // A third, faster kilometre between the marked ones is no part of the test.
    let mut cm = run([(1000, 380), (5600, 370)]);
    for second in 2000..2240 {
        for later in &mut cm[second + 1..] {
            *later += 120;
        }
    }
    let line = DistanceLine::from_cumulative_cm(cm.clone());
    let marks = [(1000.0, 1264.0), (5600.0, 5871.0)];
    let test = kilometre_test(&line, None, &[], &marks).unwrap();
    assert_eq!((test.fresh.start.s(), test.tired.start.s()), (1000.0, 5600.0));
    assert!((test.kept - 370.0 / 380.0).abs() < 2e-3);
    assert_eq!(kilometre_test(&line, None, &[], &[]).unwrap().fresh.start.s(), 2000.0);
    let at = |metres: usize| cm.partition_point(|&c| (c as usize) < metres * 100) as f64;
    let automatic: Vec<(f64, f64)> = (0..24).map(|k| (at(1000 * k), at(1000 * (k + 1)))).collect();
    let by_signal = kilometre_test(&line, None, &[], &automatic).unwrap();
    assert_eq!(by_signal.fresh.start.s(), 2000.0);
}

#[test]
fn an_even_run_a_short_one_and_odd_marks_hold_no_test() {
    let even = DistanceLine::from_cumulative_cm((0..=8000).map(|s| s * 300).collect());
    assert_eq!(kilometre_test(&even, None, &[], &[]), None);
    assert_eq!(kilometre_test(&even, None, &[], &[(f64::NAN, 1.0), (-5.0, 2.0), (9e9, 9e10), (7.0, 7.0)]), None);
    let short = DistanceLine::from_cumulative_cm((0..=5000).map(|s| s * 300).collect());
    assert_eq!(kilometre_test(&short, None, &[], &[]), None);
    assert_eq!(kilometre_test(&DistanceLine::from_cumulative_cm(vec![]), None, &[], &[]), None);
}

proptest! {
    #[test]
    fn what_is_kept_is_the_ratio_of_the_two_speeds(fresh in 340_u32..520, share in 0.9..1.1_f64) {
        let tired = (f64::from(fresh) * share).round() as u32;
        prop_assume!(tired >= 325);
        let line = DistanceLine::from_cumulative_cm(run([(900, fresh), (5500, tired)]));
        let test = kilometre_test(&line, None, &[], &[]).unwrap();
        prop_assert!((test.kept - f64::from(tired) / f64::from(fresh)).abs() < 0.02, "{}", test.kept);
    }
}

/// A step of a sequence that fills the unit interval evenly, the same on every machine.
fn even(n: u32, by: f64) -> f64 {
    (f64::from(n) * by).fract()
}

#[test]
fn the_band_holds_the_truth_in_four_of_five_tests() {
    let (truth, tests) = (0.94, 20_000);
    // Two independent normal errors of 1 %, by Box and Muller.
    let held = (1..=tests).filter(|&n| {
        let (u, v) = (even(n, 0.754_877_666), even(n, 0.569_840_290).max(1e-9));
        let size = 0.01 * (-2.0 * v.ln()).sqrt();
        let angle = std::f64::consts::TAU * u;
        let (fresh, tired) = (4.0 * (1.0 + size * angle.cos()), 4.0 * truth * (1.0 + size * angle.sin()));
        kept_speed(Speed::from_mps(fresh), Speed::from_mps(tired)).unwrap().holds(truth)
    });
    let share = held.count() as f64 / f64::from(tests);
    assert!((0.79..=0.81).contains(&share), "{share}");
}

#[test]
fn no_speed_leaves_no_band() {
    for (fresh, tired) in [(0.0, 4.0), (4.0, 0.0), (f64::NAN, 4.0), (4.0, f64::INFINITY), (-4.0, 3.0)] {
        assert_eq!(kept_speed(Speed::from_mps(fresh), Speed::from_mps(tired)), None, "{fresh} {tired}");
    }
}
