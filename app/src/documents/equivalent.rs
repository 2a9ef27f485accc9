//! What a performance is worth: records, age grades, equal performances.

use super::{DistanceGuess, Prediction, Uncertain};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time over a distance and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecordRow {
    /// How far.
    pub distance_m: f64,
    /// In which time.
    pub time_s: f64,
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// The run; absent for a result that was told.
    pub activity: Option<i64>,
    /// It was a race; in the list of races, else, it only looks like one.
    pub race: bool,
    /// The best of the runner's age and sex over the time: 1 is the standard itself.
    pub age_grade: Option<f64>,
    /// What the time would be at the best age.
    pub age_graded_s: Option<f64>,
    /// Whose guess the distance is: of a best time, on a treadmill.
    #[serde(default)]
    pub guess: Option<DistanceGuess>,
}

/// `stayer.equivalents/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EquivalentsDocument {
    /// Always `stayer.equivalents/1`.
    pub schema: String,
    /// The day it speaks of.
    #[schemars(with = "String")]
    pub on: Date,
    /// The fastest time over each usual distance, of all runs outdoors and of those on a treadmill whose distance the runner said.
    pub records: Vec<RecordRow>,
    /// The same of the last year.
    pub this_year: Vec<RecordRow>,
    /// Races, told results and runs that look like a race, of the last three years, newest first.
    pub races: Vec<RecordRow>,
    /// Maximal oxygen uptake as the best race of the last year lets one guess it, mL/(kg·min). No laboratory value.
    pub vo2max_ml_per_kg_min: Option<Uncertain>,
    /// The race behind that guess.
    pub vo2max_from: Option<RecordRow>,
    /// Equal performances over the usual distances, each classic model beside the combined one.
    pub equivalents: Vec<Prediction>,
    /// What should be known about them.
    pub notes: Vec<String>,
}
