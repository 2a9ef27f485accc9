//! Expectation-maximisation for a mixture of populations with missing distances and heavy-tailed noise.

#![allow(clippy::needless_range_loop, reason = "indices read like the algebra")]

use super::runners::Runner;
use anyhow::{Context, Result};
use physiology::population::{
    Component, KNOTS, KNOTS_M, Likelihood, Matrix, Observation, Population, Posterior, Profile, RareDistance, Sex,
    Vector, knot_shares, matrix,
};
use quantity::Distance;
use std::collections::BTreeMap;

/// Components of the mixture; more did not predict better in cross-validation.
const COMPONENTS: usize = 5;
/// Degrees of freedom of a best time's noise; 4 to 5 predicted best.
const DEGREES_OF_FREEDOM: f64 = 5.0;
const ROUNDS: usize = 200;
/// Runners' worth of belief in the smooth default covariance.
const DEFAULT_RUNNERS: f64 = 21.0;
/// Best times' worth of belief in a component's pooled noise at every distance.
const POOLED_TIMES: f64 = 20.0;
/// Best times' worth of belief that an unusual distance is no slower than the curve.
const NO_OFFSET_TIMES: f64 = 10.0;
/// Women's or men's worth of belief, whichever are fewer, that the two differ by no more than their components.
const NO_SHIFT_RUNNERS: f64 = 30.0;
/// No best time is steadier than this.
const LEAST_NOISE: f64 = 0.004;

/// The observations of a runner's best times.
pub fn observations(bests: &[(Distance, quantity::Duration)]) -> Vec<Observation> {
    bests.iter().filter_map(|&(d, t)| Observation::new(d, t, Likelihood::BestTime { more_variance: 0.0 })).collect()
}

/// Curves close in distance are close in speed: the default covariance of ln(speed).
fn smooth_default() -> Matrix {
    let place = |i: usize| (KNOTS_M[i] / KNOTS_M[0]).ln() / (KNOTS_M[KNOTS - 1] / KNOTS_M[0]).ln();
    std::array::from_fn(|i| {
        std::array::from_fn(|j| {
            let apart = (place(i) - place(j)) / 0.35;
            0.1_f64.powi(2) + 0.08_f64.powi(2) * (-0.5 * apart * apart).exp() + if i == j { 1e-4 } else { 0.0 }
        })
    })
}

fn scaled(m: &Matrix, by: f64) -> Matrix {
    m.map(|row| row.map(|x| x * by))
}

fn cm(distance: Distance) -> u64 {
    (distance.m() * 100.0).round() as u64
}

/// A first mixture: the mean curve of all, at equally many levels.
fn first(runners: &[(Vec<Observation>, Profile)]) -> Result<(Population, Vec<usize>)> {
    let mut by_distance: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    for o in runners.iter().flat_map(|r| &r.0) {
        let sum = by_distance.entry(cm(o.distance)).or_default();
        *sum = (sum.0 + o.log_speed, sum.1 + 1.0);
    }
    let mean_at = |distance: u64| by_distance.get(&distance).map(|s| s.0 / s.1);
    let mut base = [f64::NAN; KNOTS];
    for (i, knot) in KNOTS_M.iter().enumerate() {
        if (800.0..=42_195.0).contains(knot) {
            base[i] = mean_at((knot * 100.0).round() as u64)
                .with_context(|| format!("no runner has a best time over {knot} m"))?;
        }
    }
    // World bests: 400 m is run 16 % faster than 800 m, 100 km 25 % slower than the marathon.
    base[0] = base[1] + 0.13;
    base[KNOTS - 1] = base[KNOTS - 2] - 0.24;
    let level = |observations: &[Observation]| {
        let off: f64 = observations.iter().map(|o| o.log_speed - mean_at(cm(o.distance)).unwrap_or(0.0)).sum();
        off / observations.len() as f64
    };
    let mut order: Vec<(f64, usize)> = runners.iter().enumerate().map(|(i, r)| (level(&r.0), i)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut group = vec![0; runners.len()];
    let mut levels = [(0.0, 0.0); COMPONENTS];
    for (rank, &(level, i)) in order.iter().enumerate() {
        group[i] = rank * COMPONENTS / runners.len();
        let sum = &mut levels[group[i]];
        *sum = (sum.0 + level, sum.1 + 1.0);
    }
    let components: Option<Vec<Component>> = levels
        .iter()
        .map(|(sum, n)| {
            Component::new(1.0 / COMPONENTS as f64, 0.5, base.map(|b| b + sum / n), smooth_default(), [0.02; KNOTS])
        })
        .collect();
    let components = components.context("the default covariance is positive definite")?;
    Ok((Population { components, degrees_of_freedom: DEGREES_OF_FREEDOM, falls: false }, group))
}

/// The mixture of these runners.
pub fn fit(runners: &[Runner]) -> Result<Population> {
    let known: Vec<(Vec<Observation>, Profile)> =
        runners.iter().map(|r| (observations(&r.bests), r.profile())).filter(|r| !r.0.is_empty()).collect();
    let (mut population, group) = first(&known)?;
    for round in 0..ROUNDS {
        let mut posteriors: Vec<Posterior> =
            known.iter().map(|(o, profile)| population.posterior(o, profile)).collect();
        if round < 3 {
            for (posterior, &g) in posteriors.iter_mut().zip(&group) {
                for (k, c) in posterior.components.iter_mut().enumerate() {
                    c.weight = if k == g { 0.9 } else { 0.0 } + 0.1 / COMPONENTS as f64;
                }
            }
        }
        let components: Result<Vec<Component>> =
            (0..COMPONENTS).map(|k| maximise(k, &population.components[k], &known, &posteriors)).collect();
        population.components = components?;
    }
    Ok(population)
}

/// The component that fits its runners best.
fn maximise(
    k: usize,
    old: &Component,
    known: &[(Vec<Observation>, Profile)],
    posteriors: &[Posterior],
) -> Result<Component> {
    let mut weight = 0.0;
    let mut shift: Vector = [0.0; KNOTS];
    // Women and men: sums of weights and of curves.
    let mut by_sex = [(0.0, [0.0; KNOTS]); 2];
    let (mut women, mut sexed) = (1.0, 2.0);
    for (posterior, (_, profile)) in posteriors.iter().zip(known) {
        let c = &posterior.components[k];
        weight += c.weight;
        let old_mean = old.mean_of(profile);
        for i in 0..KNOTS {
            shift[i] += c.weight * (c.mean[i] - old_mean[i]);
        }
        if let Some(sex) = profile.sex {
            let (sum, curve) = &mut by_sex[usize::from(sex == Sex::Male)];
            *sum += c.weight;
            for i in 0..KNOTS {
                curve[i] += c.weight * c.mean[i];
            }
            sexed += c.weight;
            women += if sex == Sex::Female { c.weight } else { 0.0 };
        }
    }
    let mean: Vector = std::array::from_fn(|i| old.mean[i] + shift[i] / weight);
    let [(of_women, women_curve), (of_men, men_curve)] = by_sex;
    let fewer = f64::min(of_women, of_men);
    let sex_shift: Vector = std::array::from_fn(|i| {
        let apart = women_curve[i] / of_women.max(1e-9) - men_curve[i] / of_men.max(1e-9);
        if fewer > 1.0 { apart * fewer / (fewer + NO_SHIFT_RUNNERS) } else { 0.0 }
    });
    let share = weight / posteriors.len() as f64;
    let new = Component::new(share, women / sexed, mean, old.covariance, old.noise)
        .context("the last covariance was positive definite")?
        .with_sex_shift(sex_shift);
    let mut covariance = scaled(&smooth_default(), 0.3 * DEFAULT_RUNNERS);
    let mut at: BTreeMap<u64, Residuals> = BTreeMap::new();
    for (posterior, (observations, profile)) in posteriors.iter().zip(known) {
        let c = &posterior.components[k];
        let own = new.mean_of(profile);
        let off: Vector = std::array::from_fn(|i| c.mean[i] - own[i]);
        for i in 0..KNOTS {
            for j in 0..KNOTS {
                covariance[i][j] += c.weight * (off[i] * off[j] + c.covariance[i][j]);
            }
        }
        for (o, precision) in observations.iter().zip(&c.precisions) {
            let shares = knot_shares(o.distance);
            let (offset, variance) = old.best_time_noise(o.distance);
            let robust = c.weight * precision * variance;
            let residual = o.log_speed - offset - matrix::dot(&shares, &c.mean);
            let sum = at.entry(cm(o.distance)).or_default();
            sum.weight += c.weight;
            sum.robust += robust;
            sum.residual += robust * residual;
            sum.square += robust * (residual * residual + matrix::quadratic(&c.covariance, &shares));
        }
    }
    let covariance = scaled(&covariance, 1.0 / (weight + DEFAULT_RUNNERS));
    let all = at.values().fold((0.0, 1e-9), |sum, r| (sum.0 + r.square, sum.1 + r.weight));
    let pooled = all.0 / all.1;
    let noise_of =
        |r: &Residuals| ((r.square + POOLED_TIMES * pooled) / (r.weight + POOLED_TIMES)).sqrt().max(LEAST_NOISE);
    let noise: Vector = std::array::from_fn(|i| {
        noise_of(at.get(&((KNOTS_M[i] * 100.0).round() as u64)).unwrap_or(&Residuals::default()))
    });
    let mut new = Component::new(share, women / sexed, mean, covariance, noise)
        .context("a sum of covariances is positive definite")?
        .with_sex_shift(sex_shift);
    for (&cm, r) in &at {
        let distance = Distance::from_m(cm as f64 / 100.0);
        if (800.0..=42_195.0).contains(&distance.m()) && !KNOTS_M.contains(&distance.m()) {
            let offset = old.best_time_noise(distance).0 + r.residual / (r.robust + NO_OFFSET_TIMES);
            new.rare.push(RareDistance { distance_m: distance.m(), offset, noise: noise_of(r) });
        }
    }
    Ok(new)
}

/// Sums over the best times at one distance.
#[derive(Default)]
struct Residuals {
    weight: f64,
    robust: f64,
    residual: f64,
    square: f64,
}
