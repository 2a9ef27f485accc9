//! Runners made from known curves: the ledger's 80 % band holds the truth in 77 to 83 % of 500 of them.

#![allow(clippy::unwrap_used)]

use physiology::Effort;
use physiology::hold::{Evidence, EvidenceKind, Ledger};
use physiology::population::{KNOTS, KNOTS_M, Population, Profile, Vector, knot_shares, matrix};
use quantity::Distance;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const RUNNERS: usize = 500;
/// Distances at which the truth is looked for.
const ASKED_M: [f64; 4] = [5000.0, 10_000.0, 21_097.5, 42_195.0];
const RACED_M: [f64; 7] = [1500.0, 3000.0, 5000.0, 8000.0, 10_000.0, 15_000.0, 21_097.5];

fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (rng.random_range(1e-12..1.0), rng.random_range(0.0..1.0));
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn exponential(rng: &mut ChaCha8Rng, mean: f64) -> f64 {
    -mean * rng.random_range(1e-12_f64..1.0).ln()
}

/// ln(speed) at the knots of a runner drawn from the population: never faster over a longer distance.
fn runner(rng: &mut ChaCha8Rng) -> Vector {
    let components = &Population::capacity().components;
    loop {
        let mut at: f64 = rng.random_range(0.0..1.0);
        let component = components
            .iter()
            .find(|c| {
                at -= c.share;
                at < 0.0
            })
            .unwrap_or(&components[0]);
        let factor = matrix::cholesky(&component.covariance).unwrap();
        let draws: Vector = std::array::from_fn(|_| normal(rng));
        let curve: Vector = std::array::from_fn(|i| component.mean[i] + matrix::dot(&factor[i], &draws));
        let falls = curve.windows(2).all(|w| w[0] >= w[1]);
        // A world record of 400 m is 9.3 m/s; the fastest of the population run near it.
        let human = (0..KNOTS).all(|i| (1.2..9.3).contains(&curve[i].exp()));
        if falls && human {
            return curve;
        }
    }
}

/// The form of each day of the year before today against today's: a random walk of 3.5 % of speed a year.
fn form_by_age(rng: &mut ChaCha8Rng) -> Vec<f64> {
    let step = 0.035 / 365.25_f64.sqrt();
    let walk = (0..365).scan(0.0, |form, _| {
        let today = *form;
        *form += step * normal(rng);
        Some(today)
    });
    walk.collect()
}

/// Races of the last year and some training, each slower than the truth of its day by its gap.
fn evidence(curve: &Vector, rng: &mut ChaCha8Rng) -> Vec<Evidence> {
    let mut all = Vec::new();
    let forms = form_by_age(rng);
    let mut run = |distance_m: f64, kind, gap: f64, noise: f64, rng: &mut ChaCha8Rng| {
        let age_days: f64 = rng.random_range(0.0..365.0);
        let form = forms[age_days as usize];
        let log_speed =
            matrix::dot(&knot_shares(Distance::from_m(distance_m)), curve) + form - gap + noise * normal(rng);
        all.push(Evidence {
            effort: Effort::new(distance_m, distance_m / log_speed.exp()),
            age_days,
            kind,
            id: all.len() as u64,
        });
    };
    for _ in 0..rng.random_range(1..6) {
        let (distance, gap) = (RACED_M[rng.random_range(0..RACED_M.len())], exponential(rng, 0.015));
        run(distance, EvidenceKind::Race, gap, 0.012, rng);
    }
    let habit = exponential(rng, 0.05);
    for _ in 0..rng.random_range(0..12) {
        let (distance, gap) = (RACED_M[rng.random_range(0..RACED_M.len())], habit + exponential(rng, 0.05));
        run(distance, EvidenceKind::Training, gap, 0.018, rng);
    }
    all
}

#[test]
fn the_band_holds_the_truth_of_made_runners() {
    let mut rng = ChaCha8Rng::seed_from_u64(20_261_123);
    let mut held = [0_usize; ASKED_M.len()];
    let mut off = [0.0_f64; ASKED_M.len()];
    for _ in 0..RUNNERS {
        let curve = runner(&mut rng);
        let ledger = Ledger::of(&evidence(&curve, &mut rng), &Profile::default()).unwrap();
        for (i, distance) in ASKED_M.into_iter().enumerate() {
            let knot = KNOTS_M.iter().position(|&k| k == distance).unwrap();
            let truth = distance / curve[knot].exp();
            let told = ledger.race_time(Distance::from_m(distance));
            held[i] += usize::from(told.holds(truth));
            off[i] += (told.value / truth - 1.0).abs();
        }
    }
    let share = |held: usize| 100.0 * held as f64 / RUNNERS as f64;
    let told: Vec<String> = (0..ASKED_M.len())
        .map(|i| format!("{} m {:.1} % (off by {:.1} %)", ASKED_M[i], share(held[i]), 100.0 * off[i] / RUNNERS as f64))
        .collect();
    println!("{}", told.join(", "));
    let all = share(held.iter().sum()) / ASKED_M.len() as f64;
    assert!((77.0..=83.0).contains(&all), "the band holds {all:.1} %: {}", told.join(", "));
}
