//! What a summary or a lap says of its own extent.

use super::{Tally, finish::timestamp};
use crate::xml::number;
use jiff::Timestamp;
use quantity::{Distance, Duration};
use training::{Activity, Lap, Repair, Sport, SubSport};

/// Longest stretch that is believed, seconds: 30 days.
const LONGEST_S: f64 = 2_592_000.0;
/// Longest distance that is believed, metres.
const FARTHEST_M: f64 = 20_000_000.0;

/// Where something began, how long and how far it was, as far as that is said.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bounds {
    /// After the activity's start.
    pub start_s: Option<f64>,
    /// With pauses.
    pub elapsed_s: Option<f64>,
    /// Standing still, out of that.
    pub stopped_s: Option<f64>,
    /// Length.
    pub distance_m: Option<f64>,
}

impl Bounds {
    /// The length.
    pub fn distance(&self) -> Option<Distance> {
        self.distance_m.filter(|&m| m > 0.0).map(Distance::from_m)
    }

    /// The time with pauses.
    pub fn elapsed(&self) -> Option<Duration> {
        self.elapsed_s.filter(|&s| s > 0.0).map(Duration::from_s)
    }

    /// The time without pauses, where both are said.
    pub fn timer(&self) -> Option<Duration> {
        let moving = self.elapsed_s? - self.stopped_s?;
        (moving > 0.0).then(|| Duration::from_s(moving))
    }

    /// A lap, in an activity whose first sample came `offset_ms` after what the starts are counted from.
    #[expect(clippy::cast_possible_truncation, reason = "at most 30 days")]
    pub fn lap(&self, offset_ms: i64) -> Option<Lap> {
        let (start_s, elapsed) = (self.start_s?, self.elapsed()?);
        Some(Lap {
            start_ms: ((start_s * 1000.0).round() as i64 - offset_ms).max(0),
            elapsed,
            timer: self.timer(),
            distance: self.distance(),
            ..Lap::default()
        })
    }
}

/// Seconds of a text, where they are from 0 to 30 days.
pub fn within_days(text: &str) -> Option<f64> {
    number(text).filter(|s| (0.0..=LONGEST_S).contains(s))
}

/// Metres of a text, where they are from 0 to half the Earth.
pub fn within_reach(text: &str) -> Option<f64> {
    number(text).filter(|m| (0.0..=FARTHEST_M).contains(m))
}

/// Whole milliseconds of a text in seconds, where they are from 0 to 30 days.
pub fn milliseconds(text: &str) -> Option<i64> {
    within_days(text).and_then(milliseconds_of)
}

/// Whole milliseconds of seconds, where they are from 0 to 30 days.
#[expect(clippy::cast_possible_truncation, reason = "at most 30 days")]
pub fn milliseconds_of(seconds: f64) -> Option<i64> {
    (0.0..=LONGEST_S).contains(&seconds).then(|| (seconds * 1000.0).round() as i64)
}

/// The sampled activity, else what its summary says where that is anything at all.
pub fn or_summary(
    sampled: Option<Activity>,
    start: Timestamp,
    (sport, sub_sport): (Sport, SubSport),
    whole: &Bounds,
    tally: &Tally,
) -> Option<Activity> {
    if let Some(mut activity) = sampled {
        if let Some(said) = whole.elapsed().filter(|&said| activity.elapsed.is_none_or(|sampled| said > sampled)) {
            activity.elapsed = Some(said);
        }
        return Some(activity);
    }
    if whole.elapsed().is_none() && whole.distance().is_none() {
        return None;
    }
    let mut activity = Activity::new(timestamp(start.as_millisecond())?, sport);
    activity.sub_sport = sub_sport;
    activity.distance = whole.distance();
    activity.elapsed = whole.elapsed();
    activity.repairs = tally.repairs();
    activity.repairs.push(Repair::new("no_samples", "the activity has no samples; only its summary was kept", 0));
    Some(activity)
}
