//! The pruned scan against the plain double loop, and its inverse against two pointers.

#![allow(clippy::unwrap_used)]

use physiology::{Curve, DistanceLine, best_effort};
use proptest::prelude::*;
use quantity::Distance;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A run of even pace with noise, stops and repeats: seconds of steps in centimetres.
fn run(seconds: usize, seed: u64) -> DistanceLine {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut cm, mut pace, mut line) = (0_u32, 330.0_f64, vec![0]);
    let mut standing = 0;
    for _ in 0..seconds {
        pace += rng.random_range(-12.0..12.0) + (330.0 - pace) * 0.02;
        if standing == 0 && rng.random_range(0..400) == 0 {
            standing = rng.random_range(5..90);
        }
        if standing > 0 {
            standing -= 1;
        } else {
            cm += pace.clamp(0.0, 1100.0) as u32;
        }
        line.push(cm);
    }
    DistanceLine::from_cumulative_cm(line)
}

/// The definition, word for word.
fn naive(line: &DistanceLine) -> Vec<u32> {
    let cm = line.cumulative_cm();
    let mut most = 0;
    (0..cm.len())
        .map(|w| {
            for t in 0..cm.len() - w {
                if line.interpolated_s(t, t + w) as usize <= w / 10 {
                    most = most.max(cm[t + w] - cm[t]);
                }
            }
            most
        })
        .collect()
}

/// Best time over a distance by two pointers on each end, in seconds.
fn two_pointer(line: &DistanceLine, distance_m: f64) -> Option<f64> {
    let cm: Vec<f64> = line.cumulative_cm().iter().map(|&c| f64::from(c)).collect();
    let wanted = distance_m * 100.0;
    let mut best = f64::INFINITY;
    let mut end = 0;
    for start in 0..cm.len() {
        while end < cm.len() && cm[end] - cm[start] < wanted {
            end += 1;
        }
        if end == cm.len() {
            break;
        }
        let step = cm[end] - cm[end - 1];
        best = best.min((end - start) as f64 - (cm[end] - cm[start] - wanted) / step);
    }
    let mut start = cm.len() - 1;
    for end in (0..cm.len()).rev() {
        start = start.min(end);
        while start > 0 && cm[end] - cm[start] < wanted {
            start -= 1;
        }
        if cm[end] - cm[start] < wanted {
            break;
        }
        let step = cm[start + 1] - cm[start];
        best = best.min((end - start) as f64 - (cm[end] - cm[start] - wanted) / step);
    }
    best.is_finite().then_some(best)
}

#[test]
fn equals_the_double_loop_on_runs() {
    for (seconds, seed) in [(1, 1), (2, 2), (15, 3), (16, 4), (17, 5), (300, 6), (1000, 7), (2311, 8)] {
        let line = run(seconds, seed);
        assert_eq!(Curve::of(&line).best_cm, naive(&line), "a run of {seconds} s, seed {seed}");
    }
    assert_eq!(Curve::of(&DistanceLine::from_cumulative_cm(vec![])).best_cm, Vec::<u32>::new());
    assert_eq!(Curve::of(&DistanceLine::from_cumulative_cm(vec![7])).best_cm, [0]);
}

#[test]
fn equals_the_double_loop_where_gaps_are_bridged() {
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    let (mut ms, mut cm, mut times, mut distances) = (0_i64, 0_i32, vec![0_i64], vec![0_i32]);
    for _ in 0..500 {
        let dt = if rng.random_range(0..25) == 0 { rng.random_range(11..60) } else { rng.random_range(1..6) };
        ms += dt * 1000;
        cm += dt as i32 * rng.random_range(200..450);
        times.push(ms);
        distances.push(cm);
    }
    let line = DistanceLine::clean(&times, &distances, &[], i32::MAX).line;
    assert!(line.interpolated_s(0, line.seconds()) > 200);
    assert_eq!(Curve::of(&line).best_cm, naive(&line));
}

#[test]
fn equals_the_double_loop_where_most_starts_are_passed_over() {
    // Long enough that groups of starts sleep and wake; the second half walks, the last hour stands.
    let mut cm = run(9000, 10).cumulative_cm().to_vec();
    for s in 0..3600 {
        cm.push(cm[cm.len() - 1] + if s < 1200 { 150 } else { 0 });
    }
    let line = DistanceLine::from_cumulative_cm(cm);
    assert_eq!(Curve::of(&line).best_cm, naive(&line));
    let even = DistanceLine::from_cumulative_cm((0..5000).map(|s| s * 300).collect());
    assert_eq!(Curve::of(&even).best_cm, naive(&even));
}

#[test]
fn equals_the_double_loop_where_steps_are_huge() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut cm = 0_u32;
    let steps: Vec<u32> = (0..3000)
        .map(|_| {
            cm += if rng.random_range(0..90) == 0 { rng.random_range(0..24_000_000) } else { rng.random_range(0..500) };
            cm
        })
        .collect();
    let line = DistanceLine::from_cumulative_cm(steps);
    assert!(line.distance_cm() > 300_000_000);
    assert_eq!(Curve::of(&line).best_cm, naive(&line));
}

#[test]
fn equals_the_double_loop_about_the_largest_step_that_low_bits_tell() {
    // Stands and sprints of many lengths, so that a window's two ends differ as much as they can.
    for step in [1200, 2046, 2047, 2048, 4096] {
        let mut rng = ChaCha8Rng::seed_from_u64(step);
        let (mut cm, mut line) = (0_u32, vec![0]);
        while line.len() < 2500 {
            let fast = rng.random_range(0..2) == 0;
            for _ in 0..rng.random_range(1..80) {
                cm += if fast { step as u32 } else { 0 };
                line.push(cm);
            }
        }
        let line = DistanceLine::from_cumulative_cm(line);
        assert_eq!(Curve::of(&line).best_cm, naive(&line), "steps of {step} cm");
    }
}

#[test]
fn equals_the_double_loop_where_long_gaps_are_fast() {
    let mut rng = ChaCha8Rng::seed_from_u64(12);
    for _ in 0..6 {
        let (mut ms, mut cm, mut times, mut distances) = (0_i64, 0_i32, vec![0_i64], vec![0_i32]);
        while ms < 5_000_000 {
            let gap = rng.random_range(0..60) == 0;
            let dt = if gap { rng.random_range(11..300) } else { rng.random_range(1..6) };
            ms += dt * 1000;
            cm += dt as i32 * if gap { rng.random_range(350..500) } else { rng.random_range(200..400) };
            times.push(ms);
            distances.push(cm);
        }
        let line = DistanceLine::clean(&times, &distances, &[], i32::MAX).line;
        assert_eq!(Curve::of(&line).best_cm, naive(&line));
    }
}

#[test]
fn best_times_equal_two_pointers() {
    for seed in 20..28 {
        let line = run(2400, seed);
        let curve = Curve::of(&line);
        for distance in [1.0, 100.0, 400.0, 1000.0, 1609.344, 3000.0, 5000.0, 6500.0, 10_000.0] {
            let ours = best_effort(&line, &curve, Distance::from_m(distance)).map(|b| b.elapsed.s());
            match (ours, two_pointer(&line, distance)) {
                (Some(a), Some(b)) => assert!((a - b).abs() < 1e-9, "{distance} m: {a} against {b}"),
                (a, b) => assert_eq!(a, b, "{distance} m"),
            }
        }
    }
}

#[test]
fn the_best_effort_lies_where_it_says() {
    let line = run(1800, 40);
    let curve = Curve::of(&line);
    let best = best_effort(&line, &curve, Distance::from_m(1000.0)).unwrap();
    let at = |s: f64| {
        let i = (s.floor() as usize).min(line.seconds());
        let next = (i + 1).min(line.seconds());
        let (a, b) = (f64::from(line.cumulative_cm()[i]), f64::from(line.cumulative_cm()[next]));
        a + (b - a) * (s - s.floor())
    };
    let covered = at(best.start.s() + best.elapsed.s()) - at(best.start.s());
    assert!((covered - 100_000.0).abs() < 1e-6, "covers {covered} cm");
}

#[test]
fn distances_that_are_none_have_no_time() {
    let line = run(100, 50);
    let curve = Curve::of(&line);
    for bad in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e12] {
        assert_eq!(best_effort(&line, &curve, Distance::from_m(bad)), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn equals_the_double_loop_on_anything(steps in prop::collection::vec(0_u32..1200, 0..200)) {
        let line = DistanceLine::from_cumulative_cm(steps.iter().scan(0, |sum, s| { *sum += s; Some(*sum) }).collect());
        prop_assert_eq!(Curve::of(&line).best_cm, naive(&line));
    }

    #[test]
    fn never_falls_and_is_subadditive(seed in 0_u64..1000, a in 1_usize..300, b in 1_usize..300) {
        let m = Curve::of(&run(700, seed)).best_cm;
        prop_assert!(m.is_sorted());
        prop_assert!(m[a + b] <= m[a] + m[b]);
    }

    #[test]
    fn a_longer_distance_takes_longer(seed in 0_u64..1000, d in 10.0_f64..1500.0, more in 0.01_f64..100.0) {
        let line = run(700, seed);
        let curve = Curve::of(&line);
        let time = |m: f64| best_effort(&line, &curve, Distance::from_m(m)).map(|b| b.elapsed.s());
        if let (Some(short), Some(long)) = (time(d), time(d + more)) {
            prop_assert!(short < long, "{} m {} s, {} m {} s", d, short, d + more, long);
        }
    }

    #[test]
    fn scaling_the_distance_scales_the_curve(seed in 0_u64..1000) {
        let line = run(400, seed);
        let doubled = DistanceLine::from_cumulative_cm(line.cumulative_cm().iter().map(|c| c * 2).collect());
        let (once, twice) = (Curve::of(&line).best_cm, Curve::of(&doubled).best_cm);
        prop_assert!(once.iter().zip(&twice).all(|(a, b)| a * 2 == *b));
    }
}
