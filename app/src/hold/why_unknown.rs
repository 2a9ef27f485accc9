//! Why a library full of activities may know nothing of a day, in the runner's words.

use crate::Result;
use jiff::civil::Date;
use store::{ActivityRecord, Filter, Store};
use training::Sport;

/// What the library holds that is no evidence for a day, and what to do about it; `None` when it holds no activity at all.
///
/// `from` is the first day whose runs count.
pub fn reason(store: &Store, from: Date, on: Date) -> Result<Option<String>> {
    let all = store.count(&Filter::default())?;
    let Some(newest) = newest(store, &Filter::default())? else { return Ok(None) };
    let newest = newest.summary.date;
    let have = match all {
        1 => format!("the library has 1 activity, of {newest}"),
        n => format!("the library has {n} activities, the newest of {newest}"),
    };
    let running = Filter { sport: Some(Sport::Running), ..Filter::default() };
    let Some(run) = self::newest(store, &running)? else {
        let kinds = if all == 1 { "it is no run" } else { "none of them is a run" };
        return Ok(Some(format!("{have}, and {kinds}; only runs say how long you can hold a pace")));
    };
    let day = run.summary.date;
    if day < from {
        let ago = "more than three years before";
        return Ok(Some(format!(
            "{have}; the newest run, of {day}, lies {ago} {on} (stayer hold --on={day} answers for then)"
        )));
    }
    let then = Filter { from: Some(from), to: Some(on), ..running };
    let runs = store.activities(&then)?;
    if runs.is_empty() {
        let first = "after";
        return Ok(Some(format!("{have}; every run lies {first} {on} or more than three years before it")));
    }
    let count = runs.len();
    if runs.iter().all(|run| run.summary.indoor && !run.summary.distance_said) {
        let kinds = match count {
            1 => "its one run of the three years before is".to_owned(),
            n => format!("its {n} runs of the three years before are"),
        };
        return Ok(Some(format!(
            "{have}; {kinds} on a treadmill or without positions, and such a distance is a sensor's guess; say how far you ran with stayer activity set ID distance=10km"
        )));
    }
    Ok(Some(format!("{have}; no run of the three years before holds 400 m at a running pace")))
}

fn newest(store: &Store, filter: &Filter) -> Result<Option<ActivityRecord>> {
    Ok(store.activities(&Filter { limit: Some(1), ..filter.clone() })?.into_iter().next())
}
