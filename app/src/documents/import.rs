//! What happened to each file of an import.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Its activities are in the library now.
    Imported,
    /// The library had it already.
    Duplicate,
    /// No activity in it; `reason` says what it was.
    Skipped,
    /// It could not be read; `reason` says why.
    Failed,
}

/// One file, or one member of an archive (`export.zip/activities/7.fit.gz`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportedFile {
    /// Where it was found; members of archives after a slash.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The first activity it holds.
    pub activity: Option<i64>,
    /// Every activity it holds; a multisport file has several.
    pub activities: Vec<i64>,
    /// Why it was skipped or failed, or what it duplicates.
    pub reason: Option<String>,
    /// What was dropped or mended while reading.
    pub warnings: Vec<String>,
}

/// `stayer.import/1`: the report of one import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportReport {
    /// Always `stayer.import/1`.
    pub schema: String,
    /// The import's number, for `undo-import`; absent in a dry run and when nothing changed.
    pub batch: Option<i64>,
    /// Nothing was written.
    pub dry_run: bool,
    /// It was stopped before the end; what is listed is done.
    pub interrupted: bool,
    /// Every file.
    pub files: Vec<ImportedFile>,
    /// How many files brought new activities.
    pub imported: usize,
    /// How many were there already.
    pub duplicate: usize,
    /// How many hold no activity.
    pub skipped: usize,
    /// How many could not be read.
    pub failed: usize,
}

/// `stayer.undo_import/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UndoneImport {
    /// Always `stayer.undo_import/1`.
    pub schema: String,
    /// The import that was taken back.
    pub batch: i64,
    /// How many activities it had brought.
    pub removed: usize,
}

/// One past import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportBatch {
    /// Its number.
    pub batch: i64,
    /// When, RFC 3339.
    pub at: String,
    /// What was read.
    pub source: String,
    /// Activities it brought that are still there.
    pub activities: usize,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Progress {
    /// Files (and archive members) done.
    pub files_done: usize,
    /// Files known so far; grows while archives are opened.
    pub files_known: usize,
    /// Bytes read so far, compressed as they lie on disk.
    pub bytes_done: u64,
    /// Bytes of everything named, as they lie on disk.
    pub bytes_total: u64,
    /// So far.
    pub imported: usize,
    /// So far.
    pub duplicate: usize,
    /// So far.
    pub skipped: usize,
    /// So far.
    pub failed: usize,
}
