//! Highest heart rate guessed from age, for as long as none was observed.

use crate::fit::{LEVEL, normal_quantile};
use crate::{OutOfDomain, measured_range};
use quantity::Estimate;

/// Standard error of every formula, bpm; published values lie between 7 and 12.
const STANDARD_ERROR_BPM: f64 = 10.0;

/// Whose regression on age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeartRateMaxFormula {
    /// 220 less the age.
    Fox,
    /// 208 − 0.7 of the age.
    Tanaka,
    /// 207 − 0.7 of the age.
    Gellish,
    /// 211 − 0.64 of the age.
    Nes,
    /// 206 − 0.88 of the age, from women.
    Gulati,
}

/// Highest heart rate of the average person of an age.
///
/// Always prefer an observed one: two in three people lie 10 bpm about this, and the rest further off.
///
/// - **Units**: age in years, result in bpm with its interval at 80 %.
/// - **Domain**: 10 to 90 years.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Fox; Tanaka (2001); Gellish (2007); Nes (2013); Gulati (2010): regressions as remembered, not re-read.
///
/// ```
/// use physiology::{HeartRateMaxFormula, heart_rate_max};
/// let guess = heart_rate_max(40.0, HeartRateMaxFormula::Tanaka)?;
/// assert_eq!(guess.value, 180.0);
/// assert!(guess.holds(170.0));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn heart_rate_max(age_years: f64, formula: HeartRateMaxFormula) -> Result<Estimate, OutOfDomain> {
    let age = measured_range("age in years", age_years, 10.0..=90.0, "the formulas of heart rate and age")?;
    let bpm = match formula {
        HeartRateMaxFormula::Fox => 220.0 - age,
        HeartRateMaxFormula::Tanaka => 208.0 - 0.7 * age,
        HeartRateMaxFormula::Gellish => 207.0 - 0.7 * age,
        HeartRateMaxFormula::Nes => 211.0 - 0.64 * age,
        HeartRateMaxFormula::Gulati => 206.0 - 0.88 * age,
    };
    let half = normal_quantile(LEVEL) * STANDARD_ERROR_BPM;
    Ok(Estimate::new(bpm, bpm - half, bpm + half, LEVEL, 0))
}
