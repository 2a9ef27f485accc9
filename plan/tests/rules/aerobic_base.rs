//! A1 to A4.

use crate::support::{Season, date, lasting, over, run, times};
use training::{Priority, Role, RunKind, Weekday};

#[test]
fn a1_mostly_easy() {
    // 3 km of 15.5 + 6.5 km: 13.6 %.
    Season::of(&["base: rest easy8 rest tempo3 rest rest long7.5"])
        .holds("A1", "13.6 % in week 1 (10.8 % of its time, 1 of 3 sessions)");
    Season::of(&["base: rest easy8 rest - - - -", "build: rest easy8 rest tempo6 rest rest easy8"])
        .breaks("A1", "week 2: 6.0 km of 25.5 km is harder than easy (23.5 %)");
    // Below 10 km a week 2 km may be hard, and no more.
    Season::of(&["build: rest tempo2 rest easy4 rest rest rest"]).holds("A1", "below 10 km");
    Season::of(&["build: rest tempo2.1 rest easy4 rest rest rest"]).breaks("A1", "week 1: 2.1 km of 9.6 km");
    // A race exempts its week; a test does when the last one is 21 days back.
    Season::of(&["race: rest tempo3 rest rest rest rest race5"]).holds("A1", "exempt: week 1 (race)");
    let tests = |between: usize| {
        let mut weeks = vec!["build: rest test5 rest easy8 rest rest rest"];
        weeks.extend(times(between, "build: rest easy8 rest easy8 rest rest rest"));
        weeks.push("build: rest test5 rest easy8 rest rest rest");
        Season::of(&weeks)
    };
    tests(2).holds("A1", "exempt: week 1 (test), week 4 (test)");
    tests(1).breaks("A1", "week 3");
}

#[test]
fn a1_mostly_easy_takes_time_at_the_middle_of_the_range() {
    // 30 min of steady at 3.1 m/s are 5580 m, of 25.58 km 21.8 %.
    let mut season = Season::of(&["base: rest easy8 easy4 easy4 easy4 rest rest"]);
    let steady = run(RunKind::Steady, vec![lasting(Role::Steady, 1800.0, "steady").into()]);
    season.plan.weeks[0].days[5].sessions[0].content = steady;
    season.breaks("A1", "5.6 km of 25.6 km is harder than easy (21.8 %)");
    // Jogging is easy; walking is not a word of the rule.
    season.plan.weeks[0].days[5].sessions[0].content =
        run(RunKind::Easy, vec![over(Role::Steady, 5580.0, "jog").into()]);
    season.holds("A1", "0.0 %");
}

#[test]
fn a2_week_of_32_km() {
    let week = |words| Season::of(&[words]).goal(10_000.0, 1, 6);
    // 3 km of tempo, 1.6 km of repeats and 1.4 km more.
    week("build: rest tempo3.5 easy8 4x400 rest easy8 -").is_silent("A2", "31 to 33 km");
    week("build: rest tempo3.5 easy8 4x500 rest easy8 easy2.7").holds("A2", "in 1 such weeks");
    week("build: rest tempo3.5 easy8 easy9 rest easy8 -").breaks("A2", "week 1: 3.5 km harder than easy");
    week("build: rest tempo3 rest 9x500 rest easy8 easy7.5").breaks("A2", "week 1: 7.");
    week("base: rest tempo3.5 easy8 easy9 rest easy8 -").is_silent("A2", "no full build week");
    week("build easier: rest tempo3.5 easy8 easy9 rest easy8 -").is_silent("A2", "no full build week");
    week("build: rest tempo3.5 easy8 easy9 rest easy8 -").pain().is_silent("A2", "pain");
    Season::of(&["build: rest tempo3.5 easy8 easy9 rest easy8 -"]).goal(800.0, 1, 6).is_silent("A2", "goal of 3 km");
}

#[test]
fn a3_truly_easy() {
    // Half at 3.6 m/s: the first threshold is near 3.13 m/s, easy is 2.8.
    let season = Season::of(&["base: rest easy8 rest 4x1000@half rest easy8 -"]);
    season.holds("A3", "100.0 % of easy running is below 3.13 m/s");
    let fast = season.each_run(|r| {
        if r.run == RunKind::Easy {
            r.steps = vec![over(Role::Steady, 8000.0, "easy*1.2").into()];
        }
    });
    fast.breaks("A3", "week 1, 2026-12-01, session w1d2s0: easy at 3.36 m/s");
    Season::of(&["base: rest easy8 rest easy8 rest easy8 -"]).is_silent("A3", "no pace");
}

#[test]
fn a4_starts_from_what_was_run() {
    let week = |km: f64| Season::of(&[format!("base: rest easy{} rest easy8 - - -", km - 8.0).as_str()]);
    week(30.0).holds("A4", "30.0 km in week 1, 100.0 % of the recent mean");
    week(24.0).holds("A4", "80.0 %");
    week(33.0).holds("A4", "110.0 %");
    week(23.9).breaks("A4", "week 1: 23.9 km is too little after 30.0 km a week lately: 24.0 km to 33.0 km fits");
    week(33.1).breaks("A4", "week 1: 33.1 km");
    // Only the last four weeks count.
    week(33.0).history(&[90.0, 30.0, 30.0, 30.0, 30.0], 20.0, 0).holds("A4", "110.0 %");
    // A small mean: up to 10 km, with one running day up to 5 km.
    week(10.0).history(&[4.0], 4.0, 0).holds("A4", "10.0 km");
    week(10.1).history(&[], 0.0, 0).breaks("A4", "week 1: 10.1 km");
    let once = |km: f64| {
        let words = format!("base: rest easy{km} rest - - - -");
        Season::of(&[words.as_str()]).history(&[2.0], 2.0, 0).with(|s| s.wishes.days = Some(vec![Weekday::Tue]))
    };
    once(5.0).holds("A4", "5.0 km");
    once(5.1).breaks("A4", "week 1: 5.1 km");
    // A race stands on its date anyway.
    Season::of(&["race: rest easy8 - - - - race42"]).race(42_000.0, date(0, 6), Priority::A).holds("A4", "50.0 km");
    Season::of(&["pause: - - - - - - -"]).is_silent("A4", "pause");
}
