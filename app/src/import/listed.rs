//! The files of an import as they are listed: hundreds of thousands that brought nothing share the few reasons why.

use super::report;
use crate::documents::{ImportedFile, Reason};
use std::collections::BTreeSet;

/// What is known of each file so far, in the order of reading.
#[derive(Default)]
pub(super) struct Listed {
    files: Vec<ImportedFile>,
    reasons: BTreeSet<Reason>,
}

impl Listed {
    /// So many files.
    pub(super) const fn len(&self) -> usize {
        self.files.len()
    }

    /// Lists a file of which everything is known.
    pub(super) fn push(&mut self, file: ImportedFile) {
        let bare = file.activities.is_empty() && file.warnings.is_empty();
        let reason = file.reason.map(|reason| if bare { self.shared(reason) } else { reason });
        self.files.push(ImportedFile { reason, ..file });
    }

    fn shared(&mut self, reason: Reason) -> Reason {
        if let Some(known) = self.reasons.get(&reason) {
            return known.clone();
        }
        self.reasons.insert(reason.clone());
        reason
    }

    /// Lists a file of which more is to be said, and tells where.
    pub(super) fn push_open(&mut self, file: ImportedFile) -> usize {
        self.files.push(file);
        self.files.len() - 1
    }

    /// A file of which more is to be said.
    pub(super) fn open(&mut self, at: usize) -> Option<&mut ImportedFile> {
        self.files.get_mut(at)
    }

    /// What became of some of them, as the library keeps it.
    pub(super) fn fates(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = store::Fate> {
        self.files[range].iter().map(report::fate)
    }

    /// Each of them.
    pub(super) fn files(&self) -> &[ImportedFile] {
        &self.files
    }

    /// All of them for the report.
    pub(super) fn into_files(self) -> Vec<ImportedFile> {
        self.files
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Outcome;

    #[test]
    fn files_come_out_as_they_went_in_and_share_their_reasons() {
        let skipped = |n: usize| ImportedFile {
            outcome: Outcome::Skipped,
            reason: Some(format!("reason {}", n % 2).into()),
            ..ImportedFile::new(format!("{n}.fit"))
        };
        let told = ImportedFile { warnings: vec!["a spike".into()], ..skipped(7) };
        let brought = ImportedFile { activity: Some(3), activities: vec![3], ..ImportedFile::new("run.fit".into()) };
        let all: Vec<ImportedFile> = (0..6).map(skipped).chain([told, brought]).collect();
        let mut listed = Listed::default();
        all.iter().cloned().for_each(|file| listed.push(file));
        let at = |n: usize| listed.files()[n].reason.as_deref().map(str::as_ptr);
        assert!(at(0) == at(2) && at(0) == at(4) && at(0) != at(1), "one text for all");
        let open = listed.push_open(skipped(9));
        if let Some(file) = listed.open(open) {
            file.reason = None;
        }
        assert_eq!((listed.len(), listed.reasons.len()), (9, 2));
        let fates: Vec<store::Fate> = all.iter().map(report::fate).collect();
        assert_eq!(listed.fates(0..8).collect::<Vec<_>>(), fates);
        let last = ImportedFile { reason: None, ..skipped(9) };
        assert_eq!(listed.into_files(), [all, vec![last]].concat());
    }
}
