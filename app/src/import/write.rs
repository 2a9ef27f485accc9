//! The writing end: results in the order of reading, written in batches, each one transaction.

mod batch;
mod entries;

use super::{
    budget::Budget,
    listed::Listed,
    report,
    table::{self, RowAt, Settled, Waiting},
    work::{Made, MadeTable, Message, Ready},
};
use crate::{
    Result,
    documents::{ImportReport, ImportedFile, Outcome, Progress},
    log, source,
};
use batch::there_already;
use jiff::Timestamp;
use quantity::counted;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Receiver,
    },
    time::{Duration, Instant},
};
use store::{NewFile, Sha256, Store};
use training::Told;

/// A batch is written when it has so many files …
const BATCH_FILES: usize = 128;
/// … or about so many bytes …
const BATCH_BYTES: usize = 8 << 20;
/// … or is so old.
const BATCH_AGE: Duration = Duration::from_secs(1);
/// What became of files is kept for so many at a time.
const REPORTED_AT_ONCE: usize = 10_000;

pub(super) struct Writer<'a> {
    store: &'a Store,
    at: Timestamp,
    source: &'a str,
    dry_run: bool,
    progress: &'a mut dyn FnMut(&Progress),
    so_far: Progress,
    import: Option<i64>,
    files: Listed,
    /// Files that wait for the next batch, where they stand in the report, and the row of a table that tells of each.
    pending: Vec<NewFile>,
    pending_at: Vec<(usize, Option<RowAt>)>,
    pending_bytes: usize,
    pending_since: Instant,
    /// In a dry run: what would be there by now.
    would_have: BTreeSet<Sha256>,
    /// Tables that wait for the files they tell of.
    tables: Waiting,
    /// What tables tell of activities that are written already.
    told: Vec<(i64, Told)>,
    /// Something of this import tells more than a recording does.
    tells: bool,
    /// Entries that came into the log.
    entries: usize,
    /// So many files are in the library's own report of this import.
    reported: usize,
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
            files: Listed::default(),
            pending: Vec::new(),
            pending_at: Vec::new(),
            pending_bytes: 0,
            pending_since: Instant::now(),
            would_have: BTreeSet::new(),
            tables: Waiting::default(),
            told: Vec::new(),
            tells: false,
            entries: 0,
            reported: 0,
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
                Message::Passed(bytes) => {
                    self.so_far.bytes_done = (self.so_far.bytes_done + bytes).min(self.so_far.bytes_total);
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
        // The last batch is written while the rows that tell of it are at hand.
        self.flush()?;
        // Where the runner wants no more, rows may name files that were not read yet.
        for (file, table) in self.tables.take().into_iter().filter(|_| !stop.load(Ordering::Relaxed)) {
            self.take_table(file, table)?;
        }
        self.flush()?;
        if !self.dry_run {
            source::join_new(self.store, stop)?;
            if self.tells {
                self.entries += log::exertions(self.store)?;
            }
        }
        self.report_files()?;
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
        let mut file = ImportedFile::new(ready.path);
        let new = match ready.result {
            Made::Skipped(what) => return self.list(file, Outcome::Skipped, what),
            Made::Failed(why) => return self.list(file, Outcome::Failed, why),
            Made::Days(days) => return self.take_days(file, days),
            Made::Diary(diary) => return self.take_diary(file, *diary),
            Made::Table(table) => {
                self.tables.push(file, *table);
                return Ok(());
            }
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
        self.add(file, *new)
    }

    fn add(&mut self, file: ImportedFile, mut new: NewFile) -> Result<()> {
        if self.dry_run {
            return self.would_add(file, &new);
        }
        // A table may tell of the one activity of a file; where a file has several, that waits until it is known which are new.
        let row = match new.activities.as_mut_slice() {
            [only] if only.told.is_none() => self.tables.told(&file.path).map(|(row, told)| {
                only.told = Some(told);
                row
            }),
            _ => None,
        };
        let at = self.files.push_open(file);
        if self.pending.is_empty() {
            self.pending_since = Instant::now();
        }
        self.tells |= new.activities.iter().any(|new| new.told.is_some());
        self.pending_bytes +=
            new.original.bytes.len() + new.activities.iter().map(|new| new.derived.byte_count()).sum::<usize>();
        self.pending.push(new);
        self.pending_at.push((at, row));
        let due = self.pending.len() >= BATCH_FILES
            || self.pending_bytes >= BATCH_BYTES
            || self.pending_since.elapsed() >= BATCH_AGE;
        if due { self.flush() } else { Ok(()) }
    }

    /// A table comes after the files that hold its samples: what it tells goes to them, what is left over comes in without samples.
    fn take_table(&mut self, mut file: ImportedFile, table: MadeTable) -> Result<()> {
        self.flush()?;
        self.tells = true;
        let rows = table.rows.len();
        let Settled { new, told, warnings } = table::settle(table, &file.path, &self.files);
        let with_file = rows - new.activities.len();
        file.warnings = warnings;
        self.told.extend(told);
        if new.activities.is_empty() {
            let why = format!("table of {}, each of them in a file beside it", counted(rows, "activity", "activities"));
            return self.list(file, Outcome::Skipped, why);
        }
        if let Some(known) = self.store.activities_of(new.original.sha256)? {
            let why = there_already(&known, "its rows without a file are in the library");
            (file.activity, file.activities) = (known.first().copied(), known);
            return self.list(file, Outcome::Duplicate, why);
        }
        let summaries = new.activities.len();
        let brought = format!(
            "table of {}: {with_file} in files beside it, {summaries} without samples",
            counted(rows, "activity", "activities")
        );
        file.reason = Some(brought.into());
        self.add(file, new)
    }

    fn list(&mut self, mut file: ImportedFile, outcome: Outcome, reason: String) -> Result<()> {
        (file.outcome, file.reason) = (outcome, Some(reason.into()));
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
        for new in &new.activities {
            twins.extend(self.store.twin_of(&new.derived)?);
        }
        if twins.len() == new.activities.len() {
            return self.list(file, Outcome::Duplicate, there_already(&twins, "the same activity is in the library"));
        }
        self.files.push(file);
        self.count(Outcome::Imported);
        Ok(())
    }

    /// The report of what was done.
    pub(super) fn report(self, stop: &AtomicBool) -> ImportReport {
        let files = self.files.into_files();
        let reasons = report::reasons(&files);
        ImportReport {
            schema: "stayer.import/1".into(),
            batch: self.import,
            dry_run: self.dry_run,
            interrupted: stop.load(Ordering::Relaxed),
            files,
            imported: self.so_far.imported,
            duplicate: self.so_far.duplicate,
            skipped: self.so_far.skipped,
            failed: self.so_far.failed,
            entries: self.entries,
            reasons,
        }
    }
}

/// More activities or exercises than this are counted, not named.
const NAMED: usize = 12;
