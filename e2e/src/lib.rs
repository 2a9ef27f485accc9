//! Journeys of a runner in a real browser: the program is started as a runner starts it, Chromium visits its pages.
//!
//! Every request that a page or its worker makes is watched; one that goes anywhere else fails the journey.

pub mod audit;
mod elsewhere;
pub mod library;
pub mod net_log;
mod program;
mod visitor;

pub use elsewhere::Elsewhere;
pub use program::Program;
pub use visitor::{Screen, Theme, Visitor};
