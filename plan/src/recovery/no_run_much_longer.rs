//! H4.

use crate::{
    compare::at_most,
    figure::{km, percent},
    reading::{Reading, Run, day_number, longest_run_m},
    rules::{Broken, Verdict},
};

/// Days that the longest run is looked for in.
const DAYS: i64 = 30;
/// Most a run may have of the longest.
const MOST: f64 = 1.10;
/// Most that is planned of it, a little inside.
pub const PLANNED: f64 = 1.0999;
/// Always allowed, metres.
pub const ALWAYS_M: f64 = 5_000.0;
/// A race of more than so many times the longest run so far is planned with a caution.
pub const FAR: f64 = 3.0;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 1.0;

/// The longest run that is planned after so much within the days before, metres.
#[must_use]
pub fn planned_at_most_m(longest_m: f64) -> f64 {
    (longest_m * PLANNED).max(ALWAYS_M)
}

/// H4: no single run is more than 10 % longer than the longest of the last 30 days.
///
/// - **Measured**: each run against the longest on the 30 days before its own. Races are exempt and count
///   afterwards; the longest run so far counts as run on the day the plan was made. Up to 5 km is always
///   allowed. A race more than three times as long as the longest run so far is planned with a plain caution.
/// - **Choices**: the longest run so far is the one told, but never less than a seventh of the biggest of the last four weeks
///   told: seven days cannot hold that week in less. Runs of the same day do not count for each other. Where the plan follows what was run, the days behind count as run
///   and not as planned. A run is as long as the longer of its steps and its
///   own distance. "So far" is the day of making, so a caution is due however long the way to the race; it is plain when
///   it names the race or speaks of the longest run.
/// - **Why**: Schuster Brandt Frandsen et al. (2025): a run more than 10 % longer than the longest of 30 days went with a 64 %
///   higher rate of overuse injury in one cohort.
pub fn no_run_much_longer(reading: &Reading<'_>) -> Verdict {
    let told_m = longest_run_m(reading.spec);
    let made = day_number(reading.plan.made);
    let length = |run: &Run<'_>| {
        let (steps_m, own_m) = (run.distance_m, run.run.distance_m.m());
        if own_m > steps_m { own_m } else { steps_m }
    };
    let known = reading.spec.history.done.as_ref().map(|done| (day_number(done.until), &done.runs));
    let mut broken = Vec::new();
    let mut most: Option<(f64, u32)> = None;
    let mut from = 0;
    for run in &reading.runs {
        while reading.runs[from].day < run.day - DAYS {
            from += 1;
        }
        let known = known.filter(|(until, _)| run.day >= *until);
        let planned = reading.runs[from..].iter().take_while(|r| r.day < run.day);
        let planned = planned.filter(|r| known.is_none_or(|(until, _)| r.day >= until)).map(length);
        let done = known.iter().flat_map(|(_, runs)| runs.iter());
        let done = done.filter(|d| (1..=DAYS).contains(&(run.day - day_number(d.date)))).map(|d| d.distance_m.m());
        let told = if (1..=DAYS).contains(&(run.day - made)) { told_m } else { 0.0 };
        let longest_m = planned.chain(done).fold(told, f64::max);
        let run_m = length(run);
        if run.is_race() {
            continue;
        }
        if !at_most(run_m, (longest_m * MOST).max(ALWAYS_M) + ROUNDING_M) {
            let because = format!("{} after at most {} in the 30 days before", km(run_m), km(longest_m));
            broken.push(Broken::run(run, because));
        }
        let share = run_m / longest_m;
        if run_m > ALWAYS_M && share.is_finite() && most.is_none_or(|(m, _)| share > m) {
            most = Some((share, run.week));
        }
    }
    for run in reading.runs.iter().filter(|r| r.is_race() && length(r) > told_m * FAR + ROUNDING_M) {
        if !is_cautioned(reading, run) {
            let because =
                format!("a race of {} after {} at the longest, without a caution", km(length(run)), km(told_m));
            broken.push(Broken::run(run, because));
        }
    }
    if reading.runs.is_empty() {
        return Verdict::silent("the plan has no run");
    }
    let figure = match most {
        Some((share, week)) => format!("{} of the 30 days' longest in week {week}", percent(share)),
        None => String::from("no run beyond 5 km"),
    };
    Verdict::judged(figure, broken)
}

fn is_cautioned(reading: &Reading<'_>, race: &Run<'_>) -> bool {
    let mut names = reading.spec.races.iter().filter(|r| r.date == race.date).map(|r| r.name.to_lowercase());
    let goal = reading.plan.goal.as_ref().filter(|g| g.date == race.date).map(|g| g.name.to_lowercase());
    let names: Vec<String> = names.by_ref().chain(goal).filter(|n| !n.trim().is_empty()).collect();
    reading
        .plan
        .cautions
        .iter()
        .map(|c| c.to_lowercase())
        .any(|caution| caution.contains("longest run") || names.iter().any(|name| caution.contains(name.as_str())))
}
