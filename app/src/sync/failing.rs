//! A disk of the tests that fails as real ones do.
#![allow(clippy::unwrap_used)]

use super::disk::{Disk, Mounted};
use crate::export::file::beside;
use std::{cell::Cell, fs, io, path::Path};

/// A disk that fails after so many writes: full, or unplugged with its folder gone.
pub(super) struct Failing<'a> {
    pub(super) left: Cell<usize>,
    pub(super) kind: io::ErrorKind,
    pub(super) unplugged: Option<&'a Path>,
}

impl Disk for Failing<'_> {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.left.get() > 0 {
            self.left.set(self.left.get() - 1);
            return Mounted.write(path, bytes);
        }
        // What a real one leaves behind: a half file under the other name.
        fs::write(beside(path), &bytes[..bytes.len() / 2])?;
        if let Some(folder) = self.unplugged {
            fs::rename(folder, folder.with_extension("unplugged"))?;
        }
        Err(self.kind.into())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Mounted.remove(path)
    }
}
