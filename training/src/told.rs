//! What an export tells of an activity beside its file.

use crate::{Sport, SubSport};
use serde::{Deserialize, Serialize};

/// What a service's export tells of an activity in a table or summary of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Told {
    /// Whose export: `Strava`, `Garmin`, …
    pub source: String,
    /// Its title.
    pub name: Option<String>,
    /// In the runner's words.
    pub description: Option<String>,
    /// The shoes or the bicycle.
    pub gear: Option<String>,
    /// It was marked as a race.
    pub race: Option<bool>,
    /// It was marked as a long run.
    pub long_run: Option<bool>,
    /// Kind of movement.
    pub sport: Option<Sport>,
    /// The finer kind.
    pub sub_sport: Option<SubSport>,
    /// How hard the whole session was, 1 to 10.
    pub exertion: Option<f64>,
}
