//! The ledger over the years, and whether the last block of speed work made a difference.

use super::Uncertain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The ledger of one day of the past, from what came before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldThen {
    /// The day.
    pub on: String,
    /// Speed held for an hour.
    pub hour_speed_mps: Uncertain,
    /// Asymptote of the speed-duration relation.
    pub critical_speed_mps: Uncertain,
    /// Emig's E_l.
    pub endurance_index: Uncertain,
    /// Riegel's exponent; 1 is no fade.
    pub fade_exponent: Uncertain,
    /// How many efforts it rests on.
    pub efforts: usize,
}

/// A day on which a figure changed by more than chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldChange {
    /// `hour_speed_mps`, `critical_speed_mps` or `endurance_index`.
    pub figure: String,
    /// The likeliest day.
    pub on: String,
    /// The first day that is almost as likely.
    pub earliest: String,
    /// The last one.
    pub latest: String,
    /// From the half year before alone.
    pub before: Uncertain,
    /// From the half year after alone.
    pub after: Uncertain,
    /// Their difference in standard errors; above 0 is an increase.
    pub standard_errors: f64,
}

/// Whether the last weeks of speed work made a difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BlockVerdict {
    /// `yes`, `no` or `cannot be known yet`.
    pub verdict: String,
    /// First day of the block; absent where there was none.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
    /// Weeks of it with speed work.
    pub weeks: u32,
    /// Emig's E_l from the efforts before the block.
    pub endurance_index_before: Option<Uncertain>,
    /// The same from its fifth week on.
    pub endurance_index_after: Option<Uncertain>,
    /// The exponent of fade before.
    pub fade_exponent_before: Option<Uncertain>,
    /// And from the fifth week on.
    pub fade_exponent_after: Option<Uncertain>,
    /// What speaks for it, and what would tell more.
    pub why: Vec<String>,
}

/// `stayer.hold_history/1`: the ledger of every month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldHistoryDocument {
    /// Always `stayer.hold_history/1`.
    pub schema: String,
    /// The last day it speaks of.
    pub on: String,
    /// One ledger a month, the oldest first.
    pub history: Vec<HoldThen>,
    /// When a figure changed by more than chance, the oldest first.
    pub changes: Vec<HoldChange>,
    /// Whether the last block of speed work made a difference.
    pub block: BlockVerdict,
    /// Level of every band.
    pub level: f64,
}
