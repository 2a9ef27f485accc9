//! Sessions of base weeks, easier weeks and tapers, and the tests between.

use super::{Choice, Work};
use crate::{
    fill::{Behind, season::Season, spread::Share},
    menu::{
        kinds::{CRUISE, STRIDES},
        session,
    },
};
use quantity::{Distance, Duration};
use training::{Block, PaceBase, Phase, RunKind};

/// Easy running before the quick steps of a light session, s (ours).
const LONGEST_WARMUP_S: f64 = 2400.0;

impl Choice<'_> {
    /// Base weeks: strides and other light kinds in turn, and two repeats of the goal's kind in the last of them.
    pub(super) fn first_steps(&self, day: usize, cap: f64, behind: &mut Behind) -> Option<Work> {
        let tempo_turn = behind.progress.practised && self.line.second.contains(&CRUISE) && behind.main_turns % 2 == 1;
        let kind = if tempo_turn && !self.last_base { CRUISE } else { self.line.main[0] };
        behind.main_turns += usize::from(behind.progress.practised);
        let light =
            (self.index % 2 == 1 || self.shape.easier).then(|| self.line.base[self.index / 2 % self.line.base.len()]);
        if let Some(light) = light.filter(|_| !self.last_base)
            && let Some(work) = self.one(&light, day, cap * 0.7, false, "speed1", behind)
        {
            return Some(work);
        }
        if (self.last_base || behind.progress.practised)
            && let Some(work) = self.one(&kind, day, cap * 0.7, false, "speed1", behind)
        {
            return Some(work);
        }
        self.one(&STRIDES, day, cap, false, "strides", behind)
    }

    /// Easier weeks and tapers: the same kind, fewer repeats.
    pub(super) fn lighter(&self, day: usize, room: f64, behind: &mut Behind) -> Option<Work> {
        let kind = self.line.main[0];
        let before = behind.progress.reps(&kind);
        if before == 0 || self.shape.phase == Phase::Race {
            let mut work = self.one(&STRIDES, day, room, false, "strides", behind)?;
            if self.shape.phase == Phase::Race {
                work.why = format!(
                    "A few quick steps so that race pace feels familiar; nothing here tires ({}).",
                    STRIDES.source
                );
            }
            return Some(work);
        }
        let next = behind.progress.next(&kind);
        let most = if kind.run == RunKind::Tempo { 2 } else { before.saturating_sub(2).max(2) };
        let rep_m = if kind.run == RunKind::Tempo { 1000.0 } else { kind.rep_m };
        let share = next.share;
        let (run, reps) = session::largest(
            &kind,
            &self.dose(2..=most, rep_m, share, false, behind),
            &self.limits(day, room),
            self.ladder,
        )?;
        behind.progress.pass(self.date(day), &run);
        let why = format!(
            "{} instead of {before}: keeps the edge while the week is easier ({}).",
            kind.count(reps),
            kind.source
        );
        Some(Work { day, run, why, slot: "speed1" })
    }

    /// A test of the weeks of speed work behind it.
    pub(super) fn test(&self, day: usize) -> Option<Work> {
        let m = match self.goal_m {
            g if g < 600.0 => g.max(100.0),
            g if g < 3000.0 => 1000.0,
            _ if self.week_m < 15_000.0 => 1600.0,
            _ if self.week_m < 35_000.0 => 3000.0,
            _ => 5000.0,
        };
        let limits = self.limits(day, f64::INFINITY);
        [m, m.min(3000.0), m.min(1600.0)].into_iter().find_map(|m| {
            let run =
                self.ends().iter().map(|&e| session::test(m, e, self.ladder)).find(|r| session::fits(r, &limits))?;
            let why = format!("After weeks of speed work a test over {m:.0} m shows whether it worked (rule B6).");
            Some(Work { day, run, why, slot: "test" })
        })
    }
}

/// Light sessions become easy runs with their quick steps at the end: the warm-up grows towards the length of the week's easy
/// runs, as far as the day allows. Whether any did.
pub fn stretch_light(works: &mut [Work], shares: &[Share], run_m: &[f64; 7], season: &Season) -> bool {
    let easy: Vec<f64> = shares.iter().filter(|s| !s.long).map(|s| s.m + s.second_m).collect();
    let mps = season.ladder.middle(PaceBase::Easy.into(), Distance::ZERO).mps();
    let mut any = false;
    for work in works.iter_mut().filter(|w| !w.run.hard) {
        let m = work.run.distance_m.m();
        let level = (easy.iter().sum::<f64>() + m) / (easy.len() as f64 + 1.0);
        let room_s = season.frame.cap_s[work.day] - work.run.duration_s.s();
        let more_s = (level.min(run_m[work.day]) - m).min(room_s * mps) / mps;
        let mut steps = work.run.steps.clone();
        let Some(Block::Step(warmup)) = steps.first_mut() else { continue };
        let Some(warm_s) = warmup.duration_s.map(Duration::s) else { continue };
        let more_s = (more_s.min(LONGEST_WARMUP_S - warm_s) / 60.0 - 0.1).floor() * 60.0;
        if more_s < 120.0 {
            continue;
        }
        warmup.duration_s = Some(Duration::from_s(warm_s + more_s));
        work.run = session::run(work.run.run, steps, season.ladder);
        any = true;
    }
    any
}
