//! Planned plyometrics.

use crate::spec::Equipment;
use quantity::Duration;
use serde::{Deserialize, Serialize};

/// Plyometrics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PowerSession {
    /// Foot contacts, all in.
    pub contacts: u32,
    /// In order.
    pub exercises: Vec<PowerExercise>,
    /// About how long.
    #[serde(default)]
    pub duration_s: Option<Duration>,
}

/// One jump, slam or swing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PowerExercise {
    /// Its name in the catalogue.
    pub name: String,
    /// How many sets.
    pub sets: u32,
    /// Repetitions of a set.
    pub reps: u32,
    /// Foot contacts of all sets.
    pub contacts: u32,
    /// What it needs.
    pub equipment: Equipment,
}
