//! Repairs of rules on lifts, power, movement and fuel.

use super::session::{apart, easy, elsewhere};
use crate::{
    change::{
        draft::{Draft, is_full},
        repair::Repair,
    },
    reading::day_number,
};
use training::{Content, Phase};

/// Days around a dropped session on which it may stand again.
const NEAR_DAYS: i64 = 9;

/// Rules of lifts, power, movement and fuel: the session on another day, what the edit took out again on another day, or
/// everything beside the runs laid again.
pub fn others(draft: &Draft, week: Option<usize>, id: Option<&str>, found: &mut Vec<Repair>) {
    if let Some(id) = id {
        elsewhere(draft, id, found);
        easy(draft, id, found);
        if let Some((date, session)) = draft.find(id).map(|at| draft.at(at)) {
            if draft.bounds.open(date, session) {
                found.push(Repair::Drop(id.to_owned()));
            }
            // A power session stays clear of the day before a hard run: the run may give way too.
            let next = draft.plan.runs().filter(|(d, _, run)| run.hard && day_number(*d) - day_number(date) == 1);
            for (_, run, _) in next {
                elsewhere(draft, &run.id, found);
                easy(draft, &run.id, found);
            }
        }
    }
    for (date, session) in draft.out.iter().filter(|(_, s)| !matches!(s.content, Content::Run(_))) {
        for day in draft.plan.days().filter(|d| apart(d.date, *date) <= NEAR_DAYS) {
            let own_week = draft.day_of(day.date).map(|(w, _)| w) == draft.day_of(*date).map(|(w, _)| w);
            let may = own_week || matches!(session.content, Content::Check {});
            let none = day
                .sessions
                .iter()
                .all(|s| std::mem::discriminant(&s.content) != std::mem::discriminant(&session.content));
            if may && none && day.date != *date && draft.bounds.takes_beside(&draft.spec, day.date, &session.content) {
                found.push(Repair::Again(day.date, session.clone()));
            }
        }
    }
    // Whoever runs in a week of pause is on the way back.
    if let Some(w) = week.filter(|&w| draft.plan.weeks[w].phase == Phase::Pause) {
        found.push(Repair::Label(w, Phase::Return));
    }
    // A day of the week that has one too many of a kind gives one back.
    if let Some(w) = week.filter(|_| id.is_none()) {
        for day in &draft.plan.weeks[w].days {
            let extra = day.sessions.iter().filter(|s| matches!(s.content, Content::Power(_) | Content::Strength(_)));
            found.extend(extra.filter(|s| draft.bounds.open(day.date, s)).map(|s| Repair::Drop(s.id.clone())));
        }
        if is_full(draft.plan.weeks[w].phase) {
            found.push(Repair::Label(w, Phase::Base));
        }
    }
    let ahead = draft.plan.weeks.iter().position(|w| w.start >= draft.bounds.today);
    let set = draft
        .bounds
        .pinned
        .iter()
        .filter_map(|id| draft.find(id))
        .any(|at| !matches!(draft.at(at).1.content, Content::Run(_)) && ahead.is_some_and(|from| at.week >= from));
    if let (Some(from), false) = (ahead, set) {
        found.push(Repair::Lay(week.map_or(from, |w| w.max(from))));
        found.push(Repair::Lay(from));
    }
}
