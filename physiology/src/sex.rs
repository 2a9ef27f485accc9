//! The two columns that published tables are split by.

use serde::{Deserialize, Serialize};

/// The column of a published table that fits a runner; for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// The tables' female column.
    Female,
    /// The tables' male column.
    Male,
}
