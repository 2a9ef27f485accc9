//! A long run with the same kilometre in it twice: fresh, and after an hour and a half.

use super::session::run;
use crate::paces::Ladder;
use quantity::{Distance, Duration};
use training::{Block, PaceBase, Role, RunKind, RunSession, Step};

/// The kilometre's length, m.
const KILOMETRE_M: f64 = 1000.0;
/// Easy running before the fresh one, s (default, not a finding).
const WARMUP_S: f64 = 900.0;
/// The tired one begins after so much running, s: what [`physiology::kilometre_test`] looks for.
const TIRED_FROM_S: f64 = 5400.0;
/// It is planned so much later, s: a kilometre run faster than asked for, or a pause, must not make it too early (ours).
const MARGIN_S: f64 = 120.0;
/// Shortest cool-down (rule B3), s.
const COOLDOWN_S: f64 = 300.0;
/// Both at the pace that could be held for about an hour: hard enough to stand out from easy running, and no race (default, not a finding).
const PACE: PaceBase = PaceBase::Threshold;
/// Lengths that differ by no more are the same, m.
const SAME_M: f64 = 1.0;

/// The long run of a length with the two kilometres in it; how much longer it would have to be, else, in metres.
pub fn kilometre_test(metres: f64, ladder: &Ladder) -> Result<RunSession, f64> {
    let kilometre = Distance::from_m(KILOMETRE_M);
    let kilometre_s = KILOMETRE_M / ladder.middle(PACE.into(), kilometre).mps();
    let between_s = ((TIRED_FROM_S + MARGIN_S - WARMUP_S - kilometre_s) / 60.0).ceil() * 60.0;
    let easy = ladder.middle(PaceBase::Easy.into(), kilometre);
    let before_m = 2.0 * KILOMETRE_M + (easy * Duration::from_s(WARMUP_S + between_s)).m();
    let shortest_m = before_m + (easy * Duration::from_s(COOLDOWN_S + MARGIN_S)).m();
    if metres.is_nan() || metres < shortest_m || !between_s.is_finite() {
        return Err(shortest_m - metres);
    }
    let effort = || Block::from(Step::over(Role::Effort, kilometre, PACE));
    let steps = vec![
        Step::lasting(Role::Warmup, Duration::from_s(WARMUP_S), PaceBase::Easy).into(),
        effort(),
        Step::lasting(Role::Recovery, Duration::from_s(between_s), PaceBase::Easy).into(),
        effort(),
        Step::over(Role::Cooldown, Distance::from_m((metres - before_m).round()), PaceBase::Easy).into(),
    ];
    Ok(run(RunKind::Long, steps, ladder))
}

/// Whether a run holds the kilometre twice, the second time after an hour and a half.
///
/// ```
/// let easy = r#"{"run": "long", "hard": false, "distance_m": 18000, "duration_s": 6480, "steps": []}"#;
/// assert!(!plan::is_kilometre_test(&serde_json::from_str(easy).unwrap()));
/// ```
#[must_use]
pub fn is_kilometre_test(run: &RunSession) -> bool {
    let mut from_s = 0.0;
    let mut efforts = Vec::new();
    for step in run.unrolled() {
        if step.role == Role::Effort {
            efforts.push((from_s, step));
        }
        from_s += step.duration().s();
    }
    let [(fresh_s, fresh), (tired_s, tired)] = efforts.as_slice() else { return false };
    let is_kilometre = |step: &Step| step.distance_m.is_some_and(|d| (d.m() - KILOMETRE_M).abs() <= SAME_M);
    run.run == RunKind::Long
        && is_kilometre(fresh)
        && is_kilometre(tired)
        && fresh.pace == tired.pace
        && *fresh_s < TIRED_FROM_S / 2.0
        && *tired_s >= TIRED_FROM_S
}
