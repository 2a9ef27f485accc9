//! Wishes and rules that cannot all hold: the `stayer.conflict/1` document.

use serde::{Deserialize, Serialize};

/// One wish and the rule it clashes with, in the runner's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Clash {
    /// The wish, as the runner would say it.
    pub wish: String,
    /// The rule's id, `A1` … `H5`, or `wish` where two wishes clash with each other.
    pub rule: String,
}

/// The smallest set of wishes and rules that cannot all hold, and what would resolve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Conflict {
    /// Always `stayer.conflict/1`.
    pub schema: String,
    /// Taking any one of these away makes a plan possible.
    pub clash: Vec<Clash>,
    /// What would resolve it.
    pub ways_out: Vec<String>,
}
