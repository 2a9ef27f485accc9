//! What was done, beside the audit of what is planned: easy running that was easy (A3), and consistency (H5).

use crate::{
    App, Result,
    documents::{AuditDone, Outturn},
};
use training::{Audit, Plan};

/// Less of easy running below the first threshold falls short of rule A3 (default, not a finding).
const MOSTLY: f64 = 0.8;

impl App {
    /// What was done of a plan so far.
    pub(crate) fn audit_done(&self, plan: &Plan) -> Result<AuditDone> {
        let today = self.date();
        let Some(first) = plan.days().next().map(|day| day.date).filter(|first| *first <= today) else {
            return Ok(AuditDone::default());
        };
        let rows = self.plan_done()?.runs;
        let planned = || rows.iter().filter(|row| row.session.is_some() && row.date < today.to_string());
        Ok(AuditDone {
            planned_runs: planned().count(),
            done_runs: planned().filter(|row| matches!(row.outturn, Outturn::Done | Outturn::Partly)).count(),
            easy: self.intensity(Some(first), Some(today))?.honesty,
        })
    }
}

/// The audit with the figures of what was done.
pub(crate) fn with_done(mut audit: Vec<Audit>, done: &AuditDone) -> Vec<Audit> {
    if let (Some(rule), Some(easy)) = (audit.iter_mut().find(|a| a.rule == "A3"), &done.easy) {
        let share = easy.share * 100.0;
        join(&mut rule.figure, format!("of {} easy runs done, {share:.0} % of the time was", easy.runs));
        rule.applies = true;
        if easy.share < MOSTLY {
            rule.holds = false;
            rule.why =
                Some("too much of the easy running that was done was above the first threshold: slow it down".into());
        }
    }
    if let Some(rule) = audit.iter_mut().find(|a| a.rule == "H5")
        && done.planned_runs > 0
    {
        join(&mut rule.figure, format!("{} of {} planned runs were run", done.done_runs, done.planned_runs));
    }
    audit
}

fn join(figure: &mut String, more: String) {
    if !figure.is_empty() {
        figure.push_str("; ");
    }
    figure.push_str(&more);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Honesty;

    fn rule(id: &str, figure: &str) -> Audit {
        Audit { rule: id.into(), hard: false, applies: true, holds: true, figure: figure.into(), why: None }
    }

    #[test]
    fn what_was_done_joins_the_figures_and_easy_running_that_was_not_falls_short() {
        let audit = vec![rule("A3", "100.0 % of easy running is below 3.10 m/s"), rule("H5", "")];
        let done = |share| AuditDone {
            planned_runs: 12,
            done_runs: 10,
            easy: Some(Honesty { runs: 8, time_s: 100.0, below_s: share * 100.0, share }),
        };
        let good = with_done(audit.clone(), &done(0.93));
        assert_eq!(
            good[0].figure,
            "100.0 % of easy running is below 3.10 m/s; of 8 easy runs done, 93 % of the time was"
        );
        assert_eq!((good[0].holds, good[1].figure.as_str()), (true, "10 of 12 planned runs were run"));
        assert!(!with_done(audit.clone(), &done(0.6))[0].holds);
        assert_eq!(with_done(audit.clone(), &AuditDone::default()), audit);
    }
}
