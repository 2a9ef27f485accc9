//! Repeats are found where there are some, and nowhere else.

use physiology::{DistanceLine, SignalRepeat, repeats};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Stretches of (m/s, seconds) as a watch sees them: speed wanders, and each second is off by some decimetres.
fn run(parts: &[(f64, u32)], noise: f64, seed: u64) -> DistanceLine {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let (mut metres, mut wander) = (0.0_f64, 0.0_f64);
    let mut cm = vec![0];
    for &(speed, seconds) in parts {
        for _ in 0..seconds {
            wander = 0.95 * wander + 0.05 * noise * (random.random::<f64>() - 0.5);
            metres += (speed * (1.0 + wander) + noise * (random.random::<f64>() - 0.5)).max(0.0);
            cm.push((metres * 100.0) as u32);
        }
    }
    DistanceLine::from_cumulative_cm(cm)
}

fn session(count: usize, rep: (f64, u32), rest: (f64, u32)) -> Vec<(f64, u32)> {
    let mut parts = vec![(3.1, 700)];
    for _ in 0..count {
        parts.extend([rep, rest]);
    }
    parts.push((3.0, 500));
    parts
}

fn is_set(found: &[SignalRepeat], count: usize, metres: f64) {
    assert_eq!(found.len(), count, "{found:?}");
    for (rep, next) in found.iter().zip(&found[1..]) {
        assert!(rep.start + rep.time <= next.start);
    }
    for rep in found {
        assert!((rep.distance.m() / metres - 1.0).abs() < 0.06, "{rep:?}");
    }
}

#[test]
fn sets_of_several_kinds_are_found_under_noise() {
    for seed in 0..5 {
        is_set(&repeats(&run(&session(10, (5.0, 80), (2.5, 90)), 0.6, seed)), 10, 400.0);
        is_set(&repeats(&run(&session(6, (4.5, 178), (0.0, 120)), 0.6, seed)), 6, 800.0);
        is_set(&repeats(&run(&session(5, (4.2, 238), (2.9, 120)), 0.6, seed)), 5, 1000.0);
        is_set(&repeats(&run(&session(4, (6.5, 15), (1.4, 60)), 0.6, seed)), 4, 97.5);
    }
}

#[test]
fn other_runs_have_none() {
    let hills: Vec<(f64, u32)> = (0..3600).map(|s| (3.0 + 0.35 * (f64::from(s) / 90.0).sin(), 1)).collect();
    let progressive: Vec<(f64, u32)> = (0..3600).map(|s| (2.8 + f64::from(s) / 2500.0, 1)).collect();
    let lights: Vec<(f64, u32)> = (0..8).flat_map(|_| [(3.0, 240), (0.0, 40)]).collect();
    let race = [(4.3, 250), (4.2, 1500), (4.15, 600), (4.9, 40)];
    let tempo = [(3.0, 700), (4.2, 1200), (3.0, 600)];
    for seed in 0..5 {
        for parts in [&[(3.0, 3600)][..], &hills, &progressive, &lights, &race, &tempo] {
            assert_eq!(repeats(&run(parts, 0.6, seed)), [], "seed {seed}");
        }
    }
    assert_eq!(repeats(&DistanceLine::from_cumulative_cm(Vec::new())), []);
}

/// Both edges together, seconds: the speed beside the first repeat wanders by 5 % and may look like its beginning.
const EDGES_S: f64 = 12.0;

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn the_made_ones_come_back(count in 3_usize..14, speed in 4.2..6.0, seconds in 30_u32..300, rest in 40_u32..240, seed in 0_u64..99) {
        let found = repeats(&run(&session(count, (speed, seconds), (2.2, rest)), 0.3, seed));
        prop_assert_eq!(found.len(), count);
        for rep in &found {
            prop_assert!((rep.time.s() - f64::from(seconds)).abs() <= EDGES_S, "{:?}", rep);
            prop_assert!(((rep.distance / rep.time).mps() / speed - 1.0).abs() < 0.06, "{:?}", rep);
        }
    }
}
