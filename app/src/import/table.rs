//! The table of activities of an export: what it tells goes into the library with its files, the rest once all of them are written.

use super::{
    listed::Listed,
    work::{MadeRow, MadeTable},
};
use crate::documents::{ImportedFile, Outcome};
use quantity::counted;
use std::collections::BTreeMap;
use store::{NewActivity, NewFile};
use training::Told;

/// Tables that wait until all files are written.
#[derive(Default)]
pub(super) struct Waiting {
    tables: Vec<(ImportedFile, MadeTable)>,
    /// By the path of the file that a row names: the table and the row.
    rows: BTreeMap<String, RowAt>,
}

/// A table and a row in it.
pub(super) type RowAt = (usize, usize);

impl Waiting {
    /// Keeps a table.
    pub(super) fn push(&mut self, file: ImportedFile, table: MadeTable) {
        for (row, made) in table.rows.iter().enumerate() {
            for path in made.file.iter().flat_map(|name| paths(folder(&file.path), name)) {
                self.rows.entry(path).or_insert((self.tables.len(), row));
            }
        }
        self.tables.push((file, table));
    }

    /// The row that names a file, and what it tells.
    pub(super) fn told(&self, path: &str) -> Option<(RowAt, Told)> {
        let at @ (table, row) = *self.rows.get(path)?;
        let told = self.tables[table].1.rows[row].new.told.clone()?;
        Some((at, told))
    }

    /// What a row tells is in the library.
    pub(super) fn is_told(&mut self, (table, row): RowAt) {
        self.tables[table].1.rows[row].is_told = true;
    }

    /// The tables in the order of reading; none waits any more.
    pub(super) fn take(&mut self) -> Vec<(ImportedFile, MadeTable)> {
        self.rows.clear();
        std::mem::take(&mut self.tables)
    }
}

/// The folder that a table lies in.
fn folder(table: &str) -> &str {
    table.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Where a file that a row names may lie; some systems unpack what is packed inside on their own.
fn paths(folder: &str, name: &str) -> impl Iterator<Item = String> {
    let whole = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    [Some(whole(name)), name.strip_suffix(".gz").map(whole)].into_iter().flatten()
}

/// What a table comes to.
pub(super) struct Settled {
    /// Its rows without samples, as activities of the table itself.
    pub(super) new: NewFile,
    /// What it tells of activities that files hold.
    pub(super) told: Vec<(i64, Told)>,
    /// Rows that name a file which is not there or could not be read.
    pub(super) warnings: Vec<String>,
}

/// Rows that name so many missing files are listed one by one.
const LISTED: usize = 20;

/// Tells each row's words to the activity of its file; rows without one are left to be activities of their own.
pub(super) fn settle(table: MadeTable, path: &str, files: &Listed) -> Settled {
    let by_path: BTreeMap<&str, &ImportedFile> = files.files().iter().map(|file| (file.path.as_str(), file)).collect();
    let find = |name: &str| paths(folder(path), name).find_map(|path| by_path.get(path.as_str()).copied());
    let mut warnings = table.warnings;
    let (mut activities, mut told, mut missing): (Vec<NewActivity>, Vec<(i64, Told)>, usize) = Default::default();
    for MadeRow { file: name, number, new, is_told } in table.rows {
        let Some(name) = name else {
            activities.push(new);
            continue;
        };
        let file = find(&name);
        let held = file.filter(|file| matches!(file.outcome, Outcome::Imported | Outcome::Duplicate));
        match (held, new.told.clone()) {
            (Some(_), _) if is_told => {}
            (Some(file), said) => told.extend(file.activity.zip(said)),
            (None, _) => {
                missing += 1;
                if missing <= LISTED {
                    let why = match file.and_then(|file| file.reason.as_deref()) {
                        Some(why) => format!("could not be taken ({why})"),
                        None => "is not in the export".to_owned(),
                    };
                    warnings.push(format!("{name} of row {number} {why}; the row was kept as a summary"));
                }
                activities.push(new);
            }
        }
    }
    if missing > LISTED {
        let (one, many) = ("more row names a file that is missing", "more rows name files that are missing");
        warnings.push(format!("and {}", counted(missing - LISTED, one, many)));
    }
    let new = NewFile { original: table.original, kind: "csv".into(), path: path.to_owned(), activities };
    Settled { new, told, warnings }
}
