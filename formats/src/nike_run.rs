//! The JSON of one run of the Nike running app: a list of values per metric, each with its own times.
//!
//! - **Distance and steps** come as increments with a beginning and an end; they are added up.
//! - **Pauses** are the app's halts.
//! - **Totals** are the app's own sums.

use crate::{
    Decoded, Error, Kind, json,
    track::{self, Rows, Sampler},
    xml::cut,
};
use quantity::{Distance, Duration};
use serde::Deserialize;
use std::collections::BTreeMap;
use training::{Activity, Channel, Pause, Sport};

const FORMAT: &str = "Nike run JSON";
/// Longest title that is kept, in bytes.
const MAX_NAME: usize = 200;

#[derive(Debug, Deserialize)]
struct File {
    #[serde(default, rename = "type")]
    kind: String,
    start_epoch_ms: i64,
    #[serde(default)]
    active_duration_ms: Option<f64>,
    #[serde(default)]
    end_epoch_ms: Option<i64>,
    #[serde(default)]
    tags: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    summaries: Vec<Summary>,
    #[serde(default)]
    metrics: Vec<Metric>,
    #[serde(default)]
    moments: Vec<Moment>,
}

#[derive(Debug, Deserialize)]
struct Summary {
    #[serde(default)]
    metric: String,
    #[serde(default)]
    summary: String,
    value: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct Metric {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Value {
    start_epoch_ms: Option<i64>,
    end_epoch_ms: Option<i64>,
    value: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct Moment {
    #[serde(default)]
    key: String,
    #[serde(default)]
    value: serde_json::Value,
    timestamp: Option<i64>,
}

/// The run of a file.
///
/// # Errors
/// [`Error::NotAnActivity`] for one without a value and without a distance; [`Error::Unreadable`] where it is not the JSON of that app.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (file, repairs) = json::read::<File>(bytes, FORMAT)?;
    let activity = file.activity().ok_or_else(|| Error::NotAnActivity { what: FORMAT.into() })?;
    Ok(track::decoded(Kind::NikeRun, vec![activity], repairs))
}

impl File {
    fn activity(&self) -> Option<Activity> {
        let mut sampler = Sampler::default();
        let sport =
            if self.kind.is_empty() { (Sport::Running, training::SubSport::Generic) } else { track::sport(&self.kind) };
        let sampled = track::activity(self.rows(&mut sampler), sport, &mut sampler.tally);
        let whole = track::Bounds {
            elapsed_s: self
                .end_epoch_ms
                .map(|end| seconds(end - self.start_epoch_ms))
                .filter(|s| (0.0..2_592_000.0).contains(s)),
            distance_m: self.total("distance").map(|km| km * 1000.0).filter(|m| (0.0..20_000_000.0).contains(m)),
            ..track::Bounds::default()
        };
        let start = track::timestamp(self.start_epoch_ms)?;
        let mut activity = track::or_summary(sampled, start, sport, &whole, &sampler.tally)?;
        let first_ms = activity.start.as_millisecond();
        activity.pauses = self.pauses(first_ms);
        activity.distance = whole.distance().or(activity.distance);
        let active = self.active_duration_ms.filter(|ms| (1.0..2.6e9).contains(ms));
        activity.timer = active.map(|ms| Duration::from_s(ms / 1000.0));
        let title = self.tags.get("com.nike.name").and_then(serde_json::Value::as_str);
        activity.name = title.map(|title| cut(title.trim(), MAX_NAME).to_owned()).filter(|title| !title.is_empty());
        activity.device.manufacturer = Some("nike".into());
        activity.distance = activity.distance.filter(|distance: &Distance| distance.is_finite());
        Some(activity)
    }

    fn total(&self, metric: &str) -> Option<f64> {
        self.summaries.iter().find(|one| one.metric == metric && one.summary == "total")?.value
    }

    /// A row at every moment that any metric has a value for.
    fn rows(&self, sampler: &mut Sampler) -> Rows {
        let mut at: BTreeMap<i64, Vec<(Channel, f64)>> = BTreeMap::new();
        let mut put = |ms: i64, channel, value| at.entry(ms).or_default().push((channel, value));
        for metric in &self.metrics {
            let mut total_m = 0.0;
            if metric.kind == "distance" {
                put(self.start_epoch_ms, Channel::Distance, 0.0);
            }
            for value in &metric.values {
                let (Some(from), Some(number)) = (value.start_epoch_ms, value.value) else { continue };
                let to = value.end_epoch_ms.unwrap_or(from);
                match (metric.kind.as_str(), metric.unit.as_str()) {
                    ("latitude", _) => put(from, Channel::Latitude, number),
                    ("longitude", _) => put(from, Channel::Longitude, number),
                    ("elevation", _) => put(from, Channel::Altitude, number),
                    ("heart_rate", _) => put(from, Channel::HeartRate, number),
                    ("speed", "KMH") => put(from, Channel::Speed, number / 3.6),
                    ("distance", "KM") if number >= 0.0 => {
                        total_m += number * 1000.0;
                        put(to, Channel::Distance, total_m);
                    }
                    ("steps", _) if to > from => put(to, Channel::Cadence, number / seconds(to - from) * 60.0),
                    _ => {}
                }
            }
        }
        let mut rows = Rows::default();
        for (ms, values) in at {
            sampler.begin();
            values.into_iter().for_each(|(channel, value)| sampler.measured(channel, value));
            sampler.row.time_ms = Some(ms);
            sampler.end(&mut rows);
        }
        rows
    }

    fn pauses(&self, first_ms: i64) -> Vec<Pause> {
        let mut halts: Vec<(i64, bool)> = self
            .moments
            .iter()
            .filter(|moment| moment.key == "halt")
            .filter_map(|moment| Some((moment.timestamp? - first_ms, moment.value.as_str()?.ends_with("pause"))))
            .collect();
        halts.sort_unstable();
        let stretches = halts.windows(2).filter(|pair| pair[0].1 && !pair[1].1);
        let pauses = stretches.map(|pair| Pause { from_ms: pair[0].0, to_ms: pair[1].0 });
        pauses.filter(|pause| pause.from_ms >= 0 && pause.from_ms < pause.to_ms).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of an activity fit")]
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}
