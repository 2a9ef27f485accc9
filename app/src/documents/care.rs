//! The library's care.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `stayer.check/1`: whether the library is sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckDocument {
    /// Always `stayer.check/1`.
    pub schema: String,
    /// Nothing is wrong.
    pub sound: bool,
    /// Activities looked at.
    pub activities: usize,
    /// Originals whose SHA-256 was computed again.
    pub originals: usize,
    /// What is wrong, and what to do about it.
    pub problems: Vec<String>,
}

/// `stayer.rebuild/1`: everything derived was made again from the originals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RebuildDocument {
    /// Always `stayer.rebuild/1`.
    pub schema: String,
    /// Activities made again.
    pub rebuilt: usize,
    /// Originals that can no longer be read, and why.
    pub failed: Vec<String>,
}

/// `stayer.backup/1`: one file that holds the whole library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BackupDocument {
    /// Always `stayer.backup/1`.
    pub schema: String,
    /// Where it is.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Activities in it.
    pub activities: usize,
}
