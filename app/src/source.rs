//! One activity out of several files: which of them gives which part, changing that, and splitting a file off.
//!
//! Files of the same run are found when they are imported ([`store::Store::add`]); all of them are kept. What is derived comes from
//! the activity that they make together, and is made again whenever a file or a word of the runner comes or goes.

mod choose;
mod join;
mod read;

pub(crate) use read::{Files, derive, derive_files, join_new, said_of, whole};

use crate::{
    App, Error, Result,
    activities::no_activity,
    documents::{SourceGives, SourcePart, SourceRow},
};
use jiff::Timestamp;
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
        let mut words = store.corrections(id)?;
        words.push(CorrectionRecord { id: i64::MAX, word: Word::Source { part: part.word().to_owned(), place } });
        let files = Files::of(store, id)?;
        let derived = derive_files(store, &files, &words)?;
        if let (Some(number), false) = (number, place.is_none_or(|place| gives(&derived, place, part))) {
            return Err(Error::Rejected(format!(
                "source {number} of activity {id} has no {}; stayer show {id} lists what each has",
                part.word().replace('_', " ")
            )));
        }
        if store.choose_source(id, part.word(), place, self.date(), &derived)? { Ok(()) } else { Err(no_activity(id)) }
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
        let words = store.corrections(id)?;
        let left = derive_files(store, &files.without(off), &words)?;
        let new = derive_files(store, &files.only(off), &[])?;
        store.split(id, off, self.date(), &left, &new)?.ok_or_else(|| {
            Error::Broken(format!("another program changed activity {id} meanwhile; look at it and try again"))
        })
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
