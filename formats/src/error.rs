//! Why a file could not be read or written.

use crate::Kind;

/// Why a file could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is sound, or may be, but holds nothing that was done: an import lists it as skipped.
    #[error("{what} without an activity in it")]
    NotAnActivity {
        /// What it is: `FIT settings file`, `FIT workout file`, `JSON file`, …
        what: String,
    },
    /// A workout was asked for and there is none in the file.
    #[error("{what} without a workout in it")]
    NotAWorkout {
        /// What it is instead.
        what: String,
    },
    /// The file claims to be something that it cannot be read as: an import lists it as failed.
    #[error("{format} unreadable at byte {at}: {what}")]
    Unreadable {
        /// What it claims to be: `FIT`, `TCX`, `GPX`.
        format: &'static str,
        /// Offset of the byte where reading ended.
        at: usize,
        /// What was met there, what was expected, and what to do next.
        what: String,
    },
    /// No byte at all.
    #[error("the file is empty (0 bytes); export or copy it again from where it came")]
    Empty,
    /// An archive, to be unpacked before.
    #[error("a packed file ({kind:?}) met where an unpacked one was expected; unpack it first")]
    Packed {
        /// Which archive.
        kind: Kind,
    },
    /// No format known here.
    #[error("content of no known format; expected FIT, TCX, GPX or their kin, or a ZIP or gzip of these")]
    Unknown,
    /// What was asked to be written does not fit the format.
    #[error("{format} cannot hold {what}")]
    Unwritable {
        /// The format asked for.
        format: &'static str,
        /// What does not fit, and what fits.
        what: String,
    },
}
