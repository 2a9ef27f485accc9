//! Who runs, and the races ahead.

use quantity::Distance;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{Priority, RaceResult, Runner, Wishes, spec::Check};

/// `stayer.runner/1`: what no file tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunnerDocument {
    /// Always `stayer.runner/1`.
    pub schema: String,
    /// Who.
    pub runner: Runner,
    /// How the weeks look.
    pub wishes: Wishes,
    /// The last movement check.
    pub check: Check,
    /// What was done before the library's first activity, as far as it was told.
    pub past: Past,
    /// `km` or `mi`.
    pub units: String,
    /// The map under tracks; none unless the runner switches it on.
    #[serde(default)]
    pub map: MapWish,
    /// The tag of the language of pages, prints, the calendar and names on the watch: `en`, `nl` or `de`.
    #[serde(default = "english")]
    pub language: String,
}

/// Where the map under tracks comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct MapWish {
    /// The address of its tiles with `{z}`, `{x}` and `{y}`; absent while no map is shown and nothing is asked from anywhere.
    pub map_tiles: Option<String>,
    /// Whom its makers want named beside it.
    pub map_credit: Option<String>,
}

fn english() -> String {
    crate::LANGUAGES[0].to_owned()
}

/// Running that no file shows, as the runner tells it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Past {
    /// Race results.
    pub results: Vec<RaceResult>,
    /// Running of a usual week; counts while the library has none of the last four weeks.
    pub weekly_distance_m: Option<Distance>,
    /// Longest run of the last 30 days; counts while the library has none.
    pub longest_run_m: Option<Distance>,
}

/// One race in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceRow {
    /// Its number.
    pub id: i64,
    /// What the runner calls it.
    pub name: String,
    /// The day, ISO 8601.
    pub date: String,
    /// How far.
    pub distance_m: f64,
    /// The time hoped for.
    pub goal_s: Option<f64>,
    /// How much it matters.
    pub priority: Priority,
    /// A course, if known.
    pub course: Option<String>,
}

/// `stayer.races/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Races {
    /// Always `stayer.races/1`.
    pub schema: String,
    /// By date.
    pub races: Vec<RaceRow>,
    /// The number of the race that was just added; none where none was.
    pub added: Option<i64>,
}
