//! Planned mobility.

use quantity::Duration;
use serde::{Deserialize, Serialize};

/// Mobility, activation and foam rolling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MobilitySession {
    /// With the foam roller.
    pub foam_roll: bool,
    /// Parts of the body, e.g. `quads`, `hip_flexors`, `glutes`.
    pub areas: Vec<String>,
    /// The findings of the check that it works on.
    pub drills: Vec<String>,
    /// How long.
    pub duration_s: Duration,
    /// What to do, in order.
    #[serde(default)]
    pub flow: Vec<FlowStep>,
}

/// One drill of a mobility session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FlowStep {
    /// Its name in the catalogue.
    pub name: String,
    /// How long, both sides together.
    pub duration_s: Duration,
    /// First one side, then the other.
    pub each_side: bool,
}
