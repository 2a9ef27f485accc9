//! Maximal oxygen uptake as a race lets one guess it.

use crate::{Effort, OutOfDomain, fit::LEVEL, vdot};
use quantity::Estimate;

/// Half of the interval as a share: runners of one speed differ that much in what it costs them. Default, not a finding.
const HALF_BAND: f64 = 0.10;

/// Maximal oxygen uptake that would explain a race with an average cost of running.
///
/// No laboratory value: who runs cheaply has less than this and is as fast. Good for comparing a runner with himself.
///
/// - **Units**: effort in m and s, result in mL/(kg·min) with its interval at 80 %.
/// - **Domain**: as [`vdot`]: all-out races of 3.5 min to 4 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979) as in [`vdot`]; the interval of 10 % is a default, not a finding.
///
/// ```
/// use physiology::{Effort, vo2max_of_race};
/// let guess = vo2max_of_race(Effort::new(5000.0, 1198.0))?;
/// assert_eq!(format!("{:.0} ({:.0} to {:.0})", guess.value, guess.low, guess.high), "50 (45 to 55)");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn vo2max_of_race(race: Effort) -> Result<Estimate, OutOfDomain> {
    let value = vdot(race)?.ml_per_kg_min();
    Ok(Estimate::new(value, value * (1.0 - HALF_BAND), value * (1.0 + HALF_BAND), LEVEL, 1))
}
