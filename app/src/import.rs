//! Bytes in: files, folders and archives become activities.

use crate::{
    App, Result,
    documents::{ImportBatch, ImportReport, Progress, UndoneImport},
};
use std::{path::PathBuf, sync::atomic::AtomicBool};

/// How to import.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// Report what would be imported and change nothing.
    pub dry_run: bool,
}

impl App {
    /// Imports files, folders and archives (zip and gz, nested).
    ///
    /// `progress` is called often from the importing thread; once `stop` is true the import ends after the file at hand, and what is done stays.
    ///
    /// # Errors
    /// `Rejected` when no path exists at all, `Broken` when the library cannot be written. One bad file is never an error: it is listed.
    pub fn import(
        &self,
        _paths: &[PathBuf],
        _options: ImportOptions,
        _progress: &mut dyn FnMut(&Progress),
        _stop: &AtomicBool,
    ) -> Result<ImportReport> {
        unimplemented!()
    }

    /// Takes a whole import back: the given one, else the last.
    ///
    /// # Errors
    /// `NotFound` when there is no such import.
    pub fn undo_import(&self, _batch: Option<i64>) -> Result<UndoneImport> {
        unimplemented!()
    }

    /// Past imports, newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn imports(&self) -> Result<Vec<ImportBatch>> {
        unimplemented!()
    }
}
