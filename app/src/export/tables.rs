//! The kept tables of a library as CSV, a file for each, and out of them again.
//!
//! No value at all is `\N`; a text that begins with a backslash has one more.

use super::file::unwritable;
use crate::{Error, Result};
use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
};
use store::{Cell, Store};

/// The folder of the tables.
pub(crate) const TABLES: &str = "tables";
const NONE: &str = "\\N";

/// The file of a table.
pub(crate) fn file(root: &Path, table: &str) -> PathBuf {
    root.join(TABLES).join(format!("{table}.csv"))
}

/// Writes every kept table and tells the files, each whole under its name or not there.
pub(super) fn write(store: &Store, root: &Path) -> Result<Vec<PathBuf>> {
    let folder = root.join(TABLES);
    std::fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
    let mut files = Vec::new();
    let mut open: Option<(PathBuf, csv::Writer<BufWriter<File>>)> = None;
    store.kept_rows(|table, columns, row| -> Result<()> {
        match row {
            None => {
                files.extend(open.take().map(close).transpose()?);
                let path = file(root, table);
                let beside = super::file::beside(&path);
                let target = File::create(&beside).map_err(|e| unwritable(&beside, &e))?;
                let mut writer = csv::Writer::from_writer(BufWriter::new(target));
                writer.write_record(columns).map_err(|e| broken(&path, &e))?;
                open = Some((path, writer));
            }
            Some(cells) => {
                if let Some((path, writer)) = &mut open {
                    writer.write_record(cells.iter().map(written)).map_err(|e| broken(path, &e))?;
                }
            }
        }
        Ok(())
    })?;
    files.extend(open.take().map(close).transpose()?);
    Ok(files)
}

fn close((path, writer): (PathBuf, csv::Writer<BufWriter<File>>)) -> Result<PathBuf> {
    let file = writer.into_inner().map_err(|e| broken(&path, &e))?;
    let file = file.into_inner().map_err(|e| unwritable(&path, e.error()))?;
    file.sync_all()
        .and_then(|()| std::fs::rename(super::file::beside(&path), &path))
        .map_err(|e| unwritable(&path, &e))?;
    Ok(path)
}

fn broken(path: &Path, e: &dyn std::fmt::Display) -> Error {
    Error::Broken(format!("{}: {e}", path.display()))
}

fn written(cell: &Cell) -> String {
    match cell {
        None => NONE.to_owned(),
        Some(text) if text.starts_with('\\') => format!("\\{text}"),
        Some(text) => text.clone(),
    }
}

fn read(text: &str) -> Cell {
    if text == NONE { None } else { Some(text.strip_prefix('\\').unwrap_or(text).to_owned()) }
}

/// Hands over the rows of a table's file with its columns.
pub(crate) fn rows(
    root: &Path,
    table: &str,
    mut each: impl FnMut(&[String], Vec<Cell>) -> store::Result<()>,
) -> store::Result<usize> {
    let path = file(root, table);
    let wrong = |why: String| store::Error::Damaged { what: path.display().to_string(), why };
    let from = File::open(&path).map_err(|e| wrong(format!("it cannot be read ({e})")))?;
    let mut reader = csv::Reader::from_reader(BufReader::new(from));
    let columns: Vec<String> = reader.headers().map_err(|e| wrong(e.to_string()))?.iter().map(str::to_owned).collect();
    let mut count = 0;
    for record in reader.records() {
        let record = record.map_err(|e| wrong(e.to_string()))?;
        each(&columns, record.iter().map(read).collect())?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_every_text_are_told_apart() {
        for cell in [None, Some(""), Some("\\N"), Some("\\"), Some("\\\\N"), Some("a\\N"), Some("a, \"b\"\nc")] {
            let cell: Cell = cell.map(str::to_owned);
            assert_eq!(read(&written(&cell)), cell);
        }
    }
}
