//! How a run compares with the longest of the last thirty days.

use crate::{OutOfDomain, measured_range};
use quantity::{Distance, Estimate};
use serde::{Deserialize, Serialize};

/// Ratio above which a planned run earns a word of warning.
pub const SPIKE_RATIO: f64 = 1.10;

/// The four classes of the cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpikeClass {
    /// Up to a tenth longer than the longest, or shorter: the reference.
    Reference,
    /// More than 10 up to 30 % longer.
    Small,
    /// More than 30 % longer, up to twice as long.
    Moderate,
    /// More than twice as long.
    Large,
}

/// A run against the longest of the last thirty days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionSpike {
    /// Distance over the longest of the last thirty days.
    pub ratio: f64,
    /// The class of that ratio.
    pub class: SpikeClass,
    /// Rate of injury in that class over the reference class, with its 95 % interval; none for the reference.
    pub hazard_rate_ratio: Option<Estimate>,
}

/// How much longer a run is than the longest of the last thirty days, and what one cohort saw after such runs.
///
/// One observational cohort, self-reported, four fifths men, not rising steadily with the ratio (1.64 then 1.52): an
/// association, no forecast for a person. Its printed p of 0.01 for the small class does not fit its own interval.
///
/// - **Units**: distances in m, ratios without unit, interval at 95 %.
/// - **Domain**: a run of 0 to 500 km, a longest run above 100 m; 5205 adult runners.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Schuster Brandt Frandsen et al. (2025), Br J Sports Med 59:1203-1210, doi:10.1136/bjsports-2024-109380.
///
/// ```
/// use {physiology::{SpikeClass, session_spike}, quantity::Distance};
/// let spike = session_spike(Distance::from_m(18_000.0), Distance::from_m(15_000.0))?;
/// assert_eq!(spike.class, SpikeClass::Small);
/// assert_eq!(spike.hazard_rate_ratio.map(|ratio| ratio.value), Some(1.64));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn session_spike(planned: Distance, longest_of_30_days: Distance) -> Result<SessionSpike, OutOfDomain> {
    const SOURCE: &str = "Schuster Brandt Frandsen et al. (2025)";
    let planned_m = measured_range("distance in m", planned.m(), 0.0..=500_000.0, SOURCE)?;
    let longest_m = measured_range("longest of 30 days in m", longest_of_30_days.m(), 100.0..=500_000.0, SOURCE)?;
    let ratio = planned_m / longest_m;
    let cohort = |value, low, high| Some(Estimate::new(value, low, high, 0.95, 5205));
    let (class, hazard_rate_ratio) = match ratio {
        r if r <= SPIKE_RATIO => (SpikeClass::Reference, None),
        r if r <= 1.30 => (SpikeClass::Small, cohort(1.64, 1.31, 2.05)),
        r if r <= 2.00 => (SpikeClass::Moderate, cohort(1.52, 1.16, 2.00)),
        _ => (SpikeClass::Large, cohort(2.28, 1.50, 3.48)),
    };
    Ok(SessionSpike { ratio, class, hazard_rate_ratio })
}
