//! Golden-table reader and synthetic recordings, for tests only.

mod golden;

pub use golden::{Row, golden, shared_golden};
