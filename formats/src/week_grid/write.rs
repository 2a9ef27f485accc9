//! Writing a grid of weeks.

use crate::planned::{pace_in_words, run_kind, title};
use quantity::race_distance;
use std::fmt::Write;
use training::{Block, Content, Plan, RunSession, Session, Step};

/// A plan as a grid of weeks: seven workouts a week from Monday on, a day's run before anything else.
///
/// A day has room for one session. The others of the day are named beside it, so that people see them. What is written is
/// read by [`super::decode`] with the same days, kinds and distances.
#[must_use]
pub fn encode(plan: &Plan) -> String {
    let mut out = String::new();
    if let Some(goal) = &plan.goal {
        let _ = writeln!(out, "name: {}", quoted(&goal.name));
        let name = race_distance::name(goal.distance_m);
        if race_distance::parse(&name).is_some() {
            let _ = writeln!(out, "type: {}", quoted(&name));
        }
    }
    out.push_str("units: km\n");
    if let Some(week) = plan.weeks.first() {
        let _ = writeln!(out, "start: {}", week.start);
    }
    out.push_str("schedule:\n");
    for week in &plan.weeks {
        let _ = writeln!(out, "- description: Week {}\n  workouts:", week.index);
        for day in &week.days {
            let Some(session) = first(&day.sessions) else {
                out.push_str("  - title: Rest\n");
                continue;
            };
            let _ = writeln!(out, "  - title: {}", quoted(title(&session.content)));
            if let Content::Run(run) = &session.content {
                let _ = writeln!(out, "    distance: {}", kilometres(run.distance_m.m()));
            }
            if let Content::Run(run) = &session.content
                && let Some(repeats) = repeats(run)
                // The words of repeats beside some titles would name another kind of run.
                && run_kind(&format!("{}: {repeats}", title(&session.content))) == Some(run.run)
            {
                let _ = writeln!(out, "    description: {}", quoted(&repeats));
            }
            let beside = beside(&day.sessions, session);
            if !beside.is_empty() {
                let _ = writeln!(out, "    note: {}", quoted(&beside));
            }
        }
    }
    out
}

/// Something that a grid of weeks cannot say of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridLoss {
    /// The day has room for one session: this one is named beside it.
    Beside,
    /// Only the repeats of a run and its distance are written.
    Steps,
    /// Only its kind is written.
    Exercises,
}

/// What a grid cannot say of the plan's sessions, by their ids.
pub fn losses(plan: &Plan) -> impl Iterator<Item = (&str, GridLoss)> {
    plan.days().flat_map(|day| {
        let written = first(&day.sessions).map(|session| session.id.as_str());
        day.sessions.iter().filter_map(move |session| {
            let loss = match &session.content {
                Content::Rest {} => return None,
                _ if Some(session.id.as_str()) != written => GridLoss::Beside,
                Content::Run(run) if run.steps.len() < 2 => return None,
                Content::Run(_) => GridLoss::Steps,
                Content::Check {} => return None,
                _ => GridLoss::Exercises,
            };
            Some((session.id.as_str(), loss))
        })
    })
}

/// The session that stands for a day: its longest run, else what is no rest.
fn first(sessions: &[Session]) -> Option<&Session> {
    let run = |session: &&Session| matches!(session.content, Content::Run(_));
    let metres = |session: &&Session| if let Content::Run(run) = &session.content { run.distance_m.m() } else { 0.0 };
    let longest = sessions.iter().filter(run).max_by(|a, b| metres(a).total_cmp(&metres(b)));
    longest.or_else(|| sessions.iter().find(|session| !matches!(session.content, Content::Rest {})))
}

/// The names of what else there is on the day.
fn beside(sessions: &[Session], written: &Session) -> String {
    let others = sessions.iter().filter(|s| s.id != written.id && !matches!(s.content, Content::Rest {}));
    let others: Vec<String> = others.map(|s| title(&s.content).to_lowercase()).collect();
    if others.is_empty() { String::new() } else { format!("beside it {}", others.join(" and ")) }
}

/// `6 x 400 m at mile pace with 90 s jogging`.
fn repeats(run: &RunSession) -> Option<String> {
    run.steps.iter().find_map(|block| match block {
        Block::Repeat { repeat, steps } if *repeat > 1 => {
            let (effort, recovery) = (steps.first()?, steps.get(1));
            let recovery =
                recovery.map_or(String::new(), |step| format!(" with {} {}", length(step), pace_in_words(step.pace)));
            Some(format!("{repeat} x {} at {}{recovery}", length(effort), pace_in_words(effort.pace)))
        }
        _ => None,
    })
}

fn length(step: &Step) -> String {
    match (step.distance_m, step.duration_s) {
        (Some(distance), _) => format!("{:.0} m", distance.m()),
        (None, time) => format!("{:.0} s", time.map_or(0.0, quantity::Duration::s)),
    }
}

fn kilometres(m: f64) -> String {
    format!("{:.2}", m / 1000.0).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A text between single quotes, on one line.
fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("'{}'", line.replace('\'', "''"))
}
