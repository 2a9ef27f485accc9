//! Durability: how long runs drift, and whether that changes.

use super::Uncertain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One long run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LongRun {
    /// The run.
    pub activity: i64,
    /// Its local day.
    pub date: String,
    /// Its length.
    pub distance_m: Option<f64>,
    /// Its time.
    pub elapsed_s: f64,
    /// Growth of heart beats per metre in an hour after the first 10 km, as a share of those from 5 to 10 km.
    pub drift_per_hour: f64,
    /// From the start to the first 5 km with more than 2.5 % more beats per metre; absent where that never came.
    pub to_onset_s: Option<f64>,
}

/// One of the two kilometres of the test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TestKilometre {
    /// When it began, after the start.
    pub start_s: f64,
    /// Its speed on level ground.
    pub speed_mps: f64,
    /// Its mean heart rate.
    pub heart_rate_bpm: Option<f64>,
}

/// A run with the same kilometre fresh and after an hour and a half.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KilometreTest {
    /// The run.
    pub activity: i64,
    /// Its local day.
    pub date: String,
    /// The kilometre within the first 45 minutes.
    pub fresh: TestKilometre,
    /// The one that began after 90 minutes or later.
    pub tired: TestKilometre,
    /// Speed of the tired one over that of the fresh one.
    pub kept: f64,
    /// Beats per metre of the tired one over those of the fresh one.
    pub beats: Option<f64>,
    /// `kept` with the band that the watch's own error leaves.
    #[serde(default)]
    pub kept_band: Option<Uncertain>,
    /// The planned session that the run was.
    #[serde(default)]
    pub session: Option<String>,
}

/// A planned long run that holds the kilometre test, or may.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KilometreSession {
    /// Its id in the plan.
    pub session: String,
    /// Its day.
    pub date: String,
    /// Its length.
    pub distance_m: f64,
    /// Its time.
    pub duration_s: f64,
}

/// `stayer.durability/1`: the long runs of a year and their trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DurabilityDocument {
    /// Always `stayer.durability/1`.
    pub schema: String,
    /// The day it speaks of.
    pub on: String,
    /// The drift per hour on the day of the last long run.
    pub now_per_hour: Option<Uncertain>,
    /// Change of the drift per hour in thirty days: below 0 the runner holds longer.
    pub change_per_month: Option<Uncertain>,
    /// Why there is no trend, where there is none.
    pub reason: Option<String>,
    /// The long runs that tell, oldest first.
    pub runs: Vec<LongRun>,
    /// What the forecasts of long races take from them: the middle drift of the year, recent runs first.
    #[serde(default)]
    pub forecast_per_hour: Option<Uncertain>,
    /// Runs with the kilometre test, oldest first.
    #[serde(default)]
    pub tests: Vec<KilometreTest>,
    /// Long runs ahead in which the test is planned, by date; told of today only.
    #[serde(default)]
    pub planned: Vec<KilometreSession>,
    /// Long runs ahead that are long enough for it, by date; none where a test of the year has told, or one is planned.
    #[serde(default)]
    pub possible: Vec<KilometreSession>,
    /// What could not be told, and what to do about it.
    #[serde(default)]
    pub notes: Vec<String>,
}
