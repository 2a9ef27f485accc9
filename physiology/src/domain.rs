//! The one gate of all models: a number outside the range that was measured is refused.

use std::ops::RangeInclusive;

/// A number outside the range that its model was measured over.
///
/// ```
/// let refused = physiology::measured_range("grade", 0.6, -0.45..=0.45, "Minetti et al. (2002)").unwrap_err();
/// assert_eq!(refused.to_string(), "grade 0.6 is outside -0.45 to 0.45, the range of Minetti et al. (2002)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{quantity} {value} is {}, the range of {source_of_range}", outside(*low, *high))]
pub struct OutOfDomain {
    /// What the number is, with its unit where it has one.
    pub quantity: &'static str,
    /// The number that was met.
    pub value: f64,
    /// The lowest number the model takes.
    pub low: f64,
    /// The highest number the model takes; infinite where there is no upper end.
    pub high: f64,
    /// Who set the range.
    pub source_of_range: &'static str,
}

fn outside(low: f64, high: f64) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("outside {low} to {high}"),
        (true, false) => format!("not a finite number from {low} up"),
        (false, true) => format!("not a finite number up to {high}"),
        (false, false) => "not a finite number".to_owned(),
    }
}

/// Why a model gives no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A number outside the range that the model was measured over.
    #[error(transparent)]
    OutOfDomain(#[from] OutOfDomain),
    /// Too few observations, or too alike, to fit the model.
    #[error("{model} needs {needs}; here are {met}")]
    TooFew {
        /// The model that was to be fitted.
        model: &'static str,
        /// What it needs.
        needs: &'static str,
        /// What it was given.
        met: String,
    },
    /// The model has no answer for this runner: the question lies outside what it describes.
    #[error("{model} has no answer: {because}")]
    OutsideModel {
        /// The model that was asked.
        model: &'static str,
        /// What is in the way.
        because: String,
    },
}

/// The value itself when it is finite and inside the range that was measured.
///
/// - **Units**: those of the caller; `quantity` names them.
/// - **Domain**: any number; an end of the range may be infinite.
/// - **Errors**: [`OutOfDomain`] outside the range, for NaN and for infinity.
/// - **Source**: ours; every model passes its numbers through here.
///
/// ```
/// use physiology::measured_range;
/// assert_eq!(measured_range("grade", 0.1, -0.45..=0.45, "Minetti et al. (2002)"), Ok(0.1));
/// assert!(measured_range("grade", f64::NAN, -0.45..=0.45, "Minetti et al. (2002)").is_err());
/// ```
pub fn measured_range(
    quantity: &'static str,
    value: f64,
    range: RangeInclusive<f64>,
    source_of_range: &'static str,
) -> Result<f64, OutOfDomain> {
    if value.is_finite() && range.contains(&value) {
        Ok(value)
    } else {
        Err(OutOfDomain { quantity, value, low: *range.start(), high: *range.end(), source_of_range })
    }
}
