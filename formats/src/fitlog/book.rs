//! The state of reading a FITLOG file, element by element.

use crate::{
    track::{self, Bounds, Rows, Sampler},
    xml::{Handler, attributes, cut, number},
};
use quantity::HeartRate;
use training::{Activity, Channel, Pause, Sport, SubSport};

/// Longest title that is kept, in bytes.
const MAX_NAME: usize = 200;

/// Gathers points and laps into activities.
#[derive(Default)]
pub struct Book {
    done: Vec<Activity>,
    open: Option<Open>,
    activity: usize,
    lap: usize,
}

#[derive(Default)]
struct Open {
    sampler: Sampler,
    rows: Rows,
    start_ms: Option<i64>,
    track_ms: Option<i64>,
    name: Option<String>,
    category: Option<String>,
    source: Option<String>,
    whole: Bounds,
    laps: Vec<(Option<i64>, Bounds, Option<f64>)>,
    pauses: Vec<(i64, i64)>,
}

/// The value of an attribute.
fn attribute<'a>(raw: &'a str, wanted: &str) -> Option<&'a str> {
    attributes(raw).find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

fn word(text: &str) -> Option<String> {
    Some(cut(text.trim(), MAX_NAME).to_owned()).filter(|word| !word.is_empty())
}

impl Handler for Book {
    fn open(&mut self, name: &str, raw: &str, depth: usize) {
        if name == "Activity" {
            self.end();
            self.activity = depth;
            let open = self.open.insert(Open::default());
            open.start_ms = attribute(raw, "StartTime").and_then(|text| open.sampler.moment(text));
            return;
        }
        let Some(open) = &mut self.open else { return };
        match name {
            "pt" => open.point(raw),
            "Track" => {
                let said = attribute(raw, "StartTime").and_then(|text| open.sampler.moment(text));
                open.track_ms = said.or(open.start_ms);
                open.rows.interrupt(false);
            }
            "Lap" => {
                self.lap = depth;
                let start_ms = attribute(raw, "StartTime").and_then(|text| open.sampler.moment(text));
                let elapsed_s = attribute(raw, "DurationSeconds").and_then(track::within_days);
                open.laps.push((start_ms, Bounds { elapsed_s, ..Bounds::default() }, None));
            }
            "Pause" => {
                let mut moment = |key| attribute(raw, key).and_then(|text| open.sampler.moment(text));
                open.pauses.extend(moment("StartTime").zip(moment("EndTime")));
            }
            "Distance" => {
                open.bounds(self.lap != 0).distance_m = attribute(raw, "TotalMeters").and_then(track::within_reach)
            }
            "Duration" if self.lap == 0 => {
                open.whole.elapsed_s = attribute(raw, "TotalSeconds").and_then(track::within_days);
            }
            "HeartRate" if self.lap != 0 => {
                let mean = attribute(raw, "AverageBPM").and_then(number).filter(|bpm| (20.0..=250.0).contains(bpm));
                open.laps.last_mut().into_iter().for_each(|lap| lap.2 = mean);
            }
            "Category" => open.category = attribute(raw, "Name").and_then(word),
            "Metadata" => open.source = attribute(raw, "Source").and_then(word),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str, depth: usize) {
        match name {
            "Activity" => self.end(),
            "Lap" => self.lap = 0,
            "Name" if depth == self.activity + 1 => {
                self.open.iter_mut().for_each(|open| open.name = word(text));
            }
            _ => {}
        }
    }
}

impl Book {
    fn end(&mut self) {
        self.lap = 0;
        self.done.extend(self.open.take().and_then(Open::finish));
    }

    /// The activities.
    pub fn finish(mut self) -> Vec<Activity> {
        self.end();
        self.done
    }
}

impl Open {
    fn bounds(&mut self, of_lap: bool) -> &mut Bounds {
        match self.laps.last_mut() {
            Some(lap) if of_lap => &mut lap.1,
            _ => &mut self.whole,
        }
    }

    fn point(&mut self, raw: &str) {
        self.sampler.begin();
        let mut offset_ms = None;
        for (name, value) in attributes(raw) {
            let channel = match name {
                "tm" => {
                    offset_ms = track::milliseconds(value);
                    continue;
                }
                "lat" => Channel::Latitude,
                "lon" => Channel::Longitude,
                "ele" => Channel::Altitude,
                "dist" => Channel::Distance,
                "hr" => Channel::HeartRate,
                "cadence" => Channel::Cadence,
                "power" => Channel::Power,
                _ => continue,
            };
            self.sampler.value(channel, value);
        }
        self.sampler.row.time_ms = self.track_ms.zip(offset_ms).map(|(start, offset)| start + offset);
        self.sampler.end(&mut self.rows);
    }

    fn sport(&self) -> (Sport, SubSport) {
        let by_category = self.category.as_deref().map_or((Sport::Other, SubSport::Generic), track::sport);
        match (&self.name, by_category.0) {
            (Some(name), Sport::Other) => (track::sport_of_title(name), SubSport::Generic),
            _ => by_category,
        }
    }

    fn finish(self) -> Option<Activity> {
        let start = track::timestamp(self.start_ms.or(self.track_ms)?)?;
        let sport = self.sport();
        let mut tally = self.sampler.tally;
        let sampled = track::activity(self.rows, sport, &mut tally);
        let mut activity = track::or_summary(sampled, start, sport, &self.whole, &tally)?;
        if activity.sport == Sport::Other {
            track::judge_sport(&mut activity);
        }
        let start_ms = activity.start.as_millisecond();
        for (from_ms, mut bounds, mean) in self.laps {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds of an activity fit")]
            let start_s = from_ms.map(|from| (from - start_ms) as f64 / 1000.0);
            bounds.start_s = start_s;
            if let Some(mut lap) = bounds.lap(0) {
                lap.heart_rate = mean.map(HeartRate::from_bpm);
                activity.laps.push(lap);
            }
        }
        let pauses = self.pauses.into_iter().map(|(from, to)| Pause { from_ms: from - start_ms, to_ms: to - start_ms });
        activity.pauses.extend(pauses.filter(|pause| pause.from_ms >= 0 && pause.from_ms < pause.to_ms));
        activity.distance = activity.distance.or(self.whole.distance());
        activity.timer = self.whole.elapsed();
        activity.name = self.name;
        activity.device.product = self.source;
        activity.utc_offset_s = self.sampler.utc_offset_s;
        Some(activity)
    }
}
