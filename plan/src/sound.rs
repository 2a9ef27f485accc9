//! The document stands alone: dates, sums, steps, ids and flags are right in themselves.

use crate::compare::near;
use crate::reading::{MOST_STEPS, Reading, Run, day_number};
use quantity::counted;
use std::collections::BTreeSet;
use training::{Block, PaceBase, Plan, Spec, Step, Weekday, schema};

/// Slack of a session's and a week's sums, metres: their parts are rounded.
const ROUNDING_M: f64 = 10.0;
/// Slack of a session's time, as a share: speeds are rounded to the millimetre per second.
const ROUNDING_TIME: f64 = 0.005;
/// Slack of a session's time, seconds.
const ROUNDING_S: f64 = 5.0;

/// Everything in which a document contradicts itself or the contract, in words; empty for a sound one.
///
/// Weeks run Monday to Sunday without a gap, the first from the first Monday after `made`, seven
/// dates each; a run's distance and time are those of its steps, a week's those of its runs; every running step has
/// a distance or a time and a speed range (standing has neither range nor length); ids are there and unique; `hard` says
/// what the steps say; a race or a test may say so however short or slow it is.
#[must_use]
pub fn sound(plan: &Plan) -> Vec<String> {
    let spec = Spec {
        schema: schema::SPEC.to_owned(),
        today: plan.made,
        seed: plan.seed,
        runner: Default::default(),
        history: Default::default(),
        races: Vec::new(),
        wishes: Default::default(),
        check: Default::default(),
        fuel: Default::default(),
    };
    let reading = Reading::of(plan, &spec);
    let mut wrong = Vec::new();
    if plan.schema != schema::PLAN {
        wrong.push(format!("the schema is {:?}, expected {:?}", plan.schema, schema::PLAN));
    }
    weeks(plan, &mut wrong);
    ids(plan, &mut wrong);
    for run in &reading.runs {
        let at = format!("week {}, {}, session {}", run.week, run.date, run.session.id);
        wrong.extend(run_faults(run).into_iter().map(|fault| format!("{at}: {fault}")));
    }
    for week in &reading.weeks {
        let harder_m: f64 = reading.runs_of(week).filter(|r| !r.is_race()).map(|r| r.harder_m).sum();
        for (name, said, is) in [
            ("distance_m", week.week.distance_m.m(), week.distance_m),
            ("hard_distance_m", week.week.hard_distance_m.m(), harder_m),
        ] {
            if !near(said, is, ROUNDING_M) {
                wrong.push(format!("week {}: {name} is {said:.0}, its runs sum to {is:.0}", week.number()));
            }
        }
    }
    wrong
}

fn weeks(plan: &Plan, wrong: &mut Vec<String>) {
    let made = day_number(plan.made);
    let first_monday = made + 7 - Weekday::of(plan.made).index() as i64;
    for (place, week) in plan.weeks.iter().enumerate() {
        let number = place + 1;
        let start = day_number(week.start);
        let expected = first_monday + 7 * place as i64;
        if week.index as usize != number {
            wrong.push(format!("week {number}: its index is {}", week.index));
        }
        if start != expected {
            let apart = start - expected;
            wrong.push(format!(
                "week {number}: it starts on {}, {} from its Monday",
                week.start,
                counted(apart, "day", "days")
            ));
        }
        let dates: Vec<i64> = week.days.iter().map(|d| day_number(d.date)).collect();
        if dates != (start..start + 7).collect::<Vec<_>>() {
            wrong.push(format!("week {number}: its days are not the seven dates from {}", week.start));
        }
    }
}

fn ids(plan: &Plan, wrong: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for day in plan.days() {
        for session in &day.sessions {
            if session.id.trim().is_empty() {
                wrong.push(format!("{}: a session without an id", day.date));
            } else if !seen.insert(session.id.as_str()) {
                wrong.push(format!("{}: the id {} is there twice", day.date, session.id));
            }
        }
    }
}

fn run_faults(run: &Run<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let said_m = run.run.distance_m.m();
    let said_s = run.run.duration_s.s();
    if !(said_m.is_finite() && said_m >= 0.0) {
        faults.push(format!("its distance is {said_m}"));
    }
    if run.steps.is_empty() {
        faults.push("it has no steps".into());
    } else {
        if !near(said_m, run.distance_m, ROUNDING_M) {
            faults.push(format!("it says {said_m:.0} m, its steps sum to {:.0}", run.distance_m));
        }
        let steps_s = run.duration_s();
        if !near(said_s, steps_s, ROUNDING_S + ROUNDING_TIME * steps_s) {
            faults.push(format!("it says {said_s:.0} s, its steps sum to {steps_s:.0}"));
        }
    }
    let hard_anyway = run.run.hard && (run.is_race() || run.is_test());
    if run.run.hard != run.is_fast() && !hard_anyway {
        let name = if run.run.hard { "hard" } else { "not hard" };
        faults.push(format!("it says it is {name} with {:.0} m at half-marathon pace or faster", run.fast_m));
    }
    for block in &run.run.steps {
        match block {
            Block::Step(step) => faults.extend(step_fault(step)),
            Block::Repeat { repeat, steps } => {
                if *repeat == 0 || steps.is_empty() || *repeat as usize > MOST_STEPS {
                    faults.push(format!("{repeat} times {} steps", steps.len()));
                }
                faults.extend(steps.iter().filter_map(step_fault));
            }
        }
    }
    faults
}

fn step_fault(step: &Step) -> Option<String> {
    let name = step.pace.to_string();
    let positive = |x: Option<f64>| x.is_some_and(|x| x.is_finite() && x > 0.0);
    let (metres, seconds) = (step.distance_m.map(|d| d.m()), step.duration_s.map(|t| t.s()));
    let (low, high) = (step.speed_low_mps.map(|v| v.mps()), step.speed_high_mps.map(|v| v.mps()));
    if step.pace.base == PaceBase::Stand {
        let moves = metres.is_some_and(|m| m != 0.0) || low.is_some() || high.is_some();
        return (moves || !positive(seconds)).then(|| "a standing step has a time, no length and no speed".into());
    }
    if !(positive(metres) || positive(seconds)) {
        return Some(format!("a step at {name} has neither a distance nor a time"));
    }
    let ordered = positive(low) && positive(high) && low <= high;
    (!ordered).then(|| format!("a step at {name} has no speed range (low {low:?}, high {high:?})"))
}
