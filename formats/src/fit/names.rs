//! Words for the numbers that FIT gives makers, sports and kinds of files.

use training::{Sport, SubSport};

/// The maker's name, or its number where it has no name here.
pub(super) fn manufacturer(number: u16) -> String {
    match MANUFACTURERS.iter().find(|(n, _)| *n == number) {
        Some((_, name)) => (*name).to_owned(),
        None => number.to_string(),
    }
}

/// The number of a maker named as [`manufacturer`] names it.
pub(super) fn manufacturer_number(name: &str) -> Option<u16> {
    MANUFACTURERS.iter().find(|(_, n)| *n == name).map(|(number, _)| *number).or_else(|| name.parse().ok())
}

const MANUFACTURERS: [(u16, &str); 32] = [
    (1, "garmin"),
    (2, "garmin_fr405_antfs"),
    (6, "srm"),
    (13, "dynastream_oem"),
    (15, "dynastream"),
    (16, "timex"),
    (23, "suunto"),
    (28, "peaksware"),
    (32, "wahoo"),
    (40, "concept2"),
    (48, "pioneer"),
    (70, "sigmasport"),
    (89, "tacx"),
    (95, "stryd"),
    (107, "magene"),
    (111, "technogym"),
    (115, "igpsport"),
    (123, "polar"),
    (255, "development"),
    (257, "healthandlife"),
    (258, "lezyne"),
    (260, "zwift"),
    (263, "favero"),
    (265, "strava"),
    (267, "bryton"),
    (289, "hammerhead"),
    (294, "coros"),
    (310, "decathlon"),
    (331, "mywhoosh"),
    (339, "zepp"),
    (340, "peloton"),
    (348, "huawei"),
];

/// What a file of this type is called.
pub(super) fn file_type(number: Option<u8>) -> String {
    let word = match number {
        Some(1) => "device",
        Some(2) => "settings",
        Some(3) => "sport settings",
        Some(4) => "activity",
        Some(5) => "workout",
        Some(6) => "course",
        Some(7) => "schedules",
        Some(9) => "weight",
        Some(10) => "totals",
        Some(11) => "goals",
        Some(14) => "blood pressure",
        Some(15 | 28 | 32) => "monitoring",
        Some(20) => "activity summary",
        Some(34 | 35) => "segment",
        Some(40) => "display configuration",
        Some(44) => "metrics",
        Some(49) => "sleep",
        Some(68) => "heart rate variability",
        Some(other) => return format!("FIT file of type {other}"),
        None => return "FIT file of no stated type".into(),
    };
    format!("FIT {word} file")
}

/// Whether watches write measures of days in files of this type: monitoring, sleep, heart rate variability.
pub(super) const fn is_measured(file_type: u8) -> bool {
    matches!(file_type, 15 | 28 | 32 | 49 | 68)
}

/// Whether records in a file of this type were planned or drawn, not done.
pub(super) const fn is_never_done(file_type: Option<u8>) -> bool {
    matches!(file_type, Some(5 | 6 | 7 | 34 | 35))
}

/// The kind of movement that FIT's numbers mean.
pub(super) fn sport(number: Option<u8>, sub: Option<u8>) -> Sport {
    match (number, sub) {
        (Some(1 | 66), _) => Sport::Running,
        (Some(2 | 21), _) => Sport::Cycling,
        (Some(3), _) => Sport::Transition,
        (Some(4), Some(1 | 45)) => Sport::Running,
        (Some(4), Some(14)) | (Some(15), _) => Sport::Rowing,
        (Some(4), Some(6)) => Sport::Cycling,
        (Some(5), _) => Sport::Swimming,
        (Some(4 | 10 | 62 | 86), _) => Sport::Training,
        (Some(11), _) => Sport::Walking,
        (Some(17), _) => Sport::Hiking,
        _ => Sport::Other,
    }
}

/// Feet take two steps a turn; wheels, arms and oars count turns.
pub(super) const fn steps_per_turn(sport: Sport) -> i64 {
    match sport {
        Sport::Cycling | Sport::Swimming | Sport::Rowing => 1,
        _ => 2,
    }
}

/// The finer kind; a number that no list has is [`SubSport::Other`].
pub(super) const fn sub_sport(number: Option<u8>) -> SubSport {
    match number {
        None | Some(0 | 255) => SubSport::Generic,
        Some(1) => SubSport::Treadmill,
        Some(2 | 7) => SubSport::Street,
        Some(3) => SubSport::Trail,
        Some(4) => SubSport::Track,
        Some(6 | 14 | 25 | 27 | 45) => SubSport::Indoor,
        Some(19 | 43 | 44) => SubSport::Flexibility,
        Some(20) => SubSport::Strength,
        Some(26 | 70) => SubSport::Cardio,
        Some(58) => SubSport::Virtual,
        Some(67) => SubSport::Ultra,
        Some(_) => SubSport::Other,
    }
}

/// FIT's numbers for a sport and its finer kind.
pub(super) const fn sport_numbers(sport: Sport, sub_sport: SubSport) -> (u8, u8) {
    let number = match sport {
        Sport::Running => 1,
        Sport::Walking => 11,
        Sport::Hiking => 17,
        Sport::Cycling => 2,
        Sport::Swimming => 5,
        Sport::Rowing => 15,
        Sport::Training => 10,
        Sport::Transition => 3,
        Sport::Other => 0,
    };
    let sub = match (sub_sport, sport) {
        (SubSport::Generic | SubSport::Other, _) => 0,
        (SubSport::Treadmill, _) => 1,
        (SubSport::Street, _) => 2,
        (SubSport::Trail, _) => 3,
        (SubSport::Track, _) => 4,
        (SubSport::Indoor, Sport::Cycling) => 6,
        (SubSport::Indoor, Sport::Rowing) => 14,
        (SubSport::Indoor, Sport::Walking) => 27,
        (SubSport::Indoor, _) => 45,
        (SubSport::Virtual, _) => 58,
        (SubSport::Ultra, _) => 67,
        (SubSport::Strength, _) => 20,
        (SubSport::Flexibility, _) => 19,
        (SubSport::Cardio, _) => 26,
    };
    (number, sub)
}

/// How hard a lap or step is meant to be.
pub(super) const INTENSITIES: [&str; 7] = ["active", "rest", "warmup", "cooldown", "recovery", "interval", "other"];

/// What ended a lap.
pub(super) const TRIGGERS: [&str; 9] = [
    "manual",
    "time",
    "distance",
    "position_start",
    "position_lap",
    "position_waypoint",
    "position_marked",
    "session_end",
    "fitness_equipment",
];

/// The word at a number's place in one of these lists.
pub(super) fn word(words: &[&str], number: Option<u8>) -> Option<String> {
    words.get(usize::from(number?)).map(|&w| w.to_owned())
}

/// The place of a word in one of these lists.
pub(super) fn number(words: &[&str], word: Option<&str>) -> Option<u8> {
    let word = word?;
    words.iter().position(|&w| w == word).and_then(|i| u8::try_from(i).ok())
}
