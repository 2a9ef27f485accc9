//! What a plan made elsewhere tells, and which rule asks for more.

use crate::{reading::Reading, speed_work::Menu};
use training::{Content, Outline, Plan, RunKind, Spec, When};

/// What is known of a plan and its runner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Sessions have days.
    days: bool,
    /// Lifting, mobility and checks would stand in it.
    whole_life: bool,
    /// Rest days are written down.
    rest: bool,
    /// Exercises with sets and repetitions, areas, drills, contacts, fuel: the document says everything.
    details: bool,
    /// Easy speeds are written as numbers, or results tell them.
    speeds: bool,
    /// Of every run that is more than easy all steps are told.
    steps: bool,
    /// Sessions name their sources.
    pub sources: bool,
    /// The runner.
    runner: bool,
}

impl Known {
    /// Of an outline and the plan that it became.
    pub fn of(outline: &Outline, plan: &Plan, spec: Option<&Spec>) -> Self {
        let written = outline.sessions.iter().any(|session| match &session.content {
            Content::Run(run) => run.unrolled().any(|step| step.speed_low_mps.is_some()),
            _ => false,
        });
        let even = |kind: RunKind| matches!(kind, RunKind::Easy | RunKind::Long | RunKind::Steady | RunKind::Race);
        let steps = outline.sessions.iter().all(|session| match &session.content {
            Content::Run(run) => session.steps_told || even(run.run),
            _ => true,
        });
        Self {
            days: outline.sessions.iter().any(|session| session.when != When::Unsaid),
            whole_life: outline.whole_life,
            rest: plan.days().flat_map(|day| &day.sessions).any(|s| matches!(s.content, Content::Rest {})),
            details: false,
            speeds: written || spec.is_some_and(|spec| !spec.history.results.is_empty()),
            steps,
            sources: false,
            runner: spec.is_some(),
        }
    }

    /// Of a plan document.
    pub const fn all(spec: Option<&Spec>) -> Self {
        Self {
            days: true,
            whole_life: true,
            rest: true,
            details: true,
            speeds: true,
            steps: true,
            sources: true,
            runner: spec.is_some(),
        }
    }

    /// Why a rule cannot be judged; nothing where it can.
    pub fn lacks(&self, rule: &str, reading: &Reading<'_>) -> Option<&'static str> {
        const DAYS: &str = "the files name no days, so that there are no weeks to judge";
        const RUNNER: &str = "nothing is known of the runner and what was run lately";
        let of_weeks = matches!(rule, "A1" | "A2" | "A4" | "B1" | "B2" | "B4" | "B5" | "B6" | "H1" | "H3" | "H4");
        if of_weeks && !self.days {
            return Some(DAYS);
        }
        let speed_work_cited = reading.goal_m().is_none_or(|m| Menu::of(m) != Menu::Literature) || self.sources;
        match rule {
            "A3" if !self.speeds => Some("no pace is written as a speed and no result tells what is easy"),
            "A4" if !self.runner => Some(RUNNER),
            "B3" | "B4" if !self.steps => Some("speed work is told in words, not step by step"),
            "B4" if !self.whole_life => {
                Some("the format does not name the kinds of runs, by which repeats are counted")
            }
            "B5" if !speed_work_cited => Some("it asks for sources at this distance, and the format names none"),
            "C1" | "F1" if !self.days => Some(DAYS),
            "C1" | "F1" if !self.whole_life => Some("the format holds runs only"),
            "C2" | "C3" | "C4" | "D1" if !self.details => Some("the format names no exercises, sets and repetitions"),
            "D2" if !self.details => Some("the format names no exercises and what they need"),
            "C2" | "D2" | "F2" if self.details && !self.runner => {
                Some("nothing is known of the runner, the equipment and the last check")
            }
            "E1" | "E2" if !self.details => Some("the format counts no contacts and names no exercises of power"),
            "F2" | "F3" if !self.details => Some("the format names no drills and parts of the body"),
            "G1" | "G2" | "G3" if !self.details => Some("the format says nothing of food and drink"),
            "H2" if !self.details => Some("sessions were given their names while reading"),
            "H5" if !self.rest => Some("no day of rest is written down, which the format does not ask for"),
            _ => None,
        }
    }
}
