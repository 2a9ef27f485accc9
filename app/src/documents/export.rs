//! What was written for other programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One written file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExportedFile {
    /// Where.
    pub path: String,
    /// The session it holds, where it holds one.
    pub session: Option<String>,
}

/// Something a format cannot say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lost {
    /// Of which session.
    pub session: String,
    /// What.
    pub what: String,
}

/// `stayer.export/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Exported {
    /// Always `stayer.export/1`.
    pub schema: String,
    /// What was written.
    pub files: Vec<ExportedFile>,
    /// What the format could not say.
    pub lost: Vec<Lost>,
}
