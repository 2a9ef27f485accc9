//! `cargo xtask simulate --calibrate`: how far from the middle the ends of the ledger's bands must lie to hold 80 % of the truth.
//!
//! By quantile regression on simulated runners who are neither of the two sets that `cargo xtask simulate` checks on.

use super::{Races, figures};
use crate::{quantile::weighted_quantile, run::root};
use anyhow::{Context, Result};
use app::App;
use physiology::{
    hold::{BandTable, EvidenceKind, FIGURES, Factor, Field, Ledger},
    population::{POINTS, Profile, point},
};
use quantity::Estimate;
use std::{fs, ops::Range};

/// The runners that teach.
const SEEDS: Range<u64> = 30_003..34_503;
/// Share of the truth that a band is to hold.
const HELD: f64 = 0.8;
/// Rounds over the two fields; it ends sooner when nothing moves.
const ROUNDS: usize = 200;
/// A runner who is so unlikely of a field says nothing of it.
const UNLIKELY: f64 = 1e-3;
const ALL: usize = POINTS + FIGURES;

/// One runner in one state of evidence: the chance to be of recreational level, and by how many of the model's distances from the
/// middle to the end the truth lies off the middle, above 0 for faster or more.
struct Seen {
    recreational: f64,
    off: [f64; ALL],
}

/// Runners of another making, of few races by the ledger's own assumptions (`physiology/tests/recovery.rs`), need no factor where races
/// are told. The truth is taken to lie halfway between the two. Default, not a finding.
fn believed(seen: Factor, kind: EvidenceKind) -> Factor {
    let halfway = |factor: f64| if kind == EvidenceKind::Race { factor.sqrt() } else { factor };
    Factor { low: halfway(seen.low), high: halfway(seen.high) }
}

/// Fits the factors and writes the table.
pub fn run() -> Result<()> {
    let mut table = BandTable::plain();
    for (races, kind) in Races::ALL.into_iter().zip([EvidenceKind::Race, EvidenceKind::Test, EvidenceKind::Training]) {
        let seen = all_seen(races)?;
        for place in 0..ALL {
            let [recreational, world] = factors(&seen, place).map(|factor| believed(factor, kind));
            table.factors[kind as usize][Field::Recreational as usize][place] = recreational;
            table.factors[kind as usize][Field::World as usize][place] = world;
        }
    }
    let path = root().join("physiology/data/band.csv");
    fs::write(&path, table.to_csv(&header())).with_context(|| format!("{} cannot be written", path.display()))?;
    println!("{}: factors from {} simulated runners", path.display(), SEEDS.end - SEEDS.start);
    Ok(())
}

fn header() -> String {
    format!(
        "How many times as far from the middle as the model says the ends of the ledger's 80 % bands lie: low for lower speeds and figures, high for higher ones.\n\
         Made by `cargo xtask simulate --calibrate` from {} simulated runners (seeds {} to {}), none of whom is among those that the bands are checked on.\n\
         Quantile regression on the chance to be a recreational runner rather than a world-class one. Both ends have one factor and hold out a\n\
         fifth between them: how hard efforts were is an assumption of the simulation, and only the width is taken from it. Where a race is told\n\
         the factors go half the way, since runners of another making with few races need none.\n\
         best: the best kind of evidence. figure: metres on the curve (the knots and the middles between them), or a figure of the ledger.",
        SEEDS.end - SEEDS.start,
        SEEDS.start,
        SEEDS.end - 1,
    )
}

/// Every runner of the seeds, on two threads.
fn all_seen(races: Races) -> Result<Vec<Seen>> {
    let half = SEEDS.start.midpoint(SEEDS.end);
    std::thread::scope(|scope| {
        let first = scope.spawn(move || (SEEDS.start..half).map(|seed| seen(seed, races)).collect::<Result<Vec<_>>>());
        let mut second = (half..SEEDS.end).map(|seed| seen(seed, races)).collect::<Result<Vec<_>>>()?;
        let mut all = first.join().expect("a part that panics has said why")?;
        all.append(&mut second);
        Ok(all)
    })
}

fn seen(seed: u64, races: Races) -> Result<Seen> {
    let mut runner = App::simulate(seed);
    races.tell(&mut runner);
    let ledger =
        Ledger::with(&BandTable::plain(), &runner.evidence, &Profile::default()).context("a season is evidence")?;
    let figures = figures(&ledger, &runner);
    let off = std::array::from_fn(|place| {
        if let Some(figure) = place.checked_sub(POINTS) {
            let (_, told, truth) = figures[figure];
            return off(told, truth);
        }
        let distance = point(place);
        let log_speed = |seconds: f64| (distance.m() / seconds).ln();
        off(ledger.race_time(distance).map(log_speed), log_speed(runner.time(distance).s()))
    });
    Ok(Seen { recreational: ledger.recreational(), off })
}

/// How far off the middle the truth is, in distances to the end on its side.
fn off(told: Estimate, truth: f64) -> f64 {
    let end = if truth > told.value { told.high - told.value } else { told.value - told.low };
    (truth - told.value) / end.max(1e-9)
}

/// The factors of one place of the table: of recreational runners and of world-class ones.
fn factors(seen: &[Seen], place: usize) -> [Factor; 2] {
    let off: Vec<(f64, f64)> = seen.iter().map(|s| (s.off[place].abs(), s.recreational)).collect();
    regression(&off, HELD).map(|both| Factor { low: both, high: both })
}

/// Quantile regression of values on the chance to be of the first of two fields: the level of each field.
fn regression(values: &[(f64, f64)], share: f64) -> [f64; 2] {
    let mut levels = [quantile(values.iter().map(|v| (v.0, 1.0)).collect(), share); 2];
    for _ in 0..ROUNDS {
        let before = levels;
        for field in [0, 1] {
            let chance = |first: f64| if field == 0 { first } else { 1.0 - first };
            let left = values.iter().filter(|v| chance(v.1) > UNLIKELY).map(|&(value, first)| {
                let own = chance(first);
                ((value - (1.0 - own) * levels[1 - field]) / own, own)
            });
            levels[field] = quantile(left.collect(), share);
        }
        if before.iter().zip(levels).all(|(a, b)| (a - b).abs() < 1e-6) {
            break;
        }
    }
    levels
}

/// The value that this share of the weight does not exceed.
fn quantile(values: Vec<(f64, f64)>, share: f64) -> f64 {
    let wanted = share * values.iter().map(|v| v.1).sum::<f64>();
    weighted_quantile(values, wanted).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_gets_its_own_level() {
        let values: Vec<(f64, f64)> = (0..1000)
            .map(|i| {
                let value = f64::from(i % 100) / 100.0;
                if i < 500 { (2.0 * value, 0.98) } else { (value, 0.02) }
            })
            .collect();
        let [first, second] = regression(&values, 0.8);
        assert!((first - 1.6).abs() < 0.05 && (second - 0.8).abs() < 0.05, "{first} {second}");
    }
}
