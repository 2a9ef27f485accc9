//! What is intended: the `stayer.plan/1` document.

mod mobility;
mod power;
mod run;
mod strength;

pub use mobility::{FlowStep, MobilitySession};
pub use power::{PowerExercise, PowerSession};
pub use run::{RunKind, RunSession};
pub use strength::{Region, StrengthExercise, StrengthPhase, StrengthSession};

use jiff::civil::Date;
use quantity::{Distance, Duration};
use serde::{Deserialize, Serialize};

/// A season, week by week, with the audit of every rule. The document stands alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Plan {
    /// Always `stayer.plan/1`.
    pub schema: String,
    /// The day it was made.
    #[schemars(with = "String")]
    pub made: Date,
    /// The seed it was made with.
    pub seed: u64,
    /// What it is for; absent without a race.
    pub goal: Option<Goal>,
    /// Week 1 starts on the first Monday after `made`.
    pub weeks: Vec<Week>,
    /// Every rule with its figure.
    pub audit: Vec<Audit>,
    /// What is possible but unwise about it, in plain words.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// The day of its last change; what stands before it is past. Absent in a plan as it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub changed: Option<Date>,
}

impl Plan {
    /// Every day in order.
    pub fn days(&self) -> impl Iterator<Item = &Day> {
        self.weeks.iter().flat_map(|w| &w.days)
    }

    /// Every running session with its date, in order.
    pub fn runs(&self) -> impl Iterator<Item = (Date, &Session, &RunSession)> {
        self.days().flat_map(|day| {
            day.sessions.iter().filter_map(|s| match &s.content {
                Content::Run(run) => Some((day.date, s, run)),
                _ => None,
            })
        })
    }

    /// What is really to be done: the plan without the sessions that the runner left out.
    #[must_use]
    pub fn to_do(mut self) -> Self {
        for day in self.weeks.iter_mut().flat_map(|w| &mut w.days) {
            day.sessions.retain(|s| s.left_out.is_none());
        }
        self
    }
}

/// The race the season is built for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Goal {
    /// What the runner calls it.
    pub name: String,
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// How far.
    pub distance_m: Distance,
    /// The time hoped for.
    pub time_s: Option<Duration>,
}

/// What a week is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Coming back to regular running.
    Return,
    /// Easy volume and first strides.
    Base,
    /// Speed work by goal race, volume grows.
    Build,
    /// The most specific weeks.
    Peak,
    /// Less volume, the edge kept.
    Taper,
    /// The week of the race.
    Race,
    /// After the race.
    Recovery,
    /// No running.
    Pause,
}

/// Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Week {
    /// From 1.
    pub index: u32,
    /// Its Monday.
    #[schemars(with = "String")]
    pub start: Date,
    /// What it is for.
    pub phase: Phase,
    /// A week of less, on purpose.
    pub easier: bool,
    /// All running, races included.
    pub distance_m: Distance,
    /// Running harder than easy, races left out.
    pub hard_distance_m: Distance,
    /// Seven days.
    pub days: Vec<Day>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Day {
    /// The date.
    #[schemars(with = "String")]
    pub date: Date,
    /// Carbohydrate target of the day.
    #[serde(default)]
    pub carbohydrate_g: Option<f64>,
    /// The same per kilogram of body mass.
    #[serde(default)]
    pub carbohydrate_g_per_kg: Option<f64>,
    /// What to do, in the order to do it.
    pub sessions: Vec<Session>,
}

/// One thing to do on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Session {
    /// Unique in the plan and the same after every re-plan that keeps the session.
    pub id: String,
    /// Why it is there, in a sentence.
    #[serde(default)]
    pub why: String,
    /// Why it is not to be done; the runner left it out. It stands in the plan and counts in its week, where the week without it would
    /// break a rule that only what is past could mend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// What it is.
    #[serde(flatten)]
    pub content: Content,
}

/// What a session is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// A run.
    Run(RunSession),
    /// Lifting.
    Strength(StrengthSession),
    /// Plyometrics.
    Power(PowerSession),
    /// Mobility, activation and foam rolling.
    Mobility(MobilitySession),
    /// The movement check.
    Check {},
    /// Nothing, on purpose.
    Rest {},
}

/// One rule, held against one plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Audit {
    /// `A1` … `H5`.
    pub rule: String,
    /// No plan may break it.
    pub hard: bool,
    /// It says something about this runner and plan.
    pub applies: bool,
    /// It holds.
    pub holds: bool,
    /// The figure it was judged by.
    pub figure: String,
    /// Why it does not apply, or what falls short.
    pub why: Option<String>,
}
