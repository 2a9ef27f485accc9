//! The speed-endurance ledger and predictions.

use super::Uncertain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One point of the hold curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldPoint {
    /// For so long …
    pub duration_s: f64,
    /// … this speed can be held.
    pub speed_mps: f64,
    /// Lower end of the band.
    pub low: f64,
    /// Upper end of the band.
    pub high: f64,
}

/// A race time as it would be today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceForecast {
    /// `marathon`, `10 km`, …
    pub name: String,
    /// How far.
    pub distance_m: f64,
    /// Most likely time.
    pub time_s: f64,
    /// Fast end of the band.
    pub low_s: f64,
    /// Slow end of the band.
    pub high_s: f64,
    /// So many seconds of it are there because of the drift of long runs; below 0 they made it faster. Absent where they say nothing.
    #[serde(default)]
    pub long_runs_s: Option<f64>,
}

/// How far the pace of the goal can be held today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GoalHold {
    /// The race.
    pub name: String,
    /// The day.
    pub date: String,
    /// The goal's speed in m/s; pace for people is made where it is shown.
    pub pace: f64,
    /// Seconds per kilometre of the same.
    pub pace_s_per_km: f64,
    /// How many metres it can be held today.
    pub holds_m: Uncertain,
    /// How many the race needs.
    pub needs_m: f64,
}

/// An effort that the ledger rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The activity it comes from; absent for a typed result.
    pub activity: Option<i64>,
    /// The day.
    pub date: Option<String>,
    /// How many days before the ledger's day.
    pub age_days: f64,
    /// `race`, `test` or `training`.
    pub kind: String,
    /// How far.
    pub distance_m: f64,
    /// In which time.
    pub time_s: f64,
    /// Its share in the answer, 0 to 1; all shares add to 1.
    pub weight: f64,
    /// What the ledger would have expected for it.
    pub expected_s: Option<f64>,
    /// Nobody called the run a race, but it looks like one and counts as a test: the runner may confirm or deny it.
    #[serde(default)]
    pub suspected: bool,
    /// What makes it look like one.
    #[serde(default)]
    pub why: Option<String>,
    /// Its share in each figure.
    #[serde(default)]
    pub tells: EvidenceTells,
    /// What made it slower, roughly and with a wide band; nothing of it is taken off.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// How much an effort tells of each figure, 0 to 1; over all efforts the shares of a figure add to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceTells {
    /// Of critical speed.
    pub critical_speed: f64,
    /// Of D′.
    pub d_prime: f64,
    /// Of the endurance index.
    pub endurance_index: f64,
    /// Of the fade exponent.
    pub fade_exponent: f64,
    /// Of the sprint ceiling.
    pub sprint: f64,
}

/// An effort that would make the answer sharper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sharpen {
    /// In words.
    pub what: String,
    /// How far.
    pub distance_m: f64,
    /// About how long it takes.
    pub duration_s: f64,
    /// The goal band's width now, as a share of the time.
    pub band_now: f64,
    /// The same after it.
    pub band_then: f64,
}

/// `stayer.hold/1`: the speed-endurance ledger of one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldDocument {
    /// Always `stayer.hold/1`.
    pub schema: String,
    /// The day it speaks of.
    pub on: String,
    /// The answer in a sentence; also when nothing is known yet.
    pub sentence: String,
    /// What can be held for an hour.
    #[serde(default)]
    pub hour_speed_mps: Option<Uncertain>,
    /// Asymptote of the speed-duration relation.
    pub critical_speed_mps: Option<Uncertain>,
    /// Its curvature.
    pub d_prime_m: Option<Uncertain>,
    /// Emig's E_l.
    pub endurance_index: Option<Uncertain>,
    /// Riegel's exponent; 1 is no fade.
    pub fade_exponent: Option<Uncertain>,
    /// Sprint ceiling.
    pub sprint_mps: Option<Uncertain>,
    /// Share of the speed at one heart rate that is left an hour after the fresh part of a long run, where long runs say it.
    pub durability: Option<Uncertain>,
    /// Speed against duration, with band.
    pub curve: Vec<HoldPoint>,
    /// Race times today.
    pub races: Vec<RaceForecast>,
    /// The goal sentence's figures.
    pub goal: Option<GoalHold>,
    /// What it rests on, heaviest first.
    pub evidence: Vec<Evidence>,
    /// What would sharpen it most, best first.
    pub sharpen: Vec<Sharpen>,
    /// Level of every band.
    pub level: f64,
}

/// One classic model's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModelAnswer {
    /// Its name, e.g. `riegel`.
    pub model: String,
    /// Its time; absent where it has no answer.
    pub time_s: Option<f64>,
    /// Its share in the combined answer.
    pub weight: f64,
    /// Whether distance and inputs lie in its domain.
    pub in_domain: bool,
}

/// A predicted race time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Prediction {
    /// Whose.
    pub runner: Option<String>,
    /// How far.
    pub distance_m: f64,
    /// Most likely time; absent when refused.
    pub time_s: Option<f64>,
    /// Fast end of the band.
    pub low_s: Option<f64>,
    /// Slow end of the band.
    pub high_s: Option<f64>,
    /// Each model beside it.
    pub models: Vec<ModelAnswer>,
    /// Why it was refused or widened.
    pub notes: Vec<String>,
}

/// `stayer.predict/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Predictions {
    /// Always `stayer.predict/1`.
    pub schema: String,
    /// One per runner and distance.
    pub predictions: Vec<Prediction>,
    /// Level of every band.
    pub level: f64,
}

/// The notes that every one of some predictions has, in the order of the first: said once, they are said of all.
#[must_use]
pub fn shared_notes(predictions: &[Prediction]) -> Vec<&String> {
    let notes = predictions.first().map_or(&[][..], |first| &first.notes);
    notes.iter().filter(|note| predictions.iter().all(|one| one.notes.contains(note))).collect()
}
