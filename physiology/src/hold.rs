//! The ledger: how long the runner can hold which pace, how sure that is, what says so and what would sharpen it.

mod band;
mod change;
mod ledger;
mod likelihood;
mod sharpen;
mod support;
mod traits;

pub use band::{BandTable, BandTableError, FIGURES, Factor, Field, Figure};
pub use change::{Change, Sides, changes, standard_errors_between};
pub use ledger::{Evidence, EvidenceKind, Ledger, NothingKnown, Tells, Weighed};
pub use sharpen::Sharper;
pub use traits::Traits;
