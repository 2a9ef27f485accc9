//! Anchors as the runs of a year tell them.

use crate::documents::{Anchor, AnchorName, Confidence, HoldDocument};
use jiff::civil::Date;
use physiology::{
    Effort, HeartRateMaxFormula, SteadyHour, ThresholdSpeeds, first_threshold, heart_rate_max, observed_heart_rate_max,
};
use quantity::{Estimate, HeartRate, Speed};
use store::LoadRecord;
use training::{Runner, Sport};

/// The race whose threshold pace Daniels' table gives.
const DANIELS_M: f64 = 10_000.0;
/// Shorter races say little of an hour.
const SHORTEST_M: f64 = 1500.0;
/// Activities named as evidence.
const NAMED: usize = 5;
/// A peak counts as evidence this close to the maximum.
const CLOSE_BPM: f64 = 4.0;
/// Resting heart rate for as long as nobody said one. Default, not a finding.
const REST_BPM: f64 = 60.0;
/// Share of the reserve at which the second threshold is guessed. Default, not a finding.
const LT2_SHARE_OF_RESERVE: f64 = 0.85;
/// A long effort's mean below this share of the maximum was no hard one. Default, not a finding.
const HARD_SHARE: f64 = 0.8;
const LEVEL: f64 = 0.8;

/// Threshold speed three ways, from what the runner can hold.
pub(super) fn threshold_speeds(hold: &HoldDocument) -> ThresholdSpeeds {
    let races: Vec<Effort> = hold
        .races
        .iter()
        .filter(|race| race.distance_m >= SHORTEST_M)
        .map(|race| Effort::new(race.distance_m, race.time_s))
        .collect();
    let ten = hold.races.iter().find(|race| race.distance_m == DANIELS_M);
    let ten = ten.map(|race| Effort::new(race.distance_m, race.time_s));
    ThresholdSpeeds::of(ten, &races, hold.critical_speed_mps.map(|speed| Speed::from_mps(speed.value)))
}

/// What is found of every anchor; what nothing tells is left out.
pub(super) fn anchors(
    records: &[&LoadRecord],
    hold: &HoldDocument,
    speeds: &ThresholdSpeeds,
    runner: &Runner,
    on: Date,
) -> Vec<Anchor> {
    let max = highest(records, runner, on);
    let max_bpm = max.as_ref().and_then(|anchor| anchor.heart_rate_bpm).map(|known| known.value);
    let critical = hold.critical_speed_mps.map(|speed| speed.value);
    let mut found: Vec<Anchor> = Vec::new();
    found.extend(max);
    if let Some(max_bpm) = max_bpm {
        found.push(rest());
        found.push(second(records, max_bpm));
    }
    if let Some(critical) = critical {
        found.extend(first(records, Speed::from_mps(critical)));
    }
    let sureness = match hold.evidence.iter().filter(|e| e.kind != "training").count() {
        0 => Confidence::Low,
        1 | 2 => Confidence::Medium,
        _ => Confidence::High,
    };
    if let Some(middle) = speeds.middle() {
        let agree = middle.n == 3 && speeds.disagreement().is_some_and(|share| share <= 0.04);
        let method = if agree {
            "three methods agree within 4 %; the middle one"
        } else {
            "the middle of Daniels' threshold pace, Emig's hour and 0.96 of critical speed"
        };
        // All three stand on what can be held: that they agree makes it no surer than it is.
        let confidence = if sureness == Confidence::High && !agree { Confidence::Medium } else { sureness };
        let middle = no_surer_than_the_hour(middle, hold);
        found.push(of_speed(AnchorName::ThresholdSpeed, middle, confidence, method.into(), "threshold_speed"));
    }
    if let Some(speed) = hold.critical_speed_mps {
        let estimate = Estimate::new(speed.value, speed.low, speed.high, speed.level, hold.evidence.len());
        let method = if sureness == Confidence::Low {
            "from training alone, with no race or test: it may be too slow"
        } else {
            "from what you can hold"
        };
        let mut anchor = of_speed(AnchorName::CriticalSpeed, estimate, sureness, method.into(), "critical_speed");
        anchor.evidence = hold.evidence.iter().filter_map(|e| e.activity).take(NAMED).collect();
        found.push(anchor);
    }
    found
}

/// A threshold speed whose band is at least as wide, as a share, as that of the speed held for an hour.
fn no_surer_than_the_hour(speed: Estimate, hold: &HoldDocument) -> Estimate {
    let Some(hour) = hold.hour_speed_mps.filter(|hour| hour.value > 0.0) else { return speed };
    let (low, high) = (speed.value * hour.low / hour.value, speed.value * hour.high / hour.value);
    Estimate::new(speed.value, speed.low.min(low), speed.high.max(high), speed.level, speed.n)
}

fn figures<'a>(records: &'a [&LoadRecord]) -> impl Iterator<Item = (&'a LoadRecord, &'a store::LoadFigures)> {
    let runs = records.iter().filter(|record| record.sport == Sport::Running);
    runs.filter_map(|record| record.figures.as_ref().map(|figures| (*record, figures)))
        .filter(|(_, figures)| !figures.heart_rate_doubtful)
}

/// The highest heart rate: seen in three runs or more, else guessed from the age.
fn highest(records: &[&LoadRecord], runner: &Runner, on: Date) -> Option<Anchor> {
    let peaks: Vec<(i64, f64)> =
        figures(records).filter_map(|(record, figures)| Some((record.activity, figures.peak_bpm?))).collect();
    let rates: Vec<HeartRate> = peaks.iter().map(|(_, bpm)| HeartRate::from_bpm(*bpm)).collect();
    if let Some(seen) = observed_heart_rate_max(&rates) {
        let near = |bpm: f64| bpm <= seen.value && seen.value - bpm <= CLOSE_BPM;
        return Some(Anchor {
            confidence: if seen.n >= 5 { Confidence::High } else { Confidence::Medium },
            method: format!("the highest that runs of a year agree on: {} came within 4 bpm of it", seen.n),
            evidence: peaks.iter().filter(|(_, bpm)| near(*bpm)).map(|(id, _)| *id).take(NAMED).collect(),
            ..of_beats(AnchorName::HeartRateMax, seen, "heart_rate_peak")
        });
    }
    let age = runner.age(on)?;
    let guess = heart_rate_max(age, HeartRateMaxFormula::Tanaka).ok()?;
    Some(Anchor {
        method: "guessed from your age; two in three people lie within 10 bpm of it".into(),
        ..of_beats(AnchorName::HeartRateMax, guess, "heart_rate_max")
    })
}

fn rest() -> Anchor {
    let guess = Estimate::new(REST_BPM, REST_BPM - 12.0, REST_BPM + 12.0, LEVEL, 0);
    Anchor {
        method: "a default; measure it in bed in the morning and set it".into(),
        ..of_beats(AnchorName::HeartRateRest, guess, "load")
    }
}

/// Heart rate of the second threshold: the highest mean over 40 min, races before training.
fn second(records: &[&LoadRecord], max_bpm: f64) -> Anchor {
    let best = |race: bool| {
        figures(records)
            .filter(|(record, _)| (record.race == Some(true)) == race)
            .filter_map(|(record, figures)| Some((record.activity, figures.best_40_min_bpm?)))
            .filter(|(_, bpm)| (HARD_SHARE * max_bpm..max_bpm).contains(bpm))
            .max_by(|a, b| a.1.total_cmp(&b.1))
    };
    let raced = best(true);
    let Some((activity, bpm)) = raced.or_else(|| best(false)) else {
        let bpm = REST_BPM + LT2_SHARE_OF_RESERVE * (max_bpm - REST_BPM);
        return Anchor {
            method: "85 % of the way from rest to the highest; a default, not a finding".into(),
            ..of_beats(AnchorName::Lt2HeartRate, Estimate::new(bpm, bpm - 8.0, bpm + 8.0, LEVEL, 0), "load")
        };
    };
    let (confidence, method) = if raced.is_some() {
        (Confidence::Medium, "highest mean heart rate of 40 min in a race")
    } else {
        (Confidence::Low, "highest mean heart rate of 40 min in training: a lower bound")
    };
    Anchor {
        confidence,
        method: method.into(),
        evidence: vec![activity],
        ..of_beats(AnchorName::Lt2HeartRate, Estimate::new(bpm, bpm - 4.0, bpm + 5.0, LEVEL, 1), "heart_rate_peak")
    }
}

/// The first threshold as heart rate and as speed.
fn first(records: &[&LoadRecord], critical: Speed) -> Vec<Anchor> {
    let hours: Vec<SteadyHour> = figures(records)
        .filter(|(record, _)| record.race != Some(true))
        .filter_map(|(_, figures)| {
            Some(SteadyHour {
                heart_rate: HeartRate::from_bpm(figures.hour_bpm?),
                speed: Speed::from_mps(figures.hour_mps?),
                drift: figures.hour_drift?,
            })
        })
        .collect();
    let Some(found) = first_threshold(&hours, critical) else { return Vec::new() };
    let method = || {
        format!("highest heart rate that an hour held with less than 5 % drift, of {} such hours", found.speed_mps.n)
    };
    vec![
        Anchor { method: method(), ..of_beats(AnchorName::Lt1HeartRate, found.heart_rate_bpm, "first_threshold") },
        of_speed(AnchorName::Lt1Speed, found.speed_mps, Confidence::Low, method(), "first_threshold"),
    ]
}

fn of_beats(name: AnchorName, estimate: Estimate, model: &str) -> Anchor {
    Anchor {
        name,
        heart_rate_bpm: Some(estimate.into()),
        speed_mps: None,
        confidence: Confidence::Low,
        method: String::new(),
        evidence: Vec::new(),
        said_from: None,
        model: model.into(),
    }
}

fn of_speed(name: AnchorName, estimate: Estimate, confidence: Confidence, method: String, model: &str) -> Anchor {
    Anchor {
        name,
        heart_rate_bpm: None,
        speed_mps: Some(estimate.into()),
        confidence,
        method,
        evidence: Vec::new(),
        said_from: None,
        model: model.into(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    fn threshold(kinds: &[&str]) -> Anchor {
        let mut hold: HoldDocument = serde_json::from_str(include_str!("../../../testkit/document/hold.json")).unwrap();
        let one = hold.evidence[0].clone();
        hold.evidence =
            kinds.iter().map(|kind| crate::documents::Evidence { kind: (*kind).into(), ..one.clone() }).collect();
        let found = anchors(&[], &hold, &threshold_speeds(&hold), &Runner::default(), date(2026, 11, 23));
        let threshold = found.into_iter().find(|anchor| anchor.name == AnchorName::ThresholdSpeed).unwrap();
        let (speed, hour) = (threshold.speed_mps.unwrap(), hold.hour_speed_mps.unwrap());
        assert!(speed.high / speed.low >= hour.high / hour.low - 1e-9, "{speed:?} against {hour:?}");
        threshold
    }

    #[test]
    fn a_threshold_pace_is_no_surer_than_the_results_behind_it() {
        assert_eq!(threshold(&["training"; 4]).confidence, Confidence::Low);
        assert_eq!(threshold(&["race", "training"]).confidence, Confidence::Medium);
    }
}
