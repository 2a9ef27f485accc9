//! What came of the plan so far.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What came of a planned run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outturn {
    /// Run, over at least 85 % of its distance.
    Done,
    /// Run in part.
    Partly,
    /// Not run; it is not put anywhere else.
    Missed,
    /// Something else was run on its day.
    Instead,
    /// Run beyond the plan.
    Extra,
}

/// A planned run and the run that was it, or a run beyond the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoneRow {
    /// Id of the planned session.
    pub session: Option<String>,
    /// Its day, or the day of a run beyond the plan.
    pub date: String,
    /// What came of it.
    pub outturn: Outturn,
    /// The activity that was it.
    pub activity: Option<i64>,
    /// The day it was run.
    pub done_on: Option<String>,
    /// Length as planned.
    pub planned_distance_m: Option<f64>,
    /// Time as planned.
    pub planned_duration_s: Option<f64>,
    /// Length as run.
    pub distance_m: Option<f64>,
    /// Time of running.
    pub duration_s: Option<f64>,
}

/// `stayer.plan_done/1`: every planned run up to a day with what came of it. Judged by day and distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanDone {
    /// Always `stayer.plan_done/1`.
    pub schema: String,
    /// The day.
    pub on: String,
    /// By date.
    pub runs: Vec<DoneRow>,
}
