//! H3.

use crate::{
    figure::{count, km},
    reading::{Reading, WeekReading},
    rules::{Broken, Verdict},
};
use training::Phase;

/// So many weeks before a break say what was usual.
const USUAL_WEEKS: usize = 4;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 1.0;

/// H3: after missed days, illness and breaks nobody catches up.
///
/// - **Measured**: a missed hard session is not added to another week.
/// - **Choices**: what a document shows of that is the week after a pause. It has no more speed sessions and no more
///   running than the most of the four weeks before the pause; a race in it is left out.
/// - **Why**: a missed session is gone; two weeks' work in one is a third week's injury.
pub fn nobody_catches_up(reading: &Reading<'_>) -> Verdict {
    let weeks = &reading.weeks;
    let is_pause = |w: &WeekReading<'_>| w.week.phase == Phase::Pause;
    let mut broken = Vec::new();
    let mut breaks = 0;
    for (place, week) in weeks.iter().enumerate().skip(1).filter(|(i, w)| !is_pause(w) && is_pause(&weeks[i - 1])) {
        let Some(last) = weeks[..place].iter().rposition(|w| !is_pause(w)) else { continue };
        breaks += 1;
        let usual = &weeks[(last + 1).saturating_sub(USUAL_WEEKS)..=last];
        let most_m = usual.iter().map(|w| w.training_m).fold(0.0, f64::max);
        let most = usual.iter().map(|w| reading.speed_sessions(w).count()).max().unwrap_or(0);
        let sessions = reading.speed_sessions(week).count();
        if sessions > most {
            let because = format!("{} after a pause, {most} before it", count(sessions, "speed session"));
            broken.push(Broken::week(week.number(), because));
        }
        if week.training_m > most_m + ROUNDING_M {
            let because = format!("{} after a pause, at most {} before it", km(week.training_m), km(most_m));
            broken.push(Broken::week(week.number(), because));
        }
    }
    if breaks == 0 {
        return Verdict::silent("no week of the plan follows a pause");
    }
    Verdict::judged(format!("{} resumed, {} with more than before", count(breaks, "pause"), broken.len()), broken)
}
