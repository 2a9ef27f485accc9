//! Which lifts and jumps were done: by the sets that were logged on their day, or by a gym session that the watch recorded.

use crate::documents::{LiftDone, Outturn};
use jiff::civil::Date;
use training::{Content, Plan};

/// Sets of at least this share of the exercises make the session done (default, not a finding).
const DONE: f64 = 0.5;
/// A gym session shorter than this is none, seconds (default, not a finding).
const SHORTEST_S: f64 = 300.0;

/// A gym session of a file.
pub(super) struct Gym {
    pub(super) activity: i64,
    pub(super) date: Date,
    pub(super) elapsed_s: f64,
}

/// An exercise that was logged on a day.
pub(super) struct Logged {
    pub(super) date: Date,
    pub(super) exercise: String,
}

/// Every lifting and power session up to today with what came of it; today's only where something was done. A gym session that was
/// recorded counts for all of its day: no file tells where lifts end and jumps begin.
pub(super) fn matched(plan: &Plan, gym: &[Gym], logged: &[Logged], today: Date) -> Vec<LiftDone> {
    let mut rows = Vec::new();
    for day in plan.days().filter(|day| day.date <= today) {
        for session in &day.sessions {
            let names: Vec<&str> = match &session.content {
                Content::Strength(lift) => lift.exercises.iter().map(|e| e.name.as_str()).collect(),
                Content::Power(power) => power.exercises.iter().map(|e| e.name.as_str()).collect(),
                _ => continue,
            };
            let is_logged = |name: &&&str| {
                logged.iter().any(|entry| entry.date == day.date && entry.exercise.eq_ignore_ascii_case(name))
            };
            let exercises_logged = names.iter().filter(is_logged).count();
            let recorded = gym.iter().find(|g| g.date == day.date && g.elapsed_s >= SHORTEST_S);
            let outturn = match exercises_logged {
                n if n as f64 >= DONE * names.len() as f64 && n > 0 => Outturn::Done,
                _ if recorded.is_some() => Outturn::Done,
                0 => Outturn::Missed,
                _ => Outturn::Partly,
            };
            if day.date == today && outturn == Outturn::Missed {
                continue;
            }
            rows.push(LiftDone {
                session: session.id.clone(),
                date: day.date.to_string(),
                outturn,
                activity: recorded.map(|g| g.activity),
                exercises_planned: names.len(),
                exercises_logged,
            });
        }
    }
    rows
}
