//! Words for a planned run as it was run, step by step.

use super::{pace, role};
use crate::format::{self, Units, lasting};
use app::documents::{DoneRow, StepRow, StepsFound, Target};
use quantity::Duration;
use training::Role;

/// What a step asked for: `Run 400 m at mile pace`.
#[must_use]
pub fn step_asked(step: &StepRow, units: &Units) -> String {
    let length = match (step.planned_distance_m, step.planned_duration_s) {
        (Some(metres), _) => units.stretch(metres),
        (None, Some(seconds)) => lasting(Duration::from_s(seconds)),
        (None, None) => String::new(),
    };
    format!("{} {length} {}", role(&step.role), pace(&step.pace))
}

/// What was run of a step: `402 m in 1:21.0`; nothing where it was not found.
#[must_use]
pub fn step_run(step: &StepRow, units: &Units) -> String {
    match (step.done_distance_m, step.done_duration_s) {
        (Some(metres), Some(seconds)) => format!("{} in {}", units.stretch(metres), format::clock(seconds)),
        _ => format::NONE.to_owned(),
    }
}

/// A step against its target.
#[must_use]
pub fn step_target(step: &StepRow) -> String {
    let by = |off: f64| format::percent(off.abs(), 1);
    match (step.target, step.off_target) {
        (Some(Target::Hit), _) => "on target".to_owned(),
        (Some(Target::TooSlow), Some(off)) => format!("{} too slow", by(off)),
        (Some(Target::TooFast), Some(off)) => format!("{} too fast", by(off)),
        _ => format::NONE.to_owned(),
    }
}

/// How the work of a session went; nothing where no step was found.
#[must_use]
pub fn steps_sentence(row: &DoneRow) -> Option<String> {
    let efforts: Vec<&StepRow> = row.steps.iter().filter(|s| s.role == Role::Effort).collect();
    let judged = if efforts.is_empty() { row.steps.iter().collect() } else { efforts };
    row.steps_found?;
    let count = |target| judged.iter().filter(|s| s.target == Some(target)).count();
    let (hit, slow, fast) = (count(Target::Hit), count(Target::TooSlow), count(Target::TooFast));
    let run = judged.iter().filter(|s| s.done_distance_m.is_some()).count();
    let all = judged.len();
    let mut parts = Vec::new();
    if run < all {
        parts.push(format!("{run} of {all} run"));
    }
    match (hit + slow + fast, hit) {
        (0, _) => {}
        (1, 1) => parts.push("on target".to_owned()),
        (n, hit) if n == hit => parts.push(format!("all {n} on target")),
        (n, hit) => {
            parts.push(if n == 1 { "off target".to_owned() } else { format!("{hit} of {n} on target") });
            parts.extend(
                [(slow, "too slow"), (fast, "too fast")]
                    .iter()
                    .filter(|(n, _)| *n > 0)
                    .map(|(few, word)| if n == 1 { (*word).to_owned() } else { format!("{few} {word}") }),
            );
        }
    }
    (!parts.is_empty()).then(|| {
        let what = if all == 1 { "The run" } else { "The work" };
        format!("{what}: {}.", parts.join(", "))
    })
}

/// How many efforts of a session were run.
#[must_use]
pub fn efforts_run(row: &DoneRow) -> usize {
    row.steps.iter().filter(|s| s.role == Role::Effort && s.done_distance_m.is_some()).count()
}

/// How the steps were found.
#[must_use]
pub const fn steps_found(found: &StepsFound) -> &'static str {
    match found {
        StepsFound::PlannedSteps => "The watch says which lap was which step.",
        StepsFound::Laps => "Efforts are the watch's laps; what lies between is cut at them.",
        StepsFound::Signal => "Efforts were found in the speed alone; what lies between is cut at them.",
        StepsFound::Fastest => "Nothing marks the efforts: they are taken to be the fastest stretches of their length.",
        StepsFound::Lengths => "Nothing marks the steps: the run is cut at the planned lengths.",
        StepsFound::Whole => "One step: the whole run.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::Outturn;
    use training::PaceBase;

    fn effort(target: Option<Target>, off: f64) -> StepRow {
        StepRow {
            role: Role::Effort,
            pace: PaceBase::Mile.into(),
            planned_distance_m: Some(400.0),
            planned_duration_s: None,
            target_low_mps: Some(4.9),
            target_high_mps: Some(5.1),
            done_start_s: target.map(|_| 700.0),
            done_distance_m: target.map(|_| 401.0),
            done_duration_s: target.map(|_| 81.0),
            done_speed_mps: target.map(|_| 4.95),
            heart_rate_bpm: None,
            target,
            off_target: target.map(|_| off),
            fade: None,
        }
    }

    fn row(steps: Vec<StepRow>) -> DoneRow {
        DoneRow {
            session: Some("w01-speed1".into()),
            date: "2026-12-01".into(),
            run: None,
            outturn: Outturn::Done,
            activity: Some(3),
            done_on: None,
            planned_distance_m: None,
            planned_duration_s: None,
            distance_m: None,
            duration_s: None,
            steps_found: Some(StepsFound::Laps),
            steps,
            repeat_set: None,
            kilometres: None,
        }
    }

    #[test]
    fn the_work_is_summed_up_in_a_sentence() {
        let (hit, slow) = (effort(Some(Target::Hit), 0.0), effort(Some(Target::TooSlow), -0.031));
        let said = |steps: &[&StepRow]| steps_sentence(&row(steps.iter().map(|s| (*s).clone()).collect()));
        assert_eq!(said(&[&hit, &hit]).as_deref(), Some("The work: all 2 on target."));
        assert_eq!(said(&[&hit, &slow, &hit]).as_deref(), Some("The work: 2 of 3 on target, 1 too slow."));
        assert_eq!(said(&[&slow]).as_deref(), Some("The run: off target, too slow."));
        let none = effort(None, 0.0);
        assert_eq!(said(&[&hit, &none]).as_deref(), Some("The work: 1 of 2 run, on target."));
        assert_eq!(steps_sentence(&DoneRow { steps_found: None, ..row(vec![hit.clone()]) }), None);
        assert_eq!(step_target(&slow), "3.1 % too slow");
        assert_eq!(step_asked(&hit, &Units::Kilometres), "Run 400 m at mile pace");
        assert_eq!(step_run(&none, &Units::Kilometres), format::NONE);
    }
}
