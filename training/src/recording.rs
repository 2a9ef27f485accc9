//! The samples of one activity: a column per channel, one row per moment.

use serde::{Deserialize, Serialize};

/// What a column of a [`Recording`] holds. The stored integer times [`Channel::unit`] is the SI value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Channel {
    /// Degrees north, in semicircles (180° / 2³¹).
    Latitude = 0,
    /// Degrees east, in semicircles (180° / 2³¹).
    Longitude = 1,
    /// Distance from the start as the device counts it, in centimetres.
    Distance = 2,
    /// Height above sea level, in centimetres.
    Altitude = 3,
    /// Speed as the device says it, in millimetres per second.
    Speed = 4,
    /// Heart beats per minute.
    HeartRate = 5,
    /// Steps per minute (both feet) in tenths.
    Cadence = 6,
    /// Watts.
    Power = 7,
    /// Degrees Celsius.
    Temperature = 8,
    /// Vertical oscillation in tenths of a millimetre.
    VerticalOscillation = 9,
    /// Ground contact time in tenths of a millisecond.
    StanceTime = 10,
}

impl Channel {
    /// Every channel, in storage order.
    pub const ALL: [Self; 11] = [
        Self::Latitude,
        Self::Longitude,
        Self::Distance,
        Self::Altitude,
        Self::Speed,
        Self::HeartRate,
        Self::Cadence,
        Self::Power,
        Self::Temperature,
        Self::VerticalOscillation,
        Self::StanceTime,
    ];

    /// The SI (or customary) value of one stored integer step: degrees, metres, m/s, bpm, steps/min, W, °C, m, s.
    #[must_use]
    pub const fn unit(self) -> f64 {
        match self {
            Self::Latitude | Self::Longitude => 180.0 / 2_147_483_648.0,
            Self::Distance | Self::Altitude => 0.01,
            Self::Speed => 0.001,
            Self::HeartRate | Self::Power | Self::Temperature => 1.0,
            Self::Cadence => 0.1,
            Self::VerticalOscillation | Self::StanceTime => 1e-4,
        }
    }

    /// The word used in JSON, CSV and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Distance => "distance",
            Self::Altitude => "altitude",
            Self::Speed => "speed",
            Self::HeartRate => "heart_rate",
            Self::Cadence => "cadence",
            Self::Power => "power",
            Self::Temperature => "temperature",
            Self::VerticalOscillation => "vertical_oscillation",
            Self::StanceTime => "stance_time",
        }
    }
}

/// The stored integer of a sample that the device did not give. Never a measurement.
pub const MISSING: i32 = i32::MAX;

/// The samples of one activity.
///
/// `elapsed_ms[i]` is the time of row `i` after the activity's start, never decreasing; pauses are visible as
/// steps in it. A column is either absent or exactly as long as `elapsed_ms`, with [`MISSING`] where
/// a row has no value.
///
/// ```
/// use training::{recording::{Channel, Recording, MISSING}};
/// let mut r = Recording::default();
/// r.elapsed_ms = vec![0, 1000, 2000];
/// r.set(Channel::HeartRate, vec![120, MISSING, 124]);
/// assert_eq!(r.value(Channel::HeartRate, 0), Some(120.0));
/// assert_eq!(r.value(Channel::HeartRate, 1), None);
/// assert_eq!(r.value(Channel::Power, 0), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    /// Milliseconds after the start, one per row, never decreasing.
    pub elapsed_ms: Vec<i64>,
    columns: [Option<Vec<i32>>; Channel::ALL.len()],
}

impl Recording {
    /// Number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.elapsed_ms.len()
    }

    /// No row at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.elapsed_ms.is_empty()
    }

    /// The stored integers of a channel, [`MISSING`] where a row has none.
    #[must_use]
    pub fn column(&self, channel: Channel) -> Option<&[i32]> {
        self.columns[channel as usize].as_deref()
    }

    /// Takes a column. One with no value at all is dropped.
    ///
    /// # Panics
    /// When its length is not that of `elapsed_ms`.
    pub fn set(&mut self, channel: Channel, values: Vec<i32>) {
        assert_eq!(values.len(), self.elapsed_ms.len(), "a column has one value per row");
        let any = values.iter().any(|&v| v != MISSING);
        self.columns[channel as usize] = any.then_some(values);
    }

    /// Takes a column out.
    pub fn take(&mut self, channel: Channel) -> Option<Vec<i32>> {
        self.columns[channel as usize].take()
    }

    /// The channels present, in storage order.
    pub fn channels(&self) -> impl Iterator<Item = Channel> + '_ {
        Channel::ALL.into_iter().filter(|&c| self.columns[c as usize].is_some())
    }

    /// The value of a row in the channel's unit (degrees, metres, m/s, bpm, steps/min, W, °C, m, s).
    #[must_use]
    pub fn value(&self, channel: Channel, row: usize) -> Option<f64> {
        let stored = *self.column(channel)?.get(row)?;
        (stored != MISSING).then(|| f64::from(stored) * channel.unit())
    }
}
