//! The writing end: results in the order of reading, written in batches, each one transaction.

use super::{
    budget::Budget,
    work::{Made, Message, Ready},
};
use crate::{
    Result,
    documents::{ImportReport, ImportedFile, Outcome, Progress},
    source,
};
use jiff::Timestamp;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Receiver,
    },
    time::{Duration, Instant},
};
use store::{Added, NewFile, Sha256, Store};

/// A batch is written when it has so many files …
const BATCH_FILES: usize = 64;
/// … or about so many bytes …
const BATCH_BYTES: usize = 8 << 20;
/// … or is so old.
const BATCH_AGE: Duration = Duration::from_millis(500);

pub(super) struct Writer<'a> {
    store: &'a Store,
    at: Timestamp,
    source: &'a str,
    dry_run: bool,
    progress: &'a mut dyn FnMut(&Progress),
    so_far: Progress,
    import: Option<i64>,
    files: Vec<ImportedFile>,
    /// Files that wait for the next batch, and where they stand in the report.
    pending: Vec<NewFile>,
    pending_at: Vec<usize>,
    pending_bytes: usize,
    pending_since: Instant,
    /// In a dry run: what would be there by now.
    would_have: BTreeSet<Sha256>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        store: &'a Store,
        at: Timestamp,
        source: &'a str,
        dry_run: bool,
        progress: &'a mut dyn FnMut(&Progress),
    ) -> Self {
        Self {
            store,
            at,
            source,
            dry_run,
            progress,
            so_far: Progress::default(),
            import: None,
            files: Vec::new(),
            pending: Vec::new(),
            pending_at: Vec::new(),
            pending_bytes: 0,
            pending_since: Instant::now(),
            would_have: BTreeSet::new(),
        }
    }

    /// Writes until nothing more comes.
    pub(super) fn write(&mut self, messages: &Receiver<Message>, budget: &Budget, stop: &AtomicBool) -> Result<()> {
        let mut early: BTreeMap<usize, Box<Ready>> = BTreeMap::new();
        let mut next = 0;
        for message in messages {
            match message {
                Message::Known { bytes, files } => {
                    self.so_far.bytes_total += bytes;
                    self.so_far.files_known += files;
                }
                Message::Ready(ready) => {
                    early.insert(ready.sequence, ready);
                    while let Some(ready) = early.remove(&next) {
                        next += 1;
                        budget.give_back(ready.taken);
                        self.take(*ready)?;
                    }
                }
            }
            (self.progress)(&self.so_far);
        }
        self.flush()?;
        if !self.dry_run {
            source::join_new(self.store, stop)?;
        }
        if !stop.load(Ordering::Relaxed) {
            // Shares of members are rounded, and an archive that was refused half way has members left.
            (self.so_far.bytes_done, self.so_far.files_known) = (self.so_far.bytes_total, self.so_far.files_done);
        }
        (self.progress)(&self.so_far);
        Ok(())
    }

    fn take(&mut self, ready: Ready) -> Result<()> {
        self.so_far.files_done += 1;
        self.so_far.files_known = self.so_far.files_known.max(self.so_far.files_done);
        self.so_far.bytes_done = (self.so_far.bytes_done + ready.disk_bytes).min(self.so_far.bytes_total);
        let mut file = ImportedFile {
            path: ready.path,
            outcome: Outcome::Imported,
            activity: None,
            activities: Vec::new(),
            reason: None,
            warnings: Vec::new(),
        };
        let new = match ready.result {
            Made::Skipped(what) => return self.list(file, Outcome::Skipped, what),
            Made::Failed(why) => return self.list(file, Outcome::Failed, why),
            Made::Known(activities) => {
                let why = there_already(&activities, "these very bytes are in the library");
                (file.activity, file.activities) = (activities.first().copied(), activities);
                return self.list(file, Outcome::Duplicate, why);
            }
            Made::New(new, warnings) => {
                file.warnings = warnings;
                new
            }
        };
        if self.dry_run {
            return self.would_add(file, &new);
        }
        self.files.push(file);
        if self.pending.is_empty() {
            self.pending_since = Instant::now();
        }
        self.pending_bytes += new.original.bytes.len()
            + new.activities.iter().map(|activity| activity.derived.byte_count()).sum::<usize>();
        self.pending.push(*new);
        self.pending_at.push(self.files.len() - 1);
        let due = self.pending.len() >= BATCH_FILES
            || self.pending_bytes >= BATCH_BYTES
            || self.pending_since.elapsed() >= BATCH_AGE;
        if due { self.flush() } else { Ok(()) }
    }

    fn list(&mut self, mut file: ImportedFile, outcome: Outcome, reason: String) -> Result<()> {
        (file.outcome, file.reason) = (outcome, Some(reason));
        self.count(outcome);
        self.files.push(file);
        Ok(())
    }

    fn count(&mut self, outcome: Outcome) {
        let counter = match outcome {
            Outcome::Imported => &mut self.so_far.imported,
            Outcome::Duplicate => &mut self.so_far.duplicate,
            Outcome::Skipped => &mut self.so_far.skipped,
            Outcome::Failed => &mut self.so_far.failed,
        };
        *counter += 1;
    }

    fn would_add(&mut self, file: ImportedFile, new: &NewFile) -> Result<()> {
        if !self.would_have.insert(new.original.sha256) {
            return self.list(file, Outcome::Duplicate, "the same bytes came earlier in this import".into());
        }
        let mut twins = Vec::new();
        for activity in &new.activities {
            twins.extend(self.store.twin_of(&activity.derived)?);
        }
        if twins.len() == new.activities.len() {
            return self.list(file, Outcome::Duplicate, there_already(&twins, "the same activity is in the library"));
        }
        self.files.push(file);
        self.count(Outcome::Imported);
        Ok(())
    }

    /// Writes the batch, all of it or nothing.
    fn flush(&mut self) -> Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let (import, added) = self.store.add(self.import, self.at, self.source, &self.pending)?;
        self.import = import;
        self.pending.clear();
        self.pending_bytes = 0;
        for (at, added) in std::mem::take(&mut self.pending_at).into_iter().zip(added) {
            let file = &mut self.files[at];
            let (outcome, activities, reason) = match added {
                Added::Imported { activities, twins } if twins.is_empty() => (Outcome::Imported, activities, None),
                Added::Imported { activities, twins } => {
                    file.warnings.push(there_already(&twins, "another file brought part of it before"));
                    (Outcome::Imported, activities, None)
                }
                Added::Twin(twins) => {
                    let why = there_already(&twins, "another file of the same activity is in the library");
                    (Outcome::Duplicate, twins, Some(why))
                }
                Added::Known(activities) => {
                    let why = there_already(&activities, "these very bytes are in the library");
                    (Outcome::Duplicate, activities, Some(why))
                }
            };
            (file.outcome, file.activity, file.activities, file.reason) =
                (outcome, activities.first().copied(), activities, reason);
            self.count(outcome);
        }
        (self.progress)(&self.so_far);
        Ok(())
    }

    /// The report of what was done.
    pub(super) fn report(self, stop: &AtomicBool) -> ImportReport {
        ImportReport {
            schema: "stayer.import/1".into(),
            batch: self.import,
            dry_run: self.dry_run,
            interrupted: stop.load(Ordering::Relaxed),
            files: self.files,
            imported: self.so_far.imported,
            duplicate: self.so_far.duplicate,
            skipped: self.so_far.skipped,
            failed: self.so_far.failed,
        }
    }
}

fn there_already(activities: &[i64], why: &str) -> String {
    let numbers: Vec<String> = activities.iter().map(i64::to_string).collect();
    match numbers.as_slice() {
        [] => why.to_owned(),
        [one] => format!("{why} as activity {one}"),
        many => format!("{why} as activities {}", many.join(", ")),
    }
}
