//! The picture of a season: a bar a week, its hard part filled; races, tests and checks, phases and lifting blocks below.

use crate::words;
use jiff::civil::Date;
use std::borrow::Borrow;
use training::{Content, Plan, RunKind, Session, Week, plan::StrengthPhase};

/// One week's bar, in the units of the drawing.
pub struct Bar {
    /// Which week, from 1.
    pub index: u32,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Top of all running.
    pub y: f64,
    /// Height of all running.
    pub height: f64,
    /// Top of the hard part.
    pub hard_y: f64,
    /// Height of the hard part.
    pub hard_height: f64,
    /// Today lies in it.
    pub now: bool,
    /// A week of less, on purpose.
    pub easier: bool,
    /// All running of it, in m.
    pub distance_m: f64,
}

/// Weeks in a row with the same phase.
pub struct Stretch {
    /// Its word.
    pub phase: &'static str,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// There is room for its word.
    pub named: bool,
}

/// Something of a week that the picture marks with a letter below its bar.
pub struct Mark {
    /// Middle of the week.
    pub x: f64,
    /// `R`, `T`, `C`.
    pub letter: &'static str,
    /// Which style it has.
    pub kind: &'static str,
}

/// The whole drawing.
pub struct Season {
    /// Its width.
    pub width: f64,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The phases below them.
    pub stretches: Vec<Stretch>,
    /// The blocks of lifting below those.
    pub blocks: Vec<Stretch>,
    /// Races, tests and checks above the phases.
    pub marks: Vec<Mark>,
}

/// Height of the tallest bar.
pub const BAR_HEIGHT: f64 = 160.0;
/// Width of the drawing for a phone: a unit is about a pixel there, so that its letters can be read.
const PHONE: f64 = 344.0;

/// How wide everything is drawn.
#[derive(Clone, Copy)]
struct Scale {
    week: f64,
    gap: f64,
    /// A letter among the marks.
    mark: f64,
    /// A letter of a phase's word.
    phase: f64,
    /// A letter of a lifting block's word.
    block: f64,
}

const WIDE: Scale = Scale { week: 44.0, gap: 6.0, mark: 14.0, phase: 11.0, block: 9.0 };

impl Season {
    /// Draws a plan; `today` marks its week.
    #[must_use]
    pub fn of(plan: &Plan, today: Date) -> Self {
        Self::drawn(plan, today, WIDE)
    }

    /// The same for a phone: the whole season within its width.
    #[must_use]
    pub fn for_phone(plan: &Plan, today: Date) -> Self {
        let week = round((PHONE / plan.weeks.len().max(1) as f64).min(WIDE.week));
        Self::drawn(plan, today, Scale { week, gap: round(week / 7.0), mark: 9.0, phase: 7.0, block: 7.0 })
    }

    fn drawn(plan: &Plan, today: Date, scale: Scale) -> Self {
        let most = plan.weeks.iter().map(|w| w.distance_m.m()).fold(1.0, f64::max);
        let left = |i: usize| round(i as f64 * scale.week);
        let bars = plan.weeks.iter().enumerate().map(|(i, week)| {
            let height = week.distance_m.m() / most * BAR_HEIGHT;
            let hard_height = (week.hard_distance_m.m() / most * BAR_HEIGHT).min(height);
            Bar {
                index: week.index,
                x: round(left(i) + scale.gap / 2.0),
                width: round(scale.week - scale.gap),
                y: round(BAR_HEIGHT - height),
                height: round(height),
                hard_y: round(BAR_HEIGHT - hard_height),
                hard_height: round(hard_height),
                now: is_within(week.start, today),
                easier: week.easier,
                distance_m: week.distance_m.m(),
            }
        });
        let mut at = 0;
        let stretches = plan.weeks.chunk_by(|a, b| a.phase == b.phase).map(|weeks| {
            let (x, width) = (round(left(at) + scale.gap / 2.0), round(left(weeks.len()) - scale.gap));
            at += weeks.len();
            let phase = words::phase(&weeks[0].phase);
            Stretch { phase, x, width, named: width > scale.phase * phase.len() as f64 }
        });
        let mut at = 0;
        let lifted: Vec<Option<StrengthPhase>> = plan.weeks.iter().map(lifting).collect();
        let blocks = lifted.chunk_by(|a, b| a == b).filter_map(|weeks| {
            let (x, width) = (round(left(at) + scale.gap / 2.0), round(left(weeks.len()) - scale.gap));
            at += weeks.len();
            let phase = words::lifting_phase(weeks[0]?);
            Some(Stretch { phase, x, width, named: width > scale.block * phase.len() as f64 })
        });
        let blocks = blocks.collect();
        let marks = plan.weeks.iter().enumerate().flat_map(|(i, week)| {
            let mut of: Vec<(&str, &str)> = week.days.iter().flat_map(|d| &d.sessions).filter_map(letter).collect();
            of.dedup();
            let middle = left(i) + scale.week / 2.0 - (of.len().saturating_sub(1) as f64) * scale.mark / 2.0;
            of.into_iter().enumerate().map(move |(n, (letter, kind))| Mark {
                x: round(middle + n as f64 * scale.mark),
                letter,
                kind,
            })
        });
        let marks = marks.collect();
        Self { width: left(plan.weeks.len()), bars: bars.collect(), stretches: stretches.collect(), blocks, marks }
    }
}

/// Whether a day lies in the week that starts on `monday`.
#[must_use]
pub fn is_within(monday: impl Borrow<Date>, day: impl Borrow<Date>) -> bool {
    (0..7).contains(&(*day.borrow() - *monday.borrow()).get_days())
}

/// The phase of lifting of a week, if it lifts.
fn lifting(week: &Week) -> Option<StrengthPhase> {
    week.days.iter().flat_map(|day| &day.sessions).find_map(|session| match &session.content {
        Content::Strength(lift) => Some(lift.phase),
        _ => None,
    })
}

fn letter(session: &Session) -> Option<(&'static str, &'static str)> {
    match &session.content {
        Content::Run(run) if run.run == RunKind::Race => Some(("R", "race")),
        Content::Run(run) if run.run == RunKind::Test => Some(("T", "test")),
        Content::Check {} => Some(("C", "check")),
        _ => None,
    }
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
