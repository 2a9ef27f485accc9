//! Makes the 80 % interval hold 80 % of what was seen, per component and distance, for its fast runners and its slow ones.

use super::em::observations;
use super::runners::Runner;
use crate::quantile::weighted_quantile;
use physiology::population::{Component, KNOTS, KNOTS_M, Population, Vector};

/// Predictions' worth of belief in a component's common spread at every distance.
const POOLED_PREDICTIONS: f64 = 30.0;
/// Predictions' worth of belief in a component's common slope and bend of the spread at every distance.
const POOLED_SLOPES: f64 = 150.0;
const POOLED_BENDS: f64 = 400.0;
/// With fewer predictions a distance has no slope of its own.
const FEWEST_FOR_SLOPE: f64 = 30.0;
/// Slopes and bends that are tried: so many steps of this size on either side of none.
const SLOPES: i32 = 10;
const BENDS: i32 = 4;
const STEP: f64 = 0.1;
/// No interval is narrower than this share of the normal distribution's.
const NARROWEST: f64 = 0.3;
/// Predictions' worth by which a fitted quantile flatters itself: spread, slope and bend follow about two of those they are fitted
/// to, which unseen runners do not follow. Without them 79.2 % of unseen runners' times lay in their bands.
const FLATTERY: f64 = 2.0;
/// Share of the deviations that a side's end exceeds, and the most that is asked of few of them.
const SHARE: f64 = 0.9;
const MOST: f64 = 0.97;
/// The 90 % point of the normal distribution.
const NORMAL_90: f64 = 1.281_551_565_544_6;

/// A runner's best time against its prediction from his others: deviation in standard deviations, and the components' weights.
struct Seen {
    knot: usize,
    middle: f64,
    deviation: f64,
    weights: Vec<f64>,
}

/// The same as one component sees it on one side of the middle.
#[derive(Clone, Copy)]
struct Side {
    knot: usize,
    /// Where the predicted speed lies within the component.
    level: f64,
    /// Deviation towards this side.
    deviation: f64,
    weight: f64,
}

/// Sets the spreads and their slopes from the quantiles of each best time's deviation when predicted from the runner's
/// others, and from his shorter ones alone.
pub fn calibrate(population: &mut Population, runners: &[Runner]) {
    let seen = seen(population, runners);
    for (k, component) in population.components.iter_mut().enumerate() {
        let side = |sign: f64| -> Vec<Side> {
            let of = |s: &Seen| Side {
                knot: s.knot,
                level: component.level(s.knot, s.middle),
                deviation: sign * s.deviation,
                weight: s.weights[k],
            };
            seen.iter().filter(|s| s.weights[k] > 0.01).map(of).collect()
        };
        let (slow, fast) = (fitted(&side(-1.0)), fitted(&side(1.0)));
        let Component { spread_slow, slope_slow, bend_slow, spread_fast, slope_fast, bend_fast, .. } = component;
        (*spread_slow, *slope_slow, *bend_slow) = slow;
        (*spread_fast, *slope_fast, *bend_fast) = fast;
    }
}

/// Every best time at a knot, predicted from the runner's others.
fn seen(population: &Population, runners: &[Runner]) -> Vec<Seen> {
    let mut seen = Vec::new();
    for runner in runners {
        for &(distance, time) in &runner.bests {
            let Some(knot) = KNOTS_M.iter().position(|&k| k == distance.m()) else { continue };
            let others: Vec<_> = runner.bests.iter().copied().filter(|b| b.0 != distance).collect();
            let shorter: Vec<_> = others.iter().copied().filter(|b| b.0 < distance).collect();
            let both = if shorter.len() < others.len() { vec![others, shorter] } else { vec![others] };
            for known in both.into_iter().filter(|known| !known.is_empty()) {
                let posterior = population.posterior(&observations(&known), &runner.profile());
                let (middle, low, _) = population.best_times_unscaled(&posterior, knot);
                let deviation = ((distance / time).mps().ln() - middle) / ((middle - low) / NORMAL_90);
                let weights = posterior.components.iter().map(|c| c.weight).collect();
                seen.push(Seen { knot, middle, deviation, weights });
            }
        }
    }
    seen
}

/// How the logarithm of the spread grows with the level.
#[derive(Clone, Copy)]
struct Growth {
    slope: f64,
    bend: f64,
}

impl Growth {
    fn at(self, level: f64) -> f64 {
        (self.slope * level + self.bend * (level * level - 1.0)).exp()
    }
}

/// Spread, slope and bend of one side at every knot: quantile regression of the logarithm on the level, each distance's own
/// drawn to the component's common one by how little it has.
fn fitted(all: &[Side]) -> (Vector, Vector, Vector) {
    let tried: Vec<Growth> = (-SLOPES..=SLOPES)
        .flat_map(|s| (-BENDS..=BENDS).map(move |b| Growth { slope: f64::from(s) * STEP, bend: f64::from(b) * STEP }))
        .collect();
    let at: [Vec<Side>; KNOTS] = std::array::from_fn(|knot| all.iter().copied().filter(|s| s.knot == knot).collect());
    let weight = at.each_ref().map(|here| here.iter().map(|s| s.weight).sum::<f64>());
    let told = |knot: usize| weight[knot] >= FEWEST_FOR_SLOPE;
    let losses: [Vec<f64>; KNOTS] = std::array::from_fn(|k| {
        if told(k) { tried.iter().map(|&growth| loss(&at[k], growth)).collect() } else { Vec::new() }
    });
    let best = |loss: &dyn Fn(usize) -> f64| {
        let least = (0..tried.len()).min_by(|&a, &b| loss(a).total_cmp(&loss(b)));
        least.map_or(Growth { slope: 0.0, bend: 0.0 }, |i| tried[i])
    };
    let common = if (0..KNOTS).any(told) {
        best(&|i| (0..KNOTS).filter(|&k| told(k)).map(|k| losses[k][i]).sum())
    } else {
        Growth { slope: 0.0, bend: 0.0 }
    };
    let growth: [Growth; KNOTS] = std::array::from_fn(|k| {
        if !told(k) {
            return common;
        }
        let own = best(&|i| losses[k][i]);
        let mix = |own: f64, common: f64, belief: f64| (own * weight[k] + common * belief) / (weight[k] + belief);
        Growth { slope: mix(own.slope, common.slope, POOLED_SLOPES), bend: mix(own.bend, common.bend, POOLED_BENDS) }
    });
    let pooled = quantile(all, common);
    let spread = std::array::from_fn(|k| {
        let own = quantile(&at[k], growth[k]);
        ((own * weight[k] + pooled * POOLED_PREDICTIONS) / (weight[k] + POOLED_PREDICTIONS) / NORMAL_90).max(NARROWEST)
    });
    (spread, growth.map(|g| g.slope), growth.map(|g| g.bend))
}

/// What quantile regression makes small: the pinball loss of the 90 % point.
fn loss(seen: &[Side], growth: Growth) -> f64 {
    let point = quantile(seen, growth);
    let of = |s: &Side| {
        let off = s.deviation - point * growth.at(s.level);
        s.weight * if off > 0.0 { SHARE * off } else { (SHARE - 1.0) * off }
    };
    seen.iter().map(of).sum()
}

/// The weighted 90 % point of the deviations, freed from their slope, and a little more for its flattery; that of the normal
/// distribution when there is nothing.
fn quantile(seen: &[Side], growth: Growth) -> f64 {
    let total: f64 = seen.iter().map(|s| s.weight).sum();
    if total < 5.0 {
        return NORMAL_90;
    }
    let values = seen.iter().map(|s| (s.deviation / growth.at(s.level), s.weight)).collect();
    weighted_quantile(values, (SHARE * total + FLATTERY).min(MOST * total)).unwrap_or(NORMAL_90)
}
