//! What can always be done: a session is not run, though its week cannot be laid without it.
//!
//! The days of a week that are past stand. Where only they could give way (the hard running of Tuesday is too much of a week that lost its
//! long run), a dropped session stays in the plan, counts in its week, and is marked as left out.

use super::{Changed, Refused, changed, draft::Draft, edit::Edit, pause, resume, search};
use crate::reading::day_number;
use jiff::{ToSpan, civil::Date};
use quantity::Duration;
use training::{Content, Plan, Spec, Weekday};

/// Most days of a pause of which all may be left out, with nothing laid again (ours).
const MOST_DAYS: i64 = 7;

/// The plan with the session, or those of a pause, left out where they stand; nothing where the edit is another, or no such plan keeps
/// every hard rule.
pub fn instead(spec: &Spec, plan: &Plan, today: Date, edit: &Edit, refused: &Refused) -> Option<Changed> {
    match edit {
        Edit::Skip { session } => skipped(spec, plan, today, session, refused),
        Edit::Pause { from, to, why } => {
            let first = *from.max(&today);
            let monday = first.saturating_add((7 - Weekday::of(first).index() as i64).days());
            let short = day_number(*to) - day_number(*from) < MOST_DAYS;
            let after = to.saturating_add(1.days());
            [monday.min(after)].into_iter().chain(short.then_some(after)).find_map(|taken_from| {
                let starts = pause::paused(Draft::of(spec, plan, today), *from, *to, *why, Some(taken_from)).ok()?;
                let found = search::least(starts.clone(), search::FEW_AUDITS)
                    .or_else(|_| search::least(resume::again(&starts, edit), search::FEW_AUDITS));
                Some(changed(plan, found.ok()?))
            })
        }
        Edit::Busy { from, to, most_s } => busy(spec, plan, today, (*from, *to, *most_s), refused),
        _ => None,
    }
}

/// The runs of a busy stretch that take longer than there is time.
fn busy(
    spec: &Spec,
    plan: &Plan,
    today: Date,
    (from, to, most_s): (Date, Date, Option<Duration>),
    refused: &Refused,
) -> Option<Changed> {
    if refused.rule == "edit" {
        return None;
    }
    let mut draft = Draft::of(spec, plan, today);
    let too_long = plan.runs().filter(|(date, session, run)| {
        (from.max(today)..=to).contains(date)
            && draft.bounds.open(*date, session)
            && most_s.is_none_or(|most| run.duration_s > most)
    });
    let too_long: Vec<String> = too_long.map(|(_, session, _)| session.id.clone()).collect();
    if too_long.is_empty() {
        return None;
    }
    for id in too_long {
        draft.leave_out(&id, "too little time");
        draft.because(
            &id,
            "H2",
            format!("left out for want of time; it still counts in its week, since without it {}", refused.because),
        );
    }
    Some(changed(plan, draft))
}

/// A dropped session that its week would bring back on another day is left out where it stands instead: dropped is dropped.
pub fn rather_than_back(spec: &Spec, plan: &Plan, today: Date, edit: &Edit, found: &Draft) -> Option<Changed> {
    let Edit::Skip { session } = edit else { return None };
    found.find(session)?;
    let mut without = Draft::of(spec, plan, today);
    without.take(session)?;
    without.settle();
    let broken = crate::broken(&without.plan, &without.spec);
    let (rule, broken) = broken.first()?;
    let refused = Refused { rule: rule.id.to_owned(), because: broken.to_string(), instead: None };
    skipped(spec, plan, today, session, &refused)
}

fn skipped(spec: &Spec, plan: &Plan, today: Date, id: &str, refused: &Refused) -> Option<Changed> {
    let mut draft = Draft::of(spec, plan, today);
    let (date, session) = draft.at(draft.find(id)?);
    if refused.rule == "edit" || matches!(session.content, Content::Rest {}) || date < today {
        return None;
    }
    draft.leave_out(id, "you left it out");
    let because = &refused.because;
    draft.because(id, "H2", format!("you left it out; it still counts in its week, since without it {because}"));
    Some(changed(plan, draft))
}
