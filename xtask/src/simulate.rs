//! `cargo xtask simulate`: how often the ledger's 80 % bands hold the truth of simulated runners.

use anyhow::{Context, Result};
use app::{App, SimulatedRunner};
use physiology::{
    hold::{EvidenceKind, Ledger},
    population::Profile,
};
use quantity::{Distance, Estimate, Speed};

/// Simulated runners; the sample runner of the guide, of seed 1, is not one of them.
pub const RUNNERS: u64 = 500;
/// Seed of the first of the runners by whom the ledger's gaps were set.
pub const FIRST_SEED: u64 = 2;
/// The simulated runner wants to run the marathon in this share of what is possible today.
const AMBITION: f64 = 0.97;

/// One figure over all runners.
#[derive(Default)]
struct Figure {
    name: String,
    inside: u64,
    above: u64,
    of: u64,
    off: f64,
    width: f64,
}

impl Figure {
    fn add(&mut self, told: Estimate, truth: f64) {
        self.of += 1;
        self.inside += u64::from(told.holds(truth));
        self.above += u64::from(truth > told.high);
        self.off += told.value / truth - 1.0;
        self.width += (told.high - told.low) / told.value;
    }

    fn line(&self) -> String {
        let n = self.of.max(1) as f64;
        format!(
            "| {} | {:.1} % | {:.1} % | {:.1} % | {:+.2} % | {:.1} % |",
            self.name,
            100.0 * self.inside as f64 / n,
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
        "| {runners} simulated runners from seed {first_seed} on | in the 80 % interval | truth below | truth above | mean error | width |"
    );
    println!("|---|---|---|---|---|---|");
    let kinds =
        [("races told", Races::Told), ("races only suspected", Races::Suspected), ("no race run", Races::NeverRun)];
    for (what, races) in kinds {
        let mut figures: Vec<Figure> = Vec::new();
        for seed in first_seed..first_seed + runners {
            let mut runner = App::simulate(seed);
            races.tell(&mut runner);
            let ledger = Ledger::of(&runner.evidence, &Profile::default()).context("a season is evidence")?;
            for (i, (name, told, truth)) in compared(&ledger, &runner).into_iter().enumerate() {
                if figures.len() <= i {
                    figures.push(Figure { name: format!("{what}: {name}"), ..Figure::default() });
                }
                figures[i].add(told, truth);
            }
        }
        let mut all = Figure { name: format!("{what}: all"), ..Figure::default() };
        for figure in &figures {
            println!("{}", figure.line());
            all.inside += figure.inside;
            all.above += figure.above;
            all.of += figure.of;
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
    out.push(("critical speed".into(), ledger.traits.critical_speed_mps, truth.critical_speed_mps));
    out.push(("endurance index".into(), ledger.traits.endurance_index, truth.endurance_index));
    if let Some(marathon) = truth.races.last() {
        let goal = Speed::from_mps(marathon.distance_m / (marathon.time_s * AMBITION));
        out.push(("distance at goal pace".into(), ledger.holds(goal), runner.held(goal).m()));
    }
    out
}
