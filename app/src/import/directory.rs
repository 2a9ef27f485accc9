//! The list of members at the end of a zip.

use super::{name, window::Window};
use std::{
    cell::RefCell,
    io::{Read, Seek},
};
use zip::{
    read::{Config, OwnedZipFileEntry},
    result::ZipResult,
    unstable::read::ZipIterable,
};

/// So many bytes of the list are read at once.
const PIECE: usize = 64 << 10;

/// Walks over the list, which stays on the disk: a member takes no memory until it is met.
pub(super) struct Directory<'a, R> {
    list: ZipIterable<Window<'a, R>>,
    /// Members that are files.
    pub(super) files: usize,
    /// Their packed bytes together.
    pub(super) packed: u64,
    /// Which of them are called a table of activities, in order.
    pub(super) tables: Vec<usize>,
}

impl<'a, R: Read + Seek> Directory<'a, R> {
    /// Finds the list and walks over all of it once.
    pub(super) fn of(zip: &'a RefCell<R>) -> ZipResult<Self> {
        let list = ZipIterable::try_new(Window::new(zip, PIECE), Config::default())?;
        let mut directory = Self { list, files: 0, packed: 0, tables: Vec::new() };
        let (mut files, mut packed, mut tables) = (0, 0_u64, Vec::new());
        for file in directory.walk()? {
            let file = file?;
            packed = packed.saturating_add(file.compressed_size());
            if name::is_called_activities(&String::from_utf8_lossy(file.name_raw())) {
                tables.push(files);
            }
            files += 1;
        }
        (directory.files, directory.packed, directory.tables) = (files, packed, tables);
        Ok(directory)
    }

    /// Every file from the first on; a list that breaks off ends with why.
    pub(super) fn walk(&mut self) -> ZipResult<impl Iterator<Item = ZipResult<OwnedZipFileEntry>>> {
        let entries = self.list.files()?;
        Ok(entries
            .map(|entry| entry.map(OwnedZipFileEntry::from))
            .filter(|entry| !entry.as_ref().is_ok_and(|e| e.is_dir())))
    }
}
