//! What a plan is made from: the `stayer.spec/1` document.

use jiff::civil::Date;
use quantity::{Distance, Duration, Mass, Speed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything the planner is told. It knows nothing else: no clock, no library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Always `stayer.spec/1`.
    pub schema: String,
    /// The day the plan is made.
    #[schemars(with = "String")]
    pub today: Date,
    /// Seed of everything that is drawn; the same spec and seed give the same plan.
    #[serde(default)]
    pub seed: u64,
    /// Who.
    #[serde(default)]
    pub runner: Runner,
    /// What was done so far.
    #[serde(default)]
    pub history: History,
    /// What for. Empty: a cycle of speed endurance with a test at its end.
    #[serde(default)]
    pub races: Vec<RaceEntry>,
    /// How the runner's weeks look.
    #[serde(default)]
    pub wishes: Wishes,
    /// What the last movement check found.
    #[serde(default)]
    pub check: Check,
    /// What is known of eating and drinking on the run.
    #[serde(default)]
    pub fuel: Fuelling,
}

impl Spec {
    /// What is at hand on a day: the runner's equipment, on days away only what is there of it.
    #[must_use]
    pub fn at_hand(&self, date: Date) -> Vec<Equipment> {
        let away = || self.wishes.away.iter().filter(|away| (away.from..=away.to).contains(&date));
        let there = |what: &&Equipment| away().all(|away| away.equipment.contains(what));
        self.runner.equipment.iter().filter(there).copied().collect()
    }
}

/// Sex, where a model or table needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Lifting history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lifting {
    /// None, or so long ago that it does not count.
    #[default]
    None,
    /// Some, in the last months.
    Some,
    /// Regular, for a year or more.
    Regular,
}

/// Things at hand for lifting and jumping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Equipment {
    /// Nothing needed.
    None,
    /// Elastic band.
    Band,
    /// Dumbbells.
    Dumbbell,
    /// Kettlebell.
    Kettlebell,
    /// Medicine ball.
    MedicineBall,
    /// A box or step.
    Box,
    /// Cable machine.
    Cable,
    /// Barbell with plates.
    Barbell,
}

/// Who runs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Runner {
    /// Sex, if told.
    pub sex: Option<Sex>,
    /// Date of birth, if told.
    #[schemars(with = "Option<String>")]
    pub born: Option<Date>,
    /// Body mass, if told.
    pub mass_kg: Option<Mass>,
    /// Lifting history.
    pub lifting: Lifting,
    /// What is at hand.
    pub equipment: Vec<Equipment>,
    /// Top sprint speed, if measured.
    pub max_speed_mps: Option<Speed>,
    /// Sets that were lifted, in any order: the newest of an exercise gives its next load.
    pub lifts: Vec<LiftedSet>,
}

impl Runner {
    /// Age in years on a day, where the day of birth is told.
    #[must_use]
    pub fn age(&self, on: Date) -> Option<f64> {
        self.born.map(|born| f64::from((on - born).get_days()) / 365.25)
    }
}

/// A set that was lifted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftedSet {
    /// Its name in the catalogue.
    pub exercise: String,
    /// With this load.
    pub load_kg: Mass,
    /// So often.
    pub reps: u32,
    /// How many more would have been possible.
    #[serde(default)]
    pub reps_in_reserve: Option<u32>,
    /// When.
    #[schemars(with = "String")]
    pub date: Date,
}

/// What is known of eating and drinking on the run.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Fuelling {
    /// Sweat lost per hour, from weighing.
    pub sweat_l_h: Option<f64>,
    /// Carbohydrate per hour that the gut is trained for, where that is more than 90 g.
    pub trained_carbohydrate_g_h: Option<f64>,
}

/// A result at full effort.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaceResult {
    /// How far.
    pub distance_m: Distance,
    /// How long it took.
    pub time_s: Duration,
    /// When.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
}

/// What was done so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct History {
    /// Running distance of the last weeks, oldest first; the last four count.
    pub weekly_distance_m: Vec<Distance>,
    /// The longest run of the last 30 days.
    pub longest_run_30d_m: Distance,
    /// Speed sessions of the last four weeks.
    pub speed_sessions_4w: u32,
    /// Race results and tests.
    pub results: Vec<RaceResult>,
    /// What was run since the plan was made, where the plan follows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
}

/// What was really run, up to a day: from then on it counts in place of what was planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The first day of which nothing is known.
    #[schemars(with = "String")]
    pub until: Date,
    /// Every run before it, races too.
    pub runs: Vec<DoneRun>,
}

/// A run that was done.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoneRun {
    /// When.
    #[schemars(with = "String")]
    pub date: Date,
    /// How far.
    pub distance_m: Distance,
    /// More than 1 km of it was at half-marathon pace or faster.
    #[serde(default)]
    pub hard: bool,
}

/// How much a race matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Priority {
    /// The season is built for it.
    #[default]
    A,
    /// Run well, without a full taper.
    B,
    /// Run as training.
    C,
}

/// A race in the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaceEntry {
    /// What the runner calls it.
    #[serde(default)]
    pub name: String,
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// How far.
    pub distance_m: Distance,
    /// The time hoped for.
    #[serde(default)]
    pub goal_s: Option<Duration>,
    /// How much it matters.
    #[serde(default)]
    pub priority: Priority,
    /// A course, if known: the name of a GPX in the library.
    #[serde(default)]
    pub course: Option<String>,
}

/// A day of the week; weeks begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// Days after Monday, 0 to 6.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The day's name in wishes: `mon` … `sun`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][self as usize]
    }

    /// The day's name in sentences: `Monday` … `Sunday`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self as usize]
    }

    /// The weekday of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::ALL[date.weekday().to_monday_zero_offset() as usize]
    }
}

/// How the runner's weeks look. Everything absent is left to the planner.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wishes {
    /// Days with runs. Absent: the planner chooses.
    pub days: Option<Vec<Weekday>>,
    /// Day of the long run.
    pub long_run: Option<Weekday>,
    /// Days without run, lift or power.
    pub rest: Vec<Weekday>,
    /// At most so many lifting days a week.
    pub lifting_days_max: Option<u32>,
    /// Longest session of a weekday.
    pub max_session_s: BTreeMap<Weekday, Duration>,
    /// Most running of a week, races left out.
    pub max_weekly_distance_m: Option<Distance>,
    /// At most so many speed sessions a week.
    pub speed_sessions_max: Option<u32>,
    /// Days away from a part of the equipment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Away>,
}

/// Days away, with what of the runner's equipment is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// First day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day.
    #[schemars(with = "String")]
    pub to: Date,
    /// What is at hand there; what the runner has not got at all does not count.
    #[serde(default)]
    pub equipment: Vec<Equipment>,
}

/// What the last movement check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Check {
    /// Knees cave in on a squat or landing.
    pub knees_cave_in: bool,
    /// Hip flexors are tight.
    pub tight_hip_flexors: bool,
    /// Glutes do not fire.
    pub quiet_glutes: bool,
    /// One side does clearly better than the other.
    pub left_right_difference: bool,
    /// Something hurt.
    pub pain: bool,
}
