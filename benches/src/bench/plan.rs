//! Planning 500 random runners: 26 weeks with all eight strategies, and the plan laid again after one move.
//!
//! Goals: a plan in under 1 s and a re-plan in under 100 ms at the median, on one core. Each is done three times and the
//! fastest counts, so that the load of a shared machine moves it little. `cargo run --release -p benches -- plan`

use anyhow::{Result, ensure};
use jiff::{ToSpan, civil::date};
use plan::change::{self, Edit};
use quantity::{Distance, Duration, Mass};
use std::time::Instant;
use training::{
    Content, History, Plan, RaceEntry, RaceResult, RunKind, Spec,
    spec::{Equipment, Lifting},
};

/// As many runners as the goal speaks of.
const RUNNERS: u64 = 500;
/// The goals at the median, ms.
const GOAL_PLAN_MS: f64 = 1000.0;
const GOAL_MOVE_MS: f64 = 100.0;
/// Days from today to the goal race: 26 weeks of plan.
const DAYS: i64 = 26 * 7 + 6;

/// Runs it.
pub fn run(_arguments: &[String]) -> Result<()> {
    let (mut plans, mut moves, mut refused) = (Vec::new(), Vec::new(), 0);
    for seed in 0..RUNNERS {
        let spec = runner(seed)?;
        let (answer, ms) = timed(|| plan::make(&spec));
        let Ok(made) = answer else {
            refused += 1;
            continue;
        };
        ensure!(made.weeks.len() == 26, "runner {seed} has {} weeks", made.weeks.len());
        plans.push(ms);
        if let Some(edit) = a_move(&made, seed) {
            moves.push(timed(|| change::apply(&spec, &made, made.weeks[0].start, &edit)).1);
        }
    }
    println!("{} plans of 26 weeks, {refused} clashes", plans.len());
    ensure!(plans.len() > 400 && moves.len() > 300, "too few plans to judge");
    let missed = [("plan of 26 weeks", plans, GOAL_PLAN_MS), ("re-plan after a move", moves, GOAL_MOVE_MS)]
        .into_iter()
        .filter(|(name, ms, goal)| !told(name, ms.clone(), *goal))
        .count();
    ensure!(missed == 0, "a goal is missed");
    Ok(())
}

/// Prints the median and the worst of a hundred; whether the median keeps the goal.
fn told(name: &str, mut ms: Vec<f64>, goal_ms: f64) -> bool {
    ms.sort_by(f64::total_cmp);
    let at = |share: f64| ms[((ms.len() - 1) as f64 * share).round() as usize];
    let (median, p99) = (at(0.5), at(0.99));
    println!(
        "{name:<22} {:>4} times   median {median:>7.2} ms   p99 {p99:>7.2} ms   goal {goal_ms:.0} ms: {:.3} of it",
        ms.len(),
        median / goal_ms
    );
    median <= goal_ms
}

/// What `work` gives and the least time it took, ms.
fn timed<T>(work: impl Fn() -> T) -> (T, f64) {
    let once = || {
        let start = Instant::now();
        let answer = work();
        (answer, start.elapsed().as_secs_f64() * 1000.0)
    };
    let (answer, first) = once();
    (answer, (0..2).map(|_| once().1).fold(first, f64::min))
}

/// The next of a sequence of whole numbers that follows from its seed, below `most`.
fn below(state: &mut u64, most: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % most
}

/// A runner of a seed: from none to 130 km a week, 400 m to 100 km, all kinds of equipment and days.
fn runner(seed: u64) -> Result<Spec> {
    let mut state = seed.wrapping_mul(2_654_435_761) ^ 0x5eed;
    let mut pick = |values: &[f64]| values[below(&mut state, values.len() as u64) as usize];
    let today = date(2026, 11, 23).saturating_add((pick(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]) as i64).days());
    let weekly = pick(&[0.0, 8.0, 15.0, 25.0, 32.0, 40.0, 55.0, 70.0, 90.0, 130.0]) * 1000.0;
    let goal =
        pick(&[400.0, 800.0, 1500.0, 5000.0, 5000.0, 10_000.0, 10_000.0, 21_097.5, 42_195.0, 42_195.0, 100_000.0]);
    let race = |name: &str, days: i64, metres: f64, priority: &str| -> Result<RaceEntry> {
        let on = today.saturating_add(days.days());
        let text = format!(r#"{{"name":"{name}","date":"{on}","distance_m":{metres},"priority":"{priority}"}}"#);
        Ok(serde_json::from_str(&text)?)
    };
    let monday = i64::from(today.weekday().to_monday_zero_offset());
    let mut races = vec![race("goal", DAYS - monday, goal, "A")?];
    if pick(&[0.0, 1.0]) > 0.0 {
        races.push(race("on the way", 61 + pick(&[0.0, 9.0, 20.0, 40.0]) as i64, 10_000.0, "B")?);
    }
    let mut spec: Spec =
        serde_json::from_str(&format!(r#"{{"schema":"stayer.spec/1","today":"{today}","seed":{seed}}}"#))?;
    spec.history = History {
        weekly_distance_m: vec![Distance::from_m(weekly); 4],
        longest_run_30d_m: Distance::from_m((weekly * 0.35).min(32_000.0)),
        speed_sessions_4w: pick(&[0.0, 4.0]) as u32,
        results: vec![RaceResult {
            distance_m: Distance::from_m(5000.0),
            time_s: Duration::from_s(pick(&[960.0, 1100.0, 1260.0, 1500.0, 1800.0])),
            date: Some(today.saturating_sub(30.days())),
        }],
        done: None,
    };
    spec.races = races;
    spec.runner.mass_kg = Some(Mass::from_kg(pick(&[50.0, 61.0, 75.0, 95.0])));
    spec.runner.lifting = [Lifting::None, Lifting::Some, Lifting::Regular][pick(&[0.0, 1.0, 2.0]) as usize];
    let all = [Equipment::Band, Equipment::Dumbbell, Equipment::Kettlebell, Equipment::Box, Equipment::Barbell];
    spec.runner.equipment = all.into_iter().filter(|_| pick(&[0.0, 1.0]) > 0.0).collect();
    spec.wishes.lifting_days_max = Some(pick(&[2.0, 3.0, 4.0]) as u32);
    Ok(spec)
}

/// A speed session of the middle weeks goes to another day.
fn a_move(plan: &Plan, seed: u64) -> Option<Edit> {
    let speed: Vec<_> = plan
        .runs()
        .filter(|(_, _, run)| run.hard && run.run != RunKind::Race)
        .map(|(date, session, _)| (date, session.id.clone()))
        .collect();
    let any = || {
        plan.days()
            .flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)))
            .filter(|(_, s)| matches!(s.content, Content::Run(_)))
            .map(|(date, s)| (date, s.id.clone()))
            .nth(8)
    };
    let (date, session) = speed.get(speed.len() / 2).cloned().or_else(any)?;
    let days = [1, -1, 2, 3][(seed % 4) as usize];
    Some(Edit::Move { session, date: date.saturating_add(days.days()) })
}
