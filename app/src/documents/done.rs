//! What came of the plan so far.

use super::{KilometreTest, RepeatSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{PaceSymbol, Role, RunKind};

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

/// How the steps of a planned run were found in the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepsFound {
    /// By the steps that the watch says each lap was.
    PlannedSteps,
    /// By the watch's laps.
    Laps,
    /// In the speed alone.
    Signal,
    /// The fastest stretches as long as the plan's efforts.
    Fastest,
    /// Cut at the planned lengths, from the start.
    Lengths,
    /// One step: the whole run.
    Whole,
}

/// A step's speed against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Inside, or off by less than a watch can tell; easy running may be slower too.
    Hit,
    /// Below its slow end.
    TooSlow,
    /// Above its fast end.
    TooFast,
}

/// A step as planned and as run. What was not found in the run is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepRow {
    /// What the step is for.
    pub role: Role,
    /// The pace asked for.
    #[schemars(with = "String")]
    pub pace: PaceSymbol,
    /// Its length, where it is given by distance.
    pub planned_distance_m: Option<f64>,
    /// Its length, where it is given by time.
    pub planned_duration_s: Option<f64>,
    /// Slow end of the target.
    pub target_low_mps: Option<f64>,
    /// Fast end of the target.
    pub target_high_mps: Option<f64>,
    /// After the start of the run.
    pub done_start_s: Option<f64>,
    /// Metres run in it.
    pub done_distance_m: Option<f64>,
    /// Seconds that it took, pauses in it included.
    pub done_duration_s: Option<f64>,
    /// Mean speed.
    pub done_speed_mps: Option<f64>,
    /// Mean heart rate.
    pub heart_rate_bpm: Option<f64>,
    /// Hit or missed; absent without a target or where the step was not found.
    pub target: Option<Target>,
    /// Speed over the nearer end of the target, less 1: below 0 too slow, above 0 too fast, 0 inside.
    pub off_target: Option<f64>,
    /// Of efforts of one length: time per metre against the first's. 1.03 is 3 % slower.
    pub fade: Option<f64>,
}

/// A planned run and the run that was it, or a run beyond the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoneRow {
    /// Id of the planned session.
    pub session: Option<String>,
    /// Its day, or the day of a run beyond the plan.
    pub date: String,
    /// The kind of the planned run.
    #[serde(default)]
    pub run: Option<RunKind>,
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
    /// How its steps were found; absent where they were not, or were not looked for.
    #[serde(default)]
    pub steps_found: Option<StepsFound>,
    /// Step by step, repeats unrolled; empty where nothing was run or the steps were not looked for.
    #[serde(default)]
    pub steps: Vec<StepRow>,
    /// Its repeats as a set: how far it was held, how it faded, and the next dose.
    #[serde(default)]
    pub repeat_set: Option<RepeatSet>,
    /// What the same kilometre fresh and after 90 minutes told, where the session asked for it and the run holds it.
    #[serde(default)]
    pub kilometres: Option<KilometreTest>,
}

/// `stayer.plan_done/1`: every planned run up to a day with what came of it. Matched by day, length, pace and structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanDone {
    /// Always `stayer.plan_done/1`.
    pub schema: String,
    /// The day.
    pub on: String,
    /// By date.
    pub runs: Vec<DoneRow>,
    /// Lifting and power sessions, by date.
    #[serde(default)]
    pub lifts: Vec<LiftDone>,
}

/// A planned lifting or power session and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LiftDone {
    /// Id of the session.
    pub session: String,
    /// Its day.
    pub date: String,
    /// What came of it: done where sets of half of its exercises were logged that day or the watch recorded a gym session.
    pub outturn: Outturn,
    /// The gym session of that day, where one was recorded.
    pub activity: Option<i64>,
    /// How many exercises it has.
    pub exercises_planned: usize,
    /// For how many of them sets were logged that day.
    pub exercises_logged: usize,
}
