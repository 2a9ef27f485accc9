//! H5.

use crate::{
    figure::percent,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::Content;

/// H5: patience is visible.
///
/// - **Measured**: the mission gives no figure. Ours: the share of weeks that have a day which says "do nothing today", a
///   session of kind `rest`. Consistency and easy-day honesty are shown where done runs are.
/// - **Choices**: a day that is merely empty suggests nothing and does not count.
/// - **Why**: a rest day that is written down is taken.
pub fn patience_is_visible(reading: &Reading<'_>) -> Verdict {
    if reading.weeks.is_empty() {
        return Verdict::silent("the plan has no week");
    }
    let mut broken = Vec::new();
    for week in &reading.weeks {
        if !week.sessions().any(|(_, s)| matches!(s.content, Content::Rest {})) {
            broken.push(Broken::week(week.number(), "no day says to do nothing"));
        }
    }
    let with = reading.weeks.len() - broken.len();
    let share = with as f64 / reading.weeks.len() as f64;
    Verdict::judged(format!("{} of the weeks have a named day of rest", percent(share)), broken)
}
