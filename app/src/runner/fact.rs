//! The facts of the runner: which there are, what each may say, and where it stands in the document.
//!
//! A fact is kept as the text that [`checked`] made of what was typed; [`apply`] reads it back.

use super::results;
use crate::{Error, Result, TileServer, documents::RunnerDocument};
use jiff::civil::Date;
use quantity::{Distance, Duration, Mass, Speed, race_distance, typed};
use serde::de::DeserializeOwned;
use training::{Weekday, spec::Equipment};

/// Every key with an example, for messages.
const KEYS: [(&str, &str); 25] = [
    ("sex", "female"),
    ("born", "1988-05-02"),
    ("mass_kg", "61"),
    ("lifting", "none"),
    ("equipment", "dumbbell,box"),
    ("max_speed_mps", "8.5"),
    ("days", "mon,tue,thu,sat,sun"),
    ("long_run", "sun"),
    ("rest", "fri"),
    ("lifting_days_max", "3"),
    ("speed_sessions_max", "2"),
    ("max_weekly_distance_m", "70km"),
    ("max_session.tue", "60min"),
    ("results", "5k=19:58@2026-10-11,half=1:32:10@2026-05-02"),
    ("weekly_distance_m", "35km"),
    ("longest_run_m", "14km"),
    ("units", "km"),
    ("map_tiles", "https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
    ("map_credit", "© OpenStreetMap contributors"),
    ("language", "nl"),
    ("knees_cave_in", "true"),
    ("tight_hip_flexors", "true"),
    ("quiet_glutes", "true"),
    ("left_right_difference", "true"),
    ("pain", "false"),
];

/// The longest credit of a map.
const CREDIT_MOST: usize = 200;

fn rejected<T>(key: &str, value: &str, expected: &str) -> Result<T> {
    let example = KEYS
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(String::new(), |(_, example)| format!(", e.g. {key}={example}"));
    Err(Error::Rejected(format!("{key} is {expected}, not {value:?}{example}")))
}

/// A value of an enum by its word in JSON.
fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.trim().to_ascii_lowercase())).ok()
}

fn words<T: DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    text.split([',', ' ']).filter(|part| !part.is_empty()).map(word).collect()
}

fn number(text: &str, unit: &str) -> Option<f64> {
    let text = text.strip_suffix(unit).unwrap_or(text).trim();
    typed::number(text)
}

fn yes(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// Seconds of `60min`, `1h`, `1h30`, `1:30:00`, `90` (minutes).
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase().replace(' ', "");
    if text.contains(':') {
        let parts: Vec<f64> = text.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        return match parts[..] {
            [h, m] => Some(h * 3600.0 + m * 60.0),
            [h, m, s] => Some(h * 3600.0 + m * 60.0 + s),
            _ => None,
        };
    }
    if let Some((hours, minutes)) = text.split_once('h') {
        let minutes = minutes.trim_end_matches("min").trim_end_matches('m');
        let minutes = if minutes.is_empty() { 0.0 } else { minutes.parse().ok()? };
        return Some(hours.parse::<f64>().ok()? * 3600.0 + minutes * 60.0);
    }
    if let Some(s) = text.strip_suffix('s') {
        return s.parse().ok();
    }
    let minutes = text.trim_end_matches("min").trim_end_matches('m');
    typed::number(minutes).map(|m| m * 60.0)
}

/// What is kept of a typed fact; `None` takes it back.
pub(super) fn checked(key: &str, value: &str, today: Date) -> Result<Option<String>> {
    let weekday = key.strip_prefix("max_session.").or_else(|| key.strip_prefix("max_session_s.")).map(word::<Weekday>);
    if weekday == Some(None) {
        return Err(Error::Rejected(format!("{key} names no day; max_session.mon to max_session.sun do")));
    }
    if weekday.is_none() && !KEYS.iter().any(|(known, _)| *known == key) {
        let known: Vec<&str> = KEYS.iter().map(|(known, _)| *known).collect();
        return Err(Error::Rejected(format!("no fact is called {key:?}; there are {}", known.join(" "))));
    }
    if value.is_empty() {
        return Ok(None);
    }
    let in_range = |found: Option<f64>, low: f64, high: f64, expected: &str| match found {
        Some(n) if (low..=high).contains(&n) => Ok(n.to_string()),
        _ => rejected(key, value, expected),
    };
    let lower = value.to_ascii_lowercase();
    let kept = match key {
        "sex" => {
            word::<training::Sex>(value).map(|_| lower).map_or_else(|| rejected(key, value, "female or male"), Ok)?
        }
        "born" => match value.parse::<Date>() {
            Ok(born) if born < today && born.year() > today.year() - 120 => born.to_string(),
            _ => return rejected(key, value, "a date of birth as year-month-day"),
        },
        "mass_kg" => in_range(number(&lower, "kg"), 25.0, 250.0, "a body mass from 25 to 250 kg")?,
        "lifting" => word::<training::spec::Lifting>(value)
            .map(|_| lower)
            .map_or_else(|| rejected(key, value, "none, some or regular"), Ok)?,
        "equipment" => match words::<Equipment>(value) {
            Some(_) => lower,
            None => {
                return rejected(
                    key,
                    value,
                    "a list of none, band, dumbbell, kettlebell, medicine_ball, box, cable and barbell",
                );
            }
        },
        "max_speed_mps" => in_range(number(&lower, "m/s"), 3.0, 12.5, "a sprint speed from 3 to 12.5 m/s")?,
        "days" | "rest" => match words::<Weekday>(value) {
            Some(_) => lower,
            None => return rejected(key, value, "a list of mon, tue, wed, thu, fri, sat and sun"),
        },
        "long_run" => word::<Weekday>(value)
            .map(|_| lower)
            .map_or_else(|| rejected(key, value, "one of mon, tue, wed, thu, fri, sat and sun"), Ok)?,
        "lifting_days_max" => whole(key, value, 7)?,
        "speed_sessions_max" => whole(key, value, 7)?,
        "max_weekly_distance_m" => {
            let metres = race_distance::parse(value).map(Distance::m);
            in_range(metres, 1000.0, 500_000.0, "a distance from 1 to 500 km; without a unit it is metres")?
        }
        "results" => results::checked(&lower, today).map_or_else(
            || rejected(key, value, "a list of DISTANCE=TIME@DATE, none in the future and none faster than any human"),
            Ok,
        )?,
        "weekly_distance_m" | "longest_run_m" => {
            let metres = race_distance::parse(value).map(Distance::m);
            in_range(metres, 0.0, 300_000.0, "a distance up to 300 km; without a unit it is metres")?
        }
        "map_tiles" => match TileServer::parse(value) {
            Some(server) => server.template().to_owned(),
            None => {
                return rejected(
                    key,
                    value,
                    "an address of tiles that begins with https:// and has {z}, {x} and {y} once each behind the host",
                );
            }
        },
        "map_credit" => match value {
            credit if credit.chars().count() <= CREDIT_MOST && !credit.chars().any(char::is_control) => credit.into(),
            _ => return rejected(key, value, "whom to name beside the map, in at most 200 characters"),
        },
        "units" => match lower.as_str() {
            "km" | "mi" => lower,
            _ => return rejected(key, value, "km or mi"),
        },
        "language" if super::LANGUAGES.contains(&lower.as_str()) => lower,
        "language" => return rejected(key, value, "one of en (English), nl (Nederlands) and de (Deutsch)"),
        _ if weekday.is_some() => {
            in_range(seconds(value), 600.0, 36_000.0, "a time from 10 min to 10 h, as 60min, 1h30 or 1:30")?
        }
        _ => match yes(value) {
            Some(found) => found.to_string(),
            None => return rejected(key, value, "true or false"),
        },
    };
    Ok(Some(kept))
}

fn whole(key: &str, value: &str, most: u32) -> Result<String> {
    match value.parse::<u32>() {
        Ok(n) if n <= most => Ok(n.to_string()),
        _ => rejected(key, value, &format!("a whole number from 0 to {most}")),
    }
}

/// Puts a kept fact into the document.
pub(super) fn apply(document: &mut RunnerDocument, key: &str, kept: &str) {
    let RunnerDocument { runner, wishes, check, past, units, map, language, .. } = document;
    let number = || kept.parse::<f64>().ok();
    match key {
        "sex" => runner.sex = word(kept),
        "born" => runner.born = kept.parse().ok(),
        "mass_kg" => runner.mass_kg = number().map(Mass::from_kg),
        "lifting" => runner.lifting = word(kept).unwrap_or_default(),
        "equipment" => runner.equipment = words(kept).unwrap_or_default(),
        "max_speed_mps" => runner.max_speed_mps = number().map(Speed::from_mps),
        "days" => wishes.days = words(kept).map(in_order),
        "rest" => wishes.rest = words(kept).map(in_order).unwrap_or_default(),
        "long_run" => wishes.long_run = word(kept),
        "lifting_days_max" => wishes.lifting_days_max = kept.parse().ok(),
        "speed_sessions_max" => wishes.speed_sessions_max = kept.parse().ok(),
        "max_weekly_distance_m" => wishes.max_weekly_distance_m = number().map(Distance::from_m),
        "results" => past.results = results::read(kept),
        "weekly_distance_m" => past.weekly_distance_m = number().map(Distance::from_m),
        "longest_run_m" => past.longest_run_m = number().map(Distance::from_m),
        "units" => kept.clone_into(units),
        "map_tiles" => map.map_tiles = Some(kept.to_owned()),
        "map_credit" => map.map_credit = Some(kept.to_owned()),
        "language" => kept.clone_into(language),
        "knees_cave_in" => check.knees_cave_in = kept == "true",
        "tight_hip_flexors" => check.tight_hip_flexors = kept == "true",
        "quiet_glutes" => check.quiet_glutes = kept == "true",
        "left_right_difference" => check.left_right_difference = kept == "true",
        "pain" => check.pain = kept == "true",
        _ => {
            let day = key
                .strip_prefix("max_session.")
                .or_else(|| key.strip_prefix("max_session_s."))
                .and_then(word::<Weekday>);
            if let (Some(day), Some(s)) = (day, number()) {
                wishes.max_session_s.insert(day, Duration::from_s(s));
            }
        }
    }
}

fn in_order(mut days: Vec<Weekday>) -> Vec<Weekday> {
    days.sort();
    days.dedup();
    days
}

/// Wishes that contradict each other are refused at once, in the runner's words.
pub(super) fn agree(document: &RunnerDocument) -> Result<()> {
    let wishes = &document.wishes;
    let both = |day: &Weekday| wishes.rest.contains(day);
    if let Some(day) = wishes.days.iter().flatten().find(|day| both(day)) {
        return Err(Error::Rejected(format!(
            "{} is a running day and a rest day; take it out of days or of rest first",
            day.name()
        )));
    }
    if let Some(day) =
        wishes.long_run.filter(|day| both(day) || wishes.days.as_ref().is_some_and(|days| !days.contains(day)))
    {
        return Err(Error::Rejected(format!(
            "the long run is on {}, which is no running day; change long_run, days or rest first",
            day.name()
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_example_is_accepted_and_read_back() {
        for (key, example) in KEYS {
            let kept = checked(key, example, date(2026, 11, 23)).unwrap().unwrap();
            let mut with = super::super::document(&[(key.to_owned(), kept)].into());
            let without = super::super::document(&std::collections::BTreeMap::new());
            let same_as_default = matches!(key, "lifting" | "units" | "pain");
            assert_eq!(with == without, same_as_default, "{key}={example}");
            with.schema.clear();
        }
    }

    #[test]
    fn times_and_distances_are_read_as_people_write_them() {
        for (text, expected) in [
            ("60min", 3600.0),
            ("90", 5400.0),
            ("62,5", 3750.0),
            ("1h", 3600.0),
            ("1h30", 5400.0),
            ("1:30", 5400.0),
            ("1:00:30", 3630.0),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        assert_eq!(checked("max_weekly_distance_m", "70km", date(2026, 1, 1)).unwrap().unwrap(), "70000");
        assert_eq!(checked("mass_kg", "61,2", date(2026, 1, 1)).unwrap().unwrap(), "61.2");
        assert_eq!(checked("weekly_distance_m", "35,5 km", date(2026, 1, 1)).unwrap().unwrap(), "35500");
        assert_eq!(checked("max_weekly_distance_m", "70000", date(2026, 1, 1)).unwrap().unwrap(), "70000");
    }

    #[test]
    fn refusals_say_what_would_do() {
        let said = |key: &str, value: &str| checked(key, value, date(2026, 11, 23)).unwrap_err().to_string();
        assert_eq!(said("sex", "robot"), "sex is female or male, not \"robot\", e.g. sex=female");
        assert!(said("shoe", "7").contains("there are sex born"));
        assert!(said("max_session.someday", "1h").contains("names no day"));
        for (key, value) in [
            ("born", "2030-01-01"),
            ("mass_kg", "NaN"),
            ("mass_kg", "6"),
            ("days", "mon,moon"),
            ("lifting_days_max", "-1"),
            ("pain", "maybe"),
            ("map_tiles", "https://tile.example.org/all.png"),
            ("map_credit", "a\u{7}b"),
            ("language", "tlh"),
            ("max_weekly_distance_m", "70"),
        ] {
            assert!(said(key, value).starts_with(key), "{key}={value}");
        }
    }
}
