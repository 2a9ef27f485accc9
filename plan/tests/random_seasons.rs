//! Random runners, goals and wishes: a plan that keeps every hard rule and wish, or a clash that is really minimal.
//!
//! `PLAN_SEASONS=100000` widens the run; `PLAN_SEASON_FROM` moves its start.

mod random;

use plan::clash::Wish;
use training::{Content, Plan, RunKind, Spec, Weekday};

/// Seasons of a normal run.
const SEASONS: u64 = 600;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn every_season_keeps_the_rules_or_names_the_smallest_clash() {
    let from = number("PLAN_SEASON_FROM", 0);
    let (mut plans, mut clashes) = (0, Vec::new());
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
                clashes.push(format!("seed {seed}: {}", told(&spec, &conflict)));
            }
        }
    }
    println!("{plans} plans, {} clashes\n{}", clashes.len(), clashes.join("\n"));
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    assert!(plans > 0 && !clashes.is_empty(), "both answers should come up");
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
