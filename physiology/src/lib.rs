//! Papers as functions: what a runner can hold.
//!
//! One model a file. Every public function says its units, its domain, its errors and its source; a number outside
//! the range that was measured is refused by [`measured_range`], never extrapolated in silence. A formula that we
//! remember rather than re-read says so, and a choice of ours says "default, not a finding".

pub mod distance_line;
pub mod speed_duration;

pub use distance_line::{Cleaned, DistanceLine, LineRepair, human_limit};
pub use speed_duration::{BestEffort, Curve, STANDARD_DISTANCES, best_effort, best_efforts, standard_distances};

// The gate and what the models share.

mod domain;
mod effort;
mod fit;

pub use domain::{Error, OutOfDomain, measured_range};
pub use effort::Effort;

// One paper a file.

mod critical_speed;
mod endurance_index;
mod race_time_daniels;
mod race_time_emig;
mod race_time_riegel;

pub use critical_speed::*;
pub use endurance_index::*;
pub use race_time_daniels::*;
pub use race_time_emig::*;
pub use race_time_riegel::*;
