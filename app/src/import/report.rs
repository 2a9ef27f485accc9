//! Imports of the past: the list, and what became of every file of one.

use crate::{
    App, Error, Result,
    documents::{ImportBatch, ImportedFile, Outcome, PastFilter, PastReport, ReasonCount},
};
use std::collections::BTreeMap;
use store::{Fate, FateFilter, PastImport};

/// So many different reasons are counted apart.
const MOST_REASONS: usize = 50;

impl App {
    /// Past imports, newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn imports(&self) -> Result<Vec<ImportBatch>> {
        Ok(self.store().imports()?.into_iter().map(batch).collect())
    }

    /// What a past import did, with those of its files that are asked for.
    ///
    /// # Errors
    /// `NotFound` when there is no such import, or it was taken back.
    pub fn import_report(&self, batch: i64, filter: &PastFilter) -> Result<PastReport> {
        let store = self.store();
        let Some(import) = store.imports()?.into_iter().find(|import| import.id == batch) else {
            return Err(Error::NotFound(format!(
                "there is no import {batch}; stayer imports lists them with their numbers"
            )));
        };
        let counts = store.count_fates(batch)?;
        let count =
            |outcome: Outcome| counts.iter().find(|(word, _)| word == outcome.word()).map_or(0, |(_, count)| *count);
        let wanted = FateFilter {
            outcome: filter.outcome.map(|outcome| outcome.word().to_owned()),
            offset: filter.offset,
            limit: filter.limit,
        };
        Ok(PastReport {
            schema: "stayer.import_report/1".into(),
            imported: count(Outcome::Imported),
            duplicate: count(Outcome::Duplicate),
            skipped: count(Outcome::Skipped),
            failed: count(Outcome::Failed),
            entries: store.count_entries(batch)?,
            reasons: store.count_reasons(batch, MOST_REASONS)?.into_iter().filter_map(reason).collect(),
            files: store.fates(batch, &wanted)?.into_iter().map(file).collect(),
            import: self::batch(import),
        })
    }
}

fn reason((outcome, reason, files): (String, String, usize)) -> Option<ReasonCount> {
    Some(ReasonCount { outcome: Outcome::of(&outcome)?, reason, files })
}

/// Why files were skipped or failed, the most frequent reasons first.
pub(super) fn reasons(files: &[ImportedFile]) -> Vec<ReasonCount> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for file in files.iter().filter(|file| matches!(file.outcome, Outcome::Skipped | Outcome::Failed)) {
        *counts.entry((file.outcome.word(), file.reason.as_deref().unwrap_or_default())).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, files)| std::cmp::Reverse(*files));
    let all = counts.into_iter().take(MOST_REASONS);
    all.filter_map(|((outcome, why), files)| reason((outcome.to_owned(), why.to_owned(), files))).collect()
}

fn batch(import: PastImport) -> ImportBatch {
    ImportBatch { batch: import.id, at: import.at, source: import.source, activities: import.activities }
}

fn file(fate: Fate) -> ImportedFile {
    ImportedFile {
        path: fate.path,
        outcome: Outcome::of(&fate.outcome).unwrap_or(Outcome::Skipped),
        activity: fate.activities.first().copied(),
        activities: fate.activities,
        reason: fate.reason.map(Into::into),
        warnings: fate.warnings,
    }
}

/// What became of a file, as the library keeps it.
pub(super) fn fate(file: &ImportedFile) -> Fate {
    Fate {
        path: file.path.clone(),
        outcome: file.outcome.word().to_owned(),
        activities: file.activities.clone(),
        reason: file.reason.as_deref().map(str::to_owned),
        warnings: file.warnings.clone(),
    }
}
