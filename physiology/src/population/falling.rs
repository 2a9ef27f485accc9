//! A runner's curve as efforts leave it that only say "not slower than this", and as it must be: never faster over a longer distance.
//!
//! Both cut a normal distribution of curves off at one side. What is left has another mean and another spread than a normal
//! distribution around its highest point would have; each cut is therefore replaced by the normal factor that leaves the same mean and
//! variance along its own direction, in turn, until nothing moves (expectation propagation, Minka 2001).

use super::KNOTS;
use super::matrix::{self, Matrix, Vector};
use super::posterior::log_normal_cdf;

/// One factor of the distribution, along one direction of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cut {
    /// The direction.
    pub along: Vector,
    /// What it says of the curve's value there.
    pub says: Says,
    /// The normal factor in its place: precision …
    pub precision: f64,
    /// … and precision times the value it draws to.
    pub pull: f64,
}

/// What a factor says of the curve's value along its direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Says {
    /// What its normal factor says, exactly.
    AsItIs,
    /// An effort below the curve by an exponential gap, measured with a normal error.
    Effort {
        /// ln(speed) of the effort.
        log_speed: f64,
        /// Standard deviation of its error.
        sigma: f64,
        /// Mean gap.
        gap: f64,
        /// Share of the gap's pull that counts.
        pull: f64,
    },
    /// It is above zero.
    AboveZero,
}

/// Most rounds over all cuts; it ends sooner when nothing moves.
const ROUNDS: usize = 40;
/// A step of ln(speed) that counts as none.
const STILL: f64 = 1e-6;

/// The cuts that keep a curve from rising with distance.
pub fn falls() -> impl Iterator<Item = Cut> {
    (1..KNOTS).map(|k| {
        let mut along = [0.0; KNOTS];
        (along[k - 1], along[k]) = (1.0, -1.0);
        Cut { along, says: Says::AboveZero, precision: 0.0, pull: 0.0 }
    })
}

impl Says {
    /// ln of the mass, the mean and the variance that are left of a normal distribution; none where nothing is cut.
    pub fn left_of(self, mean: f64, variance: f64) -> Option<(f64, f64, f64)> {
        let (tilt, edge, sigma, constant) = match self {
            Self::AsItIs => return None,
            Self::AboveZero => (0.0, 0.0, 0.0, 0.0),
            Self::Effort { log_speed, sigma, gap, pull } => {
                let tilt = pull / gap;
                let constant = tilt * (log_speed - mean) + 0.5 * tilt * tilt * variance - gap.ln();
                (tilt, log_speed + sigma * sigma / gap, sigma, constant)
            }
        };
        let drawn = mean - tilt * variance;
        let total = sigma * sigma + variance;
        let z = (drawn - edge) / total.sqrt();
        let (log_mass, hazard) = log_normal_cdf(z);
        let left = variance - variance * variance * hazard * (hazard + z) / total;
        Some((constant + log_mass, drawn + variance * hazard / total.sqrt(), left.max(1e-6 * variance)))
    }
}

/// What a normal distribution of curves becomes under the cuts: the log evidence (without the prior's own determinant), the mean and
/// the lower triangle of its precision. The cuts are left with their normal factors.
pub fn cut(prior: &Vector, prior_precision: &Matrix, cuts: &mut [Cut]) -> Option<(f64, Vector, Matrix)> {
    let prior_pull = matrix::times(prior_precision, prior);
    let joined = |cuts: &[Cut]| {
        let (mut precision, mut pull) = (*prior_precision, prior_pull);
        for cut in cuts {
            matrix::add_outer(&mut precision, cut.precision, &cut.along);
            pull.iter_mut().zip(&cut.along).for_each(|(sum, along)| *sum += cut.pull * along);
        }
        let factor = matrix::cholesky(&precision)?;
        Some((matrix::solve(&factor, &pull), factor, pull))
    };
    let (mut mean, factor, _) = joined(cuts)?;
    let mut covariance = matrix::inverse(&factor);
    for _ in 0..ROUNDS {
        let before = mean;
        for cut in cuts.iter_mut() {
            let reached = matrix::times(&covariance, &cut.along);
            let variance = matrix::dot(&reached, &cut.along);
            let at = matrix::dot(&mean, &cut.along);
            let Some((own_precision, own_pull)) = without(cut, at, variance) else { continue };
            let Some((_, left_mean, left)) = cut.says.left_of(own_pull / own_precision, 1.0 / own_precision) else {
                continue;
            };
            let precision = (1.0 / left - own_precision).max(0.0);
            let pull = left_mean * (precision + own_precision) - own_pull;
            let (more, more_pull) = (precision - cut.precision, pull - cut.pull);
            let grows = 1.0 + more * variance;
            for k in 0..KNOTS {
                mean[k] += reached[k] * (more_pull - more * at) / grows;
            }
            matrix::add_outer(&mut covariance, -more / grows, &reached);
            (cut.precision, cut.pull) = (precision, pull);
        }
        let step = (0..KNOTS).map(|k| (mean[k] - before[k]).abs()).fold(0.0, f64::max);
        if step < STILL {
            break;
        }
    }
    let (mean, factor, pull) = joined(cuts)?;
    let mut log_evidence =
        0.5 * (matrix::dot(&pull, &mean) - matrix::dot(&prior_pull, prior) - matrix::log_determinant(&factor));
    let covariance = matrix::inverse(&factor);
    for cut in cuts.iter() {
        let (at, variance) = (matrix::dot(&mean, &cut.along), matrix::quadratic(&covariance, &cut.along));
        let Some((own_precision, own_pull)) = without(cut, at, variance) else { continue };
        let Some((log_mass, ..)) = cut.says.left_of(own_pull / own_precision, 1.0 / own_precision) else { continue };
        let both = own_precision + cut.precision;
        log_evidence += log_mass - 0.5 * (own_precision / both).ln() - 0.5 * (own_pull + cut.pull).powi(2) / both
            + 0.5 * own_pull * own_pull / own_precision;
    }
    (log_evidence.is_finite() && mean.iter().all(|v| v.is_finite())).then_some((log_evidence, mean, factor))
}

/// Precision and pull along a cut's direction as they would be without it; none where nothing else says anything there.
fn without(cut: &Cut, at: f64, variance: f64) -> Option<(f64, f64)> {
    let precision = 1.0 / variance - cut.precision;
    (precision > 1e-9).then_some((precision, at / variance - cut.pull))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_normal_distribution_is_what_sums_over_its_values_say() {
        let effort = Says::Effort { log_speed: 1.3, sigma: 0.02, gap: 0.1, pull: 0.4 };
        for (says, mean, sd) in
            [(effort, 1.33, 0.05), (effort, 1.2, 0.03), (Says::AboveZero, -0.02, 0.04), (Says::AboveZero, 0.1, 0.04)]
        {
            let (log_mass, left_mean, left) = says.left_of(mean, sd * sd).unwrap();
            let mut sums = [0.0; 3];
            for i in -80_000..=80_000 {
                let off = f64::from(i) * 1e-4;
                let value = mean + sd * off;
                let says = match says {
                    Says::Effort { log_speed, sigma, gap, pull } => {
                        let z = log_speed - value;
                        (pull * z / gap - gap.ln() + log_normal_cdf(-z / sigma - sigma / gap).0).exp()
                    }
                    _ => f64::from(u8::from(value > 0.0)),
                };
                let weight = says * (-0.5 * off * off).exp() * 1e-4 / std::f64::consts::TAU.sqrt();
                sums[0] += weight;
                sums[1] += weight * value;
                sums[2] += weight * value * value;
            }
            let drawn = sums[1] / sums[0];
            assert!((log_mass.exp() / sums[0] - 1.0).abs() < 1e-3, "{says:?}: {} {}", log_mass.exp(), sums[0]);
            assert!((left_mean - drawn).abs() < 1e-4 * sd, "{says:?}: {left_mean} {drawn}");
            assert!((left / (sums[2] / sums[0] - drawn * drawn) - 1.0).abs() < 1e-3, "{says:?}");
        }
    }

    #[test]
    fn no_curve_rises_however_the_prior_does() {
        let prior: Vector = std::array::from_fn(|k| 1.3 + 0.01 * k as f64);
        let mut precision = [[0.0; KNOTS]; KNOTS];
        for (k, row) in precision.iter_mut().enumerate() {
            row[k] = 400.0;
        }
        let mut cuts: Vec<Cut> = falls().collect();
        let (log_evidence, mean, _) = cut(&prior, &precision, &mut cuts).unwrap();
        assert!(mean.windows(2).all(|pair| pair[0] > pair[1]), "{mean:?}");
        assert!(log_evidence.is_finite() && cuts.iter().all(|cut| cut.precision > 0.0));
    }
}
