//! Makes the 80 % interval hold 80 % of what was seen, per component and distance.

use super::em::observations;
use super::runners::Runner;
use physiology::population::{KNOTS, KNOTS_M, Population};

/// Predictions' worth of belief in a component's common spread at every distance.
const POOLED_PREDICTIONS: f64 = 30.0;
/// The 90 % point of the normal distribution.
const NORMAL_90: f64 = 1.281_551_565_544_6;

/// A runner's best time against its prediction from his others: deviation in standard deviations, and the components' weights.
struct Seen {
    knot: usize,
    deviation: f64,
    weights: Vec<f64>,
}

/// Sets `spread_fast` and `spread_slow` from the quantiles of each best time's deviation when predicted from the runner's
/// others, and from his shorter ones alone.
pub fn calibrate(population: &mut Population, runners: &[Runner]) {
    let mut seen = Vec::new();
    for runner in runners {
        for &(distance, time) in &runner.bests {
            let Some(knot) = KNOTS_M.iter().position(|&k| k == distance.m()) else { continue };
            let others: Vec<_> = runner.bests.iter().copied().filter(|b| b.0 != distance).collect();
            let shorter: Vec<_> = others.iter().copied().filter(|b| b.0 < distance).collect();
            let both = if shorter.len() < others.len() { vec![others, shorter] } else { vec![others] };
            for known in both.into_iter().filter(|known| !known.is_empty()) {
                let posterior = population.posterior(&observations(&known), runner.sex);
                let (middle, low, _) = population.best_times_unscaled(&posterior, knot);
                let deviation = ((distance / time).mps().ln() - middle) / ((middle - low) / NORMAL_90);
                seen.push(Seen { knot, deviation, weights: posterior.components.iter().map(|c| c.weight).collect() });
            }
        }
    }
    for (k, component) in population.components.iter_mut().enumerate() {
        let all = quantiles(seen.iter().map(|s| (s.deviation, s.weights[k])).collect());
        for knot in 0..KNOTS {
            let here: Vec<(f64, f64)> =
                seen.iter().filter(|s| s.knot == knot).map(|s| (s.deviation, s.weights[k])).collect();
            let weight: f64 = here.iter().map(|h| h.1).sum();
            let own = quantiles(here);
            let mix = |own: f64, all: f64| {
                ((own * weight + all * POOLED_PREDICTIONS) / (weight + POOLED_PREDICTIONS) / NORMAL_90).max(0.3)
            };
            component.spread_slow[knot] = mix(-own.0, -all.0);
            component.spread_fast[knot] = mix(own.1, all.1);
        }
    }
}

/// The weighted 10 % and 90 % points; those of the normal distribution when there is nothing.
fn quantiles(mut values: Vec<(f64, f64)>) -> (f64, f64) {
    let total: f64 = values.iter().map(|v| v.1).sum();
    if total < 5.0 {
        return (-NORMAL_90, NORMAL_90);
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let point = |share: f64| {
        let mut sum = 0.0;
        values
            .iter()
            .find(|v| {
                sum += v.1;
                sum >= share * total
            })
            .map_or(0.0, |v| v.0)
    };
    (point(0.1), point(0.9))
}
