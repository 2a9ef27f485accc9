//! One runner's curve given what is known of him: Bayes' rule in every component, then over the components.

use super::falling::{self, Cut, Says};
use super::few;
use super::long_drift;
use super::matrix::{self, Matrix, Vector};
use super::wandering;
use super::{Component, KNOTS, LongDrift, Population, Profile, Sex, knot_shares};
use quantity::{Distance, Duration};
use statrs::function::erf::erfc;

/// How an effort speaks of what the runner can do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Likelihood {
    /// A best time: around the curve with the population's noise and heavy tails, plus this variance of ln(speed).
    BestTime {
        /// Further variance, e.g. of its age.
        more_variance: f64,
    },
    /// Below the curve by an unknown gap: a race on an ordinary day, or training.
    Below {
        /// Standard deviation of ln(speed) by which the effort may exceed the curve: measurement and an outstanding day.
        sigma: f64,
        /// Mean gap of ln(speed).
        gap: f64,
        /// 1: the gap's mean is believed; less: efforts that share one cause share one pull.
        pull: f64,
    },
}

/// One effort as the estimator takes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// How far.
    pub distance: Distance,
    /// ln of the mean speed in m/s.
    pub log_speed: f64,
    /// How it speaks of the curve.
    pub likelihood: Likelihood,
    /// Variance of ln(speed) by which form may have drifted since: a part of what the likelihood allows for already. Efforts share
    /// what came since the younger one.
    pub drift: f64,
}

impl Observation {
    /// An observation of a distance covered in a time; none unless both are finite and above zero.
    ///
    /// - **Units**: m and s; kept as ln(m/s).
    /// - **Domain**: any race or run; what is no running speed is for the caller to refuse.
    /// - **Errors**: none; `None` for what is no number above zero.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use {physiology::population::{Likelihood, Observation}, quantity::{Distance, Duration}};
    /// let race = |m, s| {
    ///     Observation::new(Distance::from_m(m), Duration::from_s(s), Likelihood::BestTime { more_variance: 0.0 })
    /// };
    /// assert_eq!(race(1000.0, 200.0).unwrap().log_speed, 5.0_f64.ln());
    /// assert_eq!(race(1000.0, 0.0), None);
    /// ```
    #[must_use]
    pub fn new(distance: Distance, time: Duration, likelihood: Likelihood) -> Option<Self> {
        let log_speed = (distance / time).mps().ln();
        (distance.m() > 0.0 && time.s() > 0.0 && log_speed.is_finite()).then_some(Self {
            distance,
            log_speed,
            likelihood,
            drift: 0.0,
        })
    }
}

/// The posterior of one component: a normal distribution of curves.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentPosterior {
    /// Probability of the component.
    pub weight: f64,
    /// Mean of ln(speed) at the knots.
    pub mean: Vector,
    /// Covariance of the curve as if the drift of each effort were its own.
    pub covariance: Matrix,
    /// What it grows by since efforts share the drift of form.
    pub shared: Matrix,
    /// How much each observation told, as its precision; by the order given.
    pub precisions: Vec<f64>,
    /// What one-sided evidence and falling curves cut off; empty where nothing does.
    pub(super) cuts: Vec<Cut>,
}

/// What is known of one runner's curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// By component; the weights add to 1.
    pub components: Vec<ComponentPosterior>,
}

/// Most rounds of the iteration; it ends sooner when nothing moves.
const ROUNDS: usize = 25;
/// A component of less weight has no part in the answer.
const NEGLIGIBLE: f64 = 1e-9;
/// A component so much less likely, in natural logarithms, is not looked at more closely.
const HOPELESS: f64 = 25.0;
/// A step of ln(speed) that counts as none.
const STILL: f64 = 1e-7;
/// No round moves the curve farther, so that one-sided evidence cannot make it swing.
const LONGEST_STEP: f64 = 0.15;

impl Population {
    /// The curve of one runner given observations.
    ///
    /// Best times have heavy tails (each is weighed by how far off it is), efforts of training only say that the curve is not
    /// below them. With no observation it is the population itself. In a population of curves that fall, one-sided efforts and the
    /// fall cut the distribution of curves off; what is left is taken by its own mean and spread, not by its highest point.
    ///
    /// What long runs say needs to know how far the runner comes in an hour and a half: efforts alone are asked first.
    #[must_use]
    pub fn posterior(&self, observations: &[Observation], profile: &Profile) -> Posterior {
        let by_efforts = self.posterior_by_efforts(observations, profile);
        let Some(drift) = profile.drift.filter(LongDrift::is_usable) else { return by_efforts };
        let reached = long_drift::reached(&self.curve(&by_efforts, observations.len()));
        self.drifting(&drift, reached).posterior_by_efforts(observations, profile)
    }

    fn posterior_by_efforts(&self, observations: &[Observation], profile: &Profile) -> Posterior {
        let mut components: Vec<(f64, ComponentPosterior)> = self
            .components
            .iter()
            .map(|c| {
                let (log_evidence, mut posterior) = one(c, observations, profile, self.degrees_of_freedom);
                posterior.weight = 0.0;
                (log_evidence + log_share(c, profile), posterior)
            })
            .collect();
        let highest = |all: &[(f64, ComponentPosterior)]| all.iter().map(|c| c.0).fold(f64::NEG_INFINITY, f64::max);
        if self.falls {
            let worth = highest(&components) - HOPELESS;
            for (component, told) in self.components.iter().zip(&mut components).filter(|(_, told)| told.0 > worth) {
                cut(component, observations, profile, told);
            }
        }
        let most = highest(&components);
        let total: f64 = components.iter().map(|c| (c.0 - most).exp()).sum();
        for (log, posterior) in &mut components {
            posterior.weight = (*log - most).exp() / total;
            // What weighs nothing is not worked out: most runners clearly belong to one or two components.
            if posterior.weight > NEGLIGIBLE {
                posterior.covariance = matrix::inverse(&posterior.covariance);
                posterior.shared = wandering::shared(&posterior.covariance, observations, &posterior.precisions);
            } else {
                posterior.covariance = [[0.0; KNOTS]; KNOTS];
            }
        }
        Posterior { components: components.into_iter().map(|c| c.1).collect() }
    }
}

/// ln of the share of a component among runners of whom this much is told.
fn log_share(component: &Component, profile: &Profile) -> f64 {
    let sex = match profile.sex {
        Some(Sex::Female) => component.female,
        Some(Sex::Male) => 1.0 - component.female,
        None => 1.0,
    };
    (component.share * sex.max(1e-3)).ln()
}

/// Takes a component's posterior on from its highest point: one-sided efforts by their mass, and only curves that fall with distance.
fn cut(component: &Component, observations: &[Observation], profile: &Profile, told: &mut (f64, ComponentPosterior)) {
    let posterior = &mut told.1;
    let mut cuts: Vec<Cut> = observations
        .iter()
        .zip(&posterior.precisions)
        .map(|(o, &precision)| {
            let along = knot_shares(o.distance);
            match o.likelihood {
                Likelihood::BestTime { .. } => {
                    let value = o.log_speed - component.best_time_noise(o.distance).0;
                    Cut { along, says: Says::AsItIs, precision, pull: precision * value }
                }
                Likelihood::Below { sigma, gap, pull } => {
                    let says = Says::Effort { log_speed: o.log_speed, sigma, gap, pull };
                    let f = matrix::dot(&along, &posterior.mean);
                    let (_, slope, curvature) = below(o.log_speed - f, sigma, gap, pull);
                    Cut { along, says, precision: curvature, pull: curvature * f + slope }
                }
            }
        })
        .chain(falling::falls())
        .collect();
    let spread = component.spread(profile);
    let Some((log_evidence, mean, factor)) = falling::cut(&component.mean_of(profile), &spread.precision, &mut cuts)
    else {
        return;
    };
    (posterior.mean, posterior.covariance) = (mean, factor);
    for (precision, cut) in posterior.precisions.iter_mut().zip(&cuts) {
        *precision = cut.precision;
    }
    posterior.cuts = cuts;
    told.0 = log_evidence - 0.5 * spread.log_determinant + log_share(component, profile);
}

/// Bayes' rule within one component; returns the log evidence too, and in place of the covariance the factor of its inverse.
fn one(
    component: &Component,
    observations: &[Observation],
    profile: &Profile,
    degrees: f64,
) -> (f64, ComponentPosterior) {
    let prior = component.mean_of(profile);
    let spread = component.spread(profile);
    let shares: Vec<Vector> = observations.iter().map(|o| knot_shares(o.distance)).collect();
    let noise: Vec<(f64, f64)> = observations.iter().map(|o| component.best_time_noise(o.distance)).collect();
    let mut mean = prior;
    let mut factor = [[0.0; KNOTS]; KNOTS];
    let mut precisions = vec![0.0; observations.len()];
    let prior_pull = matrix::times(&spread.precision, &prior);
    let best_times: Option<Vec<f64>> = observations
        .iter()
        .zip(&noise)
        .map(|(o, noise)| match o.likelihood {
            Likelihood::BestTime { more_variance } => Some(noise.1 + more_variance),
            Likelihood::Below { .. } => None,
        })
        .collect();
    let best_times_only = best_times.is_some();
    // A few best times are weighed among themselves; one round over the knots is then enough.
    let weighed = best_times.filter(|v| v.len() <= few::MOST).map(|variances| {
        let off = |((o, n), x): ((&Observation, &(f64, f64)), &Vector)| o.log_speed - n.0 - matrix::dot(x, &prior);
        let residuals: Vec<f64> = observations.iter().zip(&noise).zip(&shares).map(off).collect();
        few::precisions(&spread.covariance, &shares, &residuals, &variances, degrees)
    });
    for round in 0..ROUNDS {
        let (mut a, mut b) = (spread.precision, prior_pull);
        for (i, (o, x)) in observations.iter().zip(&shares).enumerate() {
            let f = matrix::dot(x, &mean);
            let (precision, target_pull) = match o.likelihood {
                Likelihood::BestTime { more_variance } => {
                    let (y, variance) = (o.log_speed - noise[i].0, noise[i].1 + more_variance);
                    let precision = if let Some(weighed) = &weighed {
                        weighed[i]
                    } else {
                        let sure = round == 0;
                        let off = if sure { 0.0 } else { (y - f).powi(2) + matrix::dot(x, &matrix::solve(&factor, x)) };
                        (degrees + 1.0) / (degrees + off / variance) / variance
                    };
                    (precision, precision * y)
                }
                Likelihood::Below { sigma, gap, pull } => {
                    let (_, slope, curvature) = below(o.log_speed - f, sigma, gap, pull);
                    (curvature, curvature * f + slope)
                }
            };
            precisions[i] = precision;
            matrix::add_outer(&mut a, precision, x);
            for k in 0..KNOTS {
                b[k] += target_pull * x[k];
            }
        }
        factor = matrix::cholesky(&a).expect("a positive definite matrix and outer products stay so");
        let next = matrix::solve(&factor, &b);
        let step = (0..KNOTS).map(|k| (next[k] - mean[k]).abs()).fold(0.0, f64::max);
        let damp = if best_times_only { 1.0 } else { (LONGEST_STEP / step).min(1.0) };
        for k in 0..KNOTS {
            mean[k] += damp * (next[k] - mean[k]);
        }
        if weighed.is_some() || step < STILL || (best_times_only && step < 1e-5 && round > 2) {
            break;
        }
    }
    let off: Vector = std::array::from_fn(|k| mean[k] - prior[k]);
    let mut log_evidence =
        -0.5 * (matrix::quadratic(&spread.precision, &off) + spread.log_determinant + matrix::log_determinant(&factor));
    for (i, (o, x)) in observations.iter().zip(&shares).enumerate() {
        let f = matrix::dot(x, &mean);
        log_evidence += match o.likelihood {
            Likelihood::BestTime { more_variance } => {
                let (off, variance) = (o.log_speed - noise[i].0 - f, noise[i].1 + more_variance);
                -0.5 * variance.ln() - 0.5 * (degrees + 1.0) * (off * off / (degrees * variance)).ln_1p()
            }
            Likelihood::Below { sigma, gap, pull } => below(o.log_speed - f, sigma, gap, pull).0,
        };
    }
    let shared = [[0.0; KNOTS]; KNOTS];
    (log_evidence, ComponentPosterior { weight: 0.0, mean, covariance: factor, shared, precisions, cuts: Vec::new() })
}

/// Log density of an effort at `z` = effort − curve, its slope and (negative) curvature in the curve.
///
/// Noise minus an exponential gap, of which `pull` of the pull downwards counts.
fn below(z: f64, sigma: f64, gap: f64, pull: f64) -> (f64, f64, f64) {
    let a = -z / sigma - sigma / gap;
    let (log_tail, hazard) = log_normal_cdf(a);
    let log = -gap.ln() + pull * z / gap + log_tail;
    let slope = -pull / gap + hazard / sigma;
    let curvature = (hazard * (hazard + a) / (sigma * sigma)).max(0.0);
    (log, slope, curvature)
}

/// ln Φ(a) and φ(a)/Φ(a), also far out in the tail.
pub(super) fn log_normal_cdf(a: f64) -> (f64, f64) {
    const LN_SQRT_TAU: f64 = 0.918_938_533_204_672_8;
    let log_density = -0.5 * a * a - LN_SQRT_TAU;
    let log_cdf = if a > -10.0 {
        (0.5 * erfc(-a / std::f64::consts::SQRT_2)).ln()
    } else {
        let b = a * a;
        log_density - (-a).ln() + (-1.0 / b + 2.5 / (b * b)).ln_1p()
    };
    (log_cdf, (log_density - log_cdf).exp())
}

impl Posterior {
    /// Mean and variance of a linear function of the curve (its value at a distance, for one) over all components.
    #[must_use]
    pub(crate) fn moments(&self, shares: &Vector) -> (f64, f64) {
        let mean: f64 = self.components.iter().map(|c| c.weight * matrix::dot(shares, &c.mean)).sum();
        let variance = self
            .components
            .iter()
            .map(|c| {
                let own = matrix::quadratic(&c.covariance, shares) + matrix::quadratic(&c.shared, shares);
                c.weight * (own + (matrix::dot(shares, &c.mean) - mean).powi(2))
            })
            .sum();
        (mean, variance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_joins_smoothly() {
        let (near, far) = (log_normal_cdf(-9.999_999), log_normal_cdf(-10.000_001));
        assert!((near.0 - far.0).abs() < 1e-4 && (near.1 - far.1).abs() < 1e-3);
    }

    #[test]
    fn slope_and_curvature_are_those_of_the_density() {
        for z in [-0.3, -0.05, 0.0, 0.02, 0.1] {
            let at = |z: f64| below(z, 0.015, 0.05, 0.7);
            let h = 1e-5;
            let numeric = -(at(z + h).0 - at(z - h).0) / (2.0 * h);
            assert!(
                (numeric - at(z).1).abs() < 1e-3 * (1.0 + numeric.abs()),
                "slope at {z}: {numeric} against {}",
                at(z).1
            );
            let bend = (at(z + h).1 - at(z - h).1) / (2.0 * h);
            assert!((bend - at(z).2).abs() < 1e-3 * (1.0 + bend.abs()), "curvature at {z}: {bend} against {}", at(z).2);
        }
    }
}
