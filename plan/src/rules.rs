//! The registry: every rule of the eight strategies, in order, and what a rule answers.
//!
//! A rule is one function of a [`Reading`]. The same [`Broken`] values explain the plan on screen, name the
//! culprit when nothing fits and tell a planner what is still wrong.

use crate::{
    aerobic_base, compound_lifts, fuel, movement, power, reading::Reading, recovery, speed_work, strength_endurance,
};
use jiff::civil::Date;

/// One place at which a rule does not hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Broken {
    /// Number of the week.
    pub week: Option<u32>,
    /// The day.
    pub date: Option<Date>,
    /// Id of the session.
    pub session: Option<String>,
    /// What is wrong there.
    pub because: String,
}

impl Broken {
    /// Something that is wrong with the plan as a whole.
    #[must_use]
    pub fn plan(because: impl Into<String>) -> Self {
        Self { because: because.into(), ..Self::default() }
    }

    /// Something that is wrong with a week.
    #[must_use]
    pub fn week(week: u32, because: impl Into<String>) -> Self {
        Self { week: Some(week), because: because.into(), ..Self::default() }
    }

    /// Something that is wrong on a day.
    #[must_use]
    pub fn day(week: u32, date: Date, because: impl Into<String>) -> Self {
        Self { week: Some(week), date: Some(date), because: because.into(), session: None }
    }

    /// Something that is wrong with a session.
    #[must_use]
    pub fn session(week: u32, date: Date, id: &str, because: impl Into<String>) -> Self {
        Self { week: Some(week), date: Some(date), session: Some(id.to_owned()), because: because.into() }
    }

    /// Something that is wrong with a run.
    #[must_use]
    pub fn run(run: &crate::reading::Run<'_>, because: impl Into<String>) -> Self {
        Self::session(run.week, run.date, &run.session.id, because)
    }
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(week) = self.week {
            write!(f, "week {week}")?;
            if let Some(date) = self.date {
                write!(f, ", {date}")?;
            }
            if let Some(session) = &self.session {
                write!(f, ", session {session}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.because)
    }
}

/// What a rule says of a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It has nothing to say about this runner and plan, and why.
    Silent(String),
    /// Judged by this figure; it holds where nothing is broken.
    Judged {
        /// The figure, as people read it.
        figure: String,
        /// Where it does not hold.
        broken: Vec<Broken>,
    },
}

impl Verdict {
    /// Nothing to say, and why.
    #[must_use]
    pub fn silent(why: impl Into<String>) -> Self {
        Self::Silent(why.into())
    }

    /// A figure and the places where the rule does not hold.
    #[must_use]
    pub fn judged(figure: impl Into<String>, broken: Vec<Broken>) -> Self {
        Self::Judged { figure: figure.into(), broken }
    }
}

/// A rule of the mission.
pub struct Rule {
    /// `A1` … `H5`.
    pub id: &'static str,
    /// The name of its function and, with the id before it, of its test.
    pub name: &'static str,
    /// No plan may break it; otherwise as good as can be.
    pub hard: bool,
    /// The rule.
    pub judge: fn(&Reading<'_>) -> Verdict,
}

macro_rules! rules {
    ($($id:literal $hard:ident $strategy:ident :: $name:ident),+ $(,)?) => {
        &[$(Rule { id: $id, name: stringify!($name), hard: rules!(@ $hard), judge: $strategy::$name }),+]
    };
    (@ H) => { true };
    (@ S) => { false };
}

/// Every rule, A1 to H5.
pub const RULES: &[Rule] = rules! {
    "A1" H aerobic_base::mostly_easy,
    "A2" H aerobic_base::week_of_32_km,
    "A3" S aerobic_base::truly_easy,
    "A4" H aerobic_base::starts_from_what_was_run,
    "B1" H speed_work::one_or_two_a_week,
    "B2" H speed_work::never_back_to_back,
    "B3" H speed_work::always_structured,
    "B4" H speed_work::eased_into,
    "B5" H speed_work::chosen_by_goal,
    "B6" S speed_work::judged_after_weeks,
    "C1" H strength_endurance::lifting_days,
    "C2" H strength_endurance::stability_first,
    "C3" H strength_endurance::endurance_after_stability,
    "C4" H strength_endurance::blocks_alternate,
    "D1" H compound_lifts::joined_every_day,
    "D2" H compound_lifts::whole_body,
    "E1" H power::once_a_week,
    "E2" S power::emphasis_is_shown,
    "F1" H movement::checked_regularly,
    "F2" H movement::findings_are_worked_on,
    "F3" H movement::rolled_and_balanced,
    "G1" H fuel::carbohydrate_follows_work,
    "G2" H fuel::races_are_fuelled,
    "G3" S fuel::enough_for_the_work,
    "H1" H recovery::rest_easier_weeks_taper,
    "H2" H recovery::every_session_can_be_named,
    "H3" H recovery::nobody_catches_up,
    "H4" H recovery::no_run_much_longer,
    "H5" S recovery::patience_is_visible,
};
