//! H1 to H5.

use crate::support::{Season, date, times};
use training::Priority;

#[test]
fn h1_rest_easier_weeks_taper() {
    Season::of(&["base: rest easy8 easy8 easy8 easy8 easy8 easy8"]).holds("H1", "1 or more days without a run");
    Season::of(&["base: easy4 easy4 easy4 easy4 easy4 easy4 easy4"]).breaks("H1", "week 1: every day has a run");
    // Two runs on one day leave a day free.
    Season::of(&["base: rest easy4 easy4 easy4 easy4 easy4 easy4+easy4"]).holds("H1", "1 or more");
    let full = "build: rest easy10 - easy10 - - -";
    let of = |n: usize, then: &'static str| {
        let mut words = times(n, full);
        words.push(then);
        Season::of(&words)
    };
    of(3, "build easier: rest easy9 - easy8 - - -").holds("H1", "at most 3 full weeks in a row");
    of(3, "build: rest easy10 - easy8 - - -").breaks("H1", "week 4: 4 weeks in a row without an easier one");
    of(3, "build easier: rest easy10 - easy8 - - -")
        .breaks("H1", "week 4: an easier week with 90.0 % of the week before");
    of(3, "build: rest easy9 - easy5 - - -").breaks("H1", "week 4");
    // A taper, race, recovery or pause week counts where it is that low, or low against the biggest so far.
    of(3, "taper: rest easy9 - easy8 - - -").holds("H1", "at most 3 full weeks");
    of(3, "pause: - - - - - - -").holds("H1", "at most 3 full weeks");
    of(3, "taper: rest easy9 - easy9 - - -").breaks("H1", "week 4");
    let slow_taper = ["build: rest easy10 - easy10 - - -", "build easier: rest easy8 - easy8 - - -"];
    let last = |words: &'static str| {
        let mut weeks = slow_taper.to_vec();
        weeks.extend(times(3, "build: rest easy8 - easy7.5 - - -"));
        weeks.push(words);
        Season::of(&weeks)
    };
    last("taper: rest easy8 - easy7 - - -").holds("H1", "at most 3");
    last("taper: rest easy8 - easy7.5 - - -").breaks("H1", "week 6");
}

#[test]
fn h1_rest_easier_weeks_taper_before_an_a_race() {
    let of = |before: &'static str, race: &'static str, goal_m: f64| {
        Season::of(&["build: rest easy10 - easy10 - - -", before, race]).goal(goal_m, 3, 6)
    };
    let (before, race) = ("taper: rest easy10 - easy5 - - -", "race: rest easy6 - easy6 - - race10");
    of(before, race, 10_000.0).holds("H1", "taper to 75.0 % and 60.0 %");
    of("taper: rest easy10 - easy6 - - -", race, 10_000.0).breaks("H1", "week 2: 16.0 km in the week before the race");
    of(before, "race: rest easy6 - easy7 - - race10", 10_000.0)
        .breaks("H1", "week 3: 13.0 km in the race week, 65.0 %");
    // Shorter races and B races ask for no taper, nor do plans of two weeks.
    of(before, "race: rest easy6 - easy7 - - race5", 5_000.0).holds("H1", "at most");
    Season::of(&["build: rest easy10 - easy10 - - -"; 3])
        .race(21_097.5, date(2, 6), Priority::B)
        .holds("H1", "at most 3 full weeks in a row");
    Season::of(&["build: rest easy10 - easy10 - - -", "race: rest easy10 - easy5 - - race10"])
        .goal(10_000.0, 2, 6)
        .holds("H1", "at most");
}

#[test]
fn h2_every_session_can_be_named() {
    let season = Season::of(&["base: rest easy8 rest easy8 rest easy8 -"]);
    season.holds("H2", "6 of 6 sessions can be named");
    let twice = season.clone().edit(|p| p.weeks[0].days[3].sessions[0].id = "w1d2s0".into());
    twice.breaks("H2", "week 1, 2026-12-03, session w1d2s0: its id is that of a session on 2026-12-01 too");
    season.edit(|p| p.weeks[0].days[3].sessions[0].id = " ".into()).breaks("H2", "2026-12-03: a session has no id");
}

#[test]
fn h3_nobody_catches_up() {
    let of = |back: &'static str| {
        let mut words = times(3, "build: rest tempo3 - easy8 - - -");
        words.extend(["pause: - - - - - - -", back]);
        Season::of(&words)
    };
    of("return: rest easy5 - easy5 - - -").holds("H3", "1 pause resumed");
    of("build: rest tempo3 - tempo3 - - -").breaks("H3", "week 5: 2 speed sessions after a pause, 1 before it");
    of("return: rest easy8 - easy8 - - -").breaks("H3", "week 5: 16.0 km after a pause, at most 14.5 km before it");
    Season::of(&["base: rest easy8 - - - - -"]).is_silent("H3", "no week of the plan follows a pause");
}

#[test]
fn h4_no_run_much_longer() {
    let of = |words: &[&str]| Season::of(words).history(&[30.0], 10.0, 4);
    of(&["base: - - - - - - long11"]).holds("H4", "110.0 % of the 30 days' longest in week 1");
    of(&["base: - - - - - - long11.1"])
        .breaks("H4", "week 1, 2026-12-06, session w1d7s0: 11.1 km after at most 10.0 km");
    of(&["base: - - - - - - long11", "base: - - - - - - long12.1"]).holds("H4", "110.0 %");
    of(&["base: - - - - - - long11", "base: - - - - - long12.1 long13"]).holds("H4", "110.0 %");
    of(&["base: - - - - - long11 long12.2"]).breaks("H4", "session w1d7s0");
    // A run of the same day does not count, nor one that is more than 30 days back.
    of(&["base: - - - - - - long11+long12"]).breaks("H4", "session w1d7s1");
    let mut far = vec!["base: - - - - - - long11"];
    far.extend(times(4, "base: - easy6 - - - - -"));
    far.push("base: - easy8 - - - - -");
    of(&far).holds("H4", "110.0 %");
    far[5] = "base: - - easy8 - - - -";
    of(&far).breaks("H4", "week 6, 2027-01-06, session w6d3s0: 8.0 km after at most 6.0 km");
    // Up to 5 km always; races are exempt and count afterwards.
    of(&["base: - easy5 - - - - -"]).history(&[], 0.0, 0).holds("H4", "no run beyond 5 km");
    of(&["base: - easy5.1 - - - - -"]).history(&[], 0.0, 0).breaks("H4", "5.1 km after at most 0 m");
    of(&["race: - - - - - - race20", "base: - - - - - - long22"]).holds("H4", "110.0 %");
}

#[test]
fn h4_no_run_much_longer_cautions_far_races() {
    let season = Season::of(&["race: - - - - - - race31"]).history(&[30.0], 10.0, 4).goal(31_000.0, 1, 6);
    season.breaks("H4", "week 1, 2026-12-06, session w1d7s0: a race of 31.0 km after 10.0 km at the longest");
    let cautioned = season.clone().edit(|p| p.cautions = vec!["the race \"goal\" is 31 km, that is far".into()]);
    cautioned.holds("H4", "no run beyond 5 km");
    season.edit(|p| p.cautions = vec!["few running days".into()]).breaks("H4", "without a caution");
    Season::of(&["race: - - - - - - race30"]).history(&[30.0], 10.0, 4).goal(30_000.0, 1, 6).holds("H4", "no run");
}

#[test]
fn h5_patience_is_visible() {
    let (with, without) = ("base: rest easy8 - easy8 - - -", "base: - easy8 - easy8 - - -");
    Season::of(&[with, with]).holds("H5", "100.0 % of the weeks have a named day of rest");
    Season::of(&[with, without]).breaks("H5", "week 2: no day says to do nothing");
}
