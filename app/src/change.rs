//! The plan follows life: one edit at a time, each kept, each undone and done again.

use crate::{
    App, Error, Result,
    documents::{ChangedPlan, EditRow, PlanDiff},
    race::named,
};
use plan::change::{self, Change, Edit, PauseReason, Refused, difference, reasons_of};
use quantity::Duration;
use serde::de::DeserializeOwned;
use store::{ChangeRecord, NewChange, PlanRecord, RaceRecord};
use training::{Plan, RaceEntry, Spec, schema};

/// A changed plan, or why the change is not made.
#[derive(Debug, Clone)]
pub enum ChangeAnswer {
    /// It keeps every hard rule.
    Changed(Box<ChangedPlan>),
    /// The edit and the rule that it clashes with, and what would work.
    Conflict(plan::Conflict),
}

impl App {
    /// Makes one edit of the plan in force, and the fewest further changes that keep every hard rule.
    ///
    /// # Errors
    /// `NotFound` without a plan, `Rejected` where the edit cannot be meant.
    pub fn plan_change(&self, edit: &Edit) -> Result<ChangeAnswer> {
        match self.made(edit)? {
            Ok(changed) => Ok(ChangeAnswer::Changed(changed)),
            Err(refused) if refused.rule == "edit" => Err(Error::Rejected(refused.to_string())),
            Err(refused) => Ok(ChangeAnswer::Conflict(conflict(edit, refused))),
        }
    }

    /// The edit made and kept, or why it is not.
    pub(crate) fn made(&self, edit: &Edit) -> Result<std::result::Result<Box<ChangedPlan>, Refused>> {
        let record = self.plan_record()?;
        let (plan, mut spec) = (read::<Plan>("the plan in force", &record.document)?, spec_of(&record)?);
        // Weeks that are made again go on from what was really run.
        if matches!(edit, Edit::Pause { .. } | Edit::Race { .. })
            && let Some(done) = self.done_lately()?
        {
            spec.history.done = Some(done);
        }
        if let Edit::Race { race } = edit {
            named(race.name.trim()).map_err(Error::Rejected)?;
        }
        let changed = match change::apply(&spec, &plan, self.date(), edit) {
            Ok(changed) => changed,
            Err(refused) => return Ok(Err(refused)),
        };
        let kept = NewChange {
            made_at: self.now(),
            made_on: self.date(),
            edit: &written(edit),
            changes: &written(&changed.changes),
            document: &written(&changed.plan),
            spec: &written(&changed.spec),
        };
        if self.store().put_change(record.id, record.head, &kept)?.is_none() {
            let text = "the plan was changed by another program at the same moment; look at it and try again";
            return Err(Error::Rejected(text.into()));
        }
        self.race_joins(edit)?;
        let overtaken = overtaken(&self.store().changes()?, &changed.changes)?;
        let (plan, changes) = (changed.plan, changed.changes);
        let advice: Vec<String> = advice(edit).into_iter().chain(overtaken).collect();
        Ok(Ok(Box::new(ChangedPlan { plan, changes, advice: (!advice.is_empty()).then(|| advice.join(" ")) })))
    }

    /// Takes the last change back: the plan before it is in force again, byte for byte.
    ///
    /// # Errors
    /// `NotFound` where there is nothing to take back.
    pub fn plan_undo(&self) -> Result<ChangedPlan> {
        let before = self.plan()?;
        let nothing = || Error::NotFound("the plan is as it was made: there is nothing to undo".into());
        let undone = self.store().undo_change()?.ok_or_else(nothing)?;
        self.race_leaves(&read("an edit", &undone.edit)?)?;
        self.turned(&before, &undone, "undone")
    }

    /// Makes the change that was taken back last again.
    ///
    /// # Errors
    /// `NotFound` where nothing was taken back.
    pub fn plan_redo(&self) -> Result<ChangedPlan> {
        let before = self.plan()?;
        let nothing = || Error::NotFound("nothing was undone since the last change".into());
        let redone = self.store().redo_change()?.ok_or_else(nothing)?;
        self.race_joins(&read("an edit", &redone.edit)?)?;
        self.turned(&before, &redone, "done again")
    }

    /// An added race stands among the races too, so that the next plan knows it.
    fn race_joins(&self, edit: &Edit) -> Result<()> {
        let Edit::Race { race } = edit else { return Ok(()) };
        if self.race_row(race)?.is_none() {
            self.store().add_race(&RaceRecord {
                id: 0,
                name: race.name.trim().to_owned(),
                date: race.date,
                distance_m: race.distance_m.m(),
                goal_s: race.goal_s.map(Duration::s),
                priority: race.priority,
                course: None,
            })?;
        }
        Ok(())
    }

    fn race_leaves(&self, edit: &Edit) -> Result<()> {
        let Edit::Race { race } = edit else { return Ok(()) };
        if let Some(id) = self.race_row(race)? {
            self.store().remove_race(id)?;
        }
        Ok(())
    }

    fn race_row(&self, race: &RaceEntry) -> Result<Option<i64>> {
        let rows = self.store().races()?;
        Ok(rows.into_iter().find(|row| row.date == race.date && row.name == race.name.trim()).map(|row| row.id))
    }

    fn turned(&self, before: &Plan, record: &ChangeRecord, word: &str) -> Result<ChangedPlan> {
        let plan = self.plan()?;
        let mut changes = difference(before, &plan, &reasons_of(&read::<Vec<Change>>("a change", &record.changes)?));
        for change in &mut changes {
            change.why = format!("{word}: {}", change.why);
        }
        Ok(ChangedPlan { plan, changes, advice: None })
    }

    /// The plan in force against the plan as it was made.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_diff(&self) -> Result<PlanDiff> {
        let record = self.plan_record()?;
        let original: Plan = read("the plan as it was made", &record.original)?;
        let now: Plan = read("the plan in force", &record.document)?;
        let mut edits = Vec::new();
        let mut all: Vec<Change> = Vec::new();
        let records = self.store().changes()?;
        for (at, record) in records.iter().enumerate() {
            let changes: Vec<Change> = read("a change", &record.changes)?;
            all.extend_from_slice(&changes);
            let edit: Edit = read("an edit", &record.edit)?;
            let overtaken = overtaken(&records[..=at], &changes)?;
            let advice: Vec<String> = advice(&edit).into_iter().chain(overtaken).collect();
            edits.push(EditRow {
                made_on: record.made_on.clone(),
                advice: (!advice.is_empty()).then(|| advice.join(" ")),
                edit,
                changed: changes.len(),
                changes,
            });
        }
        Ok(PlanDiff {
            schema: "stayer.plan_diff/1".into(),
            made: original.made.to_string(),
            edits,
            changes: difference(&original, &now, &reasons_of(&all)),
        })
    }

    /// Where a session may land in its week and the next, and which rule objects.
    ///
    /// # Errors
    /// `NotFound` when there is no plan or no such session ahead.
    pub fn plan_may_move(
        &self,
        session: &str,
    ) -> Result<Vec<(jiff::civil::Date, std::result::Result<(), change::Objection>)>> {
        let record = self.plan_record()?;
        let (plan, spec) = (read::<Plan>("the plan in force", &record.document)?, spec_of(&record)?);
        let days = change::may_move(&spec, &plan, self.date(), session);
        let none = || Error::NotFound(format!("the plan has no session {session:?} ahead"));
        if days.is_empty() { Err(none()) } else { Ok(days) }
    }

    /// Which plan is in force, in a word that changes with every plan made and every change, undone ones too: a page that
    /// was written before tells by it that it is old. Empty where there is no plan.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn plan_version(&self) -> Result<String> {
        let record = self.store().plan_in_force()?;
        Ok(record.map_or(String::new(), |record| format!("{}.{}", record.id, record.head.unwrap_or(0))))
    }

    pub(crate) fn plan_record(&self) -> Result<PlanRecord> {
        let none = || Error::NotFound("there is no plan yet; stayer plan make makes one".into());
        self.store().plan_in_force()?.ok_or_else(none)
    }
}

/// What a plan was made from.
pub(crate) fn spec_of(record: &PlanRecord) -> Result<Spec> {
    let Some(spec) = &record.spec else {
        return Err(Error::Rejected(
            "this plan comes from an older version, which did not keep what it was made from; stayer plan make makes one \
             that can be changed"
                .into(),
        ));
    };
    read("what the plan was made from", spec)
}

pub(crate) fn read<T: DeserializeOwned>(what: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|e| Error::Broken(format!("{what}: {e}; stayer plan make makes a new one")))
}

fn written<T: serde::Serialize>(document: &T) -> String {
    serde_json::to_string(document).expect("a document becomes JSON")
}

pub(crate) fn conflict(edit: &Edit, refused: Refused) -> plan::Conflict {
    let wish = match edit {
        Edit::Move { session, date } => format!("{session} on {date}"),
        Edit::Skip { session } => format!("without {session}"),
        Edit::Swap { session, .. } => format!("another run in place of {session}"),
        Edit::Shorten { session, .. } => format!("a shorter {session}"),
        Edit::Kilometre { session } => format!("the same kilometre fresh and after 90 minutes in {session}"),
        Edit::Pause { from, to, .. } => format!("a pause from {from} to {to}"),
        Edit::Busy { from, to, .. } => format!("little time from {from} to {to}"),
        Edit::Race { race } => format!("a race on {}", race.date),
        Edit::Follow { .. } => "a plan that follows what you can hold and what you did".to_owned(),
        Edit::Travel { from, to, .. } => format!("away from {from} to {to}"),
        Edit::Run { date } => format!("a run on {date}"),
    };
    plan::Conflict {
        schema: schema::CONFLICT.into(),
        clash: vec![plan::Clash { wish: format!("{wish}: {}", refused.because), rule: refused.rule }],
        ways_out: refused.instead.into_iter().collect(),
    }
}

/// What earlier edits had asked of sessions that the newest of these changes touched or brought back, in words; nothing where none
/// was asked of them.
fn overtaken(records: &[ChangeRecord], changes: &[Change]) -> Result<Option<String>> {
    let Some((_, before)) = records.split_last() else { return Ok(None) };
    let mut sessions: Vec<String> = Vec::new();
    for record in before {
        let session = match read("an edit", &record.edit)? {
            Edit::Move { session, .. }
            | Edit::Skip { session }
            | Edit::Swap { session, .. }
            | Edit::Shorten { session, .. }
            | Edit::Kilometre { session } => session,
            _ => continue,
        };
        let touched = changes.iter().any(|c| c.session.as_ref() == Some(&session) && c.rule != "H2");
        let made_again =
            changes.iter().any(|c| c.session.as_ref() == Some(&session) && c.why.starts_with("made again"));
        if (touched || made_again) && !sessions.contains(&session) {
            sessions.push(session);
        }
    }
    Ok((!sessions.is_empty()).then(|| {
        format!("This overtakes what you had asked of {}: look whether it still suits you.", sessions.join(", "))
    }))
}

fn advice(edit: &Edit) -> Option<String> {
    let Edit::Pause { why, .. } = edit else { return None };
    match why {
        PauseReason::Illness => Some(
            "Do not train with a fever, not even mobility, nor with symptoms in the chest or with aching muscles. Chest pain, a racing heart or \
             fainting: see a doctor at once. Come back easily; nothing has to be caught up."
                .into(),
        ),
        PauseReason::Injury => Some(
            "Pain is a reason to stop. Hard sessions come back after a movement check without pain; see somebody who can \
             look at it if it stays."
                .into(),
        ),
        _ => None,
    }
}
