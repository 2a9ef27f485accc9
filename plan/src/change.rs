//! A plan follows life: one edit, then the fewest further changes that keep every hard rule.
//!
//! Days before today are never touched. A change is refused only where no small repair is found; the refusal names the
//! rule that stands against it and, for a move, the nearest day that works. What is dropped is never refused: a session that
//! its week cannot spare is left out where it stands.

mod bounds;
mod busy;
mod candidate;
mod difference;
mod draft;
mod edit;
mod follow;
mod kilometre;
mod left_out;
mod may_move;
mod moved;
mod pause;
mod raced;
mod repair;
mod resume;
mod run;
mod search;
mod settle;
mod swapped;
mod travel;

pub use difference::{Reason, Reasons, difference, reasons_of};
pub use edit::{Dose, Edit, PauseReason};
pub use kilometre::may_hold_kilometres;
pub use may_move::{Objection, may_move};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use training::{Phase, Plan, RunKind, Spec};

/// A session or a week as it was or is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct State {
    /// The session's day, or the Monday of the week.
    #[schemars(with = "String")]
    pub date: Date,
    /// `run`, `strength`, `power`, `mobility`, `check`, `rest`, or `week`.
    pub kind: String,
    /// The kind of a run.
    pub run: Option<RunKind>,
    /// Length of a run, or of all running of a week.
    pub distance_m: Option<f64>,
    /// What a week is for.
    pub phase: Option<Phase>,
}

/// One change of a plan, with the rule that asked for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Change {
    /// Id of the session; none where a whole week was relabelled.
    pub session: Option<String>,
    /// What it was; none for something new.
    pub from: Option<State>,
    /// What it is now; none for something dropped.
    pub to: Option<State>,
    /// The rule by which it was changed: `H2` for the runner's own edit, `H3` for a break.
    pub rule: String,
    /// Why, in a sentence.
    pub why: String,
}

/// A changed plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// It keeps every hard rule and carries its audit.
    pub plan: Plan,
    /// What the plan is made from now: an extra race joins it.
    pub spec: Spec,
    /// Everything that differs from before.
    pub changes: Vec<Change>,
}

/// Why an edit is not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Id of the rule that stands against it; `edit` where what was asked for cannot be meant.
    pub rule: String,
    /// What is wrong, in words.
    pub because: String,
    /// What would work, in words.
    pub instead: Option<String>,
}

impl Refused {
    fn edit(because: impl Into<String>) -> Self {
        Self { rule: "edit".into(), because: because.into(), instead: None }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.because)?;
        if self.rule != "edit" {
            write!(f, " (rule {})", self.rule)?;
        }
        self.instead.as_ref().map_or(Ok(()), |instead| write!(f, "; {instead}"))
    }
}

/// Makes one edit and what it asks for, by the same rules that judge a plan.
///
/// The same spec, plan, day and edit give the same answer.
///
/// # Errors
/// [`Refused`] where the edit cannot be meant, or where no small repair keeps the hard rules.
pub fn apply(spec: &Spec, plan: &Plan, today: Date, edit: &Edit) -> Result<Changed, Refused> {
    match found(spec, plan, today, edit)? {
        Ok(found) => {
            Ok(left_out::rather_than_back(spec, plan, today, edit, &found).unwrap_or_else(|| changed(plan, found)))
        }
        Err(refused) => left_out::instead(spec, plan, today, edit, &refused)
            .ok_or_else(|| Refused { instead: may_move::nearest(spec, plan, today, edit), ..refused }),
    }
}

/// A draft as the plan that it makes of another.
fn changed(before: &Plan, draft: draft::Draft) -> Changed {
    let draft::Draft { plan: mut now, spec, reasons, .. } = draft;
    let changes = difference(before, &now, &reasons);
    now.audit = crate::audit(&now, &spec);
    Changed { plan: now, spec, changes }
}

/// The cheapest plan with the edit in which every hard rule holds, or the rule that stands against it.
fn found(spec: &Spec, plan: &Plan, today: Date, edit: &Edit) -> Result<Result<draft::Draft, Refused>, Refused> {
    let starts = edit::begin(spec, plan, today, edit)?;
    let far = matches!(edit, Edit::Pause { .. } | Edit::Race { .. });
    let found = search::least(starts.clone(), if far { search::FEW_AUDITS } else { search::MOST_AUDITS });
    Ok(found.or_else(|refused| {
        search::least(resume::again(&starts, edit), search::MOST_AUDITS)
            .or_else(|_| if far { search::least(starts, search::MOST_AUDITS) } else { Err(refused) })
    }))
}
