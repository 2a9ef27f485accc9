//! One session altered: another day, easier, shorter, fewer repeats.

use crate::{
    change::{
        bounds::Bounds,
        draft::Draft,
        repair::{Repair, is_structured},
        run::repeats_of,
    },
    reading::{day_number, is_harder_than_easy, longest_run_m},
    recovery::planned_at_most_m,
};
use jiff::civil::Date;
use training::{Content, RunKind};

/// Days that the longest run is looked for in (rule H4).
const DAYS: i64 = 30;

/// Days between two dates.
pub fn apart(a: Date, b: Date) -> i64 {
    (day_number(a) - day_number(b)).abs()
}

/// The session on every other day of its week: alone, or in exchange for an easy run.
pub fn elsewhere(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
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

/// The session as an easy run, where it is harder than that.
pub fn easy(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
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
pub fn fewer(draft: &Draft, id: &str, found: &mut Vec<Repair>) {
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
pub fn length(draft: &Draft, id: &str, date: Date, found: &mut Vec<Repair>) {
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
