//! Loads of many days as two running answers: fitness, slow, and fatigue, fast.

use crate::{OutOfDomain, measured_range};
use serde::{Deserialize, Serialize};

/// How a running mean forgets; the two in use differ by a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgetting {
    /// Each day closes one part in tau of the gap.
    OneOverTau,
    /// Each day closes 1 − exp(−1/tau) of the gap.
    Exponential,
}

/// Fitness, fatigue and form at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FitnessFatigue {
    /// Running mean of the load over 42 days.
    pub fitness: f64,
    /// Running mean of the load over 7 days.
    pub fatigue: f64,
    /// Fitness less fatigue of the day before.
    pub form: f64,
}

/// Fitness, fatigue and form after each day of a row of daily loads, from nothing.
///
/// A bookkeeping of load, no measurement: it sees neither sleep nor strength.
///
/// - **Units**: loads in any one unit, results in the same.
/// - **Domain**: loads of 0 or more, rest days as 0; time constants 42 and 7 days.
/// - **Errors**: [`OutOfDomain`] for negative loads and NaN.
/// - **Source**: the performance chart of training software, as remembered, not re-read.
///
/// ```
/// use physiology::{Forgetting, fitness_fatigue};
/// let days = fitness_fatigue(&[100.0; 42], Forgetting::OneOverTau)?;
/// assert_eq!(format!("{:.1}", days[41].fitness), "63.7");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn fitness_fatigue(daily: &[f64], forgetting: Forgetting) -> Result<Vec<FitnessFatigue>, OutOfDomain> {
    let part = |tau: f64| match forgetting {
        Forgetting::OneOverTau => 1.0 / tau,
        Forgetting::Exponential => 1.0 - (-1.0 / tau).exp(),
    };
    let (slow, fast) = (part(42.0), part(7.0));
    let (mut fitness, mut fatigue) = (0.0, 0.0);
    daily
        .iter()
        .map(|&load| {
            let load = measured_range("daily load", load, 0.0..=1e6, "fitness and fatigue")?;
            let form = fitness - fatigue;
            fitness += (load - fitness) * slow;
            fatigue += (load - fatigue) * fast;
            Ok(FitnessFatigue { fitness, fatigue, form })
        })
        .collect()
}

/// The numbers of Banister's two responses.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ImpulseResponse {
    /// Gain of fitness.
    pub fitness_gain: f64,
    /// Gain of fatigue.
    pub fatigue_gain: f64,
    /// Time constant of fitness, days.
    pub fitness_days: f64,
    /// Time constant of fatigue, days.
    pub fatigue_days: f64,
}

impl Default for ImpulseResponse {
    /// Gains 1 and 2, time constants 45 and 15 days: typical values as remembered, not re-read.
    fn default() -> Self {
        Self { fitness_gain: 1.0, fatigue_gain: 2.0, fitness_days: 45.0, fatigue_days: 15.0 }
    }
}

impl ImpulseResponse {
    fn checked(&self) -> Result<Self, OutOfDomain> {
        const SOURCE: &str = "the impulse response";
        measured_range("gain of fitness", self.fitness_gain, 1e-6..=1e6, SOURCE)?;
        measured_range(
            "gain of fatigue over that of fitness",
            self.fatigue_gain / self.fitness_gain,
            1.0..=20.0,
            SOURCE,
        )?;
        measured_range("time constant of fatigue in days", self.fatigue_days, 1.0..=60.0, SOURCE)?;
        measured_range(
            "time constant of fitness over that of fatigue",
            self.fitness_days / self.fatigue_days,
            1.05..=50.0,
            SOURCE,
        )?;
        Ok(*self)
    }
}

/// Change of performance on a day, from all loads before it, by Banister's impulse response.
///
/// Use its shape only: single runners need some twenty tests to tell the numbers, and these drift.
///
/// - **Units**: loads in any one unit, one for each day; the load of the day itself does not count yet.
/// - **Domain**: loads of 0 or more; gain of fatigue 1 to 20 times that of fitness, fitness slower than fatigue.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Morton, Fitz-Clarke & Banister (1990) as remembered, not re-read.
///
/// ```
/// use physiology::{ImpulseResponse, impulse_response};
/// let days_after = |days: usize| { let mut loads = vec![0.0; days + 1]; loads[0] = 1.0; loads };
/// let after = |days| impulse_response(&ImpulseResponse::default(), &days_after(days));
/// assert!(after(5)? < 0.0 && after(40)? > 0.27);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn impulse_response(response: &ImpulseResponse, daily_up_to_today: &[f64]) -> Result<f64, OutOfDomain> {
    let response = response.checked()?;
    let today = daily_up_to_today.len().saturating_sub(1);
    daily_up_to_today[..today].iter().enumerate().try_fold(0.0, |sum, (day, &load)| {
        let load = measured_range("daily load", load, 0.0..=1e6, "the impulse response")?;
        let ago = (today - day) as f64;
        Ok(sum
            + load
                * (response.fitness_gain * (-ago / response.fitness_days).exp()
                    - response.fatigue_gain * (-ago / response.fatigue_days).exp()))
    })
}

/// When one impulse stops costing and when it gives most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResponseTimes {
    /// Days until fitness outweighs fatigue.
    pub null_days: f64,
    /// Days until the gain is greatest.
    pub peak_days: f64,
}

/// Days after one impulse at which its effect passes zero and at which it is greatest.
///
/// - **Units**: days.
/// - **Domain**: as [`impulse_response`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: from the impulse response by calculus; published as about 16 and 40 days.
///
/// ```
/// let times = physiology::response_times(&physiology::ImpulseResponse::default())?;
/// assert_eq!((times.null_days.round(), times.peak_days.round()), (16.0, 40.0));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn response_times(response: &ImpulseResponse) -> Result<ResponseTimes, OutOfDomain> {
    let ImpulseResponse { fitness_gain, fatigue_gain, fitness_days, fatigue_days } = response.checked()?;
    let scale = fitness_days * fatigue_days / (fitness_days - fatigue_days);
    Ok(ResponseTimes {
        null_days: scale * (fatigue_gain / fitness_gain).ln(),
        peak_days: scale * (fatigue_gain * fitness_days / (fitness_gain * fatigue_days)).ln(),
    })
}
