//! A plan that was changed, and what differs from the plan as it was made.

pub use plan::{
    Conflict,
    change::{Change, Dose, Edit, Objection, PauseReason, State},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::Plan;

/// The `stayer.plan/1` document in force after a change, with what was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedPlan {
    /// The plan in force.
    #[serde(flatten)]
    pub plan: Plan,
    /// Everything that differs from the plan before, by date, each with the rule that asked for it.
    pub changes: Vec<Change>,
    /// What to mind, in plain words; no diagnosis.
    pub advice: Option<String>,
}

/// One edit of the plan in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EditRow {
    /// The day it was made.
    pub made_on: String,
    /// What was asked for.
    pub edit: Edit,
    /// How many sessions and weeks it changed.
    pub changed: usize,
    /// What it changed, by date, each with the rule that asked for it.
    pub changes: Vec<Change>,
    /// What to mind, in plain words; no diagnosis.
    pub advice: Option<String>,
}

/// `stayer.plan_diff/1`: the plan in force against the plan as it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanDiff {
    /// Always `stayer.plan_diff/1`.
    pub schema: String,
    /// The day the plan was made.
    pub made: String,
    /// The edits that led here, oldest first.
    pub edits: Vec<EditRow>,
    /// Everything that differs, by date.
    pub changes: Vec<Change>,
}
