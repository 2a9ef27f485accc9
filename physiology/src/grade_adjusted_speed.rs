//! Level speed of equal effort: by heart rate for pacing, by energy for fuel.

use crate::{MINETTI_GRADES, OutOfDomain, cost_of_running, measured_range};
use quantity::{Grade, Speed};
use serde::{Deserialize, Serialize};

/// What "equal effort" means; the two differ by far downhill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeModel {
    /// Equal heart rate: for pacing and for showing a grade-adjusted pace.
    EqualHr,
    /// Equal metabolic cost: for energy and fuel. Downhill cost is not downhill speed.
    Metabolic,
}

/// Facts read off the published plot of level-equivalent speed over speed: grade in percent, multiplier, step 0.005.
const EQUAL_HR: [(f64, f64); 38] = [
    (-32.2435, 1.5931),
    (-27.7269, 1.3824),
    (-23.8125, 1.2206),
    (-20.3498, 1.0882),
    (-17.2886, 0.9902),
    (-14.6288, 0.9265),
    (-12.3203, 0.8873),
    (-10.3129, 0.8725),
    (-8.5565, 0.8725),
    (-7.0509, 0.8775),
    (-5.7461, 0.8922),
    (-4.5919, 0.9069),
    (-3.6384, 0.9216),
    (-2.7852, 0.9363),
    (-2.0827, 0.9559),
    (-1.4804, 0.9706),
    (-0.9786, 0.9804),
    (-0.5771, 0.9902),
    (-0.0251, 0.9951),
    (0.0, 1.0),
    (0.5269, 1.0049),
    (0.9284, 1.0147),
    (1.4303, 1.0294),
    (2.0325, 1.0539),
    (2.7351, 1.0833),
    (3.5882, 1.1127),
    (4.5417, 1.1569),
    (5.6959, 1.2108),
    (7.0007, 1.2794),
    (8.5063, 1.3627),
    (10.2627, 1.4755),
    (12.2701, 1.6225),
    (14.6288, 1.8088),
    (17.2886, 2.0441),
    (20.2996, 2.3186),
    (23.7624, 2.6176),
    (27.6768, 2.9608),
    (32.1432, 3.3284),
];
const EQUAL_HR_SOURCE: &str = "the equal-heart-rate curve of 2017";

/// Level speed over speed on a slope, at equal effort.
///
/// - **Units**: grade in m/m, result without unit.
/// - **Domain**: equal heart rate −0.322 to 0.321, about 6 million runs of 240,000 athletes; metabolic −0.45 to 0.45, ten
///   mountain runners on a treadmill.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: equal heart rate: curve published by Strava Engineering in 2017, "An improved GAP model", read off its
///   plot by a third party, joined by straight lines; metabolic: Minetti et al. (2002) over its own level value.
///
/// ```
/// use {physiology::{GradeModel, grade_multiplier}, quantity::Grade};
/// let down = Grade::from_ratio(-0.10);
/// assert_eq!(format!("{:.2}", grade_multiplier(down, GradeModel::EqualHr)?), "0.87");
/// assert_eq!(format!("{:.2}", grade_multiplier(down, GradeModel::Metabolic)?), "0.60");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn grade_multiplier(grade: Grade, model: GradeModel) -> Result<f64, OutOfDomain> {
    match model {
        GradeModel::Metabolic => Ok(cost_of_running(grade)? / cost_of_running(Grade::LEVEL)?),
        GradeModel::EqualHr => {
            let (first, last) = (EQUAL_HR[0].0 / 100.0, EQUAL_HR[EQUAL_HR.len() - 1].0 / 100.0);
            let percent = 100.0 * measured_range("grade", grade.ratio(), first..=last, EQUAL_HR_SOURCE)?;
            let right = EQUAL_HR.partition_point(|&(corner, _)| corner < percent).clamp(1, EQUAL_HR.len() - 1);
            let ((x0, y0), (x1, y1)) = (EQUAL_HR[right - 1], EQUAL_HR[right]);
            Ok(y0 + (y1 - y0) * ((percent - x0) / (x1 - x0)))
        }
    }
}

/// Level speed over speed at equal heart rate, as a smooth curve through the plotted one.
///
/// - **Units**: grade in m/m, result without unit.
/// - **Domain**: −0.20 to 0.20; within 0.02 of the plotted curve.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: our quartic fit to the curve of [`grade_multiplier`]; computed, not published.
///
/// ```
/// use {physiology::grade_multiplier_smooth, quantity::Grade};
/// assert_eq!(format!("{:.2}", grade_multiplier_smooth(Grade::from_ratio(0.10))?), "1.46");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn grade_multiplier_smooth(grade: Grade) -> Result<f64, OutOfDomain> {
    let g = 100.0 * measured_range("grade", grade.ratio(), -0.20..=0.20, "the quartic fit")?;
    Ok(1.0 + g * (0.0285756 + g * (0.00168104 + g * (5.2399e-6 + g * 8.354e-8))))
}

/// Level speed of equal effort.
///
/// Ground steeper than was measured counts as the steepest that was measured, so that one bad altitude sample does not
/// lose a run.
///
/// - **Units**: speed in m/s, grade in m/m, result in m/s.
/// - **Domain**: speeds of 0 to 15 m/s, any finite grade, held at the ends of [`grade_multiplier`]'s domain.
/// - **Errors**: [`OutOfDomain`] for other speeds and for NaN.
/// - **Source**: as [`grade_multiplier`]; holding at the ends is a default, not a finding.
///
/// ```
/// use {physiology::{GradeModel, grade_adjusted_speed}, quantity::{Grade, Speed}};
/// let level = grade_adjusted_speed(Speed::from_mps(3.0), Grade::from_ratio(0.05), GradeModel::EqualHr)?;
/// assert_eq!(format!("{:.2}", level.mps()), "3.53");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn grade_adjusted_speed(speed: Speed, grade: Grade, model: GradeModel) -> Result<Speed, OutOfDomain> {
    let speed_mps = measured_range("speed in m/s", speed.mps(), 0.0..=15.0, "running")?;
    let ratio = measured_range("grade", grade.ratio(), f64::NEG_INFINITY..=f64::INFINITY, "running")?;
    let (low, high) = match model {
        GradeModel::EqualHr => (EQUAL_HR[0].0 / 100.0, EQUAL_HR[EQUAL_HR.len() - 1].0 / 100.0),
        GradeModel::Metabolic => (*MINETTI_GRADES.start(), *MINETTI_GRADES.end()),
    };
    Ok(Speed::from_mps(speed_mps * grade_multiplier(Grade::from_ratio(ratio.clamp(low, high)), model)?))
}
