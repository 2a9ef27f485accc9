//! The same kilometre fresh and after 90 minutes in the plan: which long runs hold it, which may, and putting it into one.

use crate::{
    App, ChangeAnswer, Error, Result,
    change::{read, spec_of},
    documents::{DurabilityDocument, Edit, KilometreSession},
};
use jiff::civil::Date;
use plan::{change, is_kilometre_test};
use training::{Plan, RunSession};

/// So many long runs are proposed.
const MOST_PROPOSED: usize = 6;

impl App {
    /// Puts the same kilometre, fresh and after 90 minutes, into a planned long run: the one that is named, else the first ahead that is long
    /// enough and that no rule objects to.
    ///
    /// # Errors
    /// `NotFound` without a plan, `Rejected` where the session cannot hold it or no long run ahead can.
    pub fn plan_kilometre(&self, session: Option<&str>) -> Result<ChangeAnswer> {
        if let Some(session) = session {
            return self.plan_change(&Edit::Kilometre { session: session.to_owned() });
        }
        let record = self.plan_record()?;
        let (plan, spec) = (read::<Plan>("the plan in force", &record.document)?, spec_of(&record)?);
        let mut refused = None;
        for session in change::may_hold_kilometres(&spec, &plan, self.date()).into_iter().take(MOST_PROPOSED) {
            match self.plan_change(&Edit::Kilometre { session })? {
                ChangeAnswer::Changed(changed) => return Ok(ChangeAnswer::Changed(changed)),
                ChangeAnswer::Conflict(conflict) => refused = refused.or(Some(conflict)),
            }
        }
        refused.map(ChangeAnswer::Conflict).ok_or_else(|| {
            Error::Rejected(
                "no long run ahead is long enough: the second kilometre comes after 90 minutes, with easy running after it; it fits once \
                 the plan's long runs take about 100 minutes"
                    .into(),
            )
        })
    }

    /// Tells which planned sessions the tests were, and of today which long runs ahead hold one or may.
    pub(crate) fn plan_joins(&self, document: &mut DurabilityDocument, on: Date) -> Result<()> {
        let plan = match self.plan_to_do() {
            Ok(plan) => plan,
            Err(Error::NotFound(_)) => return Ok(()),
            Err(why) => return Err(why),
        };
        let is_test = |id: &String| plan.runs().any(|(_, s, run)| s.id == *id && is_kilometre_test(run));
        if !document.tests.is_empty() && plan.runs().any(|(_, _, run)| is_kilometre_test(run)) {
            let rows = self.plan_done()?.runs;
            for test in &mut document.tests {
                let row = rows.iter().find(|row| row.activity == Some(test.activity));
                test.session = row.and_then(|row| row.session.clone()).filter(is_test);
            }
        }
        let today = self.date();
        if on != today {
            return Ok(());
        }
        let run_today: Vec<&String> = document.tests.iter().filter_map(|test| test.session.as_ref()).collect();
        let ahead = || plan.runs().filter(|(date, s, _)| *date >= today && !run_today.contains(&&s.id));
        document.planned = ahead().filter(|(_, _, run)| is_kilometre_test(run)).map(told).collect();
        if document.tests.is_empty() && document.planned.is_empty() {
            let record = self.plan_record()?;
            // A plan of an older version is shown, and cannot be changed.
            let Ok(spec) = spec_of(&record) else { return Ok(()) };
            let may = change::may_hold_kilometres(&spec, &plan, today);
            let possible = ahead().filter(|(_, s, _)| may.contains(&s.id)).take(MOST_PROPOSED).map(told);
            document.possible = possible.collect();
        }
        Ok(())
    }
}

fn told((date, session, run): (Date, &training::Session, &RunSession)) -> KilometreSession {
    KilometreSession {
        session: session.id.clone(),
        date: date.to_string(),
        distance_m: run.distance_m.m(),
        duration_s: run.duration_s.s(),
    }
}
