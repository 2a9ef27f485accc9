//! Which small repairs a broken rule suggests.

use super::{
    bounds::Bounds,
    draft::{Draft, is_full, repeats_of},
    repair::{Repair, SHORTEST_M, is_structured},
};
use crate::{
    reading::{day_number, is_harder_than_easy, longest_run_m},
    recovery::planned_at_most_m,
    rules::{Broken, Rule},
};
use jiff::civil::Date;
use training::{Content, Phase, RunKind, RunSession};

/// What keeps clear of a limit, as a share.
const INSIDE: f64 = 0.998;
/// Days that the longest run is looked for in (rule H4).
const DAYS: i64 = 30;

/// Repairs that may mend one broken place.
pub fn candidates(draft: &Draft, rule: &Rule, broken: &Broken) -> Vec<Repair> {
    let week = broken.week.and_then(|n| draft.plan.weeks.iter().position(|w| w.index == n));
    let week = week.filter(|&w| draft.plan.weeks[w].days.last().is_some_and(|d| d.date >= draft.bounds.today));
    let id = broken.session.as_deref();
    let mut found = Vec::new();
    match rule.id {
        "B2" => {
            if let (Some(id), Some(date)) = (id, broken.date) {
                let near = draft.plan.runs().filter(|(d, s, run)| run.hard && s.id != id && apart(*d, date) <= 1);
                let ids: Vec<String> =
                    std::iter::once(id.to_owned()).chain(near.map(|(_, s, _)| s.id.clone())).collect();
                for id in &ids {
                    elsewhere(draft, id, &mut found);
                    easy(draft, id, &mut found);
                }
            }
        }
        "B1" => match (week, id) {
            (_, Some(id)) => easy(draft, id, &mut found),
            (Some(w), None) => {
                let speed: Vec<String> =
                    draft.open_runs(w).filter(|(_, _, r)| is_speed(r)).map(|(_, s, _)| s.id.clone()).collect();
                if speed.is_empty() || !full_of_speed(draft, w) {
                    found.push(Repair::Label(w, Phase::Base));
                    found.push(Repair::Easier(w, true));
                    found.extend(becomes(draft, w));
                }
                speed.iter().for_each(|id| easy(draft, id, &mut found));
            }
            _ => {
                let future = (0..draft.plan.weeks.len()).filter(|&w| draft.plan.weeks[w].start >= draft.bounds.today);
                let fits =
                    |&w: &usize| matches!(draft.plan.weeks[w].phase, Phase::Base | Phase::Return | Phase::Recovery);
                for w in future.filter(fits) {
                    found.push(Repair::Label(w, Phase::Build));
                }
            }
        },
        "B4" | "B3" => {
            found.push(Repair::Ramp);
            let ids: Vec<String> = match (id, week) {
                (Some(id), _) => vec![id.to_owned()],
                (None, Some(w)) => draft.open_runs(w).map(|(_, s, _)| s.id.clone()).collect(),
                _ => Vec::new(),
            };
            for id in ids {
                fewer(draft, &id, &mut found);
                easy(draft, &id, &mut found);
            }
        }
        "B5" => {
            if let Some(id) = id {
                easy(draft, id, &mut found);
            } else {
                for w in 0..draft.plan.weeks.len() {
                    if draft.plan.weeks[w].days.last().is_none_or(|d| d.date < draft.bounds.today) {
                        continue;
                    }
                    let speed: Vec<(String, RunKind)> = draft
                        .open_runs(w)
                        .filter(|(_, _, r)| is_speed(r))
                        .map(|(_, s, r)| (s.id.clone(), r.run))
                        .collect();
                    for (id, kind) in speed {
                        let dropped = draft
                            .out
                            .iter()
                            .filter(|(_, s)| matches!(&s.content, Content::Run(r) if is_speed(r) && r.run != kind));
                        found.extend(dropped.map(|(_, s)| Repair::Become(id.clone(), s.clone())));
                        if kind == RunKind::Tempo {
                            easy(draft, &id, &mut found);
                        }
                    }
                }
            }
        }
        "A1" | "A2" | "A4" => {
            if let Some(w) = week {
                volume(draft, rule.id, w, &mut found);
            }
        }
        "H1" => {
            if let Some(w) = week {
                recovery(draft, w, &mut found);
            }
        }
        "H3" => {
            if let Some(w) = week {
                let before = draft.plan.weeks[..w].iter().rposition(|x| x.phase != Phase::Pause);
                if let Some(last) = before {
                    let usual = (last + 1).saturating_sub(4)..=last;
                    let most = usual.map(|i| draft.training_m(i)).fold(0.0, f64::max);
                    found.push(Repair::Shrink(w, most * INSIDE));
                }
                let runs: Vec<String> =
                    draft.open_runs(w).filter(|(_, _, r)| is_speed(r)).map(|(_, s, _)| s.id.clone()).collect();
                runs.iter().for_each(|id| easy(draft, id, &mut found));
            }
        }
        "H4" => {
            if let (Some(id), Some(date)) = (id, broken.date) {
                length(draft, id, date, &mut found);
            }
        }
        _ => others(draft, week, id, &mut found),
    }
    found
}

fn apart(a: Date, b: Date) -> i64 {
    (day_number(a) - day_number(b)).abs()
}

/// A hard run that is neither race nor test.
fn is_speed(run: &RunSession) -> bool {
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

/// The session on every other day of its week: alone, or in exchange for an easy run.
fn elsewhere(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
    let Some(at) = draft.find(id) else { return };
    let (from, session) = draft.at(at);
    if !draft.bounds.open(from, session) {
        return;
    }
    let hard = matches!(&session.content, Content::Run(run) if run.hard);
    for day in &draft.plan.weeks[at.week].days {
        let takes = match session.content {
            Content::Run(_) => draft.bounds.takes(&draft.spec, day.date),
            _ => draft.bounds.takes_beside(&draft.spec, day.date, &session.content),
        };
        if day.date == from || !takes {
            continue;
        }
        let beside_hard = |d: Date| draft.plan.runs().any(|(x, s, run)| run.hard && s.id != id && apart(x, d) <= 1);
        if hard && beside_hard(day.date) {
            continue;
        }
        let Content::Run(run) = &session.content else {
            found.push(Repair::Move(id.to_owned(), day.date));
            continue;
        };
        if run.duration_s.s() > Bounds::most_s(&draft.spec, day.date) {
            continue;
        }
        let runs = || day.sessions.iter().filter(|s| matches!(s.content, Content::Run(_)));
        match runs().find(|s| draft.bounds.open(day.date, s)) {
            Some(other) => found.push(Repair::Exchange(id.to_owned(), other.id.clone())),
            None if runs().next().is_none() => found.push(Repair::Move(id.to_owned(), day.date)),
            None => {}
        }
    }
}

fn easy(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
    let Some(at) = draft.find(id) else { return };
    let (date, session) = draft.at(at);
    if let Content::Run(run) = &session.content
        && draft.bounds.open(date, session)
        && (run.hard || run.unrolled().any(is_harder_than_easy))
    {
        found.push(Repair::Easy(id.to_owned()));
    }
}

/// Fewer repeats, one less at a time; also of what the edit has set.
fn fewer(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
    let Some(at) = draft.find(id) else { return };
    let (date, session) = draft.at(at);
    if let Content::Run(run) = &session.content
        && date >= draft.bounds.today
    {
        found.extend((2..repeats_of(run)).rev().map(|n| Repair::Repeats(id.to_owned(), n)));
    }
}

/// The longest that rule H4 allows on a day, metres.
pub fn longest_allowed_m(draft: &Draft, date: Date) -> f64 {
    let told = if (1..=DAYS).contains(&(day_number(date) - day_number(draft.plan.made))) {
        longest_run_m(&draft.spec)
    } else {
        0.0
    };
    let before = |d: Date| (1..=DAYS).contains(&(day_number(date) - day_number(d)));
    let known = draft.spec.history.done.as_ref().filter(|done| date >= done.until);
    let planned = draft.plan.runs().filter(|(d, _, _)| before(*d) && known.is_none_or(|done| *d >= done.until));
    let done = known.iter().flat_map(|done| &done.runs).filter(|run| before(run.date)).map(|run| run.distance_m.m());
    let longest = planned.map(|(_, _, run)| run.distance_m.m()).chain(done).fold(told, f64::max);
    planned_at_most_m(longest)
}

/// The run as long as rule H4 allows; where it is structured, fewer repeats or an easy one.
fn length(draft: &Draft, id: &str, date: Date, found: &mut Vec<Repair>) {
    let Some(at) = draft.find(id) else { return };
    let (_, session) = draft.at(at);
    let Content::Run(run) = &session.content else { return };
    if run.run == RunKind::Race {
        let text = format!(
            "a race of {:.1} km on {date} is more than three times as long as your longest run so far",
            run.distance_m.m() / 1000.0
        );
        found.push(Repair::Caution(text));
    } else if run.hard || is_structured(run.run) {
        fewer(draft, id, found);
        easy(draft, id, found);
    } else if date >= draft.bounds.today {
        found.push(Repair::Length(id.to_owned(), longest_allowed_m(draft, date)));
    }
}

/// The week carries more or less easy running, or less hard running.
fn volume(draft: &Draft, rule: &str, w: usize, found: &mut Vec<Repair>) {
    let week = &draft.plan.weeks[w];
    let runs = || {
        week.days.iter().flat_map(|d| &d.sessions).filter_map(|s| match &s.content {
            Content::Run(run) => Some(run),
            _ => None,
        })
    };
    let all: f64 = runs().map(|r| r.distance_m.m()).sum();
    let harder: f64 =
        runs().flat_map(RunSession::unrolled).filter(|s| is_harder_than_easy(s)).map(|s| s.distance().m()).sum();
    let wanted = match rule {
        "A1" => harder / 0.2 + 100.0 - all,
        "A4" => {
            let mean = crate::season::mean_week_m(&draft.spec);
            if all < mean { 0.8 * mean + 100.0 - all } else { 0.0 }
        }
        _ => (33_050.0 - all).max(0.0),
    };
    let room = draft.spec.wishes.max_weekly_distance_m.map_or(f64::INFINITY, |m| m.m() - draft.training_m(w));
    let wanted = wanted.min(room);
    if rule == "A4" && runs().next().is_none() {
        found.push(Repair::Label(w, Phase::Pause));
    }
    if rule == "A4" && wanted <= 0.0 {
        found.push(Repair::Shrink(w, crate::season::mean_week_m(&draft.spec).max(9000.0) * 1.09));
    }
    if rule == "A2" {
        found.push(Repair::Label(w, Phase::Base));
        found.push(Repair::Shrink(w, draft.training_m(w) - (all - 30_950.0)));
    }
    if wanted > 0.0 {
        let even = draft.even(RunKind::Easy, 1000.0).duration_s.s() / 1000.0;
        let most = |date: Date| longest_allowed_m(draft, date).min(Bounds::most_s(&draft.spec, date) / even);
        for (date, s, run) in draft.open_runs(w).filter(|(_, _, run)| !run.hard && !is_structured(run.run)) {
            let metres = (run.distance_m.m() + wanted + 99.0).min(most(date));
            if metres > run.distance_m.m() + 99.0 {
                found.push(Repair::Length(s.id.clone(), metres));
            }
        }
        let free = week.days.iter().filter(|d| !d.sessions.iter().any(|s| matches!(s.content, Content::Run(_))));
        if free.clone().count() > 1 {
            let free = free.filter(|d| draft.bounds.takes(&draft.spec, d.date));
            found.extend(
                free.map(|d| (d.date, (wanted + 99.0).max(SHORTEST_M).min(most(d.date)).min(room)))
                    .filter(|(_, m)| *m >= SHORTEST_M)
                    .map(|(date, m)| Repair::Add(date, m)),
            );
        }
    }
    if rule != "A4" {
        for (_, s, run) in draft.open_runs(w) {
            let ids = &s.id;
            if repeats_of(run) > 2 {
                found.push(Repair::Repeats(ids.clone(), repeats_of(run) - 1));
                found.push(Repair::Repeats(ids.clone(), 2));
            }
            easy(draft, ids, found);
        }
    }
}

/// A day without running, an easier week, a taper.
fn recovery(draft: &Draft, w: usize, found: &mut Vec<Repair>) {
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

/// Days around a dropped session on which it may stand again.
const NEAR_DAYS: i64 = 9;

/// Rules of lifts, power, movement and fuel: the session on another day, what the edit took out again on another day, or
/// everything beside the runs laid again.
fn others(draft: &Draft, week: Option<usize>, id: Option<&str>, found: &mut Vec<Repair>) {
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
