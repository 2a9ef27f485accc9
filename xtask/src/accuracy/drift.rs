//! How far runners drift from year to year: the same race run again after some years, by thousands who did.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Fewer pairs of years tell nothing of their spread.
const FEWEST: usize = 300;
/// Standard deviations of a normal distribution between its 10 % and its 90 % point.
const MIDDLE_80: f64 = 2.563;

/// The races by file, columns of the runner, the year and the minutes.
const RACES: [(&str, &str, [&str; 3]); 2] = [
    ("10 miles", "cherryblossom_10mi_longitudinal_half.csv", ["id", "year", "net"]),
    ("marathon", "boston_2001_2014_repeat_finishers_half.csv.gz", ["runner_id", "year", "official_min"]),
];

/// Prints how the spread of ln(time) grows with the years between two runs of the same race, and what of it is drift.
pub fn run(races: &Path) -> Result<()> {
    println!("| race | years between | pairs | spread of the time | of it drift a year | of it the single race |");
    println!("|---|---|---|---|---|---|");
    for (race, file, columns) in RACES {
        let path = races.join(file);
        if !path.exists() {
            println!("| {race} | not there: skipped | | | | |");
            continue;
        }
        let spreads = spreads(pairs(&path, columns)?);
        let (drift, single) = parted(&spreads);
        for (i, (years, count, spread)) in spreads.iter().enumerate() {
            let told =
                if i == 0 { format!("{:.1} % | {:.1} %", 100.0 * drift, 100.0 * single) } else { " | ".to_owned() };
            println!("| {race} | {years} | {count} | {:.1} % | {told} |", 100.0 * spread);
        }
    }
    Ok(())
}

/// ln of the later time over the earlier, by the years between, of every two runs of one runner.
fn pairs(path: &Path, columns: [&str; 3]) -> Result<BTreeMap<i64, Vec<f64>>> {
    let shown = path.display().to_string();
    let mut file = File::open(path).with_context(|| format!("{shown} cannot be read"))?;
    let mut text = String::new();
    if path.extension().is_some_and(|ending| ending == "gz") {
        GzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        file.read_to_string(&mut text)?;
    }
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let place =
        |word: &str| head.iter().position(|met| *met == word).with_context(|| format!("{shown} has no column {word}"));
    let [runner, year, minutes] = [place(columns[0])?, place(columns[1])?, place(columns[2])?];
    let mut runners: BTreeMap<String, BTreeMap<i64, f64>> = BTreeMap::new();
    for line in lines {
        let row: Vec<&str> = line.split(',').collect();
        let [Some(runner), Some(year), Some(minutes)] = [row.get(runner), row.get(year), row.get(minutes)] else {
            continue;
        };
        let (Ok(year), Ok(time)) = (year.parse::<i64>(), minutes.parse::<f64>()) else { continue };
        if time > 0.0 {
            runners.entry((*runner).to_owned()).or_default().insert(year, time.ln());
        }
    }
    let mut apart: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for times in runners.values() {
        for (year, time) in times {
            for (later, other) in times.range(year + 1..) {
                apart.entry(later - year).or_default().push(other - time);
            }
        }
    }
    Ok(apart)
}

/// Years between, pairs, and the spread by the middle 80 %.
fn spreads(apart: BTreeMap<i64, Vec<f64>>) -> Vec<(i64, usize, f64)> {
    let enough = apart.into_iter().filter(|(_, all)| all.len() >= FEWEST);
    enough
        .map(|(years, mut all)| {
            all.sort_by(f64::total_cmp);
            let n = all.len();
            (years, n, (all[n * 9 / 10] - all[n / 10]) / MIDDLE_80)
        })
        .collect()
}

/// Drift in a year and spread of a single race: the variance is a line over the years between, by weighted least squares.
fn parted(spreads: &[(i64, usize, f64)]) -> (f64, f64) {
    let all: f64 = spreads.iter().map(|s| s.1 as f64).sum();
    let mean = |of: fn(&(i64, usize, f64)) -> f64| spreads.iter().map(|s| s.1 as f64 * of(s)).sum::<f64>() / all;
    let (years, variance) = (mean(|s| s.0 as f64), mean(|s| s.2 * s.2));
    let both = mean(|s| s.0 as f64 * s.2 * s.2) - years * variance;
    let slope = both / (mean(|s| (s.0 * s.0) as f64) - years * years).max(1e-9);
    (slope.max(0.0).sqrt(), (0.5 * (variance - slope * years)).max(0.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drift_and_race_are_told_apart() {
        let spread = |years: f64| (0.035_f64.powi(2) * years + 2.0 * 0.05_f64.powi(2)).sqrt();
        let (drift, single) = parted(&[(1, 900, spread(1.0)), (2, 700, spread(2.0)), (5, 400, spread(5.0))]);
        assert!((drift - 0.035).abs() < 1e-9 && (single - 0.05).abs() < 1e-9, "{drift} {single}");
    }
}
