//! What came of planned sessions, printed.

use crate::table::table;
use anyhow::Result;
use app::documents::{DoneRow, Outturn, PlanDone};
use std::io::Write;
use web::{
    format::{self, Units},
    words,
};

pub fn print_done(done: &PlanDone, units: Units, out: &mut dyn Write) -> Result<()> {
    if done.runs.is_empty() && done.lifts.is_empty() {
        return Ok(writeln!(out, "no planned session has come up yet")?);
    }
    let length = |metres: Option<f64>| metres.map_or_else(String::new, |m| units.distance(m));
    let rows = done.runs.iter().map(|row| {
        [
            row.date.clone(),
            row.session.clone().unwrap_or_default(),
            outturn(row.outturn).to_owned(),
            length(row.planned_distance_m),
            length(row.distance_m),
        ]
    });
    writeln!(out, "{}", table(["day", "session", "", "planned", "run"], rows))?;
    if !done.lifts.is_empty() {
        let rows = done.lifts.iter().map(|row| {
            let logged = format!("{} of {}", row.exercises_logged, row.exercises_planned);
            [row.date.clone(), row.session.clone(), outturn(row.outturn).to_owned(), logged]
        });
        writeln!(out, "{}", table(["day", "session", "", "exercises logged"], rows))?;
    }
    for row in done.runs.iter().filter(|row| row.steps.len() > 1 && row.steps_found.is_some()) {
        writeln!(out, "\n{} on {}", row.session.as_deref().unwrap_or_default(), row.date)?;
        print_steps(row, units, out)?;
    }
    Ok(())
}

/// A session as planned and as run, step by step.
pub fn print_steps(row: &DoneRow, units: Units, out: &mut dyn Write) -> Result<()> {
    let Some(found) = &row.steps_found else { return Ok(()) };
    let rows = row.steps.iter().map(|step| {
        [
            words::step_asked(step, &units),
            words::step_run(step, &units),
            step.done_speed_mps.map_or_else(String::new, |mps| units.pace(mps)),
            words::step_target(step),
            step.fade.map_or_else(String::new, format::change),
            step.heart_rate_bpm.map_or_else(String::new, |b| format!("{b:.0}")),
        ]
    });
    writeln!(out, "{}", table(["planned", "run", "pace", "target", "on first", "bpm"], rows))?;
    if let Some(sentence) = words::steps_sentence(row) {
        writeln!(out, "{sentence}")?;
    }
    if let Some(set) = &row.repeat_set {
        writeln!(out, "{}", words::repeat_set(set, words::efforts_run(row)))?;
    }
    if let Some(test) = &row.kilometres {
        writeln!(out, "{}", words::kilometre_test(test))?;
    }
    Ok(writeln!(out, "{}", words::steps_found(found))?)
}

/// What came of a planned run, in a word.
pub const fn outturn(outturn: Outturn) -> &'static str {
    match outturn {
        Outturn::Done => "done",
        Outturn::Partly => "partly done",
        Outturn::Missed => "missed",
        Outturn::Instead => "something else was run",
        Outturn::Extra => "beyond the plan",
    }
}
