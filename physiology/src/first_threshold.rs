//! The first threshold from long steady runs: the highest heart rate at which it does not yet part from the speed.

use crate::fit::LEVEL;
use quantity::{Estimate, HeartRate, Speed};

/// The hour begins after so many seconds of warming up. Default, not a finding.
const WARM_S: usize = 300;
const HOUR_S: usize = 3600;
/// Drift up to which an hour counts as steady.
const STEADY: f64 = 0.05;
/// Hours faster than this share of critical speed are races, whatever their drift. Default, not a finding.
const FASTEST_SHARE: f64 = 0.9;

/// An hour of running with its heart rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SteadyHour {
    /// Mean heart rate.
    pub heart_rate: HeartRate,
    /// Mean grade-adjusted speed.
    pub speed: Speed,
    /// Heart rate over speed in the second half against the first, less one.
    pub drift: f64,
}

/// The first threshold as heart rate and as speed, both with their intervals at 80 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirstThreshold {
    /// In beats per minute.
    pub heart_rate_bpm: Estimate,
    /// In metres per second.
    pub speed_mps: Estimate,
}

/// The hour of a run that begins after five minutes: mean heart rate, mean speed, and how far they parted.
///
/// - **Units**: grade-adjusted speed and heart rate of each second; drift without unit.
/// - **Domain**: runs of 65 min or more, heart rate in nine of ten seconds, means of 1 m/s or more.
/// - **Errors**: none; nothing outside the domain.
/// - **Source**: pace against heart rate in halves of an hour, as used in practice, not re-read; the warm-up is a default.
///
/// ```
/// use quantity::{HeartRate, Speed};
/// let speed = vec![Speed::from_mps(3.0); 3900];
/// let beats: Vec<_> = (0..3900).map(|s| Some(HeartRate::from_bpm(if s < 2100 { 140.0 } else { 147.0 }))).collect();
/// let hour = physiology::steady_hour(&speed, &beats).unwrap();
/// assert_eq!(format!("{:.3}", hour.drift), "0.050");
/// ```
#[must_use]
pub fn steady_hour(speed: &[Speed], heart_rate: &[Option<HeartRate>]) -> Option<SteadyHour> {
    let half = |from: usize| {
        let to = from + HOUR_S / 2;
        let beats: Vec<f64> = heart_rate.get(from..to)?.iter().flatten().map(|rate| rate.bpm()).collect();
        let speed_mps = speed.get(from..to)?.iter().map(|speed| speed.mps()).sum::<f64>() / (HOUR_S / 2) as f64;
        (10 * beats.len() >= 9 * HOUR_S / 2 && speed_mps >= 1.0)
            .then(|| (beats.iter().sum::<f64>() / beats.len() as f64, speed_mps))
    };
    let (first, second) = (half(WARM_S)?, half(WARM_S + HOUR_S / 2)?);
    let drift = (second.0 / second.1) / (first.0 / first.1) - 1.0;
    drift.is_finite().then(|| SteadyHour {
        heart_rate: HeartRate::from_bpm((first.0 + second.0) / 2.0),
        speed: Speed::from_mps((first.1 + second.1) / 2.0),
        drift,
    })
}

/// First threshold of a runner: the median of the three highest heart rates that an hour held with less than 5 % drift.
///
/// Doubtful by nature: heat, hills and caffeine move it, and who never runs steadily for an hour in that range shows too
/// low a threshold. Its confidence is low, always.
///
/// - **Units**: hours as [`steady_hour`] gives them, critical speed in m/s.
/// - **Domain**: three hours or more below 90 % of critical speed with a drift of −5 to 5 %.
/// - **Errors**: none; nothing with fewer.
/// - **Source**: decoupling below 5 % over an hour, as used in practice; the median of three and the interval of 5 % are
///   defaults, not findings.
///
/// ```
/// use {physiology::{SteadyHour, first_threshold}, quantity::{HeartRate, Speed}};
/// let hour = |bpm, mps, drift| SteadyHour { heart_rate: HeartRate::from_bpm(bpm), speed: Speed::from_mps(mps), drift };
/// let hours = [hour(140.0, 2.9, 0.02), hour(146.0, 3.1, 0.03), hour(144.0, 3.0, 0.04), hour(158.0, 3.3, 0.09)];
/// let lt1 = first_threshold(&hours, Speed::from_mps(4.0)).unwrap();
/// assert_eq!((lt1.heart_rate_bpm.value, lt1.speed_mps.value), (144.0, 3.0));
/// ```
#[must_use]
pub fn first_threshold(hours: &[SteadyHour], critical_speed: Speed) -> Option<FirstThreshold> {
    let fastest = FASTEST_SHARE * critical_speed.mps();
    let mut steady: Vec<&SteadyHour> =
        hours.iter().filter(|hour| hour.drift.abs() <= STEADY && hour.speed.mps() <= fastest).collect();
    steady.sort_by(|a, b| b.heart_rate.total_cmp(&a.heart_rate));
    let top = steady.get(..3)?;
    let mut speeds: Vec<f64> = top.iter().map(|hour| hour.speed.mps()).collect();
    speeds.sort_by(f64::total_cmp);
    let about = |value: f64| Estimate::new(value, value * 0.95, value * 1.05, LEVEL, steady.len());
    Some(FirstThreshold { heart_rate_bpm: about(top[1].heart_rate.bpm()), speed_mps: about(speeds[1]) })
}
