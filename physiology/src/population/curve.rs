//! A runner's speed over distance as it is told: monotone, with a band.

use super::matrix::Vector;
use super::{KNOTS, KNOTS_M, knot_shares, matrix};
use quantity::{Distance, Duration, Estimate, Speed};

/// Level of every band.
pub const LEVEL: f64 = 0.8;
/// Speed falls with distance at most so steeply (in the logarithms): far below 1, so that a longer race always takes longer.
const STEEPEST: f64 = 0.6;
/// No band is narrower than this on either side, in ln(speed): a best time's own day-to-day noise.
const NARROWEST: f64 = 0.004;

/// Speed against distance with its 80 % band: never increasing with distance, and time always increasing with it.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeedCurve {
    middle: Vector,
    low: Vector,
    high: Vector,
    n: usize,
}

impl SpeedCurve {
    /// From (middle, low, high) of ln(speed) at the knots; each line is made monotone by the nearest one that is.
    #[must_use]
    pub(crate) fn new(knots: &[(f64, f64, f64); KNOTS], n: usize) -> Self {
        let middle = monotone(knots.map(|k| k.0));
        let mut low = monotone(knots.map(|k| k.1));
        let mut high = monotone(knots.map(|k| k.2));
        for i in 0..KNOTS {
            low[i] = low[i].min(middle[i] - NARROWEST);
            high[i] = high[i].max(middle[i] + NARROWEST);
        }
        Self { middle, low, high, n }
    }

    /// The race time over a distance; low is the fast end.
    ///
    /// - **Units**: seconds.
    /// - **Domain**: 400 m to 100 km; outside, the nearest slope is carried on.
    /// - **Errors**: none.
    /// - **Source**: the fitted population, see [`super::Population`].
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let anybody = population.curve(&population.posterior(&[], &Profile::default()), 0);
    /// let marathon = anybody.time(quantity::race_distance::MARATHON);
    /// assert!(marathon.low < marathon.value && marathon.value < marathon.high);
    /// ```
    #[must_use]
    pub fn time(&self, distance: Distance) -> Estimate {
        let shares = knot_shares(distance);
        let time = |line: &Vector| distance.m() / matrix::dot(&shares, line).exp();
        Estimate::new(time(&self.middle), time(&self.high), time(&self.low), LEVEL, self.n)
    }

    /// The mean speed that is held over a duration.
    ///
    /// - **Units**: s in, m/s out; low is the slow end.
    /// - **Domain**: durations of races over 400 m to 100 km; outside, the nearest slope is carried on.
    /// - **Errors**: none; below 1 ms the duration counts as 1 ms.
    /// - **Source**: inverse of the curve's times, see [`Self::time`].
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let anybody = population.curve(&population.posterior(&[], &Profile::default()), 0);
    /// let hour = anybody.speed_over(quantity::Duration::from_s(3600.0));
    /// assert!(hour.low < hour.value && hour.value < hour.high);
    /// ```
    #[must_use]
    pub fn speed_over(&self, duration: Duration) -> Estimate {
        // ln(time) is linear in ln(distance) between the knots, so its inverse is too.
        let speed = |line: &Vector| {
            let log_times: Vector = std::array::from_fn(|i| KNOTS_M[i].ln() - line[i]);
            let log_distance = inverse(&log_times, duration.s().max(1e-3).ln());
            (log_distance - duration.s().max(1e-3).ln()).exp()
        };
        Estimate::new(speed(&self.middle), speed(&self.low), speed(&self.high), LEVEL, self.n)
    }

    /// How many metres a speed is held: up to where the curve falls below it. From 0 to [`FARTHEST`].
    ///
    /// - **Units**: m/s in, m out.
    /// - **Domain**: any speed; a curve that is flat at its end holds for 100 km.
    /// - **Errors**: none.
    /// - **Source**: inverse of the curve's speeds, see [`Self::time`].
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let anybody = population.curve(&population.posterior(&[], &Profile::default()), 0);
    /// let held = |mps| anybody.distance_at(quantity::Speed::from_mps(mps)).value;
    /// assert!(held(3.0) > held(5.0) && held(0.5) == 100_000.0);
    /// ```
    #[must_use]
    pub fn distance_at(&self, speed: Speed) -> Estimate {
        let wanted = speed.mps().max(1e-3).ln();
        let held = |line: &Vector| {
            let falling = line.map(|v| -v);
            inverse(&falling, -wanted).exp().clamp(0.0, FARTHEST.m())
        };
        Estimate::new(held(&self.middle), held(&self.low), held(&self.high), LEVEL, self.n)
    }

    /// ln(speed) of the middle line at the knots.
    #[must_use]
    pub(crate) const fn middle(&self) -> &Vector {
        &self.middle
    }
}

/// The end of the curve: what is held longer is told as this.
pub const FARTHEST: Distance = Distance::from_m(100_000.0);

/// ln(distance) at which a line of non-decreasing values reaches a value, along the end slopes outside.
fn inverse(values: &Vector, wanted: f64) -> f64 {
    let after = values.iter().position(|&v| v > wanted).unwrap_or(KNOTS).clamp(1, KNOTS - 1);
    let (a, b) = (after - 1, after);
    let (x0, x1) = (KNOTS_M[a].ln(), KNOTS_M[b].ln());
    // A flat end is taken as almost flat: the answer is then far outside, and cut by the caller.
    x0 + (x1 - x0) * (wanted - values[a]) / (values[b] - values[a]).max(1e-9)
}

/// The nearest never increasing line (least squares), and not steeper than a runner can fade.
fn monotone(values: Vector) -> Vector {
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(KNOTS);
    for v in values {
        blocks.push((v, 1));
        while let [.., a, b] = blocks[..] {
            if a.0 >= b.0 {
                break;
            }
            blocks.truncate(blocks.len() - 2);
            blocks.push(((a.0 * a.1 as f64 + b.0 * b.1 as f64) / (a.1 + b.1) as f64, a.1 + b.1));
        }
    }
    let mut out = [0.0; KNOTS];
    let mut i = 0;
    for (v, n) in blocks {
        out[i..i + n].fill(v);
        i += n;
    }
    for i in 1..KNOTS {
        out[i] = out[i].max(out[i - 1] - STEEPEST * (KNOTS_M[i] / KNOTS_M[i - 1]).ln());
    }
    out
}
