//! What is left of maximal oxygen uptake above sea level.

use crate::{OutOfDomain, measured_range};
use quantity::Distance;

/// Whose relation of altitude and oxygen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AltitudeModel {
    /// A straight line from 300 m on, trained runners in the first hours.
    Wehrlin,
    /// Bassett's curve after acclimatisation.
    BassettAcclimatised,
    /// Bassett's curve without acclimatisation.
    BassettArrived,
}

/// Share of maximal oxygen uptake that is left at an altitude.
///
/// Thin air gives a little speed back at sprinting pace, next to nothing at that of distance running.
///
/// - **Units**: altitude in m, result without unit.
/// - **Domain**: 0 to 3000 m; trained runners.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Wehrlin & Hallén (2006), 6.3 % per 1000 m; Bassett et al. (1999): all as remembered, not re-read.
///
/// ```
/// use {physiology::{AltitudeModel, oxygen_share_at_altitude}, quantity::Distance};
/// let left = oxygen_share_at_altitude(Distance::from_m(2300.0), AltitudeModel::Wehrlin)?;
/// assert_eq!(format!("{left:.3}"), "0.874");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn oxygen_share_at_altitude(altitude: Distance, model: AltitudeModel) -> Result<f64, OutOfDomain> {
    let km = measured_range("altitude in m", altitude.m(), 0.0..=3000.0, "the studies of altitude")? / 1000.0;
    let share = match model {
        AltitudeModel::Wehrlin => 1.0 - 0.063 * (km - 0.3).max(0.0),
        AltitudeModel::BassettAcclimatised => (-1.12 * km * km - 1.90 * km + 99.9) / 100.0,
        AltitudeModel::BassettArrived => (0.178 * km.powi(3) - 1.43 * km * km - 4.07 * km + 100.0) / 100.0,
    };
    Ok(share)
}
