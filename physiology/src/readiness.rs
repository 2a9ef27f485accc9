//! What mornings say of the day: heart rate variability, resting heart rate and sleep against the runner's own.
//!
//! Nothing here reads a missing value: too few mornings give no sign, never a bad one.

use crate::{OutOfDomain, measured_range};
use quantity::{Duration, HeartRate};

/// Days of the mean that is judged.
const WEEK: usize = 7;
/// Mornings that such a mean needs.
const WEEK_VALUES: usize = 3;
/// Days before them that it is held against.
const BASELINE: usize = 28;
/// Mornings that those need.
const BASELINE_VALUES: usize = 12;
/// The smallest worthwhile change, in standard deviations of the baseline.
const WORTHWHILE: f64 = 0.5;
/// Days whose median the resting heart rate is held against.
const RESTING: usize = 14;
/// Mornings that those need.
const RESTING_VALUES: usize = 7;
/// Beats a minute above the median that are a sign.
const RAISED_BPM: f64 = 5.0;
/// A shorter night is a sign when the next one is short too.
const SHORT_NIGHT_S: f64 = 7.0 * 3600.0;
/// Less than this is arithmetic, not a change.
const NOTHING: f64 = 1e-9;

/// What one measure says of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MorningSign {
    /// As the runner usually is.
    Usual,
    /// Less rested than usual.
    Off,
    /// Clearly less rested than usual, two mornings running.
    OffTwice,
}

/// What to make of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readiness {
    /// Nothing speaks against the plan.
    AsPlanned,
    /// Easier than planned: no hard running.
    Easier,
    /// Nothing today.
    Rest,
}

/// Sign of heart rate variability: the week's mean of its logarithm against the four weeks before, less half a standard
/// deviation; twice when today and yesterday each lie below that.
///
/// A value that is higher than usual says nothing here.
///
/// - **Units**: rMSSD of each morning as a time, oldest first, today last; `None` where it was not measured.
/// - **Domain**: 1 to 400 ms; at least 3 values in the last 7 days and 12 in the 28 before, else no sign.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: three mornings a week suffice, Plews et al. (2014), Int J Sports Physiol Perform 9:783-790; the rule after Kiviniemi
///   as remembered, not re-read; 12 values and half a standard deviation are a default, not a finding.
///
/// ```
/// use {physiology::{MorningSign, heart_rate_variability_sign}, quantity::Duration};
/// let mut mornings: Vec<_> = (0..35).map(|day| Some(Duration::from_s(if day % 2 == 0 { 0.058 } else { 0.066 }))).collect();
/// assert_eq!(heart_rate_variability_sign(&mornings)?, Some(MorningSign::Usual));
/// mornings[33..].fill(Some(Duration::from_s(0.040)));
/// assert_eq!(heart_rate_variability_sign(&mornings)?, Some(MorningSign::OffTwice));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn heart_rate_variability_sign(mornings: &[Option<Duration>]) -> Result<Option<MorningSign>, OutOfDomain> {
    let mut logs = Vec::with_capacity(mornings.len());
    for morning in mornings {
        logs.push(match morning {
            Some(time) => Some(measured_range("rMSSD in s", time.s(), 0.001..=0.4, "morning measurements")?.ln()),
            None => None,
        });
    }
    let split = logs.len().saturating_sub(WEEK);
    let week: Vec<f64> = logs[split..].iter().flatten().copied().collect();
    let before: Vec<f64> = logs[split.saturating_sub(BASELINE)..split].iter().flatten().copied().collect();
    if week.len() < WEEK_VALUES || before.len() < BASELINE_VALUES {
        return Ok(None);
    }
    let usual = mean(&before);
    let variance = before.iter().map(|x| (x - usual).powi(2)).sum::<f64>() / (before.len() - 1) as f64;
    let floor = usual - WORTHWHILE * variance.sqrt() - NOTHING;
    let twice = logs[logs.len() - 2..].iter().all(|log| log.is_some_and(|log| log < floor));
    Ok(Some(if twice {
        MorningSign::OffTwice
    } else if mean(&week) < floor {
        MorningSign::Off
    } else {
        MorningSign::Usual
    }))
}

/// Sign of the resting heart rate: more than 5 beats above the median of the two weeks before, today and yesterday.
///
/// - **Units**: bpm of each morning, oldest first, today last; `None` where it was not measured.
/// - **Domain**: 25 to 120 bpm; both last mornings and at least 7 of the 14 before, else no sign.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: practice as remembered, not re-read; 5 beats and 7 mornings are a default, not a finding.
///
/// ```
/// use {physiology::{MorningSign, resting_heart_rate_sign}, quantity::HeartRate};
/// let mut mornings = vec![Some(HeartRate::from_bpm(48.0)); 16];
/// mornings[14..].fill(Some(HeartRate::from_bpm(55.0)));
/// assert_eq!(resting_heart_rate_sign(&mornings)?, Some(MorningSign::Off));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn resting_heart_rate_sign(mornings: &[Option<HeartRate>]) -> Result<Option<MorningSign>, OutOfDomain> {
    let mut beats = Vec::with_capacity(mornings.len());
    for morning in mornings {
        beats.push(match morning {
            Some(rate) => Some(measured_range("resting heart rate in bpm", rate.bpm(), 25.0..=120.0, "resting")?),
            None => None,
        });
    }
    let Some((before, [Some(yesterday), Some(today)])) = beats.split_last_chunk::<2>() else {
        return Ok(None);
    };
    let mut usual: Vec<f64> = before[before.len().saturating_sub(RESTING)..].iter().flatten().copied().collect();
    if usual.len() < RESTING_VALUES {
        return Ok(None);
    }
    usual.sort_by(f64::total_cmp);
    let median = (usual[(usual.len() - 1) / 2] + usual[usual.len() / 2]) / 2.0;
    let raised = today.min(*yesterday) > median + RAISED_BPM;
    Ok(Some(if raised { MorningSign::Off } else { MorningSign::Usual }))
}

/// Sign of sleep: the last two nights were both shorter than seven hours.
///
/// - **Units**: time asleep of each night, oldest first, the last one last; `None` where it is not known.
/// - **Domain**: 0 to 24 h; both last nights, else no sign.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: practice as remembered, not re-read; seven hours and two nights are a default, not a finding.
///
/// ```
/// use {physiology::{MorningSign, sleep_sign}, quantity::Duration};
/// let hours = |h: f64| Some(Duration::from_s(h * 3600.0));
/// assert_eq!(sleep_sign(&[hours(6.0), hours(6.5)])?, Some(MorningSign::Off));
/// assert_eq!(sleep_sign(&[hours(6.0), None])?, None);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn sleep_sign(nights: &[Option<Duration>]) -> Result<Option<MorningSign>, OutOfDomain> {
    for night in nights.iter().flatten() {
        measured_range("time asleep in s", night.s(), 0.0..=86_400.0, "a night")?;
    }
    let Some([Some(before), Some(last)]) = nights.last_chunk::<2>() else { return Ok(None) };
    let short = before.s().max(last.s()) < SHORT_NIGHT_S;
    Ok(Some(if short { MorningSign::Off } else { MorningSign::Usual }))
}

/// Readiness of the day: one sign makes it easier, two signs or one that came twice make it rest; without signs there is none.
///
/// - **Units**: none.
/// - **Domain**: any signs.
/// - **Errors**: none.
/// - **Source**: ours: default, not a finding.
///
/// ```
/// use physiology::{MorningSign, Readiness, readiness};
/// assert_eq!(readiness(&[MorningSign::Usual, MorningSign::Off]), Some(Readiness::Easier));
/// assert_eq!(readiness(&[]), None);
/// ```
#[must_use]
pub fn readiness(signs: &[MorningSign]) -> Option<Readiness> {
    let worst = signs.iter().max()?;
    let off = signs.iter().filter(|sign| **sign != MorningSign::Usual).count();
    Some(match (worst, off) {
        (MorningSign::OffTwice, _) | (_, 2..) => Readiness::Rest,
        (MorningSign::Off, _) => Readiness::Easier,
        (MorningSign::Usual, _) => Readiness::AsPlanned,
    })
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
