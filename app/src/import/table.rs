//! The table of activities of an export, once all its files are written.

use super::{
    listed::Listed,
    work::{MadeRow, MadeTable},
};
use crate::documents::{ImportedFile, Outcome};
use quantity::counted;
use std::collections::BTreeMap;
use store::{NewActivity, NewFile};
use training::Told;

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
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let by_path: BTreeMap<&str, &ImportedFile> = files.files().iter().map(|file| (file.path.as_str(), file)).collect();
    let find = |name: &str| {
        let whole = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        // Some systems unpack what is packed inside on their own.
        let unpacked = || name.strip_suffix(".gz").and_then(|name| by_path.get(whole(name).as_str()).copied());
        by_path.get(whole(name).as_str()).copied().or_else(unpacked)
    };
    let mut warnings = table.warnings;
    let (mut activities, mut told, mut missing): (Vec<NewActivity>, Vec<(i64, Told)>, usize) = Default::default();
    for MadeRow { file: name, number, new } in table.rows {
        let Some(name) = name else {
            activities.push(new);
            continue;
        };
        let file = find(&name);
        let held = file.filter(|file| matches!(file.outcome, Outcome::Imported | Outcome::Duplicate));
        match (held, new.told.clone()) {
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
