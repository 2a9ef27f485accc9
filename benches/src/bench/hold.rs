//! Predictions and ledgers of thousands of runners, beside what they stand for: the oldest formula of one line.
//!
//! Run: `cargo run --release -p benches -- hold`. Goals: 100,000 predictions under 2 s, a ledger of 3,000 activities under 20 ms.

use crate::{Rival, medians};
use physiology::{
    Effort,
    hold::{Evidence, EvidenceKind, Ledger},
    population::Profile,
    predict::{PastResult, Predictor},
    race_time_riegel,
};
use quantity::{Distance, race_distance};

const ROUNDS: usize = 5;
const PREDICTIONS: usize = 100_000;
const ACTIVITIES: usize = 3000;
/// Ledgers a round: one alone is too short for the clock.
const PASSES: u32 = 40;
/// Distances of the results that a runner is predicted from, metres.
const KNOWN_M: [f64; 3] = [5000.0, 10_000.0, 21_097.5];

/// Numbers between 0 and 1 that are the same in every run of the benchmark.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Made-up runners with one to three results: a pace, a fade and a few per cent of luck each.
fn runners() -> Vec<Vec<PastResult>> {
    let mut draws = Draws(1);
    (0..PREDICTIONS)
        .map(|i| {
            let (speed_5k, fade) = (2.6 + 2.6 * draws.next(), 1.04 + 0.08 * draws.next());
            KNOWN_M[..=i % KNOWN_M.len()]
                .iter()
                .map(|&m| {
                    let luck = 1.0 + 0.03 * draws.next();
                    PastResult::new(m, 5000.0 / speed_5k * (m / 5000.0_f64).powf(fade) * luck)
                })
                .collect()
        })
        .collect()
}

/// The best times over the standard distances of made-up runs of three years, a race every fortieth.
fn evidence() -> Vec<Evidence> {
    let mut draws = Draws(2);
    let mut out = Vec::new();
    for run in 0..ACTIVITIES {
        let (length, slower) = (4000.0 + 18_000.0 * draws.next(), 1.05 + 0.35 * draws.next());
        let race = run % 40 == 0;
        for distance in physiology::standard_distances().take_while(|d| d.m() <= length) {
            let slower = if race { 1.01 } else { slower };
            let time = 1200.0 * (distance.m() / 5000.0).powf(1.07) * slower * (1.0 + 0.05 * draws.next());
            let kind = if race { EvidenceKind::Race } else { EvidenceKind::Training };
            let age_days = run as f64 * 1095.0 / ACTIVITIES as f64;
            out.push(Evidence { effort: Effort::new(distance.m(), time), age_days, kind, id: out.len() as u64 });
        }
    }
    out
}

/// Runs it.
pub fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let runners = runners();
    let nobody = Profile::default();
    let whole = |seconds: f64| seconds as u64;
    let riegel = |results: &Vec<PastResult>| {
        let longest = results.last().expect("every runner has a result");
        race_time_riegel(longest.effort, race_distance::MARATHON).map_or(0, |time| whole(time.s()))
    };
    let band = |results: &Vec<PastResult>| {
        let runner = Predictor::new(results, &nobody).expect("made-up results are usable");
        whole(runner.curve().time(race_distance::MARATHON).value)
    };
    let told = |results: &Vec<PastResult>| {
        let runner = Predictor::new(results, &nobody).expect("made-up results are usable");
        runner
            .time(race_distance::MARATHON)
            .models
            .iter()
            .filter_map(|m| m.time)
            .map(|time| whole(time.s()))
            .sum::<u64>()
    };
    let mut rivals = [
        Rival::new("riegel", || runners.iter().map(riegel).sum()),
        Rival::new("with its band", || runners.iter().map(band).sum()),
        Rival::new("and seven models", || runners.iter().map(told).sum()),
    ];
    let times = medians(&mut rivals, ROUNDS);
    println!("{PREDICTIONS} marathons from one to three results each:");
    for (rival, time) in rivals.iter().zip(&times) {
        println!(
            "predict {:<17} {:8.1} ms, {:7.2} us each, {:6.1} times riegel",
            rival.name,
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() * 1e6 / PREDICTIONS as f64,
            time.as_secs_f64() / times[0].as_secs_f64()
        );
    }

    let evidence = evidence();
    let ledger = |evidence: &[Evidence]| {
        let ledger = Ledger::of(evidence, &nobody).expect("made-up runs are usable");
        whole(ledger.race_time(race_distance::MARATHON).value) + ledger.evidence.len() as u64
    };
    let passes = || 0..PASSES;
    let every_row = |distance: Distance| {
        std::hint::black_box(&evidence)
            .iter()
            .filter_map(|e| race_time_riegel(e.effort, distance).ok())
            .map(|time| whole(time.s()))
            .sum::<u64>()
    };
    let mut rivals = [
        Rival::new("riegel, every row", || passes().map(|_| every_row(race_distance::MARATHON)).sum()),
        Rival::new("ledger", || passes().map(|_| ledger(&evidence)).sum()),
        Rival::new("and what sharpens", || {
            let sharpest = |_| {
                let ledger = Ledger::of(&evidence, &nobody).expect("made-up runs are usable");
                ledger.sharpen(race_distance::MARATHON).len() as u64
            };
            passes().map(sharpest).sum()
        }),
    ];
    let times = medians(&mut rivals, ROUNDS).into_iter().map(|time| time / PASSES).collect::<Vec<_>>();
    println!("{} best times of {ACTIVITIES} activities over three years:", evidence.len());
    for (rival, time) in rivals.iter().zip(&times) {
        println!(
            "ledger {:<18} {:8.2} ms, {:6.1} times riegel",
            rival.name,
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / times[0].as_secs_f64()
        );
    }
    Ok(())
}
