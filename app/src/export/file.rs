//! A file that is there whole or not at all.

use crate::{Error, Result};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Writes a file so that it is there whole or not at all: under another name, to the disk, then renamed.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    try_write_whole(path, bytes).map_err(|e| unwritable(path, &e))
}

/// The same with the system's own word for what went wrong.
pub(crate) fn try_write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path);
    let write = || -> io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// The name that a file has while it is being written.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(PART);
    path.with_file_name(name)
}

/// How the names of unfinished files end.
pub(crate) const PART: &str = ".part";

/// Why a file cannot be written, and what to do.
pub(crate) fn unwritable(path: &Path, e: &io::Error) -> Error {
    let what_next = match e.kind() {
        io::ErrorKind::StorageFull => "it is full; make room there and do it again, what is written so far is whole",
        io::ErrorKind::NotFound => "the folder is not there, or no longer; plug it in or name another, and do it again",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "it may not be written; name another",
        _ => return Error::Broken(format!("{}: {e}", path.display())),
    };
    Error::Broken(format!("{}: {what_next}", path.display()))
}
