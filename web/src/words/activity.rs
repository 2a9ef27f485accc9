//! Words for what was done.

use crate::{
    format::{Units, count},
    upload::FOLDER_PREFIX,
};
use app::documents::{
    ActivityRow, Best, DistanceGuess, DistanceLikely, ImportReport, LevelDistance, Outcome, PastReport, RecordRow,
    Uncertain,
};
use training::{Sport, SubSport};

/// `Run`, `Ride`, `Treadmill run`, …
#[must_use]
pub const fn sport(sport: &Sport, sub_sport: &SubSport) -> &'static str {
    match (sport, sub_sport) {
        (Sport::Running, SubSport::Treadmill) => "Treadmill run",
        (Sport::Running, SubSport::Trail) => "Trail run",
        (Sport::Running, SubSport::Track) => "Track run",
        (Sport::Running, SubSport::Virtual) => "Virtual run",
        (Sport::Running, SubSport::Indoor) => "Indoor run",
        (Sport::Running, _) => "Run",
        (Sport::Walking, _) => "Walk",
        (Sport::Hiking, _) => "Hike",
        (Sport::Cycling, _) => "Ride",
        (Sport::Swimming, _) => "Swim",
        (Sport::Rowing, _) => "Row",
        (Sport::Training, SubSport::Strength) => "Strength",
        (Sport::Training, SubSport::Flexibility) => "Mobility",
        (Sport::Training, _) => "Gym",
        (Sport::Transition, _) => "Transition",
        (Sport::Other, _) => "Activity",
    }
}

/// The sports of the filter, with their words in addresses.
pub const SPORTS: [(Sport, &str, &str); 9] = [
    (Sport::Running, "running", "Running"),
    (Sport::Walking, "walking", "Walking"),
    (Sport::Hiking, "hiking", "Hiking"),
    (Sport::Cycling, "cycling", "Cycling"),
    (Sport::Swimming, "swimming", "Swimming"),
    (Sport::Rowing, "rowing", "Rowing"),
    (Sport::Training, "training", "Gym"),
    (Sport::Transition, "transition", "Transition"),
    (Sport::Other, "other", "Other"),
];

/// An activity's title, or its sport where it has none.
#[must_use]
pub fn activity(activity: &ActivityRow) -> &str {
    match activity.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name,
        _ => sport(&activity.sport, &activity.sub_sport),
    }
}

/// Whether pace is what people ask of it.
#[must_use]
pub fn has_pace(activity: &ActivityRow) -> bool {
    matches!(activity.sport, Sport::Running | Sport::Walking | Sport::Hiking) && activity.distance_m.is_some()
}

/// Whether its sport's word says already that it was indoors.
#[must_use]
pub const fn says_indoor(activity: &ActivityRow) -> bool {
    matches!(activity.sub_sport, SubSport::Treadmill | SubSport::Indoor | SubSport::Virtual)
}

/// Whether its distance is a sensor's guess.
#[must_use]
pub const fn guessed(activity: &ActivityRow) -> bool {
    activity.indoor && !activity.distance_said && has_steps(activity)
}

/// Stands before a distance that is a sensor's guess, and the pace by it.
#[must_use]
pub const fn about(activity: &ActivityRow) -> &'static str {
    if guessed(activity) { "≈\u{a0}" } else { "" }
}

/// The mark of a best time whose distance nothing measured; empty where the ground was measured.
#[must_use]
pub const fn guess(guess: &Option<DistanceGuess>) -> &'static str {
    match guess {
        Some(DistanceGuess::Belt) => "by the belt",
        Some(DistanceGuess::Watch) => "by the watch's guess",
        None => "",
    }
}

/// A distance with that mark.
#[must_use]
pub fn marked(distance: String, guessed: &Option<DistanceGuess>) -> String {
    if guessed.is_some() { format!("{distance} {}", guess(guessed)) } else { distance }
}

/// Whether a best time has such a mark.
#[must_use]
pub fn guesses_bests(bests: &[Best]) -> bool {
    bests.iter().any(|best| best.guess.is_some())
}

/// Whether a record has such a mark.
#[must_use]
pub fn guesses_records(records: &[RecordRow]) -> bool {
    records.iter().any(|record| record.guess.is_some())
}

/// What the marks of best times say.
pub const GUESS_MEANS: &str = "By the belt or by the watch's guess: run where nothing measures the ground, over the distance that the treadmill showed or the watch made of the steps.";

/// What that mark says.
pub const ABOUT_MEANS: &str =
    "≈ nothing measured the ground: a sensor's guess, no evidence of speed until you say how far it was.";

/// Whether it was a run on something whose grade nothing measured.
#[must_use]
pub const fn has_belt(activity: &ActivityRow) -> bool {
    activity.indoor && matches!(activity.sport, Sport::Running) && activity.distance_m.is_some()
}

const fn has_steps(activity: &ActivityRow) -> bool {
    matches!(activity.sport, Sport::Running | Sport::Walking | Sport::Hiking)
}

/// `1 sample`, `2 189 samples`.
#[must_use]
pub fn samples(number: &usize) -> String {
    format!("{} {}", count(number), if *number == 1 { "sample" } else { "samples" })
}

/// Whose word its distance is, and what that means.
#[must_use]
pub const fn distance_by(activity: &ActivityRow) -> &'static str {
    if activity.distance_said {
        "The distance is yours: it counts as measured."
    } else if guessed(activity) {
        "Nothing measured the ground: the distance is a sensor's guess, so this run is no evidence of speed until you say how far it was."
    } else {
        "The distance is the device's."
    }
}

/// How far it likely was.
#[must_use]
pub fn distance_likely(likely: &DistanceLikely, units: &Units) -> String {
    let Uncertain { value, low, high, level } = likely.distance_m;
    format!(
        "By {} of your runs outdoors at like cadence (about {:.0} steps a minute) it was {} ({:.0} %: {} to {}).",
        count(likely.runs),
        likely.cadence_spm,
        units.distance(value),
        level * 100.0,
        units.distance_bare(low),
        units.distance(high)
    )
}

/// What a run was worth on level ground: for pace, by equal heart rate; for fuel, by equal energy.
#[must_use]
pub fn level_distance(units: Units, activity: &ActivityRow, level: &LevelDistance) -> [String; 2] {
    let pace = match activity.elapsed_s.filter(|s| *s > 0.0) {
        Some(s) => format!(", a pace of {}", units.pace_over(level.equal_hr_m, s)),
        None => String::new(),
    };
    [
        format!(
            "At equal heart rate it would have been {} on level ground{pace}; how the pace was held is judged by that.",
            units.distance(level.equal_hr_m)
        ),
        format!(
            "At equal energy, which fuel rests on, it would have been {}: going down saves more energy than it gains speed.",
            units.distance(level.metabolic_m)
        ),
    ]
}

/// Whether the device's timer stood still for a minute or more.
#[must_use]
pub fn paused(activity: &ActivityRow) -> bool {
    activity.elapsed_s.zip(activity.timer_s).is_some_and(|(elapsed, timer)| elapsed - timer >= 60.0)
}

/// Where something was found, without the temporary folder that it lay in after an upload.
///
/// ```
/// use web::words::found;
/// assert_eq!(found("/tmp/stayer-upload-a1B2/runs/monday.fit"), "runs/monday.fit");
/// assert_eq!(found("/tmp/stayer-upload-a1B2"), "files given on the import page");
/// assert_eq!(found("/tmp/stayer-sample-a1B2"), "the sample runner");
/// assert_eq!(found("/home/me/export.zip/7.fit"), "/home/me/export.zip/7.fit");
/// ```
#[must_use]
pub fn found(path: &str) -> &str {
    for (prefix, whole) in [(FOLDER_PREFIX, "files given on the import page"), ("stayer-sample-", "the sample runner")]
    {
        if let Some((_, after)) = path.split_once(prefix) {
            return after.split_once('/').map_or(whole, |(_, inside)| inside);
        }
    }
    path
}

/// What became of an import, in a sentence.
#[must_use]
pub fn import_sentence(report: &ImportReport) -> String {
    counted(report.imported, report.duplicate, report.skipped, report.failed, report.entries)
}

/// What became of an import of the past, in a sentence.
#[must_use]
pub fn past_sentence(report: &PastReport) -> String {
    counted(report.imported, report.duplicate, report.skipped, report.failed, report.entries)
}

/// What an outcome is called over a list of files.
#[must_use]
pub const fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Failed => "Could not be read",
        Outcome::Skipped => "No activity of its own",
        Outcome::Imported => "Imported",
        Outcome::Duplicate => "Already here",
    }
}

fn counted(imported: usize, duplicate: usize, skipped: usize, failed: usize, entries: usize) -> String {
    let files = |n: usize| format!("{} {}", count(n), if n == 1 { "file" } else { "files" });
    let parts = [
        (imported, if entries > 0 { "brought something new" } else { "brought new activities" }),
        (duplicate, "were here already"),
        (skipped, "held no activity of their own"),
        (failed, "could not be read"),
    ];
    let mut said: Vec<String> = Vec::new();
    for (n, what) in parts.into_iter().filter(|(n, _)| *n > 0) {
        let what =
            if n == 1 { what.replacen("were ", "was ", 1).replace("their own", "its own") } else { what.to_owned() };
        said.push(if said.is_empty() { format!("{} {what}", files(n)) } else { format!("{} {what}", count(n)) });
    }
    let log = match entries {
        0 => String::new(),
        1 => " One entry came into the log.".into(),
        n => format!(" {} entries came into the log.", count(n)),
    };
    if said.is_empty() { "There was no file in it.".into() } else { format!("{}.{log}", said.join(", ")) }
}
