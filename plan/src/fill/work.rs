//! The speed work of one week: which kinds, how many repeats, within what its day and week allow.

use super::{spread::Share, week::Season};
use crate::{
    fill::Behind,
    menu::{
        Kind, Limits, Line,
        kinds::{CRUISE, EXTENSION, STRIDES},
        session::{self, Dose},
    },
    paces::Ladder,
    season::WeekShape,
};
use jiff::{ToSpan, civil::Date};
use quantity::{Distance, Duration};
use std::ops::RangeInclusive;
use training::{Block, PaceBase, Phase, RunKind, RunSession};

/// A session chosen for a hard day.
#[derive(Debug, Clone)]
pub struct Work {
    /// Weekday, 0 to 6.
    pub day: usize,
    /// The run.
    pub run: RunSession,
    /// Why it is there.
    pub why: String,
    /// Part of its id: `speed1`, `speed2`, `test`.
    pub slot: &'static str,
}

/// Ways to frame a session, warm-up and cool-down in seconds, the fullest first.
const ENDS: [(f64, f64); 3] = [(900.0, 600.0), (720.0, 420.0), (600.0, 300.0)];

/// Easy running before the quick steps of a light session, s (ours).
const LONGEST_WARMUP_S: f64 = 2400.0;

/// Weeks up to here keep to what rule A2 asks, m.
const A2_WEEKS_M: f64 = 34_000.0;

/// Everything that the choice depends on.
pub struct Choice<'a> {
    /// What the goal asks for.
    pub line: &'a Line,
    /// The runner's speeds.
    pub ladder: &'a Ladder,
    /// The week's place in the plan, from 0, by which light kinds of base weeks take turns.
    pub index: usize,
    /// The week.
    pub shape: &'a WeekShape,
    /// The last base week before the first build week.
    pub last_base: bool,
    /// Longest run of each weekday, m.
    pub run_m: [f64; 7],
    /// Longest session of each weekday, s.
    pub time_s: [f64; 7],
    /// The long run carries the rest of the harder running instead of a second session.
    pub long_at_pace: bool,
    /// A test is due.
    pub test: bool,
    /// The runner's age on the day of the plan, years; 0 where it is not told.
    pub age_years: f64,
    /// The week's running, m.
    pub week_m: f64,
    /// The goal's distance, m.
    pub goal_m: f64,
}

/// Most running harder than easy of a week (rule A1), a little inside it.
pub fn hard_cap_m(week_m: f64) -> f64 {
    if week_m < 10_000.0 { 2000.0 } else { week_m * 0.199 }
}

/// Running harder than easy that a build week should have: about what rule A2 says at 32 km, a smaller share beyond (ours).
pub fn hard_aim_m(week_m: f64) -> f64 {
    (week_m.min(45_000.0) * 0.177 + (week_m - 45_000.0).max(0.0) * 0.1).min(hard_cap_m(week_m))
}

impl Choice<'_> {
    fn limits(&self, day: usize, hard_m: f64) -> Limits {
        Limits { run_m: self.run_m[day], time_s: self.time_s[day], hard_m }
    }

    fn date(&self, day: usize) -> Date {
        self.shape.start.saturating_add((day as i64).days())
    }

    fn dose<'b>(&self, reps: RangeInclusive<u32>, rep_m: f64, share: f64, must: bool, after: &'b Behind) -> Dose<'b> {
        Dose { reps, rep_m, share, must_be_hard: must, ends: self.ends(), after: Some(&after.progress) }
    }

    fn ends(&self) -> &'static [(f64, f64)] {
        if self.week_m < 25_000.0 { &ENDS[1..] } else { &ENDS }
    }

    /// The sessions of the week's hard days, recorded in the progress.
    pub fn sessions(&self, days: [Option<usize>; 2], behind: &mut Behind) -> Vec<Work> {
        let Some(first) = days[0] else { return Vec::new() };
        // The longer session takes the day with more time.
        let second = days[1].filter(|_| self.second_suits());
        let (first, second) = match second {
            Some(b) if self.time_s[b] > self.time_s[first] && self.time_s[first] < 4200.0 => (b, Some(first)),
            _ => (first, second),
        };
        let cap = hard_cap_m(self.week_m);
        if self.test {
            return self.test(first).into_iter().collect();
        }
        match self.shape.phase {
            Phase::Build | Phase::Peak if !self.shape.easier => {
                let aim = hard_aim_m(self.week_m);
                let room = if second.is_some() { aim * 0.62 } else { aim };
                let room = room.max(1700.0).min(cap);
                let mut works: Vec<Work> = self.main(first, room, true, behind).into_iter().collect();
                if works.is_empty() {
                    works.extend(self.main(first, cap, true, behind));
                }
                let used: f64 = works.iter().map(|w| session::harder_than_easy_m(&w.run)).sum();
                if let (Some(day), false, false) = (second, works.is_empty(), self.long_at_pace) {
                    works.extend(self.second(day, (aim * 1.04).min(cap) - used, cap - used, behind));
                }
                works
            }
            Phase::Base | Phase::Return => self.first_steps(first, cap, behind).into_iter().collect(),
            _ => self.lighter(first, cap * 0.6, behind).into_iter().collect(),
        }
    }

    /// Whether a second session suits the runner's age this week: from 40 on in two of three weeks, from 50 on in every
    /// other one, since recovery takes longer (default, not a finding).
    fn second_suits(&self) -> bool {
        match self.age_years {
            age if age >= 50.0 => self.index.is_multiple_of(2),
            age if age >= 40.0 => self.index % 3 != 2,
            _ => true,
        }
    }

    fn main(&self, day: usize, room: f64, must: bool, behind: &mut Behind) -> Option<Work> {
        let kinds = &self.line.main;
        let kind = kinds[behind.main_turns % kinds.len()];
        behind.main_turns += 1;
        let usual = kinds[0];
        self.one(&kind, day, room, must, "speed1", behind)
            .or_else(|| self.one(&usual, day, room, must, "speed1", behind))
            .or_else(|| self.one(&Kind { closing_m: 1100.0, ..usual }, day, room, must, "speed1", behind))
            .or_else(|| self.one(&self.line.sudden, day, room, must, "speed1", behind))
            .or_else(|| self.line.tempo_instead.then(|| self.one(&CRUISE, day, room, must, "speed1", behind))?)
    }

    /// A second session in the room that the week's aim leaves; race pace may go on for longer than that, up to `most`.
    fn second(&self, day: usize, room: f64, most: f64, behind: &mut Behind) -> Option<Work> {
        let peak = self.shape.phase == Phase::Peak;
        let kinds = if peak { &self.line.peak } else { &self.line.second };
        let turn = behind.turns;
        behind.turns += 1;
        // Race pace goes on for longer every other week of peak, every third of build.
        let (every, extends) = (if peak { 2 } else { 3 }, self.line.extension_m > 0.0);
        if extends
            && turn % every == 1
            && let Some(work) = self.extension(day, if self.week_m > A2_WEEKS_M { most } else { room }, behind)
        {
            return Some(work);
        }
        let turn = if extends { turn - (turn + every - 2) / every } else { turn };
        (0..kinds.len().min(2))
            .map(|next| kinds[(turn + next) % kinds.len()])
            .find_map(|kind| self.one(&kind, day, room, false, "speed2", behind))
            .or_else(|| self.one(&CRUISE, day, room, true, "speed2", behind))
    }

    /// Race pace in pieces that become longer and fewer; altogether a piece or 15 % more at most than last time (ours).
    fn extension(&self, day: usize, room: f64, behind: &mut Behind) -> Option<Work> {
        const STAGES: [(u32, f64); 8] =
            [(1, 6.0), (2, 3.0), (3, 2.0), (2, 2.0), (5, 1.0), (4, 1.0), (3, 1.0), (2, 1.0)];
        let piece = self.line.extension_m;
        let (longest, before) = behind.progress.extension_m();
        let most = if before > 0.0 { before + piece.max(before * 0.15) } else { piece * 2.0 };
        let limits = self.limits(day, room);
        let (run, reps, length) = STAGES.iter().find_map(|&(reps, times)| {
            let length = piece * times;
            let in_turn = f64::from(reps) * length <= most + 1.0 && length <= (longest * 2.0).max(piece) + 1.0;
            let dose = self.dose(reps..=reps, length, 1.0, false, behind);
            let (run, _) = in_turn.then(|| session::largest(&EXTENSION, &dose, &limits, self.ladder))??;
            Some((run, reps, length))
        })?;
        behind.progress.pass(self.date(day), &run);
        let km = length / 1000.0;
        let step = match reps {
            1 => format!("{km:.1} km at race pace in one go"),
            _ => format!("{reps} x {km:.1} km at race pace"),
        };
        let why = format!("{}: {step} ({}).", upper(EXTENSION.purpose), EXTENSION.source);
        Some(Work { day, run, why, slot: "speed2" })
    }

    /// Base weeks: strides and other light kinds in turn, and two repeats of the goal's kind in the last of them.
    fn first_steps(&self, day: usize, cap: f64, behind: &mut Behind) -> Option<Work> {
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
    fn lighter(&self, day: usize, room: f64, behind: &mut Behind) -> Option<Work> {
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

    /// The next session of a kind, as large as the day, the week and its own progress allow.
    fn one(
        &self,
        kind: &Kind,
        day: usize,
        room: f64,
        must: bool,
        slot: &'static str,
        behind: &mut Behind,
    ) -> Option<Work> {
        let limits = self.limits(day, room);
        if kind.top_m > 0.0 {
            return self.longer(kind, day, limits, must, slot, behind);
        }
        let next = behind.progress.next(kind);
        // Nothing grows in an easier week.
        let most = if self.shape.easier && next.before > 0 { next.before.max(2) } else { next.reps };
        let (run, reps) =
            session::largest(kind, &self.dose(2..=most, next.rep_m, next.share, must, behind), &limits, self.ladder)?;
        let may_be_faster = behind.progress.faster(kind, reps).filter(|_| !self.shape.easier);
        let faster = may_be_faster.and_then(|share| {
            let (run, n) =
                session::largest(kind, &self.dose(reps..=reps, next.rep_m, share, must, behind), &limits, self.ladder)?;
            Some((run, n, share))
        });
        let (run, reps, share) = faster.unwrap_or((run, reps, next.share));
        behind.progress.pass(self.date(day), &run);
        let step = match next.before {
            0 if behind.progress.practised => format!("{} to begin with", kind.count(reps)),
            _ if share > next.share => format!("{} again, one per cent faster", kind.count(reps)),
            0 => format!("the first {}, so only {reps} of them", kind.name),
            b if b < reps => format!("{} from {b} to {reps} at the same pace", kind.name),
            b if b == reps => format!("{} again", kind.count(reps)),
            b => format!("{} after {b}", kind.count(reps)),
        };
        Some(Work { day, run, why: format!("{}: {step} ({}).", upper(kind.purpose), kind.source), slot })
    }

    /// The same number of pieces, half a kilometre longer each time.
    fn longer(
        &self,
        kind: &Kind,
        day: usize,
        limits: Limits,
        must: bool,
        slot: &'static str,
        behind: &mut Behind,
    ) -> Option<Work> {
        let before = behind.progress.length_m(kind);
        let mut length = if before > 0.0 { (before + 500.0).min(kind.top_m) } else { kind.rep_m };
        let pieces = kind.cap;
        while length >= kind.rep_m * 0.6 {
            let dose = self.dose(pieces..=pieces, length, kind.share, must, behind);
            if let Some((run, _)) = session::largest(kind, &dose, &limits, self.ladder) {
                behind.progress.pass(self.date(day), &run);
                let km = length / 1000.0;
                let what = match pieces {
                    1 => format!("{} of {km:.1} km", kind.name),
                    _ => format!("two pieces of {km:.1} km at {} pace", kind.pace.word()),
                };
                let why = format!("{}: {what} ({}).", upper(kind.purpose), kind.source);
                return Some(Work { day, run, why, slot });
            }
            length -= 100.0;
        }
        None
    }

    fn test(&self, day: usize) -> Option<Work> {
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

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().collect::<String>() + chars.as_str())
}
