//! The parts of GoldenCheetah's plan bundle: a manifest and a planned activity per session. Packing them is for whoever writes the file.
//!
//! - **Source**: the layout that the program reads: `manifest.json`, folders `planned` and `workouts`, nothing else but a `README.md`. Held against
//!   what the program's own reader asks (`src/Planning/PlanBundle.cpp` as of 2026): version 1 with author and name, a moment of export, both
//!   folders, in `planned` nothing but activities, no workout that none names, and as many days as from the first to the last.

use crate::planned::title;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use training::{Content, Plan, Session};

/// Name of the manifest in the bundle.
pub const MANIFEST: &str = "manifest.json";
/// Folder of the planned activities.
pub const PLANNED: &str = "planned/";
/// Folder of the workouts that planned activities name: empty here, since the program's workouts are of power.
pub const WORKOUTS: &str = "workouts/";
/// Its sessions begin at this hour, a quarter of an hour apart: a plan names days only.
const FIRST_HOUR: usize = 6;
/// Quarters of an hour that a day has from then on.
const MOST_A_DAY: usize = 72;

/// A file of the bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name in the bundle.
    pub name: String,
    /// What it holds.
    pub content: Value,
    /// The session that it is; none for the manifest.
    pub session: Option<String>,
}

/// The manifest and the planned activities of a plan, rest days left out; none for a plan without sessions.
///
/// `note` says in words what a session is: its steps, why it is there.
#[must_use]
pub fn members(plan: &Plan, note: &dyn Fn(&Session) -> String) -> Vec<Member> {
    let days: Vec<(Date, Vec<&Session>)> = plan
        .days()
        .map(|day| (day.date, day.sessions.iter().filter(|s| !matches!(s.content, Content::Rest {})).collect()))
        .filter(|(_, sessions): &(Date, Vec<&Session>)| !sessions.is_empty())
        .collect();
    let (Some(first), Some(last)) = (days.first().map(|d| d.0), days.last().map(|d| d.0)) else { return Vec::new() };
    let name = plan.goal.as_ref().map_or("stayer", |goal| goal.name.as_str());
    let manifest = json!({
        "bundleVersion": 1,
        "name": name,
        "author": "stayer",
        "sport": "Run",
        "exportedAt": format!("{}T12:00:00", plan.changed.unwrap_or(plan.made)),
        "durationDays": (last - first).get_days() + 1,
        "frontGapDays": 0,
        "backGapDays": 0,
        "copyright": "",
    });
    let mut members = vec![Member { name: MANIFEST.into(), content: manifest, session: None }];
    for (date, sessions) in days {
        for (place, session) in sessions.into_iter().take(MOST_A_DAY).enumerate() {
            let (hour, minute) = (FIRST_HOUR + place / 4, place % 4 * 15);
            members.push(Member {
                name: format!("{PLANNED}{}_{hour:02}_{minute:02}_00.json", date.strftime("%Y_%m_%d")),
                content: ride(&format!("{} {hour:02}:{minute:02}:00", date.strftime("%Y/%m/%d")), session, note),
                session: Some(session.id.clone()),
            });
        }
    }
    members
}

/// A planned activity: no samples, its length as overrides. The program ends every text with a space.
fn ride(start: &str, session: &Session, note: &dyn Fn(&Session) -> String) -> Value {
    let text = |words: &str| Value::String(format!("{words} "));
    let mut overrides = Vec::new();
    let mut length = |metric: &str, value: f64| {
        let mut one = Map::new();
        one.insert(metric.to_owned(), json!({"value": format!("{value:.3}")}));
        overrides.push(Value::Object(one));
    };
    let (sport, sub_sport) = match &session.content {
        Content::Run(run) => {
            length("total_distance", run.distance_m.m() / 1000.0);
            length("workout_time", run.duration_s.s());
            ("Run", "")
        }
        Content::Strength(lift) => {
            lift.duration_s.into_iter().for_each(|t| length("workout_time", t.s()));
            ("Gym", "Strength")
        }
        Content::Power(power) => {
            power.duration_s.into_iter().for_each(|t| length("workout_time", t.s()));
            ("Gym", "Power")
        }
        Content::Mobility(mobility) => {
            length("workout_time", mobility.duration_s.s());
            ("Gym", "Mobility")
        }
        Content::Check {} | Content::Rest {} => ("Gym", ""),
    };
    json!({"RIDE": {
        "STARTTIME": text(&format!("{start} UTC")),
        "RECINTSECS": 1,
        "DEVICETYPE": text("stayer"),
        "IDENTIFIER": text(&session.id),
        "OVERRIDES": overrides,
        "TAGS": {
            "Sport": text(sport),
            "SubSport": text(sub_sport),
            "Route": text(title(&session.content)),
            "Notes": text(&note(session)),
        },
    }})
}
