//! A pause: days without training, and the way back after it. Nobody catches up.

use super::{
    Refused,
    draft::{Draft, is_full},
    edit::{PauseReason, ahead},
    repair::{SHORTEST_M, day_words},
    run::{slow_down, summed},
};
use crate::{
    reading::{day_number, is_harder_than_easy},
    season::Return,
};
use jiff::{ToSpan, civil::Date};
use physiology::{return_from_break, time_off_factor};
use training::{Content, Phase, RunKind, Session, Weekday};

/// Most days of a pause; after more a new plan begins (ours).
const MOST_DAYS: i64 = 120;
/// Why a session of a pause stays in the plan.
const LEFT_OUT_IN_PAUSE: &str = "left out, it falls into the pause; it still counts in its week, whose days that are past do not change; nobody catches up";
/// A week that loses so many days is one of recovery (ours).
const MUCH_OF_A_WEEK: usize = 3;
/// So many days off cost nothing.
const FREE_DAYS: i64 = 5;

/// The plan with a pause in it and the way back: with slower paces, and with the old ones where the slower do not fit.
///
/// Sessions of the pause before `taken_from` stay in the plan, left out by the runner; all of them are taken out without it.
pub fn paused(
    mut draft: Draft,
    from: Date,
    to: Date,
    why: PauseReason,
    taken_from: Option<Date>,
) -> Result<Vec<Draft>, Refused> {
    let days = day_number(to) - day_number(from) + 1;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Refused::edit(format!("a pause is 1 to {MOST_DAYS} days long; from {from} to {to} it is not")));
    }
    // Days that were missed already count too: the way back goes on from today.
    ahead(&draft, to.max(draft.bounds.today))?;
    let first = from.max(draft.bounds.today);
    if let Some(goal) = draft.plan.goal.as_ref().filter(|g| (first..=to).contains(&g.date)) {
        return Err(Refused::edit(format!(
            "{} on {} is within the pause; end it before, or remove the race and make a new plan",
            goal.name, goal.date
        )));
    }
    let before_m = usual_m(&draft, from);
    let dates: Vec<Date> = draft.plan.days().map(|d| d.date).filter(|d| (first..=to).contains(d)).collect();
    draft.bounds.closed.extend(dates.iter().copied());
    let goes = |s: &Session| match &s.content {
        Content::Run(_) => true,
        Content::Power(_) => why != PauseReason::Other,
        Content::Strength(_) => matches!(why, PauseReason::Illness | PauseReason::Travel),
        Content::Check {} => why == PauseReason::Illness,
        // Rule F3 asks for it in every week; the advice says to leave it while there is a fever.
        Content::Mobility(_) | Content::Rest {} => false,
    };
    let ids: Vec<String> = draft
        .plan
        .days()
        .filter(|d| dates.contains(&d.date))
        .flat_map(|d| &d.sessions)
        .filter(|s| goes(s))
        .map(|s| s.id.clone())
        .collect();
    for id in ids {
        if let Some(until) = taken_from
            && draft.find(&id).is_some_and(|at| draft.at(at).0 < until)
        {
            draft.leave_out(&id, "the pause");
            draft.because(&id, "H3", LEFT_OUT_IN_PAUSE);
            continue;
        }
        if let Some((date, session)) = draft.take(&id) {
            if matches!(&session.content, Content::Run(run) if run.run == RunKind::Race) {
                draft.spec.races.retain(|r| r.date != date);
            }
            draft.because(&id, "H3", "it falls into the pause; nobody catches up");
            if !matches!(session.content, Content::Run(_)) {
                draft.out.push((date, session));
            }
        }
    }
    for w in 0..draft.plan.weeks.len() {
        let is_off = |date: &Date| dates.contains(date) && taken_from.is_none_or(|until| *date >= until);
        let off = draft.plan.weeks[w].days.iter().filter(|d| is_off(&d.date)).count();
        if off == 7 {
            draft.plan.weeks[w].phase = Phase::Pause;
            draft.week_because(w, "H3", format!("the pause until {}", day_words(to)));
        } else if off > 0 && !matches!(draft.plan.weeks[w].phase, Phase::Race | Phase::Taper | Phase::Pause) {
            // A week in which was jumped already is none of recovery (rule E1).
            let jumped = draft.plan.weeks[w]
                .days
                .iter()
                .any(|d| d.date < first && d.sessions.iter().any(|s| matches!(s.content, Content::Power(_))));
            let much = off >= MUCH_OF_A_WEEK && !jumped;
            if !much && !is_full(draft.plan.weeks[w].phase) {
                continue;
            }
            draft.plan.weeks[w].phase = if much { Phase::Recovery } else { Phase::Base };
            draft.week_because(w, "H3", format!("the pause until {}", day_words(to)));
        }
    }
    back(&mut draft, to, days, before_m);
    if draft.reasons.is_empty() {
        return Err(Refused::edit("nothing ahead changes by it: the way back is over"));
    }
    draft.settle();
    if days <= FREE_DAYS {
        return Ok(vec![draft]);
    }
    let mut slower = draft.clone();
    let share = slower.ladder().after_time_off(time_off_factor(days as u32, false));
    slow(&mut slower, to, share);
    draft.cost += 20.0; // only where the slower paces do not fit
    Ok(vec![slower, draft])
}

/// Running of the biggest of the last four weeks before a day, races left out, metres.
fn usual_m(draft: &Draft, from: Date) -> f64 {
    let monday = from.saturating_sub((Weekday::of(from).index() as i64).days());
    let weeks: Vec<usize> = (0..draft.plan.weeks.len()).filter(|&w| draft.plan.weeks[w].start < monday).collect();
    let last = weeks.iter().rev().take(4).map(|&w| draft.training_m(w)).fold(0.0, f64::max);
    if last > 0.0 { last } else { crate::season::mean_week_m(&draft.spec) }
}

/// The running of the weeks on the way back, from the first Monday after the pause.
pub fn way_back(draft: &Draft, from: Date, to: Date) -> Vec<Return> {
    let days = day_number(to) - day_number(from) + 1;
    if days <= FREE_DAYS || days > MOST_DAYS {
        return Vec::new();
    }
    let before_m = usual_m(draft, from);
    let shares: Vec<f64> = return_from_break(days as u32)
        .iter()
        .flat_map(|s| std::iter::repeat_n(s.load_share, s.days as usize))
        .collect();
    let mut found = Vec::new();
    for week in draft.plan.weeks.iter().filter(|w| w.start > to) {
        let behind = (day_number(week.start) - day_number(to) - 1) as usize;
        if behind >= shares.len() {
            break;
        }
        let share = (behind..behind + 7).map(|d| shares.get(d).copied().unwrap_or(1.0)).sum::<f64>() / 7.0;
        found.push(Return { monday: week.start, most_m: before_m * share });
    }
    found
}

/// The way back: less, all of it easy, as long as the pause was.
fn back(draft: &mut Draft, to: Date, days: i64, before_m: f64) {
    let mut day = to;
    for stretch in return_from_break(days as u32) {
        for _ in 0..stretch.days {
            day = day.saturating_add(1.days());
            let Some((week, at)) = draft.day_of(day) else { return };
            let phase = draft.plan.weeks[week].phase;
            if day < draft.bounds.today || matches!(phase, Phase::Race | Phase::Taper) {
                continue;
            }
            let planned_m = draft.training_m(week).max(1.0);
            let share =
                if stretch.load_share < 1.0 { stretch.load_share * (before_m / planned_m).min(1.0) } else { 1.0 };
            let ids: Vec<String> = draft.plan.weeks[week].days[at].sessions.iter().map(|s| s.id.clone()).collect();
            for id in ids {
                ease(draft, &id, share, days);
            }
            if is_full(phase) && days > FREE_DAYS {
                draft.plan.weeks[week].phase = Phase::Return;
                draft.week_because(week, "H3", format!("the way back from {days} days off"));
            }
        }
    }
}

/// One session of the way back: easy, and shorter.
fn ease(draft: &mut Draft, id: &str, share: f64, days: i64) {
    let Some(at) = draft.find(id) else { return };
    let (_, session) = draft.at(at);
    let Content::Run(run) = &session.content else { return };
    if run.run == RunKind::Race {
        return;
    }
    let harder = run.hard || run.unrolled().any(is_harder_than_easy);
    if !harder && share >= 1.0 {
        return;
    }
    let metres = ((run.distance_m.m() * share).max(SHORTEST_M) / 100.0).floor() * 100.0;
    let kind = if run.run == RunKind::Long { RunKind::Long } else { RunKind::Easy };
    let made = draft.even(kind, metres);
    draft.set(id, Content::Run(made), &format!("Easy, on the way back from {days} days off (rule H3)."));
    draft.because(id, "H3", format!("the way back from {days} days off: less, and easy"));
}

/// Every pace after a day slower by a share; the goal's own stays.
fn slow(draft: &mut Draft, after: Date, share: f64) {
    let mut touched = Vec::new();
    let today = draft.bounds.today;
    for day in draft.plan.weeks.iter_mut().flat_map(|w| &mut w.days).filter(|d| d.date > after && d.date >= today) {
        for session in &mut day.sessions {
            if let Content::Run(run) = &mut session.content {
                slow_down(run, share);
                *run = summed(run.clone());
                touched.push(session.id.clone());
            }
        }
    }
    for id in touched {
        draft.because(&id, "H3", format!("paces are {:.1} % slower after the pause", (1.0 - share) * 100.0));
    }
}
