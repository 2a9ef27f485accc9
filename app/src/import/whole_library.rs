//! A new library filled from a folder that `export all` wrote: every kept row as it was, everything derived made again.

use super::library_file::{bytes, checksum, is_document, within};
use crate::{
    App, Result,
    documents::{ImportReport, ImportedFile, LibraryFolder, Outcome, Progress},
    export::tables::{self, TABLES},
};
use plan::change::{Change, Edit};
use quantity::counted;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};
use store::{Filling, KEPT_TABLES};
use training::{Plan, Spec};

/// What filling came to.
pub(super) enum Filled {
    /// All of it is there.
    Whole(Box<ImportReport>),
    /// Nothing is, and why, where there was anything to fill from.
    Not(Option<String>),
}

impl App {
    /// Fills this library from a whole one, where it is new and the folder is complete; all or nothing.
    pub(super) fn fill_from(
        &self,
        root: &Path,
        manifest: &LibraryFolder,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<Filled> {
        if !manifest.complete || !root.join(TABLES).is_dir() || !self.store().is_new()? {
            return Ok(Filled::Not(None));
        }
        let size = |file: &str| root.join(file).metadata().map_or(0, |found| found.len());
        let mut so_far = Progress {
            files_known: manifest.originals.len(),
            bytes_total: manifest.originals.iter().map(|original| size(&original.file)).sum(),
            ..Progress::default()
        };
        let mut taken: Vec<(&str, usize)> = Vec::new();
        let folder = Folder { app: self, root, manifest, stop };
        let filled = self.store().fill(|filling| {
            for table in KEPT_TABLES {
                let rows = folder.fill(filling, table, &mut |bytes| {
                    so_far.files_done += 1;
                    so_far.bytes_done = (so_far.bytes_done + bytes as u64).min(so_far.bytes_total);
                    progress(&so_far);
                })?;
                taken.push((table, rows));
            }
            Ok(())
        });
        match filled {
            Ok(true) => {}
            Ok(false) => return Ok(Filled::Not(None)),
            Err(store::Error::Full) => return Err(store::Error::Full.into()),
            Err(_) if stop.load(Ordering::Relaxed) => {
                return Ok(Filled::Whole(Box::new(ImportReport { interrupted: true, ..ImportReport::empty() })));
            }
            Err(why) => return Ok(Filled::Not(Some(words(&why)))),
        }
        let made = self.rebuild(&mut |_, _| progress(&so_far), stop)?;
        let mut report = ImportReport { interrupted: stop.load(Ordering::Relaxed), ..ImportReport::empty() };
        for original in &manifest.originals {
            let sha256 = checksum(&original.sha256);
            let activities = sha256.map(|sha256| self.store().activities_of(sha256)).transpose()?.flatten();
            let activities = activities.unwrap_or_default();
            let path = root.join(&original.file).display().to_string();
            report.imported += 1;
            report.files.push(ImportedFile {
                activity: activities.first().copied(),
                activities,
                ..ImportedFile::new(path)
            });
        }
        for (table, rows) in taken.into_iter().filter(|(table, rows)| *rows > 0 && *table != "original") {
            let path = tables::file(root, table).display().to_string();
            report.files.push(ImportedFile {
                reason: Some(counted(rows, "row was taken over", "rows were taken over").into()),
                ..ImportedFile::new(path)
            });
            report.imported += 1;
        }
        report.failed = made.failed.len();
        report.files.extend(made.failed.into_iter().map(|why| ImportedFile {
            outcome: Outcome::Failed,
            reason: Some(why.into()),
            ..ImportedFile::new(root.display().to_string())
        }));
        Ok(Filled::Whole(Box::new(report)))
    }
}

/// The folder of a whole library.
struct Folder<'a> {
    app: &'a App,
    root: &'a Path,
    manifest: &'a LibraryFolder,
    stop: &'a AtomicBool,
}

impl Folder<'_> {
    fn fill(&self, filling: &mut Filling<'_>, table: &str, done: &mut dyn FnMut(usize)) -> store::Result<usize> {
        let originals: BTreeMap<&str, &str> =
            self.manifest.originals.iter().map(|one| (one.sha256.as_str(), one.file.as_str())).collect();
        tables::rows(self.root, table, |columns, cells| {
            let cell = |name: &str| {
                let at = columns.iter().position(|column| column == name)?;
                cells.get(at)?.as_deref()
            };
            let wrong = |why: String| store::Error::Damaged { what: format!("a row of {table}"), why };
            if self.stop.load(Ordering::Relaxed) {
                return Err(wrong("the import was stopped".into()));
            }
            self.fits(table, &cell).map_err(wrong)?;
            let file = match table {
                "original" => cell("sha256").and_then(|sha256| originals.get(sha256)).map(|&file| file.to_owned()),
                "course" => cell("race_id").map(crate::export::all::course_file),
                _ => return filling.row(table, columns, &cells, None),
            };
            let file = file.ok_or_else(|| wrong("its file is not among those of the folder".into()))?;
            let read =
                within(&file).and_then(|file| bytes(&self.root.join(file))).map_err(|why| wrong(why.to_string()))?;
            filling.row(table, columns, &cells, Some(&read))?;
            if table == "original" {
                done(read.len());
            }
            Ok(())
        })
    }

    /// Documents are those that this program would write.
    fn fits<'a>(&self, table: &str, cell: &dyn Fn(&str) -> Option<&'a str>) -> std::result::Result<(), String> {
        let text = |name: &str| cell(name).unwrap_or_default();
        let plan = || is_document::<Plan>(text("document"));
        match table {
            "log" => {
                let date = text("date").parse().map_err(|_| format!("{:?} is no day", text("date")))?;
                self.app.log_fits(text("kind"), date, text("document"))
            }
            "plan" => {
                plan()?;
                cell("spec").map_or(Ok(()), is_document::<Spec>)
            }
            "plan_change" => {
                plan()?;
                is_document::<Spec>(text("spec"))?;
                is_document::<Edit>(text("edit"))?;
                is_document::<Vec<Change>>(text("changes"))
            }
            _ => Ok(()),
        }
    }
}

fn words(why: &store::Error) -> String {
    match why {
        store::Error::Damaged { what, why } => format!("{what}: {why}"),
        other => other.to_string(),
    }
}
