//! B3.

use crate::{
    compare::at_least,
    figure::{count, minutes},
    reading::{Reading, Run, Then},
    rules::{Broken, Verdict},
};
use training::{Role, RunKind};

/// Shortest warm-up, seconds.
const WARMUP_S: f64 = 600.0;
/// Shortest cool-down, seconds.
const COOLDOWN_S: f64 = 300.0;
/// Slack for speeds rounded to the millimetre per second, seconds.
const ROUNDING_S: f64 = 1.0;

/// B3: speed work is always structured.
///
/// - **Measured**: first step `warmup` of at least 10 min, then efforts each followed by a recovery (the cool-down may
///   be the last one's; moderate steps in a row are one sustained effort), last step `cooldown` of at least 5 min.
/// - **Choices**: asked of every hard run but races, of tests, and of every run that names efforts or is a
///   tempo, repeats, Yasso, hills, strides or race-pace run, hard or not. Moderate is no faster than threshold.
/// - **Why**: the warm-up and the recoveries are part of the session, not its wrapping.
pub fn always_structured(reading: &Reading<'_>) -> Verdict {
    let asked: Vec<&Run<'_>> = reading.runs.iter().filter(|run| is_asked(run)).collect();
    if asked.is_empty() {
        return Verdict::silent("the plan has no speed work");
    }
    let broken: Vec<Broken> =
        asked.iter().filter_map(|run| unstructured(run).map(|because| Broken::run(run, because))).collect();
    let figure = format!("{} of {} structured", asked.len() - broken.len(), count(asked.len(), "run"));
    Verdict::judged(figure, broken)
}

fn is_asked(run: &Run<'_>) -> bool {
    let by_name = matches!(
        run.run.run,
        RunKind::Tempo
            | RunKind::Repeats
            | RunKind::Yasso800
            | RunKind::Hills
            | RunKind::Strides
            | RunKind::RacePace
            | RunKind::Test
    );
    !run.is_race() && (by_name || run.is_hard() || run.steps.iter().any(|s| s.role == Role::Effort))
}

/// What a run lacks.
fn unstructured(run: &Run<'_>) -> Option<String> {
    let (Some(first), Some(last)) = (run.steps.first(), run.steps.last()) else {
        return Some("it has no steps".into());
    };
    let warmup_s = first.duration().s();
    if first.role != Role::Warmup {
        return Some("it does not begin with a warm-up".into());
    }
    if !at_least(warmup_s, WARMUP_S - ROUNDING_S) {
        return Some(format!("the warm-up takes {}, at least 10:00 belongs there", minutes(warmup_s)));
    }
    let cooldown_s = last.duration().s();
    if last.role != Role::Cooldown {
        return Some("it does not end with a cool-down".into());
    }
    if !at_least(cooldown_s, COOLDOWN_S - ROUNDING_S) {
        return Some(format!("the cool-down takes {}, at least 5:00 belongs there", minutes(cooldown_s)));
    }
    let efforts = run.efforts();
    if efforts.is_empty() {
        return Some("it has no effort".into());
    }
    let bare = efforts.iter().enumerate().find(|(i, effort)| match effort.then {
        Then::Recovery => false,
        Then::Cooldown => i + 1 != efforts.len(),
        Then::Neither => true,
    });
    bare.map(|(i, _)| format!("effort {} of {} is not followed by a recovery", i + 1, efforts.len()))
}
