//! The plan of the library's runner.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{Audit, Phase, Session};

/// `stayer.audit/1`: every rule with its figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuditDocument {
    /// Always `stayer.audit/1`.
    pub schema: String,
    /// In the order of the rules.
    pub audit: Vec<Audit>,
    /// What was done since the plan was made; the figures of A3 and H5 say it too.
    #[serde(default)]
    pub done: AuditDone,
}

/// What was done of a plan so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct AuditDone {
    /// Planned runs up to yesterday.
    pub planned_runs: usize,
    /// Those of them that were run, in whole or in part.
    pub done_runs: usize,
    /// Easy running since the plan's first day and how much of it was really below the first threshold; absent without any.
    pub easy: Option<super::Honesty>,
}

/// `stayer.today/1`: what to do today and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TodayDocument {
    /// Always `stayer.today/1`.
    pub schema: String,
    /// The day.
    pub date: String,
    /// The answer in a sentence.
    pub sentence: String,
    /// The week's number in the plan, its phase and how many weeks there are.
    pub week: Option<TodayWeek>,
    /// Today's sessions.
    pub sessions: Vec<Session>,
    /// What was done today already.
    pub done: Vec<super::ActivityRow>,
    /// Fuel of the day; empty as long as the plan has none.
    pub fuel: Option<Fuel>,
    /// Why, a sentence each.
    pub why: Vec<String>,
    /// The next days, for looking ahead.
    pub next: Vec<NextDay>,
    /// What the runner's own entries make of the day; absent where they say nothing.
    pub readiness: Option<super::ReadinessToday>,
    /// What of today and yesterday is not logged yet.
    pub to_log: Vec<super::ToLog>,
}

/// Where today stands in the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TodayWeek {
    /// From 1.
    pub index: u32,
    /// How many weeks the plan has.
    pub of: u32,
    /// What the week is for.
    pub phase: Phase,
    /// Kilometres planned, as metres.
    pub distance_m: f64,
    /// Metres run since Monday.
    pub done_m: f64,
}

/// Fuel of one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fuel {
    /// Carbohydrate of the whole day.
    pub carbohydrate_g: Option<f64>,
    /// The same per kilogram.
    pub carbohydrate_g_per_kg: Option<f64>,
}

/// One of the next days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NextDay {
    /// The day.
    pub date: String,
    /// Its sessions.
    pub sessions: Vec<Session>,
}
