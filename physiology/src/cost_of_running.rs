//! Energy cost of running and walking on a slope.

use crate::{OutOfDomain, measured_range};
use quantity::{CostOfTransport, Grade};

const SOURCE: &str = "Minetti et al. (2002)";
/// Grades that were measured.
pub const MINETTI_GRADES: std::ops::RangeInclusive<f64> = -0.45..=0.45;

/// Energy a runner spends per kilogram of body mass to cover one metre of sloping ground.
///
/// The cost is lowest on a moderate descent and grows steeply uphill; speed does not enter. To adjust a pace for the
/// hill, divide by the cost at [`Grade::LEVEL`] rather than by the measured level cost: the fitted curve passes 3.6 there,
/// the runners averaged 3.40.
///
/// - **Units**: `grade` in m/m, result in J/(kg·m).
/// - **Domain**: −0.45 ≤ `grade` ≤ 0.45; ten mountain runners on a treadmill.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN. Never extrapolates.
/// - **Source**: Minetti et al. (2002), J Appl Physiol 93:1039-1046, doi:10.1152/japplphysiol.01177.2001; regression as
///   remembered and as public copies agree, measured means from the abstract.
///
/// ```
/// # use {physiology::cost_of_running, quantity::Grade};
/// let hill = cost_of_running(Grade::from_ratio(0.10))? / cost_of_running(Grade::LEVEL)?;
/// assert_eq!(format!("{hill:.2}"), "1.66");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn cost_of_running(grade: Grade) -> Result<CostOfTransport, OutOfDomain> {
    polynomial(grade, [155.4, -30.4, -43.3, 46.3, 19.5, 3.6])
}

/// Energy a walker spends per kilogram of body mass to cover one metre of sloping ground.
///
/// At the level the fitted curve passes 2.5, the walkers averaged 1.64.
///
/// - **Units**: `grade` in m/m, result in J/(kg·m).
/// - **Domain**: −0.45 ≤ `grade` ≤ 0.45; ten mountain runners on a treadmill.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN. Never extrapolates.
/// - **Source**: Minetti et al. (2002), J Appl Physiol 93:1039-1046; regression as remembered and as public copies agree.
///
/// ```
/// # use {physiology::cost_of_walking, quantity::Grade};
/// assert_eq!(format!("{:.2}", cost_of_walking(Grade::from_ratio(-0.10))?.j_per_kg_m()), "1.13");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn cost_of_walking(grade: Grade) -> Result<CostOfTransport, OutOfDomain> {
    polynomial(grade, [280.5, -58.7, -76.8, 51.9, 19.6, 2.5])
}

/// Coefficients from the fifth power down to the constant.
fn polynomial(grade: Grade, coefficients: [f64; 6]) -> Result<CostOfTransport, OutOfDomain> {
    let i = measured_range("grade", grade.ratio(), MINETTI_GRADES, SOURCE)?;
    Ok(CostOfTransport::from_j_per_kg_m(coefficients.iter().fold(0.0, |sum, c| sum * i + c)))
}
