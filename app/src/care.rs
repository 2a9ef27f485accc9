//! The library's care: check, rebuild, backup, restore.

mod rebuild;

use crate::{
    App, Config, Error, Result,
    derive::MODEL_VERSION,
    documents::{BackupDocument, CheckDocument, RebuildDocument},
};
use quantity::counted;
use std::{path::Path, sync::atomic::AtomicBool};
use store::{FILE_NAME, Filter, Store};

/// What a whole look at the library found.
struct Look {
    activities: usize,
    originals: usize,
    problems: Vec<String>,
    /// Activities that an older model derived.
    stale: usize,
}

impl App {
    /// Looks at every row and computes every original's checksum again.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read at all.
    pub fn check(&self) -> Result<CheckDocument> {
        let Look { activities, originals, mut problems, stale } = look(self.store())?;
        if stale > 0 {
            problems.push(format!(
                "{} derived by an older model; run stayer rebuild",
                counted(stale, "activity was", "activities were")
            ));
        }
        Ok(CheckDocument {
            schema: "stayer.check/1".into(),
            sound: problems.is_empty(),
            activities,
            originals,
            problems,
        })
    }

    /// Makes everything derived again from the originals. `progress` gets (done, of).
    ///
    /// Each activity is replaced whole or not at all; a rebuild that was stopped goes on where it was.
    ///
    /// # Errors
    /// `Broken` when the library cannot be written.
    pub fn rebuild(&self, progress: &mut dyn FnMut(usize, usize), stop: &AtomicBool) -> Result<RebuildDocument> {
        rebuild::rebuild(self.store(), progress, stop)
    }

    /// Writes the whole library into one file.
    ///
    /// # Errors
    /// `Rejected` when the file exists, `Broken` when it cannot be written.
    pub fn backup(&self, file: &Path) -> Result<BackupDocument> {
        if file.symlink_metadata().is_ok() {
            return Err(Error::Rejected(format!("{} is there already; name a new file", file.display())));
        }
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            let why = "is no folder; make it first, or name a file elsewhere";
            return Err(Error::Rejected(format!("{} {why}", folder.display())));
        }
        self.store().copy_into(file)?;
        backup_document(file, self.store().count(&Filter::default())?)
    }

    /// Fills an empty library folder from a backup.
    ///
    /// The backup is looked at as `check` does; a damaged one is refused and leaves the folder empty.
    ///
    /// # Errors
    /// `Rejected` when the folder holds a library already or the file is no backup.
    pub fn restore(config: Config, file: &Path) -> Result<BackupDocument> {
        let folder = config.folder()?;
        if !file.is_file() {
            return Err(Error::Rejected(format!("there is no backup {}", file.display())));
        }
        if folder.join(FILE_NAME).exists() {
            let why = "holds a library already; name an empty folder with --data, or move the library away";
            return Err(Error::Rejected(format!("{} {why}", folder.display())));
        }
        let no_backup =
            |why: String| Error::Rejected(format!("{} is no sound backup of a library: {why}", file.display()));
        let store = Store::restore(&folder, file).map_err(|error| match error {
            store::Error::NotALibrary { .. } => no_backup("it is another kind of file".into()),
            store::Error::Damaged { what, why } => no_backup(format!("{what} is damaged ({why})")),
            other => other.into(),
        })?;
        let found = look(&store)?;
        if !found.problems.is_empty() {
            drop(store);
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.join(format!("{FILE_NAME}{suffix}")));
            }
            return Err(no_backup(found.problems.join("; ")));
        }
        backup_document(file, found.activities)
    }
}

fn backup_document(file: &Path, activities: usize) -> Result<BackupDocument> {
    let size = std::fs::metadata(file).map_err(|why| Error::Broken(format!("{}: {why}", file.display())))?.len();
    Ok(BackupDocument { schema: "stayer.backup/1".into(), file: file.display().to_string(), bytes: size, activities })
}

fn look(store: &Store) -> Result<Look> {
    let checked = store.check()?;
    let mut problems = checked.problems;
    for original in store.originals()? {
        match store.original_bytes(original.id) {
            Ok(Some(_)) => {}
            Ok(None) => problems.push(format!("original {} went while it was looked at", original.path)),
            Err(why) => problems.push(format!("{}: {why}", original.path)),
        }
    }
    let mut stale = 0;
    for derivation in store.derivations()? {
        stale += usize::from(derivation.model_version.is_some_and(|version| version != MODEL_VERSION));
        if let Err(why) = columns(store, derivation.activity) {
            problems.push(why);
        }
    }
    Ok(Look { activities: checked.activities, originals: checked.originals, problems, stale })
}

/// Whether an activity's samples and curve can be read and are as long as its figures say.
fn columns(store: &Store, activity: i64) -> std::result::Result<(), String> {
    let words = |why: store::Error| why.to_string();
    let Some(record) = store.activity(activity).map_err(words)? else { return Ok(()) };
    let rows = store.recording(activity).map_err(words)?.len();
    store.curve(activity).map_err(words)?;
    if rows == record.summary.records {
        return Ok(());
    }
    Err(format!(
        "activity {activity} has {rows} samples where its figures say {}; run stayer rebuild",
        record.summary.records
    ))
}
