//! A run becomes another kind of run.

use super::{
    Refused,
    draft::Draft,
    edit::{run_of, standing},
    run::repeats_of,
};
use crate::menu::{
    Kind, Line,
    kilometre::is_kilometre_test,
    kinds::{CRUISE, STRIDES},
    session,
};
use jiff::civil::Date;
use training::{Content, PaceBase, RunKind, RunSession};

/// Warm-up and cool-down of a run that takes another's place, seconds.
const ENDS_S: (f64, f64) = (720.0, 420.0);

/// The plan with another run in a run's place.
pub fn swapped(mut draft: Draft, id: &str, kind: RunKind) -> Result<Vec<Draft>, Refused> {
    let run = run_of(&draft, id)?.clone();
    let (date, session) = standing(&draft, id)?;
    let out = (date, session.clone());
    if run.run == kind && !is_kilometre_test(&run) {
        return Err(Refused::edit(format!("{id} is that already")));
    }
    let metres = (run.distance_m.m() / 100.0).floor() * 100.0;
    let metres = metres.max(1500.0);
    let (made, why) = match kind {
        RunKind::Easy | RunKind::Long => (draft.even(kind, metres), "Easy, because you asked for it.".to_owned()),
        RunKind::Steady => {
            let steady = (metres * 0.3 / 100.0).floor() * 100.0;
            let made = session::with_steady(kind, metres, steady.max(500.0), PaceBase::Steady, draft.ladder());
            (made, "A part of it steady, because you asked for it.".to_owned())
        }
        RunKind::Race | RunKind::Test => {
            return Err(Refused::edit("a race or a test is not swapped in; stayer plan race adds a race"));
        }
        _ => of_menu(&draft, kind, date)?,
    };
    draft.set(id, Content::Run(made), &why);
    draft.out.push(out);
    draft.because(id, "H2", "you swapped it");
    draft.bounds.pinned.insert(id.to_owned());
    Ok(vec![draft])
}

/// A session of a kind that the goal's menu has, with as many repeats as the last one of it, two at first.
pub fn of_menu(draft: &Draft, run: RunKind, date: Date) -> Result<(RunSession, String), Refused> {
    let goal_m = draft.plan.goal.as_ref().map_or(10_000.0, |g| g.distance_m.m());
    let line = Line::of(goal_m, draft.ladder());
    let menu: Vec<Kind> = [line.main.clone(), line.second.clone(), vec![CRUISE, STRIDES]].concat();
    let Some(kind) = menu.iter().find(|k| k.run == run) else {
        let mut words: Vec<&str> = menu.iter().map(|k| k.run.short()).collect();
        words.dedup();
        return Err(Refused::edit(format!(
            "this plan's speed work has no such run; it has {}, and easy and steady runs",
            words.join(", ")
        )));
    };
    let last = draft.plan.runs().filter(|(d, _, r)| *d < date && r.run == run).last();
    let reps = last.map_or(2, |(_, _, r)| repeats_of(r)).clamp(2, kind.cap);
    let made = session::repeats(kind, reps, kind.rep_m, kind.pace_at(kind.share), ENDS_S, draft.ladder());
    Ok((made, format!("{} for {} ({}).", kind.count(reps), kind.purpose, kind.source)))
}
