//! A race: how to run it, and how it was run.

use super::{Decoupling, Uncertain};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is held even.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pacing {
    /// The effort: slower up, faster down.
    #[default]
    EvenEffort,
    /// The effort rises evenly from 2 % below its mean to 2 % above.
    NegativeSplit,
    /// The pace, whatever the ground.
    EvenPace,
}

/// `stayer.race_plan/1`: pacing by kilometre, fuelling by clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RacePlan {
    /// Always `stayer.race_plan/1`.
    pub schema: String,
    /// The race's number in the library; absent for one that is only typed.
    pub race: Option<i64>,
    /// What the runner calls it.
    pub name: Option<String>,
    /// Its day.
    pub date: Option<String>,
    /// Time of the start, `09:30`, where it was told.
    pub start: Option<String>,
    /// How far.
    pub distance_m: f64,
    /// What is held even.
    pub pacing: Pacing,
    /// The time that is planned.
    pub target_s: f64,
    /// `goal`; `forecast` where there is no goal or it was asked for; `kept` where it is the time that is kept with the race.
    pub target_from: String,
    /// What is kept with the race: the plan that the race is reviewed against and that goes to the watch.
    pub kept: Option<RaceKept>,
    /// This plan is what is kept, with nothing told otherwise.
    pub as_kept: bool,
    /// The forecast on this course on this day; absent while nothing is known of the runner.
    pub forecast_s: Option<Uncertain>,
    /// The same on a level course on a cool day.
    pub forecast_level_s: Option<Uncertain>,
    /// The ground.
    pub course: CourseDocument,
    /// The weather, as typed, and what it costs.
    pub weather: Option<Weather>,
    /// Every kilometre (shorter in short races), the last one shorter where it does not come out even.
    pub splits: Vec<RaceSplit>,
    /// The same by miles, for those who run miles.
    pub mile_splits: Vec<RaceSplit>,
    /// What the field did that started at this pace.
    pub fade: RaceFade,
    /// What to take where and when.
    pub fuel: Vec<RaceStop>,
    /// Carbohydrate of an hour on the way.
    pub carbohydrate_g_per_h: f64,
    /// Drink of an hour on the way.
    pub water_ml_per_h: f64,
    /// Sodium of an hour on the way.
    pub sodium_mg_per_h: f64,
    /// Carbohydrate of the last meal before the start.
    pub breakfast_g: Option<f64>,
    /// The days before, with their carbohydrate.
    pub loading: Vec<LoadingDay>,
    /// Body mass that the grams are for, and whether it was told.
    pub mass_kg: f64,
    /// Whether the body mass was told; grams are for an assumed one otherwise.
    pub mass_told: bool,
    /// Where what is planned runs dry; absent where it lasts to the finish.
    pub runs_dry_m: Option<f64>,
    /// The same with nothing taken, badly filled and loaded legs, and what moves it past the finish.
    pub dry: Option<RaceDry>,
    /// What speaks against it.
    pub cautions: Vec<String>,
    /// What was done with what was told, and why.
    pub notes: Vec<String>,
}

/// How a race is to be run, as the runner said to keep it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceKept {
    /// The day on which it was kept.
    pub kept_on: String,
    /// The time that is planned.
    pub target_s: f64,
    /// `goal` or `forecast`, as it was that day.
    pub target_from: String,
    /// What is held even.
    pub pacing: Pacing,
    /// Time of the start, `09:30`, where it was told.
    pub start: Option<String>,
    /// Temperature of the air, where the weather was told.
    pub temperature_c: Option<f64>,
    /// Dew point, where the weather was told.
    pub dew_point_c: Option<f64>,
    /// Metres of climbing, where nothing else was known of the ground.
    pub climb_m: Option<f64>,
    /// Level ground, whatever course lies with the race.
    #[serde(default)]
    pub level: bool,
    /// Heights as typed; empty where none were.
    #[serde(default)]
    pub profile: Vec<CourseHeight>,
}

/// A stretch of a race.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceSplit {
    /// Where it begins.
    pub from_m: f64,
    /// Where it ends.
    pub to_m: f64,
    /// The time it is to take.
    pub target_s: f64,
    /// Of ten who started at this pace, one runs this stretch faster than this.
    pub low_s: f64,
    /// Of ten who started at this pace, one runs this stretch slower than this.
    pub high_s: f64,
    /// The clock at its end.
    pub cumulative_s: f64,
    /// Time of the day at its end, `10:14:30`, where the start was told.
    pub clock: Option<String>,
    /// Its rise over its length.
    pub grade: f64,
}

/// The ground of a race.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CourseDocument {
    /// `level`, `climb`, `profile` or `file`.
    pub from: String,
    /// Name of the file.
    pub file: Option<String>,
    /// The file's SHA-256.
    pub sha256: Option<String>,
    /// Length of what the file draws.
    pub file_m: Option<f64>,
    /// Metres up, smoothed.
    pub climb_m: f64,
    /// Metres down, smoothed.
    pub descent_m: f64,
    /// Level metres that it is worth at equal heart rate.
    pub level_m: f64,
    /// Heights along it, at most 240; empty for level ground.
    pub profile: Vec<CourseHeight>,
}

/// A height on a course.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CourseHeight {
    /// Distance from the start.
    pub at_m: f64,
    /// Height, smoothed.
    pub height_m: f64,
}

/// Weather as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Weather {
    /// Of the air.
    pub temperature_c: f64,
    /// Dew point, typed or from the humidity.
    pub dew_point_c: f64,
    /// Wet-bulb globe temperature for moderate sun.
    pub wet_bulb_globe_c: f64,
    /// Share by which the forecast is slower than on a cool day; absent where the rough rule does not reach.
    pub slower: Option<Uncertain>,
}

/// What the field did that started at this pace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceFade {
    /// `cool` or `warm`, where the weather was told and is clearly so: the band is that of such a day. Absent, it holds 80 % on either.
    pub day: Option<String>,
    /// Finishing times of those who start at the plan's pace: the middle of the field, and 80 % of it.
    pub finish_s: Uncertain,
    /// Where heart rate and speed part; absent for races of less than 25 km and for runners in whom they do not.
    pub onset_m: Option<Uncertain>,
    /// `long_runs` where the onset is from the runner's own long runs, `marathoners` where from others.
    pub onset_from: Option<String>,
}

/// Something to take on the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceStop {
    /// Distance from the start.
    pub at_m: f64,
    /// Time from the start.
    pub at_s: f64,
    /// Time of the day, where the start was told.
    pub clock: Option<String>,
    /// Carbohydrate to take.
    pub carbohydrate_g: f64,
    /// Water to drink.
    pub water_ml: f64,
    /// Sodium to take.
    pub sodium_mg: f64,
}

/// A day before the race.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LoadingDay {
    /// The day; absent where the race has none.
    pub date: Option<String>,
    /// Days before the race.
    pub days_before: u32,
    /// Carbohydrate per kilogram of body mass.
    pub carbohydrate_g_per_kg: f64,
    /// Carbohydrate of the day.
    pub carbohydrate_g: f64,
}

/// Where a race runs dry in other cases; absent places lie beyond the finish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceDry {
    /// With nothing taken, legs filled as usual.
    pub without_m: Option<f64>,
    /// With nothing taken and badly filled legs.
    pub badly_filled_m: Option<f64>,
    /// With nothing taken and loaded legs.
    pub loaded_m: Option<f64>,
    /// Carbohydrate an hour that moves it past the finish, with a reserve; 0 where none is needed.
    pub finish_g_per_h: f64,
}

/// `stayer.race_review/1`: a race as it was run, laid against its plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceReview {
    /// Always `stayer.race_review/1`.
    pub schema: String,
    /// The race's number.
    pub race: i64,
    /// What the runner calls it.
    pub name: String,
    /// Its day.
    pub date: String,
    /// The run that it was.
    pub activity: i64,
    /// How far.
    pub distance_m: f64,
    /// What the watch counted; the splits are scaled to the race's distance.
    pub recorded_m: f64,
    /// The time that was planned: the one that was kept, else from what was known before that day.
    pub target_s: f64,
    /// `goal`, `forecast` or `kept`.
    pub target_from: String,
    /// The day on which the plan was kept with the race; absent where none was.
    pub kept_on: Option<String>,
    /// The time that was run.
    pub time_s: f64,
    /// Every kilometre, planned and run.
    pub splits: Vec<ReviewedSplit>,
    /// The same by miles, for those who run miles.
    pub mile_splits: Vec<ReviewedSplit>,
    /// Where most time was lost against the plan, in stretches of several kilometres, worst first.
    pub lost: Vec<LostStretch>,
    /// Second half over first half, level ground.
    pub half_ratio: Option<f64>,
    /// Last quarter's speed over the second's, level ground.
    pub late_fade: Option<f64>,
    /// Last twentieth's speed over what came before, level ground.
    pub kick: Option<f64>,
    /// Where heart rate and speed parted.
    pub onset_m: Option<f64>,
    /// Heart rate over speed between 35 and 40 km against 5 to 10 km.
    pub decoupling: Option<f64>,
    /// Heart rate over speed of every 5 km against 5 to 10 km; empty in short races and without a heart rate.
    pub decoupled: Vec<Decoupling>,
    /// How many of the kilometres lay in the band of the plan's field.
    pub in_band: usize,
}

/// A stretch, planned and run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewedSplit {
    /// Where it begins.
    pub from_m: f64,
    /// Where it ends.
    pub to_m: f64,
    /// The time it was to take.
    pub target_s: f64,
    /// The time it took.
    pub actual_s: f64,
    /// How much the whole was behind the plan at its end; below 0 ahead.
    pub behind_s: f64,
    /// Its rise over its length.
    pub grade: f64,
    /// Whether it lay in the band of those who start at this pace.
    pub in_band: bool,
}

/// A stretch on which time was lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LostStretch {
    /// Where it begins.
    pub from_m: f64,
    /// Where it ends.
    pub to_m: f64,
    /// Seconds lost against the plan.
    pub lost_s: f64,
}
