//! What devices measure of a day beside activities.

use crate::Error;
use jiff::civil::Date;
use quantity::{Duration, HeartRate, Mass};

/// Measures of one day. What a source does not know is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Daily {
    /// The local day.
    pub date: Date,
    /// Resting heart rate.
    pub resting_heart_rate: Option<HeartRate>,
    /// Heart rate variability of the night or the morning, rMSSD.
    pub hrv: Option<Duration>,
    /// Heart rate variability as SDNN, mean of the day's readings: another measure than rMSSD, never mixed with it.
    pub hrv_sdnn: Option<Duration>,
    /// Time asleep.
    pub sleep: Option<Duration>,
    /// Body mass.
    pub mass: Option<Mass>,
}

impl Daily {
    /// A day without any measure yet.
    #[must_use]
    pub const fn new(date: Date) -> Self {
        Self { date, resting_heart_rate: None, hrv: None, hrv_sdnn: None, sleep: None, mass: None }
    }

    /// Whether nothing was measured.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::new(self.date)
    }
}

/// What no body can have is no measure. Ours: 25 to 120 bpm, 1 to 400 ms, up to 24 h, 25 to 250 kg, as the log takes them.
pub(crate) fn heart_rate(bpm: f64) -> Option<HeartRate> {
    (25.0..=120.0).contains(&bpm).then(|| HeartRate::from_bpm(bpm))
}

pub(crate) fn variability(ms: f64) -> Option<Duration> {
    (1.0..=400.0).contains(&ms).then(|| Duration::from_s(ms / 1000.0))
}

pub(crate) fn asleep(s: f64) -> Option<Duration> {
    (s > 0.0 && s <= 86_400.0).then(|| Duration::from_s(s))
}

pub(crate) fn mass(kg: f64) -> Option<Mass> {
    (25.0..=250.0).contains(&kg).then(|| Mass::from_kg(kg))
}

pub(crate) fn unreadable(format: &'static str, at: usize, what: String) -> Error {
    Error::Unreadable { format, at, what }
}
