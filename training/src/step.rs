//! The steps of a structured run.

use crate::PaceSymbol;
use quantity::{Distance, Duration, Speed};
use serde::{Deserialize, Serialize};

/// What a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Easy running before the work; the first step of a structured run.
    Warmup,
    /// The work.
    Effort,
    /// Between efforts.
    Recovery,
    /// Easy running after the work; the last step of a structured run.
    Cooldown,
    /// Even running that is neither.
    Steady,
}

/// One step: a distance or a time, at a symbolic pace with the speed range it means today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Step {
    /// What the step is for.
    pub role: Role,
    /// Its length, where it is given by distance.
    #[serde(default)]
    pub distance_m: Option<Distance>,
    /// Its length, where it is given by time.
    #[serde(default)]
    pub duration_s: Option<Duration>,
    /// The pace asked for.
    pub pace: PaceSymbol,
    /// Slow end of the target; absent for standing.
    #[serde(default)]
    pub speed_low_mps: Option<Speed>,
    /// Fast end of the target; absent for standing.
    #[serde(default)]
    pub speed_high_mps: Option<Speed>,
}

impl Step {
    /// A step given by distance, its speeds not resolved yet.
    #[must_use]
    pub fn over(role: Role, distance: Distance, pace: impl Into<PaceSymbol>) -> Self {
        Self {
            role,
            distance_m: Some(distance),
            duration_s: None,
            pace: pace.into(),
            speed_low_mps: None,
            speed_high_mps: None,
        }
    }

    /// A step given by time, its speeds not resolved yet.
    #[must_use]
    pub fn lasting(role: Role, duration: Duration, pace: impl Into<PaceSymbol>) -> Self {
        Self {
            role,
            distance_m: None,
            duration_s: Some(duration),
            pace: pace.into(),
            speed_low_mps: None,
            speed_high_mps: None,
        }
    }

    /// Middle of the speed range; zero for standing or while unresolved.
    #[must_use]
    pub fn middle_speed(&self) -> Speed {
        match (self.speed_low_mps, self.speed_high_mps) {
            (Some(low), Some(high)) => (low + high) / 2.0,
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Speed::ZERO,
        }
    }

    /// Metres covered: its distance, or its time at the middle of its speed range.
    #[must_use]
    pub fn distance(&self) -> Distance {
        match (self.distance_m, self.duration_s) {
            (Some(d), _) => d,
            (None, Some(t)) => self.middle_speed() * t,
            (None, None) => Distance::ZERO,
        }
    }

    /// Seconds taken: its time, or its distance at the middle of its speed range.
    #[must_use]
    pub fn duration(&self) -> Duration {
        match (self.duration_s, self.distance_m) {
            (Some(t), _) => t,
            (None, Some(d)) if self.middle_speed().mps() > 0.0 => d / self.middle_speed(),
            _ => Duration::ZERO,
        }
    }
}

/// A step, or steps done several times. Repeats do not nest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Block {
    /// `steps` done `repeat` times.
    Repeat {
        /// How often.
        repeat: u32,
        /// What is repeated.
        steps: Vec<Step>,
    },
    /// One step.
    Step(Step),
}

impl Block {
    /// Every step in the order it is run, repeats unrolled.
    pub fn unroll(blocks: &[Self]) -> impl Iterator<Item = &Step> {
        blocks.iter().flat_map(|block| {
            let (times, steps) = match block {
                Self::Repeat { repeat, steps } => (*repeat as usize, steps.as_slice()),
                Self::Step(step) => (1, std::slice::from_ref(step)),
            };
            std::iter::repeat_n(steps, times).flatten()
        })
    }

    /// The steps as written, each once, for changing them in place.
    pub fn steps_mut(blocks: &mut [Self]) -> impl Iterator<Item = &mut Step> {
        blocks.iter_mut().flat_map(|block| match block {
            Self::Repeat { steps, .. } => steps.iter_mut(),
            Self::Step(step) => std::slice::from_mut(step).iter_mut(),
        })
    }
}

impl From<Step> for Block {
    fn from(step: Step) -> Self {
        Self::Step(step)
    }
}
