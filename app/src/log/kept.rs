//! An entry as the library keeps it: what was told, and which facts of the runner it changed.

use crate::{
    Error, Result,
    documents::{LogContent, LogEntry},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::LogRecord;

/// What the document of a row holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    #[serde(flatten)]
    pub(super) content: LogContent,
    /// Facts that it set.
    #[serde(default)]
    pub(super) put: BTreeMap<String, String>,
    /// Those of them that were set before, as they were.
    #[serde(default)]
    pub(super) replaced: BTreeMap<String, String>,
    /// When the workout began that an app's diary has it from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<String>,
}

impl Kept {
    pub(super) const fn of(content: LogContent) -> Self {
        Self { content, put: BTreeMap::new(), replaced: BTreeMap::new(), at: None }
    }

    pub(super) fn read(record: &LogRecord) -> Result<Self> {
        serde_json::from_str(&record.document)
            .map_err(|why| Error::Broken(format!("entry {} of the log, {}: {why}", record.id, record.kind)))
    }

    pub(super) fn entry(self, record: &LogRecord) -> LogEntry {
        LogEntry { id: record.id, date: record.date, source: record.source.clone(), content: self.content }
    }
}
