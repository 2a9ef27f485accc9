//! What happened to each file of an import.

use super::Reason;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// What it brought is in the library now: activities, or entries for the log.
    Imported,
    /// The library had it already.
    Duplicate,
    /// No activity of its own in it; `reason` says what it was.
    Skipped,
    /// It could not be read; `reason` says why.
    Failed,
}

impl Outcome {
    /// Every outcome, those that need a look first.
    pub const ALL: [Self; 4] = [Self::Failed, Self::Skipped, Self::Imported, Self::Duplicate];

    /// The word in documents and in the library.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Duplicate => "duplicate",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }

    /// The outcome of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
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
    /// Why it was skipped or failed, what it duplicates, or what it brought beside activities.
    pub reason: Option<Reason>,
    /// What was dropped or mended while reading.
    pub warnings: Vec<String>,
}

impl ImportedFile {
    /// One that came in, of which nothing else is told yet.
    #[must_use]
    pub const fn new(path: String) -> Self {
        Self {
            path,
            outcome: Outcome::Imported,
            activity: None,
            activities: Vec::new(),
            reason: None,
            warnings: Vec::new(),
        }
    }
}

/// How many files came to an outcome for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonCount {
    /// What became of them.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// How many.
    pub files: usize,
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
    /// How many entries came into the log: exertion, mornings, body mass.
    #[serde(default)]
    pub entries: usize,
    /// Reasons of files that were skipped or failed, the most frequent first.
    #[serde(default)]
    pub reasons: Vec<ReasonCount>,
}

impl ImportReport {
    /// Of an import that has read nothing yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            schema: "stayer.import/1".into(),
            batch: None,
            dry_run: false,
            interrupted: false,
            files: Vec::new(),
            imported: 0,
            duplicate: 0,
            skipped: 0,
            failed: 0,
            entries: 0,
            reasons: Vec::new(),
        }
    }
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
    /// How many entries of the log it had brought: mornings, body mass, exertion, sets.
    #[serde(default)]
    pub entries: usize,
    /// How much else of another library it had taken over and gave back: words on activities, facts, races, plans, entries of the log.
    #[serde(default)]
    pub given_back: usize,
    /// What of that stays, since something was said or changed after it.
    #[serde(default)]
    pub stays: Vec<String>,
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

/// `stayer.imports/1`: past imports, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Imports {
    /// Always `stayer.imports/1`.
    pub schema: String,
    /// Each of them.
    pub imports: Vec<ImportBatch>,
}

/// `stayer.import_report/1`: what a past import did, read from the library; some of its files at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PastReport {
    /// Always `stayer.import_report/1`.
    pub schema: String,
    /// The import.
    #[serde(flatten)]
    pub import: ImportBatch,
    /// How many files brought something new.
    pub imported: usize,
    /// How many were there already.
    pub duplicate: usize,
    /// How many hold no activity.
    pub skipped: usize,
    /// How many could not be read.
    pub failed: usize,
    /// Entries of the log that it brought.
    pub entries: usize,
    /// Reasons of files that were skipped or failed, the most frequent first.
    pub reasons: Vec<ReasonCount>,
    /// The files asked for, in the order of reading.
    pub files: Vec<ImportedFile>,
}

/// Which files of a past import to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PastFilter {
    /// Only those with this outcome.
    pub outcome: Option<Outcome>,
    /// So many are passed over.
    pub offset: usize,
    /// At most so many.
    pub limit: Option<usize>,
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
