//! What warm weather costs, roughly.

use crate::fit::LEVEL;
use crate::{OutOfDomain, measured_range};
use quantity::{Duration, Estimate};

/// Share by which a marathon is slower than on a cool day.
///
/// Rough: studies disagree even on whether fast or slow runners lose more. Show it as an optional note with its band.
///
/// - **Units**: wet-bulb globe temperature in °C, time on a cool day in s, result as a share of the time.
/// - **Domain**: 0 to 25 °C, marathons of 2 to 8 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: default, not a finding; shaped after Ely et al. (2007) as remembered, not re-read. The band, from half to
///   twice, is ours.
///
/// ```
/// use {physiology::heat_slowdown, quantity::Duration};
/// let slower = heat_slowdown(20.0, Duration::from_s(12_000.0))?;
/// assert_eq!(format!("{:.3}", slower.value), "0.040");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn heat_slowdown(wet_bulb_globe_c: f64, cool_time: Duration) -> Result<Estimate, OutOfDomain> {
    const SOURCE: &str = "the rough rule of heat";
    let celsius = measured_range("wet-bulb globe temperature in °C", wet_bulb_globe_c, 0.0..=25.0, SOURCE)?;
    let time_s = measured_range("time on a cool day in s", cool_time.s(), 7200.0..=28_800.0, SOURCE)?;
    let warm = (celsius.min(15.0) - 10.0).max(0.0);
    let hot = (celsius - 15.0).max(0.0);
    let slower = (0.003 * warm + 0.005 * hot) * if time_s > 12_600.0 { 1.5 } else { 1.0 };
    Ok(Estimate::new(slower, slower / 2.0, slower * 2.0, LEVEL, 0))
}
