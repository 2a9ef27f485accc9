//! Making everything derived again from the originals.

use crate::{
    Result,
    derive::{self, MODEL_VERSION},
    documents::RebuildDocument,
    source,
};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use store::{Derived, Store, Upgraded};

/// Where a stopped rebuild goes on: the model's version and the last original that is done.
const RESUME: &str = "rebuild.done";
/// Originals that are made again in one transaction.
const BATCH: usize = 32;

type Remade = (Vec<(i64, Derived)>, Vec<String>);

pub(super) fn rebuild(
    store: &Store,
    progress: &mut dyn FnMut(usize, usize),
    stop: &AtomicBool,
) -> Result<RebuildDocument> {
    let all = store.derivations()?;
    let of = all.len();
    let done_before = store.fact(RESUME)?.and_then(|fact| resume(&fact)).unwrap_or(0);
    let mut done = all.iter().filter(|one| one.original <= done_before).count();
    let (mut rebuilt, mut failed) = (0, Vec::new());
    progress(done, of);
    let left: Vec<&[Upgraded]> = all[done..].chunk_by(|a, b| a.original == b.original).collect();
    for batch in left.chunks(BATCH) {
        if stop.load(Ordering::Relaxed) {
            return Ok(document(rebuilt, failed));
        }
        let (derived, reasons) = remake(store, batch);
        store.replace_derived(&derived)?;
        rebuilt += derived.len();
        failed.extend(reasons);
        done += batch.iter().map(|activities| activities.len()).sum::<usize>();
        if let Some(last) = batch.last().and_then(|activities| activities.last()) {
            store.set_fact(RESUME, Some(&format!("{MODEL_VERSION} {}", last.original)))?;
        }
        progress(done, of);
    }
    store.set_fact(RESUME, None)?;
    Ok(document(rebuilt, failed))
}

fn document(rebuilt: usize, failed: Vec<String>) -> RebuildDocument {
    RebuildDocument { schema: "stayer.rebuild/1".into(), rebuilt, failed }
}

/// The last original that was done, if the same model did it.
fn resume(fact: &str) -> Option<i64> {
    let (version, original) = fact.split_once(' ')?;
    (version == MODEL_VERSION.to_string()).then(|| original.parse().ok()).flatten()
}

/// A batch of originals on all cores, in their order.
fn remake(store: &Store, batch: &[&[Upgraded]]) -> Remade {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Remade)>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(activities) = batch.get(next.fetch_add(1, Ordering::Relaxed)).copied() {
                    let remade = remake_original(store, activities);
                    let place = activities[0].original as usize;
                    results.lock().unwrap_or_else(PoisonError::into_inner).push((place, remade));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(place, _)| *place);
    let mut all: Remade = (Vec::new(), Vec::new());
    for (_, (derived, failed)) in results {
        all.0.extend(derived);
        all.1.extend(failed);
    }
    all
}

fn remake_original(store: &Store, activities: &[Upgraded]) -> Remade {
    let (mut derived, mut failed) = (Vec::new(), Vec::new());
    let (joined, alone): (Vec<&Upgraded>, Vec<&Upgraded>) = activities.iter().partition(|one| one.joined);
    for one in joined {
        match source::derive(store, one.activity) {
            Ok(made) => derived.push((one.activity, made)),
            Err(why) => failed.push(format!("activity {}: {why}", one.activity)),
        }
    }
    if let Some(first) = alone.first() {
        remake_alone(store, first.original, &alone, &mut derived, &mut failed);
    }
    (derived, failed)
}

/// Activities that their one original holds, which is read once.
fn remake_alone(
    store: &Store,
    original: i64,
    activities: &[&Upgraded],
    derived: &mut Vec<(i64, Derived)>,
    failed: &mut Vec<String>,
) {
    let read = || -> std::result::Result<_, String> {
        let bytes = store.original_bytes(original).map_err(|why| why.to_string())?;
        let bytes = bytes.ok_or_else(|| format!("original {original} is not in the library any more"))?;
        formats::decode(&bytes).map_err(|why| format!("original {original}: {why}"))
    };
    let decoded = match read() {
        Ok(decoded) => decoded,
        Err(why) => return failed.push(why),
    };
    let mut held = Vec::new();
    for (position, activity) in decoded.activities.into_iter().enumerate() {
        if let Some(one) = activities.iter().find(|one| one.position == position) {
            held.push(one.activity);
            match store.corrections(one.activity) {
                Ok(words) => derived.push((one.activity, derive::pack(activity, source::said_of(&words)))),
                Err(why) => failed.push(why.to_string()),
            }
        }
    }
    for one in activities.iter().filter(|one| !held.contains(&one.activity)) {
        failed.push(format!(
            "original {original} does not hold activity {} any more; its figures stay as they are",
            one.activity
        ));
    }
}
