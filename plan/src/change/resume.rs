//! Where no small repair will do: the weeks ahead are made again, from what the weeks that stand hand on.

use super::{
    draft::{Draft, is_full},
    edit::Edit,
    pause,
    run::{slow_down, summed},
};
use crate::{
    make::{goal_m, runs_after},
    menu::Line,
    season::Season,
};
use jiff::civil::Date;
use std::collections::BTreeSet;
use training::{Block, Content, PaceBase, Phase, RunKind, Week};

/// Paces that differ by less are the same, as a share.
const SAME_PACE: f64 = 0.003;

/// Every way to go on from the edits: what is past and what was asked for stands, the weeks after it are made again.
pub fn again(starts: &[Draft], edit: &Edit) -> Vec<Draft> {
    let mut ways = Vec::new();
    for start in starts {
        let mut start = start.clone();
        start.settle();
        for from in froms(&start, edit) {
            for tempo_instead in [true, false] {
                ways.extend(made_again(&start, edit, from, tempo_instead));
            }
        }
    }
    ways
}

/// Weeks from which the plan may be made again, those that change least first.
fn froms(draft: &Draft, edit: &Edit) -> Vec<usize> {
    let today = draft.bounds.today;
    let from = |after: Option<Date>| {
        draft.plan.weeks.iter().position(|w| w.start >= today && after.is_none_or(|day| w.start > day))
    };
    let mut found: Vec<usize> = if let Edit::Race { race } = edit {
        let own = draft.day_of(race.date).map(|(w, _)| w).filter(|&w| draft.plan.weeks[w].start >= today);
        let before = own.and_then(|w| w.checked_sub(1)).filter(|&w| draft.plan.weeks[w].start >= today);
        [own, before, from(None)].into_iter().flatten().collect()
    } else {
        let pinned = draft.bounds.pinned.iter().filter_map(|id| draft.find(id)).map(|at| draft.at(at).0);
        let out = draft.out.iter().map(|(date, _)| *date);
        from(draft.bounds.closed.iter().copied().chain(pinned).chain(out).max()).into_iter().collect()
    };
    found.dedup();
    found
}

fn made_again(start: &Draft, edit: &Edit, from: usize, tempo_instead: bool) -> Option<Draft> {
    let mut next = start.clone();
    let way_back = match edit {
        Edit::Pause { from, to, .. } => pause::way_back(start, *from, *to),
        _ => Vec::new(),
    };
    without_speed_is_base(&mut next, from);
    let season = Season::standing(&next.spec, &next.plan, from, &way_back);
    let line = Line { tempo_instead, ..Line::of(goal_m(&next.spec, &season), next.ladder()) };
    let paused: Vec<Week> = next.plan.weeks[from..].iter().filter(|w| w.phase == Phase::Pause).cloned().collect();
    let standing = next.plan.weeks[..from].to_vec();
    let mut weeks = runs_after(&next.spec, &season, next.ladder(), &line, standing, &paused).ok()?;
    keep_shape(start, edit, &mut weeks[from..]);
    let goal = next.plan.goal.clone();
    crate::beside::lay(&next.spec, goal.as_ref(), &mut weeks, from).ok()?;
    own_ids(&mut weeks, from);
    let (rule, why) = match edit {
        Edit::Pause { .. } => ("H3", "made again after the pause, from what stands before it; nobody catches up"),
        Edit::Race { .. } => ("H2", "made again around the race that you added"),
        _ => ("H2", "made again from what your change leaves standing"),
    };
    let ids: BTreeSet<String> = next.plan.weeks[from..]
        .iter()
        .chain(&weeks[from..])
        .flat_map(|w| w.days.iter().flat_map(|d| &d.sessions).map(|s| s.id.clone()))
        .collect();
    ids.iter().for_each(|id| next.because(id, rule, why));
    next.plan.weeks = weeks;
    (from..next.plan.weeks.len()).for_each(|w| next.week_because(w, rule, why));
    // What was closed by the edit lies behind; the weeks made again are for repairs to touch.
    next.settle();
    Some(next)
}

/// A week that stands and has lost its speed work is none of build: others ahead make up the share of rule B1.
fn without_speed_is_base(draft: &mut Draft, from: usize) {
    let today = draft.bounds.today;
    for w in 0..from {
        let week = &draft.plan.weeks[w];
        let has = |what: fn(&training::RunSession) -> bool| {
            let sessions = week.days.iter().flat_map(|d| &d.sessions);
            sessions.filter_map(|s| if let Content::Run(run) = &s.content { Some(run) } else { None }).any(what)
        };
        let ahead = week.days.last().is_some_and(|d| d.date >= today);
        if ahead && is_full(week.phase) && !week.easier && !has(|run| run.hard) {
            draft.plan.weeks[w].phase = Phase::Base;
            draft.week_because(w, "B1", "no speed work is left in it");
        }
    }
}

/// Paces as they stood: a break before this edit may have made them slower than the runner's results say.
fn keep_shape(start: &Draft, edit: &Edit, weeks: &mut [Week]) {
    let easy = |run: &training::RunSession| {
        let steps = Block::unroll(&run.steps);
        steps.filter(|s| s.pace == PaceBase::Easy.into()).find_map(|s| s.speed_high_mps)
    };
    let last = start.plan.runs().filter(|(d, _, r)| *d >= start.bounds.today && r.run != RunKind::Race).last();
    let stood = last.and_then(|(_, _, run)| easy(run));
    let (Some(stood), Some(fresh)) = (stood, easy(&start.even(RunKind::Easy, 5000.0))) else { return };
    let share = stood.mps() / fresh.mps();
    if matches!(edit, Edit::Follow { .. }) || !(0.5..1.0 - SAME_PACE).contains(&share) {
        return;
    }
    for session in
        weeks.iter_mut().filter(|w| w.phase != Phase::Pause).flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions)
    {
        if let Content::Run(run) = &mut session.content {
            slow_down(run, share);
            *run = summed(run.clone());
        }
    }
}

/// Sessions that were moved into weeks that stand keep their ids; those made again get others.
fn own_ids(weeks: &mut [Week], from: usize) {
    let (standing, ahead) = weeks.split_at_mut(from);
    let mut taken: BTreeSet<String> =
        standing.iter().flat_map(|w| w.days.iter().flat_map(|d| d.sessions.iter().map(|s| s.id.clone()))).collect();
    for session in ahead.iter_mut().flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions) {
        if !taken.insert(session.id.clone()) {
            let free = (2..).map(|n| format!("{}-{n}", session.id)).find(|id| !taken.contains(id));
            session.id = free.unwrap_or_default();
            taken.insert(session.id.clone());
        }
    }
}
