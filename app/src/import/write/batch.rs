//! Batches: written whole, each in one transaction, with what became of their files.

use super::{NAMED, REPORTED_AT_ONCE, Writer};
use crate::{Result, documents::Outcome, import::table::RowAt};
use store::Added;

impl<'a> Writer<'a> {
    /// Writes the batch, all of it or nothing, then what tables tell and what became of the files.
    pub(super) fn flush(&mut self) -> Result<()> {
        if !self.pending.is_empty() {
            self.flush_files()?;
        }
        let told = std::mem::take(&mut self.told);
        if !told.is_empty() && !self.dry_run {
            self.import = self.store.tell(self.import, self.at, self.source, &told)?.0;
        }
        self.report_files()
    }

    /// What became of the files goes into the library as soon as the import has a row there.
    pub(super) fn report_files(&mut self) -> Result<()> {
        let Some(import) = self.import else { return Ok(()) };
        let done = self.files.len() - self.pending.len();
        // Files that wait to be written are the last ones, or stand between those that need no writing.
        let done = self.pending_at.first().map_or(done, |&(at, _)| at);
        while self.reported < done {
            let until = done.min(self.reported + REPORTED_AT_ONCE);
            self.store.add_fates(import, self.reported, self.files.fates(self.reported..until))?;
            self.reported = until;
        }
        Ok(())
    }

    fn flush_files(&mut self) -> Result<()> {
        let (pending, at) = (std::mem::take(&mut self.pending), std::mem::take(&mut self.pending_at));
        self.pending_bytes = 0;
        let (store, import, when, source) = (self.store, self.import, self.at, self.source);
        let this = &mut *self;
        let (import, _) = store.add_reported(import, when, source, &pending, |added| Self::settle(this, &at, added))?;
        self.import = import;
        if import.is_some() {
            self.reported = self.files.len();
        }
        (self.progress)(&self.so_far);
        Ok(())
    }

    /// Takes note of what became of the files of a batch; tells the library's report of all of which it does not know yet.
    fn settle<'s>(
        &'s mut self,
        at: &[(usize, Option<RowAt>)],
        added: &[Added],
    ) -> (usize, impl Iterator<Item = store::Fate> + use<'s, 'a>) {
        for (&(at, row), added) in at.iter().zip(added) {
            if let Some(row) = row.filter(|_| !matches!(added, Added::Known(_))) {
                self.tables.is_told(row);
            }
            let Some(file) = self.files.open(at) else { continue };
            let told = file.reason.take();
            let (outcome, activities, reason) = match added {
                Added::Imported { activities, twins } if twins.is_empty() => (Outcome::Imported, activities, told),
                Added::Imported { activities, twins } => {
                    file.warnings.push(there_already(twins, "another file brought part of it before"));
                    (Outcome::Imported, activities, told)
                }
                Added::Twin(twins) => {
                    let why = there_already(twins, "another file of the same activity is in the library");
                    (Outcome::Duplicate, twins, Some(why.into()))
                }
                Added::Known(activities) => {
                    let why = there_already(activities, "these very bytes are in the library");
                    (Outcome::Duplicate, activities, Some(why.into()))
                }
            };
            (file.outcome, file.activity, file.activities, file.reason) =
                (outcome, activities.first().copied(), activities.clone(), reason);
            self.count(outcome);
        }
        (self.reported, self.files.fates(self.reported..self.files.len()))
    }
}

pub(super) fn there_already(activities: &[i64], why: &str) -> String {
    let numbers: Vec<String> = activities.iter().map(i64::to_string).collect();
    match numbers.as_slice() {
        [] => why.to_owned(),
        [one] => format!("{why} as activity {one}"),
        many if many.len() > NAMED => {
            format!("{why} as {} activities, from {} on", many.len(), many[0])
        }
        many => format!("{why} as activities {}", many.join(", ")),
    }
}
