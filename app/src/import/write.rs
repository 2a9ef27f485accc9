//! The writing end: results in the order of reading, written in batches, each one transaction.

use super::{
    budget::Budget,
    listed::Listed,
    report,
    table::{self, RowAt, Settled, Waiting},
    work::{Days, Made, MadeDiary, MadeTable, Message, Ready},
};
use crate::{
    Result,
    documents::{ImportReport, ImportedFile, Outcome, Progress},
    log::{self, DiaryEntries},
    source,
};
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
use store::{Added, NewFile, Sha256, Store};
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
                        match ready.result {
                            Made::Table(_) => self.tables.push(*ready),
                            _ => self.take(*ready)?,
                        }
                    }
                }
            }
            (self.progress)(&self.so_far);
        }
        // Where the runner wants no more, rows may name files that were not read yet.
        for table in self.tables.take().into_iter().filter(|_| !stop.load(Ordering::Relaxed)) {
            self.take(table)?;
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
            Made::Table(table) => return self.take_table(file, *table),
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

    /// Measures of days become entries of the log.
    fn take_days(&mut self, mut file: ImportedFile, days: Days) -> Result<()> {
        file.warnings = days.warnings;
        let says = |more: String| if days.what.is_empty() { more } else { format!("{}; {more}", days.what) };
        if !log::holds_measures(&days.days) {
            return self.list(file, Outcome::Skipped, says("no measure for the log in it".into()));
        }
        let entries = log::entries_of_days(self.store, &days.days, days.source, days.in_part)?;
        if entries.is_empty() {
            return self.list(file, Outcome::Duplicate, says("its measures are in the log".into()));
        }
        let new = entries.len();
        if !self.dry_run {
            let import = match self.import {
                Some(import) => import,
                None => *self.import.insert(self.store.begin_import(self.at, self.source)?),
            };
            self.store.add_measures(import, &entries)?;
        }
        self.entries += new;
        file.reason =
            Some(says(format!("{} from {}", entries_for_the_log(new), counted(days.days.len(), "day", "days"))).into());
        self.count(Outcome::Imported);
        self.files.push(file);
        Ok(())
    }

    /// A diary of an app is kept as it came, and becomes entries of the log.
    fn take_diary(&mut self, mut file: ImportedFile, made: MadeDiary) -> Result<()> {
        let MadeDiary { original, diary } = made;
        let app = log::app_name(diary.kind);
        let DiaryEntries { entries, unmatched } = log::entries_of_diary(&diary)?;
        file.warnings = diary.repairs.iter().map(|repair| repair.what.clone()).collect();
        if self.store.has_entries(&entries)? {
            return self.list(file, Outcome::Duplicate, format!("diary of {app}; its entries are in the log"));
        }
        if !unmatched.is_empty() {
            let names: Vec<&str> = unmatched.keys().map(String::as_str).take(NAMED).collect();
            let more = match unmatched.len() - names.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let whose = counted(
                unmatched.len(),
                "exercise is none of the catalogue and keeps its own name",
                "exercises are none of the catalogue and keep their own names",
            );
            file.warnings.push(format!("{whose}: {}{more}", names.join(", ")));
        }
        let (all, mut new) = (entries.len(), entries.len());
        if !self.dry_run {
            self.flush()?;
            let kind = format!("{:?}", diary.kind).to_ascii_lowercase();
            let kept = NewFile { original, kind, path: file.path.clone(), activities: Vec::new() };
            self.import = self.store.add(self.import, self.at, self.source, &[kept])?.0;
            if let Some(import) = self.import {
                new = self.store.add_entries(import, &entries)?.into_iter().filter(|added| *added).count();
            }
        }
        self.entries += new;
        let brought = match all - new {
            0 => format!("diary of {app}: {}", entries_for_the_log(new)),
            1 => format!("diary of {app}: {}, 1 was there already", entries_for_the_log(new)),
            there => format!("diary of {app}: {}, {there} were there already", entries_for_the_log(new)),
        };
        file.reason = Some(brought.into());
        self.count(Outcome::Imported);
        self.files.push(file);
        Ok(())
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

    /// Writes the batch, all of it or nothing, then what tables tell and what became of the files.
    fn flush(&mut self) -> Result<()> {
        if !self.pending.is_empty() {
            self.flush_files()?;
        }
        let told = std::mem::take(&mut self.told);
        if !told.is_empty() && !self.dry_run {
            self.import = self.store.tell(self.import, self.at, self.source, &told)?.0;
        }
        self.report_files()
    }

    /// What became of the files goes into the library as soon as the import has a row there.
    fn report_files(&mut self) -> Result<()> {
        let Some(import) = self.import else { return Ok(()) };
        let done = self.files.len() - self.pending.len();
        // Files that wait to be written are the last ones, or stand between those that need no writing.
        let done = self.pending_at.first().map_or(done, |&(at, _)| at);
        while self.reported < done {
            let until = done.min(self.reported + REPORTED_AT_ONCE);
            self.store.add_fates(import, self.reported, self.files.fates(self.reported..until))?;
            self.reported = until;
        }
        Ok(())
    }

    fn flush_files(&mut self) -> Result<()> {
        let (pending, at) = (std::mem::take(&mut self.pending), std::mem::take(&mut self.pending_at));
        self.pending_bytes = 0;
        let (store, import, when, source) = (self.store, self.import, self.at, self.source);
        let this = &mut *self;
        let (import, _) = store.add_reported(import, when, source, &pending, |added| Self::settle(this, &at, added))?;
        self.import = import;
        if import.is_some() {
            self.reported = self.files.len();
        }
        (self.progress)(&self.so_far);
        Ok(())
    }

    /// Takes note of what became of the files of a batch; tells the library's report of all of which it does not know yet.
    fn settle<'s>(
        &'s mut self,
        at: &[(usize, Option<RowAt>)],
        added: &[Added],
    ) -> (usize, impl Iterator<Item = store::Fate> + use<'s, 'a>) {
        for (&(at, row), added) in at.iter().zip(added) {
            if let Some(row) = row.filter(|_| !matches!(added, Added::Known(_))) {
                self.tables.is_told(row);
            }
            let Some(file) = self.files.open(at) else { continue };
            let told = file.reason.take();
            let (outcome, activities, reason) = match added {
                Added::Imported { activities, twins } if twins.is_empty() => (Outcome::Imported, activities, told),
                Added::Imported { activities, twins } => {
                    file.warnings.push(there_already(twins, "another file brought part of it before"));
                    (Outcome::Imported, activities, told)
                }
                Added::Twin(twins) => {
                    let why = there_already(twins, "another file of the same activity is in the library");
                    (Outcome::Duplicate, twins, Some(why.into()))
                }
                Added::Known(activities) => {
                    let why = there_already(activities, "these very bytes are in the library");
                    (Outcome::Duplicate, activities, Some(why.into()))
                }
            };
            (file.outcome, file.activity, file.activities, file.reason) =
                (outcome, activities.first().copied(), activities.clone(), reason);
            self.count(outcome);
        }
        (self.reported, self.files.fates(self.reported..self.files.len()))
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

fn entries_for_the_log(n: usize) -> String {
    counted(n, "entry for the log", "entries for the log")
}

fn there_already(activities: &[i64], why: &str) -> String {
    let numbers: Vec<String> = activities.iter().map(i64::to_string).collect();
    match numbers.as_slice() {
        [] => why.to_owned(),
        [one] => format!("{why} as activity {one}"),
        many if many.len() > NAMED => {
            format!("{why} as {} activities, from {} on", many.len(), many[0])
        }
        many => format!("{why} as activities {}", many.join(", ")),
    }
}
