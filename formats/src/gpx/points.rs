//! The state of reading a GPX file, element by element.

use super::{Seen, Title};
use crate::{
    track::{self, Rows, Sampler, Segments, Tally},
    xml::{Handler, attributes, cut},
};
use training::{Activity, Channel, Repair, Sport, SubSport};

/// Tracks further apart are different activities. Ours: a lunch is a pause, an afternoon is not.
const APART_MS: i64 = 2 * 3_600_000;
/// Longest name that is kept, in bytes.
const MAX_NAME: usize = 200;

/// Gathers points into activities.
#[derive(Default)]
pub struct Points {
    sampler: Sampler,
    /// What was mended in the tracks joined so far, without the one at hand.
    joined: Tally,
    rows: Rows,
    segments: Segments,
    done: Vec<Activity>,
    seen: Seen,
    /// Depth of the elements at hand, 0 where outside.
    point: usize,
    track: usize,
    metadata: usize,
    track_from: usize,
    segment_from: usize,
    creator: Option<String>,
    file_name: Option<String>,
    file_time_ms: Option<i64>,
    /// Of the track at hand, and of the activity that it continues.
    title: Title,
    joined_title: Option<Title>,
}

impl Handler for Points {
    #[inline]
    fn open(&mut self, name: &str, raw: &str, depth: usize) {
        if self.point != 0 && name != "trkpt" {
            return;
        }
        match name {
            "trkpt" => self.begin_point(raw, depth),
            "trkseg" => self.begin_segment(),
            "trk" => self.begin_track(depth),
            "metadata" => self.metadata = depth,
            "wpt" => self.seen.waypoints += 1,
            "rte" => self.seen.routes += 1,
            "gpx" => {
                let creator = attributes(raw).find(|(name, _)| *name == "creator");
                self.creator = creator.map(|(_, value)| title(value)).filter(|c| !c.is_empty());
            }
            _ => {}
        }
    }

    #[inline]
    fn close(&mut self, name: &str, text: &str, depth: usize) {
        if self.point != 0 {
            self.point_field(name, text);
            return;
        }
        match name {
            "trkseg" => self.end_segment(),
            "trk" => self.end_track(),
            "metadata" => self.metadata = 0,
            _ if self.track != 0 && depth == self.track + 1 => self.track_field(name, text),
            "name" if depth == 2 || self.metadata + 1 == depth => self.file_name = Some(title(text)),
            "time" if depth == 2 || self.metadata + 1 == depth => self.file_time_ms = self.sampler.moment(text),
            _ => {}
        }
    }
}

impl Points {
    #[inline]
    fn begin_point(&mut self, raw: &str, depth: usize) {
        self.point = depth;
        self.sampler.begin();
        for (name, value) in attributes(raw) {
            match name {
                "lat" => self.sampler.value(Channel::Latitude, value),
                "lon" => self.sampler.value(Channel::Longitude, value),
                _ => {}
            }
        }
    }

    #[inline]
    fn point_field(&mut self, name: &str, text: &str) {
        let channel = match name {
            "time" => return self.sampler.time(text),
            "ele" => Channel::Altitude,
            "trkpt" => {
                self.point = 0;
                return self.sampler.end(&mut self.rows);
            }
            "hr" | "heartrate" => Channel::HeartRate,
            "cad" | "cadence" | "RunCadence" => Channel::Cadence,
            "speed" => Channel::Speed,
            "atemp" | "temp" | "Temperature" => Channel::Temperature,
            "power" | "watts" | "PowerInWatts" => Channel::Power,
            _ => return,
        };
        self.sampler.value(channel, text);
    }

    fn begin_segment(&mut self) {
        self.segment_from = self.rows.len();
        self.rows.interrupt(true);
    }

    fn end_segment(&mut self) {
        if self.segments.is_copy(&self.rows, self.segment_from) {
            self.sampler.tally.repeated += self.rows.len() - self.segment_from;
            self.rows.truncate(self.segment_from);
        }
        self.segment_from = self.rows.len();
    }

    fn begin_track(&mut self, depth: usize) {
        self.end_track();
        self.track = depth;
        self.seen.tracks += 1;
        self.track_from = self.rows.len();
    }

    fn track_field(&mut self, name: &str, text: &str) {
        match name {
            "name" => self.title.name = Some(title(text)).filter(|name| !name.is_empty()),
            "type" => self.title.kind = Some(title(text)).filter(|kind| !kind.is_empty()),
            _ => {}
        }
    }

    /// Joins the track at hand to the activity before it, or ends that one.
    fn end_track(&mut self) {
        if self.track == 0 {
            return;
        }
        self.track = 0;
        let title = std::mem::take(&mut self.title);
        let tally = std::mem::take(&mut self.sampler.tally);
        if self.rows.len() > self.track_from && self.track_from > 0 && !self.continues(&title) {
            let new = self.rows.split_off(self.track_from);
            self.end_activity();
            self.rows = new;
        }
        self.joined.absorb(tally);
        if self.rows.len() > 0 || self.joined_title.is_none() {
            self.joined_title.get_or_insert(title);
        }
        self.track_from = self.rows.len();
    }

    fn continues(&self, title: &Title) -> bool {
        let before = self.joined_title.as_ref().map_or((Sport::Other, SubSport::Generic), Title::sport);
        let gap_ms = self.rows.time_ms[self.track_from] - self.rows.time_ms[self.track_from - 1];
        before == title.sport() && (0..=APART_MS).contains(&gap_ms)
    }

    fn end_activity(&mut self) {
        let title = self.joined_title.take().unwrap_or_default();
        let mut tally = std::mem::take(&mut self.joined);
        self.seen.untimed += tally.untimed;
        self.segments.clear();
        let rows = std::mem::take(&mut self.rows);
        let activity = track::activity(rows, title.sport(), &mut tally);
        if let Some(activity) = activity {
            let mut activity = self.describe(activity, &title);
            if activity.sport == Sport::Other && title.kind.is_none() {
                track::judge_sport(&mut activity);
            }
            self.done.push(activity);
        }
    }

    fn describe(&self, mut activity: Activity, title: &Title) -> Activity {
        activity.name = title.name.clone().or_else(|| self.file_name.clone());
        activity.device.product.clone_from(&self.creator);
        activity.utc_offset_s = self.sampler.utc_offset_s;
        activity
    }

    /// A track of which only the title came, from a treadmill as a rule: it was done, though nothing was sampled.
    fn without_samples(&self, title: &Title) -> Option<Activity> {
        let (sport, sub_sport) = title.sport();
        let start = track::timestamp(self.file_time_ms?)?;
        let mut activity = self.describe(Activity::new(start, sport), title);
        activity.sub_sport = sub_sport;
        activity.repairs.push(Repair::new(
            "no_samples",
            "the track has no points; only its title and time were kept",
            0,
        ));
        Some(activity)
    }

    /// The activities, and what else was there.
    pub fn finish(mut self) -> (Vec<Activity>, Seen) {
        self.track = self.track.max(1);
        self.end_track();
        let title = self.joined_title.clone().unwrap_or_default();
        self.end_activity();
        if self.done.is_empty() && self.seen.tracks > 0 && self.seen.untimed == 0 {
            self.done.extend(self.without_samples(&title));
        }
        (self.done, self.seen)
    }
}

fn title(text: &str) -> String {
    cut(text.trim(), MAX_NAME).to_owned()
}
