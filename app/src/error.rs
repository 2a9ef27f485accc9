//! What can go wrong, sorted into the three kinds that the faces need.

use thiserror::Error;

/// Every use case fails in one of three ways.
#[derive(Debug, Error)]
pub enum Error {
    /// What was asked for is not there.
    #[error("{0}")]
    NotFound(String),
    /// What was asked for cannot be done as asked; the message says what would work.
    #[error("{0}")]
    Rejected(String),
    /// The machine, the disk or the library is at fault.
    #[error("{0}")]
    Broken(String),
}

/// The answer of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Broken(error.to_string())
    }
}
