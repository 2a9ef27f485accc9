//! What the ledger rests on: the best times of every run, and results as told.

use super::suspects::suspects;
use crate::Result;
use jiff::{ToSpan, Unit, civil::Date};
use physiology::{
    Effort, RaceLikeness,
    hold::{Evidence, EvidenceKind},
};
use store::Store;
use training::RaceResult;

/// An effort with where it comes from.
#[derive(Debug, Clone)]
pub struct Known {
    /// What the ledger is told.
    pub evidence: Evidence,
    /// The run; absent for a told result.
    pub activity: Option<i64>,
    /// The day.
    pub date: Date,
    /// Why a run that nobody calls a race is taken as one here.
    pub suspected: Option<String>,
}

/// Years back that are looked at; the ledger itself forgets sooner or later.
const YEARS_BACK: i64 = 3;
/// A best time is the race itself where it covers at least this share of a run that was a race.
const WHOLE_RACE: f64 = 0.95;
/// The distance of a race that fits none of the usual distances counts as run, this close to one it is that one.
const USUAL: f64 = 0.02;

/// The first day whose runs count for a day.
pub fn first_day(on: Date) -> Date {
    on.saturating_sub((365 * YEARS_BACK).days())
}

/// Efforts up to a day. A run that looks like a race without a word of the runner counts as a test: near what the runner can
/// do, but less so than a confirmed race. A treadmill's distance is a sensor's guess, so it is no evidence
/// until the runner says it.
pub fn efforts(store: &Store, told: &[RaceResult], on: Date) -> Result<Vec<Known>> {
    efforts_between(store, told, first_day(on), on)
}

/// The same from a first day; ages count to the last.
pub fn efforts_between(store: &Store, told: &[RaceResult], first: Date, on: Date) -> Result<Vec<Known>> {
    let mut known: Vec<Known> = Vec::new();
    let mut whole_races: Vec<i64> = Vec::new();
    let bests = store.best_efforts(first, on)?;
    let mut suspects = suspects(store, &bests, first, on)?;
    for best in bests.iter().filter(|best| !best.guessed) {
        let share = best.run_distance_m.map_or(0.0, |whole| best.distance_m / whole);
        let race = best.race == Some(true) && share >= WHOLE_RACE;
        if race {
            whole_races.push(best.activity);
        }
        let suspected =
            suspects.get(&best.activity).is_some_and(|s| (s.race.distance.m() / best.distance_m - 1.0).abs() < 1e-3);
        let kind = if race {
            EvidenceKind::Race
        } else if suspected {
            EvidenceKind::Test
        } else {
            EvidenceKind::Training
        };
        push(&mut known, Some(best.activity), best.date, (best.distance_m, best.elapsed_s), kind, on);
        if suspected && let Some(likeness) = suspects.remove(&best.activity) {
            explain(&mut known, &likeness);
        }
    }
    // The same without a best over the very distance: a watch that counted short, 10 miles.
    for best in bests.chunk_by(|a, b| a.activity == b.activity).map(|run| &run[0]) {
        let Some(likeness) = suspects.remove(&best.activity) else { continue };
        let effort = (likeness.race.distance.m(), likeness.race.time.s());
        push(&mut known, Some(best.activity), best.date, effort, EvidenceKind::Test, on);
        explain(&mut known, &likeness);
    }
    // A race of 8 km has no usual distance near its own: the whole run speaks for it.
    for best in bests.iter().filter(|best| best.race == Some(true) && !best.guessed) {
        let (Some(metres), Some(seconds)) = (best.run_distance_m, best.run_elapsed_s) else { continue };
        if !whole_races.contains(&best.activity) {
            whole_races.push(best.activity);
            push(&mut known, Some(best.activity), best.date, (metres, seconds), EvidenceKind::Race, on);
        }
    }
    for result in told {
        let Some(date) = result.date.filter(|date| *date <= on) else { continue };
        // The file of the same race knows no more than its result does, unless the runner typed another race of that day.
        let recorded = known.iter().any(|k| {
            let close = (k.evidence.effort.distance / result.distance_m - 1.0).abs() < USUAL;
            k.evidence.kind == EvidenceKind::Race && k.date == date && close
        });
        if !recorded {
            push(&mut known, None, date, (result.distance_m.m(), result.time_s.s()), EvidenceKind::Race, on);
        }
    }
    Ok(known)
}

/// Says of the last effort why it is taken for near a race.
fn explain(known: &mut [Known], likeness: &RaceLikeness) {
    if let Some(last) = known.last_mut() {
        last.suspected = Some(likeness.reasons.join("; "));
    }
}

fn push(known: &mut Vec<Known>, activity: Option<i64>, date: Date, effort: (f64, f64), kind: EvidenceKind, on: Date) {
    let age_days = (on - date).total((Unit::Day, on)).unwrap_or(0.0);
    let evidence = Evidence { effort: Effort::new(effort.0, effort.1), age_days, kind, id: known.len() as u64 };
    known.push(Known { evidence, activity, date, suspected: None });
}
