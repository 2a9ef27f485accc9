//! Which results can be believed, and how far.

use super::PastResult;
use crate::distance_line::human_limit;
use crate::population::{DRIFT_PER_YEAR, KNOTS_M, Likelihood, Profile, ageing};
use quantity::{Distance, Duration, race_distance};

/// No result is usable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no usable result: {}", reasons.join("; "))]
pub struct Refused {
    /// Why each was refused; says so when there was none.
    pub reasons: Vec<String>,
}

/// Results that count.
pub struct Usable {
    /// By distance, then time.
    pub results: Vec<PastResult>,
    /// Further variance of ln(speed) of each.
    pub widened: Vec<f64>,
    /// What was dropped or widened, and why.
    pub notes: Vec<String>,
}

/// Slower than this is walking. Default, not a finding.
const SLOWEST_MPS: f64 = 1.0;
/// Distances closer than this are the same race.
const SAME_DISTANCE: f64 = 0.006;
/// A longer race may be this much faster before the two contradict each other.
const CONTRADICTION: f64 = 0.005;
/// Standard deviation of ln(speed) added to results that contradict each other. Default, not a finding.
const CONTRADICTION_SD: f64 = 0.05;

/// How a result of some age speaks, with more variance for what is odd about it.
pub fn likelihood(age_days: f64, more: f64) -> Likelihood {
    let years = if age_days.is_finite() { age_days.clamp(0.0, 36_525.0) / 365.25 } else { 0.0 };
    Likelihood::BestTime { more_variance: more + DRIFT_PER_YEAR.powi(2) * years }
}

/// What the years since a result took from its ln(speed), where the age is told.
pub fn years(result: &PastResult, profile: &Profile) -> f64 {
    let years = if result.age_days.is_finite() { result.age_days.clamp(0.0, 36_525.0) / 365.25 } else { 0.0 };
    profile.age.map_or(0.0, |age| ageing(profile.sex, age, years, result.effort.distance))
}

/// What was told of the runner and cannot be meant.
pub fn about(profile: &Profile) -> Option<String> {
    profile.drift.filter(|drift| !drift.is_usable()).map(|drift| {
        format!("the drift of long runs was not used: {} is no share an hour from -0.5 to 1", drift.per_hour)
    })
}

/// A distance in a runner's words, also when it is none.
pub fn told(distance: Distance) -> String {
    if distance.m().is_finite() && distance.m() > 0.0 {
        race_distance::name(distance)
    } else {
        format!("{} m", distance.m())
    }
}

fn clock(time: Duration) -> String {
    let s = time.s().round().clamp(0.0, 1e9) as u64;
    if s >= 3600 {
        format!("{}:{:02}:{:02}", s / 3600, s % 3600 / 60, s % 60)
    } else {
        format!("{}:{:02}", s / 60, s % 60)
    }
}

/// Why a single result cannot be believed.
fn objection(result: &PastResult) -> Option<String> {
    let (distance, time) = (result.effort.distance, result.effort.time);
    if !(distance.is_finite() && time.is_finite() && distance.m() > 0.0 && time.s() > 0.0) {
        return Some(format!("{} m in {} s is no result; both must be above zero", distance.m(), time.s()));
    }
    let what = format!("{} in {}", told(distance), clock(time));
    if !(KNOTS_M[0] * 0.999..=KNOTS_M[KNOTS_M.len() - 1] * 1.001).contains(&distance.m()) {
        return Some(format!("{what} was left out: only results over 400 m to 100 km are understood"));
    }
    if distance > human_limit(time) {
        return Some(format!("{what} was left out: no human has run that fast; check distance and time"));
    }
    if (distance / time).mps() < SLOWEST_MPS {
        return Some(format!("{what} was left out: slower than {SLOWEST_MPS} m/s is walking; check distance and time"));
    }
    None
}

/// The results that count, with what is odd about them.
pub fn usable(results: &[PastResult]) -> Result<Usable, Refused> {
    if results.is_empty() {
        return Err(Refused { reasons: vec!["none was given; one race of 400 m to 100 km is enough".to_owned()] });
    }
    let mut notes = Vec::new();
    let mut sorted = results.to_vec();
    let key = |r: &PastResult| (r.effort.distance.m(), r.effort.time.s(), r.age_days);
    sorted.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
    });
    sorted.retain(|result| {
        let why = objection(result);
        notes.extend(why.iter().cloned());
        why.is_none()
    });
    if sorted.is_empty() {
        return Err(Refused { reasons: notes });
    }
    let mut kept: Vec<PastResult> = Vec::with_capacity(sorted.len());
    let mut repeated = 0;
    for result in sorted {
        // The best of each distance counts; a slower one only if it is the younger by more than a year.
        let better = kept.iter().any(|k| {
            let same = (k.effort.distance.m() / result.effort.distance.m() - 1.0).abs() < SAME_DISTANCE;
            same && k.effort.speed() >= result.effort.speed() && k.age_days <= result.age_days + 365.0
        });
        if better { repeated += 1 } else { kept.push(result) }
    }
    if repeated > 0 {
        let results =
            if repeated == 1 { "result over the same distance was" } else { "results over the same distance were" };
        notes.push(format!("{repeated} slower or repeated {results} left out"));
    }
    let mut widened = vec![0.0_f64; kept.len()];
    for i in 0..kept.len() {
        for j in i + 1..kept.len() {
            let (short, long) = (kept[i].effort, kept[j].effort);
            if long.distance.m() > short.distance.m() * (1.0 + SAME_DISTANCE)
                && long.speed().mps() > short.speed().mps() * (1.0 + CONTRADICTION)
            {
                let even_sooner = if long.time <= short.time { ", and even in less time" } else { "" };
                notes.push(format!(
                    "{} in {} is faster than {} in {}{even_sooner}: the two contradict each other, the band was widened",
                    told(long.distance),
                    clock(long.time),
                    told(short.distance),
                    clock(short.time)
                ));
                let apart = (long.speed() / short.speed()).ln();
                let more = CONTRADICTION_SD.powi(2) + apart * apart;
                widened[i] = widened[i].max(more);
                widened[j] = widened[j].max(more);
            }
        }
    }
    Ok(Usable { results: kept, widened, notes })
}
