//! Strategy 6, moving better: its rules F1 to F3.

pub mod check;
mod checked_regularly;
mod findings_are_worked_on;
mod rolled_and_balanced;
pub(crate) mod season;
pub(crate) mod session;

pub use checked_regularly::checked_regularly;
pub use findings_are_worked_on::{findings, findings_are_worked_on};
pub use rolled_and_balanced::rolled_and_balanced;

use crate::reading::WeekReading;
use training::{Content, plan::MobilitySession};

/// The mobility sessions of a week.
fn mobility<'a>(week: &'a WeekReading<'_>) -> impl Iterator<Item = &'a MobilitySession> {
    week.sessions().filter_map(|(_, s)| match &s.content {
        Content::Mobility(m) => Some(m),
        _ => None,
    })
}
