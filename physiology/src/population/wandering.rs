//! What efforts tell less because the form since them is one: who was better on a day in spring than today was so in every race of
//! that spring.
//!
//! Each effort's own error holds the drift of form since its day, as if every effort had drifted by itself. Form wanders at random
//! instead (a random walk back from today), so that two efforts share what came since the younger one, and many old efforts do not
//! average it out. The estimate stays what it is; its covariance becomes what such efforts leave it (the sandwich of Huber 1967).

use super::matrix::{self, Matrix, Vector};
use super::{KNOTS, Observation, knot_shares};

/// Standard deviation of ln(speed) by which form drifts in a year: 0.03 to 0.04 among those who ran the same 10 miles or the same
/// marathon again after one to twelve years (`cargo xtask accuracy --drift`).
pub const DRIFT_PER_YEAR: f64 = 0.035;

/// What the covariance of a curve grows by, from the efforts' distances, their precisions and their drift.
///
/// `covariance` is that of the curve as if each effort's drift were its own.
pub fn shared(covariance: &Matrix, observations: &[Observation], precisions: &[f64]) -> Matrix {
    let mut grows = [[0.0; KNOTS]; KNOTS];
    // By how much the curve moves when the form on the day of an effort was so much better.
    let mut moves: Vec<(f64, Vector)> = observations
        .iter()
        .zip(precisions)
        .filter(|(o, precision)| o.drift > 0.0 && **precision > 0.0)
        .map(|(o, &precision)| (o.drift, matrix::times(covariance, &knot_shares(o.distance)).map(|m| m * precision)))
        .collect();
    moves.sort_by(|a, b| b.0.total_cmp(&a.0));
    // From the oldest day on: every step of the walk moves all efforts that are as old as it or older.
    let mut together = [0.0; KNOTS];
    for (i, (drift, own)) in moves.iter().enumerate() {
        together.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        let before = moves.get(i + 1).map_or(0.0, |next| next.0);
        matrix::add_outer(&mut grows, drift - before, &together);
        matrix::add_outer(&mut grows, -drift, own);
    }
    grows
}

#[cfg(test)]
mod tests {
    use super::super::Likelihood;
    use super::*;
    use quantity::{Distance, Duration};

    fn effort(m: f64, drift: f64) -> Observation {
        let likelihood = Likelihood::Below { sigma: 0.03, gap: 0.02, pull: 1.0 };
        let told = Observation::new(Distance::from_m(m), Duration::from_s(m / 4.0), likelihood);
        Observation { drift, ..told.expect("it is a run") }
    }

    #[test]
    fn what_is_shared_is_what_sums_over_all_pairs_say() {
        let efforts = [effort(5000.0, 4e-4), effort(10_000.0, 1e-4), effort(3000.0, 9e-4), effort(10_000.0, 4e-4)];
        let precisions = [900.0, 1500.0, 400.0, 700.0];
        let covariance: Matrix =
            std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 4e-4 } else { 2e-4 / (i.abs_diff(j) as f64) }));
        let told = shared(&covariance, &efforts, &precisions);
        for (k, row) in told.iter().enumerate() {
            for (l, told) in row.iter().enumerate() {
                let mut sum = 0.0;
                for (i, a) in efforts.iter().enumerate() {
                    for (j, b) in efforts.iter().enumerate().filter(|(j, _)| *j != i) {
                        let along = |o: &Observation| matrix::times(&covariance, &knot_shares(o.distance));
                        let moves = |o: &Observation, p: f64| along(o).map(|m| m * p);
                        sum += a.drift.min(b.drift) * moves(a, precisions[i])[k] * moves(b, precisions[j])[l];
                    }
                }
                assert!((told - sum).abs() < 1e-12, "{k} {l}: {told} {sum}");
            }
        }
    }

    #[test]
    fn one_effort_shares_with_nobody() {
        let covariance: Matrix = std::array::from_fn(|_| [1e-4; KNOTS]);
        let told = shared(&covariance, &[effort(5000.0, 4e-4)], &[900.0]);
        assert!(told.iter().flatten().all(|v| v.abs() < 1e-18));
    }
}
