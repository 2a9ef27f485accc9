//! The laps of a TCX activity.

use crate::xml::number;
use quantity::{Distance, Duration, HeartRate};
use training::Lap;

/// Longest lap that is believed, seconds: 30 days.
const LONGEST_S: f64 = 2_592_000.0;

/// A lap while it is being read.
#[derive(Debug, Default)]
pub struct Draft {
    /// Milliseconds after 1970.
    pub start_ms: Option<i64>,
    /// The first row that is in it.
    pub first_row: usize,
    /// How many tracks it has so far.
    pub tracks: usize,
    timer_s: Option<f64>,
    distance_m: Option<f64>,
    heart_rate_bpm: Option<f64>,
    intensity: Option<String>,
    trigger: Option<String>,
}

impl Draft {
    /// A lap that begins at a time with a row.
    pub fn new(start_ms: Option<i64>, first_row: usize) -> Self {
        Self { start_ms, first_row, ..Self::default() }
    }

    /// A direct child of the lap.
    pub fn field(&mut self, name: &str, text: &str) {
        let within = |high: f64| number(text).filter(|v| (0.0..=high).contains(v));
        match name {
            "TotalTimeSeconds" => self.timer_s = within(LONGEST_S),
            "DistanceMeters" => self.distance_m = within(20_000_000.0),
            "Intensity" => self.intensity = word(text),
            "TriggerMethod" => self.trigger = word(text),
            _ => {}
        }
    }

    /// What the whole lap came to is no longer said.
    pub fn forget_totals(&mut self) {
        (self.timer_s, self.distance_m, self.heart_rate_bpm) = (None, None, None);
    }

    /// The mean heart rate.
    pub fn heart_rate(&mut self, text: &str) {
        self.heart_rate_bpm = number(text).filter(|v| (20.0..=250.0).contains(v));
    }
}

fn word(text: &str) -> Option<String> {
    let word = text.trim();
    (!word.is_empty() && word.len() <= 40).then(|| word.to_ascii_lowercase())
}

/// The laps with times after the activity's start, which lasts until `end_ms` after 1970.
pub fn laps(drafts: &[Draft], starts_ms: &[i64], start_ms: i64, end_ms: i64) -> Vec<Lap> {
    let ends = starts_ms.iter().skip(1).copied().chain([end_ms]);
    let bounds = starts_ms.iter().zip(ends);
    drafts.iter().zip(bounds).map(|(draft, (&from, to))| lap(draft, from - start_ms, to - from)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "an activity's milliseconds fit")]
fn lap(draft: &Draft, start_ms: i64, length_ms: i64) -> Lap {
    let sampled = Duration::from_s(length_ms.max(0) as f64 / 1000.0);
    let timer = draft.timer_s.map(Duration::from_s);
    Lap {
        start_ms,
        elapsed: timer.map_or(sampled, |timer| sampled.max(timer)),
        timer,
        distance: draft.distance_m.map(Distance::from_m),
        heart_rate: draft.heart_rate_bpm.map(HeartRate::from_bpm),
        workout_step: None,
        intensity: draft.intensity.clone(),
        trigger: draft.trigger.clone(),
    }
}

/// Sums of the laps where every lap says it: time without pauses and distance.
pub fn totals(drafts: &[Draft]) -> (Option<Duration>, Option<Distance>) {
    let sum = |value: fn(&Draft) -> Option<f64>| {
        let all = drafts.iter().map(value).sum::<Option<f64>>();
        all.filter(|&total| total > 0.0)
    };
    (sum(|lap| lap.timer_s).map(Duration::from_s), sum(|lap| lap.distance_m).map(Distance::from_m))
}
