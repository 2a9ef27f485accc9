//! Scores, as the runner, a coach or a camera gives them.

use super::table;
use quantity::Distance;

/// What a test scored, 0 to 3, or measured.
#[derive(Debug, Clone, Copy, PartialEq)]
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
    /// How far each big toe was from the wall when the knee just reached it; `knee_to_wall` alone.
    Reach {
        /// The left.
        left: Distance,
        /// The right.
        right: Distance,
    },
}

/// From this reach on a side scores 3, from half of it on 2: a hand's width, default, not a finding.
const REACH: Distance = Distance::from_m(0.10);
/// The longest reach that is believed.
const LONGEST_REACH: Distance = Distance::from_m(0.30);
/// Sides that reach further apart than this differ: more than the test's own error, default, not a finding.
const REACH_DIFFERENCE: Distance = Distance::from_m(0.015);

impl Scored {
    /// The lower score.
    #[must_use]
    pub fn lower(self) -> u8 {
        match self {
            Self::Whole(score) => score,
            Self::Sides { left, right } => left.min(right),
            Self::Reach { left, right } => reach(left).min(reach(right)),
        }
    }

    /// Right less left in points, for a test of sides. A reach counts two points where it differs by more than 1.5 cm, and
    /// none within that.
    #[must_use]
    pub fn difference(self) -> i32 {
        match self {
            Self::Whole(_) => 0,
            Self::Sides { left, right } => i32::from(right) - i32::from(left),
            Self::Reach { left, right } if right - left > REACH_DIFFERENCE => 2,
            Self::Reach { left, right } if left - right > REACH_DIFFERENCE => -2,
            Self::Reach { .. } => 0,
        }
    }

    /// What cannot be a score of this test, if anything.
    pub(super) fn fault(self, test: &super::Test) -> Option<ScoreFault> {
        let fits = match self {
            Self::Whole(_) => !test.sides,
            Self::Sides { .. } => test.sides,
            Self::Reach { .. } => test.key == "knee_to_wall",
        };
        match self {
            _ if !fits => Some(ScoreFault::Sides(test.key)),
            Self::Whole(score) if score > 3 => Some(ScoreFault::NoScore { test: test.key, score }),
            Self::Sides { left, right } if left.max(right) > 3 => {
                Some(ScoreFault::NoScore { test: test.key, score: left.max(right) })
            }
            Self::Reach { left, right } => [left, right]
                .into_iter()
                .find(|reach| !(Distance::ZERO..=LONGEST_REACH).contains(reach))
                .map(|reach| ScoreFault::NoReach { test: test.key, reach_m: reach.m() }),
            _ => None,
        }
    }
}

fn reach(toe_to_wall: Distance) -> u8 {
    if toe_to_wall >= REACH {
        3
    } else if toe_to_wall >= REACH * 0.5 {
        2
    } else {
        1
    }
}

/// The score of one test.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The key of the test.
    pub test: String,
    /// What it scored.
    pub scored: Scored,
}

/// Scores that cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
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
    /// Negative, or further than a knee goes.
    #[error("{test}: {reach_m} m is no distance from the toe to the wall; it lies between 0 and 0.30 m")]
    NoReach {
        /// The test.
        test: &'static str,
        /// What was said, in metres.
        reach_m: f64,
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
        Some(test) if test.sides => "for the left and the right, 0 to 3",
        _ => "once, for the whole body",
    }
}
