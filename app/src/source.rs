//! One activity out of several files: which of them gives which part, changing that, splitting a file off, joining two.
//!
//! Files of the same run are found when they are imported ([`store::Store::add`]); all of them are kept. What is derived comes from
//! the activity that they make together, and is made again whenever a file or a word of the runner comes or goes.

mod choose;
mod join;
mod read;

pub(crate) use read::{Files, believed, derive, derive_files, join_new, said_of, whole};

use crate::{
    App, Error, Result,
    activities::no_activity,
    documents::{NearActivity, SourceGives, SourcePart, SourceRow},
};
use jiff::{Timestamp, civil::Date};
use store::{CorrectionRecord, Given, Place, StoredSource, Word};

impl App {
    /// The runner says which source gives a part of an activity, by its number from 1; `None` gives it back to the rule.
    ///
    /// What is derived of the activity is made again; no original is touched and the word can be undone.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when it has one file only, no such source, or one without that part.
    pub fn choose_source(&self, id: i64, part: SourcePart, number: Option<usize>) -> Result<()> {
        let store = self.store();
        store.origin(id)?.ok_or_else(|| no_activity(id))?;
        let sources = store.sources(id)?;
        if sources.is_empty() {
            return Err(Error::Rejected(format!(
                "activity {id} has one file only; there is nothing to choose between"
            )));
        }
        let place = number.map(|number| numbered(&sources, id, number)).transpose()?.map(|source| source.place);
        match (number, self.say_source(id, part, place, self.date())?) {
            (Some(number), false) => Err(Error::Rejected(format!(
                "source {number} of activity {id} has no {}; stayer show {id} lists what each has",
                part.word().replace('_', " ")
            ))),
            _ => Ok(()),
        }
    }

    /// The same by the place of the source, said on a day; false, and nothing is kept, where that source has no such part.
    pub(crate) fn say_source(&self, id: i64, part: SourcePart, place: Option<Place>, on: Date) -> Result<bool> {
        let store = self.store();
        let mut words = store.corrections(id)?;
        words.push(CorrectionRecord { id: i64::MAX, word: Word::Source { part: part.word().to_owned(), place } });
        let derived = derive_files(store, &Files::of(store, id)?, &words)?;
        if place.is_some_and(|place| !gives(&derived, place, part)) {
            return Ok(false);
        }
        if store.choose_source(id, part.word(), place, on, &derived)? { Ok(true) } else { Err(no_activity(id)) }
    }

    /// Splits a file off an activity, by its number from 1: it becomes an activity of its own, whose number is told. Without a number the
    /// other of two.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when it has one file only, no such source, or several to choose from.
    pub fn split_source(&self, id: i64, number: Option<usize>) -> Result<i64> {
        let store = self.store();
        store.origin(id)?.ok_or_else(|| no_activity(id))?;
        let files = Files::of(store, id)?;
        let off = match (number, files.count()) {
            (_, 0 | 1) => {
                return Err(Error::Rejected(format!("activity {id} has one file only; there is nothing to split off")));
            }
            (Some(1), _) => {
                return Err(Error::Rejected(format!(
                    "source 1 is the file that activity {id} began with; split another one off, 2 to {}",
                    files.count()
                )));
            }
            (None, 2) => files.place(1),
            (None, count) => {
                return Err(Error::Rejected(format!(
                    "activity {id} has {count} files; say which one to split off, 2 to {count}"
                )));
            }
            (Some(number), _) => number.checked_sub(1).and_then(|at| files.place(at)),
        };
        let off = off.ok_or_else(|| no_source(id, number.unwrap_or(0), files.count()))?;
        self.split_file(id, &files, off, self.date())
    }

    /// The same by the place of the file, said on a day.
    pub(crate) fn split_file(&self, id: i64, files: &Files, off: Place, on: Date) -> Result<i64> {
        let store = self.store();
        let words = store.corrections(id)?;
        let left = derive_files(store, &files.that(|place| place != off), &words)?;
        let new = derive_files(store, &files.that(|place| place == off), &[])?;
        store.split(id, off, on, &left, &new)?.ok_or_else(|| {
            Error::Broken(format!("another program changed activity {id} meanwhile; look at it and try again"))
        })
    }

    /// Joins another activity with one: all its files become files of it, and what was said of it counts there. The other number is gone
    /// until this is undone.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity, `Rejected` when they are the same or began more than a day apart.
    pub fn join_activities(&self, id: i64, other: i64) -> Result<()> {
        self.join_on(id, other, self.date())
    }

    /// The same, said on a day.
    pub(crate) fn join_on(&self, id: i64, other: i64, on: Date) -> Result<()> {
        let store = self.store();
        let [one, two] = [id, other].map(|id| store.activity(id).map(|found| found.ok_or_else(|| no_activity(id))));
        let (one, two) = (one??, two??);
        if id == other {
            return Err(Error::Rejected(format!("activity {id} is one already; name another one to join it with")));
        }
        let apart_ms = one.summary.start_ms.abs_diff(two.summary.start_ms);
        if apart_ms > JOINED_MS.unsigned_abs() {
            return Err(Error::Rejected(format!(
                "activities {id} and {other} began {:.0} hours apart; those within a day can be the same run by another clock",
                apart_ms as f64 / 3_600_000.0
            )));
        }
        let files = Files::of(store, id)?.and(Files::of(store, other)?);
        let both = derive_files(store, &files, &store.corrections(id)?)?;
        if store.join(id, other, on, &both)? {
            return Ok(());
        }
        Err(Error::Broken(format!(
            "another program changed activity {id} or {other} meanwhile; look at them and try again"
        )))
    }

    /// Gives back the activity that the last word let go into this one; false when that is not the last word any more.
    pub(crate) fn undo_join(&self, id: i64, last: &CorrectionRecord, before: &[CorrectionRecord]) -> Result<bool> {
        let Word::Join(joined) = &last.word else { return Ok(false) };
        let store = self.store();
        let files = Files::of(store, id)?;
        let left = derive_files(store, &files.that(|place| !joined.has(place)), before)?;
        let given_back = derive_files(store, &files.that(|place| joined.has(place)), &joined.words())?;
        Ok(store.undo_join(id, last.id, &left, &given_back)?)
    }

    /// Other activities that began within a day of one and may be the same, the nearest first.
    pub(crate) fn near(&self, record: &store::ActivityRecord) -> Result<Vec<NearActivity>> {
        let others = self.store().activities_around(record, JOINED_MS, MOST_NEAR)?;
        Ok(others.into_iter().map(near).collect())
    }
}

/// A clock that is wrong by a zone, or by twelve hours, is wrong by less. Default, not a finding.
const JOINED_MS: i64 = 86_400_000;
/// So many are offered.
const MOST_NEAR: usize = 12;

fn near(record: store::ActivityRecord) -> NearActivity {
    let row = crate::activities::library_row(record);
    NearActivity {
        id: row.id.unwrap_or_default(),
        start: row.start,
        sport: row.sport,
        sub_sport: row.sub_sport,
        distance_m: row.distance_m,
    }
}

/// Whether what was derived takes a part from a place.
fn gives(derived: &store::Derived, place: Place, part: SourcePart) -> bool {
    derived
        .sources()
        .iter()
        .any(|source| source.place == place && source.gives.iter().any(|given| given.part == part.word()))
}

fn numbered(sources: &[StoredSource], id: i64, number: usize) -> Result<&StoredSource> {
    number.checked_sub(1).and_then(|at| sources.get(at)).ok_or_else(|| no_source(id, number, sources.len()))
}

fn no_source(id: i64, number: usize, count: usize) -> Error {
    Error::Rejected(format!("activity {id} has no source {number}; it has {count}, numbered from 1"))
}

/// The activities that were split off.
pub(crate) fn split_off(words: &[CorrectionRecord]) -> Vec<i64> {
    words.iter().filter_map(|one| if let Word::Split { other, .. } = one.word { Some(other) } else { None }).collect()
}

/// The activities that went into this one.
pub(crate) fn joined(words: &[CorrectionRecord]) -> Vec<i64> {
    words
        .iter()
        .filter_map(|one| if let Word::Join(joined) = &one.word { Some(joined.activity) } else { None })
        .collect()
}

/// The rows of a page from what is stored.
pub(crate) fn rows(sources: Vec<StoredSource>, files: &Files) -> Vec<SourceRow> {
    let row = |(at, source): (usize, StoredSource)| {
        let file = files.at(source.place)?;
        Some(SourceRow {
            number: at + 1,
            kind: file.kind.clone(),
            path: file.path.clone(),
            sha256: file.sha256.to_string(),
            device: source.device,
            start: Timestamp::from_millisecond(source.start_ms).map_or_else(|_| String::new(), |at| at.to_string()),
            elapsed_s: source.elapsed_s,
            distance_m: source.distance_m,
            records: source.records,
            channels: source.channels,
            gives: source.gives.iter().filter_map(given).collect(),
        })
    };
    sources.into_iter().enumerate().filter_map(row).collect()
}

fn given(given: &Given) -> Option<SourceGives> {
    let why = serde_json::from_value(serde_json::Value::String(given.why.clone())).ok()?;
    Some(SourceGives { part: SourcePart::of(&given.part)?, why })
}
