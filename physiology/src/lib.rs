//! Papers as functions: what a runner can hold.
//!
//! One model a file. Every public function says its units, its domain, its errors and its source; a number outside
//! the range that was measured is refused by [`measured_range`], never extrapolated in silence. A formula that we
//! remember rather than re-read says so, and a choice of ours says "default, not a finding".

mod domain;
mod effort;

pub use domain::{Error, OutOfDomain, measured_range};
pub use effort::Effort;
