//! Samples as TCX, GPX and their kin give them: gathered row by row, then mended into a recording.
//!
//! What these formats share: a column per channel, the repair of time, distance from positions, and the
//! list of what was mended.

mod bounds;
mod distance;
mod finish;
mod repeat;
mod rows;
mod sampler;
mod sport;
mod tally;
mod time_line;

pub use bounds::{Bounds, milliseconds, milliseconds_of, or_summary, within_days, within_reach};
pub use distance::between;
pub use finish::{activity, decoded, timestamp};
pub use repeat::Segments;
pub use rows::{Break, Finished, Row, Rows};
pub use sampler::Sampler;
pub use sport::{judge_sport, sport, sport_of_title};
pub use tally::Tally;
