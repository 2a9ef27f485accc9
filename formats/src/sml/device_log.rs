//! The state of reading an SML file, element by element.

use crate::{
    track::{self, Bounds, Rows, Sampler},
    xml::{Handler, cut, number},
};
use quantity::{Distance, Duration};
use training::{Activity, Channel, Lap, Sport};

/// Longest title that is kept, in bytes.
const MAX_NAME: usize = 200;
/// Below this a rate is per second, from it on per minute: nobody's heart beats 10 times a second or a minute.
const PER_SECOND: f64 = 10.0;
/// Degrees Celsius of 0 K, and the temperature from which on kelvin are meant.
const ABSOLUTE_ZERO_C: f64 = -273.15;
const KELVIN_FROM: f64 = 150.0;

/// Gathers the samples of the one move of a file.
#[derive(Default)]
pub struct DeviceLog {
    sampler: Sampler,
    rows: Rows,
    /// Depth of the elements at hand, 0 where outside.
    sample: usize,
    header: usize,
    device: usize,
    pause: usize,
    lap: usize,
    start_ms: Option<i64>,
    offset_ms: Option<i64>,
    dive: bool,
    kind: String,
    name: Option<String>,
    serial: Option<String>,
    whole: Bounds,
    /// The timer's laps end at these times, milliseconds after 1970.
    laps_ms: Vec<i64>,
    /// A lap ends at the sample at hand.
    lap_ends: bool,
    paused: bool,
}

impl Handler for DeviceLog {
    fn open(&mut self, name: &str, _: &str, depth: usize) {
        match name {
            "Sample" => {
                self.sample = depth;
                self.sampler.begin();
                self.offset_ms = None;
            }
            "Header" => self.header = depth,
            "Device" => self.device = depth,
            "Pause" if self.sample != 0 => self.pause = depth,
            "Lap" if self.sample != 0 => self.lap = depth,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str, depth: usize) {
        match name {
            "Sample" => self.end_sample(),
            "Header" => self.header = 0,
            "Device" => self.device = 0,
            "Pause" => self.pause = 0,
            "Lap" if self.lap != 0 => {
                self.lap = 0;
                self.lap_ends = true;
            }
            "State" if self.pause != 0 => {
                let paused = text.trim().eq_ignore_ascii_case("true");
                if self.paused && !paused {
                    self.rows.interrupt(true);
                }
                self.paused = paused;
            }
            _ if self.sample != 0 && depth == self.sample + 1 => self.sample_field(name, text),
            _ if self.header != 0 && depth == self.header + 1 => self.header_field(name, text),
            _ if self.device != 0 && depth == self.device + 1 => match name {
                "Name" => self.name = word(text),
                "SerialNumber" => self.serial = word(text),
                _ => {}
            },
            _ => {}
        }
    }
}

impl DeviceLog {
    fn header_field(&mut self, name: &str, text: &str) {
        match name {
            "DateTime" => self.start_ms = self.sampler.moment(text),
            "Duration" => self.whole.elapsed_s = track::within_days(text),
            "PauseDuration" => self.whole.stopped_s = track::within_days(text),
            "Distance" => self.whole.distance_m = track::within_reach(text),
            "Activity" => self.kind = cut(text, MAX_NAME).to_owned(),
            "Diving" => self.dive = true,
            _ => {}
        }
    }

    fn sample_field(&mut self, name: &str, text: &str) {
        let channel = match name {
            "UTC" => return self.sampler.time(text),
            "Time" => {
                self.offset_ms = track::milliseconds(text);
                return;
            }
            "Latitude" => return self.converted(Channel::Latitude, text, f64::to_degrees),
            "Longitude" => return self.converted(Channel::Longitude, text, f64::to_degrees),
            "HR" => return self.converted(Channel::HeartRate, text, per_minute),
            "Cadence" => return self.converted(Channel::Cadence, text, per_minute),
            "Temperature" => return self.converted(Channel::Temperature, text, celsius),
            "Altitude" => Channel::Altitude,
            // A barometer's height, where there is one, is the better.
            "GPSAltitude" if self.sampler.row.get(Channel::Altitude) == training::recording::MISSING => {
                Channel::Altitude
            }
            "Distance" => Channel::Distance,
            "Speed" => Channel::Speed,
            "BikePower" | "Power" => Channel::Power,
            _ => return,
        };
        self.sampler.value(channel, text);
    }

    fn converted(&mut self, channel: Channel, text: &str, convert: fn(f64) -> f64) {
        match number(text) {
            Some(value) => self.sampler.measured(channel, convert(value)),
            None => self.sampler.value(channel, text),
        }
    }

    fn now_ms(&self) -> Option<i64> {
        let by_header = || self.start_ms.zip(self.offset_ms).map(|(start, offset)| start + offset);
        self.sampler.row.time_ms.or_else(by_header)
    }

    fn end_sample(&mut self) {
        (self.sample, self.pause, self.lap) = (0, 0, 0);
        if std::mem::take(&mut self.lap_ends) {
            self.laps_ms.extend(self.now_ms());
        }
        let measured = Channel::ALL.iter().any(|&c| self.sampler.row.get(c) != training::recording::MISSING);
        if measured {
            self.sampler.row.time_ms = self.now_ms();
            self.sampler.end(&mut self.rows);
        }
    }

    /// The activity, or what the file is instead.
    pub fn finish(self) -> Result<Activity, &'static str> {
        if self.dive {
            return Err("Suunto log of a dive");
        }
        let none = "Suunto log";
        let rows_from = self.rows.time_ms.first().copied();
        let start = self.start_ms.or(rows_from).and_then(track::timestamp).ok_or(none)?;
        let sport = track::sport(&self.kind);
        let mut tally = self.sampler.tally;
        let sampled = track::activity(self.rows, sport, &mut tally);
        let mut activity = track::or_summary(sampled, start, sport, &self.whole, &tally).ok_or(none)?;
        if activity.sport == Sport::Other && self.kind.trim().is_empty() {
            track::judge_sport(&mut activity);
        }
        activity.laps = laps(&activity, &self.laps_ms);
        activity.distance = self.whole.distance().or(activity.distance);
        activity.timer = self.whole.timer();
        // The header's clock is the place's: against the samples' UTC it tells the offset.
        activity.utc_offset_s = self.start_ms.zip(rows_from).and_then(|(local, utc)| offset_s(local - utc));
        activity.device.manufacturer = Some("suunto".into());
        activity.device.product = self.name;
        activity.device.serial =
            self.serial.as_deref().and_then(|text| text.parse().ok()).filter(|&serial| serial != 0);
        Ok(activity)
    }
}

/// An offset of a whole number of quarter hours, within a minute; seconds.
fn offset_s(apart_ms: i64) -> Option<i32> {
    let quarters = (apart_ms + 450_000).div_euclid(900_000);
    let near = (apart_ms - quarters * 900_000).abs() <= 60_000;
    i32::try_from(quarters * 900).ok().filter(|offset| near && offset.abs() <= 14 * 3600)
}

/// The laps that end at these times, and the rest.
#[expect(clippy::cast_precision_loss, reason = "an activity's milliseconds fit")]
fn laps(activity: &Activity, ends_ms: &[i64]) -> Vec<Lap> {
    let recording = &activity.recording;
    let (start_ms, last_ms) = (activity.start.as_millisecond(), recording.elapsed_ms.last().copied().unwrap_or(0));
    let distance_m = |at_ms: i64| {
        let row = recording.elapsed_ms.partition_point(|&ms| ms <= at_ms).checked_sub(1)?;
        (0..=row).rev().find_map(|row| recording.value(Channel::Distance, row))
    };
    let mut laps = Vec::new();
    let mut from_ms = 0;
    for end_ms in ends_ms.iter().map(|end| end - start_ms).chain([last_ms]) {
        if end_ms <= from_ms || end_ms > last_ms {
            continue;
        }
        let distance =
            distance_m(end_ms).zip(distance_m(from_ms).or(Some(0.0))).map(|(to, from)| Distance::from_m(to - from));
        let elapsed = Duration::from_s((end_ms - from_ms) as f64 / 1000.0);
        laps.push(Lap { start_ms: from_ms, elapsed, distance, ..Lap::default() });
        from_ms = end_ms;
    }
    laps
}

fn per_minute(rate: f64) -> f64 {
    if rate < PER_SECOND { rate * 60.0 } else { rate }
}

fn celsius(temperature: f64) -> f64 {
    if temperature >= KELVIN_FROM { temperature + ABSOLUTE_ZERO_C } else { temperature }
}

fn word(text: &str) -> Option<String> {
    Some(cut(text.trim(), MAX_NAME).to_owned()).filter(|word| !word.is_empty())
}
