//! Volume on the days before a race.

use crate::{OutOfDomain, measured_range};

/// What a taper is worth: component, effect size, half width of its 95 % interval.
pub const TAPER_EVIDENCE: [(&str, f64, f64); 4] = [
    ("duration_2_weeks", 0.59, 0.33),
    ("volume_decrease_41_60_percent_exponential", 0.72, 0.36),
    ("intensity_maintained", 0.33, 0.14),
    ("frequency_maintained", 0.35, 0.17),
];

/// Share of the volume before that a day of the taper keeps: exponential, the days together cut as asked.
///
/// Keep intensity and frequency: only the volume falls. The form of the curve is ours, a default, not a finding.
///
/// - **Units**: day counted from 1 of `days`, cut and result as shares.
/// - **Domain**: tapers of 3 to 28 days, mean cut 0.20 to 0.65; the meta-analysis found most for 0.41 to 0.60 over two weeks.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Bosquet et al. (2007), Med Sci Sports Exerc 39:1358-1365, for length and cut.
///
/// ```
/// let shares: Result<Vec<f64>, _> = (1..=14).map(|day| physiology::taper_share(day, 14, 0.50)).collect();
/// let shares = shares?;
/// assert!((shares.iter().sum::<f64>() / 14.0 - 0.50).abs() < 1e-12);
/// assert!(shares[0] > 0.8 && shares[13] < 0.4);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn taper_share(day: u32, days: u32, mean_cut: f64) -> Result<f64, OutOfDomain> {
    const SOURCE: &str = "Bosquet et al. (2007)";
    let length = measured_range("days of taper", f64::from(days), 3.0..=28.0, SOURCE)?;
    let day = measured_range("day of taper", f64::from(day), 1.0..=length, SOURCE)?;
    let cut = measured_range("mean cut", mean_cut, 0.20..=0.65, SOURCE)?;
    let decay = |day: f64| (-3.0 * (day - 0.5) / length).exp();
    let mean_decay = (1..=days).map(|day| decay(f64::from(day))).sum::<f64>() / length;
    let floor = (1.0 - cut - mean_decay) / (1.0 - mean_decay);
    Ok(floor + (1.0 - floor) * decay(day))
}
