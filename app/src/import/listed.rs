//! The files of an import as they are listed: hundreds of thousands that brought nothing share the few reasons why.

use super::report;
use crate::documents::{ImportedFile, Outcome};
use std::{collections::BTreeSet, sync::Arc};

/// What is known of each file so far, in the order of reading.
#[derive(Default)]
pub(super) struct Listed {
    files: Vec<Entry>,
    reasons: BTreeSet<Arc<str>>,
}

enum Entry {
    Whole(Box<ImportedFile>),
    /// Nothing but a path and why.
    Short {
        path: Box<str>,
        outcome: Outcome,
        reason: Arc<str>,
    },
}

/// What a table of activities asks of the files beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) path: &'a str,
    pub(super) outcome: Outcome,
    pub(super) activity: Option<i64>,
    pub(super) reason: Option<&'a str>,
}

impl Listed {
    /// So many files.
    pub(super) const fn len(&self) -> usize {
        self.files.len()
    }

    /// Lists a file of which everything is known.
    pub(super) fn push(&mut self, file: ImportedFile) {
        let bare = file.activity.is_none() && file.activities.is_empty() && file.warnings.is_empty();
        let entry = match file.reason {
            Some(reason) if bare => {
                let known = self.reasons.get(reason.as_str()).cloned();
                let reason = known.unwrap_or_else(|| {
                    let new: Arc<str> = reason.into();
                    self.reasons.insert(new.clone());
                    new
                });
                Entry::Short { path: file.path.into(), outcome: file.outcome, reason }
            }
            reason => Entry::Whole(Box::new(ImportedFile { reason, ..file })),
        };
        self.files.push(entry);
    }

    /// Lists a file of which more is to be said, and tells where.
    pub(super) fn push_open(&mut self, file: ImportedFile) -> usize {
        self.files.push(Entry::Whole(Box::new(file)));
        self.files.len() - 1
    }

    /// A file of which more is to be said.
    pub(super) fn open(&mut self, at: usize) -> Option<&mut ImportedFile> {
        match self.files.get_mut(at) {
            Some(Entry::Whole(file)) => Some(file),
            _ => None,
        }
    }

    /// What became of some of them, as the library keeps it.
    pub(super) fn fates(&self, range: std::ops::Range<usize>) -> Vec<store::Fate> {
        let fate = |entry: &Entry| match entry {
            Entry::Whole(file) => report::fate(file),
            Entry::Short { path, outcome, reason } => report::fate(&short(path, *outcome, reason)),
        };
        self.files[range].iter().map(fate).collect()
    }

    /// Each of them as a table sees it.
    pub(super) fn seen(&self) -> impl Iterator<Item = Seen<'_>> {
        self.files.iter().map(|entry| match entry {
            Entry::Whole(file) => Seen {
                path: &file.path,
                outcome: file.outcome,
                activity: file.activity,
                reason: file.reason.as_deref(),
            },
            Entry::Short { path, outcome, reason } => {
                Seen { path, outcome: *outcome, activity: None, reason: Some(reason) }
            }
        })
    }

    /// All of them for the report.
    pub(super) fn into_files(self) -> Vec<ImportedFile> {
        let file = |entry| match entry {
            Entry::Whole(file) => *file,
            Entry::Short { path, outcome, reason } => short(&path, outcome, &reason),
        };
        self.files.into_iter().map(file).collect()
    }
}

fn short(path: &str, outcome: Outcome, reason: &str) -> ImportedFile {
    ImportedFile { outcome, reason: Some(reason.into()), ..ImportedFile::new(path.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_out_as_they_went_in_and_share_their_reasons() {
        let skipped = |n: usize| ImportedFile {
            outcome: Outcome::Skipped,
            reason: Some(format!("reason {}", n % 2)),
            ..ImportedFile::new(format!("{n}.fit"))
        };
        let told = ImportedFile { warnings: vec!["a spike".into()], ..skipped(7) };
        let brought = ImportedFile { activity: Some(3), activities: vec![3], ..ImportedFile::new("run.fit".into()) };
        let all: Vec<ImportedFile> = (0..6).map(skipped).chain([told, brought]).collect();
        let mut listed = Listed::default();
        all.iter().cloned().for_each(|file| listed.push(file));
        let open = listed.push_open(skipped(9));
        if let Some(file) = listed.open(open) {
            file.reason = None;
        }
        assert!(listed.open(0).is_none(), "all is said of it");
        assert_eq!((listed.len(), listed.reasons.len()), (9, 2));
        let fates: Vec<store::Fate> = all.iter().map(report::fate).collect();
        assert_eq!(listed.fates(0..8), fates);
        let seen = listed.seen().nth(7).map(|seen| (seen.path, seen.activity));
        assert_eq!(seen, Some(("run.fit", Some(3))));
        let last = ImportedFile { reason: None, ..skipped(9) };
        assert_eq!(listed.into_files(), [all, vec![last]].concat());
    }
}
