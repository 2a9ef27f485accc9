//! What the drift of long runs says about the long end of the curve.

use super::{Component, KNOTS_M, Population, SpeedCurve, Vector, knot_shares, matrix};
use quantity::{Distance, Duration, race_distance};

/// How fast heart rate and speed part on a runner's long runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LongDrift {
    /// Growth of beats per metre in an hour after the fresh part, as [`crate::drift`] gives it for one run.
    pub per_hour: f64,
    /// Its standard error.
    pub error: f64,
}

/// What is held for so long is told by the efforts; what comes after it, by the long runs too.
const FRESH: Duration = Duration::from_s(5400.0);
/// Drift per hour of marathoners: thirds are cut at ratios of 1.10 and 1.20, and from 5-10 to 35-40 km it is 2.69 h at
/// the mean time of 226.8 min. That training drifts alike is a default, not a finding.
const USUAL: f64 = 0.056;
/// Standard deviation between runners, from the same cuts.
const BETWEEN: f64 = 0.043;
/// Correlation of the drift in a marathon with its speed: 0.4 by the thirds' means and spreads of the share of critical
/// speed (88, 86, 82 %; 6, 6, 7 %), 0.6 by the error that knowing it took off (6.45 to 5.16 %). The middle of the two.
const IN_A_RACE: f64 = 0.5;
/// What a drift in training tells of that in a race. Default, not a finding.
const IN_TRAINING: f64 = 0.6;
/// Standard deviation of the third that drifts most over that of the others.
const SCATTERS: f64 = 7.0 / 6.0;
/// Drifts so many standard deviations from the usual one count as this.
const MOST: f64 = 2.0;

impl LongDrift {
    /// Whether it says something: finite, with an error that is one.
    ///
    /// - **Units**: 1/h.
    /// - **Domain**: drifts of -0.5 to 1 an hour, errors from 0 on.
    /// - **Errors**: none.
    /// - **Source**: ours; the limits are those of [`crate::durability_trend`].
    ///
    /// ```
    /// # use physiology::population::LongDrift;
    /// assert!(LongDrift { per_hour: 0.05, error: 0.01 }.is_usable());
    /// assert!(!LongDrift { per_hour: f64::NAN, error: 0.01 }.is_usable());
    /// ```
    #[must_use]
    pub fn is_usable(&self) -> bool {
        (-0.5..=1.0).contains(&self.per_hour) && self.error.is_finite() && self.error >= 0.0
    }

    /// The drift of a year's long runs in one figure: their middle run, each with the weight of its hours after the fresh part.
    ///
    /// One run with a slipping strap or in the heat drifts by anything, so the middle one is asked, not the mean.
    ///
    /// - **Units**: drifts in 1/h, hours after the fresh part.
    /// - **Domain**: runs as [`crate::drift`] gives them.
    /// - **Errors**: none; `None` without a run that is finite and has hours.
    /// - **Source**: weighted median; the scatter of a single run, 0.10 an hour, is a default, not a finding.
    ///
    /// ```
    /// # use physiology::population::LongDrift;
    /// let year = LongDrift::of(&[(0.05, 1.0), (0.30, 0.5), (0.04, 2.0)]).unwrap();
    /// assert_eq!((year.per_hour, format!("{:.3}", year.error).as_str()), (0.04, "0.065"));
    /// assert_eq!(LongDrift::of(&[]), None);
    /// ```
    #[must_use]
    pub fn of(runs: &[(f64, f64)]) -> Option<Self> {
        /// Standard deviation of the drift of one run around the runner's.
        const ONE_RUN: f64 = 0.10;
        let mut usable: Vec<(f64, f64)> = runs
            .iter()
            .copied()
            .filter(|(drift, hours)| drift.is_finite() && *hours > 0.0 && hours.is_finite())
            .collect();
        usable.sort_by(|a, b| a.0.total_cmp(&b.0));
        let all: f64 = usable.iter().map(|run| run.1).sum();
        let squares: f64 = usable.iter().map(|run| run.1 * run.1).sum();
        let mut passed = 0.0;
        let middle = usable.iter().find(|run| {
            passed += run.1;
            passed >= 0.5 * all
        })?;
        // As many runs of equal weight as tell as much.
        let alike = all * all / squares;
        Some(Self { per_hour: middle.0.clamp(-0.5, 1.0), error: ONE_RUN / alike.sqrt() })
    }

    /// Where the drift lies among runners, and how much of what is seen is the runner's own.
    fn place(&self) -> (f64, f64) {
        let own = BETWEEN * BETWEEN / (BETWEEN * BETWEEN + self.error * self.error);
        (((self.per_hour - USUAL) / BETWEEN).clamp(-MOST, MOST), own)
    }
}

/// How far the runner of a curve comes before long runs have a say.
pub fn reached(curve: &SpeedCurve) -> Distance {
    Distance::from_m(curve.speed_over(FRESH).value * FRESH.s())
}

impl Population {
    /// This population as runners of such a drift are spread in it: what they hold of their speed beyond the distance that
    /// they reach in an hour and a half, and how far that scatters.
    ///
    /// - **Units**: ln(m/s).
    /// - **Domain**: drifts that are usable; `reached` from 5 km to the marathon, outside its ends count.
    /// - **Errors**: none.
    /// - **Source**: correlation and scatter after Smyth et al. (2022), Sports Med 52:2283-2295, who saw the drift inside the race;
    ///   what a drift in training tells of it is a default, not a finding.
    ///
    /// ```
    /// # use {physiology::population::{LongDrift, Population, Profile}, quantity::Distance};
    /// let all = Population::fitted();
    /// let of = |per_hour| {
    ///     let drifting = all.drifting(&LongDrift { per_hour, error: 0.0 }, Distance::from_m(20_000.0));
    ///     drifting.components[1].mean
    /// };
    /// assert_eq!(of(0.12)[4], of(0.0)[4]);
    /// assert!(of(0.12)[7] < of(0.0)[7]);
    /// ```
    #[must_use]
    pub fn drifting(&self, drift: &LongDrift, reached: Distance) -> Self {
        let from = Distance::from_m(reached.m().clamp(5000.0, 0.9 * race_distance::MARATHON.m()));
        Self {
            components: self.components.iter().map(|c| c.drifting(drift, from)).collect(),
            degrees_of_freedom: self.degrees_of_freedom,
            falls: self.falls,
        }
    }
}

impl Component {
    fn drifting(&self, drift: &LongDrift, from: Distance) -> Self {
        let (near, far) = (knot_shares(from), knot_shares(race_distance::MARATHON));
        let held: Vector = std::array::from_fn(|k| far[k] - near[k]);
        let along = matrix::times(&self.covariance, &held);
        let variance = matrix::dot(&held, &along);
        let (place, own) = drift.place();
        let tells = IN_A_RACE * IN_TRAINING;
        let shift = -tells * own * place * variance.sqrt();
        let scatter = 1.0 + (SCATTERS - 1.0) * IN_TRAINING * own * place.clamp(0.0, 1.0);
        let then = variance * (1.0 - tells * tells * own) * scatter * scatter;
        let mut covariance = self.covariance;
        matrix::add_outer(&mut covariance, (then - variance) / (variance * variance), &along);
        let span = (race_distance::MARATHON / from).ln();
        let mean: Vector = std::array::from_fn(|k| {
            let past = (KNOTS_M[k] / from.m()).ln() / span;
            self.mean[k] + shift * past.clamp(0.0, 1.5)
        });
        // The variance along one direction changes and stays above zero: the matrix stays positive definite.
        let Some(new) = Self::new(self.share, self.female, mean, covariance, self.noise) else { return self.clone() };
        let new = new.with_sex_shift(self.sex_shift);
        Self {
            spread_fast: self.spread_fast,
            spread_slow: self.spread_slow,
            slope_fast: self.slope_fast,
            slope_slow: self.slope_slow,
            bend_fast: self.bend_fast,
            bend_slow: self.bend_slow,
            rare: self.rare.clone(),
            ..new
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::KNOTS;
    use super::*;

    #[test]
    fn a_drift_that_is_not_known_at_all_changes_nothing_but_its_own_noise() {
        let all = Population::fitted();
        let vague = all.drifting(&LongDrift { per_hour: 0.4, error: 1e6 }, Distance::from_m(20_000.0));
        for (a, b) in all.components.iter().zip(&vague.components) {
            for k in 0..KNOTS {
                assert!((a.mean[k] - b.mean[k]).abs() < 1e-9);
                assert!((a.covariance[k][k] - b.covariance[k][k]).abs() < 1e-9);
            }
        }
    }
}
