//! Published ranges of carbohydrate for days and races.

use crate::{OutOfDomain, measured_range};
use quantity::Duration;
use serde::{Deserialize, Serialize};

const SOURCE: &str = "the carbohydrate guidelines";

/// A published range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Guideline {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

const fn range(low: f64, high: f64) -> Guideline {
    Guideline { low, high }
}

/// How much training a day holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayLoad {
    /// Low intensity or skill, or rest.
    Low,
    /// About an hour.
    Moderate,
    /// One to three hours.
    High,
    /// More than four to five hours.
    VeryHigh,
    /// Loading in the 36 to 48 h before an event of more than 90 min.
    Loading,
    /// The 24 h before an event of less than 90 min.
    BeforeShortEvent,
}

/// Carbohydrate of a day.
///
/// - **Units**: g per kg of body mass and day.
/// - **Domain**: healthy adults.
/// - **Errors**: none.
/// - **Source**: Burke et al. (2011), J Sports Sci 29:S17-S27, and Thomas, Erdman & Burke (2016); the split of the daily
///   bands as remembered, not re-read.
///
/// ```
/// use physiology::{DayLoad, carbohydrate_per_day};
/// assert_eq!(carbohydrate_per_day(DayLoad::Moderate).low, 5.0);
/// ```
#[must_use]
pub const fn carbohydrate_per_day(load: DayLoad) -> Guideline {
    match load {
        DayLoad::Low => range(3.0, 5.0),
        DayLoad::Moderate => range(5.0, 7.0),
        DayLoad::High => range(6.0, 10.0),
        DayLoad::VeryHigh => range(8.0, 12.0),
        DayLoad::Loading => range(10.0, 12.0),
        DayLoad::BeforeShortEvent => range(7.0, 12.0),
    }
}

/// Carbohydrate during exercise.
///
/// Above 60 g an hour it must be glucose and fructose together; 90 to 120 is for a gut that was trained for it, and
/// the evidence is young.
///
/// - **Units**: duration in s, result in g per hour; up to 75 min a mouth rinse does.
/// - **Domain**: 0 to 48 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Burke et al. (2011); Thomas, Erdman & Burke (2016); Wallis & Podlogar (2022) for the trained gut.
///
/// ```
/// use {physiology::carbohydrate_per_hour, quantity::Duration};
/// let marathon = carbohydrate_per_hour(Duration::from_s(12_600.0), false)?;
/// assert_eq!((marathon.low, marathon.high), (60.0, 90.0));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn carbohydrate_per_hour(duration: Duration, gut_trained: bool) -> Result<Guideline, OutOfDomain> {
    let minutes = measured_range("duration in s", duration.s(), 0.0..=172_800.0, SOURCE)? / 60.0;
    Ok(match minutes {
        m if m < 45.0 => range(0.0, 0.0),
        m if m <= 75.0 => range(0.0, 30.0),
        m if m <= 150.0 => range(30.0, 60.0),
        _ if gut_trained => range(90.0, 120.0),
        _ => range(60.0, 90.0),
    })
}

/// Carbohydrate of the meal 1 to 4 h before exercise of more than an hour.
///
/// - **Units**: hours before, result in g per kg of body mass.
/// - **Domain**: 1 to 4 h before.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Burke et al. (2011): 1 to 4 g/kg. One gram per hour before is our reading of it, a default, not a finding.
///
/// ```
/// assert_eq!(physiology::carbohydrate_before(3.0)?, 3.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn carbohydrate_before(hours_before: f64) -> Result<f64, OutOfDomain> {
    measured_range("hours before", hours_before, 1.0..=4.0, SOURCE)
}

/// Carbohydrate of the first four hours after exercise when the next session is within eight hours.
///
/// - **Units**: g per kg of body mass and hour.
/// - **Domain**: healthy adults.
/// - **Errors**: none.
/// - **Source**: Burke et al. (2011).
///
/// ```
/// assert_eq!(physiology::carbohydrate_to_refuel().high, 1.2);
/// ```
#[must_use]
pub const fn carbohydrate_to_refuel() -> Guideline {
    range(1.0, 1.2)
}

/// Caffeine about an hour before a race, for those who tolerate it.
///
/// Not in pregnancy, with high blood pressure or where sleep suffers.
///
/// - **Units**: mg per kg of body mass.
/// - **Domain**: healthy adults who are used to it.
/// - **Errors**: none.
/// - **Source**: Thomas, Erdman & Burke (2016).
///
/// ```
/// assert_eq!(physiology::caffeine_before().low, 3.0);
/// ```
#[must_use]
pub const fn caffeine_before() -> Guideline {
    range(3.0, 6.0)
}
