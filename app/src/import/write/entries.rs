//! What becomes entries of the log: measures of days, and diaries of apps.

use super::{NAMED, Writer};
use crate::{
    Result,
    documents::{ImportedFile, Outcome},
    import::work::{Days, MadeDiary},
    log::{self, DiaryEntries},
};
use quantity::counted;
use store::NewFile;

impl Writer<'_> {
    /// Measures of days become entries of the log.
    pub(super) fn take_days(&mut self, mut file: ImportedFile, days: Days) -> Result<()> {
        file.warnings = days.warnings;
        let says = |more: String| if days.what.is_empty() { more } else { format!("{}; {more}", days.what) };
        if !log::holds_measures(&days.days) {
            return self.list(file, Outcome::Skipped, says("no measure for the log in it".into()));
        }
        let entries = log::entries_of_days(self.store, &days.days, days.source, days.in_part)?;
        if entries.is_empty() {
            return self.list(file, Outcome::Duplicate, says("its measures are in the log".into()));
        }
        let new = entries.len();
        if !self.dry_run {
            let import = match self.import {
                Some(import) => import,
                None => *self.import.insert(self.store.begin_import(self.at, self.source)?),
            };
            self.store.add_measures(import, &entries)?;
        }
        self.entries += new;
        file.reason =
            Some(says(format!("{} from {}", entries_for_the_log(new), counted(days.days.len(), "day", "days"))).into());
        self.count(Outcome::Imported);
        self.files.push(file);
        Ok(())
    }

    /// A diary of an app is kept as it came, and becomes entries of the log.
    pub(super) fn take_diary(&mut self, mut file: ImportedFile, made: MadeDiary) -> Result<()> {
        let MadeDiary { original, diary } = made;
        let app = log::app_name(diary.kind);
        let DiaryEntries { entries, unmatched } = log::entries_of_diary(&diary)?;
        file.warnings = diary.repairs.iter().map(|repair| repair.what.clone()).collect();
        if self.store.has_entries(&entries)? {
            return self.list(file, Outcome::Duplicate, format!("diary of {app}; its entries are in the log"));
        }
        if !unmatched.is_empty() {
            let names: Vec<&str> = unmatched.keys().map(String::as_str).take(NAMED).collect();
            let more = match unmatched.len() - names.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let whose = counted(
                unmatched.len(),
                "exercise is none of the catalogue and keeps its own name",
                "exercises are none of the catalogue and keep their own names",
            );
            file.warnings.push(format!("{whose}: {}{more}", names.join(", ")));
        }
        let (all, mut new) = (entries.len(), entries.len());
        if !self.dry_run {
            self.flush()?;
            let kind = format!("{:?}", diary.kind).to_ascii_lowercase();
            let kept = NewFile { original, kind, path: file.path.clone(), activities: Vec::new() };
            self.import = self.store.add(self.import, self.at, self.source, &[kept])?.0;
            if let Some(import) = self.import {
                new = self.store.add_entries(import, &entries)?.into_iter().filter(|added| *added).count();
            }
        }
        self.entries += new;
        let brought = match all - new {
            0 => format!("diary of {app}: {}", entries_for_the_log(new)),
            there => {
                let there = counted(there, "was there already", "were there already");
                format!("diary of {app}: {}, {there}", entries_for_the_log(new))
            }
        };
        file.reason = Some(brought.into());
        self.count(Outcome::Imported);
        self.files.push(file);
        Ok(())
    }
}

fn entries_for_the_log(n: usize) -> String {
    counted(n, "entry for the log", "entries for the log")
}
