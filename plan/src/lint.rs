//! The audit of a plan made elsewhere: the same rules, and for each that cannot be judged from such a file, why.

mod assemble;
mod known;
mod pace;

use crate::{
    audit::{line, read},
    reading::{Reading, longest_run_m},
    recovery::FAR,
};
use jiff::civil::Date;
use known::Known;
use quantity::Distance;
use training::{Audit, Content, Outline, Phase, Plan, Priority, RaceEntry, RunKind, Spec, When, schema};

/// A plan made elsewhere, held against every rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Linted {
    /// The plan as it was understood; its audit is the answer.
    pub plan: Plan,
    /// What was taken for granted because the file does not say it.
    pub assumed: Vec<String>,
}

/// Holds the outline of a plan against every rule.
///
/// Weeks run Monday to Sunday from the first session's week; a plan without dates starts on the first Monday after `today`. Phases and easier
/// weeks are read from what is run. Without a spec nothing is known of the runner: week 1 is then taken as what is run already.
///
/// # Errors
/// In words: an outline without a session, or one that reaches over more than 104 weeks.
pub fn lint(outline: &Outline, spec: Option<&Spec>, today: Date) -> Result<Linted, String> {
    let mut assumed = Vec::new();
    let mut plan = assemble::assemble(outline, spec, today, &mut assumed)?;
    let dated = outline.sessions.iter().any(|session| session.when != When::Unsaid);
    let mut of_runner = Vec::new();
    let filled = runner(&plan, spec, &mut of_runner);
    if dated {
        assumed.append(&mut of_runner);
    }
    caution_far_races(&mut plan, &filled);
    let mut known = Known::of(outline, &plan, spec);
    known.sources = plan.runs().any(|(_, session, _)| crate::speed_work::is_cited(&session.why));
    plan.audit = judged(&plan, &filled, &known);
    Ok(Linted { plan, assumed })
}

/// Holds a plan document against every rule, whatever audit it carries itself.
#[must_use]
pub fn lint_document(plan: &Plan, spec: Option<&Spec>) -> Linted {
    let mut assumed = Vec::new();
    let filled = runner(plan, spec, &mut assumed);
    let known = Known::all(spec);
    let plan = Plan { audit: judged(plan, &filled, &known), ..plan.clone() };
    Linted { plan, assumed }
}

fn judged(plan: &Plan, spec: &Spec, known: &Known) -> Vec<Audit> {
    let reading = Reading { asks_sources: known.sources, ..Reading::of(plan, spec) };
    let lines = read(&reading).into_iter().map(|(rule, verdict)| match known.lacks(rule.id, &reading) {
        Some(why) => line(rule, crate::Verdict::silent(why)),
        None => line(rule, verdict),
    });
    lines.collect()
}

/// The spec given, or what of the runner must be taken for granted to judge the rest.
fn runner(plan: &Plan, spec: Option<&Spec>, assumed: &mut Vec<String>) -> Spec {
    if let Some(spec) = spec {
        return spec.clone();
    }
    let mut filled = assemble::stranger(plan.made);
    if let Some(week) = plan.weeks.first() {
        let races = |run: &training::RunSession| run.run == RunKind::Race;
        let longest = plan
            .runs()
            .filter(|(date, _, run)| !races(run) && week.days.iter().any(|day| day.date == *date))
            .map(|(.., run)| run.distance_m.m())
            .fold(0.0, f64::max);
        filled.history.weekly_distance_m = vec![week.distance_m; 4];
        filled.history.longest_run_30d_m = Distance::from_m(longest);
        assumed.push(
            "nothing is known of the runner: week 1 was taken as what is run already, speed work included".into(),
        );
    }
    filled.history.speed_sessions_4w = 1;
    let goal = plan.goal.as_ref().map(|goal| goal.date);
    // A season is built for the races whose weeks it calls so.
    let built_for = |date: Date| {
        Some(date) == goal
            || plan.weeks.iter().any(|w| w.phase == Phase::Race && w.days.iter().any(|day| day.date == date))
    };
    filled.races = plan
        .runs()
        .filter(|(_, _, run)| run.run == RunKind::Race)
        .map(|(date, session, run)| RaceEntry {
            name: session.id.clone(),
            date,
            distance_m: run.distance_m,
            goal_s: None,
            priority: if built_for(date) { Priority::A } else { Priority::B },
            course: None,
        })
        .collect();
    filled
}

/// What the rules ask to be said of races far beyond what is run so far is said here.
fn caution_far_races(plan: &mut Plan, spec: &Spec) {
    let told_m = longest_run_m(spec);
    let far = plan.runs().any(|(_, _, run)| run.run == RunKind::Race && run.distance_m.m() > told_m * FAR);
    if far {
        plan.cautions.push(format!(
            "a race is more than three times as long as the longest run so far, {}",
            crate::figure::km(told_m)
        ));
    }
}

/// A session of the plan is a run.
fn is_run(content: &Content) -> bool {
    matches!(content, Content::Run(_))
}

/// The schema that an assembled plan carries.
const SCHEMA: &str = schema::PLAN;
