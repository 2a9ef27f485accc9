//! What the simulated runner can really do: the truth that the estimator has to find.

use quantity::{Distance, Duration, Speed};
use serde::Serialize;

/// Crossover time of the truth's two pieces.
const CROSSOVER_S: f64 = 360.0;

/// A runner's real speed-duration relation on one day: speed falls with the logarithm of time, more steeply below
/// six minutes than above, and never exceeds the sprint speed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Capability {
    /// Speed held for six minutes.
    #[serde(rename = "maximal_aerobic_speed_mps")]
    pub maximal_aerobic_speed: Speed,
    /// Fall of speed per natural logarithm of time above six minutes, as a share.
    pub gamma_long: f64,
    /// The same below six minutes.
    pub gamma_short: f64,
    /// Fastest speed at all.
    #[serde(rename = "sprint_mps")]
    pub sprint: Speed,
}

impl Capability {
    /// The highest mean speed for a duration.
    #[must_use]
    pub fn speed(&self, duration: Duration) -> Speed {
        let ratio = duration.s().max(1.0) / CROSSOVER_S;
        let gamma = if ratio > 1.0 { self.gamma_long } else { self.gamma_short };
        (self.maximal_aerobic_speed * (1.0 - gamma * ratio.ln())).min(self.sprint)
    }

    /// The shortest time for a distance, by bisection: speed times time grows with time over the whole range used.
    #[must_use]
    pub fn time(&self, distance: Distance) -> Duration {
        let (mut low, mut high) = (1.0, 12.0 * 3600.0);
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if self.speed(Duration::from_s(middle)).mps() * middle < distance.m() {
                low = middle;
            } else {
                high = middle;
            }
        }
        Duration::from_s(f64::midpoint(low, high))
    }

    /// Emig's endurance index: the time, in crossover times, for which 90 % of the six-minute speed is held.
    #[must_use]
    pub fn endurance_index(&self) -> f64 {
        (0.1 / self.gamma_long).exp()
    }

    /// The same runner, faster or slower throughout.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { maximal_aerobic_speed: self.maximal_aerobic_speed * factor, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_speeds_agree() {
        let runner = Capability {
            maximal_aerobic_speed: Speed::from_mps(4.7),
            gamma_long: 0.075,
            gamma_short: 0.11,
            sprint: Speed::from_mps(8.2),
        };
        for metres in [400.0, 1500.0, 5000.0, 42_195.0] {
            let time = runner.time(Distance::from_m(metres));
            assert!((runner.speed(time).mps() * time.s() - metres).abs() < 0.1);
        }
        assert!(runner.time(Distance::from_m(400.0)).s() > 400.0 / 8.2);
    }
}
