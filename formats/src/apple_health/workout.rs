//! A workout as it stands in the export becomes an activity.

use super::{
    attribute::{number, raw, text},
    moment::Clock,
    scan::end_of_tag,
};
use jiff::Timestamp;
use memchr::memmem;
use quantity::{Distance, Duration};
use training::{Activity, Lap, Pause, Sport, SubSport};

/// No workout is longer, in seconds and metres.
const MOST_S: f64 = 30.0 * 86_400.0;
const MOST_M: f64 = 20_000_000.0;

/// The activity that a workout's text means, without samples; nothing without readable times.
pub fn activity(workout: &[u8]) -> Option<Activity> {
    let head = &workout[..end_of_tag(workout)?];
    let mut clock = Clock::default();
    let start = raw(head, " startDate=\"").and_then(|text| clock.read(text))?;
    let end = raw(head, " endDate=\"").and_then(|text| clock.read(text))?;
    let kind = text(head, " workoutActivityType=\"").unwrap_or_default();
    let (sport, sub_sport) = sport(kind.trim_start_matches("HKWorkoutActivityType"));
    let mut activity = Activity::new(Timestamp::from_second(start.s).ok()?, sport);
    activity.sub_sport = sub_sport;
    activity.utc_offset_s = Some(start.offset_s);
    activity.device.product = text(head, " sourceName=\"").map(|name| name.into_owned());
    let elapsed_s = (end.s - start.s) as f64;
    activity.elapsed = Some(elapsed_s).filter(|s| *s > 0.0 && *s <= MOST_S).map(Duration::from_s);
    let timer_s = number(head, " duration=\"").map(|value| value * seconds(raw(head, " durationUnit=\"")));
    activity.timer = timer_s.filter(|s| *s > 0.0 && *s <= MOST_S).map(Duration::from_s);
    let mut distance_m =
        number(head, " totalDistance=\"").map(|value| value * metres(raw(head, " totalDistanceUnit=\"")));
    let (mut nested, mut parts_m) = (0usize, 0.0);
    let mut paused_ms = None;
    let at_ms = |clock: &mut Clock, tag: &[u8], name| {
        raw(tag, name).and_then(|text| clock.read(text)).map(|moment| (moment.s - start.s) * 1000)
    };
    for tag in tags(&workout[head.len()..]) {
        if tag.starts_with(b"<WorkoutActivity ") {
            if !tag.ends_with(b"/>") {
                nested += 1;
            }
            if let (Some(from), Some(to)) =
                (at_ms(&mut clock, tag, " startDate=\""), at_ms(&mut clock, tag, " endDate=\""))
            {
                activity.laps.push(lap(from, to));
            }
        } else if tag.starts_with(b"</WorkoutActivity") {
            nested = nested.saturating_sub(1);
        } else if tag.starts_with(b"<WorkoutStatistics ") && is_distance(tag) {
            let m = number(tag, " sum=\"").map(|value| value * metres(raw(tag, " unit=\"")));
            if nested > 0 {
                parts_m += m.unwrap_or(0.0);
                if let (Some(lap), Some(m)) = (activity.laps.last_mut(), m) {
                    lap.distance = Some(Distance::from_m(m)).filter(|_| m > 0.0 && m <= MOST_M);
                }
            } else {
                distance_m = m.or(distance_m);
            }
        } else if tag.starts_with(b"<MetadataEntry ") && nested == 0 {
            let indoors = raw(tag, " key=\"") == Some(b"HKIndoorWorkout") && raw(tag, " value=\"") == Some(b"1");
            if indoors && activity.sub_sport == SubSport::Generic {
                activity.sub_sport = if sport == Sport::Running { SubSport::Treadmill } else { SubSport::Indoor };
            }
        } else if tag.starts_with(b"<WorkoutEvent ") {
            let date = at_ms(&mut clock, tag, " date=\"");
            match (raw(tag, " type=\""), date) {
                (Some(b"HKWorkoutEventTypePause" | b"HKWorkoutEventTypeMotionPaused"), Some(ms)) => {
                    paused_ms = paused_ms.or(Some(ms));
                }
                (Some(b"HKWorkoutEventTypeResume" | b"HKWorkoutEventTypeMotionResumed"), Some(ms)) => {
                    let from = paused_ms.take().filter(|&from| from < ms && from >= 0);
                    activity.pauses.extend(from.map(|from_ms| Pause { from_ms, to_ms: ms }));
                }
                _ => {}
            }
        }
    }
    if activity.laps.len() < 2 {
        activity.laps.clear(); // one part is the workout itself
    }
    let distance_m = distance_m.or(Some(parts_m).filter(|m| *m > 0.0));
    activity.distance = distance_m.filter(|m| *m > 0.0 && *m <= MOST_M).map(Distance::from_m);
    Some(activity)
}

fn lap(from_ms: i64, to_ms: i64) -> Lap {
    let elapsed = Duration::from_s((to_ms - from_ms).max(0) as f64 / 1000.0);
    Lap { start_ms: from_ms, elapsed, ..Lap::default() }
}

/// The tags of a text in their order.
fn tags(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[memchr::memchr(b'<', rest)?..];
        let (tag, behind) = rest.split_at(end_of_tag(rest)?);
        rest = behind;
        Some(tag)
    })
}

fn is_distance(tag: &[u8]) -> bool {
    raw(tag, " type=\"").is_some_and(|kind| memmem::find(kind, b"IdentifierDistance").is_some())
}

fn seconds(unit: Option<&[u8]>) -> f64 {
    match unit {
        Some(b"s" | b"sec") => 1.0,
        Some(b"hr" | b"h") => 3600.0,
        _ => 60.0,
    }
}

fn metres(unit: Option<&[u8]>) -> f64 {
    match unit {
        Some(b"m") => 1.0,
        Some(b"mi") => 1609.344,
        Some(b"ft") => 0.3048,
        Some(b"yd") => 0.9144,
        _ => 1000.0,
    }
}

fn sport(kind: &str) -> (Sport, SubSport) {
    let generic = SubSport::Generic;
    match kind {
        "Running" => (Sport::Running, generic),
        "Walking" => (Sport::Walking, generic),
        "Hiking" => (Sport::Hiking, generic),
        "Cycling" => (Sport::Cycling, generic),
        "Swimming" => (Sport::Swimming, generic),
        "Rowing" => (Sport::Rowing, generic),
        "TraditionalStrengthTraining" | "FunctionalStrengthTraining" | "CoreTraining" => {
            (Sport::Training, SubSport::Strength)
        }
        "Yoga" | "Flexibility" | "Pilates" | "MindAndBody" | "Cooldown" => (Sport::Training, SubSport::Flexibility),
        "HighIntensityIntervalTraining" | "MixedCardio" | "CrossTraining" | "Elliptical" | "StairClimbing" => {
            (Sport::Training, SubSport::Cardio)
        }
        "Transition" => (Sport::Transition, generic),
        _ => (Sport::Other, generic),
    }
}
