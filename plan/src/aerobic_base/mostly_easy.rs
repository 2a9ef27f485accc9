//! A1.

use crate::{
    figure::{km, percent},
    reading::{Reading, WeekReading, is_harder_than_easy},
    rules::{Broken, Verdict},
};

/// Most of a week's running that may be harder than easy.
const MOST_HARDER: f64 = 0.20;
/// Below this week's distance the share gives way to [`SMALL_WEEK_HARDER_M`].
const SMALL_WEEK_M: f64 = 10_000.0;
/// What a small week may carry: two repeats need that.
const SMALL_WEEK_HARDER_M: f64 = 2_000.0;
/// A test exempts its week when the last one is at least so many days back.
const TESTS_APART_DAYS: i64 = 21;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 0.5;

/// A1: at most 20 % of a week's running is harder than easy.
///
/// - **Measured**: distance of all steps whose pace is neither `jog` nor `easy`, over the week's running
///   distance; a step given by time counts its time times the middle of its speed range. Below 10 km a week up to
///   2 km may be hard. Weeks with a race are exempt, and a week with a test when the last test is 21 days back or
///   more; the figure names them. The shares of time and of sessions stand beside it.
/// - **Choices**: the words are taken exactly, so a walked step counts as harder than easy, and so does a share
///   above 1 of an easy pace. The first test of a plan has no last one and exempts its week.
/// - **Why**: an aerobic base is built by running that can be repeated tomorrow.
pub fn mostly_easy(reading: &Reading<'_>) -> Verdict {
    let mut exempt = Vec::new();
    let mut broken = Vec::new();
    let mut worst: Option<(f64, &WeekReading<'_>)> = None;
    for week in &reading.weeks {
        if week.race {
            exempt.push(format!("week {} (race)", week.number()));
            continue;
        }
        if test_exempts(reading, week) {
            exempt.push(format!("week {} (test)", week.number()));
            continue;
        }
        let harder_m: f64 = reading.runs_of(week).map(|r| r.harder_m).sum();
        let share = if harder_m == 0.0 { 0.0 } else { harder_m / week.distance_m };
        let allowed_m =
            if week.distance_m < SMALL_WEEK_M { SMALL_WEEK_HARDER_M } else { MOST_HARDER * week.distance_m };
        let fits = harder_m <= allowed_m + ROUNDING_M;
        if !fits {
            let because = format!(
                "{} of {} is harder than easy ({}), at most {} may be",
                km(harder_m),
                km(week.distance_m),
                percent(share),
                km(allowed_m)
            );
            broken.push(Broken::week(week.number(), because));
        }
        let small = week.distance_m < SMALL_WEEK_M && fits;
        if !small && worst.is_none_or(|(most, _)| share.total_cmp(&most).is_gt()) {
            worst = Some((share, week));
        }
    }
    if reading.runs.is_empty() {
        return Verdict::silent("the plan has no run");
    }
    let mut figure = match worst {
        Some((share, week)) => format!("{} in week {} {}", percent(share), week.number(), beside(reading, week)),
        None => String::from("every week is below 10 km or exempt"),
    };
    if !exempt.is_empty() {
        figure.push_str(&format!("; exempt: {}", exempt.join(", ")));
    }
    Verdict::judged(figure, broken)
}

fn test_exempts(reading: &Reading<'_>, week: &WeekReading<'_>) -> bool {
    reading.runs_of(week).filter(|r| r.is_test()).any(|test| {
        let before = reading.runs.iter().filter(|r| r.is_test() && r.day < test.day).map(|r| r.day).max();
        before.is_none_or(|last| test.day - last >= TESTS_APART_DAYS)
    })
}

fn beside(reading: &Reading<'_>, week: &WeekReading<'_>) -> String {
    let (mut all_s, mut harder_s, mut sessions, mut with) = (0.0, 0.0, 0, 0);
    for run in reading.runs_of(week) {
        all_s += run.duration_s();
        harder_s += run.steps.iter().filter(|s| is_harder_than_easy(s)).map(|s| s.duration().s()).sum::<f64>();
        sessions += 1;
        with += usize::from(run.harder_m > 0.0);
    }
    let time = if harder_s == 0.0 { 0.0 } else { harder_s / all_s };
    format!("({} of its time, {with} of {sessions} sessions)", percent(time))
}
