//! Words and numbers for kinds of sport, as exporters write them.

use training::{Sport, SubSport};

/// The sport that a TCX `Sport` or a GPX `<type>` means; `Other` for words not known.
///
/// Numbers are those of one service's GPX export: 1 ride, 4 hike, 9 run, 10 walk, 16 swim.
pub fn sport(word: &str) -> (Sport, SubSport) {
    let word = word.trim().to_ascii_lowercase();
    let has = |part: &str| word.contains(part);
    let any = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    let sport = match word.as_str() {
        "1" | "17" => Sport::Cycling,
        "4" => Sport::Hiking,
        "9" => Sport::Running,
        "10" => Sport::Walking,
        "16" => Sport::Swimming,
        "transition" => Sport::Transition,
        _ if any(&["run", "jog", "laufen", "treadmill"]) => Sport::Running,
        _ if any(&["walk", "gehen"]) => Sport::Walking,
        _ if any(&["hik", "wander"]) => Sport::Hiking,
        _ if any(&["cycl", "bik", "ride", "mtb"]) => Sport::Cycling,
        _ if has("swim") => Sport::Swimming,
        _ if has("rowing") => Sport::Rowing,
        _ if any(&["strength", "cardio", "workout", "yoga", "fitness", "gym"]) => Sport::Training,
        _ => Sport::Other,
    };
    let sub_sports = [
        ("treadmill", SubSport::Treadmill),
        ("cardio", SubSport::Cardio),
        ("indoor", SubSport::Indoor),
        ("virtual", SubSport::Virtual),
        ("trail", SubSport::Trail),
        ("track", SubSport::Track),
        ("street", SubSport::Street),
        ("ultra", SubSport::Ultra),
        ("strength", SubSport::Strength),
        ("yoga", SubSport::Flexibility),
    ];
    (sport, sub_sports.into_iter().find(|(part, _)| has(part)).map_or(SubSport::Generic, |(_, sub)| sub))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers() {
        for (word, expected) in [
            ("running", Sport::Running),
            ("Run", Sport::Running),
            ("9", Sport::Running),
            ("Biking", Sport::Cycling),
            ("hiking", Sport::Hiking),
            ("10", Sport::Walking),
            ("strength_training", Sport::Training),
            ("Other", Sport::Other),
            ("", Sport::Other),
            ("jkljkl", Sport::Other),
        ] {
            assert_eq!(sport(word).0, expected, "{word}");
        }
        assert_eq!(sport("trail_running"), (Sport::Running, SubSport::Trail));
        assert_eq!(sport("treadmill_running").1, SubSport::Treadmill);
    }
}
