//! Writing on something that may be full or gone at any moment.

use crate::export::file::try_write_whole;
use std::{fs, io, path::Path};

/// Where files are written and removed.
pub(crate) trait Disk {
    /// A file is there whole or not at all.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// A file is there no longer; one that was not there is no fault.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// What is mounted on this machine.
pub(crate) struct Mounted;

impl Disk for Mounted {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            make(folder)?;
        }
        try_write_whole(path, bytes)?;
        settle(path);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            other => {
                settle(path);
                other
            }
        }
    }
}

/// Makes one folder, never its parents: a watch that was unplugged is not made again on the disk below its mount.
fn make(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Asks the system to keep the folder's list too; where it cannot be asked the file itself is safe already.
fn settle(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| fs::File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
