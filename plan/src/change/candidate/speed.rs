//! Repairs of rules on speed work.

use super::session::{easy, fewer};
use crate::change::{draft::Draft, repair::Repair};
use training::{Content, Phase, RunKind, RunSession};

/// Rule B1: speed work in build weeks, strides only in base.
pub fn phase(draft: &Draft, week: Option<usize>, id: Option<&str>, found: &mut Vec<Repair>) {
    match (week, id) {
        (_, Some(id)) => easy(draft, id, found),
        (Some(w), None) => {
            let speed: Vec<String> =
                draft.open_runs(w).filter(|(_, _, r)| is_speed(r)).map(|(_, s, _)| s.id.clone()).collect();
            if speed.is_empty() || !full_of_speed(draft, w) {
                found.push(Repair::Label(w, Phase::Base));
                found.push(Repair::Easier(w, true));
                found.extend(becomes(draft, w));
            }
            speed.iter().for_each(|id| easy(draft, id, found));
        }
        _ => {
            let future = (0..draft.plan.weeks.len()).filter(|&w| draft.plan.weeks[w].start >= draft.bounds.today);
            let fits = |&w: &usize| matches!(draft.plan.weeks[w].phase, Phase::Base | Phase::Return | Phase::Recovery);
            for w in future.filter(fits) {
                found.push(Repair::Label(w, Phase::Build));
            }
        }
    }
}

/// Rules B3 and B4: how much more than the time before.
pub fn step(draft: &Draft, week: Option<usize>, id: Option<&str>, found: &mut Vec<Repair>) {
    found.push(Repair::Ramp);
    let ids: Vec<String> = match (id, week) {
        (Some(id), _) => vec![id.to_owned()],
        (None, Some(w)) => draft.open_runs(w).map(|(_, s, _)| s.id.clone()).collect(),
        _ => Vec::new(),
    };
    for id in ids {
        fewer(draft, &id, found);
        easy(draft, &id, found);
    }
}

/// Rule B5: what the goal's distance asks for.
pub fn kind(draft: &Draft, id: Option<&str>, found: &mut Vec<Repair>) {
    if let Some(id) = id {
        easy(draft, id, found);
    } else {
        for w in 0..draft.plan.weeks.len() {
            if draft.plan.weeks[w].days.last().is_none_or(|d| d.date < draft.bounds.today) {
                continue;
            }
            let speed: Vec<(String, RunKind)> =
                draft.open_runs(w).filter(|(_, _, r)| is_speed(r)).map(|(_, s, r)| (s.id.clone(), r.run)).collect();
            for (id, kind) in speed {
                let dropped = draft
                    .out
                    .iter()
                    .filter(|(_, s)| matches!(&s.content, Content::Run(r) if is_speed(r) && r.run != kind));
                found.extend(dropped.map(|(_, s)| Repair::Become(id.clone(), s.clone())));
                if kind == RunKind::Tempo {
                    easy(draft, &id, found);
                }
            }
        }
    }
}

/// A hard run that is neither race nor test.
pub fn is_speed(run: &RunSession) -> bool {
    run.hard && !matches!(run.run, RunKind::Race | RunKind::Test)
}

fn full_of_speed(draft: &Draft, week: usize) -> bool {
    let runs = draft.plan.weeks[week].days.iter().flat_map(|d| &d.sessions);
    runs.filter(|s| matches!(&s.content, Content::Run(run) if is_speed(run))).count() > 2
}

/// A speed session that lost its day in the place of an easy run of its week; never one that the runner dropped.
fn becomes(draft: &Draft, week: usize) -> Vec<Repair> {
    let speed = draft.out.iter().filter(|(_, s)| matches!(&s.content, Content::Run(r) if is_speed(r)));
    let mut found = Vec::new();
    for (date, session) in speed.filter(|(_, s)| !draft.bounds.dropped.contains(&s.id)) {
        // Of its own week only: a missed hard session is not added to another one (rule H3).
        if draft.day_of(*date).is_some_and(|(w, _)| w == week) {
            let easy = draft.open_runs(week).filter(|(_, _, run)| run.run == RunKind::Easy);
            found.extend(easy.map(|(_, s, _)| Repair::Become(s.id.clone(), session.clone())));
        }
    }
    found
}
