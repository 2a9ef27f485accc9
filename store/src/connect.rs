//! Connections to the library's file.

use crate::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::{path::Path, time::Duration};

/// How a connection is made.
pub(crate) type Connect = fn(&Path) -> Result<Connection>;

/// How long to wait while another program writes.
const BUSY: Duration = Duration::from_secs(30);
/// Larger than the usual 4 KiB: most bytes are blobs of 10 to 100 kB. Measured in docs/decisions/0002-originals.md.
const PAGE_BYTES: u32 = 8192;

/// A connection for reading and writing, to a new file where there is none.
pub(crate) fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| {
        let cannot_open = error.sqlite_error_code() == Some(rusqlite::ffi::ErrorCode::CannotOpen);
        if cannot_open { not_writable(path, error) } else { error.into() }
    })?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "page_size", PAGE_BYTES)?; // only a new, empty file takes it
    wal(&connection, path)?;
    settings(&connection)?;
    Ok(connection)
}

/// A connection to a file where nothing can be written: it is read as it stands, without a log of changes beside it.
pub(crate) fn connect_still(path: &Path) -> Result<Connection> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(Error::LeftOpen { path: path.to_owned() });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let whole = std::path::absolute(path).map_err(|why| Error::File { path: path.to_owned(), why })?;
    let connection = Connection::open_with_flags(format!("{}?immutable=1", address(&whole)), flags)?;
    settings(&connection)?;
    Ok(connection)
}

/// A path as the address of a file.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                address.push(char::from(*byte))
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    if address.starts_with("file:/") { address } else { address.replacen("file:", "file:/", 1) }
}

fn settings(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Switches a file to write-ahead logging. Two programs that make a library at once meet here.
fn wal(connection: &Connection, path: &Path) -> Result<()> {
    let mut patience = 100;
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(_) => return Ok(()),
            Err(error) => match error.sqlite_error_code() {
                Some(rusqlite::ffi::ErrorCode::DatabaseBusy | rusqlite::ffi::ErrorCode::DatabaseLocked)
                    if patience > 0 =>
                {
                    patience -= 1;
                    std::thread::sleep(Duration::from_millis(50));
                }
                Some(rusqlite::ffi::ErrorCode::NotADatabase) => {
                    return Err(Error::NotALibrary { path: path.to_owned() });
                }
                Some(rusqlite::ffi::ErrorCode::CannotOpen) => return Err(not_writable(path, error)),
                _ => return Err(read_only(error.into(), path)),
            },
        }
    }
}

/// Names the file in an error that only says "read-only".
pub(crate) fn read_only(error: Error, path: &Path) -> Error {
    match error {
        Error::NotWritable { why, .. } => not_writable(path, why),
        other => other,
    }
}

pub(crate) fn not_writable(path: &Path, why: impl ToString) -> Error {
    Error::NotWritable { path: path.to_owned(), why: why.to_string() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{FILE_NAME, Store};

    #[test]
    fn a_file_that_cannot_be_written_is_read_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("50 % of all?#é");
        let path = place.join(FILE_NAME);
        let store = Store::open(&place).unwrap();
        store.set_fact("sex", Some("female")).unwrap();
        assert!(matches!(connect_still(&path), Err(Error::LeftOpen { .. })), "changes lie beside it");
        drop(store);
        let still = connect_still(&path).unwrap();
        assert!(still.is_readonly("main").unwrap());
        let told: String = still.query_row("SELECT value FROM fact WHERE key = 'sex'", [], |row| row.get(0)).unwrap();
        assert_eq!(told, "female");
        assert!(matches!(Error::from(still.execute("DELETE FROM fact", []).unwrap_err()), Error::NotWritable { .. }));
        let names: Vec<_> = std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [FILE_NAME], "nothing came beside it");
    }
}
