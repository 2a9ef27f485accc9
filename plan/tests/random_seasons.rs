//! Random runners, goals and wishes: a plan that keeps every hard rule and wish, or a clash that is really minimal.
//!
//! `cargo xtask nightly` looks at 100,000 of them; `PLAN_SEASONS` and `PLAN_SEASON_FROM` choose others.

mod random;

use plan::clash::Wish;
use training::{Content, Plan, RunKind, Spec, Weekday};

/// Seasons of a normal run.
const SEASONS: u64 = 2000;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn every_season_keeps_the_rules_or_names_the_smallest_clash() {
    let from = number("PLAN_SEASON_FROM", 0);
    let (mut plans, mut plain, mut clashes) = (0, 0, Vec::new());
    let mut wrong = Vec::new();
    for seed in from..from + number("PLAN_SEASONS", SEASONS) {
        let spec = random::spec(seed);
        match plan::make(&spec) {
            Ok(made) => {
                plans += 1;
                let mut faults: Vec<String> =
                    plan::broken(&made, &spec).iter().map(|(rule, b)| format!("{}: {b}", rule.id)).collect();
                faults.extend(plan::sound(&made));
                faults.extend(against_wishes(&made, &spec));
                wrong.extend(faults.into_iter().map(|f| format!("seed {seed}: {f}")));
            }
            Err(conflict) => {
                wrong.extend(not_minimal(&spec, &conflict).map(|f| format!("seed {seed}: {f}")));
                match plainly_impossible(&spec, &conflict) {
                    true => plain += 1,
                    false => wrong.extend(other_way(&spec, &conflict).map(|f| format!("seed {seed}: {f}"))),
                }
                clashes.push(format!("seed {seed}: {}", told(&spec, &conflict)));
            }
        }
    }
    println!("{plans} plans, {} clashes\n{}", clashes.len(), clashes.join("\n"));
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    assert!(plans > 0 && !clashes.is_empty(), "both answers should come up");
    let knotty = clashes.len() - plain;
    assert!(knotty * 25 <= clashes.len() + plans, "{knotty} clashes are not plain to see");
}

#[test]
fn the_same_seed_makes_the_same_plan() {
    for seed in 0..20 {
        let spec = random::spec(seed);
        assert_eq!(plan::make(&spec), plan::make(&spec), "seed {seed}");
    }
}

/// A clash in a line, with what stands against its wishes alone.
fn told(spec: &Spec, conflict: &plan::Conflict) -> String {
    let words: Vec<String> = conflict.clash.iter().map(|c| format!("{} ({})", c.wish, c.rule)).collect();
    let set: Vec<Wish> =
        Wish::all(spec).into_iter().filter(|w| conflict.clash.iter().any(|c| c.wish == w.words(spec))).collect();
    let places = plan::attempt(&Wish::only(&set, spec)).err().map(|e| e.places.join("; ")).unwrap_or_default();
    format!("{} <- {places}", words.join(" + "))
}

/// Wishes that a plan does not keep.
fn against_wishes(plan: &Plan, spec: &Spec) -> Vec<String> {
    let w = &spec.wishes;
    let mut faults = Vec::new();
    for (date, session, run) in plan.runs().filter(|(_, _, run)| run.run != RunKind::Race) {
        let day = Weekday::of(date);
        if w.days.as_ref().is_some_and(|days| !days.contains(&day)) || w.rest.contains(&day) {
            faults.push(format!("{} runs on a {}", session.id, day.word()));
        }
        if w.max_session_s.get(&day).is_some_and(|cap| run.duration_s.s() > cap.s() + 1.0) {
            faults.push(format!("{} takes {:.0} s", session.id, run.duration_s.s()));
        }
        if run.run == RunKind::Long && w.long_run.is_some_and(|d| d != day) {
            faults.push(format!("{} is long on a {}", session.id, day.word()));
        }
    }
    for week in &plan.weeks {
        let runs = || {
            week.days.iter().flat_map(|d| &d.sessions).filter_map(|s| match &s.content {
                Content::Run(run) if run.run != RunKind::Race => Some(run),
                _ => None,
            })
        };
        let m: f64 = runs().map(|r| r.distance_m.m()).sum();
        if w.max_weekly_distance_m.is_some_and(|most| m > most.m() + 1.0) {
            faults.push(format!("week {} has {m:.0} m", week.index));
        }
        let speed = runs().filter(|r| r.hard && r.run != RunKind::Test).count();
        if w.speed_sessions_max.is_some_and(|most| speed > most as usize) {
            faults.push(format!("week {} has {speed} speed sessions", week.index));
        }
    }
    let planned = plan.runs().filter(|(_, _, run)| run.run == RunKind::Race).count();
    let (first, last) = (plan.weeks[0].start, plan.weeks[plan.weeks.len() - 1].days[6].date);
    let wished = spec.races.iter().filter(|r| (first..=last).contains(&r.date)).count();
    if planned != wished {
        faults.push(format!("{planned} races planned of {wished}"));
    }
    faults
}

/// A clash that needs no planner to be seen: it follows from the text of one rule and of the wishes alone.
fn plainly_impossible(spec: &Spec, conflict: &plan::Conflict) -> bool {
    let w = &spec.wishes;
    let named = |wish: &Wish| conflict.clash.iter().any(|c| c.wish == wish.words(spec));
    let weeks = &spec.history.weekly_distance_m;
    let last = &weeks[weeks.len().saturating_sub(4)..];
    let mean_m = last.iter().map(|d| d.m()).sum::<f64>() / last.len().max(1) as f64;
    let days: Vec<Weekday> = Weekday::ALL
        .into_iter()
        .filter(|d| !named(&Wish::Days) || w.days.as_ref().is_none_or(|days| days.contains(d)))
        .filter(|d| !named(&Wish::Rest) || !w.rest.contains(d))
        .collect();
    let races: Vec<_> = (0..spec.races.len()).filter(|&i| named(&Wish::Race(i))).map(|i| spec.races[i].date).collect();
    // The longest runs that H4 lets grow from day to day, twice on every day.
    let longest = last.iter().map(|d| d.m() / 7.0).fold(spec.history.longest_run_30d_m.m(), f64::max).max(5000.0);
    let most_m: f64 = (1..=days.len() as i32).map(|n| 2.0 * longest * 1.1_f64.powi(n)).sum();
    // The days' own races aside: less than A4 asks of week 1, no speed work where B1 asks for some, no day for the long
    // run, nothing on any day, hard runs on following dates.
    (named(&Wish::Weekly) && w.max_weekly_distance_m.is_some_and(|most| most.m() < mean_m * 0.8))
        || (named(&Wish::Speed) && w.speed_sessions_max == Some(0))
        || (named(&Wish::LongRun) && w.long_run.is_some_and(|d| !days.contains(&d)))
        || days.is_empty()
        || (races.is_empty() && most_m < mean_m * 0.8)
        || races.iter().any(|&a| races.iter().any(|&b| a != b && (a - b).get_days().abs() <= 1))
}

/// A plan for wishes that were refused: with another seed, other lifting, or other equipment.
fn other_way(spec: &Spec, conflict: &plan::Conflict) -> Option<String> {
    let set: Vec<Wish> =
        Wish::all(spec).into_iter().filter(|w| conflict.clash.iter().any(|c| c.wish == w.words(spec))).collect();
    let same = Wish::only(&set, spec);
    let mut others: Vec<Spec> = (1..=3).map(|n| Spec { seed: spec.seed + n, ..same.clone() }).collect();
    let mut lifts = same.clone();
    lifts.wishes.lifting_days_max = if same.wishes.lifting_days_max.is_some() { None } else { Some(2) };
    others.push(lifts);
    let mut bare = same.clone();
    bare.runner.equipment.clear();
    others.push(bare);
    let found = others.iter().position(|other| plan::make(other).is_ok())?;
    let how = ["another seed", "another seed", "another seed", "other lifting", "no equipment"][found];
    Some(format!("refused, but possible with {how}: {}", told(spec, conflict)))
}

/// What keeps a clash from being the smallest: alone it is possible, or without one of it it is not.
fn not_minimal(spec: &Spec, conflict: &plan::Conflict) -> Option<String> {
    let named: Vec<&str> = conflict.clash.iter().map(|c| c.wish.as_str()).collect();
    let set: Vec<Wish> = Wish::all(spec).into_iter().filter(|w| named.contains(&w.words(spec).as_str())).collect();
    if set.len() != conflict.clash.len() || set.is_empty() {
        return Some(format!("the clash names {named:?}"));
    }
    if plan::make(&Wish::only(&set, spec)).is_ok() {
        return Some(format!("{named:?} is possible"));
    }
    set.iter().find_map(|left_out| {
        let rest: Vec<Wish> = set.iter().filter(|w| *w != left_out).cloned().collect();
        plan::make(&Wish::only(&rest, spec))
            .is_err()
            .then(|| format!("{named:?} without {:?} is impossible too", left_out.words(spec)))
    })
}
