//! Predictions for 100,000 runners from two tables to a document of JSON, beside merely reading the tables.
//!
//! Run: `cargo run --release -p benches -- predict`. Goal: 100,000 rows in under 2 s. The rows are shared out to the machine's
//! cores, so the wall clock counts; the processor time of all threads stands beside it.

use crate::Usage;
use app::App;
use std::fmt::Write;

const RUNNERS: usize = 100_000;
const ROUNDS: usize = 3;

/// Does something with the two tables; tells its bytes.
type Way = fn(&str, &str) -> anyhow::Result<usize>;

/// Runs it.
pub fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let (results, targets) = tables()?;
    let ways: [(&str, Way); 2] = [("reading the tables", read), ("predictions as JSON", predict)];
    for (name, work) in ways {
        let mut times = Vec::with_capacity(ROUNDS);
        let mut bytes = 0;
        for _ in 0..ROUNDS {
            let before = Usage::own()?;
            bytes = work(&results, &targets)?;
            let after = Usage::own()?;
            times.push((after.wall_s - before.wall_s, after.cpu_s - before.cpu_s));
        }
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (wall_s, cpu_s) = times[ROUNDS / 2];
        println!("{name:<20} {wall_s:6.2} s on the clock, {cpu_s:6.2} CPU s, {:.0} MB", bytes as f64 / 1e6);
    }
    Ok(())
}

fn predict(results: &str, targets: &str) -> anyhow::Result<usize> {
    let predictions = App::predict_tables(results.as_bytes(), targets.as_bytes())?;
    anyhow::ensure!(predictions.predictions.iter().all(|p| p.time_s.is_some()), "a runner was refused");
    Ok(serde_json::to_string_pretty(&predictions)?.len())
}

fn read(results: &str, targets: &str) -> anyhow::Result<usize> {
    let cells = |table: &str| table.lines().flat_map(|line| line.split(',')).map(str::len).sum::<usize>();
    Ok(cells(results) + cells(targets))
}

/// One to three results of each runner with all that a table may tell of him, and his marathon as the target.
fn tables() -> anyhow::Result<(String, String)> {
    let mut results = "runner,distance_m,time_s,date,weekly_km,sex,age\n".to_owned();
    let mut targets = "runner,distance_m\n".to_owned();
    for i in 0..RUNNERS {
        let part = |of: usize| (i * 7919 % of) as f64 / of as f64;
        let (speed_5k, fade) = (2.6 + 2.6 * part(9973), 1.04 + 0.08 * part(101));
        let (month, weekly, age) = (1 + i % 9, 20 + i % 60, 20 + i % 40);
        for (turn, m) in [5000.0_f64, 10_000.0, 21_097.5].into_iter().take(i % 3 + 1).enumerate() {
            let s = 5000.0 / speed_5k * (m / 5000.0).powf(fade) * (1.0 + 0.01 * turn as f64 * part(7));
            let sex = if i % 2 == 0 { "F" } else { "M" };
            writeln!(results, "r{i},{m},{s:.1},2026-0{month}-11,{weekly},{sex},{age}")?;
        }
        writeln!(targets, "r{i},42195")?;
    }
    Ok((results, targets))
}
