//! One activity, from the library or straight from a file.

mod detail;
mod held;
mod lap_repeats;
mod likely;
mod planned;
mod repeat_sets;
mod repeats;
mod series;

use crate::{
    App, Error, Result, activities, derive,
    documents::{ActivityDetail, ActivityRow, RaceSuspected},
    hold::suspects,
    import::read_activities,
    source::{self, Files},
};
use detail::Parts;
pub(crate) use held::{drift, level_line as level, mean_heart_rate, moment};
use jiff::ToSpan;
pub(crate) use repeat_sets::repeat_set;
pub(crate) use repeats::{Work, repeats};
use std::{collections::BTreeSet, path::Path};
use store::{ActivityRecord, Sha256, StoredLap};

/// Version of what suspects a race; a kept answer of another version is made again.
const SUSPECT_MODEL: u32 = 1;

impl App {
    /// One activity of the library.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity.
    pub fn activity(&self, id: i64) -> Result<ActivityDetail> {
        let store = self.store();
        let record = store.activity(id)?.ok_or_else(|| activities::no_activity(id))?;
        let race_suspected = self.race_suspected(&record)?;
        let distance_likely = self.distance_likely(&record)?;
        let near = self.near(&record)?;
        let workout = record.summary.workout.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let words = store.corrections(id)?;
        let parts = Parts {
            row: activities::library_row(record),
            workout: workout.unwrap_or_default(),
            recording: store.recording(id)?,
            best_cm: store.curve(id)?,
            bests: store.bests(id)?,
            laps: store.laps(id)?,
            pauses: store.pauses(id)?,
            repairs: store.repairs(id)?,
            believed: source::believed(&words),
        };
        let told = store.told(id)?;
        let (corrections, split_off, joined) = (words.len(), source::split_off(&words), source::joined(&words));
        let belt_grade = source::said_of(&words).grade.map(quantity::Grade::ratio);
        let sources = source::rows(store.sources(id)?, &Files::of(store, id)?);
        let planned = self.planned_of(id)?;
        let said = ActivityDetail { race_suspected, distance_likely, corrections, planned, ..parts.detail() };
        Ok(ActivityDetail { sources, split_off, joined, near, told, belt_grade, ..said })
    }

    /// Whether a run looks like a race. The runs of a year around it are looked at, so the answer is kept until the library changes.
    fn race_suspected(&self, record: &ActivityRecord) -> Result<Option<RaceSuspected>> {
        let store = self.store();
        let until = record.summary.date.saturating_add(suspects::AROUND_DAYS.days());
        self.kept(&format!("race suspected {} model {SUSPECT_MODEL}", record.id), until, || {
            Ok(suspects::suspect(store, record)?.map(race_suspected))
        })
    }

    /// The activities in a file, without touching any library.
    ///
    /// # Errors
    /// `NotFound` when there is no such file, `Rejected` when it holds no activity.
    pub fn show_file(path: &Path) -> Result<Vec<ActivityDetail>> {
        let shown = path.display().to_string();
        if !path.exists() {
            return Err(Error::NotFound(format!("{shown}: there is no such file")));
        }
        let (files, why) = read_activities(path);
        let mut details = Vec::new();
        for (inside, bytes) in files {
            let Ok(decoded) = formats::decode(&bytes) else { continue };
            let source = (Sha256::of(&bytes).to_string(), inside);
            for activity in decoded.activities {
                let made = derive::make(&activity);
                let row: ActivityRow = activities::row(None, made.summary, source.clone());
                let laps = activity.laps.into_iter().map(StoredLap::from).collect();
                let (best_cm, bests, repairs) = (made.best_cm, made.bests, made.repairs);
                let parts = Parts {
                    row,
                    recording: activity.recording,
                    best_cm,
                    bests,
                    laps,
                    pauses: activity.pauses,
                    repairs,
                    believed: BTreeSet::new(),
                    workout: activity.workout,
                };
                details.push(parts.detail());
            }
        }
        if details.is_empty() {
            let why = why.unwrap_or_else(|| "no activity in it".into());
            return Err(Error::Rejected(format!("{shown}: {why}")));
        }
        Ok(details)
    }
}

fn race_suspected(likeness: physiology::RaceLikeness) -> RaceSuspected {
    RaceSuspected {
        score: likeness.score,
        distance_m: likeness.race.distance.m(),
        time_s: likeness.race.time.s(),
        reasons: likeness.reasons,
    }
}
