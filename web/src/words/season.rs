//! Words for weeks and races.

use training::{Day, Phase, Plan, Priority};

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

/// How many weeks a plan has.
#[must_use]
pub fn count_weeks(plan: &Plan) -> u32 {
    plan.weeks.last().map_or(0, |week| week.index)
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

/// The number of the week that a day of the plan is in.
#[must_use]
pub fn week_of(plan: &Plan, day: &Day) -> u32 {
    plan.weeks.iter().find(|week| week.days.iter().any(|other| other.date == day.date)).map_or(1, |week| week.index)
}

/// `M` of `Monday`, for a narrow column.
#[must_use]
pub fn first_letter(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).collect()
}
