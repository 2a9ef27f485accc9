//! What a change did to a plan, printed.

use anyhow::Result;
use app::documents::{Change, PlanDiff, State};
use std::io::Write;
use training::Weekday;
use web::{
    format::{self, Units},
    words,
};

pub fn print_changes(changes: &[Change], units: Units, out: &mut dyn Write) -> Result<()> {
    for change in changes {
        let what = change.session.as_deref().unwrap_or("the week");
        let line = match (&change.from, &change.to) {
            (Some(from), Some(to)) => format!("{} -> {}", state(from, units), state(to, units)),
            (Some(from), None) => format!("{} -> dropped", state(from, units)),
            (None, Some(to)) => format!("new: {}", state(to, units)),
            (None, None) => String::new(),
        };
        writeln!(out, "\n{what}  {line}\n  {} ({})", format::prose(&change.why, units), change.rule)?;
    }
    Ok(())
}

fn state(state: &State, units: Units) -> String {
    let day = format!("{} {}", Weekday::of(state.date).word(), state.date);
    let kind = state.run.map_or(state.kind.as_str(), |run| run.short());
    match (&state.phase, state.distance_m) {
        (Some(phase), _) => format!("from {}: {}", state.date, words::phase(phase)),
        (None, Some(metres)) => format!("{day} {kind} {}", units.distance(metres)),
        (None, None) => format!("{day} {kind}"),
    }
}

pub fn print_diff(diff: &PlanDiff, units: Units, out: &mut dyn Write) -> Result<()> {
    if diff.edits.is_empty() {
        return Ok(writeln!(out, "the plan is as it was made on {}", diff.made)?);
    }
    writeln!(out, "changed since it was made on {}:", diff.made)?;
    print_changes(&diff.changes, units, out)
}
