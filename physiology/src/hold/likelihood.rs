//! How an effort speaks: a race is near the truth, training is a lower bound, both the less the older they are.

use super::{Evidence, EvidenceKind};
use crate::population::{DRIFT_PER_YEAR, Likelihood, Observation, Profile, ageing};

/// Day-to-day and measuring noise of ln(speed) of a race. Default, not a finding.
const RACE_NOISE: f64 = 0.012;
/// The same of a test or training effort measured by a watch.
const WATCH_NOISE: f64 = 0.018;
/// Mean gap of a race to what the runner can do. Default, not a finding.
const RACE_GAP: f64 = 0.016;
/// Mean gap of a test run alone.
const TEST_GAP: f64 = 0.025;
/// Mean gap of the best training effort over 5 km and more. Default, not a finding.
const TRAINING_GAP: f64 = 0.10;
/// Below this distance the gap grows: nobody runs 400 m all out in training, a repeat of it is run at the pace of a mile or 5 km.
const GAP_GROWS_BELOW_M: f64 = 5000.0;
/// With this power of the distance. Default, not a finding.
const GAP_POWER: f64 = 0.6;
/// Training efforts share their reasons for being slow: together they pull like this many where no race or test is known …
const TRAINING_PULLS_ALONE: f64 = 7.0;
/// … and like so many where one is: it tells more. Defaults, not findings.
const TRAINING_PULLS_BESIDE: f64 = 0.2;
/// Seconds that the timing of a best effort may be off.
const TIMING_S: f64 = 1.0;

/// What stands beside an effort.
#[derive(Debug, Clone, Copy, Default)]
pub struct Company {
    trainings: usize,
    all_out: usize,
}

impl Company {
    /// The company of these efforts.
    pub fn of(efforts: &[Evidence]) -> Self {
        let trainings = efforts.iter().filter(|e| e.kind == EvidenceKind::Training).count();
        Self { trainings, all_out: efforts.len() - trainings }
    }

    /// What the prior may hear of the runner: once a race or a test says the level, the age says no more of it.
    pub fn prior_of(self, profile: &Profile) -> Profile {
        Profile { age: profile.age.filter(|_| self.all_out == 0), ..*profile }
    }
}

/// An effort as the estimator takes it.
pub fn observation(evidence: &Evidence, company: Company, profile: &Profile) -> Option<Observation> {
    let years = evidence.age_days.clamp(0.0, 36_525.0) / 365.25;
    let timing = TIMING_S / evidence.effort.time.s();
    let drift = DRIFT_PER_YEAR.powi(2) * years;
    let variance = |noise: f64| (noise * noise + drift + timing * timing).sqrt();
    let (sigma, gap, pull) = match evidence.kind {
        EvidenceKind::Race => (variance(RACE_NOISE), RACE_GAP, 1.0),
        EvidenceKind::Test => (variance(WATCH_NOISE), TEST_GAP, 1.0),
        EvidenceKind::Training => {
            let pulls = if company.all_out > 0 { TRAINING_PULLS_BESIDE } else { TRAINING_PULLS_ALONE };
            (variance(WATCH_NOISE), training_gap(evidence), (pulls / company.trainings.max(1) as f64).min(1.0))
        }
    };
    let distance = evidence.effort.distance;
    let told = Observation::new(distance, evidence.effort.time, Likelihood::Below { sigma, gap, pull })?;
    let aged = profile.age.map_or(0.0, |age| ageing(profile.sex, age, years, distance));
    Some(Observation { log_speed: told.log_speed + aged, drift, ..told })
}

/// Mean gap of ln(speed) of a training effort to what the runner can do.
fn training_gap(evidence: &Evidence) -> f64 {
    TRAINING_GAP * (GAP_GROWS_BELOW_M / evidence.effort.distance.m()).max(1.0).powf(GAP_POWER)
}

/// ln(speed) less what age takes from its value as a lower bound: orders the efforts over one distance.
pub fn frontier_value(evidence: &Evidence) -> f64 {
    let years = evidence.age_days.clamp(0.0, 36_525.0) / 365.25;
    evidence.effort.speed().mps().ln() - 2.0 * DRIFT_PER_YEAR * years.sqrt()
}
