//! What a runner's age says about speed over the distances.

use super::{Component, KNOTS, KNOTS_M, Sex, Vector, matrix};
use crate::age_grade::age_factor_near;
use quantity::Distance;

/// Mean age of the recreational runners whose best times the prior was fitted to, when they were asked.
const RECREATIONAL_AGE: f64 = 51.0;
/// The others of the tables were at their best. Default, not a finding.
const BEST_AGE: f64 = 28.0;
/// Components whose mean speed over 5 km is above this are of runners at their best. Default, not a finding.
const RECREATIONAL_BELOW_MPS: f64 = 4.8;
/// Ages that are believed.
const AGES: std::ops::RangeInclusive<f64> = 5.0..=100.0;
/// Younger than this a result of years ago says nothing of ageing.
const AGEING_FROM: f64 = 30.0;
/// The knot of 5 km, and the knots from it to the marathon, over whose mean the level is taken.
const FIVE_KM: usize = 4;
const LEVEL_KNOTS: std::ops::RangeInclusive<usize> = 4..=7;

/// ln of the road age factor; the mean of women's and men's where the sex is not told.
fn log_factor(sex: Option<Sex>, age: f64, distance: Distance) -> f64 {
    let of = |sex| age_factor_near(sex, age, distance).ln();
    match sex {
        Some(Sex::Female) => of(crate::Sex::Female),
        Some(Sex::Male) => of(crate::Sex::Male),
        None => f64::midpoint(of(crate::Sex::Female), of(crate::Sex::Male)),
    }
}

/// By how much the mean ln(speed) at the knots of a component's runners of this age is off that of all.
///
/// The age moves the level, and the shape of the curve as far as slower runners of the component have another one. It is for
/// runners of whom no race or test is known: where results say the level, telling the age made predictions no better.
pub fn shift(component: &Component, sex: Option<Sex>, age: f64) -> Vector {
    if !AGES.contains(&age) {
        return [0.0; KNOTS];
    }
    let usual = if component.mean[FIVE_KM].exp() < RECREATIONAL_BELOW_MPS { RECREATIONAL_AGE } else { BEST_AGE };
    let level: Vector = std::array::from_fn(|k| if LEVEL_KNOTS.contains(&k) { 0.25 } else { 0.0 });
    let older: f64 = LEVEL_KNOTS
        .map(|k| {
            let distance = Distance::from_m(KNOTS_M[k]);
            0.25 * (log_factor(sex, age, distance) - log_factor(sex, usual, distance))
        })
        .sum();
    let along = matrix::times(&component.covariance, &level);
    let variance = matrix::dot(&along, &level);
    along.map(|share| older * share / variance)
}

/// Change of ln(speed) that the years since a result brought by themselves: 0 or below.
///
/// Training, illness and weight move a runner more than a year does: the drift of form stands beside this.
///
/// - **Units**: age today in years, years since the result, result in ln(speed).
/// - **Domain**: ages of 5 to 100 years; results from before the age of 30 count as of 30.
/// - **Errors**: none; 0 for what is no age or no time.
/// - **Source**: road age factors of 2025, see [`crate::age_factor`]; their ratio over the years.
///
/// ```
/// # use {physiology::population::ageing, quantity::Distance};
/// let ten_km = Distance::from_m(10_000.0);
/// assert_eq!(ageing(None, 29.0, 5.0, ten_km), 0.0);
/// assert_eq!(format!("{:.3}", ageing(None, 60.0, 3.0, ten_km)), "-0.032");
/// ```
#[must_use]
pub fn ageing(sex: Option<Sex>, age: f64, years: f64, distance: Distance) -> f64 {
    let then = age - years;
    if !(AGES.contains(&age) && years > 0.0 && age > AGEING_FROM) || distance.m().is_nan() {
        return 0.0;
    }
    (log_factor(sex, age, distance) - log_factor(sex, then.max(AGEING_FROM), distance)).min(0.0)
}
