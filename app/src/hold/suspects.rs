//! Runs that nobody calls a race and that look like one.

use crate::Result;
use jiff::{ToSpan, civil::Date};
use physiology::{Effort, OtherRun, RACE_SUSPECTED, RaceLikeness, SeenRun, race_likeness};
use quantity::{Duration, HeartRate};
use std::collections::BTreeMap;
use store::{ActivityRecord, Effort as Best, Filter, Store};
use training::Sport;

/// Runs so many days before and after say what is usual for the runner.
pub(crate) const AROUND_DAYS: i64 = 180;

/// A run with its bests.
struct Run {
    activity: i64,
    date: Date,
    bests: Vec<Effort>,
    heart_rate: Option<HeartRate>,
    /// Its record, where nobody said whether it was a race and its distance was measured outdoors.
    unsaid: Option<ActivityRecord>,
}

impl Run {
    fn likeness(&self, others: &[OtherRun<'_>]) -> Option<RaceLikeness> {
        let record = self.unsaid.as_ref()?;
        let summary = &record.summary;
        let standing = summary.elapsed_s.zip(summary.moving_s).map(|(all, moving)| Duration::from_s(all - moving));
        let seen = SeenRun {
            name: summary.name.as_deref(),
            whole: Effort::new(summary.distance_m?, summary.elapsed_s?),
            standing,
            bests: &self.bests,
            heart_rate: self.heart_rate,
        };
        race_likeness(&seen, others).filter(|likeness| likeness.score >= RACE_SUSPECTED)
    }
}

/// The runs between two days that look like races, seen against the runs around each of them, none after `to`. `bests` are those
/// of the days.
pub(crate) fn suspects(store: &Store, bests: &[Best], from: Date, to: Date) -> Result<BTreeMap<i64, RaceLikeness>> {
    let runs = runs(store, bests, from, to)?;
    Ok(runs.iter().filter_map(|run| Some((run.activity, against(run, &runs)?))).collect())
}

/// How much one run of the library looks like a race; none where it does not.
pub(crate) fn suspect(store: &Store, record: &ActivityRecord) -> Result<Option<RaceLikeness>> {
    let summary = &record.summary;
    let asked = record.race.is_none() && summary.sport == Sport::Running && !summary.indoor;
    // Most runs have no race's length: they are passed over without a look at the others.
    let whole = Effort::new(summary.distance_m.unwrap_or(0.0), summary.elapsed_s.unwrap_or(0.0));
    if !asked || !physiology::may_be_race(summary.name.as_deref(), &whole) {
        return Ok(None);
    }
    let (from, to) = around(summary.date);
    let runs = runs(store, &store.best_efforts(from, to)?, from, to)?;
    Ok(runs.iter().find(|run| run.activity == record.id).and_then(|run| against(run, &runs)))
}

fn around(day: Date) -> (Date, Date) {
    (day.saturating_sub(AROUND_DAYS.days()), day.saturating_add(AROUND_DAYS.days()))
}

fn against(run: &Run, runs: &[Run]) -> Option<RaceLikeness> {
    let summary = &run.unsaid.as_ref()?.summary;
    if !physiology::may_be_race(summary.name.as_deref(), &Effort::new(summary.distance_m?, summary.elapsed_s?)) {
        return None;
    }
    let (from, to) = around(run.date);
    let around = &runs[runs.partition_point(|r| r.date < from)..runs.partition_point(|r| r.date <= to)];
    let others: Vec<OtherRun<'_>> = around
        .iter()
        .filter(|other| other.activity != run.activity)
        .map(|other| OtherRun { bests: &other.bests, heart_rate: other.heart_rate })
        .collect();
    run.likeness(&others)
}

/// Runs with bests outdoors, by day.
fn runs(store: &Store, bests: &[Best], from: Date, to: Date) -> Result<Vec<Run>> {
    let filter = Filter { sport: Some(Sport::Running), from: Some(from), to: Some(to), ..Filter::default() };
    let mut records: BTreeMap<i64, ActivityRecord> =
        store.activities(&filter)?.into_iter().map(|record| (record.id, record)).collect();
    let runs = bests.chunk_by(|a, b| a.activity == b.activity).filter(|bests| !bests[0].guessed);
    Ok(runs
        .map(|bests| {
            let record = records.remove(&bests[0].activity);
            Run {
                activity: bests[0].activity,
                date: bests[0].date,
                bests: bests.iter().map(|best| Effort::new(best.distance_m, best.elapsed_s)).collect(),
                heart_rate: record.as_ref().and_then(|r| r.summary.heart_rate_bpm).map(HeartRate::from_bpm),
                unsaid: record.filter(|r| r.race.is_none()),
            }
        })
        .collect())
}
