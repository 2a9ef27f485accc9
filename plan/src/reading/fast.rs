//! What is at half-marathon pace or faster.

use physiology::{Effort, race_time_daniels};
use quantity::{Speed, race_distance::HALF_MARATHON};
use training::{Block, Goal, PaceBase, Plan, RunKind, Step};

/// Riegel's exponent of fatigue, the speeds of two races differ by the power 0.06 of their distances.
///
/// Source: Riegel (1981), American Scientist 69:285-290.
const RIEGEL_SPEED_EXPONENT: f64 = 0.06;

/// Shares of speed within this are equal: documents round speeds to the millimetre per second.
const SAME_SPEED: f64 = 1e-3;

/// The race distance in metres whose speed a symbolic pace stands for.
#[must_use]
pub fn race_of(base: PaceBase, goal: Option<&Goal>) -> Option<f64> {
    Some(match base {
        PaceBase::Marathon => 42_195.0,
        PaceBase::Half => HALF_MARATHON.m(),
        PaceBase::TenK => 10_000.0,
        PaceBase::FiveK => 5_000.0,
        PaceBase::ThreeK => 3_000.0,
        PaceBase::Mile => 1_609.344,
        PaceBase::EightHundred => 800.0,
        PaceBase::FourHundred => 400.0,
        PaceBase::Race => goal.map(|g| g.distance_m.m()).filter(|m| *m > 0.0)?,
        PaceBase::Stand
        | PaceBase::Walk
        | PaceBase::Jog
        | PaceBase::Easy
        | PaceBase::Steady
        | PaceBase::Threshold
        | PaceBase::Max => return None,
    })
}

/// Every step as written, once; of races only those that name another pace than their own.
fn written(plan: &Plan) -> impl Iterator<Item = &Step> {
    plan.runs().flat_map(|(_, _, run)| {
        let steps = run.steps.iter().flat_map(|block| match block {
            Block::Step(step) => std::slice::from_ref(step),
            Block::Repeat { steps, .. } => steps.as_slice(),
        });
        steps.filter(|step| run.run != RunKind::Race || step.pace.base != PaceBase::Race)
    })
}

/// Speed of the anchor that a step's pace stands on, in metres per second.
fn anchor_mps(step: &Step) -> Option<f64> {
    Some(step.middle_speed().mps() / step.pace.share).filter(|v| v.is_finite() && *v > 0.0)
}

/// Half-marathon speed of a plan, read from the speeds of its own steps.
///
/// The middle of the range of `half` where a step has it; else the nearest race pace that it does have, carried
/// over by Daniels' tables; `threshold` stands for the race that lasts an hour. The pace of a goal with a time is a
/// wish and speaks only where nothing else does. Of several the slowest, so that in doubt a run counts as hard.
#[must_use]
pub fn half_speed(plan: &Plan) -> Option<Speed> {
    let goal = plan.goal.as_ref();
    let wished = goal.is_some_and(|g| g.time_s.is_some());
    let mut best: Option<(f64, f64, f64)> = None; // how far from the half, its metres, its speed
    for step in written(plan) {
        let base = step.pace.base;
        let Some(speed) = anchor_mps(step) else { continue };
        let race = if base == PaceBase::Threshold { Some(speed * 3600.0) } else { race_of(base, goal) };
        let Some(race) = race else { continue };
        let wish = if base == PaceBase::Race && wished { 1e3 } else { 0.0 };
        let apart = (race / HALF_MARATHON.m()).ln().abs() + wish;
        if best.is_none_or(|(a, _, v)| apart < a - 1e-3 || (apart < a + 1e-3 && speed < v)) {
            best = Some((apart, race, speed));
        }
    }
    best.map(|(_, race, speed)| carried_to_half(race, speed))
}

/// Half-marathon speed of a runner who races `metres` at `mps`: by Daniels, outside his tables by Riegel.
fn carried_to_half(metres: f64, mps: f64) -> Speed {
    if (metres / HALF_MARATHON.m() - 1.0).abs() < 1e-3 {
        return Speed::from_mps(mps);
    }
    let race = Effort::new(metres, metres / mps);
    match race_time_daniels(race, HALF_MARATHON) {
        Ok(time) => HALF_MARATHON / time,
        Err(_) => Speed::from_mps(mps * (metres / HALF_MARATHON.m()).powf(RIEGEL_SPEED_EXPONENT)),
    }
}

/// The step is run at half-marathon pace or faster.
///
/// By its symbol, and whatever it is called by the middle of its speed range against the plan's own
/// half-marathon speed: either is enough. A race pace is faster than half pace when its race is no longer;
/// `threshold` is (about an hour's pace), `max` is judged by its speed and counts where none is known. So a modest goal
/// over the half or less is trained for in hard runs, as its name says, and an ambitious longer one as its speed says.
#[must_use]
pub fn is_at_half_or_faster(step: &Step, goal: Option<&Goal>, half: Option<Speed>) -> bool {
    let (base, share) = (step.pace.base, step.pace.share);
    if matches!(base, PaceBase::Stand) {
        return false;
    }
    let speed = step.middle_speed().mps();
    let by_speed = half.filter(|_| speed > 0.0).map(|half| speed >= half.mps() * (1.0 - SAME_SPEED));
    let by_symbol = match base {
        PaceBase::Stand | PaceBase::Walk | PaceBase::Jog | PaceBase::Easy | PaceBase::Steady => Some(false),
        PaceBase::Max => None,
        PaceBase::Threshold => (share >= 1.0 - SAME_SPEED).then_some(true),
        PaceBase::Race if goal.is_none() => None,
        race => race_of(race, goal).and_then(|metres| {
            let as_half = share * (HALF_MARATHON.m() / metres).powf(RIEGEL_SPEED_EXPONENT);
            let longer = metres > HALF_MARATHON.m() * 1.01;
            if !longer && share >= 1.0 - SAME_SPEED {
                Some(true)
            } else if by_speed.is_none() {
                Some(as_half >= 1.0 - SAME_SPEED)
            } else {
                None
            }
        }),
    };
    by_symbol == Some(true) || by_speed.unwrap_or(by_symbol.is_none())
}

/// The speed of a symbolic pace, read from the plan's own steps; of several the median.
#[must_use]
pub fn speed_of(plan: &Plan, base: PaceBase) -> Option<Speed> {
    let mut speeds: Vec<f64> = written(plan).filter(|s| s.pace.base == base).filter_map(anchor_mps).collect();
    speeds.sort_by(f64::total_cmp);
    speeds.get(speeds.len() / 2).map(|v| Speed::from_mps(*v))
}
