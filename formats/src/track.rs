//! Samples as TCX and GPX give them: gathered row by row, then mended into a recording.
//!
//! What the two formats share: a column per channel, the repair of time, distance from positions, and the
//! list of what was mended.

mod distance;
mod finish;
mod repeat;
mod rows;
mod sampler;
mod sport;
mod tally;
mod time_line;

pub use distance::between;
pub use finish::{activity, decoded, timestamp};
pub use repeat::Segments;
pub use rows::{Break, Finished, Row, Rows};
pub use sampler::Sampler;
pub use sport::{sport, sport_by_speed, sport_of_title};
pub use tally::Tally;
