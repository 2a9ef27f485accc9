//! What speed work a season may contain: kinds by goal race, sessions from kinds, progress from two repeats.

pub mod kilometre;
pub mod kinds;
pub mod line;
pub mod progress;
pub mod session;

pub use kinds::{Kind, Recover};
pub use line::Line;
pub use progress::Progress;
pub use session::Limits;
