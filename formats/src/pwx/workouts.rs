//! The state of reading a PWX file, element by element.

use crate::{
    track::{self, Bounds, Rows, Sampler},
    xml::{Handler, attributes, cut, number},
};
use quantity::HeartRate;
use training::{Activity, Channel, Lap};

/// Longest title that is kept, in bytes.
const MAX_NAME: usize = 200;

/// Gathers samples and segments into activities.
#[derive(Default)]
pub struct Workouts {
    done: Vec<Activity>,
    open: Option<Open>,
    /// Depth of the elements at hand, 0 where outside.
    sample: usize,
    segment: usize,
    workout: usize,
    summary: usize,
    device: usize,
}

#[derive(Default)]
struct Open {
    sampler: Sampler,
    rows: Rows,
    start_ms: Option<i64>,
    offset_ms: Option<i64>,
    sport: String,
    title: Option<String>,
    maker: Option<String>,
    model: Option<String>,
    whole: Bounds,
    segments: Vec<Segment>,
}

#[derive(Default)]
struct Segment {
    bounds: Bounds,
    heart_rate_bpm: Option<f64>,
}

impl Handler for Workouts {
    fn open(&mut self, name: &str, raw: &str, depth: usize) {
        if name == "workout" {
            self.end();
            self.workout = depth;
            self.open = Some(Open::default());
        }
        let Some(open) = &mut self.open else { return };
        match name {
            "sample" => {
                self.sample = depth;
                open.sampler.begin();
                open.offset_ms = None;
            }
            "segment" => {
                self.segment = depth;
                open.segments.push(Segment::default());
            }
            "summarydata" => self.summary = depth,
            "device" => self.device = depth,
            "hr" if self.summary != 0 && self.segment != 0 => {
                let mean = attributes(raw).find(|(name, _)| *name == "avg").and_then(|(_, value)| number(value));
                if let Some(segment) = open.segments.last_mut() {
                    segment.heart_rate_bpm = mean.filter(|bpm| (20.0..=250.0).contains(bpm));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str, depth: usize) {
        let Some(open) = &mut self.open else { return };
        match name {
            "sample" => {
                self.sample = 0;
                open.end_sample();
            }
            "segment" => self.segment = 0,
            "summarydata" => self.summary = 0,
            "device" => self.device = 0,
            "workout" => self.end(),
            _ if self.sample != 0 && depth == self.sample + 1 => open.sample_field(name, text),
            _ if self.summary != 0 && depth == self.summary + 1 => {
                let bounds = match open.segments.last_mut() {
                    Some(segment) if self.segment != 0 => &mut segment.bounds,
                    _ => &mut open.whole,
                };
                match name {
                    "beginning" => bounds.start_s = track::within_days(text),
                    "duration" => bounds.elapsed_s = track::within_days(text),
                    "durationstopped" => bounds.stopped_s = track::within_days(text),
                    "dist" => bounds.distance_m = track::within_reach(text),
                    _ => {}
                }
            }
            _ if self.device != 0 && depth == self.device + 1 => match name {
                "make" => open.maker = word(text),
                "model" => open.model = word(text),
                _ => {}
            },
            _ if depth == self.workout + 1 => open.workout_field(name, text),
            _ => {}
        }
    }
}

impl Workouts {
    fn end(&mut self) {
        (self.sample, self.segment, self.summary, self.device) = (0, 0, 0, 0);
        self.done.extend(self.open.take().and_then(Open::finish));
    }

    /// The activities.
    pub fn finish(mut self) -> Vec<Activity> {
        self.end();
        self.done
    }
}

impl Open {
    fn workout_field(&mut self, name: &str, text: &str) {
        match name {
            "sportType" => self.sport = cut(text, MAX_NAME).to_owned(),
            "title" => self.title = word(text),
            "time" => self.start_ms = self.sampler.moment(text),
            _ => {}
        }
    }

    fn sample_field(&mut self, name: &str, text: &str) {
        let channel = match name {
            "timeoffset" => {
                self.offset_ms = track::milliseconds(text);
                return;
            }
            "hr" => Channel::HeartRate,
            "spd" => Channel::Speed,
            "pwr" => Channel::Power,
            "cad" => Channel::Cadence,
            "dist" => Channel::Distance,
            "lat" => Channel::Latitude,
            "lon" => Channel::Longitude,
            "alt" => Channel::Altitude,
            "temp" => Channel::Temperature,
            _ => return,
        };
        self.sampler.value(channel, text);
    }

    fn end_sample(&mut self) {
        self.sampler.row.time_ms = self.start_ms.zip(self.offset_ms).map(|(start, offset)| start + offset);
        self.sampler.end(&mut self.rows);
    }

    fn finish(self) -> Option<Activity> {
        let start = track::timestamp(self.start_ms?)?;
        let local = self.sampler.tally.zoneless > 0;
        let mut tally = self.sampler.tally;
        let sport = track::sport(&self.sport);
        let sampled = track::activity(self.rows, sport, &mut tally);
        let mut activity = track::or_summary(sampled, start, sport, &self.whole, &tally)?;
        let offset_ms = activity.start.as_millisecond() - start.as_millisecond();
        activity.laps = self.segments.iter().filter_map(|segment| segment.lap(offset_ms)).collect();
        activity.distance = self.whole.distance().or(activity.distance);
        activity.timer = self.whole.timer();
        activity.name = self.title;
        activity.device.manufacturer = self.maker;
        activity.device.product = self.model;
        activity.utc_offset_s = self.sampler.utc_offset_s.or(local.then_some(0));
        Some(activity)
    }
}

impl Segment {
    fn lap(&self, offset_ms: i64) -> Option<Lap> {
        let mut lap = self.bounds.lap(offset_ms)?;
        lap.heart_rate = self.heart_rate_bpm.map(HeartRate::from_bpm);
        Some(lap)
    }
}

fn word(text: &str) -> Option<String> {
    Some(cut(text.trim(), MAX_NAME).to_owned()).filter(|word| !word.is_empty())
}
