//! F2.

use super::mobility;
use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::{Check, Phase};

/// F2: findings become mobility and activation work; pain stops the hard sessions.
///
/// - **Measured**: each finding is named in `drills` of a mobility session in every week; an accepted pause's days carry no
///   run. Pain stops the hard sessions until it is cleared.
/// - **Choices**: the findings are those of the spec, by the names of its keys. Every week counts, pauses too. A week of phase
///   `pause` has no run. With pain no run but a race is hard: no plan knows the day of its first clear check.
/// - **Why**: a finding without work on it is only a worry. A bad result offers a pause and never imposes it.
pub fn findings_are_worked_on(reading: &Reading<'_>) -> Verdict {
    let findings = findings(reading.spec.check);
    let mut broken = Vec::new();
    for week in &reading.weeks {
        let named = |finding: &&str| mobility(week).any(|m| m.drills.iter().any(|d| d == finding));
        let missing: Vec<&str> = findings.iter().filter(|f| !named(f)).copied().collect();
        if !missing.is_empty() {
            broken.push(Broken::week(week.number(), format!("no drill for {}", missing.join(", "))));
        }
        if week.week.phase == Phase::Pause {
            broken.extend(reading.runs_of(week).map(|run| Broken::run(run, "a run in a week of pause")));
        }
        if reading.pain() {
            let hard = reading.runs_of(week).filter(|r| r.is_speed_session() || r.is_test());
            broken.extend(hard.map(|run| Broken::run(run, "a hard run while the check says pain")));
        }
    }
    let figure = if findings.is_empty() {
        String::from("nothing found")
    } else {
        format!("{} worked on every week: {}", count(findings.len(), "finding"), findings.join(", "))
    };
    Verdict::judged(figure, broken)
}

/// What a check found, by the names of its keys.
#[must_use]
pub fn findings(check: Check) -> Vec<&'static str> {
    [
        ("knees_cave_in", check.knees_cave_in),
        ("tight_hip_flexors", check.tight_hip_flexors),
        ("quiet_glutes", check.quiet_glutes),
        ("left_right_difference", check.left_right_difference),
    ]
    .into_iter()
    .filter_map(|(name, found)| found.then_some(name))
    .collect()
}
