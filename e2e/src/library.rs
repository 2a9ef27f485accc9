//! A library that a journey begins with: a few weeks of the sample runner and a plan for a half marathon.

use crate::Program;
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

/// The day on which the plan is made; it begins on the Monday after.
pub const MADE: &str = "2026-11-23";

/// Fills a library and gives its plan, as `stayer plan show --json` has it.
///
/// # Errors
/// When a verb fails; the message has what it said.
pub fn planned(folder: &Path) -> Result<Value> {
    let library = folder.join("library");
    let files = folder.join("files").display().to_string();
    let verb = |words: &[&str]| Program::verb(&library, &[&["--today", MADE, "--seed", "5"], words].concat());
    verb(&["sample", &files, "--weeks", "8"])?;
    verb(&["import", &files])?;
    verb(&["runner", "set", "equipment=dumbbell,box", "days=mon,tue,wed,thu,sat,sun"])?;
    verb(&["race", "add", "Spring half", "--date", "2027-03-14", "--distance", "half"])?;
    verb(&["plan", "make"])?;
    Ok(serde_json::from_str(&verb(&["plan", "show", "--json"])?)?)
}

/// The sessions of a plan: day, id, session.
pub fn sessions(plan: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let days = plan["weeks"].as_array().into_iter().flatten().flat_map(|w| w["days"].as_array().into_iter().flatten());
    days.flat_map(|d| d["sessions"].as_array().into_iter().flatten().map(move |s| (d, s)))
        .filter_map(|(d, s)| Some((d["date"].as_str()?, s["id"].as_str()?, s)))
}

/// The day and the id of the first session from a day on that is such a one.
///
/// # Errors
/// When there is none.
pub fn first<'a>(plan: &'a Value, from: &str, is: impl Fn(&Value) -> bool) -> Result<(&'a str, &'a str)> {
    let found = sessions(plan).find(|(day, _, s)| *day >= from && is(s));
    found.map(|(day, id, _)| (day, id)).with_context(|| format!("no such session from {from}"))
}
