//! How warm it feels to a runner's body: wet-bulb globe temperature from what a forecast tells.

use crate::{OutOfDomain, measured_range};

const SOURCE: &str = "the simplified wet-bulb globe temperature";

/// Wet-bulb globe temperature from the air's temperature and its dew point, for moderate sun and little wind.
///
/// In full sun it is too low, under clouds or in wind too high, by a few degrees.
///
/// - **Units**: °C.
/// - **Domain**: air −30 to 50 °C, dew point −40 °C to that of the air.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: default, not a finding: the three coefficients and those of the vapour pressure are a simplification as remembered, not
///   re-read, and no measurement stands beside them. Treat the result as good to a few degrees.
///
/// ```
/// assert_eq!(format!("{:.1}", physiology::wet_bulb_globe(24.0, 15.0)?), "24.2");
/// assert!(physiology::wet_bulb_globe(15.0, 24.0).is_err());
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn wet_bulb_globe(air_c: f64, dew_point_c: f64) -> Result<f64, OutOfDomain> {
    let air = measured_range("temperature in °C", air_c, -30.0..=50.0, SOURCE)?;
    let dew_point = measured_range("dew point in °C", dew_point_c, -40.0..=air, SOURCE)?;
    Ok(0.567 * air + 0.393 * vapour_pressure_hpa(dew_point) + 3.94)
}

/// Dew point from the air's temperature and its relative humidity.
///
/// - **Units**: °C, humidity as a share, result in °C.
/// - **Domain**: air −30 to 50 °C, humidity 0.05 to 1.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: default, not a finding: inverse of the same vapour pressure, whose coefficients are as remembered, not re-read.
///
/// ```
/// assert_eq!(format!("{:.1}", physiology::dew_point(24.0, 0.57)?), "14.9");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn dew_point(air_c: f64, humidity: f64) -> Result<f64, OutOfDomain> {
    let air = measured_range("temperature in °C", air_c, -30.0..=50.0, SOURCE)?;
    let share = measured_range("relative humidity as a share", humidity, 0.05..=1.0, SOURCE)?;
    let log = (share * vapour_pressure_hpa(air) / 6.105).ln();
    Ok((237.7 * log / (17.27 - log)).min(air))
}

fn vapour_pressure_hpa(dew_point_c: f64) -> f64 {
    6.105 * (17.27 * dew_point_c / (237.7 + dew_point_c)).exp()
}
