//! The runner's traits, read off the curve.

use super::band::{Factor, Figure, FigureFactors};
use crate::population::{LEVEL, Posterior, SpeedCurve, Vector, knot_shares, matrix};
use quantity::{Distance, Duration, Estimate, race_distance};

/// What characterises a runner, each with its 80 % interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Traits {
    /// Critical speed, m/s: the slope of distance on time between 3 and 20 min.
    pub critical_speed_mps: Estimate,
    /// D′, m: the intercept of the same line. Not worth more than two digits.
    pub d_prime_m: Estimate,
    /// E_l of Emig: how long, in multiples of 6 min, 90 % of the 6-min speed is held.
    pub endurance_index: Estimate,
    /// Riegel's exponent between 5 km and the marathon; 1 would be no fade.
    pub fade_exponent: Estimate,
    /// Sprint ceiling, m/s: from the 400 m end of the curve by a default ratio; rough.
    pub sprint_mps: Estimate,
}

/// How each figure of [`Traits`] follows the curve: its growth per ln(speed) at the knots.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slopes {
    pub(crate) critical_speed: Vector,
    pub(crate) d_prime: Vector,
    pub(crate) endurance_index: Vector,
    pub(crate) fade_exponent: Vector,
    pub(crate) sprint: Vector,
}

/// The 90 % point of the normal distribution.
const NORMAL_90: f64 = 1.281_551_565_544_6;
/// Highest speed over mean speed of an all-out 400 m, and the standard deviation of its logarithm. Default, not a finding.
const SPRINT_RATIO: (f64, f64) = (1.20, 0.06);
/// Nobody sprints faster.
const FASTEST_SPRINT_MPS: f64 = 12.5;
/// Durations of the line of critical speed, s.
const CRITICAL_S: [f64; 4] = [180.0, 360.0, 720.0, 1200.0];
/// Durations of the fade behind the endurance index, s: from Emig's crossover time on.
const ENDURANCE_S: [f64; 4] = [360.0, 1200.0, 3600.0, 9000.0];

impl Traits {
    /// The same figures with the ends of their bands at these multiples of their distance from them; none leaves what can be.
    pub(crate) fn banded(&self, factors: &FigureFactors) -> Self {
        let end = |told: Estimate, figure: Figure, least: f64, most: f64| {
            let Factor { low, high } = factors[figure as usize];
            let (down, up) = (told.value - low * (told.value - told.low), told.value + high * (told.high - told.value));
            Estimate::new(told.value, down.max(least), up.min(most), told.level, told.n)
        };
        Self {
            critical_speed_mps: end(self.critical_speed_mps, Figure::CriticalSpeed, 0.1, f64::MAX),
            d_prime_m: end(self.d_prime_m, Figure::DPrime, 0.0, f64::MAX),
            endurance_index: end(self.endurance_index, Figure::EnduranceIndex, 1.0, f64::MAX),
            fade_exponent: end(self.fade_exponent, Figure::FadeExponent, 1.0, f64::MAX),
            sprint_mps: end(self.sprint_mps, Figure::Sprint, 0.1, FASTEST_SPRINT_MPS),
        }
    }

    /// The traits of a posterior: each is a function of the curve, its interval by the curve's covariance (first order).
    pub(crate) fn of(posterior: &Posterior, curve: &SpeedCurve, n: usize) -> (Self, Slopes) {
        let middle = curve.middle();
        let spread = |f: &dyn Fn(&SpeedCurve) -> f64| {
            let at = |line: Vector| f(&SpeedCurve::new(&line.map(|v| (v, v, v)), n));
            let value = at(middle);
            let h = 1e-3;
            let gradient: Vector = std::array::from_fn(|k| {
                let (mut up, mut down) = (middle, middle);
                up[k] += h;
                down[k] -= h;
                (at(up) - at(down)) / (2.0 * h)
            });
            (value, posterior.moments(&gradient).1.max(0.0).sqrt(), gradient)
        };
        let estimate = |value: f64, sd: f64, least: f64| {
            Estimate::new(value, (value - NORMAL_90 * sd).max(least), value + NORMAL_90 * sd, LEVEL, n)
        };
        let held = |c: &SpeedCurve, s: f64| c.speed_over(Duration::from_s(s)).value;
        let line = |c: &SpeedCurve| line_of(CRITICAL_S.map(|t| (t, held(c, t) * t)));
        // v = v_m (1 - γ ln(T/t_c)); E_l = exp(0.1/γ).
        let gamma = |c: &SpeedCurve| {
            let (slope, intercept) = line_of(ENDURANCE_S.map(|t| ((t / ENDURANCE_S[0]).ln(), held(c, t))));
            (-slope / intercept).max(1e-3)
        };
        let (g, sd, index_slope) = spread(&gamma);
        let index = |g: f64| (0.1 / g.clamp(0.02, 0.3)).exp();
        let reach = NORMAL_90 * sd;
        let endurance_index = Estimate::new(index(g), index(g + reach), index((g - reach).max(1e-3)), LEVEL, n);
        let fade = |c: &SpeedCurve| {
            let (short, long) = (Distance::from_m(5000.0), race_distance::MARATHON);
            (c.time(long).value / c.time(short).value).ln() / (long / short).ln()
        };
        let unit = knot_shares(Distance::from_m(400.0));
        let (log_400, variance) = (matrix::dot(&unit, &middle), posterior.moments(&unit).1);
        let sprint = log_400 + SPRINT_RATIO.0.ln();
        let reach = NORMAL_90 * (variance + SPRINT_RATIO.1.powi(2)).sqrt();
        let (speed, speed_sd, speed_slope) = spread(&|c| line(c).0);
        let (reserve, reserve_sd, reserve_slope) = spread(&|c| line(c).1);
        let (exponent, exponent_sd, exponent_slope) = spread(&fade);
        let traits = Self {
            critical_speed_mps: estimate(speed, speed_sd, 0.1),
            d_prime_m: estimate(reserve, reserve_sd, 0.0),
            endurance_index,
            fade_exponent: estimate(exponent, exponent_sd, 1.0),
            sprint_mps: Estimate::new(
                sprint.exp(),
                (sprint - reach).exp(),
                (sprint + reach).exp().min(FASTEST_SPRINT_MPS),
                LEVEL,
                n,
            ),
        };
        let slopes = Slopes {
            critical_speed: speed_slope,
            d_prime: reserve_slope,
            endurance_index: index_slope,
            fade_exponent: exponent_slope,
            sprint: unit,
        };
        (traits, slopes)
    }
}

/// Slope and intercept of the least-squares line.
fn line_of<const N: usize>(points: [(f64, f64); N]) -> (f64, f64) {
    let n = N as f64;
    let (mx, my) = (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let sxy: f64 = points.iter().map(|p| (p.0 - mx) * (p.1 - my)).sum();
    let sxx: f64 = points.iter().map(|p| (p.0 - mx).powi(2)).sum();
    let slope = sxy / sxx;
    (slope, my - slope * mx)
}
