//! What comes in beside originals from a folder that `export all` wrote: noted, so that it can be given back, and told.

use crate::{
    App, Result,
    documents::{ImportReport, ImportedFile, Outcome},
};
use std::path::Path;
use store::{Store, TakenOver};

/// So many differences of a file are named; the rest are counted.
const NAMED: usize = 50;

/// What a file of the folder came to.
#[derive(Debug, Default)]
pub(super) struct Came {
    /// Entries that the library has now.
    pub(super) new: usize,
    /// Entries that it had.
    pub(super) there: usize,
    /// Where the library says otherwise: it was left as it is.
    pub(super) differ: Vec<String>,
}

/// Taking over from one folder. The import's row is made with the first thing that is new.
pub(super) struct Taking<'a> {
    pub(super) app: &'a App,
    folder: &'a Path,
    pub(super) import: Option<i64>,
}

impl<'a> Taking<'a> {
    pub(super) const fn new(app: &'a App, folder: &'a Path, import: Option<i64>) -> Self {
        Self { app, folder, import }
    }

    pub(super) fn store(&self) -> &'a Store {
        self.app.store()
    }

    /// What an import is called that brought nothing but this.
    pub(super) fn source(&self) -> String {
        super::name::shown(&self.folder.to_string_lossy())
    }

    /// The import that brings it.
    pub(super) fn bearer(&mut self) -> Result<i64> {
        match self.import {
            Some(import) => Ok(import),
            None => Ok(*self.import.insert(self.store().begin_import(self.app.now(), &self.source())?)),
        }
    }

    /// Does one thing and notes it in one transaction: a program that is killed between the two leaves neither.
    pub(super) fn together<T>(&mut self, work: impl FnOnce(&mut Taking<'_>) -> Result<T>) -> Result<T> {
        let (folder, before) = (self.folder, self.import);
        let (made, import) = self.app.together(|app| {
            let mut within = Taking { app, folder, import: before };
            let made = work(&mut within)?;
            Ok((made, within.import))
        })?;
        self.import = import;
        Ok(made)
    }

    /// Notes what is new, so that taking the import back takes it back. To be called where [`Self::together`] does it.
    pub(super) fn note(&mut self, taken: &TakenOver) -> Result<()> {
        let import = self.bearer()?;
        Ok(self.store().note_taken_over(import, taken)?)
    }

    /// The line of a file in the report.
    pub(super) fn tell(&self, name: &str, came: Result<Came>, report: &mut ImportReport) {
        let (outcome, reason, warnings) = match came {
            Ok(came) => words(came),
            Err(why) => (Outcome::Failed, Some(why.to_string()), Vec::new()),
        };
        match outcome {
            Outcome::Imported => report.imported += 1,
            Outcome::Duplicate => report.duplicate += 1,
            _ => report.failed += 1,
        }
        let file = ImportedFile::new(self.folder.join(name).display().to_string());
        report.files.push(ImportedFile { outcome, reason: reason.map(Into::into), warnings, ..file });
    }
}

fn words(came: Came) -> (Outcome, Option<String>, Vec<String>) {
    let Came { new, there, mut differ } = came;
    let more = differ.len().saturating_sub(NAMED);
    let stays = match differ.len() {
        0 => String::new(),
        1 => "1 says otherwise here and was left".to_owned(),
        n => format!("{n} say otherwise here and were left"),
    };
    differ.truncate(NAMED);
    if more > 0 {
        differ.push(format!("and {more} more"));
    }
    let known = match there {
        0 => String::new(),
        _ if new == 0 && differ.is_empty() => return (Outcome::Duplicate, Some(all(there)), differ),
        1 => "1 was there".to_owned(),
        _ => format!("{there} were there"),
    };
    let taken = match new {
        0 => String::new(),
        1 => "1 entry was taken over".to_owned(),
        n => format!("{n} entries were taken over"),
    };
    let said: Vec<String> = [taken, known, stays].into_iter().filter(|words| !words.is_empty()).collect();
    match (new, said.is_empty()) {
        (_, true) => (Outcome::Duplicate, Some(all(0)), differ),
        (0, false) => (Outcome::Duplicate, Some(said.join(", ")), differ),
        (_, false) => (Outcome::Imported, Some(said.join(", ")), differ),
    }
}

fn all(there: usize) -> String {
    match there {
        0 => "there is nothing in it".to_owned(),
        1 => "its entry is in the library".to_owned(),
        n => format!("all {n} entries are in the library"),
    }
}
