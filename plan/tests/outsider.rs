//! Specs on which an independent reading of the rules once found fault.

use plan::make;
use training::{Content, RunKind, Spec};

fn spec(history: &str, races: &str, wishes: &str) -> Spec {
    let json = format!(
        r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{history},"races":[{races}],"wishes":{wishes}}}"#
    );
    serde_json::from_str(&json).expect("the spec is well formed")
}

fn race(date: &str, metres: f64) -> String {
    format!(r#"{{"name":"R","date":"{date}","distance_m":{metres},"goal_s":null,"priority":"A"}}"#)
}

/// From nothing to 30 km in nine weeks: unwise, so made with a caution, not refused.
#[test]
fn a_race_just_beyond_the_half_is_never_refused_at_small_volumes() {
    let history = r#"{"weekly_distance_m":[0,0,0,0],"longest_run_30d_m":0,"speed_sessions_4w":0}"#;
    for metres in [25_000.0, 30_000.0, 35_000.0] {
        for date in ["2027-01-24", "2027-01-31", "2027-02-14"] {
            let made = make(&spec(history, &race(date, metres), "{}"));
            let made = made.unwrap_or_else(|c| panic!("{metres} m on {date}: {c:?}"));
            assert!(!made.cautions.is_empty());
        }
    }
    // A fast marathon and a slow 800 m say different things of 30 km; two kilometres a week are all that may be hard.
    let history = r#"{"weekly_distance_m":[0,0,0,0],"longest_run_30d_m":0,"speed_sessions_4w":0,
        "results":[{"distance_m":42195,"time_s":10241,"date":"2025-05-12"},{"distance_m":800,"time_s":142,"date":"2026-05-24"}]}"#;
    make(&spec(history, &race("2027-01-24", 30_000.0), "{}")).unwrap();
}

/// A week of 76 km has a run of a tenth of that: a longest run of 0 does not forbid week 1.
#[test]
fn a_longest_run_that_contradicts_the_weeks_is_named_and_not_believed() {
    for weeks in ["[84289,68932]", "[106914,120026,115426,114381]", "[130223,123316,137594,0]"] {
        let history = format!(r#"{{"weekly_distance_m":{weeks},"longest_run_30d_m":0,"speed_sessions_4w":0}}"#);
        for races in [race("2027-02-06", 1500.0), String::new()] {
            let made = make(&spec(&history, &races, "{}")).unwrap_or_else(|c| panic!("{weeks}: {c:?}"));
            assert!(made.cautions.iter().any(|c| c.contains("cannot be made of")), "{:?}", made.cautions);
        }
    }
}

/// Where a second run fills the day it obeys the longest session too.
#[test]
fn no_session_is_longer_than_wished() {
    let history = r#"{"weekly_distance_m":[59634,57474,57773,55898],"longest_run_30d_m":24000,"speed_sessions_4w":0}"#;
    for day in ["mon", "wed", "sun"] {
        let wishes = format!(r#"{{"max_session_s":{{"{day}":600}},"days":["mon","wed","sat","sun"]}}"#);
        let Ok(made) = make(&spec(history, &race("2027-04-18", 10_000.0), &wishes)) else { continue };
        let wished = serde_json::from_str(&format!("\"{day}\"")).unwrap();
        for (date, session) in made.days().flat_map(|d| d.sessions.iter().map(move |s| (d.date, s))) {
            let Content::Run(run) = &session.content else { continue };
            let capped = training::Weekday::of(date) == wished && run.run != RunKind::Race;
            assert!(!capped || run.duration_s.s() <= 601.0, "{date}: {:?}", run.duration_s);
        }
    }
}
