//! What differs between two states of a plan, session by session and week by week.

use super::{Change, State};
use jiff::civil::Date;
use std::collections::BTreeMap;
use training::{Content, Phase, Plan, RunKind, Session, Week};

/// The rule that asked for a change, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Id of the rule.
    pub rule: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Reasons by session id, or by `week` and its Monday.
pub type Reasons = BTreeMap<String, Reason>;

/// The key of a week among [`Reasons`].
#[must_use]
pub fn week_key(monday: Date) -> String {
    format!("week {monday}")
}

/// The reasons that lists of changes give, the last one of each session counts.
#[must_use]
pub fn reasons_of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Reasons {
    let mut reasons = Reasons::new();
    for change in changes {
        let week = || change.to.as_ref().or(change.from.as_ref()).map(|state| week_key(state.date));
        if let Some(key) = change.session.clone().or_else(week) {
            reasons.insert(key, Reason { rule: change.rule.clone(), why: change.why.clone() });
        }
    }
    reasons
}

/// Every session that was moved, altered, dropped or added, and every week that was relabelled, by date.
///
/// Rests have no change of their own: they are where nothing else is. A session that the runner leaves out counts as dropped.
/// A change without a reason was the runner's own (H2).
#[must_use]
pub fn difference(before: &Plan, after: &Plan, reasons: &Reasons) -> Vec<Change> {
    let own = || Reason { rule: "H2".into(), why: "follows from your change".into() };
    let reason = |key: &str| reasons.get(key).cloned().unwrap_or_else(own);
    let (old, new) = (sessions(before), sessions(after));
    let mut changes = Vec::new();
    let ids = old.keys().chain(new.keys().filter(|id| !old.contains_key(*id)));
    for id in ids {
        let (was, is) = (old.get(id), new.get(id));
        if let (Some((d0, s0)), Some((d1, s1))) = (was, is)
            && d0 == d1
            && s0.content == s1.content
        {
            continue;
        }
        let state = |at: Option<&(Date, &Session)>| at.map(|(date, session)| state(*date, session));
        let Reason { rule, why } = reason(id);
        changes.push(Change { session: Some((*id).to_owned()), from: state(was), to: state(is), rule, why });
    }
    for (was, is) in before.weeks.iter().zip(&after.weeks) {
        if was.phase != is.phase || was.easier != is.easier {
            let Reason { rule, why } = reason(&week_key(is.start));
            changes.push(Change { session: None, from: Some(week(was)), to: Some(week(is)), rule, why });
        }
    }
    let day = |c: &Change| c.from.as_ref().or(c.to.as_ref()).map(|state| state.date);
    changes.sort_by(|a, b| day(a).cmp(&day(b)).then_with(|| a.session.cmp(&b.session)));
    changes
}

fn sessions(plan: &Plan) -> BTreeMap<&str, (Date, &Session)> {
    plan.days()
        .flat_map(|day| day.sessions.iter().map(move |s| (s.id.as_str(), (day.date, s))))
        .filter(|(_, (_, s))| s.left_out.is_none() && !matches!(s.content, Content::Rest {}))
        .collect()
}

fn week(week: &Week) -> State {
    State {
        date: week.start,
        kind: "week".into(),
        run: None,
        distance_m: Some(week.distance_m.m()),
        phase: Some(week.phase),
    }
}

fn state(date: Date, session: &Session) -> State {
    let plain = |kind: &str| State { date, kind: kind.into(), run: None, distance_m: None, phase: None::<Phase> };
    match &session.content {
        Content::Run(run) => {
            State { run: Some::<RunKind>(run.run), distance_m: Some(run.distance_m.m()), ..plain("run") }
        }
        Content::Strength(_) => plain("strength"),
        Content::Power(_) => plain("power"),
        Content::Mobility(_) => plain("mobility"),
        Content::Check {} => plain("check"),
        Content::Rest {} => plain("rest"),
    }
}
