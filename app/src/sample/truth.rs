//! What the simulated runner can really do: the truth that the estimator has to find.

use physiology::population::{Vector, knot_shares, matrix};
use quantity::{Distance, Duration, Speed};

/// Crossover time of the truth's two pieces.
const CROSSOVER_S: f64 = 360.0;

/// Durations of the line behind the endurance index of a drawn shape, as the ledger takes it.
const ENDURANCE_S: [f64; 4] = [360.0, 1200.0, 3600.0, 9000.0];

/// How a runner's speed falls with duration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// With the logarithm of time, more steeply below six minutes than above.
    TwoPieces {
        /// Fall of speed per natural logarithm of time above six minutes, as a share.
        gamma_long: f64,
        /// The same below six minutes.
        gamma_short: f64,
    },
    /// ln(speed) at the knots of other runners' curves: with the strengths and weaknesses that real runners have.
    Drawn(Vector),
}

/// A runner's real speed-duration relation on one day; it never exceeds the sprint speed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capability {
    /// Speed held for six minutes.
    pub maximal_aerobic_speed: Speed,
    /// What the rest is like.
    pub shape: Shape,
    /// Fastest speed at all.
    pub sprint: Speed,
}

impl Capability {
    /// A runner of a drawn curve.
    #[must_use]
    pub fn drawn(curve: Vector, sprint: Speed) -> Self {
        let mut runner = Self { maximal_aerobic_speed: sprint, shape: Shape::Drawn(curve), sprint };
        runner.maximal_aerobic_speed = runner.speed(Duration::from_s(CROSSOVER_S));
        runner
    }

    /// The highest mean speed for a duration.
    #[must_use]
    pub fn speed(&self, duration: Duration) -> Speed {
        let seconds = duration.s().max(1.0);
        let speed = match self.shape {
            Shape::TwoPieces { gamma_long, gamma_short } => {
                let ratio = seconds / CROSSOVER_S;
                let gamma = if ratio > 1.0 { gamma_long } else { gamma_short };
                self.maximal_aerobic_speed * (1.0 - gamma * ratio.ln())
            }
            Shape::Drawn(curve) => {
                let time = |metres: f64| metres / over(&curve, metres);
                Speed::from_mps(bisected(1.0, 400_000.0, |metres| time(metres) < seconds) / seconds)
            }
        };
        speed.min(self.sprint)
    }

    /// The shortest time for a distance: speed times time grows with time over the whole range used.
    #[must_use]
    pub fn time(&self, distance: Distance) -> Duration {
        let covered = |seconds: f64| self.speed(Duration::from_s(seconds)).mps() * seconds;
        Duration::from_s(bisected(1.0, 12.0 * 3600.0, |seconds| covered(seconds) < distance.m()))
    }

    /// Emig's endurance index: the time, in crossover times, for which 90 % of the six-minute speed is held.
    #[must_use]
    pub fn endurance_index(&self) -> f64 {
        let gamma = match self.shape {
            Shape::TwoPieces { gamma_long, .. } => gamma_long,
            Shape::Drawn(_) => {
                let points = ENDURANCE_S.map(|s| ((s / CROSSOVER_S).ln(), self.speed(Duration::from_s(s)).mps()));
                let (slope, intercept) = line_of(points);
                (-slope / intercept).max(0.02)
            }
        };
        (0.1 / gamma).exp()
    }

    /// The same runner, faster or slower throughout.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        let shape = match self.shape {
            Shape::Drawn(curve) => Shape::Drawn(curve.map(|v| v + factor.ln())),
            pieces @ Shape::TwoPieces { .. } => pieces,
        };
        Self { maximal_aerobic_speed: self.maximal_aerobic_speed * factor, shape, ..self }
    }
}

/// Speed in m/s over some metres of a drawn curve.
fn over(curve: &Vector, metres: f64) -> f64 {
    matrix::dot(&knot_shares(Distance::from_m(metres)), curve).exp()
}

/// Where a question's answer turns from yes to no.
fn bisected(mut low: f64, mut high: f64, yes: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if yes(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Slope and intercept of the least-squares line through points.
pub fn line_of<const N: usize>(points: [(f64, f64); N]) -> (f64, f64) {
    let n = N as f64;
    let (mean_x, mean_y) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (sxy, sxx) = points
        .iter()
        .fold((0.0, 0.0), |(xy, xx), p| (xy + (p.0 - mean_x) * (p.1 - mean_y), xx + (p.0 - mean_x).powi(2)));
    (sxy / sxx, mean_y - sxy / sxx * mean_x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_speeds_agree() {
        let runner = Capability {
            maximal_aerobic_speed: Speed::from_mps(4.7),
            shape: Shape::TwoPieces { gamma_long: 0.075, gamma_short: 0.11 },
            sprint: Speed::from_mps(8.2),
        };
        for metres in [400.0, 1500.0, 5000.0, 42_195.0] {
            let time = runner.time(Distance::from_m(metres));
            assert!((runner.speed(time).mps() * time.s() - metres).abs() < 0.1);
        }
        assert!(runner.time(Distance::from_m(400.0)).s() > 400.0 / 8.2);
    }

    #[test]
    fn a_drawn_curve_is_run_as_drawn() {
        let runner = Capability::drawn([1.9, 1.8, 1.7, 1.62, 1.57, 1.5, 1.42, 1.33, 1.1], Speed::from_mps(8.5));
        assert!((runner.time(Distance::from_m(10_000.0)).s() - 10_000.0 / 1.5_f64.exp()).abs() < 0.01);
        let twice = runner.scaled(1.1);
        assert!(
            (runner.time(Distance::from_m(5000.0)).s() / twice.time(Distance::from_m(5000.0)).s() - 1.1).abs() < 1e-6
        );
        assert!(runner.endurance_index() > 1.0);
    }
}
