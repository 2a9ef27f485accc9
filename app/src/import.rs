//! Bytes in: files, folders and archives become activities.
//!
//! One thread reads and unpacks, several decode and derive, the calling one writes, in the order of reading. What is on the
//! way between them is bounded in bytes, so memory does not grow with the number of files.

mod archive;
mod bounded;
mod budget;
mod directory;
mod disk;
mod health;
mod inflate;
mod library;
mod library_file;
mod listed;
mod name;
mod plain;
mod read;
mod reason;
mod report;
mod table;
mod taking;
mod undo;
mod unpack;
mod whole_library;
mod window;
mod words;
mod work;
mod write;

use crate::{
    App, Error, Result,
    documents::{ImportReport, ImportedFile, Outcome, Progress},
    export::tables::TABLES,
};
use budget::Budget;
use disk::Input;
pub use formats::diary::LoadUnit;
use read::Reader;
use std::{
    io::{Read, Seek},
    path::PathBuf,
    sync::{atomic::AtomicBool, mpsc},
};
use whole_library::Filled;
use write::Writer;

/// How to import.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// Report what would be imported and change nothing.
    pub dry_run: bool,
    /// The unit of loads where a diary of lifts names none; by the runner's own units when absent: pounds beside miles.
    pub loads: Option<LoadUnit>,
}

/// Bytes of files that are read but not yet written.
const ON_THE_WAY_BYTES: u64 = 24 << 20;

/// Files that are read but not yet written, for each thread that works: what two of them do while a batch is written and synced.
const ON_THE_WAY_FILES: usize = 64;

/// Files of so many bytes together are imported without threads.
const SMALL_BYTES: u64 = 1 << 20;

impl App {
    /// Imports files, folders and archives (zip and gz, nested). A folder that [`App::export_all`] wrote is taken over whole: plans, races and
    /// everything that no file tells too; where the library says otherwise it stays as it is, which is told. A library that is new becomes the very same one, row by row.
    ///
    /// `progress` is called often from the importing thread; once `stop` is true the import ends after the files at hand, at
    /// most one for each thread, and what is done stays.
    ///
    /// # Errors
    /// `Rejected` when no path exists at all, `Broken` when the library cannot be written. One bad file is never an error: it is listed.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: ImportOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<ImportReport> {
        if !paths.iter().any(|path| path.symlink_metadata().is_ok()) {
            let named: Vec<String> = paths.iter().map(|path| name::shown(&path.to_string_lossy())).collect();
            return Err(Error::Rejected(format!("nothing to import: there is no {}", named.join(" and no "))));
        }
        let source: Vec<_> = paths.iter().map(|path| name::shown(&path.to_string_lossy())).collect();
        let folders: Vec<_> = paths.iter().map(|path| library::manifest(path)).collect();
        let mut not_filled = None;
        if let ([path], [Some(manifest)], false) = (paths, folders.as_slice(), options.dry_run) {
            match self.fill_from(path, manifest, progress, stop)? {
                Filled::Whole(report) => return Ok(*report),
                Filled::Not(why) => not_filled = why,
            }
        }
        let inputs =
            paths.iter().zip(&folders).filter_map(|(path, folder)| library::input(path, folder.as_ref())).collect();
        let mut report = self.import_inputs(inputs, &source.join(", "), options, progress, stop)?;
        if let Some(why) = not_filled {
            report.failed += 1;
            let why = format!(
                "the library could not be taken over row by row ({why}); what its other files say was taken instead"
            );
            let file = ImportedFile::new(paths[0].join(TABLES).display().to_string());
            report.files.push(ImportedFile { outcome: Outcome::Failed, reason: Some(why.into()), ..file });
        }
        if !options.dry_run && !report.interrupted {
            for (path, folder) in paths.iter().zip(&folders) {
                if let Some(manifest) = folder {
                    self.take_over(path, manifest, &mut report)?;
                }
            }
        }
        Ok(report)
    }

    /// Imports what comes as a stream under a name, for example an upload: a file or an archive.
    ///
    /// It passes through a nameless temporary file in the library's folder; `name` is only shown.
    ///
    /// # Errors
    /// `Rejected` when the stream breaks off, `Broken` when the library cannot be written.
    pub fn import_bytes(
        &self,
        name: &str,
        mut content: impl Read,
        options: ImportOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<ImportReport> {
        let cannot_write = |why| Error::Broken(format!("{} cannot take the upload: {why}", self.folder().display()));
        let mut file = tempfile::tempfile_in(self.folder()).map_err(cannot_write)?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = content
                .read(&mut buffer)
                .map_err(|why| Error::Rejected(format!("the upload of {} broke off: {why}", name::shown(name))))?;
            if n == 0 {
                break;
            }
            std::io::Write::write_all(&mut file, &buffer[..n]).map_err(cannot_write)?;
        }
        file.rewind().map_err(cannot_write)?;
        let name = name::shown(name);
        self.import_inputs(vec![Input::Open { file, name: name.clone() }], &name, options, progress, stop)
    }

    fn import_inputs(
        &self,
        inputs: Vec<Input>,
        source: &str,
        options: ImportOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<ImportReport> {
        if inputs.iter().map(Input::small).sum::<Option<u64>>().is_some_and(|bytes| bytes <= SMALL_BYTES) {
            return self.import_small(inputs, source, options, progress, stop);
        }
        let unnamed = self.unnamed_loads(options)?;
        let workers = std::thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
        let budget = Budget::new(ON_THE_WAY_BYTES, ON_THE_WAY_FILES * workers);
        let (found_tx, found_rx) = mpsc::channel();
        let (ready_tx, ready_rx) = mpsc::channel();
        let found_rx = std::sync::Mutex::new(found_rx);
        let temporary = self.folder();
        std::thread::scope(|scope| {
            let total_tx = ready_tx.clone();
            let budget = &budget;
            let stopped = move || budget.close_on(stop);
            scope.spawn(move || Reader::new(&found_tx, &total_tx, budget, stop, temporary).read(inputs));
            for _ in 0..workers {
                let (ready_tx, found_rx) = (ready_tx.clone(), &found_rx);
                scope.spawn(move || work::work(self.store(), unnamed, found_rx, &ready_tx, &stopped));
            }
            drop(ready_tx);
            let mut writer = Writer::new(self.store(), self.now(), source, options.dry_run, progress);
            let written = writer.write(&ready_rx, budget, stop);
            budget.close(); // lets the reader go when writing failed
            drop(ready_rx);
            written?;
            Ok(writer.report(stop))
        })
    }

    fn unnamed_loads(&self, options: ImportOptions) -> Result<LoadUnit> {
        if let Some(said) = options.loads {
            return Ok(said);
        }
        let in_miles = self.store().fact("units")?.is_some_and(|units| units == "mi");
        Ok(if in_miles { LoadUnit::Pounds } else { LoadUnit::Kilograms })
    }

    /// The same for a few small files, one step after the other: threads would cost more than they save.
    fn import_small(
        &self,
        inputs: Vec<Input>,
        source: &str,
        options: ImportOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<ImportReport> {
        let budget = Budget::new(u64::MAX, usize::MAX);
        let (found_tx, found_rx) = mpsc::channel();
        let (ready_tx, ready_rx) = mpsc::channel();
        Reader::new(&found_tx, &ready_tx, &budget, stop, self.folder()).read(inputs);
        drop(found_tx);
        let (unnamed, found_rx) = (self.unnamed_loads(options)?, std::sync::Mutex::new(found_rx));
        work::work(self.store(), unnamed, &found_rx, &ready_tx, &|| budget.close_on(stop));
        drop(ready_tx);
        let mut writer = Writer::new(self.store(), self.now(), source, options.dry_run, progress);
        writer.write(&ready_rx, &budget, stop)?;
        Ok(writer.report(stop))
    }
}

/// The bytes of every recording in a file or archive, with where in it; and why something in it is none.
pub(crate) fn read_activities(path: &std::path::Path) -> (Vec<(String, Vec<u8>)>, Option<String>) {
    let (found_tx, found_rx) = mpsc::channel();
    let (messages, _ignored) = mpsc::channel();
    let budget = Budget::new(u64::MAX, usize::MAX);
    let stop = AtomicBool::new(false);
    Reader::new(&found_tx, &messages, &budget, &stop, &std::env::temp_dir()).read(vec![Input::Path(path.to_owned())]);
    drop(found_tx);
    let (mut files, mut why) = (Vec::new(), None);
    for found in found_rx {
        match found.content {
            work::Content::Bytes(bytes, _) => {
                if let Err(error) = formats::decode(&bytes) {
                    why.get_or_insert(error.to_string());
                }
                files.push((found.path, bytes));
            }
            work::Content::Table(bytes) if formats::strava::read(&bytes).is_some() => files.push((found.path, bytes)),
            work::Content::Table(_) => why = why.or(Some("table without an activity in it, no activity".into())),
            work::Content::Days(_) => why = why.or(Some("measures of days, no activity".into())),
            work::Content::Skipped(what) => why = why.or(Some(format!("{what}, no activity"))),
            work::Content::Failed(reason) => why = Some(reason),
        }
    }
    (files, why)
}
