//! The load of one activity: by heart rate where that is whole, else a run's by its pace.

use crate::documents::{AnchorName, AnchorStep, AnchorsDocument};
use physiology::{Sex, threshold_load, threshold_load_heart_rate, trimp_banister};
use quantity::{Duration, HeartRate, Speed};
use store::{LoadFigures, LoadRecord};
use training::Sport;

/// Heart rate must cover this share of the time. Default, not a finding.
const COVERED: f64 = 0.8;

/// How a load was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    HeartRate,
    Pace,
}

/// The load of one activity and Banister's impulse beside it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct SessionLoad {
    /// In hundredths of an hour at threshold.
    pub(super) load: Option<(f64, Method)>,
    pub(super) trimp: Option<f64>,
}

/// The load of an activity against the anchors of its day.
pub(super) fn load(record: &LoadRecord, anchors: &AnchorsDocument, sex: Option<Sex>) -> SessionLoad {
    let (Some(figures), Some(step)) = (&record.figures, anchors.on_day(record.date)) else {
        return SessionLoad::default();
    };
    let beats = whole_heart_rate(record, figures);
    let by_heart_rate = beats.as_deref().and_then(|beats| by_heart_rate(beats, step, sex));
    let by_pace = (record.sport == Sport::Running).then(|| by_pace(figures, step)).flatten();
    SessionLoad {
        load: by_heart_rate
            .map(|(load, _)| (load, Method::HeartRate))
            .or_else(|| by_pace.map(|load| (load, Method::Pace))),
        trimp: by_heart_rate.map(|(_, trimp)| trimp),
    }
}

/// Seconds at each heart rate, where the sensor is believed and was there most of the time.
fn whole_heart_rate(record: &LoadRecord, figures: &LoadFigures) -> Option<Vec<(HeartRate, Duration)>> {
    let seconds = figures.by_heart_rate_s.iter().enumerate().filter(|(_, seconds)| **seconds > 0);
    let beats: Vec<(HeartRate, Duration)> = seconds
        .map(|(bpm, seconds)| (HeartRate::from_bpm(bpm as f64), Duration::from_s(f64::from(*seconds))))
        .collect();
    let covered: f64 = beats.iter().map(|(_, time)| time.s()).sum();
    let whole = covered > 0.0 && covered >= COVERED * record.timer_s.unwrap_or(0.0);
    (whole && !figures.heart_rate_doubtful).then_some(beats)
}

fn by_heart_rate(beats: &[(HeartRate, Duration)], step: &AnchorStep, sex: Option<Sex>) -> Option<(f64, f64)> {
    let bpm = |name| step.value(name).map(HeartRate::from_bpm);
    let (max, rest) = (bpm(AnchorName::HeartRateMax)?, bpm(AnchorName::HeartRateRest)?);
    let threshold = bpm(AnchorName::Lt2HeartRate)?;
    let of = |sex| -> Option<(f64, f64)> {
        let load = threshold_load_heart_rate(beats, rest, max, threshold, sex).ok()?;
        Some((load, trimp_banister(beats, rest, max, sex).ok()?))
    };
    match sex {
        Some(sex) => of(sex),
        None => of(Sex::Female).zip(of(Sex::Male)).map(|(a, b)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)),
    }
}

fn by_pace(figures: &LoadFigures, step: &AnchorStep) -> Option<f64> {
    let threshold = Speed::from_mps(step.value(AnchorName::ThresholdSpeed)?);
    let moving: i32 = figures.by_speed_s.iter().sum();
    threshold_load(Duration::from_s(f64::from(moving)), Speed::from_mps(figures.normalised_mps?), threshold).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::documents::{Anchor, Confidence, Uncertain};
    use jiff::civil::date;

    fn anchors() -> AnchorsDocument {
        let anchor = |name, bpm: Option<f64>, mps: Option<f64>| {
            let known = |value: f64| Uncertain { value, low: value, high: value, level: 0.8 };
            Anchor {
                name,
                heart_rate_bpm: bpm.map(known),
                speed_mps: mps.map(known),
                confidence: Confidence::High,
                method: String::new(),
                evidence: Vec::new(),
                said_from: None,
                model: String::new(),
            }
        };
        let step = AnchorStep {
            from: date(2026, 1, 1),
            until: None,
            anchors: vec![
                anchor(AnchorName::HeartRateMax, Some(190.0), None),
                anchor(AnchorName::HeartRateRest, Some(50.0), None),
                anchor(AnchorName::Lt2HeartRate, Some(170.0), None),
                anchor(AnchorName::ThresholdSpeed, None, Some(4.0)),
            ],
        };
        AnchorsDocument {
            schema: String::new(),
            on: date(2026, 5, 1),
            steps: vec![step],
            threshold: None,
            notes: Vec::new(),
        }
    }

    fn hour(bpm: usize, mps: f64) -> LoadRecord {
        let mut by_heart_rate_s = vec![0; bpm];
        by_heart_rate_s.push(3600);
        LoadRecord {
            activity: 1,
            date: date(2026, 4, 1),
            sport: Sport::Running,
            distance_m: Some(mps * 3600.0),
            elapsed_s: Some(3600.0),
            timer_s: Some(3600.0),
            race: None,
            figures: Some(LoadFigures {
                by_speed_s: vec![3600],
                by_heart_rate_s,
                normalised_mps: Some(mps),
                ..LoadFigures::default()
            }),
        }
    }

    #[test]
    fn an_hour_at_threshold_is_a_hundred_either_way() {
        let mut run = hour(170, 4.0);
        for sex in [Some(Sex::Female), Some(Sex::Male), None] {
            let (load, method) = load(&run, &anchors(), sex).load.unwrap();
            assert!((load - 100.0).abs() < 1e-9 && method == Method::HeartRate, "{load}");
        }
        run.figures.as_mut().unwrap().heart_rate_doubtful = true;
        let doubtful = load(&run, &anchors(), None);
        assert_eq!((doubtful.load, doubtful.trimp), (Some((100.0, Method::Pace)), None));
    }

    #[test]
    fn half_a_heart_rate_is_none_and_a_ride_has_no_pace() {
        let mut ride = hour(150, 8.0);
        ride.timer_s = Some(7200.0);
        assert_eq!(load(&ride, &anchors(), None).trimp, None);
        ride.sport = Sport::Cycling;
        assert_eq!(load(&ride, &anchors(), None), SessionLoad::default());
        ride.timer_s = Some(3600.0);
        assert!(load(&ride, &anchors(), None).load.is_some());
        ride.figures = None;
        assert_eq!(load(&ride, &anchors(), None), SessionLoad::default());
    }
}
