//! A run step by step against its session: what was asked for, what was run, target hit or missed, and the fade.

use super::find::{self, Stretch, is_work};
use crate::{
    derive,
    documents::{RepeatSet, RepeatsFound, StepRow, StepsFound, Target},
    show::{Work, mean_heart_rate, repeat_set, repeats},
};
use physiology::{DistanceLine, Mending};
use std::collections::BTreeSet;
use store::StoredLap;
use training::{Block, PaceBase, Pause, Recording, Role, Step};

/// What a watch cannot tell over a repeat: a speed that is off its target by no more has hit it (default, not a finding).
const TOLERANCE: f64 = 0.01;
/// Efforts whose lengths differ by no more are of one length.
const ALIKE: f64 = 0.02;

/// A run as it was recorded.
pub(super) struct Run {
    pub(super) laps: Vec<StoredLap>,
    /// What travelled in the file.
    pub(super) workout: Vec<Block>,
    pub(super) recording: Recording,
    pub(super) pauses: Vec<Pause>,
    /// The mendings against which the device is right.
    pub(super) believed: BTreeSet<Mending>,
}

/// A session's steps as run.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Answer {
    pub(super) steps: Vec<StepRow>,
    pub(super) found: Option<StepsFound>,
    pub(super) set: Option<RepeatSet>,
}

/// The steps of a session as they were run.
pub(super) fn steps(blocks: &[Block], run: &Run) -> Answer {
    let steps: Vec<&Step> = Block::unroll(blocks).collect();
    if steps.is_empty() {
        return Answer::default();
    }
    let cleaned = derive::line(&run.recording, &run.pauses, &run.believed).filter(|cleaned| cleaned.refused.is_none());
    let line = cleaned.map(|cleaned| cleaned.line);
    let Some((how, stretches)) = stretches(&steps, blocks, run, line.as_ref()) else {
        return Answer { steps: steps.iter().map(|step| row(step, None, None, run)).collect(), ..Answer::default() };
    };
    let first = first_of_a_set(&steps, &stretches);
    let rows = steps.iter().zip(&stretches).map(|(step, stretch)| {
        let fade = first
            .filter(|(asked, _)| step.role == Role::Effort && are_alike(asked, step))
            .and_then(|(_, first)| Some(stretch.as_ref()?.pace() / first.pace()))
            .filter(|fade| fade.is_finite());
        row(step, *stretch, fade, run)
    });
    Answer { steps: rows.collect(), found: Some(how), set: set(how, &steps, &stretches) }
}

type Found = (StepsFound, Vec<Option<Stretch>>);

fn stretches(steps: &[&Step], blocks: &[Block], run: &Run, line: Option<&DistanceLine>) -> Option<Found> {
    if let Some(found) = find::by_watch(blocks, &run.laps, &run.workout).filter(|_| steps.len() > 1) {
        return Some((StepsFound::PlannedSteps, found));
    }
    if let Some(found) = find::by_laps(steps, &run.laps).filter(|_| steps.len() > 1) {
        return Some((StepsFound::Laps, found));
    }
    let line = line.filter(|line| line.seconds() > 0)?;
    let mut found = vec![None; steps.len()];
    if steps.len() == 1 {
        find::fill(steps, &mut found, line);
        return Some((StepsFound::Whole, found));
    }
    let work: Vec<usize> = (0..steps.len()).filter(|&i| is_work(steps[i])).collect();
    let efforts: Vec<&Step> = work.iter().map(|&i| steps[i]).collect();
    let (rows, set) = repeats(&run.laps, &run.workout, &run.recording, Some(line));
    let repeats: Vec<Stretch> =
        rows.iter().map(|r| Stretch { start_s: r.start_s, elapsed_s: r.elapsed_s, distance_m: r.distance_m }).collect();
    let by_repeats = find::by_repeats(&efforts, &repeats).filter(|_| !efforts.is_empty());
    let how = if let Some(efforts) = by_repeats {
        work.iter().zip(efforts).for_each(|(&at, stretch)| found[at] = stretch);
        match set.map(|set| set.found) {
            Some(RepeatsFound::Signal) => StepsFound::Signal,
            _ => StepsFound::Laps,
        }
    } else if let Some(efforts) = find::fastest(&efforts, line) {
        work.iter().zip(efforts).for_each(|(&at, stretch)| found[at] = stretch);
        StepsFound::Fastest
    } else if efforts.is_empty() {
        StepsFound::Lengths
    } else {
        return None;
    };
    find::fill(steps, &mut found, line);
    Some((how, found))
}

fn row(step: &Step, stretch: Option<Stretch>, fade: Option<f64>, run: &Run) -> StepRow {
    let speed = stretch.map(|s| s.distance_m / s.elapsed_s).filter(|mps| mps.is_finite());
    let against = speed.and_then(|mps| against(step, mps));
    StepRow {
        role: step.role,
        pace: step.pace,
        planned_distance_m: step.distance_m.map(|d| d.m()),
        planned_duration_s: step.duration_s.filter(|_| step.distance_m.is_none()).map(|t| t.s()),
        target_low_mps: step.speed_low_mps.map(|v| v.mps()),
        target_high_mps: step.speed_high_mps.map(|v| v.mps()),
        done_start_s: stretch.map(|s| s.start_s),
        done_distance_m: stretch.map(|s| s.distance_m),
        done_duration_s: stretch.map(|s| s.elapsed_s),
        done_speed_mps: speed,
        heart_rate_bpm: stretch
            .and_then(|s| mean_heart_rate(&run.recording, s.start_s, s.end_s()))
            .map(quantity::HeartRate::bpm),
        target: against.map(|(target, _)| target),
        off_target: against.map(|(_, off)| off),
        fade,
    }
}

/// Hit or missed, and by how much. Easy running and recoveries may be slower than asked, never a miss.
fn against(step: &Step, mps: f64) -> Option<(Target, f64)> {
    let (a, b) = (step.speed_low_mps?.mps(), step.speed_high_mps?.mps());
    let (low, high) = (a.min(b), a.max(b));
    if !(low > 0.0 && high.is_finite() && mps > 0.0) {
        return None;
    }
    let off = mps / mps.clamp(low, high) - 1.0;
    let gentle = matches!(step.pace.base, PaceBase::Walk | PaceBase::Jog | PaceBase::Easy);
    let may_be_slower = gentle || matches!(step.role, Role::Warmup | Role::Recovery | Role::Cooldown);
    let target = match off {
        off if off > TOLERANCE => Target::TooFast,
        off if off < -TOLERANCE && !may_be_slower => Target::TooSlow,
        _ => Target::Hit,
    };
    Some((target, off))
}

fn are_alike(a: &Step, b: &Step) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= ALIKE * a.max(b);
    match (a.distance_m, b.distance_m, a.duration_s, b.duration_s) {
        (Some(a), Some(b), ..) => near(a.m(), b.m()),
        (None, None, Some(a), Some(b)) => near(a.s(), b.s()),
        _ => false,
    }
}

/// The first effort that was run, where the session has another of its length.
fn first_of_a_set<'a>(steps: &[&'a Step], stretches: &[Option<Stretch>]) -> Option<(&'a Step, Stretch)> {
    let mut efforts = steps.iter().zip(stretches).filter(|(step, _)| step.role == Role::Effort);
    let (first, stretch) = efforts.find_map(|(step, stretch)| Some((*step, (*stretch)?)))?;
    efforts.any(|(step, _)| are_alike(first, step)).then_some((first, stretch))
}

/// The efforts as a set; those before one that was not run.
fn set(how: StepsFound, steps: &[&Step], stretches: &[Option<Stretch>]) -> Option<RepeatSet> {
    let found = match how {
        StepsFound::PlannedSteps => RepeatsFound::PlannedSteps,
        StepsFound::Laps => RepeatsFound::Laps,
        StepsFound::Signal | StepsFound::Fastest => RepeatsFound::Signal,
        StepsFound::Lengths | StepsFound::Whole => return None,
    };
    let efforts = steps.iter().zip(stretches).filter(|(step, _)| step.role == Role::Effort);
    let work: Vec<Work> =
        efforts.map_while(|(_, s)| s.map(|s| Work::new(s.start_s, s.distance_m, s.elapsed_s))).collect();
    repeat_set(found, &work)
}

#[cfg(test)]
mod tests;
