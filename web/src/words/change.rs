//! Words for changes of a plan.

use super::{phase, run_kind};
use crate::format::{Units, lasting, short_day};
use app::documents::{Change, DoneRow, Edit, EditRow, Outturn, PauseReason, State};
use training::{Plan, spec::Equipment};

/// A session or week as it was or is: `Easy run, 8.0 km, Tue 24 Nov`; nothing for what was not there.
#[must_use]
pub fn state(state: &Option<State>, units: &Units) -> String {
    let Some(state) = state else { return String::new() };
    let what = match state.kind.as_str() {
        "run" => state.run.as_ref().map_or("Run", run_kind).to_owned(),
        "strength" => "Strength".into(),
        "power" => "Power".into(),
        "mobility" => "Mobility".into(),
        "check" => "Movement check".into(),
        "week" => format!("Week: {}", state.phase.as_ref().map_or("", phase)),
        _ => "Rest".into(),
    };
    let size = state.distance_m.map_or(String::new(), |metres| format!(", {}", units.distance(metres)));
    format!("{what}{size}, {}", short_day(state.date))
}

/// A sentence from below with sessions by their titles instead of their ids.
#[must_use]
pub fn titled(text: &str, plan: &Plan) -> String {
    let mut said = text.to_owned();
    for session in plan.days().flat_map(|day| &day.sessions) {
        if said.contains(&session.id) {
            let title = super::session(session);
            said = said.replace(&format!("session {}", session.id), &title).replace(&session.id, &title);
        }
    }
    said
}

/// What the runner asked for, in a sentence.
#[must_use]
pub fn edit(row: &EditRow, units: &Units) -> String {
    let named = |session: &str| {
        let change: Option<&Change> = row.changes.iter().find(|c| c.session.as_deref() == Some(session));
        change.map_or_else(|| "a session".to_owned(), |c| state(if c.from.is_some() { &c.from } else { &c.to }, units))
    };
    match &row.edit {
        Edit::Move { session, date } => format!("You moved: {}, to {}.", named(session), short_day(date)),
        Edit::Skip { session } => format!("You dropped: {}.", named(session)),
        Edit::Swap { session, run } => format!("You swapped: {}, for {}.", named(session), lower(run_kind(run))),
        Edit::Shorten { session, most_s } => {
            format!("You shortened: {}, to {} at most.", named(session), lasting(*most_s))
        }
        Edit::Kilometre { session } => {
            format!("You asked for the same kilometre fresh and after 90 minutes: {}.", named(session))
        }
        Edit::Pause { from, to, why } => {
            format!("A pause from {} to {}: {}.", short_day(from), short_day(to), pause_reason(*why))
        }
        Edit::Busy { from, to, most_s: Some(most) } => {
            format!("Busy from {} to {}: {} a session at most.", short_day(from), short_day(to), lasting(*most))
        }
        Edit::Busy { from, to, most_s: None } => {
            format!("Busy from {} to {}: no running.", short_day(from), short_day(to))
        }
        Edit::Race { race } => format!("A race more: {} on {}.", race.name, short_day(race.date)),
        Edit::Run { date } => format!("A run more on {}.", short_day(date)),
        Edit::Follow { .. } => "The plan ahead follows what you can hold and what you did.".to_owned(),
        Edit::Travel { from, to, equipment } => {
            let there: Vec<&str> = equipment.iter().filter(|e| **e != Equipment::None).map(super::equipment).collect();
            let there = if there.is_empty() { "nothing".to_owned() } else { there.join(", ") };
            format!("Away from {} to {} with {there}.", short_day(from), short_day(to))
        }
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// Why nothing is run for a while.
#[must_use]
pub const fn pause_reason(why: PauseReason) -> &'static str {
    match why {
        PauseReason::Illness => "illness",
        PauseReason::Injury => "injury",
        PauseReason::Travel => "travel",
        PauseReason::Check => "the movement check's offer",
        PauseReason::Other => "time off",
    }
}

/// What came of a planned run: `Done: 8.1 of 8.0 km`.
#[must_use]
pub fn outturn(row: &DoneRow, units: &Units) -> String {
    let word = match row.outturn {
        Outturn::Done => "Done",
        Outturn::Partly => "Done in part",
        Outturn::Missed => return "Not run; nobody catches up".into(),
        Outturn::Instead => "Something else was run",
        Outturn::Extra => "Beyond the plan",
    };
    match (row.distance_m, row.planned_distance_m) {
        (Some(ran), Some(planned)) => format!("{word}: {} of {}", units.distance(ran), units.distance(planned)),
        (Some(ran), None) => format!("{word}: {}", units.distance(ran)),
        _ => word.into(),
    }
}
