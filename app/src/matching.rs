//! What was done against what was planned: every planned run with the run that was it, step by step, the runs beyond the plan, and
//! what came of lifts and jumps.

mod find;
mod lift;
mod pair;
mod shape;
mod step;

use crate::{
    App, Error, Result,
    documents::{DoneRow, KilometreTest, LiftDone, LogContent, PlanDone},
    durability, source,
};
use jiff::civil::Date;
use lift::{Gym, Logged};
use pair::{Ran, matched};
use step::Run;
use store::Filter;
use training::{Plan, RunSession, Sport};

impl App {
    /// Every planned run up to today with what came of it, and the runs beyond the plan; not step by step.
    ///
    /// Nothing that was missed is put anywhere else: a missed session is gone.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_done(&self) -> Result<PlanDone> {
        self.done_of(&self.plan_to_do()?)
    }

    /// The same, step by step.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_done_by_step(&self) -> Result<PlanDone> {
        let plan = self.plan_to_do()?;
        let mut done = self.done_of(&plan)?;
        for row in &mut done.runs {
            self.by_step(&plan, row)?;
        }
        Ok(done)
    }

    /// What came of one session, step by step; nothing where it is ahead or no run.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn session_done(&self, session: &str) -> Result<Option<DoneRow>> {
        let plan = self.plan_to_do()?;
        self.first_by_step(&plan, |row| row.session.as_deref() == Some(session))
    }

    /// The session that an activity was, step by step; nothing without a plan or where it was none.
    pub(crate) fn planned_of(&self, activity: i64) -> Result<Option<DoneRow>> {
        let plan = match self.plan_to_do() {
            Ok(plan) => plan,
            Err(Error::NotFound(_)) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        self.first_by_step(&plan, |row| row.session.is_some() && row.activity == Some(activity))
    }

    fn first_by_step(&self, plan: &Plan, is: impl Fn(&DoneRow) -> bool) -> Result<Option<DoneRow>> {
        let Some(mut row) = self.done_of(plan)?.runs.into_iter().find(is) else { return Ok(None) };
        self.by_step(plan, &mut row)?;
        Ok(Some(row))
    }

    fn done_of(&self, plan: &Plan) -> Result<PlanDone> {
        let today = self.date();
        let from = plan.days().next().map(|d| d.date);
        let filter = Filter { sport: Some(Sport::Running), from, to: Some(today), ..Filter::default() };
        let records =
            if from.is_some_and(|from| from <= today) { self.store().activities(&filter)? } else { Vec::new() };
        let ran: Vec<Ran> = records
            .into_iter()
            .filter_map(|record| {
                let (id, race, summary) = (record.id, record.race, record.summary);
                Some(Ran {
                    activity: id,
                    date: summary.date,
                    distance_m: summary.distance_m?,
                    elapsed_s: summary.moving_s.or(summary.timer_s).or(summary.elapsed_s)?,
                    race,
                    workout: summary.workout.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
                })
            })
            .collect();
        let lifts = match from.filter(|from| *from <= today) {
            Some(from) => self.lifts_done(plan, from, today)?,
            None => Vec::new(),
        };
        let (schema, runs) = ("stayer.plan_done/1".into(), matched(plan, &ran, today));
        Ok(PlanDone { schema, on: today.to_string(), runs, lifts })
    }

    fn lifts_done(&self, plan: &Plan, from: Date, today: Date) -> Result<Vec<LiftDone>> {
        let filter = Filter { sport: Some(Sport::Training), from: Some(from), to: Some(today), ..Filter::default() };
        let recorded = self.store().activities(&filter)?.into_iter().filter_map(|record| {
            let summary = record.summary;
            let elapsed_s = summary.timer_s.or(summary.elapsed_s)?;
            Some(Gym { activity: record.id, date: summary.date, elapsed_s })
        });
        let recorded: Vec<Gym> = recorded.collect();
        let entries = self.entries(from, today, Some("strength"))?;
        let logged = entries.into_iter().filter_map(|entry| match entry.content {
            LogContent::Strength(told) => Some(Logged { date: entry.date, exercise: told.exercise }),
            _ => None,
        });
        Ok(lift::matched(plan, &recorded, &logged.collect::<Vec<_>>(), today))
    }

    /// Fills in the steps of a row that has a session and a run.
    pub(crate) fn by_step(&self, plan: &Plan, row: &mut DoneRow) -> Result<()> {
        let (Some(session), Some(activity)) = (&row.session, row.activity) else { return Ok(()) };
        let Some(planned) = run_of(plan, session) else { return Ok(()) };
        let store = self.store();
        let Some(record) = store.activity(activity)? else { return Ok(()) };
        let workout = record.summary.workout.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let run = Run {
            laps: store.laps(activity)?,
            workout: workout.unwrap_or_default(),
            recording: store.recording(activity)?,
            pauses: store.pauses(activity)?,
            believed: source::believed(&store.corrections(activity)?),
        };
        let answer = step::steps(&planned.steps, &run);
        (row.steps, row.steps_found, row.repeat_set) = (answer.steps, answer.found, answer.set);
        if plan::is_kilometre_test(planned) {
            let test = durability::test_of(store, activity, record.summary.date)?;
            // Two kilometres are no set that grows.
            row.repeat_set = None;
            row.kilometres = test.map(|test| KilometreTest { session: row.session.clone(), ..test });
        }
        Ok(())
    }
}

fn run_of<'a>(plan: &'a Plan, id: &str) -> Option<&'a RunSession> {
    plan.runs().find(|(_, session, _)| session.id == id).map(|(_, _, run)| run)
}
