//! Journeys of a runner in a real browser: the program is started as a runner starts it, Chromium visits its pages.
//!
//! Every request that a page makes is watched; one that leaves 127.0.0.1 fails the journey.

pub mod audit;
pub mod library;
mod program;
mod visitor;

pub use program::Program;
pub use visitor::{Screen, Theme, Visitor};
