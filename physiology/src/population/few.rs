//! How far each of a few best times is believed, found among the best times themselves.
//!
//! A runner with a handful of results needs no matrix over the knots in every round: the weights of heavy-tailed
//! noise depend only on the results' joint covariance.

#![allow(clippy::needless_range_loop, reason = "indices read like the algebra")]

use super::matrix::{self, Matrix, Vector};

/// More results than this are weighed over the knots.
pub const MOST: usize = 8;
/// Rounds of reweighing; it ends sooner when the weights stand still.
const ROUNDS: usize = 25;
/// A relative change of a weight that counts as none.
const STILL: f64 = 1e-4;

type Square = [[f64; MOST]; MOST];

/// The precision of each best time: `covariance` is that of the curves, `residuals` are ln(speed) less offset and the
/// component's mean, `variances` the noise's.
pub fn precisions(
    covariance: &Matrix,
    shares: &[Vector],
    residuals: &[f64],
    variances: &[f64],
    degrees: f64,
) -> Vec<f64> {
    let n = shares.len();
    let mut joint: Square = [[0.0; MOST]; MOST];
    for i in 0..n {
        let along = matrix::times(covariance, &shares[i]);
        for j in 0..=i {
            joint[i][j] = matrix::dot(&along, &shares[j]);
        }
    }
    let full = |variance: f64| (degrees + 1.0) / degrees / variance;
    let mut precisions: Vec<f64> = variances.iter().map(|&v| full(v)).collect();
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        let Some(inverse) = inverse(&joint, &precisions, n) else { break };
        let mut next = [0.0; MOST];
        for i in 0..n {
            let noise = 1.0 / precisions[i];
            let pull: f64 = (0..n).map(|j| inverse[i][j] * residuals[j]).sum();
            let left = noise * pull;
            let unsure = (noise - noise * noise * inverse[i][i]).max(0.0);
            next[i] = (degrees + 1.0) / (degrees + (left * left + unsure) / variances[i]) / variances[i];
            moved = moved.max((next[i] / precisions[i] - 1.0).abs());
        }
        precisions.copy_from_slice(&next[..n]);
        if moved < STILL {
            break;
        }
    }
    precisions
}

/// The inverse of the joint covariance with each result's noise, by Cholesky.
fn inverse(joint: &Square, precisions: &[f64], n: usize) -> Option<Square> {
    let mut l: Square = [[0.0; MOST]; MOST];
    for i in 0..n {
        for j in 0..=i {
            let mut sum = joint[i][j] + if i == j { 1.0 / precisions[i] } else { 0.0 };
            for k in 0..j {
                sum -= l[i][k] * l[j][k];
            }
            if i == j {
                if sum.is_nan() || sum <= 0.0 {
                    return None;
                }
                l[i][i] = sum.sqrt();
            } else {
                l[i][j] = sum / l[j][j];
            }
        }
    }
    let mut out: Square = [[0.0; MOST]; MOST];
    for column in 0..n {
        let mut x = [0.0; MOST];
        for i in column..n {
            let mut sum = if i == column { 1.0 } else { 0.0 };
            for k in column..i {
                sum -= l[i][k] * x[k];
            }
            x[i] = sum / l[i][i];
        }
        for i in (0..n).rev() {
            for k in i + 1..n {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        for i in 0..n {
            out[i][column] = x[i];
        }
    }
    Some(out)
}
