//! Who runs, and the races ahead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{Priority, Runner, Wishes, spec::Check};

/// `stayer.runner/1`: what no file tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunnerDocument {
    /// Always `stayer.runner/1`.
    pub schema: String,
    /// Who.
    pub runner: Runner,
    /// How the weeks look.
    pub wishes: Wishes,
    /// The last movement check.
    pub check: Check,
    /// `km` or `mi`.
    pub units: String,
}

/// One race in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceRow {
    /// Its number.
    pub id: i64,
    /// What the runner calls it.
    pub name: String,
    /// The day, ISO 8601.
    pub date: String,
    /// How far.
    pub distance_m: f64,
    /// The time hoped for.
    pub goal_s: Option<f64>,
    /// How much it matters.
    pub priority: Priority,
    /// A course, if known.
    pub course: Option<String>,
}

/// `stayer.races/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Races {
    /// Always `stayer.races/1`.
    pub schema: String,
    /// By date.
    pub races: Vec<RaceRow>,
}
