//! `cargo xtask accuracy`: predicts runners that the prior has not seen, and prints how far off it is.

mod drift;
mod history;
mod long_race;
mod marathons;

use crate::prior::{data_folder, em::observations, fit, runners};
use anyhow::{Result, bail};
use physiology::population::{KNOTS_M, Profile};

/// Parts that the runners are cut into; each is predicted by a prior fitted to the others.
const FOLDS: usize = 5;

/// What is predicted: of whom, over how many metres, from shorter races only, with the age told.
const TASKS: [(&str, f64, bool, bool); 17] = [
    ("recreational", 42_195.0, true, false),
    ("recreational", 21_097.5, true, false),
    ("recreational", 10_000.0, true, false),
    ("recreational", 21_097.5, false, false),
    ("recreational", 10_000.0, false, false),
    ("recreational", 5000.0, false, false),
    ("recreational", 42_195.0, true, true),
    ("recreational", 21_097.5, true, true),
    ("recreational", 10_000.0, true, true),
    ("world", 42_195.0, false, false),
    ("world", 21_097.5, false, false),
    ("world", 10_000.0, false, false),
    ("world", 5000.0, false, false),
    ("world", 21_097.5, true, false),
    ("world", 10_000.0, true, false),
    ("club", 42_195.0, false, false),
    ("club", 10_000.0, false, false),
];

/// One prediction beside the truth, in ln(speed).
#[derive(Clone, Copy)]
struct Row {
    truth: f64,
    middle: f64,
    low: f64,
    high: f64,
}

/// Prints the tables of the documentation.
pub fn run() -> Result<()> {
    best_times()?;
    println!();
    crate::fade::check()?;
    println!();
    drift()?;
    histories()
}

/// The drift of runners from year to year alone.
pub fn drift() -> Result<()> {
    drift::run(&data_folder().join("../races"))
}

/// Long histories alone.
pub fn histories() -> Result<()> {
    println!();
    history::run(&data_folder().join("../history"))?;
    println!();
    marathons()
}

/// The marathons of the long histories alone.
pub fn marathons() -> Result<()> {
    marathons::run(&data_folder().join("../history"))
}

/// The runners of the tables of best times.
fn best_times() -> Result<()> {
    let folder = data_folder();
    if !folder.is_dir() {
        bail!("{} is not there; accuracy is measured on the tables of best times that lie in it", folder.display());
    }
    let runners = runners::read(&folder)?;
    let folds: Vec<Result<Vec<Vec<Row>>>> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..FOLDS)
            .map(|part| {
                scope.spawn({
                    let runners = &runners;
                    move || fold(part, runners)
                })
            })
            .collect();
        parts.into_iter().map(|part| part.join().expect("a part that panics has said why")).collect()
    });
    let mut rows: Vec<Vec<Row>> = vec![Vec::new(); TASKS.len()];
    for part in folds {
        for (all, more) in rows.iter_mut().zip(part?) {
            all.extend(more);
        }
    }
    println!(
        "| runners | distance | from | n | mean error | bias | in the 80 % interval | thirds as predicted | thirds as run |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for ((who, distance, shorter, aged), rows) in TASKS.iter().zip(&mut rows) {
        let n = rows.len() as f64;
        let off = |r: &Row| (r.truth - r.middle).exp() - 1.0;
        let error = rows.iter().map(|r| off(r).abs()).sum::<f64>() / n;
        let bias = rows.iter().map(off).sum::<f64>() / n;
        println!(
            "| {who} | {distance} m | {} | {} | {:.2} % | {:+.2} % | {:.1} % | {} | {} |",
            match (shorter, aged) {
                (true, true) => "shorter, age told",
                (true, false) => "shorter",
                _ => "all others",
            },
            rows.len(),
            100.0 * error,
            100.0 * bias,
            covered(rows),
            thirds(rows, |row| row.middle),
            thirds(rows, |row| row.truth),
        );
    }
    Ok(())
}

/// Share of the rows whose interval held the truth, per cent.
fn covered(rows: &[Row]) -> f64 {
    100.0 * rows.iter().filter(|r| r.low <= r.truth && r.truth <= r.high).count() as f64 / rows.len() as f64
}

/// The same of the fastest, the middle and the slowest third by some speed.
fn thirds(rows: &mut [Row], speed: fn(&Row) -> f64) -> String {
    rows.sort_by(|a, b| speed(b).total_cmp(&speed(a)));
    let third = rows.len() / 3;
    let parts = [&rows[..third], &rows[third..2 * third], &rows[2 * third..]];
    parts.map(|part| format!("{:.0}", covered(part))).join(" / ") + " %"
}

/// The runners of one part, predicted by a prior fitted to the others; by task.
fn fold(part: usize, runners: &[runners::Runner]) -> Result<Vec<Vec<Row>>> {
    let mut rows: Vec<Vec<Row>> = vec![Vec::new(); TASKS.len()];
    // The tables are in the order of hashed names, so every fifth runner is a random one.
    let seen: Vec<_> = runners.iter().enumerate().filter(|(i, _)| i % FOLDS != part).map(|(_, r)| r.clone()).collect();
    let population = fit(&seen)?;
    for runner in runners.iter().enumerate().filter(|(i, _)| i % FOLDS == part).map(|(_, r)| r) {
        for (task, rows) in TASKS.iter().zip(&mut rows) {
            if task.0 != runner.table {
                continue;
            }
            let Some(&(distance, time)) = runner.bests.iter().find(|b| b.0.m() == task.1) else { continue };
            let known: Vec<_> = runner
                .bests
                .iter()
                .copied()
                .filter(|b| if task.2 { b.0 < distance } else { b.0 != distance })
                .collect();
            if known.is_empty() {
                continue;
            }
            let age = runner.age.filter(|_| task.3);
            let profile = Profile { age, ..runner.profile() };
            let posterior = population.posterior(&observations(&known), &profile);
            let knot = KNOTS_M.iter().position(|&k| k == task.1).expect("every task is at a knot");
            let (middle, low, high) = population.best_times(&posterior)[knot];
            rows.push(Row { truth: (distance / time).mps().ln(), middle, low, high });
        }
    }
    Ok(rows)
}
