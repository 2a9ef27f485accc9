//! `cargo xtask fade`: how marathoners slow, from two tables of 5 km splits beside the workspace: one half of the runners makes
//! `physiology/src/race_fade/table_gen.rs`, the other half checks it.

mod runners;

use crate::{prior::data_folder, run::root};
use anyhow::{Context, Result, ensure};
use physiology::FadeDay;
use runners::Marathon;
use std::{fmt::Write, fs};

/// Ends of the stretches that are told, in metres; each against the first 10 km.
const STRETCHES_M: [(f64, f64); 9] = [
    (0.0, 5000.0),
    (5000.0, 10_000.0),
    (10_000.0, 20_000.0),
    (20_000.0, 25_000.0),
    (25_000.0, 30_000.0),
    (30_000.0, 35_000.0),
    (35_000.0, 40_000.0),
    (40_000.0, 42_195.0),
    (10_000.0, 42_195.0),
];
/// Speeds over the first 10 km at which the quantiles are told, m/s; between them linear.
const SPEEDS_MPS: [f64; 7] = [2.0, 2.4, 2.8, 3.2, 3.6, 4.0, 4.6];
/// Ends and middle of the 80 % band.
const QUANTILES: [f64; 3] = [0.1, 0.5, 0.9];
const TABLE: &str = "physiology/src/race_fade/table_gen.rs";

/// Writes the table and prints what the other half of the runners says of it.
pub fn run() -> Result<()> {
    let marathons = marathons()?;
    let fitted: Vec<&Marathon> = marathons.iter().filter(|run| run.fits).collect();
    let mut text = format!(
        "// Made by `cargo xtask fade` from the 5 km splits of {} marathons of two races: change it there.\n\n#![allow(clippy::approx_constant, reason = \"paces that happen to look like a constant\")]\n\n",
        fitted.len()
    );
    let names = ["FEMALE", "MALE"];
    text.push_str("/// Speeds over the first 10 km, m/s.\n");
    writeln!(text, "pub const SPEEDS_MPS: [f64; {}] = {SPEEDS_MPS:?};\n", SPEEDS_MPS.len())?;
    for (female, name) in [true, false].into_iter().zip(names) {
        writeln!(
            text,
            "/// By race ({}), by speed, by stretch: pace over that of the first 10 km, at a tenth, the middle and nine tenths.",
            runners::RACES.join(", ")
        )?;
        writeln!(text, "#[rustfmt::skip]")?;
        let races = runners::RACES.len();
        writeln!(text, "pub const {name}: [[[[f64; 3]; {}]; {}]; {races}] = [", STRETCHES_M.len(), SPEEDS_MPS.len())?;
        for race in 0..races {
            writeln!(text, "    [")?;
            for at in 0..SPEEDS_MPS.len() {
                writeln!(text, "        [")?;
                for stretch in STRETCHES_M {
                    let [low, middle, high] = quantiles(&fitted, race, female, at, stretch)?;
                    writeln!(text, "            [{low:.4}, {middle:.4}, {high:.4}],")?;
                }
                writeln!(text, "        ],")?;
            }
            writeln!(text, "    ],")?;
        }
        writeln!(text, "];\n")?;
    }
    fs::write(root().join(TABLE), text.trim_end().to_owned() + "\n").with_context(|| TABLE.to_owned())
}

fn marathons() -> Result<Vec<Marathon>> {
    let folder = data_folder().join("../races");
    ensure!(folder.is_dir(), "{} is not there; the fade is measured on the split tables in it", folder.display());
    runners::read(&folder)
}

/// The quantiles of a race at a speed: runners count the more the nearer theirs is.
fn quantiles(runs: &[&Marathon], race: usize, female: bool, at: usize, (from, to): (f64, f64)) -> Result<[f64; 3]> {
    let of_race = runs.iter().filter(|run| run.race == race && run.female == female);
    let mut values: Vec<(f64, f64)> = of_race
        .filter_map(|run| Some((run.ratio(from, to)?, nearness(run.early_mps(), at))))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    ensure!(!values.is_empty(), "no runner near {} m/s", SPEEDS_MPS[at]);
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = values.iter().map(|v| v.1).sum();
    Ok(QUANTILES.map(|share| {
        let mut passed = 0.0;
        let found = values.iter().find(|v| {
            passed += v.1;
            passed >= share * total
        });
        found.or(values.last()).map_or(1.0, |v| v.0)
    }))
}

/// 1 at the speed, falling to 0 at the neighbouring ones; beyond the ends 1.
fn nearness(speed_mps: f64, at: usize) -> f64 {
    let s = speed_mps.clamp(SPEEDS_MPS[0], SPEEDS_MPS[SPEEDS_MPS.len() - 1]);
    let reach = |other: Option<&f64>| other.map_or(f64::INFINITY, |o| (o - SPEEDS_MPS[at]).abs());
    let room = if s < SPEEDS_MPS[at] {
        reach(at.checked_sub(1).and_then(|i| SPEEDS_MPS.get(i)))
    } else {
        reach(SPEEDS_MPS.get(at + 1))
    };
    (1.0 - (s - SPEEDS_MPS[at]).abs() / room).max(0.0)
}

/// Prints how often the bands held the other half of the runners, by race, sex, stretch, and by thirds of their speed: with the day
/// told, and with the day not known.
pub fn check() -> Result<()> {
    let mut marathons = marathons()?;
    marathons.retain(|run| !run.fits);
    marathons.sort_by(|a, b| b.early_mps().total_cmp(&a.early_mps()));
    println!(
        "| race | told of the day | runners | n | 10 to 20 km | 20 to 25 | 25 to 30 | 30 to 35 | 35 to 40 | 40 to the end | time from 10 km on |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for (day, told) in [(None, "nothing"), (Some([FadeDay::Cool, FadeDay::Warm]), "its weather")] {
        for (race, name) in runners::RACES.iter().enumerate() {
            let runs: Vec<&Marathon> = marathons.iter().filter(|run| run.race == race).collect();
            let day = day.map_or(FadeDay::Unknown, |days| days[race]);
            let third = runs.len() / 3;
            let of = |female: bool| runs.iter().filter(|run| run.female == female).copied().collect::<Vec<_>>();
            row(name, told, "all", &runs, day);
            row(name, told, "women", &of(true), day);
            row(name, told, "men", &of(false), day);
            row(name, told, "fastest third at 10 km", &runs[..third], day);
            row(name, told, "middle third", &runs[third..2 * third], day);
            row(name, told, "slowest third", &runs[2 * third..], day);
        }
    }
    Ok(())
}

fn row(race: &str, told: &str, who: &str, runs: &[&Marathon], day: FadeDay) {
    let cells: Vec<String> = STRETCHES_M[2..]
        .iter()
        .map(|&(from, to)| {
            let held: Vec<(bool, bool)> = runs.iter().filter_map(|run| held(run, from, to, day)).collect();
            let share = |f: fn(&(bool, bool)) -> bool| {
                100.0 * held.iter().filter(|h| f(h)).count() as f64 / held.len().max(1) as f64
            };
            format!("{:.1} % ({:.0} faster)", share(|h| h.0), share(|h| h.1))
        })
        .collect();
    println!("| {race} | {told} | {who} | {} | {} |", runs.len(), cells.join(" | "));
}

/// Whether the band held a runner over a stretch, and whether the runner was faster than it.
fn held(run: &Marathon, from: f64, to: f64, day: FadeDay) -> Option<(bool, bool)> {
    use quantity::{Speed, race_distance::MARATHON};
    let ratio = run.ratio(from, to)?;
    let sex = Some(if run.female { physiology::Sex::Female } else { physiology::Sex::Male });
    let early = Speed::from_mps(run.early_mps());
    let band = if from == 10_000.0 && to > 42_000.0 {
        physiology::race_fade_rest(MARATHON, early, sex, day).ok()?
    } else {
        physiology::race_fade(MARATHON, (from + to) / 2.0 / MARATHON.m(), early, sex, day).ok()?
    };
    Some((band.holds(ratio), ratio < band.low))
}
