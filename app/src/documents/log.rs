//! What no file tells: the runner's own entries, and what follows from each.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::Check;

/// How a session felt.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct RpeEntry {
    /// The activity, where there is one.
    pub activity: Option<i64>,
    /// How hard the whole session was, 0 to 10.
    pub rpe: f64,
    /// How long it was.
    pub duration_s: f64,
    /// Whether something hurt, if told.
    pub pain: Option<bool>,
    /// In the runner's words.
    pub note: Option<String>,
}

/// One set.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct LoggedSet {
    /// Repetitions; absent where it was held for time.
    pub reps: Option<u32>,
    /// Time held; absent where it was repeated.
    pub hold_s: Option<f64>,
    /// With this load; absent for the body alone.
    pub load_kg: Option<f64>,
    /// It was to warm up.
    pub warm_up: bool,
}

/// Sets of one exercise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct StrengthEntry {
    /// Its name in the catalogue.
    pub exercise: String,
    /// The sets, in order.
    pub sets: Vec<LoggedSet>,
    /// Repetitions that would have been possible after the last one, if told.
    pub reps_in_reserve: Option<u32>,
    /// In the runner's words.
    pub note: Option<String>,
}

/// How a morning is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct WellnessEntry {
    /// Heart rate variability, rMSSD.
    pub hrv_s: Option<f64>,
    /// Heart rate variability as SDNN, where a device gives only that: kept, and never mixed with rMSSD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hrv_sdnn_s: Option<f64>,
    /// Resting heart rate.
    pub resting_heart_rate_bpm: Option<f64>,
    /// Time asleep.
    pub sleep_s: Option<f64>,
    /// Mood, 1 low to 5 high.
    pub mood: Option<u8>,
    /// Soreness, 1 none to 5 a lot.
    pub soreness: Option<u8>,
    /// In the runner's words.
    pub note: Option<String>,
}

impl WellnessEntry {
    /// Puts a later word over this one: what it tells replaces, what it does not tell stays.
    pub(crate) fn put(&mut self, later: Self) {
        let Self { hrv_s, hrv_sdnn_s, resting_heart_rate_bpm, sleep_s, mood, soreness, note } = later;
        self.hrv_s = hrv_s.or(self.hrv_s);
        self.hrv_sdnn_s = hrv_sdnn_s.or(self.hrv_sdnn_s);
        self.resting_heart_rate_bpm = resting_heart_rate_bpm.or(self.resting_heart_rate_bpm);
        self.sleep_s = sleep_s.or(self.sleep_s);
        self.mood = mood.or(self.mood);
        self.soreness = soreness.or(self.soreness);
        self.note = note.or_else(|| self.note.take());
    }
}

/// The score of one test of the movement check.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct CheckScore {
    /// The key of the test.
    pub test: String,
    /// The score of the whole body, 0 to 3.
    pub whole: Option<u8>,
    /// The score of the left side.
    pub left: Option<u8>,
    /// The score of the right side.
    pub right: Option<u8>,
    /// How far the left toe was from the wall.
    pub left_m: Option<f64>,
    /// How far the right toe was from the wall.
    pub right_m: Option<f64>,
}

/// A movement check.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct CheckEntry {
    /// The scores, where tests were scored.
    pub scores: Vec<CheckScore>,
    /// What it found, as a plan takes it.
    pub found: Check,
}

/// Body mass.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct WeightEntry {
    /// The mass.
    pub mass_kg: f64,
}

/// A run between two weighings.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct SweatEntry {
    /// Body mass before.
    pub before_kg: f64,
    /// Body mass after.
    pub after_kg: f64,
    /// What was drunk between.
    pub drink_l: f64,
    /// What was passed between.
    pub urine_l: f64,
    /// How long the run was.
    pub duration_s: f64,
    /// Sweat lost per hour.
    pub sweat_l_h: f64,
}

/// What an entry says, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LogContent {
    /// How a session felt.
    Rpe(RpeEntry),
    /// Sets of one exercise.
    Strength(StrengthEntry),
    /// How a morning is.
    Wellness(WellnessEntry),
    /// A movement check.
    Check(CheckEntry),
    /// Body mass.
    Weight(WeightEntry),
    /// A run between two weighings.
    Sweat(SweatEntry),
}

impl LogContent {
    /// Every kind.
    pub const KINDS: [&str; 6] = ["rpe", "strength", "wellness", "check", "weight", "sweat"];

    /// Its kind, one word.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Rpe(_) => "rpe",
            Self::Strength(_) => "strength",
            Self::Wellness(_) => "wellness",
            Self::Check(_) => "check",
            Self::Weight(_) => "weight",
            Self::Sweat(_) => "sweat",
        }
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// Its number.
    pub id: i64,
    /// The day it is about.
    #[schemars(with = "String")]
    pub date: Date,
    /// What an import took it from; absent where the runner told it.
    #[serde(default)]
    pub source: Option<String>,
    /// What it says.
    #[serde(flatten)]
    pub content: LogContent,
}

/// What to make of a day. A suggestion: the plan is never changed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Suggestion {
    /// Nothing speaks against the plan.
    AsPlanned,
    /// Easier than planned.
    Easier,
    /// Nothing today.
    Rest,
}

/// How ready the runner is, by what was logged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadinessToday {
    /// What to make of the day.
    pub suggestion: Suggestion,
    /// The same in a sentence.
    pub sentence: String,
    /// What it rests on, a sentence each.
    pub reasons: Vec<String>,
}

/// The load that the next sets of an exercise begin with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NextLoad {
    /// Least repetitions of a set.
    pub reps_low: u32,
    /// Most repetitions of a set.
    pub reps_high: u32,
    /// The load.
    pub load_kg: f64,
}

/// What follows from an entry; only what its kind has.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct LogFollows {
    /// In sentences.
    pub sentences: Vec<String>,
    /// Of `rpe`: exertion times minutes.
    pub session_rpe: Option<f64>,
    /// Of `strength`: the next loads.
    pub next_loads: Vec<NextLoad>,
    /// Of `wellness`: what to make of the day.
    pub readiness: Option<ReadinessToday>,
    /// Of `check`: a pause of two weeks without running is offered.
    pub offers_pause: Option<bool>,
    /// Of `weight`: share of body mass lost within a month, where it is more than a twentieth.
    pub fast_fall: Option<f64>,
    /// Of `sweat`: sweat lost per hour.
    pub sweat_l_h: Option<f64>,
}

/// `stayer.log/1`: an entry that was added, and what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogDocument {
    /// Always `stayer.log/1`.
    pub schema: String,
    /// The entry.
    pub entry: LogEntry,
    /// What follows from it.
    pub follows: LogFollows,
}

/// `stayer.log_list/1`: entries by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogList {
    /// Always `stayer.log_list/1`.
    pub schema: String,
    /// The entries, newest first.
    pub entries: Vec<LogEntry>,
}

/// `stayer.log_undo/1`: the entry that was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogUndone {
    /// Always `stayer.log_undo/1`.
    pub schema: String,
    /// The entry.
    pub taken_back: LogEntry,
}

/// Something of today or yesterday that could be logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToLog {
    /// The kind of entry.
    pub kind: String,
    /// The day it is about.
    #[schemars(with = "String")]
    pub date: Date,
    /// The activity, where it is about one.
    pub activity: Option<i64>,
    /// In a sentence.
    pub sentence: String,
}
