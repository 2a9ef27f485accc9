//! The eight strategies as rules, and plans that keep them.

pub mod conflict;

pub use conflict::{Clash, Conflict};
