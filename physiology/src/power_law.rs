//! Speed as a power of time, and what it says of a budget of exertion for any pace history.

use crate::fit::{LEVEL, distinct, line, student_interval};
use crate::{Effort, Error, OutOfDomain, measured_range};
use quantity::{Distance, Duration, Estimate, Speed};
use serde::{Deserialize, Serialize};

const SOURCE: &str = "Drake, Finke & Ferguson (2023)";
/// Error of a speed behind the range of a budget, as a share of the speed; a default, not a finding.
pub const SPEED_ERROR: f64 = 0.015;

/// Distance covered in a time: `scale` times the time to the power of `exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PowerLaw {
    /// Distance held in the first second, in m/s^exponent.
    pub scale: f64,
    /// Exponent of the time; 1 would be no fade. One over it is Riegel's exponent.
    pub exponent: f64,
}

impl PowerLaw {
    fn checked(&self) -> Result<(f64, f64), OutOfDomain> {
        Ok((
            measured_range("scale of the power law", self.scale, 1.0..=40.0, SOURCE)?,
            measured_range("exponent of the power law", self.exponent, 0.7..=0.995, SOURCE)?,
        ))
    }
}

/// A power law fitted to one runner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PowerLawFit {
    /// The fitted numbers, to predict with.
    pub law: PowerLaw,
    /// Exponent of the time with its interval.
    pub exponent: Estimate,
    /// One over the exponent: the personal form of Riegel's exponent, with its interval.
    pub riegel_exponent: Estimate,
    /// Mean distance of the model's speeds from the efforts', as a share of the speed.
    pub mean_absolute_error: f64,
}

/// Power law of a runner's all-out efforts, by least squares on the logarithms of speed and time.
///
/// - **Units**: efforts in m and s; exponents without unit, intervals at 80 %.
/// - **Domain**: three or more efforts over distinct distances; elite runners from 1500 m to the marathon.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] when longer efforts are not slower.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement; its 24 published errors of this law are reproduced.
///
/// ```
/// use physiology::{Effort, fitted_power_law};
/// let races = [(1500.0, 290.0), (5000.0, 1060.0), (10_000.0, 2220.0)].map(|(m, s)| Effort::new(m, s));
/// assert_eq!(format!("{:.3}", fitted_power_law(&races)?.riegel_exponent.value), "1.073");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fitted_power_law(efforts: &[Effort]) -> Result<PowerLawFit, Error> {
    let used: Vec<Effort> = efforts.iter().copied().filter(Effort::is_usable).collect();
    let distances = distinct(used.iter().map(|effort| effort.distance.m()), 0.02);
    if distances < 3 {
        return Err(Error::TooFew {
            model: "the power law",
            needs: "efforts over at least 3 different distances",
            met: distances.to_string(),
        });
    }
    let log_time: Vec<f64> = used.iter().map(|effort| effort.time.s().ln()).collect();
    let log_speed: Vec<f64> = used.iter().map(|effort| effort.speed().mps().ln()).collect();
    let fit = line(&log_time, &log_speed, &vec![1.0; used.len()]);
    let law = PowerLaw { scale: fit.intercept.exp(), exponent: 1.0 + fit.slope };
    if law.checked().is_err() {
        return Err(Error::OutsideModel {
            model: "the power law",
            because: format!(
                "its exponent would be {:.3}, and runners have 0.7 to 0.995; was each effort all-out",
                law.exponent
            ),
        });
    }
    let exponent = student_interval(law.exponent, fit.slope_se, used.len(), 2);
    let error =
        |effort: &Effort| (law.scale * effort.time.s().powf(law.exponent - 1.0) / effort.speed().mps() - 1.0).abs();
    Ok(PowerLawFit {
        law,
        exponent,
        riegel_exponent: exponent.map(|exponent| 1.0 / exponent),
        mean_absolute_error: used.iter().map(error).sum::<f64>() / used.len() as f64,
    })
}

/// Fastest mean speed that the power law gives for a time.
///
/// - **Units**: time in s, result in m/s.
/// - **Domain**: 10 s to 24 h; scale 1 to 40, exponent 0.7 to 0.995.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement.
///
/// ```
/// use physiology::{PowerLaw, mean_speed_power_law};
/// let law = PowerLaw { scale: 9.579, exponent: 0.9415 };
/// let speed = mean_speed_power_law(&law, quantity::Duration::from_s(3600.0))?;
/// assert_eq!(format!("{:.2}", speed.mps()), "5.93");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn mean_speed_power_law(law: &PowerLaw, time: Duration) -> Result<Speed, OutOfDomain> {
    let (scale, exponent) = law.checked()?;
    let time_s = measured_range("time in s", time.s(), 10.0..=86_400.0, SOURCE)?;
    Ok(Speed::from_mps(scale * time_s.powf(exponent - 1.0)))
}

/// Time over a distance by the power law.
///
/// - **Units**: distance in m, result in s.
/// - **Domain**: distances of 50 m to 200 km; scale 1 to 40, exponent 0.7 to 0.995.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement.
///
/// ```
/// use physiology::{PowerLaw, race_time_power_law};
/// let law = PowerLaw { scale: 9.579, exponent: 0.9415 };
/// assert_eq!(race_time_power_law(&law, quantity::race_distance::MARATHON)?.s().round(), 7419.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_power_law(law: &PowerLaw, distance: Distance) -> Result<Duration, OutOfDomain> {
    let (scale, exponent) = law.checked()?;
    let distance_m = measured_range("distance in m", distance.m(), 50.0..=200_000.0, SOURCE)?;
    Ok(Duration::from_s((distance_m / scale).powf(1.0 / exponent)))
}

/// Share of the budget of exertion that a pace history uses up: 1 is exhaustion.
///
/// The exponent magnifies: 1.5 % of speed is about 30 % of budget, so the result is a range and no countdown.
///
/// - **Units**: history as speeds in m/s held for times in s; result without unit, range for speeds 1.5 % off.
/// - **Domain**: speeds of 0 to 12.5 m/s; scale 1 to 40, exponent 0.7 to 0.995.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement C.2 and D; the 1.5 % is a default, not a finding.
///
/// ```
/// use physiology::{PowerLaw, exertion_budget_used};
/// use quantity::{Duration, Speed};
/// let law = PowerLaw { scale: 9.579, exponent: 0.9415 };
/// let used = exertion_budget_used(&law, &[(Speed::from_mps(6.2), Duration::from_s(600.0))])?;
/// assert_eq!(format!("{:.2}", used.value), "0.35");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn exertion_budget_used(law: &PowerLaw, history: &[(Speed, Duration)]) -> Result<Estimate, OutOfDomain> {
    let (scale, exponent) = law.checked()?;
    let power = 1.0 / (1.0 - exponent);
    let mut used = 0.0;
    for (speed, time) in history {
        let speed_mps = measured_range("speed in m/s", speed.mps(), 0.0..=12.5, SOURCE)?;
        let time_s = measured_range("time in s", time.s(), 0.0..=86_400.0, SOURCE)?;
        used += (speed_mps / scale).powf(power) * time_s;
    }
    let off = |share: f64| used * (1.0 + share).powf(power);
    Ok(Estimate::new(used, off(-SPEED_ERROR), off(SPEED_ERROR), LEVEL, history.len()))
}

/// The power law that is left after prior work: same exponent, smaller scale.
///
/// - **Units**: history as speeds in m/s held for times in s.
/// - **Domain**: as [`exertion_budget_used`], and a budget not used up.
/// - **Errors**: [`Error::OutOfDomain`] outside the domain, [`Error::OutsideModel`] when nothing is left.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement D.
///
/// ```
/// use physiology::{PowerLaw, fatigued_power_law};
/// use quantity::{Duration, Speed};
/// let law = PowerLaw { scale: 9.579, exponent: 0.9415 };
/// let left = fatigued_power_law(&law, &[(Speed::from_mps(6.0), Duration::from_s(1200.0))])?;
/// assert_eq!(format!("{:.2}", left.scale), "9.29");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fatigued_power_law(law: &PowerLaw, history: &[(Speed, Duration)]) -> Result<PowerLaw, Error> {
    let left = 1.0 - exertion_budget_used(law, history)?.value;
    if left <= 0.0 {
        return Err(Error::OutsideModel {
            model: "the power law after prior work",
            because: format!("the history alone uses {:.0} % of the budget", 100.0 * (1.0 - left)),
        });
    }
    Ok(PowerLaw { scale: law.scale * left.powf(1.0 - law.exponent), exponent: law.exponent })
}
