//! The state of reading a TCX file, element by element.

use super::laps::{self, Draft};
use crate::{
    track::{self, Rows, Sampler, Segments},
    xml::{Handler, attributes, cut},
};
use training::{Activity, Channel, Repair, Sport, SubSport};

/// Longest title that is taken from the notes, in bytes.
const MAX_NAME: usize = 200;

/// Gathers trackpoints and laps into activities.
#[derive(Default)]
pub struct Trackpoints {
    done: Vec<Activity>,
    open: Option<Open>,
    other: Option<&'static str>,
    /// Depth of the elements at hand, 0 where outside.
    point: usize,
    lap: usize,
    activity: usize,
    creator: usize,
    mean_heart_rate: bool,
}

/// The activity at hand.
struct Open {
    sport: (Sport, SubSport),
    sampler: Sampler,
    rows: Rows,
    segments: Segments,
    track_from: usize,
    laps: Vec<Draft>,
    id_ms: Option<i64>,
    notes: Option<String>,
    product: Option<String>,
    serial: Option<u32>,
}

impl Handler for Trackpoints {
    #[inline]
    fn open(&mut self, name: &str, raw: &str, depth: usize) {
        if self.point != 0 && name != "Trackpoint" {
            return;
        }
        match name {
            "Activity" => self.begin_activity(raw, depth),
            "Course" => self.other = Some("TCX course"),
            "Workout" => self.other = Some("TCX workout"),
            "Creator" => self.creator = depth,
            "AverageHeartRateBpm" => self.mean_heart_rate = true,
            _ => {
                if let Some(open) = &mut self.open {
                    match name {
                        "Trackpoint" => {
                            self.point = depth;
                            open.sampler.begin();
                        }
                        "Track" => open.begin_track(),
                        "Lap" => {
                            self.lap = depth;
                            open.begin_lap(raw);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    #[inline]
    fn close(&mut self, name: &str, text: &str, depth: usize) {
        let Some(open) = &mut self.open else { return };
        if self.point != 0 {
            if name == "Trackpoint" {
                self.point = 0;
                open.sampler.end(&mut open.rows);
            } else {
                open.point_field(name, text);
            }
            return;
        }
        match name {
            "Track" => open.end_track(),
            "Lap" => self.lap = 0,
            "Creator" => self.creator = 0,
            "AverageHeartRateBpm" => self.mean_heart_rate = false,
            "Value" if self.mean_heart_rate && self.lap != 0 => {
                open.laps.last_mut().into_iter().for_each(|lap| lap.heart_rate(text));
            }
            "Activity" => self.end_activity(),
            _ if self.lap != 0 && depth == self.lap + 1 => {
                open.laps.last_mut().into_iter().for_each(|lap| lap.field(name, text));
            }
            _ if self.creator != 0 && depth == self.creator + 1 => open.creator_field(name, text),
            _ if depth == self.activity + 1 => open.activity_field(name, text),
            _ => {}
        }
    }
}

impl Trackpoints {
    fn begin_activity(&mut self, raw: &str, depth: usize) {
        self.end_activity();
        self.activity = depth;
        let word = attributes(raw).find(|(name, _)| *name == "Sport").map_or("", |(_, value)| value);
        self.open = Some(Open::new(track::sport(word)));
    }

    fn end_activity(&mut self) {
        (self.point, self.lap, self.creator, self.mean_heart_rate) = (0, 0, 0, false);
        self.done.extend(self.open.take().and_then(Open::finish));
    }

    /// The activities, and what else it is. A lap that never ended was cut off: its totals are those of more than is there.
    pub fn finish(mut self) -> (Vec<Activity>, &'static str) {
        if let (Some(open), true) = (&mut self.open, self.lap != 0) {
            open.cut_off();
        }
        self.end_activity();
        (self.done, self.other.unwrap_or("TCX file"))
    }
}

impl Open {
    fn new(sport: (Sport, SubSport)) -> Self {
        Self {
            sport,
            sampler: Sampler::default(),
            rows: Rows::default(),
            segments: Segments::default(),
            track_from: 0,
            laps: Vec::new(),
            id_ms: None,
            notes: None,
            product: None,
            serial: None,
        }
    }

    #[inline]
    fn point_field(&mut self, name: &str, text: &str) {
        let channel = match name {
            "Time" => return self.sampler.time(text),
            "LatitudeDegrees" => Channel::Latitude,
            "LongitudeDegrees" => Channel::Longitude,
            "AltitudeMeters" => Channel::Altitude,
            "DistanceMeters" => Channel::Distance,
            "Value" => Channel::HeartRate,
            "Cadence" | "RunCadence" => Channel::Cadence,
            "Speed" => Channel::Speed,
            "Watts" => Channel::Power,
            "Temperature" => Channel::Temperature,
            _ => return,
        };
        self.sampler.value(channel, text);
    }

    fn begin_lap(&mut self, raw: &str) {
        let start = attributes(raw).find(|(name, _)| *name == "StartTime").map(|(_, value)| value);
        let start_ms = start.and_then(|text| self.sampler.moment(text));
        self.rows.interrupt(false);
        self.laps.push(Draft::new(start_ms, self.rows.len()));
    }

    fn begin_track(&mut self) {
        self.track_from = self.rows.len();
        let further = self.laps.last_mut().is_some_and(|lap| {
            lap.tracks += 1;
            lap.tracks > 1
        });
        self.rows.interrupt(further);
    }

    fn end_track(&mut self) {
        if self.segments.is_copy(&self.rows, self.track_from) {
            self.sampler.tally.repeated += self.rows.len() - self.track_from;
            self.rows.truncate(self.track_from);
        }
        self.track_from = self.rows.len();
    }

    /// Ends the reading inside a lap; its own totals count only where nothing was sampled.
    fn cut_off(&mut self) {
        if self.rows.len() > 0 {
            self.laps.last_mut().into_iter().for_each(Draft::forget_totals);
        }
    }

    fn activity_field(&mut self, name: &str, text: &str) {
        match name {
            "Id" => self.id_ms = self.sampler.moment(text),
            "Notes" => {
                let first = text.trim().lines().next().unwrap_or_default();
                self.notes = Some(cut(first, MAX_NAME).to_owned()).filter(|notes| !notes.is_empty());
            }
            _ => {}
        }
    }

    fn creator_field(&mut self, name: &str, text: &str) {
        match name {
            "Name" => self.product = Some(cut(text.trim(), MAX_NAME).to_owned()).filter(|name| !name.is_empty()),
            "UnitId" => self.serial = text.trim().parse().ok().filter(|&serial| serial != 0),
            _ => {}
        }
    }

    fn finish(self) -> Option<Activity> {
        let mut tally = self.sampler.tally;
        let sampled = track::activity(self.rows, self.sport, &mut tally);
        let mut activity = match sampled {
            Some(activity) => activity,
            None => {
                let start_ms = self.laps.iter().find_map(|lap| lap.start_ms).or(self.id_ms)?;
                let mut activity = Activity::new(track::timestamp(start_ms)?, self.sport.0);
                activity.sub_sport = self.sport.1;
                activity.repairs = tally.repairs();
                let what = "the activity has no samples; only its laps were kept";
                activity.repairs.push(Repair::new("no_samples", what, 0));
                activity
            }
        };
        let start_ms = activity.start.as_millisecond();
        let elapsed_ms = &activity.recording.elapsed_ms;
        let end_ms = start_ms + elapsed_ms.last().copied().unwrap_or(0);
        let starts: Vec<i64> = self
            .laps
            .iter()
            .map(|lap| elapsed_ms.get(lap.first_row).map(|ms| start_ms + ms).or(lap.start_ms).unwrap_or(end_ms))
            .collect();
        activity.laps = laps::laps(&self.laps, &starts, start_ms, end_ms);
        let (timer, distance) = laps::totals(&self.laps);
        activity.timer = timer;
        activity.distance = distance.or(activity.distance);
        activity.elapsed = activity.elapsed.or(timer);
        activity.name = self.notes;
        activity.device.manufacturer = self.product.as_deref().and_then(maker);
        activity.device.product = self.product;
        activity.device.serial = self.serial;
        activity.time_created = self.id_ms.and_then(track::timestamp);
        activity.utc_offset_s = self.sampler.utc_offset_s;
        Some(activity)
    }
}

/// The maker, where the product's name begins with it.
fn maker(product: &str) -> Option<String> {
    let first = product.split_whitespace().next()?.to_ascii_lowercase();
    ["garmin", "polar", "suunto", "coros", "tomtom", "wahoo"].contains(&first.as_str()).then_some(first)
}
