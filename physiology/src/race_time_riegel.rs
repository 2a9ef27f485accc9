//! Race time from one other race by a power of the distance, and the runner's own exponent.

use crate::fit::{LEVEL, line, normal_quantile, student_interval};
use crate::{Effort, Error, OutOfDomain, measured_range};
use quantity::{Distance, Duration, Estimate};

/// Riegel's exponent for running.
pub const RIEGEL_EXPONENT: f64 = 1.06;
/// Exponent that a personal one is shrunk towards; a default, not a finding.
pub const PRIOR_EXPONENT: f64 = 1.07;
/// How many races the prior counts for; a default, not a finding.
pub const PRIOR_RACES: f64 = 3.0;
/// Spread of one race's exponent about the truth, for the interval; a default, not a finding.
const EXPONENT_SD: f64 = 0.05;
const SOURCE: &str = "Riegel (1981)";

/// Time over a distance from one known race, by Riegel's exponent 1.06.
///
/// Well calibrated up to the half marathon; for half of all runners the marathon comes out ten minutes or more too fast
/// (Vickers & Vertosick 2016): use a model of marathons there.
///
/// - **Units**: effort in m and s, target in m, result in s.
/// - **Domain**: known time 3.5 to 230 min (remembered from the paper, not re-read); targets of 200 m to 200 km.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Riegel (1981), Am Sci 69:285-290; formula as widely reproduced.
///
/// ```
/// use physiology::{Effort, race_time_riegel};
/// use quantity::Distance;
/// let half = race_time_riegel(Effort::new(10_000.0, 2400.0), Distance::from_m(21_097.5))?;
/// assert_eq!(half.s().round(), 5295.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_riegel(known: Effort, target: Distance) -> Result<Duration, OutOfDomain> {
    measured_range("known time in s", known.time.s(), 210.0..=13_800.0, SOURCE)?;
    race_time_by_exponent(known, target, RIEGEL_EXPONENT)
}

/// Time over a distance from one known race and an exponent of the runner's own.
///
/// - **Units**: effort in m and s, target in m, exponent without unit, result in s.
/// - **Domain**: exponent 1 to 1.4, distances 50 m to 1000 km, any time above 0.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: the form of Riegel (1981); the bounds are ours.
///
/// ```
/// use physiology::{Effort, race_time_by_exponent};
/// use quantity::Distance;
/// let marathon = race_time_by_exponent(Effort::new(21_097.5, 6000.0), Distance::from_m(42_195.0), 1.15)?;
/// assert_eq!(marathon.s().round(), 13315.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_by_exponent(known: Effort, target: Distance, exponent: f64) -> Result<Duration, OutOfDomain> {
    let known_m = measured_range("known distance in m", known.distance.m(), 50.0..=1e6, SOURCE)?;
    let known_s = measured_range("known time in s", known.time.s(), f64::MIN_POSITIVE..=1e7, SOURCE)?;
    let target_m = measured_range("target distance in m", target.m(), 50.0..=1e6, SOURCE)?;
    let exponent = measured_range("exponent", exponent, 1.0..=1.4, SOURCE)?;
    Ok(Duration::from_s(known_s * (target_m / known_m).powf(exponent)))
}

/// The exponent between two races of one runner: 1 would be no fade with distance.
///
/// - **Units**: efforts in m and s, result without unit.
/// - **Domain**: distances that differ by a tenth or more.
/// - **Errors**: [`OutOfDomain`] for efforts that are not positive and finite, or too alike.
/// - **Source**: the form of Riegel (1981), solved for its exponent.
///
/// ```
/// use physiology::{Effort, exponent_between};
/// let k = exponent_between(Effort::new(5000.0, 1200.0), Effort::new(10_000.0, 2500.0))?;
/// assert_eq!(format!("{k:.3}"), "1.059");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn exponent_between(one: Effort, other: Effort) -> Result<f64, OutOfDomain> {
    for effort in [one, other] {
        measured_range("distance in m", effort.distance.m(), 50.0..=1e6, SOURCE)?;
        measured_range("time in s", effort.time.s(), f64::MIN_POSITIVE..=1e7, SOURCE)?;
    }
    let apart = (other.distance / one.distance).ln();
    measured_range("ratio of the distances", apart.abs().exp(), 1.1..=f64::INFINITY, "the exponent between two races")?;
    Ok((other.time / one.time).ln() / apart)
}

/// The exponent of a runner's own races, by least squares on logarithms.
///
/// Races of different years inflate it. With few races it predicts worse than a good prior: see [`shrunk_exponent`].
///
/// - **Units**: efforts in m and s, result without unit, interval at 80 %.
/// - **Domain**: three or more races over distinct distances.
/// - **Errors**: [`Error::TooFew`] with fewer.
/// - **Source**: the form of Riegel (1981); the interval is Student's.
///
/// ```
/// use physiology::{Effort, fitted_exponent};
/// let races = [Effort::new(1500.0, 300.0), Effort::new(5000.0, 1080.0), Effort::new(10_000.0, 2250.0)];
/// let k = fitted_exponent(&races)?;
/// assert_eq!(format!("{:.3}", k.value), "1.062");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fitted_exponent(races: &[Effort]) -> Result<Estimate, Error> {
    let usable: Vec<Effort> = races.iter().copied().filter(Effort::is_usable).collect();
    let distances = crate::fit::distinct(usable.iter().map(|race| race.distance.m()), 0.02);
    if distances < 3 {
        return Err(Error::TooFew {
            model: "a personal exponent",
            needs: "races over at least 3 different distances",
            met: distances.to_string(),
        });
    }
    let x: Vec<f64> = usable.iter().map(|race| race.distance.m().ln()).collect();
    let y: Vec<f64> = usable.iter().map(|race| race.time.s().ln()).collect();
    let fit = line(&x, &y, &vec![1.0; x.len()]);
    Ok(student_interval(fit.slope, fit.slope_se, x.len(), 2))
}

/// The runner's own exponent drawn towards 1.07, the more so the fewer the races.
///
/// Among 21 elite marathoners every model with more personal parameters lost to one good prior. The weight of the
/// prior (three races), its centre and the spread behind the interval are defaults, not findings.
///
/// - **Units**: exponent without unit, interval at 80 %.
/// - **Domain**: exponent 0.9 to 1.4; any number of races, none gives the prior.
/// - **Errors**: [`OutOfDomain`] for an exponent outside the domain and for NaN.
/// - **Source**: ours; the argument for shrinking is Drake, Finke & Ferguson (2023), supplement A.2.2.
///
/// ```
/// let k = physiology::shrunk_exponent(1.13, 3)?;
/// assert_eq!(format!("{:.2}", k.value), "1.10");
/// assert!(k.holds(1.08));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn shrunk_exponent(fitted: f64, independent_races: usize) -> Result<Estimate, OutOfDomain> {
    let fitted = measured_range("exponent", fitted, 0.9..=1.4, "the shrunk exponent")?;
    let races = f64::from(u32::try_from(independent_races).unwrap_or(u32::MAX));
    let value = (races * fitted + PRIOR_RACES * PRIOR_EXPONENT) / (races + PRIOR_RACES);
    let half = normal_quantile(LEVEL) * EXPONENT_SD / (races + PRIOR_RACES).sqrt();
    Ok(Estimate::new(value, value - half, value + half, LEVEL, independent_races))
}
