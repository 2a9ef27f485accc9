//! The fit of endurance: against the fixture, and on runners made from known numbers.
#![allow(clippy::unwrap_used)]

use physiology::{
    Effort, EmigRunner, Error, GAMMA_BOUNDS, endurance_index, fit_endurance, fit_endurance_weighted, race_time_emig,
    short_endurance_index,
};
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// Relative: another optimiser and a loss that is flat near its least.
const FIT: f64 = 0.004;
/// Percentage points of mean error between two optimisers.
const FIT_ERROR: f64 = 0.01;
const DISTANCES_M: [f64; 7] = [800.0, 1500.0, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0];

fn made(speed_mps: f64, short: f64, long: f64) -> EmigRunner {
    EmigRunner {
        maximal_aerobic_speed: Speed::from_mps(speed_mps),
        crossover_time: Duration::from_s(360.0),
        gamma_short: short,
        gamma_long: long,
    }
}

fn races(runner: &EmigRunner, noise: impl Fn(usize) -> f64) -> Vec<Effort> {
    let race = |(at, &distance_m): (usize, &f64)| {
        let time = race_time_emig(runner, Distance::from_m(distance_m)).ok()?;
        Some(Effort::new(distance_m, time.s() * noise(at)))
    };
    DISTANCES_M.iter().enumerate().filter_map(race).collect()
}

#[test]
fn indices_agree_with_the_fixture_of_records() {
    for row in testkit::shared_golden("emig_world_records_fit_computed.csv").into_iter().flatten() {
        row.agrees("E_l", endurance_index(row.number("gamma_l")).unwrap(), 3e-4);
        row.agrees("E_s", short_endurance_index(row.number("gamma_s")).unwrap(), 3e-4);
    }
}

#[test]
fn plain_squares_agree_with_the_fixture_of_athletes() {
    let mut bests: BTreeMap<String, BTreeMap<u64, f64>> = BTreeMap::new();
    for row in testkit::shared_golden("elite_runner_personal_bests.csv").into_iter().flatten() {
        let (distance_m, time_s) = (row.number("distance_m"), row.number("time_s"));
        if (800.0..=42_195.0).contains(&distance_m) {
            let best = bests
                .entry(row.origin.clone())
                .or_default()
                .entry((distance_m * 1000.0).round() as u64)
                .or_insert(time_s);
            *best = best.min(time_s);
        }
    }
    let mut compared = 0;
    for row in testkit::shared_golden("emig_individual_fits_computed.csv").into_iter().flatten() {
        // The fixture's bounds on gamma are wider than ours; a fit on its bound is another question.
        let short = row.number("gamma_s");
        if short <= 0.0055 || short >= GAMMA_BOUNDS.1 {
            continue;
        }
        let efforts: Vec<(Effort, f64)> =
            bests[&row.origin].iter().map(|(&mm, &time_s)| (Effort::new(mm as f64 / 1000.0, time_s), 1.0)).collect();
        let Ok(fit) = fit_endurance_weighted(&efforts, None) else { continue };
        row.agrees("v_m_m_per_s", fit.maximal_aerobic_speed.value, FIT);
        row.agrees("E_l", fit.endurance_index.value, 10.0 * FIT);
        row.near("mean_abs_error_percent", 100.0 * fit.mean_absolute_error, FIT_ERROR);
        compared += 1;
    }
    assert!(compared == 0 || compared >= 10, "only {compared} athletes compared");
}

#[test]
fn noisy_races_are_recovered_inside_the_interval_about_as_often_as_promised() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (mut inside_speed, mut inside_index, runs) = (0, 0, 200);
    for _ in 0..runs {
        let truth = made(rng.random_range(3.5..6.5), rng.random_range(0.07..0.12), rng.random_range(0.04..0.1));
        let off: Vec<f64> =
            (0..7).map(|_| 1.0 + 0.015 * ((0..12).map(|_| rng.random_range(0.0..1.0)).sum::<f64>() - 6.0)).collect();
        let fit = fit_endurance(&races(&truth, |at| off[at])).unwrap();
        inside_speed += i32::from(fit.maximal_aerobic_speed.holds(truth.maximal_aerobic_speed.mps()));
        inside_index += i32::from(fit.endurance_index.holds(endurance_index(truth.gamma_long).unwrap()));
    }
    for inside in [inside_speed, inside_index] {
        assert!((140..=195).contains(&inside), "the 80 % interval held the truth {inside} times of {runs}");
    }
}

#[test]
fn one_stale_best_does_not_bend_the_rest() {
    let truth = made(5.5, 0.1, 0.06);
    let stale = races(&truth, |at| if at == 3 { 1.10 } else { 1.0 });
    let even: Vec<(Effort, f64)> = stale.iter().map(|&effort| (effort, 1.0)).collect();
    let robust = fit_endurance(&stale).unwrap();
    let plain = fit_endurance_weighted(&even, None).unwrap();
    let off = |fit: &physiology::EnduranceFit| (fit.maximal_aerobic_speed.value - 5.5).abs();
    assert!(off(&robust) < 0.5 * off(&plain), "{} against {}", off(&robust), off(&plain));
}

#[test]
fn too_little_is_refused_with_what_is_missing() {
    let refused = fit_endurance(&[Effort::new(5000.0, 1200.0), Effort::new(10_000.0, 2500.0)]).unwrap_err();
    assert!(matches!(refused, Error::TooFew { .. }));
    assert!(refused.to_string().contains("differ by a factor of 3"), "{refused}");
    assert!(fit_endurance(&[]).is_err());
    assert!(fit_endurance(&[Effort::new(f64::NAN, 1200.0), Effort::new(10_000.0, f64::NAN)]).is_err());
    assert!(endurance_index(f64::NAN).is_err() && short_endurance_index(f64::NAN).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn exact_races_give_back_the_runner(speed_mps in 3.0..7.0_f64, short in 0.05..0.2_f64, long in 0.02..0.13_f64) {
        let truth = made(speed_mps, short, long);
        let fit = fit_endurance(&races(&truth, |_| 1.0)).unwrap();
        prop_assert!((fit.maximal_aerobic_speed.value / speed_mps - 1.0).abs() < 1e-5, "{fit:?}");
        prop_assert!((fit.runner.gamma_long / long - 1.0).abs() < 1e-4, "{fit:?}");
    }

    #[test]
    fn more_gamma_is_less_endurance(gamma in 0.01..0.3_f64, more in 0.001..0.1_f64) {
        prop_assert!(endurance_index(gamma + more).unwrap() < endurance_index(gamma).unwrap());
        prop_assert!(short_endurance_index(gamma + more).unwrap() > short_endurance_index(gamma).unwrap());
    }
}
