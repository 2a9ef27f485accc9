//! Words for the catalogue.

use app::catalogue::{Dose, DrillKind, Entry, Exercise, Intensity, Pattern, find, slug};
use training::{plan::Region, spec::Equipment};

/// What a lift does, as a heading.
#[must_use]
pub const fn pattern(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Squat => "Squats",
        Pattern::SingleLeg => "On one leg",
        Pattern::Hinge => "Folding at the hips",
        Pattern::Joined => "Legs and arms together",
        Pattern::Push => "Pushing",
        Pattern::Pull => "Pulling",
        Pattern::Core => "Holding the trunk",
        Pattern::Calf => "Calf and foot",
    }
}

/// What a drill is for, as a heading.
#[must_use]
pub const fn drill_kind(kind: DrillKind) -> &'static str {
    match kind {
        DrillKind::Mobility => "Mobility",
        DrillKind::Activation => "Activation",
        DrillKind::FoamRoll => "Foam rolling",
    }
}

/// A part of the body.
#[must_use]
pub const fn region(region: Region) -> &'static str {
    match region {
        Region::Lower => "legs and hips",
        Region::Upper => "chest, shoulders and arms",
        Region::Back => "back",
        Region::Core => "trunk",
    }
}

/// A part of the body that a drill names.
#[must_use]
pub fn area(area: &str) -> String {
    match area {
        "it_band" => "outer thigh".into(),
        "thoracic" => "upper back".into(),
        other => other.replace('_', " "),
    }
}

/// Parts of the body, as a session names them.
#[must_use]
pub fn areas(areas: &[String]) -> String {
    areas.iter().map(|name| area(name)).collect::<Vec<_>>().join(", ")
}

/// A finding of the movement check, by its key.
#[must_use]
pub fn finding(key: &str) -> &'static str {
    match key {
        "knees_cave_in" => "knees that follow the toes",
        "tight_hip_flexors" => "longer hip flexors",
        "quiet_glutes" => "glutes that join in early",
        "left_right_difference" => "both sides alike",
        _ => "moving better",
    }
}

/// What to mind in an exercise, where the catalogue knows it.
#[must_use]
pub fn cues(name: &str) -> Option<&'static [&'static str]> {
    Some(match find(name)? {
        Entry::Strength(lift) => lift.cues,
        Entry::Plyometric(spring) => spring.cues,
        Entry::Drill(drill) => drill.cues,
    })
}

/// What drills work on: `for knees that follow the toes`.
#[must_use]
pub fn works_on(findings: &[String]) -> String {
    let words: Vec<&str> = findings.iter().map(|key| finding(key)).collect();
    format!("for {}", words.join(", "))
}

/// The address of an exercise's page, where the catalogue knows its name.
#[must_use]
pub fn exercise_address(name: &str) -> Option<String> {
    find(name).map(|entry| format!("/exercise/{}", slug(entry.name())))
}

/// The address of an exercise's figure as a file, where the catalogue knows its name.
#[must_use]
pub fn figure_address(name: &str) -> Option<String> {
    find(name).map(|entry| format!("/figure/{}.svg", slug(entry.name())))
}

/// How hard a landing or effort is.
#[must_use]
pub const fn intensity(intensity: Intensity) -> &'static str {
    match intensity {
        Intensity::Low => "low",
        Intensity::Medium => "medium",
        Intensity::High => "high",
    }
}

/// Who it is for.
#[must_use]
pub const fn level(level: u8) -> &'static str {
    match level {
        1 => "anybody",
        2 => "after some weeks",
        _ => "strong and sure",
    }
}

/// How much of a drill: `40 s on each side`, `10 times`.
#[must_use]
pub fn dose(dose: Dose, per_side: bool) -> String {
    let once = match dose {
        Dose::Hold(seconds) => format!("{seconds} s"),
        Dose::Reps(times) => format!("{times} times"),
    };
    if per_side { format!("{once} on each side") } else { once }
}

/// What a lift needs: `dumbbells and box`.
#[must_use]
pub fn needs(exercise: &Exercise) -> String {
    let first = super::equipment(&exercise.equipment);
    match &exercise.also {
        Some(thing) => format!("{first} and {}", super::equipment(thing)),
        None => first.into(),
    }
}

/// What can be chosen in the filter: the thing, its word in addresses, its word for people.
pub const EQUIPMENT: [(Equipment, &str, &str); 8] = [
    (Equipment::None, "none", "No equipment"),
    (Equipment::Band, "band", "Band"),
    (Equipment::Dumbbell, "dumbbell", "Dumbbells"),
    (Equipment::Kettlebell, "kettlebell", "Kettlebell"),
    (Equipment::MedicineBall, "medicine_ball", "Medicine ball"),
    (Equipment::Box, "box", "Box"),
    (Equipment::Cable, "cable", "Cable machine"),
    (Equipment::Barbell, "barbell", "Barbell"),
];
