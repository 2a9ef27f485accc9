//! The files of an activity read again, joined, and derived from.

use super::{
    choose::{Choice, Source, choose},
    join::join,
};
use crate::{Error, Result, derive as figures, documents::SourcePart};
use physiology::Mending;
use quantity::{Distance, Grade};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use store::{CorrectionRecord, Derived, Given, Place, SourceFile, Store, StoredSource, Word};
use training::{Activity, Repair};

/// Activities that are made again in one transaction.
const BATCH: usize = 32;

/// The files of one activity, its own first.
#[derive(Debug, Clone)]
pub(crate) struct Files(Vec<SourceFile>);

impl Files {
    /// All of them.
    pub(crate) fn of(store: &Store, activity: i64) -> Result<Self> {
        Ok(Self(store.source_files(activity, None)?))
    }

    /// Those that did not come with an import, the one that is the activity's own afterwards first.
    pub(crate) fn without_import(store: &Store, activity: i64, import: i64) -> Result<Self> {
        Ok(Self(store.source_files(activity, Some(import))?))
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn place(&self, at: usize) -> Option<Place> {
        self.0.get(at).map(|file| file.place)
    }

    pub(crate) fn at(&self, place: Place) -> Option<&SourceFile> {
        self.0.iter().find(|file| file.place == place)
    }

    /// These and others, in the order in which the library has them: the first file here, then the rest as they came.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        if let Some((_, rest)) = self.0.split_first_mut() {
            rest.sort_by_key(|file| file.place);
        }
        self
    }

    /// Those of which that is so, in their order.
    pub(crate) fn that(&self, is: impl Fn(Place) -> bool) -> Self {
        Self(self.0.iter().filter(|file| is(file.place)).cloned().collect())
    }
}

/// The activity that files make together, and what each of them gives; the latter only where they are several.
pub(crate) fn whole(store: &Store, files: &Files, words: &[CorrectionRecord]) -> Result<(Activity, Vec<StoredSource>)> {
    let mut sources = Vec::with_capacity(files.0.len());
    let mut unread = Vec::new();
    for file in &files.0 {
        match read(store, file.place) {
            Ok(activity) => sources.push(Source { place: file.place, kind: file.kind.clone(), activity }),
            Err(why) => unread.push(why),
        }
    }
    if sources.len() <= 1 {
        let only = sources
            .pop()
            .ok_or_else(|| unread.pop().unwrap_or_else(|| Error::Broken("the activity has no file".into())))?;
        return Ok((only.activity, Vec::new()));
    }
    let choices = choose(&sources, &said(&sources, words));
    let gone = || Error::Broken("no source of the activity can be read; run stayer check".into());
    let mut activity = join(&sources, &choices).ok_or_else(gone)?;
    activity
        .repairs
        .extend(unread.iter().map(|why| Repair::new("source", format!("one of its files was left out: {why}"), 0)));
    let stored = sources.iter().enumerate().map(|(at, source)| stored(source, at, &choices)).collect();
    Ok((activity, stored))
}

/// Everything derived of an activity from these files.
pub(crate) fn derive_files(store: &Store, files: &Files, words: &[CorrectionRecord]) -> Result<Derived> {
    let (activity, sources) = whole(store, files, words)?;
    Ok(figures::pack(activity, said_of(words)).with_sources(sources))
}

/// Everything derived of an activity from all its files and by all that the runner says of it.
pub(crate) fn derive(store: &Store, activity: i64) -> Result<Derived> {
    derive_files(store, &Files::of(store, activity)?, &store.corrections(activity)?)
}

/// The distance, the grade and the mendings taken back, in force by the runner's words.
pub(crate) fn said_of(words: &[CorrectionRecord]) -> figures::Said {
    let distance = words.iter().rev().find_map(|one| if let Word::Distance(m) = one.word { Some(m) } else { None });
    let grade = words.iter().rev().find_map(|one| if let Word::Grade(ratio) = one.word { Some(ratio) } else { None });
    figures::Said {
        distance: distance.flatten().map(Distance::from_m),
        grade: grade.flatten().map(Grade::from_ratio),
        believed: believed(words),
    }
}

/// The mendings against which the device is right by the runner's words.
pub(crate) fn believed(words: &[CorrectionRecord]) -> BTreeSet<Mending> {
    let mut believed = BTreeSet::new();
    for one in words {
        let Word::Repair { kind, mended } = &one.word else { continue };
        let Some(kind) = Mending::of(kind) else { continue };
        if *mended {
            believed.remove(&kind);
        } else {
            believed.insert(kind);
        }
    }
    believed
}

/// The sources in force by the runner's words; those that are gone are passed over.
fn said(sources: &[Source], words: &[CorrectionRecord]) -> BTreeMap<SourcePart, usize> {
    let mut said = BTreeMap::new();
    for one in words {
        let Word::Source { part, place } = &one.word else { continue };
        let Some(part) = SourcePart::of(part) else { continue };
        match place.map(|place| sources.iter().position(|source| source.place == place)) {
            Some(Some(at)) => said.insert(part, at),
            _ => said.remove(&part),
        };
    }
    said
}

fn read(store: &Store, place: Place) -> Result<Activity> {
    let Place { original, position } = place;
    let gone = || Error::Broken(format!("original {original} is not in the library any more; run stayer check"));
    let bytes = store.original_bytes(original)?.ok_or_else(gone)?;
    let mut decoded = formats::decode(&bytes)
        .map_err(|why| Error::Broken(format!("original {original} can no longer be read: {why}")))?;
    if position >= decoded.activities.len() {
        return Err(Error::Broken(format!(
            "original {original} holds {} activities, number {position} was expected",
            decoded.activities.len()
        )));
    }
    Ok(decoded.activities.swap_remove(position))
}

fn stored(source: &Source, at: usize, choices: &[Choice]) -> StoredSource {
    let activity = &source.activity;
    let device = [activity.device.manufacturer.as_deref(), activity.device.product.as_deref()];
    let device = device.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let given = |choice: &Choice| Given { part: choice.part.word().to_owned(), why: word(choice) };
    StoredSource {
        place: source.place,
        start_ms: activity.start.as_millisecond(),
        elapsed_s: activity.elapsed.map(|time| time.s()).filter(|s| s.is_finite()),
        distance_m: activity.distance.map(|distance| distance.m()).filter(|m| m.is_finite()),
        device: (!device.is_empty()).then_some(device),
        records: activity.recording.len(),
        channels: activity.recording.channels().map(|channel| channel.name().to_owned()).collect(),
        gives: choices.iter().filter(|choice| choice.source == at).map(given).collect(),
    }
}

fn word(choice: &Choice) -> String {
    match serde_json::to_value(choice.why) {
        Ok(serde_json::Value::String(word)) => word,
        _ => "first".into(),
    }
}

/// Makes the figures of activities again that got another source, on all cores. One that cannot be made keeps its mark, as does the rest
/// when it is stopped: `check` says so, and the next import or a rebuild makes them.
pub(crate) fn join_new(store: &Store, stop: &AtomicBool) -> Result<()> {
    for batch in store.to_join()?.chunks(BATCH) {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let next = AtomicUsize::new(0);
        let made: Mutex<Vec<(i64, Derived)>> = Mutex::new(Vec::new());
        let workers = std::thread::available_parallelism().map_or(2, usize::from).clamp(1, 8).min(batch.len());
        let work = || {
            while let Some(&activity) = batch.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Ok(derived) = derive(store, activity) {
                    made.lock().unwrap_or_else(PoisonError::into_inner).push((activity, derived));
                }
            }
        };
        std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
        store.replace_derived(&made.into_inner().unwrap_or_else(PoisonError::into_inner))?;
    }
    Ok(())
}
