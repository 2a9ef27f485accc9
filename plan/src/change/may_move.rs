//! Where a session may land without anything else changing.

use super::{
    draft::Draft,
    edit::{self, Edit},
    search,
};
use crate::reading::day_number;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use training::{Plan, Spec};

/// The rule that stands against a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Objection {
    /// Id of the rule.
    pub rule: String,
    /// Why, in words.
    pub why: String,
}

/// For each day of a session's week and the next: whether it may land there as it is, and which rule objects.
///
/// A day that a rule objects to may still do: [`apply`](super::apply) then changes something else as well. Empty for a
/// session that is not there or past.
#[must_use]
pub fn may_move(spec: &Spec, plan: &Plan, today: Date, session: &str) -> Vec<(Date, Result<(), Objection>)> {
    let draft = Draft::of(spec, plan, today);
    let Some(at) = draft.find(session) else { return Vec::new() };
    let own = draft.at(at).0;
    if own < today {
        return Vec::new();
    }
    let days = plan.weeks.iter().skip(at.week).take(2).flat_map(|w| &w.days).map(|d| d.date);
    days.map(|date| (date, if date == own { Ok(()) } else { lands(spec, plan, today, session, date) })).collect()
}

fn lands(spec: &Spec, plan: &Plan, today: Date, session: &str, date: Date) -> Result<(), Objection> {
    let edit = Edit::Move { session: session.to_owned(), date };
    let ways = edit::begin(spec, plan, today, &edit).map_err(|r| Objection { rule: r.rule, why: r.because })?;
    let mut objection = None;
    for mut way in ways {
        way.settle();
        match crate::broken(&way.plan, &way.spec).first() {
            None => return Ok(()),
            Some((rule, broken)) => {
                objection.get_or_insert(Objection { rule: rule.id.to_owned(), why: broken.to_string() });
            }
        }
    }
    objection.map_or(Ok(()), Err)
}

/// For an edit that is refused: what would work, in words; for a move the nearest day.
pub fn nearest(spec: &Spec, plan: &Plan, today: Date, edit: &Edit) -> Option<String> {
    if matches!(edit, Edit::Pause { .. }) {
        let simply = "days that are missed are simply missed, nobody catches up";
        return Some(format!("{simply}; stayer plan follow and stayer plan make go on from what you really ran"));
    }
    let Edit::Move { session, date } = edit else {
        return Some("stayer plan make makes a new plan from what you really ran".into());
    };
    let mut days: Vec<Date> = may_move(spec, plan, today, session)
        .into_iter()
        .filter(|(d, verdict)| d != date && verdict.is_ok())
        .map(|(d, _)| d)
        .collect();
    let own = Draft::of(spec, plan, today);
    let own = own.find(session).map(|at| own.at(at).0);
    days.retain(|d| Some(*d) != own);
    days.sort_by_key(|d| ((day_number(*d) - day_number(*date)).abs(), *d));
    let day = days.into_iter().find(|d| {
        let edit = Edit::Move { session: session.clone(), date: *d };
        edit::begin(spec, plan, today, &edit).is_ok_and(|ways| search::least(ways, search::FEW_AUDITS).is_ok())
    })?;
    Some(format!("{} would do", super::repair::day_words(day)))
}
