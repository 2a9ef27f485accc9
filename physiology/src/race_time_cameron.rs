//! Race time by Cameron's curve of world bests.

use crate::{Effort, OutOfDomain, measured_range};
use quantity::{Distance, Duration};

/// Time over a distance from one known race, by the shape of Cameron's curve.
///
/// - **Units**: effort in m and s, target in m, result in s.
/// - **Domain**: 400 m to 50 km on both sides (our bounds; none are printed with the formula); any time above 0.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Cameron's formula and coefficients as published at goandrace.com, race time predictor.
///
/// ```
/// use physiology::{Effort, race_time_cameron};
/// let marathon = race_time_cameron(Effort::new(10_000.0, 2400.0), quantity::race_distance::MARATHON)?;
/// assert_eq!(marathon.s().round(), 11245.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_cameron(known: Effort, target: Distance) -> Result<Duration, OutOfDomain> {
    const SOURCE: &str = "Cameron's formula";
    let known_m = measured_range("known distance in m", known.distance.m(), 400.0..=50_000.0, SOURCE)?;
    let known_s = measured_range("known time in s", known.time.s(), f64::MIN_POSITIVE..=1e6, SOURCE)?;
    let target_m = measured_range("target distance in m", target.m(), 400.0..=50_000.0, SOURCE)?;
    let shape = |distance_m: f64| 13.49681 - 0.000030363 * distance_m + 835.7114 / distance_m.powf(0.7905);
    Ok(Duration::from_s(known_s / known_m * (shape(known_m) / shape(target_m)) * target_m))
}
