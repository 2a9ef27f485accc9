//! Every document of every verb: one on stdout, its schema's name, every promised key, valid against its JSON Schema.

mod activity;
mod care;
mod hold;
mod plan;
mod runner;

use crate::library::{Said, folder, stayer};
use serde_json::{Value, json};
use std::fs;

/// Holds a document against its name, its schema and its promised keys, written as `laps[].elapsed_s`; `repeats[]?` may be
/// empty, every other list is not.
#[track_caller]
pub fn holds(said: &Said, name: &str, promised: &str) -> Value {
    let document = said.json();
    valid(&document, name);
    for path in promised.split_whitespace() {
        let parts: Vec<&str> = path.split('.').collect();
        if let Err(missing) = promise(&document, &parts) {
            panic!("{name}: {path}: no {missing} in {document:#}");
        }
    }
    document
}

/// Validates against what `stayer schema NAME` prints.
#[track_caller]
pub fn valid(document: &Value, name: &str) {
    assert_eq!(document["schema"], format!("stayer.{name}/1"), "{document:#}");
    let here = folder();
    let schema = stayer(here.path(), &["schema", name]).code(0).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

fn promise(value: &Value, path: &[&str]) -> Result<(), String> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    let may_be_empty = first.ends_with('?');
    let (key, list) = match first.trim_end_matches('?').strip_suffix("[]") {
        Some(key) => (key, true),
        None => (first.trim_end_matches('?'), false),
    };
    let inner = value.get(key).ok_or_else(|| (*key).to_owned())?;
    if list {
        let list = inner.as_array().ok_or_else(|| format!("list {key}"))?;
        if list.is_empty() && !may_be_empty {
            return Err(format!("element of {key}"));
        }
        return list.iter().try_for_each(|element| promise(element, rest));
    }
    if inner.is_null() && may_be_empty {
        return Ok(());
    }
    promise(inner, rest)
}

/// The spec of the contract's own text.
pub fn spec() -> Value {
    json!({"schema": "stayer.spec/1", "today": "2026-11-23",
     "runner": {"sex": "female", "born": "1988-05-02", "mass_kg": 61, "lifting": "none", "equipment": ["dumbbell", "box"], "max_speed_mps": null},
     "history": {"weekly_distance_m": [28000, 30000, 31000, 32000], "longest_run_30d_m": 14000, "speed_sessions_4w": 0,
        "results": [{"distance_m": 10000, "time_s": 3120, "date": "2026-10-11"}]},
     "races": [{"name": "Half", "date": "2027-02-21", "distance_m": 21097.5, "goal_s": null, "priority": "A", "course": null}],
     "wishes": {"days": ["mon", "tue", "wed", "thu", "sat", "sun"], "long_run": "sun", "rest": ["fri"], "lifting_days_max": 3,
        "max_session_s": {"tue": 3600}, "max_weekly_distance_m": 70000, "speed_sessions_max": 2},
     "check": {"knees_cave_in": true, "tight_hip_flexors": false, "quiet_glutes": true, "left_right_difference": false, "pain": false}})
}

/// Runs `plan make` on a spec.
#[track_caller]
pub fn make(spec: &Value, json: bool) -> Said {
    let here = folder();
    let path = here.path().join("spec.json");
    fs::write(&path, spec.to_string()).unwrap();
    let args = ["plan", "make", "--spec", path.to_str().unwrap(), "--json"];
    stayer("/no/library/needed", &args[..if json { 5 } else { 4 }])
}
