//! Runs from kinds: steps with speeds, lengths that add up, and the flag of a hard run.

use super::{Kind, Progress, Recover};
use crate::paces::Ladder;
use quantity::{Distance, Duration};
use training::{Block, PaceBase, PaceSymbol, Role, RunKind, RunSession, Step};

/// What a session must fit into.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest run of the day, m.
    pub run_m: f64,
    /// Longest session of the day, s.
    pub time_s: f64,
    /// Most running harder than easy, m.
    pub hard_m: f64,
}

/// A run from its steps: speeds resolved, distance and time summed, hard or not by its steps.
#[must_use]
pub fn run(kind: RunKind, mut steps: Vec<Block>, ladder: &Ladder) -> RunSession {
    for step in Block::steps_mut(&mut steps) {
        *step = ladder.resolve(step.clone());
    }
    let fast: f64 = Block::unroll(&steps)
        .filter(|s| ladder.is_hard(s.pace, s.distance_m.unwrap_or(Distance::from_m(400.0))))
        .map(|s| s.distance().m())
        .sum();
    let hard = matches!(kind, RunKind::Race | RunKind::Test) || fast > 1000.0;
    let distance_m = Block::unroll(&steps).map(Step::distance).sum();
    let duration_s = Block::unroll(&steps).map(Step::duration).sum();
    RunSession { run: kind, hard, distance_m, duration_s, steps, fuel: None }
}

/// Metres of a run whose pace is neither jog nor easy (rule A1).
#[must_use]
pub fn harder_than_easy_m(run: &RunSession) -> f64 {
    run.unrolled().filter(|s| !matches!(s.pace.base, PaceBase::Jog | PaceBase::Easy)).map(|s| s.distance().m()).sum()
}

/// An even run.
#[must_use]
pub fn even(kind: RunKind, m: f64, ladder: &Ladder) -> RunSession {
    run(kind, vec![Step::over(Role::Steady, Distance::from_m(m), PaceBase::Easy).into()], ladder)
}

/// An easy run with a steady part at a moderate pace before its last kilometre or so.
#[must_use]
pub fn with_steady(kind: RunKind, m: f64, steady_m: f64, pace: PaceBase, ladder: &Ladder) -> RunSession {
    let share = if kind == RunKind::Long { 0.15 } else { 0.3 };
    let after = ((m - steady_m) * share / 100.0).round() * 100.0;
    let before = m - steady_m - after;
    let step = |role, m: f64, pace: PaceBase| Block::from(Step::over(role, Distance::from_m(m), pace));
    run(
        kind,
        vec![
            step(Role::Warmup, before, PaceBase::Easy),
            step(Role::Steady, steady_m, pace),
            step(Role::Cooldown, after, PaceBase::Easy),
        ],
        ladder,
    )
}

/// Repeats of a kind between a warm-up and a cool-down, both in seconds.
#[must_use]
pub fn repeats(
    kind: &Kind,
    reps: u32,
    rep_m: f64,
    pace: PaceSymbol,
    ends_s: (f64, f64),
    ladder: &Ladder,
) -> RunSession {
    let length = Distance::from_m(rep_m);
    let effort = if kind.rep_s > 0.0 {
        Step::lasting(Role::Effort, Duration::from_s(kind.rep_s), pace)
    } else {
        Step::over(Role::Effort, length, pace)
    };
    let effort_s = if kind.rep_s > 0.0 { kind.rep_s } else { rep_m / ladder.middle(pace, length).mps() };
    let to_quarter = |s: f64| (s / 15.0).round().max(2.0) * 15.0;
    let recovery = match kind.recover {
        Recover::Equal => Step::lasting(Role::Recovery, Duration::from_s(effort_s.round()), PaceBase::Jog),
        Recover::JogTimes(times) => {
            Step::lasting(Role::Recovery, Duration::from_s(to_quarter(effort_s * times)), PaceBase::Jog)
        }
        Recover::Jog(s) => Step::lasting(Role::Recovery, Duration::from_s(s), PaceBase::Jog),
        Recover::Stand(s) => Step::lasting(Role::Recovery, Duration::from_s(s), PaceBase::Stand),
    };
    let mut steps = vec![Step::lasting(Role::Warmup, Duration::from_s(ends_s.0), PaceBase::Easy).into()];
    if kind.parts.is_empty() && reps > 1 && kind.open_end && kind.closing_m <= 0.0 {
        match reps - 1 {
            1 => steps.extend([effort.clone().into(), recovery.into()]),
            repeat => steps.push(Block::Repeat { repeat, steps: vec![effort.clone(), recovery] }),
        }
        steps.push(effort.into());
    } else if kind.parts.is_empty() && reps > 1 {
        steps.push(Block::Repeat { repeat: reps, steps: vec![effort, recovery] });
    } else if kind.parts.is_empty() {
        steps.push(effort.into());
    } else {
        steps.extend(sustained(kind, rep_m));
    }
    if kind.closing_m > 0.0 {
        steps.push(Step::over(Role::Steady, Distance::from_m(kind.closing_m), PaceBase::Threshold).into());
    }
    steps.push(Step::lasting(Role::Cooldown, Duration::from_s(ends_s.1), PaceBase::Easy).into());
    run(kind.run, steps, ladder)
}

/// One effort of several paces, in whole hundreds of metres: what leads up to its last part is steady running, so that an effort is always
/// followed by a recovery or the cool-down (rule B3).
fn sustained(kind: &Kind, m: f64) -> impl Iterator<Item = Block> {
    let mut from = 0.0;
    let mut share = 0.0;
    let last = kind.parts.len() - 1;
    kind.parts.iter().enumerate().map(move |(i, &(pace, part))| {
        share += part;
        let to = (m * share / 100.0).round() * 100.0;
        let role = if i == last { Role::Effort } else { Role::Steady };
        let step = Step::over(role, Distance::from_m(to - from), pace);
        from = to;
        step.into()
    })
}

/// A test at full effort.
#[must_use]
pub fn test(m: f64, ends_s: (f64, f64), ladder: &Ladder) -> RunSession {
    let steps = vec![
        Step::lasting(Role::Warmup, Duration::from_s(ends_s.0), PaceBase::Easy).into(),
        Step::over(Role::Effort, Distance::from_m(m), PaceBase::Max).into(),
        Step::lasting(Role::Cooldown, Duration::from_s(ends_s.1), PaceBase::Easy).into(),
    ];
    run(RunKind::Test, steps, ladder)
}

/// Whether a run fits.
#[must_use]
pub fn fits(run: &RunSession, limits: &Limits) -> bool {
    run.distance_m.m() <= limits.run_m
        && run.duration_s.s() <= limits.time_s
        && harder_than_easy_m(run) <= limits.hard_m
}

/// How a session may be sized.
#[derive(Debug, Clone)]
pub struct Dose<'a> {
    /// Repeats, from the fewest to the most wanted.
    pub reps: std::ops::RangeInclusive<u32>,
    /// Length of one, m.
    pub rep_m: f64,
    /// Share of the kind's pace.
    pub share: f64,
    /// More than 1 km of it must be hard running.
    pub must_be_hard: bool,
    /// Warm-ups and cool-downs to choose from in seconds, the fullest first.
    pub ends: &'a [(f64, f64)],
    /// What was done so far, which the session must follow from (rule B4).
    pub after: Option<&'a Progress>,
}

/// The largest session of a kind that fits, and its repeats: full warm-up and long recoveries first, short ones where
/// that is not possible.
#[must_use]
pub fn largest(kind: &Kind, dose: &Dose, limits: &Limits, ladder: &Ladder) -> Option<(RunSession, u32)> {
    let tight = |recover| Kind { recover, ..*kind };
    let open = Kind { open_end: true, ..*kind };
    let kinds: &[Kind] = match kind.recover {
        Recover::Equal => &[*kind, open],
        _ if kind.rep_s > 0.0 => &[*kind],
        _ => &[*kind, tight(Recover::Jog(90.0)), tight(Recover::Stand(90.0))],
    };
    // Fewer repeats rather than shorter recoveries.
    kinds.iter().find_map(|k| {
        dose.reps.clone().rev().flat_map(|n| dose.ends.iter().map(move |&e| (n, e))).find_map(|(n, e)| {
            let run = repeats(k, n, dose.rep_m, k.pace_at(dose.share), e, ladder);
            let eased = dose.after.is_none_or(|p| p.allows(&run));
            (eased && fits(&run, limits) && (run.hard || !dose.must_be_hard)).then_some((run, n))
        })
    })
}

/// The shortest session of a kind that is a hard run, s; infinite where there is none.
#[must_use]
pub fn shortest_s(kind: &Kind, ladder: &Ladder) -> f64 {
    let limits = Limits { run_m: f64::INFINITY, time_s: f64::INFINITY, hard_m: f64::INFINITY };
    let tight =
        Kind { recover: if kind.recover == Recover::Equal { Recover::Equal } else { Recover::Stand(90.0) }, ..*kind };
    let ends = [(600.0, 300.0)];
    let dose =
        |n| Dose { reps: n..=n, rep_m: kind.rep_m, share: kind.share, must_be_hard: true, ends: &ends, after: None };
    (2..=kind.cap)
        .find_map(|n| largest(&tight, &dose(n), &limits, ladder))
        .map_or(f64::INFINITY, |(run, _)| run.duration_s.s())
}
