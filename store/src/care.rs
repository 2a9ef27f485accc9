//! The library's care: is it sound, copy it, derive it again.

use crate::{
    Derived, Error, Result, Store, derived, ledger, migrate,
    open::{FILE_NAME, number},
};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};

/// What a look at the database itself found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Activities there are.
    pub activities: usize,
    /// Originals there are.
    pub originals: usize,
    /// What is wrong, in words.
    pub problems: Vec<String>,
}

/// An activity, where it comes from, and the version of the model that derived it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upgraded {
    /// The activity.
    pub activity: i64,
    /// Its original.
    pub original: i64,
    /// Where in the original.
    pub position: usize,
    /// The version of the model, none when nothing is derived.
    pub model_version: Option<u32>,
    /// It has other files beside that original.
    pub joined: bool,
}

impl Store {
    /// Lets the database look at itself: pages, indexes, references, and that kept and derived rows belong together.
    /// Originals and columns are the caller's to look at, one by one.
    ///
    /// # Errors
    /// What the database says when it cannot be read at all.
    pub fn check(&self) -> Result<Checked> {
        self.read(|db| {
            let mut checked = Checked {
                activities: db.query_row("SELECT count(*) FROM activity", [], |row| number(row, 0))?,
                originals: db.query_row("SELECT count(*) FROM original", [], |row| number(row, 0))?,
                problems: Vec::new(),
            };
            let mut query = db.prepare("PRAGMA integrity_check")?;
            for line in query.query_map([], |row| row.get::<_, String>(0))? {
                let line = line?;
                if line != "ok" {
                    checked.problems.push(format!("the database file is damaged: {line}; restore a backup"));
                }
            }
            let mut query = db.prepare("PRAGMA foreign_key_check")?;
            for line in query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))? {
                let (table, parent) = line?;
                checked.problems.push(format!("a row of {table} belongs to no row of {parent}; run stayer rebuild"));
            }
            let mut query = db.prepare(include_str!("../queries/loose_ends.sql"))?;
            for line in query.query_map([], |row| row.get::<_, String>(0))? {
                checked.problems.push(line?);
            }
            Ok(checked)
        })
    }

    /// Every activity with its original, in the originals' order.
    ///
    /// # Errors
    /// What the database says.
    pub fn derivations(&self) -> Result<Vec<Upgraded>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/derivations.sql"))?;
            let rows = query.query_map([], |row| {
                Ok(Upgraded {
                    activity: row.get(0)?,
                    original: row.get(1)?,
                    position: number(row, 2)?,
                    model_version: row.get(3)?,
                    joined: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Replaces everything derived of some activities in one transaction. An activity that is gone meanwhile is left out.
    ///
    /// # Errors
    /// What the database says; then nothing was replaced.
    pub fn replace_derived(&self, all: &[(i64, Derived)]) -> Result<()> {
        self.write(|db| {
            let mut first: Option<String> = None;
            for (activity, new) in all {
                let there = db.query_row("SELECT 1 FROM activity WHERE id = ?1", [activity], |_| Ok(())).optional()?;
                if there.is_some() {
                    let day = derived::replace(db, *activity, new)?;
                    first = Some(first.map_or(day.clone(), |first| first.min(day)));
                }
            }
            ledger::forget_from(db, first.as_deref())
        })
    }

    /// Writes the whole library into one new file, synced to the disk before it gets its name. Readers and writers go on meanwhile.
    ///
    /// # Errors
    /// [`Error::Full`] or [`Error::File`]; then there is no such file.
    pub fn copy_into(&self, file: &Path) -> Result<()> {
        self.outside_transaction(|db| copy_into(db, file))
    }

    /// Moves everything in the write-ahead log into the database file, for a small log and honest file sizes.
    ///
    /// # Errors
    /// What the database says.
    pub fn checkpoint(&self) -> Result<()> {
        self.outside_transaction(|db| Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
    }
}

/// Writes the database into a new file: under a passing name first, which becomes `file` once it is on the disk.
pub(crate) fn copy_into(db: &Connection, file: &Path) -> Result<()> {
    let passing = passing_name(file);
    let Some(name) = passing.to_str() else {
        let why = std::io::Error::new(std::io::ErrorKind::InvalidFilename, "its name is no text; give it another one");
        return Err(Error::File { path: file.to_owned(), why });
    };
    let failed = |why: std::io::Error| match why.kind() {
        std::io::ErrorKind::StorageFull => Error::Full,
        _ => Error::File { path: file.to_owned(), why },
    };
    let _ = std::fs::remove_file(&passing); // left behind by a program that died
    let copy = || -> Result<()> {
        db.execute("VACUUM INTO ?1", [name])?;
        sync(&passing).map_err(failed)?;
        std::fs::rename(&passing, file).map_err(failed)?;
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let _ = sync(folder); // not every system can sync a folder
        }
        Ok(())
    };
    copy().inspect_err(|_| {
        let _ = std::fs::remove_file(&passing);
        let _ = std::fs::remove_file(format!("{name}-journal"));
    })
}

fn sync(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()
}

fn passing_name(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    file.with_file_name(name)
}

impl Store {
    /// Fills an empty folder from a backup: copied, looked at, and only then given its name. Opens it.
    ///
    /// # Errors
    /// [`Error::NotALibrary`] when the file is no backup, [`Error::TooNew`], or what the disk says. The folder is left as it was.
    pub fn restore(folder: &Path, backup: &Path) -> Result<Self> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |why: std::io::Error| match why.kind() {
                std::io::ErrorKind::StorageFull => Error::Full,
                _ => Error::File { path, why },
            }
        };
        {
            let db = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            if migrate::recognise(&db, backup)? == 0 {
                return Err(Error::NotALibrary { path: backup.to_owned() });
            }
            let sound: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if sound != "ok" {
                return Err(Error::damaged(backup.display().to_string(), sound));
            }
        }
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        let file = folder.join(FILE_NAME);
        let passing = passing_name(&file);
        let copied = std::fs::copy(backup, &passing)
            .and_then(|_| sync(&passing))
            .and_then(|()| std::fs::rename(&passing, &file))
            .map_err(failed(&file));
        copied.inspect_err(|_| {
            let _ = std::fs::remove_file(&passing);
        })?;
        Self::open(folder)
    }
}
