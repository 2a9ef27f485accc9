//! The eight strategies as rules, and plans that keep them.

pub mod aerobic_base;
pub mod audit;
mod compare;
pub mod conflict;
mod figure;
pub mod reading;
pub mod recovery;
pub mod rules;
pub mod sound;
pub mod speed_work;

pub use audit::{audit, broken, verdicts};
pub use conflict::{Clash, Conflict};
pub use rules::{Broken, RULES, Rule, Verdict};
pub use sound::sound;
