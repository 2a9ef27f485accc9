//! What the file holds, and the activity that it is.

use crate::{
    track::{self, Bounds, Rows, Sampler},
    xml::cut,
};
use jiff::civil;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use training::{Activity, Channel, Repair, Sport, recording::MISSING};

/// Longest title that is kept, in bytes.
const MAX_NAME: usize = 200;
/// A place whose sun is so many hours from Greenwich does not keep its time.
const FAR_H: f64 = 1.5;

/// The file.
#[derive(Debug, Deserialize)]
pub struct File {
    #[serde(rename = "RIDE")]
    pub ride: Ride,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "UPPERCASE")]
pub struct Ride {
    #[serde(deserialize_with = "trimmed")]
    starttime: String,
    #[serde(deserialize_with = "trimmed")]
    devicetype: String,
    tags: BTreeMap<String, serde_json::Value>,
    intervals: Vec<Interval>,
    samples: Vec<Sample>,
    xdata: Vec<Extra>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "UPPERCASE")]
struct Interval {
    #[serde(deserialize_with = "trimmed")]
    name: String,
    start: Option<f64>,
    stop: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "UPPERCASE")]
struct Extra {
    #[serde(deserialize_with = "trimmed")]
    name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "UPPERCASE")]
struct Sample {
    secs: Option<f64>,
    km: Option<f64>,
    kph: Option<f64>,
    hr: Option<f64>,
    cad: Option<f64>,
    rcad: Option<f64>,
    alt: Option<f64>,
    lat: Option<f64>,
    lon: Option<f64>,
    watts: Option<f64>,
    temp: Option<f64>,
    /// Vertical oscillation, centimetres.
    rvert: Option<f64>,
    /// Ground contact, milliseconds.
    rcon: Option<f64>,
}

fn trimmed<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(cut(String::deserialize(from)?.trim(), MAX_NAME).to_owned())
}

impl Ride {
    fn tag(&self, name: &str) -> Option<&str> {
        let text = self.tags.get(name)?.as_str()?.trim();
        (!text.is_empty()).then(|| cut(text, MAX_NAME))
    }

    /// The activity, or what the file is instead.
    pub fn activity(self) -> Result<Activity, &'static str> {
        let clock = clock(&self.starttime).ok_or("without a readable start")?;
        let start_ms = utc_ms(clock).ok_or("without a readable start")?;
        let mut sampler = Sampler::default();
        let mut rows = Rows::default();
        for sample in &self.samples {
            sampler.begin();
            sample.give(&mut sampler);
            sampler.row.time_ms = sample.secs.and_then(track::milliseconds_of).map(|offset| start_ms + offset);
            sampler.end(&mut rows);
        }
        let sport = track::sport(self.tag("Sport").unwrap_or_default());
        let mut activity = track::activity(rows, sport, &mut sampler.tally).ok_or("without a sample")?;
        if activity.sport == Sport::Other {
            track::judge_sport(&mut activity);
        }
        let offset_ms = activity.start.as_millisecond() - start_ms;
        activity.laps = laps(&self.intervals).iter().filter_map(|bounds| bounds.lap(offset_ms)).collect();
        activity.name = ["Title", "Workout Title", "Route"].iter().find_map(|name| self.tag(name)).map(str::to_owned);
        activity.device.product = Some(self.devicetype.clone()).filter(|device| !device.is_empty());
        let local = ["Filename", "Source Filename"].iter().find_map(|name| self.tag(name)).and_then(stamp);
        self.place_clock(&mut activity, clock, local);
        if !self.xdata.is_empty() {
            let names: Vec<&str> =
                self.xdata.iter().map(|extra| extra.name.as_str()).filter(|name| !name.is_empty()).collect();
            let what = format!(
                "{} series of extra data are not used ({})",
                self.xdata.len(),
                cut(&names.join(", "), MAX_NAME)
            );
            activity.repairs.push(Repair::new("extra_data", what, 0));
        }
        Ok(activity)
    }

    /// The place's offset, by the local clock in the file's name; with a note where the start was the local time all along.
    fn place_clock(&self, activity: &mut Activity, start: civil::DateTime, named: Option<civil::DateTime>) {
        let Some(apart_s) = named.map(|named| start.duration_until(named).as_secs()) else { return };
        let whole = apart_s % 900 == 0 && apart_s.abs() <= 14 * 3600;
        let far = sun_h(activity).is_some_and(|hours| hours.abs() > FAR_H);
        if whole {
            activity.utc_offset_s = i32::try_from(apart_s).ok();
        }
        if apart_s == 0 && far {
            let what = "the start is labelled UTC but is the place's own clock, as old versions wrote it; it was kept as the place's clock";
            activity.repairs.push(Repair::new("time_zone", what, 0));
        }
    }
}

impl Sample {
    fn give(&self, sampler: &mut Sampler) {
        let metres = |km: Option<f64>| km.map(|km| km * 1000.0);
        for (channel, value) in [
            (Channel::Latitude, self.lat),
            (Channel::Longitude, self.lon),
            (Channel::Distance, metres(self.km)),
            (Channel::Altitude, self.alt),
            (Channel::Speed, self.kph.map(|kph| kph / 3.6)),
            (Channel::HeartRate, self.hr),
            (Channel::Cadence, self.rcad.filter(|&steps| steps > 0.0).or(self.cad)),
            (Channel::Power, self.watts),
            (Channel::Temperature, self.temp),
            (Channel::VerticalOscillation, self.rvert.map(|cm| cm / 100.0)),
            (Channel::StanceTime, self.rcon.map(|ms| ms / 1000.0)),
        ] {
            if let Some(value) = value {
                sampler.measured(channel, value);
            }
        }
    }
}

/// `2026/08/01 06:30:00 UTC`.
fn clock(text: &str) -> Option<civil::DateTime> {
    let (date, time) = text.strip_suffix("UTC").unwrap_or(text).trim().split_once(' ')?;
    let iso = format!("{}T{}", date.replace('/', "-"), time.trim());
    iso.parse().ok()
}

fn utc_ms(clock: civil::DateTime) -> Option<i64> {
    jiff::tz::TimeZone::UTC.to_timestamp(clock).ok().map(jiff::Timestamp::as_millisecond)
}

/// The clock in a file's name, `2026_08_01_08_30_00.json`.
fn stamp(name: &str) -> Option<civil::DateTime> {
    let parts: Vec<i16> = name.split(['_', '.']).take(6).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [year, month, day, hour, minute, second] = parts[..] else { return None };
    let small = |n: i16| i8::try_from(n).ok();
    civil::DateTime::new(year, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?, 0).ok()
}

/// Hours that the sun at the first position is ahead of Greenwich.
fn sun_h(activity: &Activity) -> Option<f64> {
    let column = activity.recording.column(Channel::Longitude)?;
    let first = column.iter().find(|&&longitude| longitude != MISSING)?;
    Some(f64::from(*first) * Channel::Longitude.unit() / 15.0)
}

/// The device's laps: in order, none reaching into the next.
fn laps(intervals: &[Interval]) -> Vec<Bounds> {
    let mut laps: Vec<(f64, f64)> = intervals
        .iter()
        .filter(|interval| interval.name.to_lowercase().starts_with("lap") || interval.name.parse::<u32>().is_ok())
        .filter_map(|interval| interval.start.zip(interval.stop))
        .filter(|(start, stop)| *start >= 0.0 && stop > start && *stop <= 2_592_000.0)
        .collect();
    laps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let overlap = laps.windows(2).any(|pair| pair[1].0 < pair[0].1 - 1.5);
    if overlap {
        return Vec::new();
    }
    let bounds = |(start, stop): &(f64, f64)| Bounds {
        start_s: Some(*start),
        elapsed_s: Some(stop - start),
        ..Bounds::default()
    };
    laps.iter().map(bounds).collect()
}
