//! What a format cannot say.

use super::{WorkoutFormat, sessions};
use crate::{
    documents::Lost,
    race::{RaceSteps, is_race},
};
use formats::{
    fit::{NOTE_BYTES, note, watch_exercise},
    week_grid::{self, GridLoss},
    zwo::{ZwoLength, length_of},
};
use jiff::civil::Date;
use training::{Content, Plan, RunSession, Session};

/// What a format with a file for each session cannot say of a session that it holds.
pub(super) fn of_session(format: WorkoutFormat, session: &Session, race: Option<&RaceSteps>) -> Vec<String> {
    let mut lost = Vec::new();
    let mut say = |what: &str| lost.push(what.to_owned());
    let why_has_room = matches!(format, WorkoutFormat::Zwo | WorkoutFormat::Tcx | WorkoutFormat::Garmin);
    match (&session.content, format) {
        (Content::Run(run), WorkoutFormat::Fit | WorkoutFormat::Garmin) if has_shares(run) => {
            say("that a pace is a share of another; the speeds of today are written");
        }
        (Content::Run(run), WorkoutFormat::Zwo) => {
            say(
                "the range of a pace; its middle is written, as a share of half-marathon pace, which is to be set there",
            );
            if length_of(&run.steps) == ZwoLength::Distance && has_time(run) {
                say("that a step is by time; the ground that it covers is written");
            }
            if length_of(&run.steps) == ZwoLength::Time && has_distance(run) {
                say("that a step is by distance; the time that it takes is written");
            }
        }
        (Content::Run(run), WorkoutFormat::Tcx) => {
            let rounded = |value: f64| (value - value.round()).abs() > 1e-6;
            if run.unrolled().any(|step| rounded(step.distance_m.map_or(0.0, |d| d.m()))) {
                say("parts of a metre; whole ones are written");
            }
            say("a warm-up and a cool-down but by name; the format knows effort and rest");
        }
        (Content::Run(_), WorkoutFormat::Text) => say("speeds beyond whole seconds a kilometre"),
        (Content::Strength(_) | Content::Power(_), WorkoutFormat::Fit | WorkoutFormat::Garmin) => {
            lost.extend(nearest(&session.content));
        }
        (Content::Mobility(_), WorkoutFormat::Fit | WorkoutFormat::Garmin) => {
            say("a picture of each drill; its name and time are written");
        }
        _ => {}
    }
    if is_race(session) {
        lost.extend(fuel(format, race).map(str::to_owned));
    }
    if !session.why.is_empty() && !why_has_room {
        lost.push("why it is there".to_owned());
    }
    lost
}

/// What of what to eat and drink where a format cannot say of a race.
fn fuel(format: WorkoutFormat, race: Option<&RaceSteps>) -> Option<&'static str> {
    const ELSEWHERE: &str = "what to eat and drink where; the race's plan and its pace band tell it";
    let Some(race) = race else { return Some(ELSEWHERE) };
    let is_cut = |step| note(&race.notes, step).is_some_and(|text| text.len() > NOTE_BYTES);
    match format {
        _ if race.notes.is_empty() => None,
        WorkoutFormat::Fit if (0..race.blocks.len()).any(is_cut) => Some(
            "part of what to eat and drink: the notes of a step hold 49 bytes; the race's plan and its pace band tell all of it",
        ),
        WorkoutFormat::Fit | WorkoutFormat::Zwo => None,
        WorkoutFormat::Tcx | WorkoutFormat::Garmin => {
            Some("what to eat and drink beside its step; it stands in the notes on the whole")
        }
        _ => Some(ELSEWHERE),
    }
}

/// Exercises for which the watch has no name but a near one.
fn nearest(content: &Content) -> Option<String> {
    let names: Vec<&str> = match content {
        Content::Strength(lift) => lift.exercises.iter().map(|e| e.name.as_str()).collect(),
        Content::Power(power) => power.exercises.iter().map(|e| e.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let near: Vec<&str> =
        names.into_iter().filter(|name| watch_exercise(name).is_none_or(|exercise| exercise.near)).collect();
    let lists = "in its list of exercises; the nearest stands there, the name with the step";
    (!near.is_empty()).then(|| format!("{} {lists}", near.join(", ")))
}

/// Why a session is left out of a format.
pub(super) const fn left_out(format: WorkoutFormat, content: &Content) -> &'static str {
    match (content, format) {
        (Content::Run(_), _) => "the whole session: it has no steps",
        (Content::Check {}, _) => "the whole session: a movement check is no workout",
        (_, WorkoutFormat::Zwo | WorkoutFormat::Tcx) => "the whole session: the format holds runs only",
        _ => "the whole session: it has no steps",
    }
}

/// What a format of whole plans cannot say.
pub(super) fn of_plan<'a>(
    plan: &'a Plan,
    format: WorkoutFormat,
    between: &'a dyn Fn(Date) -> bool,
) -> Box<dyn Iterator<Item = Lost> + 'a> {
    let lost = |session: &str, what: &str| Lost { session: session.to_owned(), what: what.to_owned() };
    let wanted = move |id: &str| sessions(plan).any(|(date, session)| session.id == id && between(date));
    match format {
        WorkoutFormat::Yaml => {
            Box::new(week_grid::losses(plan).filter(move |(id, _)| wanted(id)).map(move |(id, loss)| {
                let what = match loss {
                    GridLoss::Beside => "all but its name; a day has room for one session",
                    GridLoss::Steps => "its steps and speeds but for the repeats and the distance",
                    GridLoss::Exercises => "its exercises; its kind is written",
                };
                lost(id, what)
            }))
        }
        WorkoutFormat::Bundle => Box::new(
            sessions(plan)
                .filter(move |(date, session)| between(*date) && !matches!(session.content, Content::Check {}))
                .map(move |(_, session)| lost(&session.id, "its steps as such; they stand in its notes")),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

fn has_shares(run: &RunSession) -> bool {
    run.unrolled().any(|step| step.speed_high_mps.is_some() && step.pace.share != 1.0)
}

fn has_time(run: &RunSession) -> bool {
    run.unrolled().any(|step| step.distance_m.is_none() && step.duration_s.is_some())
}

fn has_distance(run: &RunSession) -> bool {
    run.unrolled().any(|step| step.distance_m.is_some())
}
