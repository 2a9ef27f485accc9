//! The documents that every verb answers with, and that the pages show.
//!
//! They are the contract: keys are SI with the unit in their name, an absent value is `null`, keys may be added
//! and none is renamed or removed without a new schema number.

mod activity;
mod anchor;
mod care;
mod change;
mod done;
mod durability;
mod equivalent;
mod export;
mod fuel;
mod hold;
mod hold_history;
mod import;
mod intensity;
mod library;
mod lint;
mod load;
mod log;
mod plan;
mod race;
mod reason;
mod runner;
mod source;
mod sync;

pub use activity::*;
pub use anchor::*;
pub use care::*;
pub use change::*;
pub use done::*;
pub use durability::*;
pub use equivalent::*;
pub use export::*;
pub use fuel::*;
pub use hold::*;
pub use hold_history::*;
pub use import::*;
pub use intensity::*;
pub use library::*;
pub use lint::*;
pub use load::*;
pub use log::*;
pub use plan::*;
pub use race::*;
pub use reason::*;
pub use runner::*;
pub use source::*;
pub use sync::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value with the interval that holds the truth with probability `level`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Uncertain {
    /// Best single value.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Probability of the interval.
    pub level: f64,
}

impl From<quantity::Estimate> for Uncertain {
    fn from(e: quantity::Estimate) -> Self {
        Self { value: e.value, low: e.low, high: e.high, level: e.level }
    }
}
