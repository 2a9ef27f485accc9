//! Planned lifting.

use crate::spec::Equipment;
use quantity::{Duration, Mass};
use serde::{Deserialize, Serialize};

/// The phase of lifting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StrengthPhase {
    /// 12 to 20 repetitions, stability and motor control.
    Stability,
    /// 8 to 12 repetitions.
    MuscularEndurance,
    /// 4 to 6 repetitions.
    Strength,
}

/// A part of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// Legs and hips.
    Lower,
    /// Chest, shoulders, arms.
    Upper,
    /// Back.
    Back,
    /// Trunk.
    Core,
}

/// Lifting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StrengthSession {
    /// The phase of lifting.
    pub phase: StrengthPhase,
    /// In order.
    pub exercises: Vec<StrengthExercise>,
    /// About how long.
    #[serde(default)]
    pub duration_s: Option<Duration>,
}

/// One lift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StrengthExercise {
    /// Its name in the catalogue.
    pub name: String,
    /// Joins upper and lower body.
    pub compound: bool,
    /// What it trains.
    pub regions: Vec<Region>,
    /// How many sets.
    pub sets: u32,
    /// Fewest repetitions of a set.
    #[serde(default)]
    pub reps_low: Option<u32>,
    /// Most repetitions of a set.
    #[serde(default)]
    pub reps_high: Option<u32>,
    /// Seconds held, instead of repetitions.
    #[serde(default)]
    pub hold_s: Option<Duration>,
    /// Load, if known.
    pub load_kg: Option<Mass>,
    /// What it needs.
    pub equipment: Equipment,
}
