//! C1.

use super::words;
use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};

/// Fewest lifting days of a week.
const FEWEST: usize = 2;
/// Most lifting days of a week.
const MOST: usize = 4;

/// C1: two to four lifting days a week for most.
///
/// - **Measured**: 2 to 4 days, never more than the runner wishes; a race week, recovery, a pause and the
///   calendar week before an A race may have 0 or 1. One phase a week. A wish for fewer than two is honoured
///   and said.
/// - **Choices**: two lifts on one date are one day. A week with a race of any priority is a race week; a goal that is called B or C has
///   lifting in the week before it. With a wish for
///   fewer than two every week has that many; the figure says so. With pain the minimum does not apply.
/// - **Why**: twice a week is what the trials of strength for runners did.
pub fn lifting_days(reading: &Reading<'_>) -> Verdict {
    let wish = reading.spec.wishes.lifting_days_max.map(|n| n as usize);
    let most = wish.map_or(MOST, |wish| wish.min(MOST));
    let fewest = if reading.pain() { 0 } else { most.min(FEWEST) };
    let (a_races, rested_for) = (reading.a_race_weeks(), reading.rested_for());
    let mut broken = Vec::new();
    let (mut least, mut largest) = (usize::MAX, 0);
    for (place, week) in reading.weeks.iter().enumerate() {
        let days = week.lifting_days();
        let may_be_few = reading.is_light(place) || a_races.contains(&place) || rested_for.contains(&(place + 1));
        largest = largest.max(days);
        if !may_be_few {
            least = least.min(days);
        }
        if days > most {
            let because = format!("{}, at most {most}", count(days, "lifting day"));
            broken.push(Broken::week(week.number(), because));
        }
        if days < fewest && !may_be_few {
            let because = format!("{}, at least {fewest}", count(days, "lifting day"));
            broken.push(Broken::week(week.number(), because));
        }
        let Some(phase) = week.lifting_phase() else { continue };
        if let Some((date, session, lift)) = week.lifts().find(|(.., lift)| lift.phase != phase) {
            let because = format!("{} in a week of {}", words(lift.phase), words(phase));
            broken.push(Broken::session(week.number(), date, &session.id, because));
        }
    }
    let mut figure = format!("{} to {largest} lifting days a week", least.min(largest));
    if let Some(wish) = wish.filter(|wish| *wish < FEWEST) {
        figure.push_str(&format!(", at most {wish} as wished; two would be better"));
    }
    Verdict::judged(figure, broken)
}
