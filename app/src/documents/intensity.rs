//! How hard was trained: three zones by time, distance and sessions.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One amount in each of the three zones.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct InZones {
    /// Below the first threshold.
    pub easy: f64,
    /// Between the thresholds.
    pub moderate: f64,
    /// Above the second threshold.
    pub hard: f64,
}

impl InZones {
    /// All three.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.easy + self.moderate + self.hard
    }

    /// Shares of the sum; nothing of nothing.
    #[must_use]
    pub fn shares(&self) -> Option<Self> {
        let sum = self.sum();
        (sum > 0.0).then(|| Self { easy: self.easy / sum, moderate: self.moderate / sum, hard: self.hard / sum })
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.easy += other.easy;
        self.moderate += other.moderate;
        self.hard += other.hard;
    }
}

/// Running of some time in the three zones.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Distribution {
    /// Seconds.
    pub time_s: InZones,
    /// Metres.
    pub distance_m: InZones,
    /// Runs by their aim.
    pub sessions: InZones,
    /// Polarisation index of the time.
    pub polarization_index: Option<f64>,
}

/// One week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IntensityWeek {
    /// Its Monday.
    #[schemars(with = "String")]
    pub monday: Date,
    /// Its running.
    pub running: Distribution,
}

/// Whether easy runs were easy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Honesty {
    /// Runs that were meant easy: no race, and less than 3 min above the second threshold.
    pub runs: usize,
    /// Their time.
    pub time_s: f64,
    /// The part of it below the first threshold.
    pub below_s: f64,
    /// That part as a share.
    pub share: f64,
}

/// What the zones are made of; one system for the whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZoneSystem {
    /// First and second threshold as speeds.
    Thresholds,
    /// 80 % of critical speed and critical speed.
    CriticalSpeed,
}

/// The borders of the zones in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneBorders {
    /// First day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Easy ends here.
    pub first_mps: f64,
    /// Hard begins here.
    pub second_mps: f64,
}

/// `stayer.intensity/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IntensityDocument {
    /// Always `stayer.intensity/1`.
    pub schema: String,
    /// First day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day.
    #[schemars(with = "String")]
    pub to: Date,
    /// What the zones are made of; absent while no speed is known.
    pub system: Option<ZoneSystem>,
    /// The borders, newest first.
    pub borders: Vec<ZoneBorders>,
    /// All of it.
    pub whole: Distribution,
    /// Whether the whole is polarised.
    pub polarized: Option<bool>,
    /// Whether easy runs were easy.
    pub honesty: Option<Honesty>,
    /// Week by week, oldest first.
    pub weeks: Vec<IntensityWeek>,
    /// What should be known about it.
    pub notes: Vec<String>,
}
