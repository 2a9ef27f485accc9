//! Activities: the list and one of them.

use super::{SourceRow, Uncertain};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use training::{Sport, SubSport, Told};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActivityRow {
    /// Its number in the library; absent when shown straight from a file.
    pub id: Option<i64>,
    /// When it began, RFC 3339 with the offset of the place where it is known, else UTC.
    pub start: String,
    /// Kind of movement.
    pub sport: Sport,
    /// The finer kind.
    pub sub_sport: SubSport,
    /// Its title.
    pub name: Option<String>,
    /// Length.
    pub distance_m: Option<f64>,
    /// The length is the runner's word, not the device's.
    #[serde(default)]
    pub distance_said: bool,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Without the device's pauses.
    pub timer_s: Option<f64>,
    /// Without standing still; a display figure, never the base of a best.
    pub moving_s: Option<f64>,
    /// Mean heart rate over time.
    pub heart_rate_bpm: Option<f64>,
    /// Metres climbed, on smoothed altitude.
    pub ascent_m: Option<f64>,
    /// Number of samples.
    pub records: usize,
    /// The channels it has.
    pub channels: Vec<String>,
    /// It was a race: said by the runner, the file, or unknown.
    pub race: Option<bool>,
    /// Recorded indoors or without positions.
    pub indoor: bool,
    /// SHA-256 of the original file, hexadecimal.
    pub source_sha256: String,
    /// Where the original was found.
    pub source_path: String,
}

/// `stayer.activities/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Activities {
    /// Always `stayer.activities/1`.
    pub schema: String,
    /// How many there are in all, with the filter and without the paging.
    pub total: usize,
    /// Newest first.
    pub activities: Vec<ActivityRow>,
}

/// Which activities to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Only this sport.
    pub sport: Option<Sport>,
    /// From this day on.
    pub from: Option<jiff::civil::Date>,
    /// Up to this day.
    pub to: Option<jiff::civil::Date>,
    /// Skip so many.
    pub offset: usize,
    /// At most so many; all when absent.
    pub limit: Option<usize>,
}

/// A lap of the device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LapRow {
    /// After the start.
    pub start_s: f64,
    /// With pauses.
    pub elapsed_s: f64,
    /// Length.
    pub distance_m: Option<f64>,
    /// Mean speed over the elapsed time.
    pub speed_mps: Option<f64>,
    /// Mean heart rate.
    pub heart_rate_bpm: Option<f64>,
    /// The planned step it was, from 0.
    pub workout_step: Option<u16>,
    /// The step's intensity as the device says it.
    pub intensity: Option<String>,
}

/// The best time over one distance inside one activity, on the elapsed time line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Best {
    /// Over this distance.
    pub distance_m: f64,
    /// In this time.
    pub elapsed_s: f64,
    /// Beginning so long after the start.
    pub start_s: f64,
    /// Whose guess its distance is, where nothing measured the ground.
    #[serde(default)]
    pub guess: Option<DistanceGuess>,
}

/// Whose word the distance of a run on a treadmill is: nothing measured the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DistanceGuess {
    /// What the belt showed, as the runner said it.
    Belt,
    /// What the watch made of the steps.
    Watch,
}

impl DistanceGuess {
    /// Of a run; none where the ground was measured.
    pub(crate) const fn of(indoor: bool, distance_said: bool) -> Option<Self> {
        match (indoor, distance_said) {
            (false, _) => None,
            (true, true) => Some(Self::Belt),
            (true, false) => Some(Self::Watch),
        }
    }
}

/// Something that was dropped or mended on the way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RepairRow {
    /// A stable word for the kind of repair: `checksum`, `truncated`, `time_backwards`, `spike`, `gap`, `date`, …
    pub kind: String,
    /// What was met, where, and what was done about it.
    pub what: String,
    /// How many samples it touched.
    pub samples: usize,
    /// It is a judgement, and the runner may hold the device right against it.
    #[serde(default)]
    pub can_undo: bool,
    /// The runner did: this is not done, and the device's word counts.
    #[serde(default)]
    pub undone: bool,
}

/// One point of the mean-maximal curve: the most distance covered in any window of this length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CurvePoint {
    /// Window length.
    pub duration_s: f64,
    /// Most metres covered in it.
    pub distance_m: f64,
}

/// Heart rate per speed of one segment against an early one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decoupling {
    /// Segment start.
    pub from_m: f64,
    /// Segment end.
    pub to_m: f64,
    /// 1 is no drift; 1.1 is 10 % more beats for the same speed.
    pub ratio: f64,
}

/// How the pace was held, on grade-adjusted speed (equal heart rate) where the run has usable heights, else on that of the ground.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct HeldPace {
    /// Second half's time over the first half's, grade-adjusted.
    pub half_ratio: Option<f64>,
    /// Per 5 km, where there is heart rate and the run took more than 75 minutes.
    pub decoupling: Vec<Decoupling>,
    /// Where the ratio first passed 1.025.
    pub onset_m: Option<f64>,
    /// Speed of the last quarter over the second quarter's, grade-adjusted.
    pub late_fade: Option<f64>,
    /// Speed of the last 5 % over the 15 % before, grade-adjusted.
    pub kick: Option<f64>,
    /// Coefficient of variation of the kilometre speeds, grade-adjusted.
    pub pace_cv: Option<f64>,
    /// 25 % slower than before for 5 km or more, after half way, grade-adjusted.
    pub wall: Option<bool>,
}

/// One repeat found in an activity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RepeatRow {
    /// After the start.
    pub start_s: f64,
    /// Length.
    pub distance_m: f64,
    /// Time by the clock.
    pub elapsed_s: f64,
    /// Time that the watch ran: what speed and fade count by. Shorter where it was stopped inside the repeat.
    pub timer_s: f64,
    /// Mean speed.
    pub speed_mps: f64,
    /// Time against the first repeat's of its set, per metre: 1.03 is 3 % slower.
    pub fade: f64,
    /// Heart rate at its end less heart rate 60 s later.
    pub heart_rate_recovery_bpm: Option<f64>,
    /// Slow end of what the workout in the file asked for; absent where it asked for no speed.
    #[serde(default)]
    pub target_low_mps: Option<f64>,
    /// Fast end of it.
    #[serde(default)]
    pub target_high_mps: Option<f64>,
    /// Speed over the nearer end of the target, less 1: below 0 too slow, above 0 too fast, 0 inside.
    #[serde(default)]
    pub off_target: Option<f64>,
}

/// Where repeats were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RepeatsFound {
    /// By the steps of the workout that travelled in the file.
    PlannedSteps,
    /// By the watch's laps.
    Laps,
    /// In the speed alone.
    Signal,
}

/// Which way the number of repeats goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextDose {
    /// As many as were held.
    Fewer,
    /// The same again.
    Same,
    /// One or two more.
    More,
}

/// What a set of repeats of about one length or one time says: of all, or of the longest row of them in a mixed session.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RepeatSet {
    /// Where they were found.
    pub found: RepeatsFound,
    /// The repeat that it begins with, from 1.
    pub first: usize,
    /// How many repeats it has.
    pub of: usize,
    /// Repeats before the first that was more than 5 % slower than the first one.
    pub held: usize,
    /// Time per metre of the last repeat over the first's, by the line through all; absent for fewer than three.
    pub fade: Option<Uncertain>,
    /// Which way next time.
    pub dose: NextDose,
    /// How many repeats next time, at the same pace. Default, not a finding.
    pub next: usize,
}

/// Values for the charts of one activity, thinned to what a screen can show. All as long as `distance_m`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// After the start.
    pub elapsed_s: Vec<f64>,
    /// From the start, cleaned.
    pub distance_m: Vec<Option<f64>>,
    /// Smoothed over about 15 s.
    pub speed_mps: Vec<Option<f64>>,
    /// As recorded.
    pub heart_rate_bpm: Vec<Option<f64>>,
    /// As recorded.
    pub altitude_m: Vec<Option<f64>>,
    /// Steps a minute, both feet.
    pub cadence_spm: Vec<Option<f64>>,
    /// Degrees.
    pub latitude: Vec<Option<f64>>,
    /// Degrees.
    pub longitude: Vec<Option<f64>>,
}

/// How far a run without positions likely was: by what the runner covers in a step outdoors at like cadence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DistanceLikely {
    /// With its interval.
    pub distance_m: Uncertain,
    /// Mean cadence of the run, steps a minute.
    pub cadence_spm: f64,
    /// Outdoor runs that tell.
    pub runs: usize,
}

/// A run as it would have been on level ground, by both models of what equal effort is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LevelDistance {
    /// For equal heart rate: what grade-adjusted paces rest on.
    pub equal_hr_m: f64,
    /// For equal energy: what fuel rests on.
    pub metabolic_m: f64,
}

/// A run that nobody calls a race and that looks like one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaceSuspected {
    /// From 0 to 1; it orders runs, no frequency stands behind it.
    pub score: f64,
    /// The race it would be.
    pub distance_m: f64,
    /// Its time over that distance.
    pub time_s: f64,
    /// What speaks for it and against it, in words.
    pub reasons: Vec<String>,
}

/// `stayer.activity/1`: one activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActivityDetail {
    /// Always `stayer.activity/1`.
    pub schema: String,
    /// As in the list.
    pub activity: ActivityRow,
    /// The device's laps.
    pub laps: Vec<LapRow>,
    /// Best times over the usual distances that fit into it.
    pub bests: Vec<Best>,
    /// The mean-maximal curve at durations of at most 2 % apart.
    pub curve: Vec<CurvePoint>,
    /// How the pace was held, on grade-adjusted speed (equal heart rate) where the run has usable heights, else on that of the ground.
    pub hold: HeldPace,
    /// Repeats, where it has any.
    pub repeats: Vec<RepeatRow>,
    /// What the repeats say as a set, and the next dose.
    #[serde(default)]
    pub repeat_set: Option<RepeatSet>,
    /// What was dropped or mended on the way in.
    pub repairs: Vec<RepairRow>,
    /// Present where nobody said whether it was a race and it looks like one: the runner may confirm or deny it.
    #[serde(default)]
    pub race_suspected: Option<RaceSuspected>,
    /// How many words the runner has on its distance and its sources; the last one can be undone.
    #[serde(default)]
    pub corrections: usize,
    /// Its files, where it has several: all are kept, and each part of the activity comes from one of them.
    #[serde(default)]
    pub sources: Vec<SourceRow>,
    /// Activities that were split off it; undoing joins the last one again.
    #[serde(default)]
    pub split_off: Vec<i64>,
    /// Activities that the runner joined with it; undoing gives the last one back.
    #[serde(default)]
    pub joined: Vec<i64>,
    /// Others that began within a day of it and could be joined, the nearest first.
    #[serde(default)]
    pub near: Vec<super::NearActivity>,
    /// How far it likely was, where its distance is a sensor's guess and enough runs outdoors tell.
    #[serde(default)]
    pub distance_likely: Option<DistanceLikely>,
    /// The grade of a treadmill's belt by the runner's word, height over distance; its level speeds count with it.
    #[serde(default)]
    pub belt_grade: Option<f64>,
    /// The distance that would have been run on level ground for the same effort, where the run has usable heights.
    #[serde(default)]
    pub level: Option<LevelDistance>,
    /// What exports of services tell of it beside its file, in the order of their imports.
    #[serde(default)]
    pub told: Vec<Told>,
    /// The planned session that it was, step by step; absent where it was none, and straight from a file.
    #[serde(default)]
    pub planned: Option<super::DoneRow>,
    /// For the charts.
    pub series: Series,
}
