//! `cargo xtask simulate`: how often the ledger's 80 % bands hold the truth of simulated runners.

pub mod calibrate;

use anyhow::{Context, Result};
use app::{App, SimulatedRunner};
use physiology::{
    hold::{EvidenceKind, FIGURES, Ledger},
    population::Profile,
};
use quantity::{Distance, Estimate, Speed, race_distance};

/// Simulated runners; the sample runner of the guide, of seed 1, is not one of them.
pub const RUNNERS: u64 = 500;
/// Seed of the first of the runners by whom the ledger's gaps were set.
pub const FIRST_SEED: u64 = 2;
/// The simulated runner wants to run the marathon in this share of what is possible today, or of what is told.
const AMBITION: f64 = 0.97;
/// Who runs 10 km slower than this, m/s, counts as recreational here.
const RECREATIONAL_MPS: f64 = 5.0;

/// One figure over all runners.
#[derive(Default)]
struct Figure {
    name: String,
    inside: u64,
    above: u64,
    of: u64,
    /// Inside and all, of the recreational ones.
    recreational: (u64, u64),
    off: f64,
    width: f64,
}

impl Figure {
    fn add(&mut self, told: Estimate, truth: f64, recreational: bool) {
        let inside = u64::from(told.holds(truth));
        self.of += 1;
        self.inside += inside;
        if recreational {
            self.recreational = (self.recreational.0 + inside, self.recreational.1 + 1);
        }
        self.above += u64::from(truth > told.high);
        self.off += told.value / truth - 1.0;
        self.width += (told.high - told.low) / told.value;
    }

    fn line(&self) -> String {
        let n = self.of.max(1) as f64;
        format!(
            "| {} | {:.1} % | {:.1} % | {:.1} % | {:.1} % | {:+.2} % | {:.1} % |",
            self.name,
            100.0 * self.inside as f64 / n,
            100.0 * self.recreational.0 as f64 / self.recreational.1.max(1) as f64,
            100.0 * (self.of - self.inside - self.above) as f64 / n,
            100.0 * self.above as f64 / n,
            100.0 * self.off / n,
            100.0 * self.width / n
        )
    }
}

/// What the ledger is told of a simulated runner's races.
#[derive(Clone, Copy, PartialEq)]
enum Races {
    Told,
    Suspected,
    NeverRun,
}

impl Races {
    const ALL: [Self; 3] = [Self::Told, Self::Suspected, Self::NeverRun];

    const fn words(self) -> &'static str {
        match self {
            Self::Told => "races told",
            Self::Suspected => "races only suspected",
            Self::NeverRun => "no race run",
        }
    }

    fn tell(self, runner: &mut SimulatedRunner) {
        match self {
            Self::Told => (),
            Self::Suspected => {
                for effort in runner.evidence.iter_mut().filter(|e| e.kind == EvidenceKind::Race) {
                    effort.kind = EvidenceKind::Test;
                }
            }
            Self::NeverRun => {
                let raced: Vec<f64> =
                    runner.evidence.iter().filter(|e| e.kind == EvidenceKind::Race).map(|e| e.age_days).collect();
                runner.evidence.retain(|e| !raced.contains(&e.age_days));
            }
        }
    }
}

/// Prints a table for runners whose races are known to be races, for runners who never said so, and for runners who never ran
/// one.
pub fn run(runners: u64, first_seed: u64) -> Result<()> {
    println!(
        "| {runners} simulated runners from seed {first_seed} on | in the 80 % interval | of the recreational ones | truth below | truth above | mean error | width |"
    );
    println!("|---|---|---|---|---|---|---|");
    for races in Races::ALL {
        let what = races.words();
        let mut figures: Vec<Figure> = Vec::new();
        for seed in first_seed..first_seed + runners {
            let mut runner = App::simulate(seed);
            races.tell(&mut runner);
            let ledger = Ledger::of(&runner.evidence, &Profile::default()).context("a season is evidence")?;
            let recreational = 10_000.0 / runner.time(Distance::from_m(10_000.0)).s() < RECREATIONAL_MPS;
            for (i, (name, told, truth)) in compared(&ledger, &runner).into_iter().enumerate() {
                if figures.len() <= i {
                    figures.push(Figure { name: format!("{what}: {name}"), ..Figure::default() });
                }
                figures[i].add(told, truth, recreational);
            }
        }
        let mut all = Figure { name: format!("{what}: all"), ..Figure::default() };
        for figure in &figures {
            println!("{}", figure.line());
            all.inside += figure.inside;
            all.above += figure.above;
            all.of += figure.of;
            all.recreational.0 += figure.recreational.0;
            all.recreational.1 += figure.recreational.1;
            all.off += figure.off;
            all.width += figure.width;
        }
        println!("{}", all.line());
    }
    Ok(())
}

/// Every figure of the ledger beside the truth.
fn compared(ledger: &Ledger, runner: &SimulatedRunner) -> Vec<(String, Estimate, f64)> {
    let truth = &runner.truth;
    let mut out: Vec<(String, Estimate, f64)> = truth
        .races
        .iter()
        .map(|race| {
            let distance = Distance::from_m(race.distance_m);
            (quantity::race_distance::name(distance), ledger.race_time(distance), race.time_s)
        })
        .collect();
    out.extend(figures(ledger, runner).map(|(name, told, truth)| (name.to_owned(), told, truth)));
    let marathon = race_distance::MARATHON;
    let (told, possible) = (ledger.race_time(marathon).value, runner.time(marathon).s());
    for (name, time) in [("distance at goal pace", possible), ("distance at a goal pace by what is told", told)] {
        let goal = Speed::from_mps(marathon.m() / (time * AMBITION));
        out.push((name.into(), ledger.holds(goal), runner.held(goal).m()));
    }
    out
}

/// The ledger's figures beside the truth, in the order of the table of bands.
fn figures(ledger: &Ledger, runner: &SimulatedRunner) -> [(&'static str, Estimate, f64); FIGURES] {
    let (traits, truth) = (&ledger.traits, &runner.truth);
    let (short, long) = (Distance::from_m(5000.0), race_distance::MARATHON);
    let fade = (runner.time(long).s() / runner.time(short).s()).ln() / (long / short).ln();
    [
        ("critical speed", traits.critical_speed_mps, truth.critical_speed_mps),
        ("D′", traits.d_prime_m, truth.d_prime_m),
        ("endurance index", traits.endurance_index, truth.endurance_index),
        ("fade exponent", traits.fade_exponent, fade),
        ("sprint ceiling", traits.sprint_mps, truth.sprint_mps),
    ]
}
