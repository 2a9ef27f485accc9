//! The runner's anchors over time: what loads and zones are measured against.

use super::Uncertain;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an anchor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnchorName {
    /// Highest heart rate.
    HeartRateMax,
    /// Heart rate at rest.
    HeartRateRest,
    /// Heart rate of the first threshold.
    Lt1HeartRate,
    /// Heart rate of the second threshold.
    Lt2HeartRate,
    /// Speed of the first threshold.
    Lt1Speed,
    /// Speed of the second threshold.
    ThresholdSpeed,
    /// Critical speed.
    CriticalSpeed,
}

/// How sure an anchor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The runner said it.
    Said,
    /// Several efforts agree.
    High,
    /// Few efforts, or a model between them and the anchor.
    Medium,
    /// A guess to begin with.
    Low,
}

/// One anchor: either a heart rate or a speed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// What it is.
    pub name: AnchorName,
    /// The heart rate, where it is one.
    pub heart_rate_bpm: Option<Uncertain>,
    /// The speed, where it is one.
    pub speed_mps: Option<Uncertain>,
    /// How sure.
    pub confidence: Confidence,
    /// How it was found, in words.
    pub method: String,
    /// The activities behind it.
    pub evidence: Vec<i64>,
    /// The day from which the runner said it, where it was said.
    #[schemars(with = "Option<String>")]
    pub said_from: Option<Date>,
    /// The part of the models page that explains it.
    pub model: String,
}

/// The anchors of a stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnchorStep {
    /// Its first day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Its last day; absent while it lasts.
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
    /// What is known in it.
    pub anchors: Vec<Anchor>,
}

impl AnchorStep {
    /// One of its anchors.
    #[must_use]
    pub fn anchor(&self, name: AnchorName) -> Option<&Anchor> {
        self.anchors.iter().find(|anchor| anchor.name == name)
    }

    /// The number of one of its anchors, in bpm or m/s.
    #[must_use]
    pub fn value(&self, name: AnchorName) -> Option<f64> {
        let anchor = self.anchor(name)?;
        anchor.heart_rate_bpm.or(anchor.speed_mps).map(|known| known.value)
    }
}

/// Threshold speed by three methods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ThresholdCompared {
    /// Daniels' threshold pace.
    pub daniels_mps: Option<f64>,
    /// Speed held for an hour by Emig's model.
    pub emig_mps: Option<f64>,
    /// 0.96 of critical speed.
    pub critical_speed_mps: Option<f64>,
    /// How far they lie apart, as a share of the middle one.
    pub disagreement: Option<f64>,
    /// They lie apart by more than 4 %.
    pub disagrees: bool,
}

/// `stayer.anchors/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnchorsDocument {
    /// Always `stayer.anchors/1`.
    pub schema: String,
    /// The day it speaks of.
    #[schemars(with = "String")]
    pub on: Date,
    /// The stretches, newest first.
    pub steps: Vec<AnchorStep>,
    /// Threshold speed by three methods, as of `on`.
    pub threshold: Option<ThresholdCompared>,
    /// What should be known about them.
    pub notes: Vec<String>,
}

impl AnchorsDocument {
    /// The step of a day; the oldest one for days before it.
    #[must_use]
    pub fn on_day(&self, day: Date) -> Option<&AnchorStep> {
        self.steps.iter().find(|step| step.from <= day).or_else(|| self.steps.last())
    }
}
