//! One absurd effort must not drag the ledger; a sprinter keeps the sprints.
#![allow(clippy::unwrap_used)]

use physiology::Effort;
use physiology::hold::{Evidence, EvidenceKind, Ledger};
use physiology::population::Profile;
use quantity::Distance;

/// Two hundred easy runs, each a little different: bests over 400 m to 10 km.
fn easy_runs() -> Vec<Evidence> {
    let mut out = Vec::new();
    for run in 0..200_u32 {
        let slower = 1.0 + 0.02 * f64::from(run * 7 % 11) / 10.0;
        for (metres, seconds) in [(400.0, 118.0), (800.0, 243.0), (1000.0, 306.0), (5000.0, 1600.0), (10_000.0, 3280.0)]
        {
            out.push(training(metres, seconds * slower, f64::from(run) * 2.0 + 1.0, out.len()));
        }
    }
    out
}

fn training(metres: f64, seconds: f64, age_days: f64, id: usize) -> Evidence {
    Evidence { effort: Effort::new(metres, seconds), age_days, kind: EvidenceKind::Training, id: id as u64 }
}

fn ten_km(evidence: &[Evidence]) -> f64 {
    Ledger::of(evidence, &Profile::default()).unwrap().race_time(Distance::from_m(10_000.0)).value
}

#[test]
fn a_lone_jump_of_the_track_hardly_moves_the_estimate() {
    let mut runs = easy_runs();
    let before = ten_km(&runs);
    runs.push(training(400.0, 52.0, 31.5, runs.len()));
    assert!((ten_km(&runs) / before - 1.0).abs() < 0.002, "{before} {}", ten_km(&runs));
}

#[test]
fn a_sprinter_keeps_the_sprints_and_one_honest_all_out_lap_counts() {
    let mut runs = easy_runs();
    let first = runs.len();
    for (i, seconds) in [52.0, 53.1, 52.6].into_iter().enumerate() {
        runs.push(training(400.0, seconds, 20.5 + 14.0 * i as f64, first + i));
    }
    let ledger = Ledger::of(&runs, &Profile::default()).unwrap();
    assert!(ledger.evidence.iter().any(|e| e.evidence.effort.time.s() == 52.0));
    // 25 % faster than any other day: somebody who jogs and once runs a lap for time.
    let mut runs = easy_runs();
    runs.push(training(400.0, 94.0, 31.5, runs.len()));
    let ledger = Ledger::of(&runs, &Profile::default()).unwrap();
    assert!(ledger.evidence.iter().any(|e| e.evidence.effort.time.s() == 94.0));
}
