//! The library as a folder of open files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `stayer.library/1`: the file `stayer.json` of a folder that holds a whole library as open files. The other files are named here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LibraryFolder {
    /// Always `stayer.library/1`.
    pub schema: String,
    /// When it was written, RFC 3339.
    pub made_at: String,
    /// The program's version that wrote it.
    pub version: String,
    /// Everything is there; false while it is being written.
    pub complete: bool,
    /// Every original file.
    pub originals: Vec<LibraryOriginal>,
    /// Every plan, oldest first.
    pub plans: Vec<LibraryPlan>,
}

/// An original in `originals/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LibraryOriginal {
    /// Where it lies in the folder.
    pub file: String,
    /// Of its bytes, hexadecimal.
    pub sha256: String,
    /// Where it was found once.
    pub path: String,
}

/// A plan with its changes: the documents lie in a folder of their own, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LibraryPlan {
    /// Its folder: `plan.json`, `spec.json`, and for each change `N-edit.json`, `N-changes.json`, `N-plan.json`, `N-spec.json`.
    pub folder: String,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// It is the one that counts.
    pub in_force: bool,
    /// It says what it was made from.
    pub has_spec: bool,
    /// The change in force; absent for the plan as it was made.
    pub head: Option<i64>,
    /// In the order made.
    pub changes: Vec<LibraryChange>,
}

/// A change of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LibraryChange {
    /// Its number, which its files begin with.
    pub number: i64,
    /// The change that it builds on.
    pub before: Option<i64>,
    /// When, RFC 3339.
    pub made_at: String,
    /// The runner's day.
    pub made_on: String,
}
