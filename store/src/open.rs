//! Opening the library.

use crate::{
    Error, Result,
    connect::{Connect, connect, connect_still, not_writable, read_only},
    migrate,
};
use rusqlite::{Connection, TransactionBehavior};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The database's name in the library's folder.
pub const FILE_NAME: &str = "library.sqlite";
/// Connections kept for reading; more are opened when more threads ask, and closed again.
const IDLE_READERS: usize = 4;

/// The library. May be shared between threads: one writes at a time, any number read.
///
/// Every committed write survives the death of the program and, because each commit is synced
/// (`synchronous = FULL`), the loss of power. Imports commit in batches, so that costs little.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// None where the transaction that a library stands in is over: see [`Self::together`].
    writer: Mutex<Option<Connection>>,
    readers: Mutex<Vec<Connection>>,
    connect: Connect,
    /// Nothing can be written where it lies.
    read_only: bool,
    /// Whether all of this is within one transaction of another one.
    within: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A connection is sound after a panic: the open transaction was rolled back when it was dropped.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// Opens the library of a folder, making both where there is none. An older library is copied beside itself
    /// (`library.sqlite.before-N`) before its schema is brought up to date. One that lies where nothing can be written is read as it is.
    ///
    /// # Errors
    /// [`Error::NotWritable`], [`Error::LeftOpen`], [`Error::TooOld`], [`Error::NotALibrary`], [`Error::TooNew`], [`Error::Full`], or
    /// what the database says.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|why| match why.kind() {
            std::io::ErrorKind::StorageFull => Error::Full,
            _ => not_writable(folder, why),
        })?;
        let path = folder.join(FILE_NAME);
        let (mut writer, how): (_, Connect) = match connect(&path) {
            Ok(writer) => (writer, connect),
            Err(Error::NotWritable { .. }) if path.is_file() => (connect_still(&path)?, connect_still),
            Err(why) => return Err(why),
        };
        let read_only = writer.is_readonly("main")?;
        let found = migrate::recognise(&writer, &path)?;
        if found < migrate::known() {
            if read_only {
                return Err(Error::TooOld { path, found, known: migrate::known() });
            }
            if found > 0 {
                copy_before_upgrade(&writer, folder, found)?;
            }
            migrate::migrate(&mut writer).map_err(|error| self::read_only(error, &path))?;
        }
        Ok(Self::over(folder, writer, how, read_only))
    }

    fn over(folder: &Path, writer: Connection, connect: Connect, read_only: bool) -> Self {
        let (writer, readers) = (Mutex::new(Some(writer)), Mutex::default());
        Self { folder: folder.to_owned(), writer, readers, connect, read_only, within: false }
    }

    /// Whether nothing can be written where it lies.
    pub(crate) const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The library's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The database file.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join(FILE_NAME)
    }

    /// Does several things in one transaction, all or none: `work` gets the library as it is within, where everything written is seen
    /// already. Others see all of it afterwards, or nothing where `work` or the end of the transaction fails. The library itself must
    /// not be written to meanwhile by the same thread, which would wait for itself.
    ///
    /// # Errors
    /// What `work` says, and what the database says.
    pub fn together<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Arc<Self>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut writer = lock(&self.writer);
        let connection = self.taken(&mut writer)?;
        let begun = connection.execute_batch("BEGIN IMMEDIATE");
        if let Err(why) = begun {
            *writer = Some(connection);
            return Err(read_only(why.into(), &self.file()).into());
        }
        let inner =
            Arc::new(Self { within: true, ..Self::over(&self.folder, connection, self.connect, self.read_only) });
        let answer = work(&inner);
        let connection = lock(&inner.writer).take().ok_or_else(over)?;
        let ended = answer.and_then(|answer| {
            let committed = connection.execute_batch("COMMIT");
            committed.map(|()| answer).map_err(|why| read_only(why.into(), &self.file()).into())
        });
        if ended.is_err() && !connection.is_autocommit() {
            connection.execute_batch("ROLLBACK").map_err(Error::from)?; // a connection that is lost here is made anew
        }
        *writer = Some(connection);
        ended
    }

    /// The writing connection out of its place; a new one where a panic took it away.
    fn taken(&self, writer: &mut Option<Connection>) -> Result<Connection> {
        match writer.take() {
            Some(connection) => Ok(connection),
            None if self.within => Err(over()),
            None => (self.connect)(&self.file()),
        }
    }

    fn with_writer<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        let mut connection = self.taken(&mut writer)?;
        let answer = work(&mut connection).map_err(|error| read_only(error, &self.file()));
        *writer = Some(connection);
        answer
    }

    /// Does something in one transaction, all or nothing.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.with_writer(|connection| {
            if self.within {
                let part = connection.savepoint()?;
                let answer = work(&part)?;
                part.commit()?;
                return Ok(answer);
            }
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        })
    }

    /// The writing connection, for what cannot run inside a transaction.
    pub(crate) fn outside_transaction<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.with_writer(|connection| work(connection))
    }

    /// Reads, seeing one state of the library throughout when it starts a transaction itself.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.within {
            return self.with_writer(|connection| work(connection));
        }
        let idle = lock(&self.readers).pop();
        let reader = idle.map_or_else(|| (self.connect)(&self.file()), Ok)?;
        let answer = work(&reader);
        let mut readers = lock(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        answer
    }
}

fn over() -> Error {
    Error::damaged("what is done together in one transaction", "it was used when that was over")
}

/// Copies the library before its schema changes; a copy of that version that is there already is left alone.
fn copy_before_upgrade(connection: &Connection, folder: &Path, version: i64) -> Result<()> {
    let copy = folder.join(format!("{FILE_NAME}.before-{}", version + 1));
    if copy.exists() { Ok(()) } else { crate::care::copy_into(connection, &copy) }
}

/// A count or place out of a row; the schema keeps them from being negative.
pub(crate) fn number(row: &rusqlite::Row<'_>, index: impl rusqlite::RowIndex) -> rusqlite::Result<usize> {
    row.get::<_, i64>(index).map(|stored| usize::try_from(stored).unwrap_or(0))
}

/// A count or place for a row.
pub(crate) fn stored(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{NewFile, Packed, Sha256};

    #[test]
    fn a_full_disk_is_said_and_leaves_what_was_finished() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        // Bytes that do not pack, so that the file must grow.
        let noise = |seed: u8| -> Vec<u8> {
            (0u32..200_000)
                .map(|i| (i.wrapping_mul(2_654_435_761).wrapping_add(u32::from(seed) * 97) >> 13) as u8)
                .collect()
        };
        let file = |seed: u8| {
            let bytes = noise(seed);
            let original = Packed::new(Sha256::of(&bytes), &bytes).unwrap();
            NewFile { original, kind: "fit".into(), path: format!("{seed}.fit"), activities: Vec::new() }
        };
        let add = |seed: u8| store.add(None, jiff::Timestamp::UNIX_EPOCH, "a test", &[file(seed)]);
        add(1).unwrap();
        let pages = |most: i64| {
            store
                .outside_transaction(|db| Ok(db.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))?))
                .unwrap();
        };
        pages(1); // the database's own size is the least that it takes
        assert!(matches!(add(2), Err(Error::Full)));
        assert_eq!(store.originals().unwrap().len(), 1);
        pages(1_000_000);
        add(2).unwrap();
        assert!(store.original_bytes(1).unwrap().is_some() && store.original_bytes(2).unwrap().is_some());
    }

    #[test]
    fn what_is_done_together_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let tell = |last: bool| -> Result<()> {
            store.together(|within| {
                within.set_fact("sex", Some("female"))?;
                assert_eq!(within.fact("sex")?.as_deref(), Some("female"), "seen within");
                assert_eq!(store.fact("sex")?, None, "and nowhere else yet");
                within.set_fact("mass_kg", Some("61"))?;
                if last { Ok(()) } else { Err(Error::Full) }
            })
        };
        assert!(matches!(tell(false), Err(Error::Full)));
        assert!(store.facts().unwrap().is_empty());
        tell(true).unwrap();
        assert_eq!(store.facts().unwrap().len(), 2);
        // One that is kept beyond its end writes nothing, and a panic within leaves the library as it was.
        let kept = store.together(|within| Ok::<_, Error>(Arc::clone(within))).unwrap();
        assert!(kept.set_fact("sex", None).is_err());
        let panics = || {
            store.together(|within| -> Result<()> {
                within.set_fact("sex", None).unwrap();
                panic!("within")
            })
        };
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err());
        assert_eq!(store.fact("sex").unwrap().as_deref(), Some("female"));
        store.set_fact("sex", Some("male")).unwrap();
    }

    #[test]
    fn an_older_library_is_copied_before_its_schema_changes_and_a_newer_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let old = Connection::open(&path).unwrap();
        for migration in &migrate::MIGRATIONS[..4] {
            old.execute_batch(migration).unwrap();
        }
        old.execute_batch(&format!("PRAGMA user_version = 4; PRAGMA application_id = {}", migrate::APPLICATION_ID))
            .unwrap();
        old.execute_batch("INSERT INTO import (at, source) VALUES ('2026-01-01T00:00:00Z', 'before')").unwrap();
        drop(old);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.imports().unwrap()[0].source, "before");
        assert!(store.facts().unwrap().is_empty(), "the new tables are there");
        let copy = Connection::open(folder.path().join("library.sqlite.before-5")).unwrap();
        assert_eq!(migrate::version(&copy).unwrap(), 4);
        store.outside_transaction(|db| Ok(db.execute_batch("PRAGMA user_version = 999")?)).unwrap();
        drop(store);
        assert!(matches!(Store::open(folder.path()), Err(Error::TooNew { found: 999, .. })));
    }
}
