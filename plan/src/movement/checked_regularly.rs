//! F1.

use crate::{
    figure::count,
    reading::{Reading, day_number},
    rules::{Broken, Verdict},
};
use training::Content;

/// Most days between two checks, and after the last one.
const DAYS: i64 = 42;

/// F1: a movement check at the start and every four to six weeks.
///
/// - **Measured**: `check` in week 1, then never more than 6 weeks apart, nor is the last one more than 6 weeks before the
///   plan's end.
/// - **Choices**: 6 weeks are 42 days between two dates, and from the last one to the plan's last day.
/// - **Why**: what the last check found has changed after a block of work on it.
pub fn checked_regularly(reading: &Reading<'_>) -> Verdict {
    let (Some(first), Some(last)) = (reading.weeks.first(), reading.weeks.last()) else {
        return Verdict::silent("the plan has no week");
    };
    let mut checks: Vec<(i64, u32)> = reading
        .weeks
        .iter()
        .flat_map(|w| w.sessions().map(move |(date, s)| (date, s, w.number())))
        .filter(|(_, s, _)| matches!(s.content, Content::Check {}))
        .map(|(date, _, week)| (day_number(date), week))
        .collect();
    checks.sort_unstable();
    let mut broken = Vec::new();
    if !checks.iter().any(|(_, week)| *week == first.number()) {
        broken.push(Broken::week(first.number(), "no movement check in the first week"));
    }
    let end = (day_number(last.week.start) + 6, last.number());
    let mut longest = 0;
    for pair in checks.iter().chain([&end]).collect::<Vec<_>>().windows(2) {
        let days = pair[1].0 - pair[0].0;
        longest = longest.max(days);
        if days > DAYS {
            broken.push(Broken::week(pair[1].1, format!("{days} days after the last movement check, at most 42")));
        }
    }
    Verdict::judged(format!("{}, at most {longest} days without one", count(checks.len(), "check")), broken)
}
