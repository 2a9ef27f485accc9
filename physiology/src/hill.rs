//! What climbing costs over a whole run, roughly.

use crate::fit::LEVEL;
use crate::{OutOfDomain, cost_of_running, measured_range};
use quantity::{Distance, Estimate, Grade};

/// Share by which a run is slower than on level ground, from its climb alone.
///
/// Taken as half the way up and half down at one even grade, at equal energy. Short steep climbs cost more than that, a course
/// that ends lower than it began may cost nothing; how well a runner descends is not known. Show it as a note with its band.
///
/// - **Units**: m and m, result as a share of the time on level ground.
/// - **Domain**: climb 0 to 10,000 m over 400 m to 200 km, not above a fifth of the distance.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: ours, on the cost of running of Minetti et al. (2002); the band, from half to twice, and the even grade are
///   defaults, not findings.
///
/// ```
/// use {physiology::hill_slowdown, quantity::Distance};
/// let hilly = hill_slowdown(Distance::from_m(400.0), Distance::from_m(10_000.0))?;
/// assert_eq!(format!("{:.3}", hilly.value), "0.082");
/// assert!(hilly.low < hilly.value && hilly.value < hilly.high);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn hill_slowdown(climb: Distance, distance: Distance) -> Result<Estimate, OutOfDomain> {
    const SOURCE: &str = "the rough rule of hills";
    let distance_m = measured_range("distance in m", distance.m(), 400.0..=200_000.0, SOURCE)?;
    let climb_m = measured_range("climb in m", climb.m(), 0.0..=(distance_m / 5.0).min(10_000.0), SOURCE)?;
    let grade = 2.0 * climb_m / distance_m;
    let up = cost_of_running(Grade::from_ratio(grade))? / cost_of_running(Grade::LEVEL)?;
    let down = cost_of_running(Grade::from_ratio(-grade))? / cost_of_running(Grade::LEVEL)?;
    let slower = (f64::midpoint(up, down) - 1.0).max(0.0);
    Ok(Estimate::new(slower, slower / 2.0, slower * 2.0, LEVEL, 0))
}
