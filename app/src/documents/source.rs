//! The files of an activity that has several, and what each of them gives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{Sport, SubSport};

/// A part of a recording that one source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourcePart {
    /// The line of time, positions, distance, speed and pauses: what curve and bests rest on.
    Track,
    /// Heart rate.
    HeartRate,
    /// Height.
    Altitude,
    /// Cadence.
    Cadence,
    /// Power.
    Power,
    /// Temperature.
    Temperature,
    /// Vertical oscillation.
    VerticalOscillation,
    /// Ground contact time.
    StanceTime,
    /// The laps.
    Laps,
}

impl SourcePart {
    /// Every part, the track first.
    pub const ALL: [Self; 9] = [
        Self::Track,
        Self::HeartRate,
        Self::Altitude,
        Self::Cadence,
        Self::Power,
        Self::Temperature,
        Self::VerticalOscillation,
        Self::StanceTime,
        Self::Laps,
    ];

    /// Its word in JSON and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Track => "track",
            Self::HeartRate => "heart_rate",
            Self::Altitude => "altitude",
            Self::Cadence => "cadence",
            Self::Power => "power",
            Self::Temperature => "temperature",
            Self::VerticalOscillation => "vertical_oscillation",
            Self::StanceTime => "stance_time",
            Self::Laps => "laps",
        }
    }

    /// The part of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// Why a source gives a part: the first rule by which it differs from the next best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceWhy {
    /// The runner says so.
    Said,
    /// No other source has it.
    Only,
    /// It covers more of the activity.
    CoversMore,
    /// It has positions.
    Positions,
    /// The device's own file: it counts distance, and its heights may be a barometer's.
    Device,
    /// It has more samples a minute.
    Denser,
    /// Its laps carry the steps of a planned workout.
    PlannedSteps,
    /// It has more laps.
    MoreLaps,
    /// It gives the track too.
    WithTrack,
    /// Nothing sets them apart; it came first.
    First,
}

/// A part that a source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceGives {
    /// The part.
    pub part: SourcePart,
    /// Why this source.
    pub why: SourceWhy,
}

/// An activity that could be joined with another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearActivity {
    /// Its number.
    pub id: i64,
    /// When it began, RFC 3339.
    pub start: String,
    /// Kind of movement.
    pub sport: Sport,
    /// The finer kind.
    pub sub_sport: SubSport,
    /// Length.
    pub distance_m: Option<f64>,
}

/// One file of an activity that has several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRow {
    /// Its number among them, from 1; the first is the activity's own.
    pub number: usize,
    /// What kind of file: `fit`, `tcx`, `gpx`, …
    pub kind: String,
    /// Where it was found.
    pub path: String,
    /// SHA-256 of the original, hexadecimal.
    pub sha256: String,
    /// The device that recorded it.
    pub device: Option<String>,
    /// When it began, RFC 3339, UTC.
    pub start: String,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Length.
    pub distance_m: Option<f64>,
    /// Number of samples.
    pub records: usize,
    /// The channels it has.
    pub channels: Vec<String>,
    /// The parts of the activity that it gives.
    pub gives: Vec<SourceGives>,
}
