//! What a sync brought in and wrote out.

use super::{ImportReport, Lost};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a file that goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncOutcome {
    /// New, or replaced because the plan changed.
    Written,
    /// There already as it shall be.
    Unchanged,
    /// Done, past or no longer planned.
    Removed,
    /// It could not be written or removed; `reason` says why and what to do.
    Failed,
}

/// A file that goes out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SyncedFile {
    /// Where.
    pub path: String,
    /// The planned session; none for the schedule.
    pub session: Option<String>,
    /// What became of it.
    pub outcome: SyncOutcome,
    /// Why it failed.
    pub reason: Option<String>,
}

/// `stayer.sync/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Synced {
    /// Always `stayer.sync/1`.
    pub schema: String,
    /// The folder.
    pub folder: String,
    /// `watch` or `folder`.
    pub layout: String,
    /// What came in.
    pub import: ImportReport,
    /// The import that took it in, as in `import`; none where nothing was new.
    pub batch: Option<i64>,
    /// How many files brought something, as in `import`; measures of days count as one.
    pub imported: usize,
    /// How many files were there already, as in `import`.
    pub duplicate: usize,
    /// How many files hold no activity, as in `import`.
    pub skipped: usize,
    /// How many activities came in.
    #[serde(default)]
    pub activities: usize,
    /// How many entries came into the log, new ones and corrected ones: mornings of a watch's files of days, as in `import`.
    #[serde(default)]
    pub entries: usize,
    /// The folders that were read: a watch's of activities and of days.
    #[serde(default)]
    pub read: Vec<String>,
    /// What went out.
    pub files: Vec<SyncedFile>,
    /// How many files were written.
    pub written: usize,
    /// How many were there as they shall be.
    pub unchanged: usize,
    /// How many were removed.
    pub removed: usize,
    /// How many could not be written or removed.
    pub failed: usize,
    /// What the watch cannot be told.
    pub lost: Vec<Lost>,
}
