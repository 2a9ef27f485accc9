//! One run as the rules read it.

use super::{day_number, effort, fast};
use jiff::civil::Date;
use quantity::Speed;
use training::{Block, Content, PaceBase, Phase, Plan, RunKind, RunSession, Session, Step, Week};

/// More steps than any run has; a document that repeats more often is unsound and read up to here.
pub const MOST_STEPS: usize = 2_000;

/// A run with what the rules ask of it.
pub struct Run<'a> {
    /// Place of its week in the plan, from 0.
    pub place: usize,
    /// Number of its week as people count.
    pub week: u32,
    /// Phase of its week.
    pub phase: Phase,
    /// Its date.
    pub date: Date,
    /// Its date as a number of days.
    pub day: i64,
    /// The session it is.
    pub session: &'a Session,
    /// The run itself.
    pub run: &'a RunSession,
    /// Its steps in the order run.
    pub steps: Vec<&'a Step>,
    /// Metres of the goal race, which `race` pace stands on.
    pub goal_m: Option<f64>,
    /// Metres of its steps.
    pub distance_m: f64,
    /// Metres of steps that are neither `jog` nor `easy`.
    pub harder_m: f64,
    /// Metres at half-marathon pace or faster.
    pub fast_m: f64,
}

impl<'a> Run<'a> {
    pub(super) fn of(
        place: usize,
        week: &'a Week,
        date: Date,
        session: &'a Session,
        plan: &Plan,
        half: Option<Speed>,
    ) -> Option<Self> {
        let Content::Run(run) = &session.content else { return None };
        let steps = unrolled(&run.steps);
        let sum = |keep: &dyn Fn(&Step) -> bool| -> f64 {
            steps.iter().filter(|s| keep(s)).map(|s| s.distance().m()).fold(0.0, |sum, m| sum + m)
        };
        let distance_m = if steps.is_empty() { run.distance_m.m() } else { sum(&|_| true) };
        Some(Self {
            place,
            week: week.index,
            phase: week.phase,
            date,
            day: day_number(date),
            session,
            run,
            goal_m: plan.goal.as_ref().map(|g| g.distance_m.m()),
            distance_m,
            harder_m: sum(&is_harder_than_easy),
            fast_m: sum(&|s| fast::is_at_half_or_faster(s, plan.goal.as_ref(), half)),
            steps,
        })
    }

    /// A race.
    #[must_use]
    pub fn is_race(&self) -> bool {
        self.run.run == RunKind::Race
    }

    /// A test.
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.run.run == RunKind::Test
    }

    /// More than 1 km of it is at half-marathon pace or faster, whatever it is called.
    #[must_use]
    pub fn is_fast(&self) -> bool {
        self.fast_m > 1000.0 + 1e-6
    }

    /// Hard: by its steps or by its own flag, whichever says so.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        self.run.hard || self.is_fast()
    }

    /// Hard, and neither race nor test.
    #[must_use]
    pub fn is_speed_session(&self) -> bool {
        self.is_hard() && !self.is_race() && !self.is_test()
    }

    /// Seconds of its steps.
    #[must_use]
    pub fn duration_s(&self) -> f64 {
        self.steps.iter().map(|s| s.duration().s()).sum()
    }

    /// Its efforts: work between easy running.
    #[must_use]
    pub fn efforts(&self) -> Vec<effort::Effort> {
        effort::efforts(&self.steps, self.goal_m)
    }
}

/// Neither `jog` nor `easy`; a share above 1 of either is harder than it.
///
/// Choice: the words are taken exactly, so a walked step counts as harder; a standing one has no length.
#[must_use]
pub fn is_harder_than_easy(step: &Step) -> bool {
    !matches!(step.pace.base, PaceBase::Jog | PaceBase::Easy) || step.pace.share > 1.0 + 1e-9
}

/// Steps in the order run, at most [`MOST_STEPS`].
#[must_use]
pub fn unrolled(blocks: &[Block]) -> Vec<&Step> {
    let mut steps = Vec::new();
    for block in blocks {
        match block {
            Block::Step(step) => steps.push(step),
            Block::Repeat { repeat, steps: inner } => {
                for _ in 0..*repeat {
                    if inner.is_empty() || steps.len() >= MOST_STEPS {
                        break;
                    }
                    steps.extend(inner);
                }
            }
        }
    }
    steps.truncate(MOST_STEPS);
    steps
}
