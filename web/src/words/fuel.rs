//! Words for fuel.

use super::{is_hard, is_rest, session};
use crate::format::{Units, number};
use app::documents::{FuelDay, FuelDocument, RunFuel, RunsDry};
use training::{Content, RunKind, Session};

/// The first day that the plan has from today on.
#[must_use]
pub fn first_day(fuel: &FuelDocument) -> Option<&FuelDay> {
    fuel.days.first()
}

/// The races ahead.
#[must_use]
pub fn races(fuel: &FuelDocument) -> Vec<&RunFuel> {
    fuel.runs.iter().filter(|run| run.run == RunKind::Race).collect()
}

/// The runs ahead that rehearse a race's fuel.
#[must_use]
pub fn rehearsals(fuel: &FuelDocument) -> Vec<&RunFuel> {
    fuel.runs.iter().filter(|run| run.run != RunKind::Race).collect()
}

/// The work of a day in a line.
#[must_use]
pub fn work(sessions: &[Session]) -> String {
    let work: Vec<String> = sessions.iter().filter(|s| !is_rest(s)).map(session).collect();
    if work.is_empty() { "Rest".into() } else { work.join(", ") }
}

/// Why a day asks for as much as it does.
#[must_use]
pub fn why_so_much(day: &FuelDay) -> String {
    let per_kg = day
        .carbohydrate_g_per_kg
        .map_or(String::new(), |g| format!("That is {} g per kg of body mass. ", number(g, 1)));
    let run = |wanted: fn(&RunKind) -> bool| {
        day.sessions.iter().any(|s| matches!(&s.content, Content::Run(run) if wanted(&run.run)))
    };
    let why = if run(|kind| *kind == RunKind::Race) {
        "It is race day: the store is filled for it."
    } else if day.sessions.iter().any(is_hard) {
        "A hard run burns carbohydrate first, so no easy day of the week has more."
    } else if run(|kind| *kind == RunKind::Long) {
        "The long run empties the store, so no easy day of the week has more."
    } else if day.sessions.iter().all(is_rest) {
        "A day of rest asks for the least; the store fills anyway."
    } else {
        "It follows the minutes of running and lifting; hard and long days have at least as much."
    };
    format!("{per_kg}{why}")
}

/// Where a race runs dry, and what moves that past the finish.
#[must_use]
pub fn runs_dry(run: &RunFuel, dry: &RunsDry, units: &Units) -> String {
    let at = |metres: f64| units.distance(metres);
    let without = if dry.without_m >= run.distance_m {
        "With nothing taken, the store outlasts the race at this pace".to_owned()
    } else {
        format!("With nothing taken, this pace runs dry at about {}", at(dry.without_m))
    };
    let band = format!(" ({} with badly filled legs, {} with loaded ones).", at(dry.badly_filled_m), at(dry.loaded_m));
    let needs = if dry.finish_g_per_h <= 0.0 {
        String::new()
    } else {
        format!(" {} g an hour move that past the finish, with a reserve.", number(dry.finish_g_per_h.ceil(), 0))
    };
    let planned = if run.fuel.carbohydrate_g_per_h > 0.0 && dry.planned_m < run.distance_m {
        format!(" What is planned carries to about {}: start slower, or load the days before.", at(dry.planned_m))
    } else {
        String::new()
    };
    format!("{without}{band}{needs}{planned}")
}
