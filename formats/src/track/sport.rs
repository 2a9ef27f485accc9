//! Words and numbers for kinds of sport, as exporters write them.

use training::{Activity, Channel, Recording, Repair, Sport, SubSport, recording::MISSING};

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

/// The sport that a title says in a whole word: "Morning Run", but not "Brunch".
pub fn sport_of_title(title: &str) -> Sport {
    let words = title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let of_word = |word: String| match word.as_str() {
        "run" | "running" | "jog" | "jogging" | "lauf" | "laufen" => Sport::Running,
        "walk" | "walking" => Sport::Walking,
        "hike" | "hiking" => Sport::Hiking,
        "ride" | "cycling" | "biking" => Sport::Cycling,
        _ => Sport::Other,
    };
    words.map(of_word).find(|&sport| sport != Sport::Other).unwrap_or(Sport::Other)
}

/// Length of the stretches by which speed is judged.
const STRETCH_MS: i64 = 60_000;
/// Fewer stretches in motion than this say nothing.
const FEWEST: usize = 5;
/// Slower is standing, m/s.
const STANDING: f64 = 0.5;
/// Slower than this, m/s, most people walk.
const RUN_FROM: f64 = 1.8;
/// Nobody on foot is faster in the middle of a run (m/s, a world-class half marathon), or over any minute of it.
const RUN_MIDDLE: f64 = 6.0;
const RUN_FASTEST: f64 = 7.0;
/// A walk has no minute faster than this, m/s.
const WALK_FASTEST: f64 = 2.5;

/// Running or walking, judged by the speed of every minute in motion, with the middle speed in m/s; nothing where
/// neither is likely. Ours: a bicycle is betrayed by its fastest minute.
fn sport_by_speed(recording: &Recording) -> Option<(Sport, f64)> {
    let mut speeds = stretches(recording);
    speeds.retain(|&speed| speed >= STANDING);
    if speeds.len() < FEWEST {
        return None;
    }
    speeds.sort_unstable_by(f64::total_cmp);
    let (middle, fastest) = (speeds[speeds.len() / 2], *speeds.last()?);
    match middle {
        _ if (RUN_FROM..=RUN_MIDDLE).contains(&middle) && fastest <= RUN_FASTEST => Some((Sport::Running, middle)),
        _ if middle < RUN_FROM && fastest <= WALK_FASTEST => Some((Sport::Walking, middle)),
        _ => None,
    }
}

/// Names the sport of an activity by its speed and lists that, where that can be told.
pub fn judge_sport(activity: &mut Activity) {
    if let Some((sport, speed_mps)) = sport_by_speed(&activity.recording) {
        activity.sport = sport;
        let what = format!("the file names no sport; a speed of {speed_mps:.1} m/s in the middle says {sport:?}");
        activity.repairs.push(Repair::new("sport", what.to_lowercase(), 0));
    }
}

/// Mean speeds of successive stretches of a minute or a little more, m/s.
#[expect(clippy::cast_precision_loss, reason = "an activity's milliseconds fit")]
fn stretches(recording: &Recording) -> Vec<f64> {
    let Some(distance) = recording.column(Channel::Distance) else { return Vec::new() };
    let rows = recording.elapsed_ms.iter().zip(distance).filter(|&(_, &d)| d != MISSING);
    let mut speeds = Vec::new();
    let mut from: Option<(i64, i32)> = None;
    for (&ms, &cm) in rows {
        let (from_ms, from_cm) = *from.get_or_insert((ms, cm));
        if ms - from_ms >= STRETCH_MS {
            speeds.push(f64::from(cm - from_cm) * 10.0 / (ms - from_ms) as f64);
            from = Some((ms, cm));
        }
    }
    speeds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_speeds(speeds: &[i32]) -> Recording {
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..=speeds.len() as i64).map(|minute| minute * STRETCH_MS).collect();
        let mut cm = vec![0];
        cm.extend(speeds.iter().scan(0, |total, speed| {
            *total += speed * 60;
            Some(*total)
        }));
        recording.set(Channel::Distance, cm);
        recording
    }

    #[test]
    fn speed_tells_running_from_walking_and_riding() {
        let sport = |speeds: &[i32]| sport_by_speed(&at_speeds(speeds)).map(|(sport, _)| sport);
        assert_eq!(sport(&[300, 310, 0, 0, 290, 600, 300, 280]), Some(Sport::Running));
        assert_eq!(sport(&[140, 130, 0, 150, 120, 135]), Some(Sport::Walking));
        assert_eq!(sport(&[300, 400, 350, 1200, 280, 300]), None, "downhill on wheels");
        assert_eq!(sport(&[300, 310]), None, "too short");
        assert_eq!(sport(&[700; 9]), None);
    }

    #[test]
    fn titles_count_by_whole_words() {
        assert_eq!(sport_of_title("Morning Run"), Sport::Running);
        assert_eq!(sport_of_title("Brunch at the trunk"), Sport::Other);
        assert_eq!(sport_of_title("Evening ride, then beer"), Sport::Cycling);
    }

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
