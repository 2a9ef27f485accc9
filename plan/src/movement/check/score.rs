//! Scores, as the runner, a coach or a camera gives them.

use super::table;

/// What a test scored, 0 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scored {
    /// The body as a whole.
    Whole(u8),
    /// Each side.
    Sides {
        /// The left.
        left: u8,
        /// The right.
        right: u8,
    },
}

impl Scored {
    /// The lower score.
    #[must_use]
    pub fn lower(self) -> u8 {
        match self {
            Self::Whole(score) => score,
            Self::Sides { left, right } => left.min(right),
        }
    }
}

/// The score of one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The key of the test.
    pub test: String,
    /// What it scored.
    pub scored: Scored,
}

/// Scores that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoreFault {
    /// No such test.
    #[error("{0:?} is no test of the movement check; its tests are {known}", known = known())]
    NoTest(String),
    /// Above 3.
    #[error("{test}: {score} is no score; 3 is clean, 2 and 1 are less, 0 is pain")]
    NoScore {
        /// The test.
        test: &'static str,
        /// What was said.
        score: u8,
    },
    /// One score for two sides, or two for one.
    #[error("{0} is scored {how}", how = how(.0))]
    Sides(&'static str),
    /// The same test twice.
    #[error("{0} is scored twice; keep the later one")]
    Twice(&'static str),
}

fn known() -> String {
    table::TESTS.map(|test| test.key).join(", ")
}

fn how(key: &str) -> &'static str {
    match table::find(key) {
        Some(test) if test.sides => "for the left and the right",
        _ => "once, for the whole body",
    }
}
