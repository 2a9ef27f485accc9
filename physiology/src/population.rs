//! What thousands of other runners say about one: a mixture of populations over the logarithm of speed at nine distances.
//!
//! A runner's curve is the logarithm of speed, linear in the logarithm of distance between the [`KNOTS_M`]. Each component of the
//! mixture (recreational, club and elite runners separate by themselves) has a mean curve, a covariance of the curves around it
//! and the noise of a single best time. The table is fitted by `cargo xtask prior` and lies in `physiology/data/prior.csv`.

mod age;
mod curve;
mod falling;
mod few;
mod long_drift;
mod marginal;
pub mod matrix;
mod posterior;
mod table;
mod wandering;
mod weekly;

pub use age::ageing;
pub use curve::{FARTHEST, LEVEL, Line, POINTS, SpeedCurve, point};
pub use long_drift::LongDrift;
pub use matrix::{Matrix, Vector};
pub use posterior::{ComponentPosterior, Likelihood, Observation, Posterior};
pub use table::TableError;
pub use wandering::DRIFT_PER_YEAR;

use quantity::Distance;
use std::sync::LazyLock;

/// Number of knots of a curve.
pub const KNOTS: usize = 9;
/// Distances in metres at which a curve is known; between them it is linear in the logarithms.
pub const KNOTS_M: [f64; KNOTS] = [400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0, 100_000.0];

/// Best times at a distance that is raced seldom are slower than the curve: by how much, in one component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RareDistance {
    /// The distance, metres.
    pub distance_m: f64,
    /// Mean of ln(speed) against the curve; negative is slower.
    pub offset: f64,
    /// Standard deviation of ln(speed).
    pub noise: f64,
}

/// Woman or man, as race results and records tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Woman.
    Female,
    /// Man.
    Male,
}

/// What is known of a runner beside results. All of it may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Profile {
    /// Sex, where told.
    pub sex: Option<Sex>,
    /// Age in years, where told.
    pub age: Option<f64>,
    /// Running in a typical week, where told.
    pub weekly: Option<Distance>,
    /// How heart rate and speed part on long runs, where they say it.
    pub drift: Option<LongDrift>,
}

/// One of the populations.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Share of all runners.
    pub share: f64,
    /// Share of women in it.
    pub female: f64,
    /// Mean ln(speed in m/s) at the knots.
    pub mean: Vector,
    /// By how much women's mean ln(speed) differs from men's within the component, at the knots.
    pub sex_shift: Vector,
    /// Covariance of the runners' curves.
    pub covariance: Matrix,
    /// Standard deviation of one best time around the runner's curve, at the knots.
    pub noise: Vector,
    /// Factor from the model's standard deviation to the 80 % interval seen in cross-validation, at the knots, towards faster …
    pub spread_fast: Vector,
    /// … and towards slower times.
    pub spread_slow: Vector,
    /// How the logarithm of the factor grows with the runner's level within the component, at the knots, towards faster …
    pub slope_fast: Vector,
    /// … and towards slower times. The best of a population that is chosen by its speed scatter more towards slower times.
    pub slope_slow: Vector,
    /// How it bends with the square of the level, less 1: towards faster …
    pub bend_fast: Vector,
    /// … and towards slower times.
    pub bend_slow: Vector,
    /// Distances that are raced seldom.
    pub rare: Vec<RareDistance>,
    precision: Matrix,
    log_determinant: f64,
    /// The spread of women and men together, for runners whose sex is not told.
    either: Spread,
}

/// A covariance with what is needed of its inverse.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Spread {
    covariance: Matrix,
    precision: Matrix,
    log_determinant: f64,
}

impl Component {
    /// A component from its parts; `None` when the covariance is not positive definite.
    ///
    /// - **Units**: ln(m/s) and its square; shares between 0 and 1.
    /// - **Domain**: any covariance that is positive definite; spreads are 1 and no distance is rare until they are set.
    /// - **Errors**: none; `None` for a covariance that is none.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use physiology::population::{Component, KNOTS};
    /// let mean = std::array::from_fn(|i| 1.8 - 0.07 * i as f64);
    /// let covariance = std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 0.02 } else { 0.01 }));
    /// assert!(Component::new(1.0, 0.5, mean, covariance, [0.02; KNOTS]).is_some());
    /// assert!(Component::new(1.0, 0.5, mean, [[0.0; KNOTS]; KNOTS], [0.02; KNOTS]).is_none());
    /// ```
    #[must_use]
    pub fn new(share: f64, female: f64, mean: Vector, covariance: Matrix, noise: Vector) -> Option<Self> {
        let factor = matrix::cholesky(&covariance)?;
        let (precision, log_determinant) = (matrix::inverse(&factor), matrix::log_determinant(&factor));
        let one = [1.0; KNOTS];
        Some(Self {
            share,
            female,
            mean,
            sex_shift: [0.0; KNOTS],
            covariance,
            noise,
            spread_fast: one,
            spread_slow: one,
            slope_fast: [0.0; KNOTS],
            slope_slow: [0.0; KNOTS],
            bend_fast: [0.0; KNOTS],
            bend_slow: [0.0; KNOTS],
            rare: Vec::new(),
            precision,
            log_determinant,
            either: Spread { covariance, precision, log_determinant },
        })
    }

    /// The same component with another difference between women's and men's means.
    ///
    /// A runner whose sex is not told may be either: the spread around the common mean is then that of both together.
    ///
    /// - **Units**: ln(m/s) at the knots, women less men.
    /// - **Domain**: any finite difference.
    /// - **Errors**: none.
    /// - **Source**: variance of a mixture of two means; the difference is fitted by `cargo xtask prior`.
    ///
    /// ```
    /// # use physiology::population::{Population, Profile, Sex};
    /// let one = Population::fitted().components[0].clone().with_sex_shift([-0.1; 9]);
    /// let women = Profile { sex: Some(Sex::Female), ..Profile::default() };
    /// assert!(one.mean_of(&women)[4] < one.mean[4]);
    /// ```
    #[must_use]
    pub fn with_sex_shift(mut self, sex_shift: Vector) -> Self {
        self.sex_shift = sex_shift;
        let apart = self.female * (1.0 - self.female);
        let pull = matrix::times(&self.precision, &sex_shift);
        let grows = 1.0 + apart * matrix::dot(&pull, &sex_shift);
        let mut either =
            Spread { covariance: self.covariance, precision: self.precision, log_determinant: self.log_determinant };
        matrix::add_outer(&mut either.covariance, apart, &sex_shift);
        matrix::add_outer(&mut either.precision, -apart / grows, &pull);
        either.log_determinant += grows.ln();
        self.either = either;
        self
    }

    /// Covariance, its inverse and the logarithm of its determinant, for runners of whom this much is told.
    fn spread(&self, profile: &Profile) -> Spread {
        match profile.sex {
            None => self.either,
            Some(_) => {
                Spread { covariance: self.covariance, precision: self.precision, log_determinant: self.log_determinant }
            }
        }
    }

    /// Mean ln(speed) at the knots of the component's runners of one sex, age and usual week; of all where it is not told.
    ///
    /// Runners of long weeks hold more of their 5 km speed to the marathon; old ones are slower over every distance, by the road
    /// age factors.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: any; a week that is no distance above zero and an age outside 5 to 100 years count as not told.
    /// - **Errors**: none.
    /// - **Source**: sexes fitted by `cargo xtask prior`; ages by the road age factors of 2025, see [`crate::age_factor`], against
    ///   the component's usual age; weeks by a default of ours between our regression on 116 runners and
    ///   Vickers & Vertosick (2016), doi:10.1186/s13102-016-0052-y.
    ///
    /// ```
    /// # use {physiology::population::{Population, Profile, Sex}, quantity::Distance};
    /// let one = &Population::fitted().components[0];
    /// let of = |sex, km: Option<f64>| {
    ///     let weekly = km.map(|km| Distance::from_m(km * 1000.0));
    ///     one.mean_of(&Profile { sex: Some(sex), weekly, ..Profile::default() })
    /// };
    /// let (women, men) = (of(Sex::Female, None), of(Sex::Male, None));
    /// assert!((women[4] - men[4] - one.sex_shift[4]).abs() < 1e-12);
    /// assert!(of(Sex::Male, Some(120.0))[7] > of(Sex::Male, Some(20.0))[7]);
    /// let aged = |age| one.mean_of(&Profile { age: Some(age), ..Profile::default() });
    /// assert!(aged(70.0)[7] < aged(40.0)[7]);
    /// assert_eq!(one.mean_of(&Profile::default()), one.mean);
    /// ```
    #[must_use]
    pub fn mean_of(&self, profile: &Profile) -> Vector {
        let share = match profile.sex {
            Some(Sex::Female) => 1.0 - self.female,
            Some(Sex::Male) => -self.female,
            None => 0.0,
        };
        let weeks = profile.weekly.map_or([0.0; KNOTS], |weekly| weekly::shift(self, weekly));
        let years = profile.age.map_or([0.0; KNOTS], |age| age::shift(self, profile.sex, age));
        std::array::from_fn(|i| self.mean[i] + share * self.sex_shift[i] + weeks[i] + years[i])
    }

    /// Where a speed lies within the component at a knot: standard deviations of its runners above their mean, cut at 2.
    ///
    /// - **Units**: ln(m/s) in, 1 out.
    /// - **Domain**: any speed; `knot` counts from 0 and is below [`KNOTS`].
    /// - **Errors**: none; panics on a knot that is none.
    /// - **Source**: ours; the cut is a default, not a finding.
    ///
    /// ```
    /// # use physiology::population::Population;
    /// let one = &Population::fitted().components[0];
    /// assert_eq!((one.level(4, one.mean[4]), one.level(4, 9.0)), (0.0, 2.0));
    /// ```
    #[must_use]
    pub fn level(&self, knot: usize, log_speed: f64) -> f64 {
        ((log_speed - self.mean[knot]) / self.covariance[knot][knot].sqrt()).clamp(-2.0, 2.0)
    }

    /// The offset and the variance of one best time at a distance.
    ///
    /// - **Units**: ln(m/s) and its square.
    /// - **Domain**: any distance; within 0.6 % of a rare one that one's own, else between the knots' noise.
    /// - **Errors**: none.
    /// - **Source**: fitted by `cargo xtask prior`; the 0.6 % is a default, not a finding.
    ///
    /// ```
    /// # use physiology::population::{Component, KNOTS};
    /// let mean = std::array::from_fn(|i| 1.8 - 0.07 * i as f64);
    /// let covariance = std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 0.02 } else { 0.01 }));
    /// let one = Component::new(1.0, 0.5, mean, covariance, [0.02; KNOTS]).unwrap();
    /// let (offset, variance) = one.best_time_noise(quantity::Distance::from_m(5000.0));
    /// assert_eq!((offset, format!("{variance:.4}").as_str()), (0.0, "0.0004"));
    /// ```
    #[must_use]
    pub fn best_time_noise(&self, distance: Distance) -> (f64, f64) {
        let m = distance.m();
        if let Some(rare) = self.rare.iter().find(|r| (r.distance_m / m - 1.0).abs() < 0.006) {
            return (rare.offset, rare.noise * rare.noise);
        }
        let sd = matrix::dot(&knot_shares(distance), &self.noise);
        (0.0, sd * sd)
    }
}

/// Runners as a mixture of components.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// The components.
    pub components: Vec<Component>,
    /// Degrees of freedom of the noise of a best time: few, since one stale best time is far off.
    pub degrees_of_freedom: f64,
    /// Whether only curves count that never rise with distance. Best times of different years may rise, what a runner can do may not.
    pub falls: bool,
}

impl Population {
    /// Middle, low and high end of ln(speed) of a best time at every knot: 80 % as seen in cross-validation, not as assumed.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: posteriors of this population.
    /// - **Errors**: none.
    /// - **Source**: normal quantiles of the posterior times factors seen in cross-validation by `cargo xtask prior`.
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let knots = population.best_times(&population.posterior(&[], &Profile::default()));
    /// assert!(knots.iter().all(|&(middle, low, high)| low < middle && middle < high));
    /// ```
    #[must_use]
    pub fn best_times(&self, posterior: &Posterior) -> [(f64, f64, f64); KNOTS] {
        if self.falls {
            let leans: Vec<marginal::Leans<'_>> = posterior.components.iter().filter_map(marginal::Leans::of).collect();
            return std::array::from_fn(|knot| {
                let middle = posterior.components.iter().map(|c| c.weight * c.mean[knot]).sum();
                let (low, high) = marginal::ends(&leans, knot);
                (middle, low, high)
            });
        }
        std::array::from_fn(|knot| {
            let (middle, low, high) = self.best_times_unscaled(posterior, knot);
            let (mut slow, mut fast) = (0.0, 0.0);
            for (c, p) in self.components.iter().zip(&posterior.components) {
                let level = c.level(knot, middle);
                let bent = level * level - 1.0;
                slow += p.weight * c.spread_slow[knot] * (c.slope_slow[knot] * level + c.bend_slow[knot] * bent).exp();
                fast += p.weight * c.spread_fast[knot] * (c.slope_fast[knot] * level + c.bend_fast[knot] * bent).exp();
            }
            (middle, middle - (middle - low) * slow, middle + (high - middle) * fast)
        })
    }

    /// The runner's curve as it is told: monotone, with its 80 % band.
    ///
    /// - **Units**: `n` is the number of results it rests on, told with every estimate.
    /// - **Domain**: posteriors of this population.
    /// - **Errors**: none.
    /// - **Source**: [`Self::best_times`], each line made monotone by least squares.
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let curve = population.curve(&population.posterior(&[], &Profile::default()), 0);
    /// assert!(curve.time(quantity::Distance::from_m(5000.0)).value < curve.time(quantity::Distance::from_m(5001.0)).value);
    /// ```
    #[must_use]
    pub fn curve(&self, posterior: &Posterior, n: usize) -> SpeedCurve {
        SpeedCurve::new(&self.best_times(posterior), n)
    }

    /// The same at one knot as a normal distribution would have it.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: posteriors of this population; `knot` counts from 0 and is below [`KNOTS`].
    /// - **Errors**: none; panics on a knot that is none.
    /// - **Source**: 10 % and 90 % points of a normal distribution of the posterior's mean and variance with the noise of one best time.
    ///
    /// ```
    /// # use physiology::population::{Population, Profile};
    /// let population = Population::fitted();
    /// let (middle, low, high) = population.best_times_unscaled(&population.posterior(&[], &Profile::default()), 4);
    /// assert!(low < middle && middle < high);
    /// ```
    #[must_use]
    pub fn best_times_unscaled(&self, posterior: &Posterior, knot: usize) -> (f64, f64, f64) {
        let mut unit = [0.0; KNOTS];
        unit[knot] = 1.0;
        let (mean, variance) = posterior.moments(&unit);
        let noise: f64 =
            self.components.iter().zip(&posterior.components).map(|(c, p)| p.weight * c.noise[knot].powi(2)).sum();
        let reach = NORMAL_90 * (variance + noise).sqrt();
        (mean, mean - reach, mean + reach)
    }
}

/// The 90 % point of the normal distribution: one end of the middle 80 %.
const NORMAL_90: f64 = 1.281_551_565_544_6;

static FITTED: LazyLock<Population> = LazyLock::new(|| {
    Population::from_csv(include_str!("../data/prior.csv"))
        .expect("the table in the source tree was written by xtask and is read by a test")
});

impl Population {
    /// The population of `physiology/data/prior.csv`.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: adult runners from 400 m to 100 km; the 400 m end and all beyond the marathon rest on few results and wide defaults.
    /// - **Errors**: none.
    /// - **Source**: fitted by `cargo xtask prior`; the table's header says on what.
    ///
    /// ```
    /// assert!(physiology::population::Population::fitted().components.len() >= 2);
    /// ```
    #[must_use]
    pub fn fitted() -> &'static Self {
        &FITTED
    }
}

static CAPACITY: LazyLock<Population> = LazyLock::new(|| FITTED.of_capacity());

impl Population {
    /// The fitted population told as what runners can do rather than as their best times.
    ///
    /// The scatter of best times around a curve is taken as the runners' own: who is better over one distance than his curve
    /// says is so on every day. A race then tells about its own distance much more than about its neighbours.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: as [`Self::fitted`].
    /// - **Errors**: none.
    /// - **Source**: the fitted table; that the scatter is the runner's own is ours, a default, not a finding.
    ///
    /// ```
    /// # use physiology::population::Population;
    /// let (fitted, capacity) = (&Population::fitted().components[0], &Population::capacity().components[0]);
    /// assert!(capacity.covariance[4][4] > fitted.covariance[4][4] && capacity.noise[4] == 0.0);
    /// ```
    #[must_use]
    pub fn capacity() -> &'static Self {
        &CAPACITY
    }

    /// The same runners with the scatter of best times taken as their own: see [`Self::capacity`].
    fn of_capacity(&self) -> Self {
        let own = |c: &Component| {
            let mut covariance = c.covariance;
            for (i, noise) in c.noise.iter().enumerate() {
                covariance[i][i] += noise * noise;
            }
            let new = Component::new(c.share, c.female, c.mean, covariance, [0.0; KNOTS])
                .expect("a positive definite covariance stays so with more variance");
            // How far best times lie from their prediction comes from lists that are cut by speed, and leaves out stale
            // ones by heavy tails; a runner's capacity is neither, so that the model's own spread holds.
            new.with_sex_shift(c.sex_shift)
        };
        Self {
            components: self.components.iter().map(own).collect(),
            degrees_of_freedom: self.degrees_of_freedom,
            falls: true,
        }
    }
}

/// The share of each knot in a curve's value at a distance: linear in the logarithm, constant slope beyond the ends.
///
/// - **Units**: m in; the shares add to 1.
/// - **Domain**: distances above 0 m; beyond the ends one share is negative.
/// - **Errors**: none.
/// - **Source**: ours: linear interpolation in ln(distance).
///
/// ```
/// # use {physiology::population::knot_shares, quantity::Distance};
/// assert_eq!(knot_shares(Distance::from_m(5000.0))[4], 1.0);
/// ```
#[must_use]
pub fn knot_shares(distance: Distance) -> Vector {
    let (after, share) = among_knots(distance);
    let mut shares = [0.0; KNOTS];
    shares[after - 1] = 1.0 - share;
    shares[after] = share;
    shares
}

/// The knot that ends the stretch in which a distance lies, and how far into it, in ln(distance); beyond the ends more or less than
/// all of the last stretch.
fn among_knots(distance: Distance) -> (usize, f64) {
    let m = distance.m();
    let after = KNOTS_M.iter().position(|&k| m < k).unwrap_or(KNOTS).clamp(1, KNOTS - 1);
    let (a, b) = (KNOTS_M[after - 1], KNOTS_M[after]);
    (after, if m == a { 0.0 } else { (m / a).ln() / (b / a).ln() })
}
