//! B2.

use crate::{
    figure::count,
    reading::{Reading, Run, day_number},
    rules::{Broken, Verdict},
};
use training::DoneRun;

/// B2: hard runs are never on back-to-back days.
///
/// - **Measured**: no two hard runs (races and tests count) on consecutive dates, across weeks.
/// - **Choices**: races and tests count whatever their flag. Two hard runs on one date break it too,
///   unless both are races. Where the plan follows what was run, a hard run that was done counts for the day after it; a race
///   stands on its day.
/// - **Why**: the second one is run on the first one's legs.
pub fn never_back_to_back(reading: &Reading<'_>) -> Verdict {
    let hard: Vec<&Run<'_>> = reading.runs.iter().filter(|r| r.is_hard() || r.is_race() || r.is_test()).collect();
    let mut broken = Vec::new();
    let mut closest: Option<i64> = None;
    for pair in hard.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let apart = second.day - first.day;
        if apart == 0 && first.is_race() && second.is_race() {
            continue;
        }
        closest = Some(closest.map_or(apart, |c| c.min(apart)));
        if apart < 2 {
            let when = if apart == 0 { "the same day" } else { "the day before" };
            broken.push(Broken::run(second, format!("{when} ({}) is hard too", first.date)));
        }
    }
    if let Some(done) = &reading.spec.history.done {
        let until = day_number(done.until);
        for run in hard.iter().filter(|r| r.day >= until && !r.is_race()) {
            let before = |d: &&DoneRun| d.hard && run.day - day_number(d.date) == 1;
            if let Some(done) = done.runs.iter().find(before) {
                broken.push(Broken::run(run, format!("what was run the day before ({}) was hard too", done.date)));
            }
        }
    }
    match closest {
        Some(1) | None => {
            Verdict::judged(format!("{}, {} on back-to-back days", count(hard.len(), "hard run"), broken.len()), broken)
        }
        Some(days) => {
            Verdict::judged(format!("hard runs are at least {} apart", count(days.max(0) as usize, "day")), broken)
        }
    }
}
