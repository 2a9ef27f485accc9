//! Words for sessions.

use super::{block, pace, step_length};
use crate::{
    format::{Units, lasting, trimmed},
    language::Language,
};
use app::CalendarWords;
use training::{Block, Content, Day, Role, RunKind, RunSession, Session, Step};
use training::{
    plan::{StrengthExercise, StrengthPhase},
    spec::Equipment,
};

/// The kind of a run, as a title.
#[must_use]
pub const fn run_kind(kind: &RunKind) -> &'static str {
    kind.title()
}

/// The kind of a run as forms send it.
#[must_use]
pub fn run_word(kind: &RunKind) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The numbers of the sets of an exercise.
#[must_use]
pub fn count_up(sets: &u32) -> std::ops::RangeInclusive<u32> {
    1..=*sets
}

/// What a set's field begins with: the least repetitions, or the seconds held as `20s`.
#[must_use]
pub fn first_guess(exercise: &StrengthExercise) -> String {
    match (exercise.reps_low, exercise.hold_s) {
        (Some(reps), _) => reps.to_string(),
        (None, Some(held)) => format!("{}s", held.s()),
        (None, None) => String::new(),
    }
}

/// How heavy, where no load is known yet.
#[must_use]
pub const fn reserve(phase: &StrengthPhase) -> &'static str {
    match phase {
        StrengthPhase::Stability => "Light: at the last repetition four more would go.",
        StrengthPhase::MuscularEndurance | StrengthPhase::Strength => {
            "A load with which two more would go at the last repetition."
        }
    }
}

/// Rest between sets in seconds: short while it is light, long while it is heavy. A default, not a finding.
#[must_use]
pub const fn rest_s(phase: &StrengthPhase) -> u32 {
    match phase {
        StrengthPhase::Stability => 60,
        StrengthPhase::MuscularEndurance => 90,
        StrengthPhase::Strength => 180,
    }
}

/// A run that is hard, a race or a test.
#[must_use]
pub fn is_hard(session: &Session) -> bool {
    matches!(&session.content, Content::Run(run) if run.hard || matches!(run.run, RunKind::Race | RunKind::Test))
}

/// A run that has a workout file: every one but a race.
#[must_use]
pub fn is_for_a_watch(session: &Session) -> bool {
    matches!(&session.content, Content::Run(run) if run.run != RunKind::Race)
}

/// A session that no watch records on its own: lifting, jumps, mobility.
#[must_use]
pub const fn is_without_file(session: &Session) -> bool {
    matches!(session.content, Content::Strength(_) | Content::Power(_) | Content::Mobility(_))
}

/// How long a session is planned to be, in whole minutes as a form shows them; nothing where the plan does not say.
#[must_use]
pub fn minutes(session: &Session) -> String {
    let planned = match &session.content {
        Content::Strength(lift) => lift.duration_s,
        Content::Power(power) => power.duration_s,
        Content::Mobility(mobility) => Some(mobility.duration_s),
        Content::Run(run) => Some(run.duration_s),
        Content::Check {} | Content::Rest {} => None,
    };
    planned.map_or(String::new(), |planned| crate::format::trimmed((planned.s() / 60.0).round(), 0))
}

/// Nothing, on purpose.
#[must_use]
pub const fn is_rest(session: &Session) -> bool {
    matches!(session.content, Content::Rest {})
}

/// A session that can be dropped by one press: no race.
#[must_use]
pub fn may_skip(session: &Session) -> bool {
    if session.left_out.is_some() {
        return false;
    }
    match &session.content {
        Content::Run(run) => run.run != RunKind::Race,
        Content::Rest {} => false,
        _ => true,
    }
}

/// So long is a long run at least that the same kilometre may be timed in fresh and after 90 minutes, s: what is shorter is not asked.
const KILOMETRES_S: f64 = 6000.0;

/// A long run in which a kilometre may be timed twice and is not yet.
#[must_use]
pub fn may_time_kilometres(session: &Session) -> bool {
    let Content::Run(run) = &session.content else { return false };
    session.left_out.is_none()
        && run.run == RunKind::Long
        && run.duration_s.s() >= KILOMETRES_S
        && !run.unrolled().any(|step| step.role == Role::Effort)
}

/// A run that can be swapped for an easy one.
#[must_use]
pub fn may_ease(session: &Session) -> bool {
    session.left_out.is_none()
        && matches!(&session.content, Content::Run(run) if !matches!(run.run, RunKind::Easy | RunKind::Race))
}

/// A session that is no run, as a letter and a word for a calendar cell; nothing for runs and rest.
#[must_use]
pub const fn mark(session: &Session) -> Option<(&'static str, &'static str)> {
    match session.content {
        Content::Strength(_) => Some(("L", "lifting")),
        Content::Power(_) => Some(("P", "power")),
        Content::Mobility(_) => Some(("M", "mobility")),
        Content::Check {} => Some(("C", "movement check")),
        Content::Run(_) | Content::Rest {} => None,
    }
}

/// A day with something beside runs and rest.
#[must_use]
pub fn has_marks(day: &Day) -> bool {
    day.sessions.iter().any(|session| mark(session).is_some())
}

/// A phase of lifting, in a word or two.
#[must_use]
pub const fn lifting_phase(phase: StrengthPhase) -> &'static str {
    match phase {
        StrengthPhase::Stability => "stability",
        StrengthPhase::MuscularEndurance => "muscular endurance",
        StrengthPhase::Strength => "heavy",
    }
}

/// A session's title: `Repeats`, `Strength: muscular endurance`, `Rest`.
#[must_use]
pub fn session(session: &Session) -> String {
    match &session.content {
        Content::Run(run) => run_kind(&run.run).into(),
        Content::Strength(lift) => format!("Strength: {}", lifting_phase(lift.phase)),
        Content::Power(_) => "Power".into(),
        Content::Mobility(mobility) if mobility.foam_roll => "Mobility and foam rolling".into(),
        Content::Mobility(_) => "Mobility".into(),
        Content::Check {} => "Movement check".into(),
        Content::Rest {} => "Rest".into(),
    }
}

/// A session's size: `8.2 km, about 48 min`; nothing for a rest.
#[must_use]
pub fn session_size(session: &Session, units: &Units) -> String {
    match &session.content {
        Content::Run(run) => run_size(run, units),
        Content::Strength(lift) => lift.duration_s.map_or(String::new(), |t| format!("about {}", lasting(t))),
        Content::Power(power) => format!("{} contacts", power.contacts),
        Content::Mobility(mobility) => lasting(mobility.duration_s),
        Content::Check {} | Content::Rest {} => String::new(),
    }
}

/// `8.2 km, about 48 min`.
#[must_use]
pub fn run_size(run: &RunSession, units: &Units) -> String {
    format!("{}, about {}", units.distance(run.distance_m), lasting(run.duration_s))
}

/// Sets and repetitions, or seconds held.
#[must_use]
pub fn sets(exercise: &StrengthExercise) -> String {
    match (exercise.reps_low, exercise.reps_high, exercise.hold_s) {
        (Some(low), Some(high), _) if low != high => format!("{} × {low} to {high}", exercise.sets),
        (Some(reps), ..) | (None, Some(reps), _) => format!("{} × {reps}", exercise.sets),
        (None, None, Some(held)) => format!("{} × {} held", exercise.sets, lasting(held)),
        (None, None, None) => format!("{} sets", exercise.sets),
    }
}

/// `dumbbells`, `box`, …
#[must_use]
pub const fn equipment(thing: &Equipment) -> &'static str {
    match thing {
        Equipment::None => "no equipment",
        Equipment::Band => "band",
        Equipment::Dumbbell => "dumbbells",
        Equipment::Kettlebell => "kettlebell",
        Equipment::MedicineBall => "medicine ball",
        Equipment::Box => "box",
        Equipment::Cable => "cable machine",
        Equipment::Barbell => "barbell",
    }
}

/// The same; nothing where nothing is needed.
#[must_use]
pub fn needed(thing: &Equipment) -> Option<&'static str> {
    (*thing != Equipment::None).then(|| equipment(thing))
}

/// What a calendar says of a session: `Repeats, 8.2 km, about 48 min`, then a line for each step with the treadmill's speed beside the
/// pace, or for each exercise, then why; in the language of whoever reads it.
#[must_use]
pub fn calendar(session: &Session, units: Units, language: Language) -> CalendarWords {
    let lines: Vec<String> = lines(session, units, true).iter().map(|line| language.tell(line)).collect();
    CalendarWords { title: language.tell(&titled_size(session, units)), description: lines.join("\n") }
}

/// `Repeats, 8.2 km, about 48 min`.
#[must_use]
pub fn titled_size(session: &Session, units: Units) -> String {
    match session_size(session, &units) {
        size if size.is_empty() => self::session(session),
        size => format!("{}, {size}", self::session(session)),
    }
}

/// A line for each step of a run or each exercise, then why it is there.
#[must_use]
pub fn session_lines(session: &Session, units: Units) -> Vec<String> {
    lines(session, units, false)
}

fn lines(session: &Session, units: Units, treadmill: bool) -> Vec<String> {
    let mut lines: Vec<String> = match &session.content {
        Content::Run(run) => run.steps.iter().map(|part| block_line(part, units, treadmill)).collect(),
        Content::Strength(lift) => lift
            .exercises
            .iter()
            .map(|e| {
                let load = e.load_kg.map_or(String::new(), |load| format!(" with {} kg", trimmed(load.kg(), 1)));
                format!("{}: {}{load}", e.name, sets(e))
            })
            .collect(),
        Content::Power(power) => {
            power.exercises.iter().map(|e| format!("{}: {} × {}", e.name, e.sets, e.reps)).collect()
        }
        Content::Mobility(mobility) => {
            mobility.flow.iter().map(|step| format!("{}: {}", step.name, lasting(step.duration_s))).collect()
        }
        Content::Check {} | Content::Rest {} => Vec::new(),
    };
    if !session.why.is_empty() {
        lines.push(session.why.clone());
    }
    lines
}

/// `6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`.
fn block_line(part: &Block, units: Units, treadmill: bool) -> String {
    let step = |step: &Step| {
        let what = format!("{} {}", step_length(step, &units), pace(&step.pace));
        let Some(fast) = step.speed_high_mps else { return what };
        let range = units.pace_range(step.speed_low_mps, fast);
        if treadmill {
            format!("{what}, {range}, {}", units.treadmill(step.speed_low_mps, fast))
        } else {
            format!("{what}, {range}")
        }
    };
    let (times, steps) = block(part);
    let steps: Vec<String> = steps.iter().map(step).collect();
    if times > 1 { format!("{times} × {}", steps.join("; ")) } else { steps.join("; ") }
}
