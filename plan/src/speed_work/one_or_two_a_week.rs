//! B1.

use crate::{
    figure::{count, percent},
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::Phase;

/// Most speed sessions of a week.
const MOST: usize = 2;
/// From so many weeks on a plan has its share of build and peak.
const LONG_PLAN_WEEKS: usize = 8;
/// Build and peak weeks are at least one in so many.
const ONE_WEEK_IN: usize = 4;

/// B1: one or two speed sessions a week in build and peak, never three.
///
/// - **Measured**: runs with `hard` that are no race or test: never three in a week; one or two in every build and
///   peak week that is not an easier week and has no race or test. From 8 weeks on at least a quarter of the weeks is
///   build or peak. Made while the check says pain, the plan has no speed session and no test, and the minima
///   do not apply.
/// - **Choices**: a run counts against the maximum when its flag or its steps say hard, and for the minimum
///   when both do. Weeks of a pause and of the way back from it are no part of the share: a break is life, not
///   a lack of speed work. No plan knows the day of its first clear check, so with pain none of its weeks has speed.
/// - **Why**: more is not better; the third one is paid by the first two.
pub fn one_or_two_a_week(reading: &Reading<'_>) -> Verdict {
    let mut broken = Vec::new();
    let mut most = 0;
    let mut speed_weeks = 0;
    for week in &reading.weeks {
        let sessions = reading.speed_sessions(week).count();
        let certain = reading.speed_sessions(week).filter(|r| r.run.hard && r.is_fast()).count();
        most = most.max(sessions);
        speed_weeks += usize::from(week.is_speed_phase());
        if reading.pain() {
            let unwise = reading.runs_of(week).filter(|r| r.is_speed_session() || r.is_test());
            broken.extend(unwise.map(|r| Broken::run(r, "speed work while the check says pain")));
        } else if week.is_speed_phase() && !week.week.easier && !week.race && !week.test && certain == 0 {
            broken.push(Broken::week(week.number(), "no speed session in a full build or peak week"));
        }
        if sessions > MOST {
            let because = format!("{} in one week, never three", count(sessions, "speed session"));
            broken.push(Broken::week(week.number(), because));
        }
    }
    let off = |w: &&crate::reading::WeekReading<'_>| matches!(w.week.phase, Phase::Pause | Phase::Return);
    let weeks = reading.weeks.len() - reading.weeks.iter().filter(off).count();
    if !reading.pain() && weeks >= LONG_PLAN_WEEKS && speed_weeks * ONE_WEEK_IN < weeks {
        let because = format!("{speed_weeks} of {weeks} weeks are build or peak, a quarter at least should be");
        broken.push(Broken::plan(because));
    }
    let share = if weeks == 0 { 0.0 } else { speed_weeks as f64 / weeks as f64 };
    let figure = format!("at most {most} a week; {} of the weeks are build or peak", percent(share));
    Verdict::judged(figure, broken)
}
