//! The library's care: check, rebuild, backup, restore.

use crate::{
    App, Result,
    documents::{BackupDocument, CheckDocument, RebuildDocument},
};
use std::{path::Path, sync::atomic::AtomicBool};

impl App {
    /// Looks at every row and computes every original's checksum again.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read at all.
    pub fn check(&self) -> Result<CheckDocument> {
        unimplemented!()
    }

    /// Makes everything derived again from the originals. `progress` gets (done, of).
    ///
    /// # Errors
    /// `Broken` when the library cannot be written.
    pub fn rebuild(&self, _progress: &mut dyn FnMut(usize, usize), _stop: &AtomicBool) -> Result<RebuildDocument> {
        unimplemented!()
    }

    /// Writes the whole library into one file.
    ///
    /// # Errors
    /// `Rejected` when the file exists, `Broken` when it cannot be written.
    pub fn backup(&self, _file: &Path) -> Result<BackupDocument> {
        unimplemented!()
    }

    /// Fills an empty library folder from a backup.
    ///
    /// # Errors
    /// `Rejected` when the folder holds a library already or the file is no backup.
    pub fn restore(_config: crate::Config, _file: &Path) -> Result<BackupDocument> {
        unimplemented!()
    }
}
