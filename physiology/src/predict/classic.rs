//! The classic models beside the combined estimate, each marked in or out of its domain.

use super::PastResult;
use crate::{
    CROSSOVER_S, CriticalSpeedMethod, Effort, EmigRunner, RIEGEL_EXPONENT, critical_speed, race_time_by_exponent,
    race_time_cameron, race_time_critical_speed, race_time_daniels, race_time_emig, race_time_riegel,
    race_time_vickers_one_race, race_time_vickers_two_races,
};
use quantity::{Distance, Duration, Speed, race_distance};

/// Fall of speed below 6 min when no short effort says it; world records give 0.08 to 0.12. Default, not a finding.
const DEFAULT_GAMMA_SHORT: f64 = 0.10;

/// One model's race time.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelAnswer {
    /// `combined`, `riegel`, `daniels`, `cameron`, `vickers`, `emig`, `critical_speed`.
    pub model: &'static str,
    /// Its time; `None` where it has no answer.
    pub time: Option<Duration>,
    /// Its share in the combined answer: 1 for the population model, 0 for the classic ones, which are shown for comparison.
    pub weight: f64,
    /// Whether results and distance lie where the model was made.
    pub in_domain: bool,
}

/// What each model says; `combined_s` is the population's answer.
pub fn answers(
    results: &[PastResult],
    target: Distance,
    combined_s: f64,
    weekly: Option<Distance>,
) -> Vec<ModelAnswer> {
    let mut models =
        vec![ModelAnswer { model: "combined", time: Some(Duration::from_s(combined_s)), weight: 1.0, in_domain: true }];
    let efforts: Vec<Effort> = results.iter().map(|r| r.effort).collect();
    let Some(nearest) = nearest(&efforts, target) else { return models };
    let mut say = |model: &'static str, inside: Option<Duration>, outside: Option<Duration>| {
        let usable = |t: Option<Duration>| t.filter(|t| t.is_finite() && t.s() > 0.0);
        let inside = usable(inside);
        models.push(ModelAnswer { model, time: inside.or(usable(outside)), weight: 0.0, in_domain: inside.is_some() });
    };
    let by_riegel = race_time_riegel(nearest, target).ok();
    say("riegel", by_riegel, race_time_by_exponent(nearest, target, RIEGEL_EXPONENT).ok());
    say("daniels", race_time_daniels(nearest, target).ok(), None);
    say("cameron", race_time_cameron(nearest, target).ok(), None);
    say("vickers", weekly.and_then(|weekly| vickers(&efforts, target, weekly)), None);
    say("emig", emig(&efforts, target), None);
    let by_critical_speed = critical_speed(&efforts, CriticalSpeedMethod::SpeedByDistance).ok().and_then(|fit| {
        race_time_critical_speed(Speed::from_mps(fit.critical_speed.value), Distance::from_m(fit.d_prime.value), target)
            .ok()
    });
    say("critical_speed", by_critical_speed, None);
    models
}

/// Emig's model through the efforts of 6 min and more: its speed falls linearly with the logarithm of time, so least squares
/// in speed give it in closed form, fast enough for thousands of runners. Two efforts say nothing beyond twice the longer one.
fn emig(efforts: &[Effort], target: Distance) -> Option<Duration> {
    let long: Vec<(f64, f64)> = efforts
        .iter()
        .filter(|e| e.time.s() >= CROSSOVER_S)
        .map(|e| ((e.time.s() / CROSSOVER_S).ln(), e.speed().mps()))
        .collect();
    let distances = || efforts.iter().filter(|e| e.time.s() >= CROSSOVER_S).map(|e| e.distance.m());
    let (shortest, longest) = (distances().fold(f64::INFINITY, f64::min), distances().fold(0.0, f64::max));
    if long.len() < 2 || longest < 3.0 * shortest || (long.len() == 2 && target.m() > 2.0 * longest) {
        return None;
    }
    let n = long.len() as f64;
    let (mean_x, mean_v) = (long.iter().map(|p| p.0).sum::<f64>() / n, long.iter().map(|p| p.1).sum::<f64>() / n);
    let spread: f64 = long.iter().map(|p| (p.0 - mean_x).powi(2)).sum();
    let fall = -long.iter().map(|p| (p.0 - mean_x) * (p.1 - mean_v)).sum::<f64>() / spread;
    let at_crossover = mean_v + fall * mean_x;
    let gamma = fall / at_crossover;
    if !(0.005..=0.3).contains(&gamma) {
        return None;
    }
    let runner = EmigRunner {
        maximal_aerobic_speed: Speed::from_mps(at_crossover),
        crossover_time: Duration::from_s(CROSSOVER_S),
        gamma_short: DEFAULT_GAMMA_SHORT,
        gamma_long: gamma,
    };
    race_time_emig(&runner, target).ok()
}

/// The marathon from the two longest shorter races, or the one there is.
fn vickers(efforts: &[Effort], target: Distance, weekly: Distance) -> Option<Duration> {
    if (target / race_distance::MARATHON - 1.0).abs() > 0.001 {
        return None;
    }
    let shorter: Vec<Effort> = efforts.iter().copied().filter(|e| e.distance.m() < 0.99 * target.m()).collect();
    match shorter[..] {
        [] => None,
        [one] => race_time_vickers_one_race(one, weekly).ok(),
        [.., one, other] => race_time_vickers_two_races(one, other, weekly).ok(),
    }
}

/// The result whose distance is nearest to the target's by ratio; of equals the longer.
fn nearest(efforts: &[Effort], target: Distance) -> Option<Effort> {
    let apart = |e: &Effort| (e.distance / target).ln().abs();
    efforts.iter().copied().rev().min_by(|a, b| apart(a).total_cmp(&apart(b)))
}
