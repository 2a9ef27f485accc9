//! How much was trained.

use super::Uncertain;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One day's load and what it did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LoadDay {
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// Load, in hundredths of an hour at threshold.
    pub load: f64,
    /// Banister's impulse of the same, where heart rate was recorded and resting and highest heart rate are known.
    pub trimp: Option<f64>,
    /// Exertion told by the runner times minutes, where it was told.
    pub session_rpe: Option<f64>,
    /// Running distance.
    pub distance_m: f64,
    /// Running mean of the load over 42 days.
    pub fitness: f64,
    /// Running mean of the load over 7 days.
    pub fatigue: f64,
    /// Fitness less fatigue of the day before.
    pub form: f64,
}

/// One week's load.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LoadWeek {
    /// Its Monday.
    #[schemars(with = "String")]
    pub monday: Date,
    /// Running distance.
    pub distance_m: f64,
    /// Running time.
    pub time_s: f64,
    /// Runs.
    pub runs: usize,
    /// Load of the days.
    pub load: f64,
    /// Mean daily load over its standard deviation; absent while the week lasts and where all days are alike.
    pub monotony: Option<f64>,
    /// Load times monotony.
    pub strain: Option<f64>,
}

/// A run that was much longer than the longest of the thirty days before it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpikeRow {
    /// The run.
    pub activity: i64,
    /// Its day.
    #[schemars(with = "String")]
    pub date: Date,
    /// Its length.
    pub distance_m: f64,
    /// The longest run of the thirty days before it.
    pub longest_before_m: f64,
    /// One over the other.
    pub ratio: f64,
    /// Rate of injury that one cohort saw after such runs, over that after others, with its 95 % interval.
    pub rate_ratio: Option<Uncertain>,
}

/// How the loads were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct LoadMethods {
    /// Activities by heart rate.
    pub by_heart_rate: usize,
    /// Runs by pace.
    pub by_pace: usize,
    /// Activities without a load.
    pub without: usize,
}

/// `stayer.load/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LoadDocument {
    /// Always `stayer.load/1`.
    pub schema: String,
    /// First day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day.
    #[schemars(with = "String")]
    pub to: Date,
    /// The unit of every load here, in words.
    pub unit: String,
    /// Every day.
    pub days: Vec<LoadDay>,
    /// Every calendar week that begins or ends in it.
    pub weeks: Vec<LoadWeek>,
    /// Runs of the last thirty days that were more than a tenth longer than the longest of the thirty days before each.
    pub spikes: Vec<SpikeRow>,
    /// How the loads were found.
    pub methods: LoadMethods,
    /// What should be known about them.
    pub notes: Vec<String>,
}
