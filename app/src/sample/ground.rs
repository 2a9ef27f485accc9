//! Where the simulated runner runs: loops on the Dogger Bank, under water today, so nobody's home.

use std::f64::consts::TAU;

/// Degrees north and east of the front door.
const HOME: (f64, f64) = (54.72, 2.78);
const METRES_PER_DEGREE: f64 = 111_195.0;

/// One loop course. A run goes round it as often as it needs to.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// Length of one round in metres.
    pub round_m: f64,
    /// Direction in which the loop lies from home, in radians.
    pub bearing: f64,
    /// Half the height difference between its low and high end, in metres.
    pub hill_m: f64,
}

impl Course {
    /// A 400 m track.
    pub const TRACK: Self = Self { round_m: 400.0, bearing: 0.4, hill_m: 0.0 };

    /// Degrees north and east after so many metres: a wobbly closed curve.
    #[must_use]
    pub fn position(&self, metres: f64) -> (f64, f64) {
        let angle = TAU * metres / self.round_m;
        let radius = self.round_m / TAU;
        let wobble = if self.round_m > 500.0 { 1.0 + 0.18 * (3.0 * angle + self.bearing).sin() } else { 1.0 };
        let (centre_n, centre_e) = (radius * self.bearing.cos(), radius * self.bearing.sin());
        let heading = angle + std::f64::consts::PI + self.bearing;
        let north = centre_n + radius * wobble * heading.cos();
        let east = centre_e + radius * wobble * heading.sin();
        (HOME.0 + north / METRES_PER_DEGREE, HOME.1 + east / (METRES_PER_DEGREE * HOME.0.to_radians().cos()))
    }

    /// Height above sea level in metres.
    #[must_use]
    pub fn altitude(&self, metres: f64) -> f64 {
        let angle = TAU * metres / self.round_m;
        22.0 + self.hill_m * (1.0 - angle.cos()) + 0.25 * self.hill_m * (1.0 - (3.0 * angle).cos())
    }

    /// Rise over run.
    #[must_use]
    pub fn grade(&self, metres: f64) -> f64 {
        (self.altitude(metres + 10.0) - self.altitude(metres - 10.0)) / 20.0
    }
}
