//! B1 to B6.

use crate::support::{Season, lasting, over, repeats, structured, times};
use quantity::Duration;
use training::{Block, PaceSymbol, Role, RunKind};

#[test]
fn b1_one_or_two_a_week() {
    Season::of(&["build: rest tempo3 rest tempo3 rest easy8 -"]).holds("B1", "at most 2 a week");
    Season::of(&["base: rest tempo3 rest tempo3 rest tempo3 -"]).breaks("B1", "week 1: 3 speed sessions");
    Season::of(&["build: rest easy8 rest easy8 rest easy8 -"]).breaks("B1", "week 1: no speed session");
    Season::of(&["peak: rest tempo3 - - - - -", "peak: rest 2x400 - - - - -"]).breaks("B1", "week 2: no speed");
    // An easier week, a race or a test need none; a base week neither.
    let free = ["build easier: rest easy8 - - - - -", "build: rest test3 - - - - -", "peak: rest race5 - - - - -"];
    Season::of(&free).holds("B1", "at most 0 a week");
    // From 8 weeks on a quarter is build or peak.
    let eight = |build: usize| {
        let mut weeks = times(8 - build, "base: rest easy8 - - - - -");
        weeks.extend(times(build, "build: rest tempo3 - - - - -"));
        Season::of(&weeks)
    };
    eight(2).holds("B1", "25.0 % of the weeks");
    eight(1).breaks("B1", "1 of 8 weeks are build or peak");
    // Pain: no speed work and no test, and no minimum.
    eight(1).pain().breaks("B1", "week 8, 2027-01-19, session w8d2s0: speed work while the check says pain");
    Season::of(&["build: rest test3 - - - - -"]).pain().breaks("B1", "session w1d2s0");
    Season::of(&["build: rest easy8 - - - - -"]).pain().holds("B1", "at most 0");
}

#[test]
fn b1_one_or_two_a_week_believes_no_name() {
    // An "easy" run with 1.2 km at half pace is a speed session; 2 x 400 m is none whatever its flag says.
    let fast = |metres: f64| {
        let block = over(Role::Steady, metres, "easy*1.3").into();
        let mut season = Season::of(&["base: rest tempo3 rest 2x1000@half rest easy8 -"]);
        season.plan.weeks[0].days[5].sessions[0].content = structured(RunKind::Easy, vec![block]);
        season
    };
    fast(900.0).holds("B1", "at most 2");
    fast(1200.0).breaks("B1", "3 speed sessions");
    let flagged = Season::of(&["build: rest 2x400 - - - - -"]).each_run(|r| r.hard = true);
    flagged.breaks("B1", "no speed session");
}

#[test]
fn b2_never_back_to_back() {
    Season::of(&["build: rest tempo3 rest tempo3 rest - -"]).holds("B2", "at least 2 days apart");
    Season::of(&["build: rest tempo3 tempo3 - - - -"])
        .breaks("B2", "week 1, 2026-12-02, session w1d3s0: the day before (2026-12-01) is hard too");
    Season::of(&["build: - - - - - - tempo3", "build: race5 - - - - - -"]).breaks("B2", "week 2, 2026-12-07");
    Season::of(&["build: rest tempo3 test2 - - - -"]).breaks("B2", "2026-12-02");
    Season::of(&["build: rest tempo3+tempo3 - - - - -"]).breaks("B2", "the same day");
    Season::of(&["race: rest race1+race1 - - - - -"]).holds("B2", "2 hard runs");
    // A marathon is a race even where it is slower than half pace.
    let slow = Season::of(&["race: - - - - - tempo3 race42"]).goal(42_195.0, 1, 6);
    slow.each_run(|r| r.hard &= r.run != RunKind::Race).breaks("B2", "session w1d7s0");
}

#[test]
fn b3_always_structured() {
    let of = |blocks: Vec<Block>| {
        let mut season = Season::of(&["build: rest tempo3 - - - - -"]);
        let content = &mut season.plan.weeks[0].days[1].sessions[0].content;
        *content = crate::support::run(RunKind::Repeats, blocks);
        season
    };
    let warm = || Block::from(lasting(Role::Warmup, 600.0, "easy"));
    let cool = || Block::from(lasting(Role::Cooldown, 300.0, "easy"));
    let sets = || repeats(4, over(Role::Effort, 400.0, "mile"), 90.0);
    of(vec![warm(), sets(), cool()]).holds("B3", "1 of 1 run structured");
    of(vec![sets(), cool()]).breaks("B3", "week 1, 2026-12-01, session w1d2s0: it does not begin with a warm-up");
    of(vec![lasting(Role::Warmup, 540.0, "easy").into(), sets(), cool()]).breaks("B3", "the warm-up takes 9:00");
    of(vec![warm(), sets()]).breaks("B3", "it does not end with a cool-down");
    of(vec![warm(), sets(), lasting(Role::Cooldown, 240.0, "easy").into()]).breaks("B3", "the cool-down takes 4:00");
    of(vec![warm(), cool()]).breaks("B3", "no effort");
    // Fast efforts without a recovery between them; moderate ones in a row are one.
    let effort = |pace: &str| Block::from(over(Role::Effort, 800.0, pace));
    of(vec![warm(), effort("5k"), effort("5k"), cool()]).breaks("B3", "effort 1 of 2 is not followed by a recovery");
    of(vec![warm(), effort("half"), effort("threshold"), cool()]).holds("B3", "1 of 1");
    of(vec![warm(), effort("half"), effort("5k"), cool()]).breaks("B3", "effort 1 of 2");
    // A plain easy run, even a long one, is not asked.
    Season::of(&["base: rest easy8 - - - - long12"]).is_silent("B3", "no speed work");
}

#[test]
fn b4_eased_into() {
    let weeks = |counts: &[u32]| {
        let words: Vec<String> = counts.iter().map(|n| format!("build: rest {n}x400 - - - - -")).collect();
        Season::of(&words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let new = |season: Season| season.history(&[30.0], 20.0, 0);
    new(weeks(&[2, 4, 6, 8])).holds("B4", "1 kind, at most 8 repeats");
    new(weeks(&[3, 4])).breaks("B4", "week 1, 2026-12-01, session w1d2s0: the first session of its kind has 3");
    weeks(&[6, 8]).holds("B4", "at most 8");
    weeks(&[6, 9]).breaks("B4", "week 2, 2026-12-08, session w2d2s0: 9 repeats to 400 m after 6");
    weeks(&[11, 12]).holds("B4", "12");
    weeks(&[11, 13]).breaks("B4", "13 repeats to 400 m, at most 12");
    for (words, culprit) in [
        ("build: rest 9x800 - - - - -", "9 repeats to 800 m, at most 8"),
        ("build: rest 9x1000 - - - - -", "9 repeats of 1000 m or a mile, at most 8"),
        ("build: rest yasso11@195 - - - - -", "at most 10"),
    ] {
        Season::of(&[words]).breaks("B4", culprit);
    }
    Season::of(&["build: rest yasso10@195 - - - - -"]).holds("B4", "at most 10");
    // Another size or another name is another kind.
    new(Season::of(&["build: rest 2x400 - 2x800 - strides2 -"])).holds("B4", "3 kinds");
    new(Season::of(&["build: rest 2x400 - 4x800 - - -"])).breaks("B4", "session w1d4s0");
    new(Season::of(&["build: rest 2x400 - - - strides4 -"])).breaks("B4", "session w1d6s0");
    // One sustained tempo repeats nothing.
    new(Season::of(&["build: rest tempo3 - - - - -", "build: rest tempo4 - - - - -"])).holds("B4", "1 kind");
}

#[test]
fn b4_eased_into_grows_one_thing_a_week() {
    let two = |second: &str| Season::of(&["build: rest 4x400@5k - - - - -", second]);
    two("build: rest 6x400@5k - - - - -").holds("B4", "at most 6");
    two("build: rest 4x400@mile - - - - -").holds("B4", "at most 4");
    two("build: rest 5x400@mile - - - - -").breaks("B4", "week 2: repeats and pace");
    two("build: rest 5x400@5k*1.004 - - - - -").holds("B4", "at most 5");
    two("build: rest 5x400@5k*1.006 - - - - -").breaks("B4", "week 2: repeats and pace");
    // Not in the same week either, a session of the kind apart, nor with another kind.
    two("build: rest 5x400@5k - 5x400@mile - - -").breaks("B4", "week 2");
    let kinds = |tuesday: &str, friday: &str| {
        let words = format!("build: rest {tuesday} - - {friday} - -");
        Season::of(&["build: rest 4x400@5k - - 4x800@10k - -", &words])
    };
    kinds("5x400@5k", "4x800@10k").holds("B4", "2 kinds");
    kinds("5x400@5k", "4x800@5k").breaks("B4", "week 2");
}

#[test]
fn b4_eased_into_again_after_four_weeks_without() {
    let after = |weeks: usize, count: u32| {
        let back = format!("build: rest {count}x400 - - - - -");
        let mut words = vec!["build: rest 6x400 - - - - -"];
        words.extend(times(weeks, "base: rest easy8 - - - - -"));
        words.push(&back);
        Season::of(&words)
    };
    after(3, 6).holds("B4", "at most 6");
    after(4, 6).breaks("B4", "week 6, 2027-01-05, session w6d2s0: the first session of its kind has 6");
    after(4, 2).holds("B4", "at most 6");
}

#[test]
fn b5_chosen_by_goal() {
    let of = |goal_m: f64, days: &str| Season::of(&[format!("build: {days}").as_str()]).goal(goal_m, 1, 6);
    for (goal_m, fits, misfits) in [
        (200.0, "6x200@max*0.93", "6x200@max*0.97"),
        (400.0, "4x400@max*0.90", "4x500@max*0.90"),
        (5_000.0, "4x400@mile*1.02", "4x400@5k"),
        (10_000.0, "4x800@mile", "4x800@mile*1.05"),
        (15_000.0, "4x800@mile", "4x600@mile"),
        (15_000.0, "4x1000@race", "4x1200@race"),
        (21_097.5, "4x1000@half*1.03", "4x1000@half*1.05"),
        (42_195.0, "4x1609.344@race*1.01", "4x1609.344@threshold"),
    ] {
        of(goal_m, &format!("rest {fits} - - - - -")).holds("B5", "1 of 1 speed session");
        let wrong = of(goal_m, &format!("rest {misfits} - - - - -"));
        wrong.breaks("B5", "week 1, 2026-12-01, session w1d2s0: it is not of the goal's kinds and names no source");
        wrong.why("from Daniels (2014)").breaks("B5", "0 of 1 speed sessions are of the goal's kinds");
    }
    // Half of them; the others are cited.
    of(5_000.0, "rest 4x400 - tempo3 - - -").why("Daniels (2014)").holds("B5", "1 of 2");
    of(5_000.0, "rest 4x400 - tempo3 - - -").breaks("B5", "session w1d4s0");
    // A ladder with other efforts is not of the kind; one sustained effort beside the repeats is.
    let mut ladder = of(5_000.0, "rest 4x400 - - - - -");
    let mixed =
        |extra: Block| structured(RunKind::Repeats, vec![repeats(4, over(Role::Effort, 400.0, "mile"), 90.0), extra]);
    ladder.plan.weeks[0].days[1].sessions[0].content = mixed(over(Role::Effort, 2000.0, "threshold").into());
    ladder.holds("B5", "1 of 1");
    ladder.plan.weeks[0].days[1].sessions[0].content = mixed(over(Role::Effort, 2000.0, "10k").into());
    ladder.breaks("B5", "session w1d2s0");
    // 800 m, the mile and ultras: cited.
    for goal_m in [800.0, 1609.344, 50_000.0] {
        of(goal_m, "rest 4x500 - - - - -").breaks("B5", "names no source");
        of(goal_m, "rest 4x500 - - - - -").why("Billat (2001)").holds("B5", "1 of 1");
    }
    of(5_000.0, "rest tempo3 - - - - -").pain().is_silent("B5", "pain");
    Season::of(&["build: rest tempo3 - - - - -"]).is_silent("B5", "no goal");
}

#[test]
fn b5_chosen_by_goal_asks_a_marathon_for_yassos() {
    let marathon = |weeks: usize, first: &str| {
        let mut words = vec![first];
        words.extend(times(weeks - 1, "build: rest 4x1000@race - - - - -"));
        let mut season = Season::of(&words).goal(42_195.0, weeks, 6);
        season.plan.goal.as_mut().unwrap().time_s = Some(Duration::from_s(3.25 * 3600.0));
        season
    };
    marathon(10, "build: rest yasso4@195 - - - - -")
        .holds("B5", "10 of 10 speed sessions of build and peak by the goal, 1 Yasso");
    marathon(10, "build: rest 4x1000@race - - - - -").breaks("B5", "has Yasso 800s, this one has none");
    marathon(9, "build: rest 4x1000@race - - - - -").holds("B5", "9 of 9");
    // 3:15 h are 3:15 min.
    let slow = marathon(10, "build: rest yasso4@205 - - - - -").why("Yasso (1993)");
    slow.breaks("B5", "week 1, 2026-12-01, session w1d2s0: 800 m in 3:25, the goal asks for 3:15");
    // The jog takes as long as the repeat.
    let short = marathon(10, "build: rest yasso4@195 - - - - -").why("Yasso (1993)").each_run(|r| {
        if r.run == RunKind::Yasso800 {
            let Block::Repeat { steps, .. } = &mut r.steps[1] else { panic!() };
            steps[1].duration_s = Some(Duration::from_s(120.0));
        }
    });
    short.breaks("B5", "800 m in 3:15 without a jog of the same time");
}

#[test]
fn b6_judged_after_weeks() {
    let of = |speed: usize, last: &'static str, more: usize| {
        let mut words = times(speed, "build: rest tempo3 - - - - -");
        words.push(last);
        words.extend(times(more, "build: rest tempo3 - - - - -"));
        Season::of(&words)
    };
    let test = "build: rest - - - test3 - -";
    of(4, test, 0).holds("B6", "test in week 5 after 4 weeks of speed work");
    of(6, test, 3).holds("B6", "after 6 weeks");
    of(7, test, 0).breaks("B6", "week 8: the test comes after 7 weeks");
    of(3, test, 4).breaks("B6", "7 weeks of speed work and no test");
    of(6, "race: - - - - - - race10", 0).breaks("B6", "6 weeks of speed work and no test");
    of(6, "race: - - - - - - race10", 0).goal(10_000.0, 7, 6).is_silent("B6", "the goal race judges");
    of(3, "base: rest easy8 - - - - -", 0).is_silent("B6", "3 weeks of speed work");
    of(6, test, 0).pain().is_silent("B6", "pain");
}

#[test]
fn a_race_pace_is_judged_by_the_goal() {
    let race: PaceSymbol = "race".parse().unwrap();
    let step = training::Step::over(Role::Effort, quantity::Distance::from_m(2000.0), race);
    let season = Season::of(&["base: - - - - - - -"]);
    let goal = |metres: f64| season.clone().goal(metres, 1, 6).plan.goal;
    assert!(plan::reading::is_at_half_or_faster(&step, goal(10_000.0).as_ref(), None));
    assert!(plan::reading::is_at_half_or_faster(&step, goal(21_097.5).as_ref(), None));
    assert!(!plan::reading::is_at_half_or_faster(&step, goal(42_195.0).as_ref(), None));
    // A modest goal over the half or less is hard by its name, an ambitious longer one by its speed.
    let half = Some(quantity::Speed::from_mps(4.0));
    let at = |mps: f64| {
        let speed = Some(quantity::Speed::from_mps(mps));
        training::Step { speed_low_mps: speed, speed_high_mps: speed, ..step.clone() }
    };
    assert!(plan::reading::is_at_half_or_faster(&at(3.5), goal(10_000.0).as_ref(), half));
    assert!(!plan::reading::is_at_half_or_faster(&at(3.9), goal(42_195.0).as_ref(), half));
    assert!(plan::reading::is_at_half_or_faster(&at(4.0), goal(42_195.0).as_ref(), half));
}

#[test]
fn half_pace_is_the_plans_own() {
    let half = |words: &str| Season::of(&[words]).goal(42_195.0, 1, 6);
    let mps = |season: &Season| plan::reading::half_speed(&season.plan).map_or(0.0, |v| v.mps());
    let near = |season: Season, expected: f64| assert!((mps(&season) - expected).abs() < 0.01, "{}", mps(&season));
    near(half("base: rest 4x1000@half - 4x400@mile - tempo3 -"), 3.6);
    // An hour at threshold is 13.1 km; Daniels' tables carry it and the other races over.
    near(half("base: rest 4x400@mile - tempo3 - - -"), 3.534);
    near(half("base: rest 4x1000@10k - - - - -"), 3.618);
    near(half("base: rest 4x400@mile - - - - -"), 3.761);
    // The goal's pace is a wish where it has a time: then it speaks only where nothing else does.
    let marathon = half("base: rest 4x1000@race - 4x400@mile - - -");
    near(marathon.clone(), 3.961);
    let wish = marathon.edit(|p| p.goal.as_mut().unwrap().time_s = Some(Duration::from_s(11_700.0)));
    near(wish, 3.761);
    assert_eq!(mps(&half("base: rest easy8 - - - - -")), 0.0);
}
