//! Repairs of easier weeks, days without running and weeks after a pause.

use super::{INSIDE, session::easy, speed::is_speed};
use crate::change::{draft::Draft, repair::Repair};
use training::{Content, Phase, RunKind};

/// A day without running, an easier week, a taper.
pub fn recovery(draft: &Draft, w: usize, found: &mut Vec<Repair>) {
    let week = &draft.plan.weeks[w];
    let is_run = |s: &training::Session| matches!(s.content, Content::Run(_));
    if week.days.iter().all(|d| d.sessions.iter().any(is_run)) {
        for (date, s, run) in draft.open_runs(w).filter(|(_, _, run)| !run.hard) {
            let other = draft.open_runs(w).find(|(d, _, r)| *d != date && !r.hard && r.run == RunKind::Easy);
            if run.run == RunKind::Easy
                && let Some((day, _, _)) = other
            {
                found.push(Repair::Move(s.id.clone(), day));
            }
            found.push(Repair::Drop(s.id.clone()));
        }
        return;
    }
    let before = if w == 0 {
        draft.spec.history.weekly_distance_m.last().map(|d| d.m())
    } else {
        Some(draft.plan.weeks[w - 1].distance_m.m())
    };
    let races = week.distance_m.m() - draft.training_m(w);
    let biggest = draft.plan.weeks[..w].iter().map(|x| x.distance_m.m()).fold(0.0, f64::max);
    if week.easier {
        found.push(Repair::Easier(w, false));
    }
    if let Some(before) = before {
        found.push(Repair::Shrink(w, (before * 0.85).mul_add(INSIDE, -races)));
    }
    for share in [0.75, 0.60] {
        found.push(Repair::Shrink(w, biggest * share * INSIDE));
    }
    // Too many full weeks in a row: this one or one of the three before is made easier.
    for e in (w.saturating_sub(3)..=w).rev() {
        let full = matches!(draft.plan.weeks[e].phase, Phase::Base | Phase::Build | Phase::Peak | Phase::Return);
        if full && !draft.plan.weeks[e].easier && draft.plan.weeks[e].start >= draft.bounds.today {
            found.push(Repair::Easier(e, true));
        }
    }
}

/// Rule H3: no more than in the weeks before, and no speed work.
pub fn after_pause(draft: &Draft, w: usize, found: &mut Vec<Repair>) {
    let before = draft.plan.weeks[..w].iter().rposition(|x| x.phase != Phase::Pause);
    if let Some(last) = before {
        let usual = (last + 1).saturating_sub(4)..=last;
        let most = usual.map(|i| draft.training_m(i)).fold(0.0, f64::max);
        found.push(Repair::Shrink(w, most * INSIDE));
    }
    let runs: Vec<String> = draft.open_runs(w).filter(|(_, _, r)| is_speed(r)).map(|(_, s, _)| s.id.clone()).collect();
    runs.iter().for_each(|id| easy(draft, id, found));
}
