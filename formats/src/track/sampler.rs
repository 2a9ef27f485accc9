//! One sample after the other, from the texts of its fields.

use super::{Row, Rows, Tally};
use crate::xml::{Clock, number};
use training::{Channel, recording::MISSING};

/// Reads the fields of the sample at hand and appends it to the rows.
#[derive(Debug)]
pub struct Sampler {
    /// The sample at hand.
    pub row: Row,
    /// What was left out so far.
    pub tally: Tally,
    /// Seconds east of UTC of the first time that says it.
    pub utc_offset_s: Option<i32>,
    clock: Clock,
}

impl Default for Sampler {
    fn default() -> Self {
        Self { row: Row::EMPTY, tally: Tally::default(), utc_offset_s: None, clock: Clock::default() }
    }
}

impl Sampler {
    /// Begins a new sample.
    #[inline]
    pub const fn begin(&mut self) {
        self.row = Row::EMPTY;
    }

    /// Ends the sample: appended where it has a time, counted where not.
    #[inline]
    pub fn end(&mut self, rows: &mut Rows) {
        if self.row.get(Channel::Latitude) == 0 && self.row.get(Channel::Longitude) == 0 {
            self.tally.null_island += 1;
            self.row.set(Channel::Latitude, MISSING);
            self.row.set(Channel::Longitude, MISSING);
        }
        match self.row.time_ms {
            Some(time_ms) => rows.push(time_ms, &self.row),
            None => self.tally.untimed += 1,
        }
    }

    /// The sample's time.
    #[inline]
    pub fn time(&mut self, text: &str) {
        self.row.time_ms = self.moment(text);
    }

    /// Any time of the file, in milliseconds after 1970.
    #[inline]
    pub fn moment(&mut self, text: &str) -> Option<i64> {
        let moment = self.clock.read(text)?;
        if moment.offset_s.is_some() && self.utc_offset_s.is_none() {
            self.utc_offset_s = moment.offset_s;
        }
        self.tally.zoneless += usize::from(moment.zoneless);
        Some(moment.ms)
    }

    /// A value of the sample. What is no number or out of range counts as missing and is listed; a heart rate of
    /// 0 and a speed below 0 are the usual ways to say "none" and are not listed.
    #[inline]
    pub fn value(&mut self, channel: Channel, text: &str) {
        match number(text) {
            Some(value) => self.number(channel, value, text),
            None if text.is_empty() => {}
            None => self.tally.bad_number(channel.name(), text),
        }
    }

    /// The same for a value that is a number already, in the channel's unit.
    pub fn measured(&mut self, channel: Channel, value: f64) {
        let (low, high, none_up_to) = range(channel);
        if (low..=high).contains(&value) {
            self.row.set(channel, stored(channel, value));
        } else if value > none_up_to || value.is_nan() {
            self.tally.bad_number(channel.name(), &value.to_string());
        }
    }

    #[inline]
    fn number(&mut self, channel: Channel, value: f64, text: &str) {
        let (low, high, none_up_to) = range(channel);
        if (low..=high).contains(&value) {
            self.row.set(channel, stored(channel, value));
        } else if value > none_up_to {
            self.tally.bad_number(channel.name(), text);
        }
    }
}

/// What a person on foot or wheels can reach, in the channel's unit, and the highest value that means "none".
const fn range(channel: Channel) -> (f64, f64, f64) {
    const NEVER: f64 = f64::NEG_INFINITY;
    match channel {
        Channel::Latitude => (-90.0, 90.0, NEVER),
        Channel::Longitude => (-180.0, 180.0, NEVER),
        Channel::Distance => (0.0, 20_000_000.0, NEVER),
        Channel::Altitude => (-1000.0, 20_000.0, NEVER),
        Channel::Speed => (0.0, 100.0, 0.0),
        Channel::HeartRate => (20.0, 250.0, 0.0),
        Channel::Cadence => (0.0, 500.0, NEVER),
        Channel::Power => (0.0, 5000.0, NEVER),
        Channel::Temperature => (-60.0, 80.0, NEVER),
        Channel::VerticalOscillation => (0.0, 1.0, NEVER),
        Channel::StanceTime => (0.0, 10.0, NEVER),
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "in range by the check before; 180° east is one step less")]
const fn stored(channel: Channel, value: f64) -> i32 {
    let steps = match channel {
        Channel::Latitude | Channel::Longitude => value * (2_147_483_648.0 / 180.0),
        Channel::Distance | Channel::Altitude => value * 100.0,
        Channel::Speed => value * 1000.0,
        Channel::HeartRate | Channel::Power | Channel::Temperature => value,
        Channel::Cadence => value * 10.0,
        Channel::VerticalOscillation | Channel::StanceTime => value * 1e4,
    };
    let half = if steps < 0.0 { -0.5 } else { 0.5 };
    let whole = (steps + half) as i32;
    if whole == MISSING { MISSING - 1 } else { whole }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(channel: Channel, text: &str) -> (Option<f64>, usize) {
        let mut sampler = Sampler::default();
        sampler.value(channel, text);
        let stored = sampler.row.get(channel);
        ((stored != MISSING).then(|| f64::from(stored) * channel.unit()), sampler.tally.numbers)
    }

    #[test]
    fn values_in_range_are_kept_and_others_listed() {
        assert_eq!(read(Channel::HeartRate, "151"), (Some(151.0), 0));
        assert_eq!(read(Channel::Altitude, "-12.344"), (Some(-12.34), 0));
        assert_eq!(read(Channel::Speed, "2.3510000705718994"), (Some(2.351), 0));
        for (channel, text) in [
            (Channel::HeartRate, "999"),
            (Channel::HeartRate, "NaN"),
            (Channel::Latitude, "91"),
            (Channel::Longitude, "inf"),
            (Channel::Altitude, "1e300"),
            (Channel::Temperature, "null"),
            (Channel::Power, "-1"),
        ] {
            assert_eq!(read(channel, text), (None, 1), "{text}");
        }
    }

    #[test]
    fn the_usual_ways_to_say_none_are_not_listed() {
        assert_eq!(read(Channel::HeartRate, "0"), (None, 0));
        assert_eq!(read(Channel::Speed, "-1.000000"), (None, 0));
        assert_eq!(read(Channel::HeartRate, ""), (None, 0));
    }

    #[test]
    fn the_date_line_is_no_missing_value() {
        assert!(read(Channel::Longitude, "180").0.unwrap() > 179.999);
        assert!(read(Channel::Longitude, "-180").0.unwrap() < -179.999);
    }
}
