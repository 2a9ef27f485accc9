//! The movement check: nine tests at home, their scores, what they say, and the drills for it.
//!
//! A score says how well a movement went, never how likely an injury is: no screen of this kind predicts one.

mod drilled;
mod outcome;
mod score;
mod table;

pub use drilled::drills_for;
pub use outcome::{Difference, Finding, Outcome, outcome};
pub use score::{Score, ScoreFault, Scored};
pub use table::{TESTS, find};

use crate::catalogue::Pose;

/// One test of the movement check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// Its key, as scores name it.
    pub key: &'static str,
    /// What a runner calls it.
    pub name: &'static str,
    /// Each side gets its own score.
    pub sides: bool,
    /// What to do, in order.
    pub instruction: &'static [&'static str],
    /// What to look for, best in a mirror, on video, or by somebody else.
    pub look_for: &'static [&'static str],
    /// What scores 3, 2 and 1. 0 is pain, and stops the check.
    pub scores: [&'static str; 3],
    /// The findings that a low score speaks for, by their keys.
    pub findings: &'static [&'static str],
    /// The parts of the body to work on after a low score, as drills name them.
    pub areas: &'static [&'static str],
    /// Where it starts.
    pub start: Pose,
    /// Its furthest point.
    pub end: Pose,
}
