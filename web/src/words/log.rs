//! Words for what the runner told.

use super::found_by_check;
use crate::format::{Units, lasting, number, trimmed};
use app::documents::{LogContent, LogEntry, LogList, LoggedSet};

/// An entry in a line.
#[must_use]
pub fn entry(entry: &LogEntry, _: &Units) -> String {
    match &entry.content {
        LogContent::Rpe(told) => {
            let pain = if told.pain == Some(true) { ", something hurt" } else { "" };
            let note = told.note.as_ref().map_or(String::new(), |note| format!(": {note}"));
            format!("effort {} of 10 over {}{pain}{note}", trimmed(told.rpe, 1), lasting(told.duration_s))
        }
        LogContent::Strength(told) => format!("{}, {}", told.exercise, sets(&told.sets)),
        LogContent::Wellness(told) => {
            let parts = [
                told.hrv_s.map(|s| format!("HRV {} ms", number(s * 1000.0, 0))),
                told.hrv_sdnn_s.map(|s| format!("HRV as SDNN {} ms", number(s * 1000.0, 0))),
                told.resting_heart_rate_bpm.map(|bpm| format!("resting {} bpm", number(bpm, 0))),
                told.sleep_s.map(|s| format!("slept {}", lasting(s))),
                told.mood.map(|mood| format!("mood {mood} of 5")),
                told.soreness.map(|sore| format!("soreness {sore} of 5")),
            ];
            format!("morning: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        LogContent::Check(told) if told.found.pain => "movement check: something hurt".into(),
        LogContent::Check(told) => match found_by_check(told.found) {
            found if found.is_empty() => "movement check: nothing stands out".into(),
            found => format!("movement check: work on {}", found.join(", ")),
        },
        LogContent::Weight(told) => format!("{} kg", number(told.mass_kg, 1)),
        LogContent::Sweat(told) => format!("sweat {} L an hour", number(told.sweat_l_h, 1)),
    }
}

/// Whether an entry says that a session hurt.
#[must_use]
pub fn hurt(entry: &LogEntry) -> bool {
    matches!(&entry.content, LogContent::Rpe(told) if told.pain == Some(true))
}

/// The newest sets of an exercise: `10, 10, 8 with 24 kg on Tue 3 Dec`.
#[must_use]
pub fn last_time(list: &LogList, exercise: &str) -> Option<String> {
    list.entries.iter().find_map(|entry| match &entry.content {
        LogContent::Strength(told) if told.exercise == exercise => {
            Some(format!("{} on {}", sets(&told.sets), crate::format::short_day(entry.date)))
        }
        _ => None,
    })
}

fn sets(sets: &[LoggedSet]) -> String {
    let one = |set: &LoggedSet| match (set.reps, set.hold_s) {
        (Some(reps), _) => reps.to_string(),
        (None, Some(held)) => lasting(held),
        (None, None) => String::new(),
    };
    let runs = sets.chunk_by(|a, b| a.load_kg == b.load_kg).map(|same| {
        let counts = same.iter().map(one).collect::<Vec<_>>().join(", ");
        same[0].load_kg.map_or_else(|| counts.clone(), |kg| format!("{counts} with {} kg", trimmed(kg, 1)))
    });
    runs.collect::<Vec<_>>().join("; ")
}
