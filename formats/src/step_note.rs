//! Words for the runner at a place within a step of a workout.

use quantity::Distance;

/// What a runner is to read on the way: what to take at the third kilometre.
#[derive(Debug, Clone, PartialEq)]
pub struct StepNote {
    /// The step, from 0, as the steps stand in the workout; those of a repeat count once.
    pub step: usize,
    /// How far into the step.
    pub after: Distance,
    /// The words.
    pub text: String,
}
