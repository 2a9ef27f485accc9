//! A runner's speed over distance as it is told: monotone, with a band.

use super::matrix::Vector;
use super::{KNOTS, KNOTS_M, among_knots};
use quantity::{Distance, Duration, Estimate, Speed};

/// Level of every band.
pub const LEVEL: f64 = 0.8;
/// Speed falls with distance at most so steeply (in the logarithms): far below 1, so that a longer race always takes longer.
const STEEPEST: f64 = 0.6;
/// No band is narrower than this on either side, in ln(speed): a best time's own day-to-day noise.
const NARROWEST: f64 = 0.004;

/// Points of a curve as it is told: the knots, and the middles between them in ln(distance).
pub const POINTS: usize = 2 * KNOTS - 1;
/// A value at each point.
pub type Line = [f64; POINTS];

/// The distance of a point of [`Line`].
///
/// - **Units**: m.
/// - **Domain**: places from 0 to below [`POINTS`]; even ones are knots.
/// - **Errors**: none; panics on a place that is none.
/// - **Source**: ours: geometric means between the knots.
///
/// ```
/// # use physiology::population::point;
/// assert_eq!((point(8).m(), point(10).m()), (5000.0, 10_000.0));
/// assert!((point(9).m() - 7071.07).abs() < 0.01);
/// ```
#[must_use]
pub fn point(place: usize) -> Distance {
    let knot = KNOTS_M[place / 2];
    Distance::from_m(if place.is_multiple_of(2) { knot } else { (knot * KNOTS_M[place / 2 + 1]).sqrt() })
}

/// Speed against distance with its 80 % band: never increasing with distance, and time always increasing with it.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeedCurve {
    middle: Line,
    low: Line,
    high: Line,
    n: usize,
}

impl SpeedCurve {
    /// From (middle, low, high) of ln(speed) at the knots; each line is made monotone by the nearest one that is.
    #[must_use]
    pub(crate) fn new(knots: &[(f64, f64, f64); KNOTS], n: usize) -> Self {
        let line = |of: fn(&(f64, f64, f64)) -> f64| between(&monotone(knots.each_ref().map(of), |k| KNOTS_M[k].ln()));
        Self { middle: line(|k| k.0), low: line(|k| k.1), high: line(|k| k.2), n }.around_its_middle()
    }

    /// The same middle with the ends of the band at these multiples of their distance from it, each line still never increasing.
    #[must_use]
    pub(crate) fn banded(&self, low: &Line, high: &Line) -> Self {
        let end = |line: &Line, factors: &Line| {
            let stretched = std::array::from_fn(|i| self.middle[i] + factors[i] * (line[i] - self.middle[i]));
            monotone(stretched, log_distance)
        };
        Self { low: end(&self.low, low), high: end(&self.high, high), ..self.clone() }.around_its_middle()
    }

    fn around_its_middle(mut self) -> Self {
        for i in 0..POINTS {
            self.low[i] = self.low[i].min(self.middle[i] - NARROWEST);
            self.high[i] = self.high[i].max(self.middle[i] + NARROWEST);
        }
        self
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
        let time = |line: &Line| distance.m() / at(line, distance).exp();
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
        let speed = |line: &Line| {
            let log_times: Line = std::array::from_fn(|i| log_distance(i) - line[i]);
            let reached = inverse(&log_times, duration.s().max(1e-3).ln());
            (reached - duration.s().max(1e-3).ln()).exp()
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
        let held = |line: &Line| {
            let falling = line.map(|v| -v);
            inverse(&falling, -wanted).exp().clamp(0.0, FARTHEST.m())
        };
        Estimate::new(held(&self.middle), held(&self.low), held(&self.high), LEVEL, self.n)
    }

    /// ln(speed) of the middle line at the knots.
    #[must_use]
    pub(crate) fn middle(&self) -> Vector {
        std::array::from_fn(|k| self.middle[2 * k])
    }
}

/// The end of the curve: what is held longer is told as this.
pub const FARTHEST: Distance = Distance::from_m(100_000.0);

/// ln of the distance of a point.
fn log_distance(place: usize) -> f64 {
    let knot = KNOTS_M[place / 2].ln();
    if place.is_multiple_of(2) { knot } else { f64::midpoint(knot, KNOTS_M[place / 2 + 1].ln()) }
}

/// A line through its values at the knots.
fn between(knots: &Vector) -> Line {
    std::array::from_fn(
        |i| if i.is_multiple_of(2) { knots[i / 2] } else { f64::midpoint(knots[i / 2], knots[i / 2 + 1]) },
    )
}

/// A line's value at a distance: linear in ln(distance), along the end slopes outside.
fn at(line: &Line, distance: Distance) -> f64 {
    let (after, share) = among_knots(distance);
    let (first, share) = if share < 0.5 { (2 * after - 2, 2.0 * share) } else { (2 * after - 1, 2.0 * share - 1.0) };
    (1.0 - share) * line[first] + share * line[first + 1]
}

/// ln(distance) at which a line of non-decreasing values reaches a value, along the end slopes outside.
fn inverse(values: &Line, wanted: f64) -> f64 {
    let after = values.iter().position(|&v| v > wanted).unwrap_or(POINTS).clamp(1, POINTS - 1);
    let (a, b) = (after - 1, after);
    let (x0, x1) = (log_distance(a), log_distance(b));
    // A flat end is taken as almost flat: the answer is then far outside, and cut by the caller.
    x0 + (x1 - x0) * (wanted - values[a]) / (values[b] - values[a]).max(1e-9)
}

/// The nearest never increasing line (least squares), and not steeper than a runner can fade; `place` is ln(distance).
fn monotone<const N: usize>(values: [f64; N], place: impl Fn(usize) -> f64) -> [f64; N] {
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(N);
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
    let mut out = [0.0; N];
    let mut i = 0;
    for (v, n) in blocks {
        out[i..i + n].fill(v);
        i += n;
    }
    for i in 1..N {
        out[i] = out[i].max(out[i - 1] - STEEPEST * (place(i) - place(i - 1)));
    }
    out
}
