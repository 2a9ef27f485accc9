//! Filling an empty library with the sample runner, through the same doors as a real one.

use super::{SampleOptions, SampleTruth};
use crate::{
    App, Error, ImportOptions, NewRace, PlanAnswer, Result,
    documents::{ActivityFilter, Progress},
};
use jiff::ToSpan;
use quantity::{Duration, race_distance};
use std::{fs, sync::atomic::AtomicBool};
use training::Priority;

/// How far the filling has come.
#[derive(Debug, Clone, Copy)]
pub enum SampleStep<'a> {
    /// Files written, of so many.
    Writing(usize, usize),
    /// Files being imported.
    Importing(&'a Progress),
    /// The plan is being made.
    Planning,
}

/// Weeks from today to the sample runner's goal race.
const WEEKS_TO_GOAL: i64 = 20;
/// What the sample runner hopes to be better by than today's truth says.
const AMBITION: f64 = 0.97;

/// The fact that says how far the filling has come.
const SAMPLE: &str = "sample";
/// Its value until the end is reached.
const BEGUN: &str = "begun";

impl App {
    /// Whether the library waits for the sample runner: it is empty, or filling it was cut short.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn wants_sample(&self) -> Result<bool> {
        let begun = self.store().fact(SAMPLE)?.as_deref() == Some(BEGUN);
        let one = ActivityFilter { limit: Some(1), ..ActivityFilter::default() };
        Ok(begun || self.activities(&one)?.total == 0)
    }

    /// Fills an empty library with the sample runner: files written, imported, races marked, a goal and a plan. Cut short, it
    /// goes on the next time.
    ///
    /// # Errors
    /// `Rejected` when the library already has activities of somebody else, `Broken` when the disk is at fault.
    pub fn fill_sample(&self, progress: &mut dyn FnMut(SampleStep<'_>), stop: &AtomicBool) -> Result<()> {
        if !self.wants_sample()? {
            return Err(Error::Rejected(
                "the library has activities already; the sample runner goes into an empty one: choose another folder with --data"
                    .into(),
            ));
        }
        self.store().set_fact(SAMPLE, Some(BEGUN))?;
        let broken = |e: std::io::Error| Error::Broken(format!("the sample runner's files: {e}"));
        let folder = tempfile::Builder::new().prefix("stayer-sample-").tempdir().map_err(broken)?;
        let options = SampleOptions::up_to(self.date(), self.seed());
        Self::sample(folder.path(), options, &mut |done, of| progress(SampleStep::Writing(done, of)))?;
        let truth = fs::read_to_string(folder.path().join("truth.json")).map_err(broken)?;
        let truth: SampleTruth = serde_json::from_str(&truth).map_err(|e| Error::Broken(format!("truth.json: {e}")))?;
        fs::remove_file(folder.path().join("truth.json")).map_err(broken)?;
        let report = self.import(
            &[folder.path().to_owned()],
            ImportOptions::default(),
            &mut |p| progress(SampleStep::Importing(p)),
            stop,
        )?;
        for file in &report.files {
            if let Some(activity) = file.activity
                && truth.raced.iter().any(|race| file.path.ends_with(&race.file))
            {
                self.mark_race(activity, Some(true))?;
            }
        }
        if report.interrupted {
            return Ok(());
        }
        progress(SampleStep::Planning);
        self.introduce_sample_runner(&truth)?;
        Ok(self.store().set_fact(SAMPLE, None)?)
    }

    fn introduce_sample_runner(&self, truth: &SampleTruth) -> Result<()> {
        for (key, value) in [("sex", "female"), ("born", "1988-05-02"), ("mass_kg", "61"), ("long_run", "sun")] {
            self.runner_set(key, value)?;
        }
        let marathon = truth.races.iter().map(|r| r.time_s).fold(0.0, f64::max);
        let sunday =
            self.date() + (WEEKS_TO_GOAL * 7 - 1 - i64::from(self.date().weekday().to_monday_zero_offset())).days();
        for race in self.races()?.races {
            self.race_remove(race.id)?;
        }
        self.race_add(NewRace {
            name: "Dogger Bank marathon".into(),
            date: sunday,
            distance: race_distance::MARATHON,
            goal: Some(Duration::from_s((marathon * AMBITION / 60.0).round() * 60.0)),
            priority: Priority::A,
        })?;
        match self.plan_make()? {
            PlanAnswer::Plan(_) => Ok(()),
            PlanAnswer::Conflict(c) => Err(Error::Broken(format!("the sample runner's wishes clash: {:?}", c.clash))),
        }
    }
}
