//! A planned run.

use crate::{
    fuel::Fuel,
    step::{Block, Step},
};
use quantity::{Distance, Duration};
use serde::{Deserialize, Serialize};

/// The kind of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Easy.
    Easy,
    /// Long.
    Long,
    /// Between easy and marathon pace.
    Steady,
    /// Sustained, around threshold.
    Tempo,
    /// Repeats with recoveries.
    Repeats,
    /// 800 m repeats in m:ss for a marathon in h:mm.
    #[serde(rename = "yasso_800")]
    Yasso800,
    /// Uphill repeats.
    Hills,
    /// Short relaxed accelerations.
    Strides,
    /// At the goal's pace.
    RacePace,
    /// A test at full effort.
    Test,
    /// A race.
    Race,
}

impl RunKind {
    /// The kind as a title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Easy => "Easy run",
            Self::Long => "Long run",
            Self::Steady => "Steady run",
            Self::Tempo => "Tempo run",
            Self::Repeats => "Repeats",
            Self::Yasso800 => "Yasso 800s",
            Self::Hills => "Hill repeats",
            Self::Strides => "Run with strides",
            Self::RacePace => "Race-pace run",
            Self::Test => "Test",
            Self::Race => "Race",
        }
    }

    /// The kind in one short word, for a calendar cell or the list of a watch.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Long => "long",
            Self::Steady => "steady",
            Self::Tempo => "tempo",
            Self::Repeats => "reps",
            Self::Yasso800 => "yasso",
            Self::Hills => "hills",
            Self::Strides => "strides",
            Self::RacePace => "pace",
            Self::Test => "test",
            Self::Race => "race",
        }
    }
}

/// A run and its steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RunSession {
    /// What kind of run.
    pub run: RunKind,
    /// More than 1 km of it is at half-marathon pace or faster.
    pub hard: bool,
    /// Its length, warm-up and recoveries included.
    pub distance_m: Distance,
    /// Its time at the middle of its speed ranges.
    pub duration_s: Duration,
    /// Structure.
    pub steps: Vec<Block>,
    /// What is eaten and drunk around it: races, and the long runs that rehearse them.
    #[serde(default)]
    pub fuel: Option<Fuel>,
}

impl RunSession {
    /// Every step in the order it is run, repeats unrolled.
    pub fn unrolled(&self) -> impl Iterator<Item = &Step> {
        Block::unroll(&self.steps)
    }
}
