//! One more race, on the way.

use super::{Refused, draft::Draft, edit::ahead};
use crate::{menu::session, reading::longest_run_m, recovery::FAR};
use training::{Block, Content, PaceBase, Priority, RaceEntry, Role, RunKind, Session, Step};

/// The plan with the race in it.
pub fn raced(mut draft: Draft, race: &RaceEntry) -> Result<Vec<Draft>, Refused> {
    ahead(&draft, race.date)?;
    if race.priority == Priority::A {
        return Err(Refused::edit("a race that a season is built for asks for a new plan; stayer plan make makes it"));
    }
    if !(race.distance_m.m() >= 50.0 && race.distance_m.m() <= 400_000.0) {
        return Err(Refused::edit("a race is between 50 m and 400 km long"));
    }
    let Some((w, d)) = draft.day_of(race.date) else { return Err(Refused::edit("the race is outside the plan")) };
    let day = &draft.plan.weeks[w].days[d];
    if day.sessions.iter().any(|s| matches!(&s.content, Content::Run(run) if run.run == RunKind::Race)) {
        return Err(Refused::edit(format!("{} has a race already", race.date)));
    }
    let runs: Vec<String> =
        day.sessions.iter().filter(|s| matches!(s.content, Content::Run(_))).map(|s| s.id.clone()).collect();
    for id in runs {
        if let Some(out) = draft.take(&id) {
            draft.out.push(out);
            draft.because(&id, "H2", "a race takes its place");
        }
    }
    let step = Step::over(Role::Effort, race.distance_m, PaceBase::Max);
    let run = session::run(RunKind::Race, vec![Block::from(step)], draft.ladder());
    let id = draft.new_id(race.date, "race");
    let why = format!("{}, on the way.", crate::season::race_name(race));
    draft.put(race.date, Session { id: id.clone(), why, left_out: None, content: Content::Run(run) });
    draft.because(&id, "H2", "you added this race");
    draft.spec.races.push(race.clone());
    draft.spec.races.sort_by_key(|r| r.date);
    if race.distance_m.m() > FAR * longest_run_m(&draft.spec) {
        draft.plan.cautions.push(format!(
            "{} is more than three times as long as your longest run of before the plan: run it easily, with breaks to walk",
            crate::season::race_name(race)
        ));
    }
    Ok(vec![draft])
}
