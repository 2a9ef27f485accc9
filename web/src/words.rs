//! Words for what the documents name: sports, phases, sessions, steps, rules.

use crate::format::{Units, count, lasting, prose};
use app::CalendarWords;
use app::documents::{ActivityRow, ImportReport};
use training::{
    Block, Content, PaceBase, PaceSymbol, Phase, Plan, Priority, Role, RunKind, RunSession, Session, Sport, Step,
    SubSport,
};
use training::{
    plan::{StrengthExercise, StrengthPhase},
    spec::Equipment,
};

/// `Run`, `Ride`, `Treadmill run`, …
#[must_use]
pub const fn sport(sport: &Sport, sub_sport: &SubSport) -> &'static str {
    match (sport, sub_sport) {
        (Sport::Running, SubSport::Treadmill) => "Treadmill run",
        (Sport::Running, SubSport::Trail) => "Trail run",
        (Sport::Running, SubSport::Track) => "Track run",
        (Sport::Running, SubSport::Virtual) => "Virtual run",
        (Sport::Running, SubSport::Indoor) => "Indoor run",
        (Sport::Running, _) => "Run",
        (Sport::Walking, _) => "Walk",
        (Sport::Hiking, _) => "Hike",
        (Sport::Cycling, _) => "Ride",
        (Sport::Swimming, _) => "Swim",
        (Sport::Rowing, _) => "Row",
        (Sport::Training, SubSport::Strength) => "Strength",
        (Sport::Training, SubSport::Flexibility) => "Mobility",
        (Sport::Training, _) => "Gym",
        (Sport::Transition, _) => "Transition",
        (Sport::Other, _) => "Activity",
    }
}

/// The sports of the filter, with their words in addresses.
pub const SPORTS: [(Sport, &str, &str); 9] = [
    (Sport::Running, "running", "Running"),
    (Sport::Walking, "walking", "Walking"),
    (Sport::Hiking, "hiking", "Hiking"),
    (Sport::Cycling, "cycling", "Cycling"),
    (Sport::Swimming, "swimming", "Swimming"),
    (Sport::Rowing, "rowing", "Rowing"),
    (Sport::Training, "training", "Gym"),
    (Sport::Transition, "transition", "Transition"),
    (Sport::Other, "other", "Other"),
];

/// What a week is for, in a word.
#[must_use]
pub const fn phase(phase: &Phase) -> &'static str {
    match phase {
        Phase::Return => "return",
        Phase::Base => "base",
        Phase::Build => "build",
        Phase::Peak => "peak",
        Phase::Taper => "taper",
        Phase::Race => "race week",
        Phase::Recovery => "recovery",
        Phase::Pause => "pause",
    }
}

/// What a week is for, in a sentence.
#[must_use]
pub const fn phase_sentence(phase: &Phase) -> &'static str {
    match phase {
        Phase::Return => "Coming back to regular running.",
        Phase::Base => "Easy volume and first strides.",
        Phase::Build => "Speed work for the goal, while the volume grows.",
        Phase::Peak => "The most specific weeks.",
        Phase::Taper => "Less running; the edge is kept.",
        Phase::Race => "The race, and little else.",
        Phase::Recovery => "Rest after the race.",
        Phase::Pause => "No running.",
    }
}

/// An activity's title, or its sport where it has none.
#[must_use]
pub fn activity(activity: &ActivityRow) -> &str {
    match activity.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name,
        _ => sport(&activity.sport, &activity.sub_sport),
    }
}

/// Whether pace is what people ask of it.
#[must_use]
pub fn has_pace(activity: &ActivityRow) -> bool {
    matches!(activity.sport, Sport::Running | Sport::Walking | Sport::Hiking) && activity.distance_m.is_some()
}

/// Whether its sport's word says already that it was indoors.
#[must_use]
pub const fn says_indoor(activity: &ActivityRow) -> bool {
    matches!(activity.sub_sport, SubSport::Treadmill | SubSport::Indoor | SubSport::Virtual)
}

/// Whether the device's timer stood still for a minute or more.
#[must_use]
pub fn paused(activity: &ActivityRow) -> bool {
    activity.elapsed_s.zip(activity.timer_s).is_some_and(|(elapsed, timer)| elapsed - timer >= 60.0)
}

/// What became of an import, in a sentence.
#[must_use]
pub fn import_sentence(report: &ImportReport) -> String {
    let files = |n: usize| format!("{} {}", count(n), if n == 1 { "file" } else { "files" });
    let parts = [
        (report.imported, "brought new activities"),
        (report.duplicate, "were here already"),
        (report.skipped, "held no activity"),
        (report.failed, "could not be read"),
    ];
    let mut said: Vec<String> = Vec::new();
    for (n, what) in parts.into_iter().filter(|(n, _)| *n > 0) {
        let what = if n == 1 { what.replacen("were ", "was ", 1) } else { what.to_owned() };
        said.push(if said.is_empty() { format!("{} {what}", files(n)) } else { format!("{} {what}", count(n)) });
    }
    if said.is_empty() { "There was no file in it.".into() } else { format!("{}.", said.join(", ")) }
}

/// How many weeks a plan has.
#[must_use]
pub fn count_weeks(plan: &Plan) -> u32 {
    plan.weeks.last().map_or(0, |week| week.index)
}

/// `a, b, c`, with spaces for underscores.
#[must_use]
pub fn list(items: &[String]) -> String {
    items.join(", ").replace('_', " ")
}

/// How much a race matters.
#[must_use]
pub const fn priority(priority: &Priority) -> &'static str {
    match priority {
        Priority::A => "A",
        Priority::B => "B",
        Priority::C => "C",
    }
}

/// A part of a whole as a bar of 100 shows it.
#[must_use]
pub fn share_of_100(part: &f64, whole: &f64) -> String {
    let share = if *whole > 0.0 { part / whole * 100.0 } else { 0.0 };
    crate::format::number(share.clamp(0.0, 100.0), 1)
}

/// The kind of a run, as a title.
#[must_use]
pub const fn run_kind(kind: &RunKind) -> &'static str {
    match kind {
        RunKind::Easy => "Easy run",
        RunKind::Long => "Long run",
        RunKind::Steady => "Steady run",
        RunKind::Tempo => "Tempo run",
        RunKind::Repeats => "Repeats",
        RunKind::Yasso800 => "Yasso 800s",
        RunKind::Hills => "Hill repeats",
        RunKind::Strides => "Run with strides",
        RunKind::RacePace => "Race-pace run",
        RunKind::Test => "Test",
        RunKind::Race => "Race",
    }
}

/// The same in one short word, for a calendar cell.
#[must_use]
pub const fn run_kind_short(kind: &RunKind) -> &'static str {
    match kind {
        RunKind::Easy => "easy",
        RunKind::Long => "long",
        RunKind::Steady => "steady",
        RunKind::Tempo => "tempo",
        RunKind::Repeats => "reps",
        RunKind::Yasso800 => "yasso",
        RunKind::Hills => "hills",
        RunKind::Strides => "strides",
        RunKind::RacePace => "pace",
        RunKind::Test => "test",
        RunKind::Race => "race",
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

/// The first sentence of a text as people read it, and the rest.
#[must_use]
pub fn first_sentence(text: &str, units: &Units) -> (String, String) {
    let text = prose(text, units);
    let (first, rest) = split_sentence(&text);
    (first.to_owned(), rest.to_owned())
}

fn split_sentence(text: &str) -> (&str, &str) {
    let ends = text.match_indices(['.', '!', '?']).map(|(i, _)| i + 1);
    let end = ends.into_iter().find(|&end| {
        let rest = &text[end..];
        rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
    });
    end.map_or((text, ""), |end| (&text[..end], text[end..].trim_start()))
}

/// A session that is no run, in one short word.
#[must_use]
pub const fn other_short(session: &Session) -> &'static str {
    match session.content {
        Content::Strength(_) => "lift",
        Content::Power(_) => "power",
        Content::Mobility(_) => "mobility",
        Content::Check {} => "check",
        Content::Run(_) | Content::Rest {} => "",
    }
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

/// A session's title: `Repeats`, `Strength: muscular endurance`, `Rest`.
#[must_use]
pub fn session(session: &Session) -> String {
    match &session.content {
        Content::Run(run) => run_kind(&run.run).into(),
        Content::Strength(lift) => format!(
            "Strength: {}",
            match lift.phase {
                StrengthPhase::Stability => "stability",
                StrengthPhase::MuscularEndurance => "muscular endurance",
                StrengthPhase::Strength => "heavy",
            }
        ),
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

/// What a step is for.
#[must_use]
pub const fn role(role: &Role) -> &'static str {
    match role {
        Role::Warmup => "Warm up",
        Role::Effort => "Run",
        Role::Recovery => "Recover",
        Role::Cooldown => "Cool down",
        Role::Steady => "Run",
    }
}

/// A step's role as a word for its style.
#[must_use]
pub const fn role_word(role: &Role) -> &'static str {
    match role {
        Role::Warmup => "warmup",
        Role::Effort => "effort",
        Role::Recovery => "recovery",
        Role::Cooldown => "cooldown",
        Role::Steady => "steady",
    }
}

/// A step's length: `400 m`, `90 s`.
#[must_use]
pub fn step_length(step: &Step, units: &Units) -> String {
    match (step.distance_m, step.duration_s) {
        (Some(d), _) => units.stretch(d),
        (None, Some(t)) => lasting(t),
        (None, None) => String::new(),
    }
}

/// The pace asked for in words: `at mile pace`, `easy`, `at 93 % of your best`.
#[must_use]
pub fn pace(symbol: &PaceSymbol) -> String {
    let name = match symbol.base {
        PaceBase::Stand => return "standing".into(),
        PaceBase::Walk => return "walking".into(),
        PaceBase::Jog => return "jogging".into(),
        PaceBase::Easy => return "easy".into(),
        PaceBase::Steady => return "steady".into(),
        PaceBase::Max => {
            return if symbol.share < 1.0 {
                format!("at {:.0} % of your best speed over it", symbol.share * 100.0)
            } else {
                "all out".into()
            };
        }
        PaceBase::Marathon => "marathon pace",
        PaceBase::Half => "half-marathon pace",
        PaceBase::TenK => "10 km pace",
        PaceBase::Threshold => "one-hour pace",
        PaceBase::FiveK => "5 km pace",
        PaceBase::ThreeK => "3 km pace",
        PaceBase::Mile => "mile pace",
        PaceBase::EightHundred => "800 m pace",
        PaceBase::FourHundred => "400 m pace",
        PaceBase::Race => "race pace",
    };
    match symbol.share {
        share if share > 1.0005 => format!("{} % faster than {name}", percent_off(share - 1.0)),
        share if share < 0.9995 => format!("{} % slower than {name}", percent_off(1.0 - share)),
        _ => format!("at {name}"),
    }
}

/// Tenths where they matter, whole numbers from 3 % on.
fn percent_off(share: f64) -> f64 {
    if share < 0.03 { (share * 1000.0).round() / 10.0 } else { (share * 100.0).round() }
}

/// What a calendar says of a session: `Repeats, 8.2 km, about 48 min`, then a line for each step, then why.
#[must_use]
pub fn calendar(session: &Session, units: Units) -> CalendarWords {
    let title = match session_size(session, &units) {
        size if size.is_empty() => self::session(session),
        size => format!("{}, {size}", self::session(session)),
    };
    let mut lines = match &session.content {
        Content::Run(run) => run.steps.iter().map(|part| block_line(part, units)).collect(),
        _ => Vec::new(),
    };
    lines.push(session.why.clone());
    CalendarWords { title, description: lines.join("\n") }
}

/// `6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`.
fn block_line(part: &Block, units: Units) -> String {
    let step = |step: &Step| {
        let what = format!("{} {}", step_length(step, &units), pace(&step.pace));
        match step.speed_high_mps {
            Some(_) => format!("{what}, {}", units.pace_range(step.speed_low_mps, step.speed_high_mps)),
            None => what,
        }
    };
    let (times, steps) = block(part);
    let steps: Vec<String> = steps.iter().map(step).collect();
    if times > 1 { format!("{times} × {}", steps.join("; ")) } else { steps.join("; ") }
}

/// The steps of a block and how often they are run.
#[must_use]
pub fn block(block: &Block) -> (u32, &[Step]) {
    match block {
        Block::Repeat { repeat, steps } => (*repeat, steps),
        Block::Step(step) => (1, std::slice::from_ref(step)),
    }
}

/// `dumbbells`, `a box`, …; nothing when nothing is needed.
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

/// The strategy that a rule belongs to, by its letter.
#[must_use]
pub fn strategy(rule: &str) -> &'static str {
    match rule.as_bytes().first() {
        Some(b'A') => "Aerobic base",
        Some(b'B') => "Speed work by goal race",
        Some(b'C') => "Strength endurance",
        Some(b'D') => "Muscles that work together",
        Some(b'E') => "Power",
        Some(b'F') => "Moving better",
        Some(b'G') => "Fuel",
        Some(b'H') => "Recovery",
        _ => "Wishes",
    }
}

/// A rule of the plan in a sentence, by its id.
#[must_use]
pub fn rule(id: &str) -> &'static str {
    match id {
        "A1" => "At most 20 % of a week's running is harder than easy.",
        "A2" => "A week of about 32 km carries 5 to 6 km of hard running; the rest is easy.",
        "A3" => "Easy is truly easy: below the first threshold.",
        "A4" => "Volume starts from what you really did, not from a table.",
        "B1" => "One or two speed sessions a week in build and peak; more is not better.",
        "B2" => "Never hard on two days in a row.",
        "B3" => "Speed is structured: warm-up, efforts with recoveries, cool-down.",
        "B4" => "Speed is eased into: two repeats first, then at most two more each time.",
        "B5" => "The repeats fit the goal race.",
        "B6" => "Four to six weeks of speed work before it is judged by a test.",
        "C1" => "Two to four lifting days a week for most.",
        "C2" => "First a base of stability: light, 12 to 20 repetitions.",
        "C3" => "Then strength endurance: 8 to 12 repetitions in good form.",
        "C4" => "Heavy and lighter blocks of four to six weeks alternate, heavy ones far from the race.",
        "D1" => "Every lifting day joins upper and lower body.",
        "D2" => "The whole body over a week, with the equipment at hand.",
        "E1" => "Plyometrics once a week, with contacts counted.",
        "E2" => "Heavy lifting and plyometrics combined, most for slower speeds.",
        "F1" => "A movement check at the start and every four to six weeks.",
        "F2" => "What the check finds becomes mobility and activation work.",
        "F3" => "Foam rolling and mobility are regular and balanced.",
        "G1" => "Every day has a carbohydrate target that follows the work.",
        "G2" => "Every race has a fuelling schedule, and long runs rehearse it.",
        "G3" => "Hydration and a well-rounded diet; too little energy is flagged gently.",
        "H1" => "A day without running each week, easier weeks, a taper.",
        "H2" => "Sessions can be moved, swapped or dropped, and every rule still holds.",
        "H3" => "Missed days have rules; nobody catches up.",
        "H4" => "No run is more than 10 % longer than the longest of the last 30 days.",
        "H5" => "Patience is visible: consistency, easy-day honesty, rest as a real suggestion.",
        _ => "",
    }
}
