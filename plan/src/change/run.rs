//! A run at another size or speed.

use quantity::Duration;
use training::{Block, PaceBase, Role, RunSession, Step};

/// Most repeats of a run's efforts; 0 where it has none.
#[must_use]
pub fn repeats_of(run: &RunSession) -> u32 {
    let of = |block: &Block| match block {
        Block::Repeat { repeat, steps } if steps.iter().any(|s| s.role == Role::Effort) => *repeat,
        _ => 0,
    };
    run.steps.iter().map(of).max().unwrap_or(0)
}

/// The run with another number of repeats.
#[must_use]
pub fn with_repeats(run: &RunSession, most: u32) -> RunSession {
    let mut run = run.clone();
    for block in &mut run.steps {
        if let Block::Repeat { repeat, steps } = block
            && *repeat > most
            && steps.iter().any(|s| s.role == Role::Effort)
        {
            *repeat = most;
        }
    }
    summed(run)
}

/// The run with the sums of its steps.
#[must_use]
pub fn summed(mut run: RunSession) -> RunSession {
    run.distance_m = Block::unroll(&run.steps).map(Step::distance).sum();
    run.duration_s = Block::unroll(&run.steps).map(Step::duration).sum::<Duration>();
    run
}

/// Steps whose speed follows the runner's shape; the goal's own pace is a wish and stays.
pub fn slow_down(run: &mut RunSession, share: f64) {
    for step in Block::steps_mut(&mut run.steps).filter(|s| s.pace.base != PaceBase::Race) {
        step.speed_low_mps = step.speed_low_mps.map(|v| v * share);
        step.speed_high_mps = step.speed_high_mps.map(|v| v * share);
    }
}
