//! What can go wrong with the library.

use std::path::PathBuf;

/// What can go wrong with the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The disk is full.
    #[error("the disk is full; what was finished before is kept, free some space and start again")]
    Full,
    /// The library may not be written.
    #[error("{path} cannot be written ({why}); check who may write there, or name another folder with --data")]
    NotWritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A file that is not ours lies where the library should be.
    #[error("{path} is not a stayer library; move it away or name another folder with --data")]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// A newer program made this library.
    #[error("{path} was written by a newer stayer (schema {found}, this one knows {known}); install the newer program")]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The version this program knows.
        known: i64,
    },
    /// An earlier program made this library, and it lies where it cannot be brought up to date.
    #[error(
        "{path} was written by an earlier stayer (schema {found}, this one knows {known}) and lies where nothing can be written; copy its folder to where something can, and name that with --data"
    )]
    TooOld {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The version this program knows.
        known: i64,
    },
    /// A program left changes beside the library, which lies where they cannot be brought into it.
    #[error(
        "{path} has changes beside it (in {path}-wal) that a program in the middle of its work left there, and nothing can be written in its folder; copy the whole folder to where something can be written, and name that with --data"
    )]
    LeftOpen {
        /// The file.
        path: PathBuf,
    },
    /// Another program has been writing for too long.
    #[error("another program is writing to the library and did not finish in time; try again when it is done")]
    Busy,
    /// A stored value is not what was written.
    #[error("{what} is damaged: {why}; run stayer check, then stayer rebuild, or restore a backup")]
    Damaged {
        /// Which value.
        what: String,
        /// In which way.
        why: String,
    },
    /// Anything else that the database reports.
    #[error("the library's database reports: {0}")]
    Database(rusqlite::Error),
    /// A file of the library cannot be read or written.
    #[error("{path}: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
}

/// The answer of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A stored value that is not what was written.
    pub(crate) fn damaged(what: impl Into<String>, why: impl ToString) -> Self {
        Self::Damaged { what: what.into(), why: why.to_string() }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::NotWritable { path: "the library".into(), why: error.to_string() }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt) => Self::damaged("the database file", error),
            _ => Self::Database(error),
        }
    }
}
