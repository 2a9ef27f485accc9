//! How an effort speaks: a race is near the truth, training is a lower bound, both the less the older they are.

use super::{Evidence, EvidenceKind};
use crate::population::{Likelihood, Observation};

/// Day-to-day and measuring noise of ln(speed) of a race. Default, not a finding.
const RACE_NOISE: f64 = 0.012;
/// The same of a test or training effort measured by a watch.
const WATCH_NOISE: f64 = 0.018;
/// Mean gap of a race to what the runner can do. Default, not a finding.
const RACE_GAP: f64 = 0.015;
/// Mean gap of a test run alone.
const TEST_GAP: f64 = 0.03;
/// Mean gap of the best training effort over a distance.
const TRAINING_GAP: f64 = 0.10;
/// Training efforts share their reasons for being slow: together they pull like this many.
const TRAINING_PULLS: f64 = 2.0;
/// Standard deviation of ln(speed) by which form drifts in a year. Default, not a finding.
const DRIFT_PER_YEAR: f64 = 0.05;
/// Seconds that the timing of a best effort may be off.
const TIMING_S: f64 = 1.0;

/// The efforts as the estimator takes them; `trainings` is the number of training efforts among them.
pub fn observation(evidence: &Evidence, trainings: usize) -> Option<Observation> {
    let years = evidence.age_days.clamp(0.0, 36_525.0) / 365.25;
    let timing = TIMING_S / evidence.effort.time.s();
    let variance = |noise: f64| (noise * noise + DRIFT_PER_YEAR.powi(2) * years + timing * timing).sqrt();
    let (sigma, gap, pull) = match evidence.kind {
        EvidenceKind::Race => (variance(RACE_NOISE), RACE_GAP, 1.0),
        EvidenceKind::Test => (variance(WATCH_NOISE), TEST_GAP, 1.0),
        EvidenceKind::Training => {
            (variance(WATCH_NOISE), TRAINING_GAP, (TRAINING_PULLS / trainings.max(1) as f64).min(1.0))
        }
    };
    Observation::new(evidence.effort.distance, evidence.effort.time, Likelihood::Below { sigma, gap, pull })
}

/// ln(speed) less what age takes from its value as a lower bound: orders the efforts over one distance.
pub fn frontier_value(evidence: &Evidence) -> f64 {
    let years = evidence.age_days.clamp(0.0, 36_525.0) / 365.25;
    evidence.effort.speed().mps().ln() - 2.0 * DRIFT_PER_YEAR * years.sqrt()
}
