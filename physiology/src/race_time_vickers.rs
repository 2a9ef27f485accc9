//! Marathon time of recreational runners from one or two races and their weekly distance.

use crate::{Effort, OutOfDomain, measured_range};
use quantity::{Distance, Duration, race_distance};

const SOURCE: &str = "Vickers & Vertosick (2016)";

fn tens_of_miles(weekly: Distance) -> Result<f64, OutOfDomain> {
    let weekly_m = measured_range("weekly distance in m", weekly.m(), 0.0..=200_000.0, SOURCE)?;
    Ok(weekly_m / race_distance::MILE.m() / 10.0)
}

fn checked(race: Effort) -> Result<(f64, f64), OutOfDomain> {
    Ok((
        measured_range("race distance in m", race.distance.m(), 1500.0..=42_195.0, SOURCE)?,
        measured_range("race time in s", race.time.s(), 210.0..=36_000.0, SOURCE)?,
    ))
}

/// Marathon time from one race and the typical weekly distance.
///
/// Several public copies carry a coefficient ten times too large and the exponent 1.06; this one does not.
///
/// - **Units**: effort in m and s, weekly distance in m, result in s.
/// - **Domain**: a race of 1500 m to the marathon, 0 to 200 km a week (our bounds); 2303 recreational runners.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Vickers & Vertosick (2016), BMC Sports Sci Med Rehabil 8:26, model 1; coefficients as four independent
///   public copies agree.
///
/// ```
/// use physiology::{Effort, race_time_vickers_one_race};
/// use quantity::{Distance, race_distance::MILE};
/// let marathon = race_time_vickers_one_race(Effort::new(5000.0, 1200.0), MILE * 30.0)?;
/// assert_eq!(marathon.s().round(), 12655.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_vickers_one_race(race: Effort, weekly: Distance) -> Result<Duration, OutOfDomain> {
    let (distance_m, time_s) = checked(race)?;
    let mileage = tens_of_miles(weekly)?;
    let marathon_m = race_distance::MARATHON.m();
    let riegel_mps = marathon_m / (time_s * (marathon_m / distance_m).powf(1.07));
    let speed_mps = 0.16018617 + 0.83076202 * riegel_mps + 0.06423826 * mileage;
    Ok(Duration::from_s(marathon_m / speed_mps))
}

/// Marathon time from two races and the typical weekly distance.
///
/// - **Units**: efforts in m and s, weekly distance in m, result in s.
/// - **Domain**: races of 1500 m to the marathon, the longer at least a tenth longer; exponents between them of 0.95 to
///   1.35; 0 to 200 km a week (our bounds); 2303 recreational runners.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Vickers & Vertosick (2016), BMC Sports Sci Med Rehabil 8:26, model 2; coefficients as four independent
///   public copies agree.
///
/// ```
/// use physiology::{Effort, race_time_vickers_two_races};
/// use quantity::race_distance::MILE;
/// let (short, long) = (Effort::new(5000.0, 1200.0), Effort::new(21_097.5, 5700.0));
/// assert_eq!(race_time_vickers_two_races(short, long, MILE * 30.0)?.s().round(), 12660.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_vickers_two_races(one: Effort, other: Effort, weekly: Distance) -> Result<Duration, OutOfDomain> {
    let (shorter, longer) = if one.distance <= other.distance { (one, other) } else { (other, one) };
    checked(shorter)?;
    let (longer_m, longer_s) = checked(longer)?;
    let mileage = tens_of_miles(weekly)?;
    let k = crate::exponent_between(shorter, longer)?;
    let k = measured_range("exponent between the two races", k, 0.95..=1.35, SOURCE)?;
    let marathon_k = 1.4510756 - 0.23797948 * k - 0.01410023 * mileage;
    Ok(Duration::from_s(longer_s * (race_distance::MARATHON.m() / longer_m).powf(marathon_k)))
}
