//! The plan ahead follows what can be held today and what was done since it was made.

use crate::{
    App, Result,
    change::{ChangeAnswer, conflict, read, spec_of},
    documents::{ChangedPlan, DoneRow, Dose, Edit, NextDose, Outturn, RaceForecast},
    plan::{UNSAID_GOAL_M, forecasts},
};
use jiff::{ToSpan, civil::Date};
use quantity::{Distance, Duration};
use store::{Filter, SPEED_STEP_MPS};
use training::{Done, DoneRun, Plan, RaceResult, Role, RunKind, Spec, Sport};

/// Runs of so many days say how long the next may be (rule H4 looks at 30).
const RUNS_DAYS: i64 = 35;
/// Sessions of so many days say how many repeats come next (rule B4 begins again after 28).
const DOSES_DAYS: i64 = 42;
/// A run is hard from so much at half-marathon pace or faster on, metres.
const HARD_M: f64 = 1000.0;
/// After so many days without any activity nothing was done; before, it may not be imported yet (default, not a finding).
const UNKNOWN_DAYS: i32 = 7;

impl App {
    /// The plan ahead follows: paces where what can be held has moved beyond its own error, next doses of repeats after sessions
    /// that faded or were missed, the longest runs that what was really run allows, and loads by the sets that were logged.
    ///
    /// What was missed is put nowhere else. Nothing is kept where nothing changes: the plan comes back as it is, and says so.
    ///
    /// # Errors
    /// `NotFound` without a plan.
    pub fn plan_follow(&self) -> Result<ChangeAnswer> {
        let record = self.plan_record()?;
        let (plan, spec) = (read::<Plan>("the plan in force", &record.document)?, spec_of(&record)?);
        let (done, doses) = self.done_and_doses(&plan)?;
        let lifts = self.lifts(self.date())?;
        let edit = Edit::Follow {
            results: self.moved_results(&plan, &spec)?,
            done,
            doses,
            lifts: if lifts == spec.runner.lifts { Vec::new() } else { lifts },
        };
        Ok(match self.made(&edit)? {
            Ok(changed) => ChangeAnswer::Changed(changed),
            Err(refused) if refused.rule == "edit" => {
                let advice = "nothing to follow: what you can hold has not moved beyond its own error since the paces were set, and \
                              what you did and logged asks for no change";
                ChangeAnswer::Changed(Box::new(ChangedPlan { plan, changes: Vec::new(), advice: Some(advice.into()) }))
            }
            Err(refused) => ChangeAnswer::Conflict(conflict(&edit, refused)),
        })
    }

    /// Today's forecasts as results; none where they lie within the error of those that the paces were set by.
    fn moved_results(&self, plan: &Plan, spec: &Spec) -> Result<Vec<RaceResult>> {
        let hold = self.hold(None)?;
        let same = |a: f64, b: f64| (a - b).abs() < 1.0;
        let goal_m = plan.goal.as_ref().map_or(UNSAID_GOAL_M, |g| g.distance_m.m());
        let now: Vec<&RaceForecast> = forecasts(&hold.races, goal_m).collect();
        let was = |r: &RaceForecast| {
            spec.history.results.iter().find(|was| same(was.distance_m.m(), r.distance_m)).map(|was| was.time_s.s())
        };
        let stays = |r: &&RaceForecast| was(r).is_some_and(|was| (r.low_s..=r.high_s).contains(&was));
        if now.iter().all(stays) {
            return Ok(Vec::new());
        }
        let result = |r: &RaceForecast| RaceResult {
            distance_m: Distance::from_m(r.distance_m),
            time_s: Duration::from_s(r.time_s),
            date: Some(self.date()),
        };
        Ok(now.into_iter().map(result).collect())
    }

    /// The first day of which nothing is known: the one after the last activity, and today after a week without any.
    fn known_until(&self) -> Result<Date> {
        let today = self.date();
        let newest = Filter { to: Some(today), limit: Some(1), ..Filter::default() };
        let last = self.store().activities(&newest)?.first().map(|record| record.summary.date);
        Ok(match last {
            Some(last) if (today - last).get_days() <= UNKNOWN_DAYS => last.saturating_add(1.days()).min(today),
            _ => today,
        })
    }

    /// What was run lately, where anything is known of it.
    pub(crate) fn done_lately(&self) -> Result<Option<Done>> {
        let until = self.known_until()?;
        self.done_of_rows(&self.plan_done()?.runs, until)
    }

    fn done_of_rows(&self, rows: &[DoneRow], until: Date) -> Result<Option<Done>> {
        let from = until.saturating_sub(RUNS_DAYS.days());
        let hard = self.hard_runs(from)?;
        let runs = rows.iter().filter_map(|row| {
            let date: Date = row.done_on.as_ref()?.parse().ok()?;
            let hard = row.activity.is_some_and(|id| hard.contains(&id));
            (date >= from).then_some(DoneRun { date, distance_m: Distance::from_m(row.distance_m?), hard })
        });
        Ok(Some(Done { until, runs: runs.collect() }).filter(|done| !done.runs.is_empty()))
    }

    /// The runs from a day on of which more than a kilometre was at half-marathon pace or faster.
    fn hard_runs(&self, from: Date) -> Result<Vec<i64>> {
        let half = quantity::race_distance::HALF_MARATHON.m();
        let races = self.hold(None)?.races;
        let Some(half) = races.iter().find(|r| (r.distance_m - half).abs() < 1.0) else { return Ok(Vec::new()) };
        let step = (half.distance_m / half.time_s / SPEED_STEP_MPS) as usize;
        let records = self.store().loads(from, self.date())?;
        let runs = records.into_iter().filter(|record| record.sport == Sport::Running);
        Ok(runs
            .filter(|record| {
                let fast_cm = record.figures.iter().flat_map(|f| f.by_speed_cm.iter().skip(step));
                fast_cm.map(|cm| f64::from(*cm)).sum::<f64>() > HARD_M * 100.0
            })
            .map(|record| record.activity)
            .collect())
    }

    /// What was run lately, where anything is known of it, and how the sessions of repeats went.
    fn done_and_doses(&self, plan: &Plan) -> Result<(Option<Done>, Vec<Dose>)> {
        let until = self.known_until()?;
        let rows = self.plan_done()?.runs;
        let Some(done) = self.done_of_rows(&rows, until)? else { return Ok((None, Vec::new())) };
        let mut doses = Vec::new();
        for (day, session, run) in plan.runs().filter(|(day, _, _)| *day >= until.saturating_sub(DOSES_DAYS.days())) {
            let repeats = run.unrolled().filter(|step| step.role == Role::Effort).count();
            let counts = repeats >= 2 && !matches!(run.run, RunKind::Race | RunKind::Test | RunKind::Strides);
            let row = rows.iter().find(|row| row.session.as_ref() == Some(&session.id) && (day < until || ran(row)));
            let Some(row) = row.filter(|_| counts) else { continue };
            doses.extend(self.dose(plan, row, repeats)?);
        }
        Ok((Some(done), doses))
    }

    /// How a session of repeats went; nothing where its repeats were not found.
    fn dose(&self, plan: &Plan, row: &DoneRow, asked: usize) -> Result<Option<Dose>> {
        let Some(session) = row.session.clone() else { return Ok(None) };
        if !ran(row) {
            return Ok(Some(Dose { session, held: 0, next: None }));
        }
        let mut row = row.clone();
        self.by_step(plan, &mut row)?;
        let run = row.steps.iter().filter(|s| s.role == Role::Effort && s.done_distance_m.is_some()).count();
        Ok(row.repeat_set.map(|set| {
            let grows = set.dose == NextDose::More && run >= asked;
            Dose { session, held: set.held as u32, next: (!grows).then_some(set.next as u32) }
        }))
    }
}

/// The session was run, in whole or in part.
fn ran(row: &DoneRow) -> bool {
    matches!(row.outturn, Outturn::Done | Outturn::Partly)
}
