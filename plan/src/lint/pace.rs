//! Paces of a plan made elsewhere: names for speeds, speeds for names.

use crate::{figure::count, paces::Ladder, reading::half_speed};
use quantity::{Distance, Duration, Speed, race_distance::HALF_MARATHON};
use training::{Block, Content, PaceBase, Plan, RaceResult, Role, RunKind, Spec, Step};

/// Up to so many times the slowest running of a plan is easy, where nothing else tells (default, not a finding).
const EASY: f64 = 1.15;
/// Up to so many times it is steady.
const STEADY: f64 = 1.28;

/// Gives every step a name and a speed. `unnamed` are the places of the steps without a name, by session in the plan's order.
///
/// Speeds that are written stay. The other ones are the runner's by the results of the spec, else by the named paces with a speed, else a cautious guess.
pub fn settle(plan: &mut Plan, unnamed: &[Vec<usize>], spec: &Spec, results: bool, assumed: &mut Vec<String>) {
    let goal = plan.goal.as_ref().map(|goal| (goal.distance_m, goal.time_s));
    let half = half_of_named(plan, unnamed);
    let mut runner = spec.clone();
    if let (false, Some(half)) = (results, half) {
        let time_s = Duration::from_s(HALF_MARATHON.m() / half.mps());
        runner.history.results = vec![RaceResult { distance_m: HALF_MARATHON, time_s, date: None }];
    }
    let ladder = Ladder::of(&runner, goal);
    let known = results || half.is_some();
    let slowest = slowest_mps(plan);
    let (mut named, mut guessed) = (0, 0);
    for (session, unnamed) in plan.weeks.iter_mut().flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions).zip(unnamed)
    {
        let Content::Run(run) = &mut session.content else { continue };
        let mut fast = false;
        for (place, step) in Block::steps_mut(&mut run.steps).enumerate() {
            let speed = step.middle_speed().mps();
            if speed > 0.0 && unnamed.contains(&place) {
                let base = if known { by_ladder(&ladder, speed) } else { by_slowest(slowest, speed) };
                rename(step, base);
                named += 1;
            } else if speed <= 0.0 && step.pace.base != PaceBase::Stand {
                *step = ladder.resolve(step.clone());
                guessed += usize::from(!known);
            }
            fast |= step.role == Role::Effort;
        }
        if fast && run.run == RunKind::Easy && run.steps.len() > 1 {
            run.run = RunKind::Tempo;
        }
    }
    if named > 0 && !known {
        assumed.push(format!(
            "{} with a speed and no named pace: up to {EASY} times the slowest running was taken as easy, up to {STEADY} times as steady, a default and not a finding",
            count(named, "step")
        ));
    } else if named > 0 {
        assumed.push(format!(
            "{} with a speed and no named pace: named by the paces that the runner has",
            count(named, "step")
        ));
    }
    if guessed > 0 {
        assumed.push(format!(
            "{} without a speed, and nothing tells the runner's paces: a cautious guess was taken",
            count(guessed, "step")
        ));
    }
}

/// Half-marathon speed by the paces that are named, as long as steps carry speeds for them.
fn half_of_named(plan: &Plan, unnamed: &[Vec<usize>]) -> Option<Speed> {
    let mut named = plan.clone();
    for (session, unnamed) in
        named.weeks.iter_mut().flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions).zip(unnamed)
    {
        let Content::Run(run) = &mut session.content else { continue };
        for (_, step) in Block::steps_mut(&mut run.steps).enumerate().filter(|(place, _)| unnamed.contains(place)) {
            (step.speed_low_mps, step.speed_high_mps) = (None, None);
        }
    }
    half_speed(&named).filter(|v| v.is_finite() && v.mps() > 0.5 && v.mps() < 7.0)
}

/// The slowest running that has a speed, walking left out.
fn slowest_mps(plan: &Plan) -> f64 {
    const WALK_MPS: f64 = 1.8;
    let speeds = plan.runs().flat_map(|(_, _, run)| run.unrolled().map(|s| s.middle_speed().mps()).collect::<Vec<_>>());
    speeds.filter(|v| *v > WALK_MPS).fold(f64::INFINITY, f64::min)
}

fn by_slowest(slowest_mps: f64, mps: f64) -> PaceBase {
    if mps <= slowest_mps * EASY {
        PaceBase::Easy
    } else if mps <= slowest_mps * STEADY {
        PaceBase::Steady
    } else {
        PaceBase::Threshold
    }
}

/// The named pace whose speed is nearest; up to the fast end of easy it is easy.
fn by_ladder(ladder: &Ladder, mps: f64) -> PaceBase {
    use PaceBase::{Easy, FiveK, Half, Marathon, Mile, Steady, TenK, ThreeK, Threshold};
    let kilometre = Distance::from_m(1000.0);
    let easy = ladder.range(Easy.into(), kilometre).map_or(0.0, |(_, fast)| fast.mps());
    if mps <= easy {
        return Easy;
    }
    let apart = |base: &PaceBase| (ladder.middle((*base).into(), kilometre).mps() - mps).abs();
    let bases = [Steady, Marathon, Half, Threshold, TenK, FiveK, ThreeK, Mile];
    bases.into_iter().min_by(|a, b| apart(a).total_cmp(&apart(b))).unwrap_or(Easy)
}

/// Gives a step its name; even running that turns out to be faster than steady is an effort, an effort that turns out to be easy is none.
fn rename(step: &mut Step, base: PaceBase) {
    step.pace = base.into();
    let easy = matches!(base, PaceBase::Easy | PaceBase::Steady);
    match step.role {
        Role::Steady if !easy => step.role = Role::Effort,
        Role::Effort if base == PaceBase::Easy => step.role = Role::Steady,
        _ => {}
    }
}
