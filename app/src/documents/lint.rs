//! The audit of a plan made elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::Audit;

/// `stayer.lint/1`: a plan made elsewhere, held against every rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LintDocument {
    /// Always `stayer.lint/1`.
    pub schema: String,
    /// What was read, in the order named.
    pub files: Vec<LintedFile>,
    /// How many weeks the plan has; 0 where the files name no days.
    pub weeks: usize,
    /// The race that it leads to, as far as the files tell.
    pub goal: Option<LintedGoal>,
    /// What was taken for granted, a sentence each.
    pub assumed: Vec<String>,
    /// What is possible but unwise about it.
    pub cautions: Vec<String>,
    /// Every rule; where it cannot be judged `applies` is false and `why` says what is missing.
    pub audit: Vec<Audit>,
}

/// One file of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LintedFile {
    /// Where it is.
    pub path: String,
    /// What it is by its content: `iCalendar`, `workout text`, `week grid`, `FIT workout`, `plan`; absent where it could not be read.
    pub format: Option<String>,
    /// How many sessions were read from it.
    pub sessions: usize,
    /// Why it could not be read.
    pub reason: Option<String>,
    /// What was not understood.
    pub lost: Vec<LostWords>,
}

/// Something in a file that was not understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LostWords {
    /// Its line, from 1, where the format has lines.
    pub line: Option<usize>,
    /// The words met.
    pub words: String,
    /// What was expected, or what was done instead.
    pub why: String,
}

/// The race that a plan leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LintedGoal {
    /// What the plan calls it.
    pub name: String,
    /// Its day; of a plan without dates counted from the first Monday after today.
    pub date: String,
    /// How far.
    pub distance_m: f64,
}
