//! `cargo xtask accuracy`: predicts runners that the prior has not seen, and prints how far off it is.

use crate::prior::{data_folder, em::observations, fit, runners};
use anyhow::{Result, bail};
use physiology::population::KNOTS_M;

/// Parts that the runners are cut into; each is predicted by a prior fitted to the others.
const FOLDS: usize = 5;

/// What is predicted: of whom, over how many metres, from what.
const TASKS: [(&str, f64, bool); 14] = [
    ("recreational", 42_195.0, true),
    ("recreational", 21_097.5, true),
    ("recreational", 10_000.0, true),
    ("recreational", 21_097.5, false),
    ("recreational", 10_000.0, false),
    ("recreational", 5000.0, false),
    ("world", 42_195.0, false),
    ("world", 21_097.5, false),
    ("world", 10_000.0, false),
    ("world", 5000.0, false),
    ("world", 21_097.5, true),
    ("world", 10_000.0, true),
    ("club", 42_195.0, false),
    ("club", 10_000.0, false),
];

/// One prediction beside the truth, in ln(speed).
#[derive(Clone, Copy)]
struct Row {
    truth: f64,
    middle: f64,
    low: f64,
    high: f64,
}

/// Prints the table of the documentation.
pub fn run() -> Result<()> {
    let folder = data_folder();
    if !folder.is_dir() {
        bail!("{} is not there; accuracy is measured on the tables of best times that lie in it", folder.display());
    }
    let runners = runners::read(&folder)?;
    let mut rows: Vec<Vec<Row>> = vec![Vec::new(); TASKS.len()];
    for fold in 0..FOLDS {
        // The tables are in the order of hashed names, so every fifth runner is a random one.
        let seen: Vec<_> =
            runners.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, r)| r.clone()).collect();
        let population = fit(&seen)?;
        for runner in runners.iter().enumerate().filter(|(i, _)| i % FOLDS == fold).map(|(_, r)| r) {
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
                let posterior = population.posterior(&observations(&known), runner.sex);
                let knot = KNOTS_M.iter().position(|&k| k == task.1).expect("every task is at a knot");
                let (middle, low, high) = population.best_times(&posterior)[knot];
                rows.push(Row { truth: (distance / time).mps().ln(), middle, low, high });
            }
        }
    }
    println!(
        "| runners | distance | from | n | mean error | bias | in the 80 % interval | fastest third | middle | slowest |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for ((who, distance, shorter), rows) in TASKS.iter().zip(&mut rows) {
        rows.sort_by(|a, b| b.truth.total_cmp(&a.truth));
        let n = rows.len() as f64;
        let off = |r: &Row| (r.truth - r.middle).exp() - 1.0;
        let error = rows.iter().map(|r| off(r).abs()).sum::<f64>() / n;
        let bias = rows.iter().map(off).sum::<f64>() / n;
        let covered = |rows: &[Row]| {
            100.0 * rows.iter().filter(|r| r.low <= r.truth && r.truth <= r.high).count() as f64 / rows.len() as f64
        };
        let third = rows.len() / 3;
        println!(
            "| {who} | {distance} m | {} | {} | {:.2} % | {:+.2} % | {:.1} % | {:.0} % | {:.0} % | {:.0} % |",
            if *shorter { "shorter" } else { "all others" },
            rows.len(),
            100.0 * error,
            100.0 * bias,
            covered(rows),
            covered(&rows[..third]),
            covered(&rows[third..2 * third]),
            covered(&rows[2 * third..]),
        );
    }
    Ok(())
}
