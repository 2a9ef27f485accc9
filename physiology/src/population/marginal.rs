//! Where the curve lies at one knot, with the lean that one-sided evidence gives it.
//!
//! The normal factors in place of the cuts keep mean and variance and lose the lean. At each value of the knot every cut's own mass is
//! laid beside that of its factor, and the normal density is put right by their ratio (Cseke & Heskes 2011, one step).

use super::falling::{Cut, Says};
use super::matrix::{self, Vector};
use super::posterior::ComponentPosterior;

/// Standard deviations to either side that are looked at, and the steps between them.
const REACH: f64 = 3.5;
const STEPS: usize = 20;
/// A cut that takes less than about this share of a variance is as good as its factor.
const SLIGHT: f64 = 3e-3;
/// What efforts share leaves at least this share of a variance.
const SHARED_LEAST: f64 = 0.25;
/// A component of less weight has no part in a band.
const SLIGHT_WEIGHT: f64 = 1e-3;
/// Halvings of the interval in which an end of a band is sought.
const HALVINGS: usize = 40;

/// The share of a component's curves below each of some evenly spaced values at a knot.
struct Below {
    weight: f64,
    from: f64,
    step: f64,
    share: [f64; STEPS + 1],
}

impl Below {
    fn at(&self, value: f64) -> f64 {
        let place = ((value - self.from) / self.step).clamp(0.0, STEPS as f64);
        let i = (place as usize).min(STEPS - 1);
        self.share[i] + (self.share[i + 1] - self.share[i]) * (place - i as f64)
    }
}

/// A cut with how it goes with the curve.
struct Leaning<'a> {
    cut: &'a Cut,
    at: f64,
    variance: f64,
    reached: Vector,
}

/// One component's cuts that lean.
pub struct Leans<'a> {
    posterior: &'a ComponentPosterior,
    cuts: Vec<Leaning<'a>>,
}

impl<'a> Leans<'a> {
    /// Of a component's posterior; none where it weighs next to nothing.
    pub fn of(posterior: &'a ComponentPosterior) -> Option<Self> {
        if posterior.weight < SLIGHT_WEIGHT {
            return None;
        }
        let leaning = |cut: &'a Cut| {
            let reached = matrix::times(&posterior.covariance, &cut.along);
            let variance = matrix::dot(&reached, &cut.along);
            let leans = !matches!(cut.says, Says::AsItIs) && cut.precision * variance > SLIGHT;
            leans.then(|| Leaning { cut, at: matrix::dot(&cut.along, &posterior.mean), variance, reached })
        };
        Some(Self { posterior, cuts: posterior.cuts.iter().filter_map(leaning).collect() })
    }

    fn below(&self, knot: usize) -> Below {
        let (mean, variance) = (self.posterior.mean[knot], self.posterior.covariance[knot][knot]);
        let step = 2.0 * REACH / STEPS as f64;
        let near: Vec<&Leaning<'_>> = self.cuts.iter().filter(|cut| cut.leans(knot, variance)).collect();
        let logs: [f64; STEPS + 1] = std::array::from_fn(|i| {
            let off = step * i as f64 - REACH;
            let lean: f64 = near.iter().map(|cut| cut.lean(knot, off * variance.sqrt(), variance)).sum();
            lean - 0.5 * off * off
        });
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut share = [0.0; STEPS + 1];
        for i in 1..=STEPS {
            share[i] = share[i - 1] + 0.5 * ((logs[i - 1] - most).exp() + (logs[i] - most).exp());
        }
        let all = share[STEPS];
        // The shape is that of efforts whose drift is their own; what they share makes it wider.
        let shared = self.posterior.shared[knot][knot];
        let sd = (variance + shared).max(SHARED_LEAST * variance).sqrt();
        Below { weight: self.posterior.weight, from: mean - REACH * sd, step: step * sd, share: share.map(|s| s / all) }
    }
}

impl Leaning<'_> {
    /// Whether the cut is felt at the knot.
    fn leans(&self, knot: usize, knot_variance: f64) -> bool {
        self.cut.precision * self.reached[knot] * self.reached[knot] > SLIGHT * knot_variance
    }

    /// ln of the cut's own mass over its factor's where the knot is so far off its mean.
    fn lean(&self, knot: usize, off: f64, knot_variance: f64) -> f64 {
        let along = self.reached[knot] / knot_variance;
        let at = self.at + along * off;
        let variance = (self.variance - along * self.reached[knot]).max(1e-9 * self.variance);
        let own = (1.0 / variance - self.cut.precision).max(1e-6 / variance);
        let pull = self.cut.pull - self.cut.precision * at;
        let Some((log_mass, ..)) = self.cut.says.left_of(at - pull / own, 1.0 / own) else { return 0.0 };
        let factor = 0.5 * (own * variance).ln() - 0.5 * pull * pull / own
            + at * (self.cut.pull - 0.5 * self.cut.precision * at);
        log_mass - factor
    }
}

/// The values at a knot that one in ten curves are below, and above.
pub fn ends(components: &[Leans<'_>], knot: usize) -> (f64, f64) {
    let below: Vec<Below> = components.iter().map(|c| c.below(knot)).collect();
    let total: f64 = below.iter().map(|b| b.weight).sum();
    let lowest = below.iter().map(|b| b.from).fold(f64::INFINITY, f64::min);
    let highest = below.iter().map(|b| b.from + b.step * STEPS as f64).fold(f64::NEG_INFINITY, f64::max);
    let end = |share: f64| {
        let (mut low, mut high) = (lowest, highest);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            let told: f64 = below.iter().map(|b| b.weight * b.at(middle)).sum();
            if told < share * total { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    };
    (end(0.1), end(0.9))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{KNOTS, Population, Profile, Sex};
    use super::*;

    /// Numbers between 0 and 1, always the same.
    fn numbers() -> impl FnMut() -> f64 {
        let mut state = 88_172_645_463_325_252_u64;
        move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    #[test]
    fn mean_and_ends_are_those_of_drawn_curves_that_fall() {
        let all = Population::capacity();
        // Of the recreational component about every other drawn curve rises somewhere.
        let component = &all.components[1];
        let alone = Population { components: vec![component.clone()], ..all.clone() };
        let posterior = alone.posterior(&[], &Profile { sex: Some(Sex::Male), ..Profile::default() });
        let told = alone.best_times(&posterior);
        let mean = component.mean_of(&Profile { sex: Some(Sex::Male), ..Profile::default() });
        let factor = matrix::cholesky(&component.covariance).unwrap();
        let mut next = numbers();
        let mut kept: Vec<Vector> = Vec::new();
        for _ in 0..12_000 {
            let normal: Vector = std::array::from_fn(|_| {
                (-2.0 * next().max(1e-12).ln()).sqrt() * (std::f64::consts::TAU * next()).cos()
            });
            let curve: Vector = std::array::from_fn(|k| mean[k] + matrix::dot(&factor[k], &normal));
            if curve.windows(2).all(|pair| pair[0] > pair[1]) {
                kept.push(curve);
            }
        }
        assert!((2000..11_000).contains(&kept.len()), "{}", kept.len());
        for knot in 0..KNOTS {
            let mut values: Vec<f64> = kept.iter().map(|curve| curve[knot]).collect();
            values.sort_by(f64::total_cmp);
            let n = values.len();
            let spread = component.covariance[knot][knot].sqrt();
            let (middle, low, high) = told[knot];
            let drawn = (values.iter().sum::<f64>() / n as f64, values[n / 10], values[n * 9 / 10]);
            for (told, drawn) in [(middle, drawn.0), (low, drawn.1), (high, drawn.2)] {
                assert!((told - drawn).abs() < 0.08 * spread, "knot {knot}: {told} told, {drawn} drawn of {spread}");
            }
        }
    }
}
