//! The audit: every rule held against one plan, with its figure.

use crate::{
    reading::Reading,
    rules::{Broken, RULES, Rule, Verdict},
};
use training::{Audit, Plan, Spec};

/// At most so many places are named in one `why`; the rest is counted.
const NAMED_PLACES: usize = 3;

/// Every rule of the mission, A1 to H5, held against a plan and what it was made from.
///
/// `holds` is true for a rule that does not apply. Nothing in the document makes it panic.
#[must_use]
pub fn audit(plan: &Plan, spec: &Spec) -> Vec<Audit> {
    verdicts(plan, spec).into_iter().map(|(rule, verdict)| line(rule, verdict)).collect()
}

/// Every place at which a hard rule does not hold; empty for a sound plan.
#[must_use]
pub fn broken(plan: &Plan, spec: &Spec) -> Vec<(&'static Rule, Broken)> {
    verdicts(plan, spec)
        .into_iter()
        .filter(|(rule, _)| rule.hard)
        .filter_map(|(rule, verdict)| match verdict {
            Verdict::Judged { broken, .. } => Some((rule, broken)),
            Verdict::Silent(_) => None,
        })
        .flat_map(|(rule, broken)| broken.into_iter().map(move |b| (rule, b)))
        .collect()
}

/// What every rule says, in order.
#[must_use]
pub fn verdicts(plan: &Plan, spec: &Spec) -> Vec<(&'static Rule, Verdict)> {
    read(&Reading::of(plan, spec))
}

/// What every rule says of a reading, in order.
#[must_use]
pub fn read(reading: &Reading<'_>) -> Vec<(&'static Rule, Verdict)> {
    RULES.iter().map(|rule| (rule, (rule.judge)(reading))).collect()
}

/// A verdict as a line of the audit.
pub(crate) fn line(rule: &Rule, verdict: Verdict) -> Audit {
    let (applies, holds, figure, why) = match verdict {
        Verdict::Silent(why) => (false, true, String::from("not judged"), Some(why)),
        Verdict::Judged { figure, broken } => (true, broken.is_empty(), figure, named(&broken)),
    };
    Audit { rule: rule.id.to_owned(), hard: rule.hard, applies, holds, figure, why }
}

fn named(broken: &[Broken]) -> Option<String> {
    let mut why: Vec<String> = broken.iter().take(NAMED_PLACES).map(ToString::to_string).collect();
    if broken.len() > NAMED_PLACES {
        why.push(format!("and {} more", broken.len() - NAMED_PLACES));
    }
    (!why.is_empty()).then(|| why.join("; "))
}
