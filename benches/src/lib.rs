//! What the benchmarks share: a clock of this thread's processor time, and rounds that interleave rivals.
//!
//! Only ratios of times taken in the same process are compared: the machine's load moves both alike.

mod clock;
mod corpus;
mod rounds;
mod usage;

pub use clock::cpu_time;
pub use corpus::{files, unpacked};
pub use rounds::{Rival, medians};
pub use usage::{Usage, median};
