//! The distance of an activity, the grade of its belt and what was mended in it by the runner's word: a certified course, what
//! the treadmill showed, a device that was right.

use crate::{
    App, Error, Result,
    activities::no_activity,
    derive::{self, Said},
    source::{self, Files},
};
use jiff::civil::Date;
use physiology::Mending;
use quantity::{Distance, Grade};
use std::collections::BTreeSet;
use store::{CorrectionRecord, Word};

/// A device counts between half and twice the true distance; beyond that it is a slip of the hand. Default, not a finding.
const OFF: std::ops::RangeInclusive<f64> = 0.5..=2.0;
/// What an activity without a count may be, in metres.
const ANY_M: std::ops::RangeInclusive<f64> = 100.0..=500_000.0;
/// Belts go up so far, and down. Beyond it is a slip of the hand. Default, not a finding.
const BELT: std::ops::RangeInclusive<f64> = -0.10..=0.15;

impl App {
    /// The runner says how far an activity was; `None` gives it the file's own distance again.
    ///
    /// What is derived of this activity is derived again; the original is not touched and the saying can be undone.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when the distance cannot be.
    pub fn correct_distance(&self, id: i64, distance: Option<Distance>) -> Result<()> {
        self.say_distance(id, distance, self.date())
    }

    /// The same, said on a day.
    pub(crate) fn say_distance(&self, id: i64, distance: Option<Distance>, on: Date) -> Result<()> {
        let store = self.store();
        store.origin(id)?.ok_or_else(|| no_activity(id))?;
        let words = store.corrections(id)?;
        let (activity, sources) = source::whole(store, &Files::of(store, id)?, &words)?;
        if let Some(said) = distance {
            possible(&activity, said, &source::believed(&words)).map_err(Error::Rejected)?;
        }
        let said_m = distance.map(Distance::m);
        let said = Said { distance, ..source::said_of(&words) };
        let derived = derive::pack(activity, said).with_sources(sources);
        if store.correct(id, said_m, on, &derived)? { Ok(()) } else { Err(no_activity(id)) }
    }

    /// The runner says how steep the belt of a treadmill run was; `None` takes it back. Its level speeds count with it.
    ///
    /// What is derived of this activity is derived again; the original is not touched and the saying can be undone.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when it was outdoors, no run, without a distance, or the grade cannot be.
    pub fn say_belt_grade(&self, id: i64, grade: Option<Grade>) -> Result<()> {
        self.say_grade(id, grade, self.date())
    }

    /// The same, said on a day.
    pub(crate) fn say_grade(&self, id: i64, grade: Option<Grade>, on: Date) -> Result<()> {
        let store = self.store();
        let record = store.activity(id)?.ok_or_else(|| no_activity(id))?;
        if let Some(said) = grade {
            climbable(id, &record.summary, said).map_err(Error::Rejected)?;
        }
        let mut words = store.corrections(id)?;
        let ratio = grade.map(Grade::ratio);
        words.push(CorrectionRecord { id: i64::MAX, word: Word::Grade(ratio) });
        let derived = source::derive_files(store, &Files::of(store, id)?, &words)?;
        if store.say_grade(id, ratio, on, &derived)? { Ok(()) } else { Err(no_activity(id)) }
    }

    /// The runner holds the device right against a kind of mending, or (`mended`) takes it up again.
    ///
    /// What is derived of this activity is derived again, and what rests on it follows; the original is not touched and the word can
    /// be undone.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when nothing of that kind was met in it, or it is as the runner says already.
    pub fn say_repair(&self, id: i64, kind: Mending, mended: bool) -> Result<()> {
        self.say_mending(id, kind, mended, self.date())
    }

    /// The same, said on a day.
    pub(crate) fn say_mending(&self, id: i64, kind: Mending, mended: bool, on: Date) -> Result<()> {
        let store = self.store();
        store.origin(id)?.ok_or_else(|| no_activity(id))?;
        let word = kind.word();
        let mut words = store.corrections(id)?;
        let is_believed = source::believed(&words).contains(&kind);
        if !is_believed {
            undoable(id, &store.repairs(id)?, word).map_err(Error::Rejected)?;
        }
        if mended != is_believed {
            let state = if mended { "mended already" } else { "taken as the device wrote it already" };
            return Err(Error::Rejected(format!("what is called {word} in activity {id} is {state}")));
        }
        words.push(CorrectionRecord { id: i64::MAX, word: Word::Repair { kind: word.to_owned(), mended } });
        let derived = source::derive_files(store, &Files::of(store, id)?, &words)?;
        if store.say_repair(id, word, mended, on, &derived)? { Ok(()) } else { Err(no_activity(id)) }
    }

    /// Takes the last word about an activity back: on its distance, on its belt, on a mending, on which source gives a part
    /// of it, a file split off, or another joined.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when nothing was said of it.
    pub fn undo_correction(&self, id: i64) -> Result<()> {
        let store = self.store();
        for _ in 0..10 {
            store.origin(id)?.ok_or_else(|| no_activity(id))?;
            let words = store.corrections(id)?;
            let Some((last, before)) = words.split_last() else {
                return Err(Error::Rejected(format!(
                    "nothing was said of the distance, the belt, the mendings or the sources of activity {id}"
                )));
            };
            let files = Files::of(store, id)?;
            let undone = match last.word {
                Word::Split { other, own, .. } => {
                    let off = Files::of(store, other)?;
                    let both = if own { off.and(files) } else { files.and(off) };
                    let joined = source::derive_files(store, &both, before)?;
                    store.undo_split(id, last.id, &joined)?
                }
                Word::Join(_) => self.undo_join(id, last, before)?,
                _ => store.undo_correction(id, last.id, &source::derive_files(store, &files, before)?)?,
            };
            if undone {
                return Ok(());
            }
        }
        Err(Error::Broken("another program keeps changing the activity; try again when it is done".into()))
    }
}

/// Whether a kind of mending was met in an activity, in words where it was not.
fn undoable(id: i64, repairs: &[training::Repair], kind: &str) -> std::result::Result<(), String> {
    if repairs.iter().any(|repair| repair.kind == kind) {
        return Ok(());
    }
    let mut kinds: Vec<&str> = repairs.iter().map(|repair| repair.kind.as_str()).collect();
    kinds.retain(|kind| Mending::of(kind).is_some());
    kinds.sort_unstable();
    kinds.dedup();
    let there = match kinds[..] {
        [] => "nothing was mended in it that could be taken back".to_owned(),
        _ => format!("there {} {}", if kinds.len() == 1 { "is" } else { "are" }, kinds.join(", ")),
    };
    Err(format!("nothing called {kind} was met in activity {id}; {there}"))
}

/// Whether an activity can have been run on such a belt, in words where it cannot.
fn climbable(id: i64, summary: &store::Summary, said: Grade) -> std::result::Result<(), String> {
    if !BELT.contains(&said.ratio()) {
        return Err(format!("a belt at {:.1} % is none; expected -10 to 15 %, e.g. 1%", 100.0 * said.ratio()));
    }
    if summary.sport != training::Sport::Running || !summary.indoor {
        return Err(format!(
            "activity {id} was no run indoors; only a treadmill's belt has a grade that nothing measured"
        ));
    }
    if summary.distance_m.is_none() {
        return Err(format!("activity {id} has no distance; say how far it was first"));
    }
    Ok(())
}

/// Whether an activity can have been so long, in words where it cannot.
fn possible(
    activity: &training::Activity,
    said: Distance,
    believed: &BTreeSet<Mending>,
) -> std::result::Result<(), String> {
    let m = said.m();
    if !ANY_M.contains(&m) {
        return Err(format!("{m} m is no distance of an activity; expected 100 m to 500 km, e.g. 10.2km"));
    }
    if let Some(counted) = derive::counted(activity, believed) {
        let off = m / counted.m();
        if !OFF.contains(&off) {
            return Err(format!(
                "{m:.0} m is {off:.2} times the {:.0} m that the device counted; expected half to twice of it",
                counted.m()
            ));
        }
    }
    let last_ms = activity.recording.elapsed_ms.last().copied().unwrap_or(0);
    let elapsed = activity.elapsed.unwrap_or(quantity::Duration::from_s(last_ms as f64 / 1000.0));
    let on_foot =
        matches!(activity.sport, training::Sport::Running | training::Sport::Walking | training::Sport::Hiking);
    if on_foot && elapsed.s() > 0.0 && said > physiology::human_limit(elapsed) {
        return Err(format!("{m:.0} m in {:.0} s is faster than any human; check the distance", elapsed.s()));
    }
    Ok(())
}
