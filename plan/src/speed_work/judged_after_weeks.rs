//! B6.

use crate::{
    figure::count,
    reading::{Reading, WeekReading},
    rules::{Broken, Verdict},
};

/// Weeks of speed work before it is judged.
const WEEKS: std::ops::RangeInclusive<usize> = 4..=6;

/// B6: four to six weeks of speed work before it is judged.
///
/// - **Measured**: a test stands in the plan after four, five or six weeks that had a speed session.
/// - **Choices**: weeks with a speed session are counted, so an easier week does not shorten the block; a test before the
///   fourth is a baseline. A plan whose speed work ends within six weeks at its goal race is judged by the race.
/// - **Why**: it takes four to six weeks of consistent speed work to show.
pub fn judged_after_weeks(reading: &Reading<'_>) -> Verdict {
    if reading.pain() {
        return Verdict::silent("the check says pain, which asks for no speed work and no test");
    }
    let has_speed = |w: &WeekReading<'_>| reading.speed_sessions(w).next().is_some();
    let all = reading.weeks.iter().filter(|w| has_speed(w)).count();
    if all < *WEEKS.start() {
        return Verdict::silent(format!("the plan has {} of speed work", count(all, "week")));
    }
    let mut done = 0;
    let mut late = None;
    for week in &reading.weeks {
        if week.test && done >= *WEEKS.start() {
            if WEEKS.contains(&done) {
                return Verdict::judged(
                    format!("test in week {} after {done} weeks of speed work", week.number()),
                    vec![],
                );
            }
            late = Some((week.number(), done));
            break;
        }
        done += usize::from(has_speed(week));
    }
    if let Some((number, done)) = late {
        let because = format!("the test comes after {done} weeks of speed work, four to six are enough");
        return Verdict::judged(format!("test after {done} weeks of speed work"), vec![Broken::week(number, because)]);
    }
    if all <= *WEEKS.end() && reading.plan.goal.is_some() {
        return Verdict::silent(format!("the goal race judges the {all} weeks of speed work"));
    }
    let because = format!("{all} weeks of speed work and no test after the fourth to sixth");
    Verdict::judged(format!("no test in {all} weeks of speed work"), vec![Broken::plan(because)])
}
