//! One pass over a whole export, piece by piece.

use super::{
    attribute::{number, raw},
    moment::Clock,
    series::Series,
};
use crate::daily::{self, Daily};
use jiff::civil::Date;
use memchr::{memchr, memmem};
use quantity::counted;
use std::collections::BTreeMap;
use training::Repair;

/// No real tag is longer.
const LONGEST_TAG: usize = 1 << 20;
/// No real workout is longer; a day's hike with an event every few metres stays far below.
const LONGEST_WORKOUT: usize = 8 << 20;
/// All workouts together; tens of thousands of real ones fit.
const MOST_WORKOUTS: usize = 96 << 20;
const END_OF_WORKOUT: &[u8] = b"</Workout>";
const QUANTITY: &[u8] = b"HKQuantityTypeIdentifier";
const SLEEP: &[u8] = b"HKCategoryTypeIdentifierSleepAnalysis";
/// What is asleep: by stages, as newer watches tell it, or without. In bed and awake are not.
const ASLEEP: &[u8] = b"HKCategoryValueSleepAnalysisAsleep";
/// Sleep that ends within so many seconds before midnight belongs to the night before the next day. Default, not a finding.
const EVENING_S: i64 = 6 * 3600;

/// A workout as it stands in the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workout {
    /// From `<Workout` to `</Workout>`.
    pub text: Vec<u8>,
    /// Start and end, seconds after 1970.
    pub from_s: i64,
    /// See `from_s`.
    pub to_s: i64,
    /// When and with which offset, as it is written.
    pub start: String,
    /// Names of the files of its route, without folders.
    pub routes: Vec<String>,
}

/// What a whole export holds.
#[derive(Debug, Clone, Default)]
pub struct Scanned {
    /// Workouts in the order of the file.
    pub workouts: Vec<Workout>,
    /// Heart rate in tenths of a beat per minute, by time.
    pub(super) heart_rate: Series,
    /// Running speed in millimetres per second, by time.
    pub(super) speed: Series,
    /// Running power in watts, by time.
    pub(super) power: Series,
    /// Measures day by day.
    pub days: Vec<Daily>,
    /// Records that were passed over or taken, in all.
    pub records: usize,
    /// What was left out.
    pub repairs: Vec<Repair>,
}

/// Reads an export piece by piece; memory holds workouts and numbers, never the document.
#[derive(Debug, Default)]
pub struct Scan {
    carry: Vec<u8>,
    within: Within,
    clock: Clock,
    found: Scanned,
    days: BTreeMap<Date, Day>,
    workout_bytes: usize,
    bytes: u64,
    /// The root's end came.
    ended: bool,
    undated: usize,
    values: usize,
    too_long: usize,
    cut_workouts: usize,
}

#[derive(Debug, Default)]
enum Within {
    #[default]
    Document,
    Workout(Vec<u8>),
    /// A workout that is too long, until its end.
    Dropped,
    Comment,
}

#[derive(Debug, Default)]
struct Day {
    resting: Option<f64>,
    sdnn: (f64, f64),
    rmssd: (f64, f64),
    mass: Option<f64>,
    /// From and to of what is asleep, by every device that says so.
    asleep: Vec<(i64, i64)>,
}

impl Scan {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece of the document.
    pub fn read(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        let mut buffer = std::mem::take(&mut self.carry);
        buffer.extend_from_slice(piece);
        let used = self.walk(&buffer);
        buffer.drain(..used);
        if buffer.len() > LONGEST_TAG {
            self.too_long += 1;
            buffer.drain(..1); // its sign of beginning; what is behind is text
        }
        self.carry = buffer;
    }

    /// How many bytes of the buffer were read; the rest waits for more.
    fn walk(&mut self, buffer: &[u8]) -> usize {
        let mut at = 0;
        loop {
            match &mut self.within {
                Within::Document => {
                    let Some(open) = memchr(b'<', &buffer[at..]) else { return buffer.len() };
                    at += open;
                    let rest = &buffer[at..];
                    if rest.starts_with(b"<!--") {
                        self.within = Within::Comment;
                        at += 4;
                        continue;
                    }
                    let Some(end) = end_of_tag(rest) else {
                        return if rest.len() > 2 * LONGEST_TAG { at + 1 } else { at };
                    };
                    self.tag(&rest[..end]);
                    at += end;
                }
                Within::Workout(text) => {
                    let rest = &buffer[at..];
                    match memmem::find(rest, END_OF_WORKOUT) {
                        Some(end) => {
                            text.extend_from_slice(&rest[..end + END_OF_WORKOUT.len()]);
                            at += end + END_OF_WORKOUT.len();
                            let text = std::mem::take(text);
                            self.within = Within::Document;
                            self.workout(text);
                        }
                        None => {
                            // The end may be cut in two by the end of the piece.
                            let take = rest.len().saturating_sub(END_OF_WORKOUT.len() - 1);
                            text.extend_from_slice(&rest[..take]);
                            if text.len() > LONGEST_WORKOUT {
                                self.too_long += 1;
                                self.within = Within::Dropped;
                            }
                            return at + take;
                        }
                    }
                }
                Within::Dropped | Within::Comment => {
                    let end: &[u8] = if matches!(self.within, Within::Comment) { b"-->" } else { END_OF_WORKOUT };
                    match memmem::find(&buffer[at..], end) {
                        Some(found) => {
                            at += found + end.len();
                            self.within = Within::Document;
                        }
                        None => return at + (buffer.len() - at).saturating_sub(end.len() - 1),
                    }
                }
            }
        }
    }

    /// A whole tag, from its sign of beginning to that of its end.
    #[inline]
    fn tag(&mut self, tag: &[u8]) {
        if tag.starts_with(b"<Record ") {
            self.record(tag);
        } else if tag.starts_with(b"<Workout ") {
            if tag.ends_with(b"/>") {
                self.workout(tag.to_vec());
            } else {
                self.within = Within::Workout(tag.to_vec());
            }
        } else if tag.starts_with(b"</HealthData") {
            self.ended = true;
        }
    }

    fn record(&mut self, tag: &[u8]) {
        self.found.records += 1;
        let Some(kind) = raw(tag, " type=\"") else { return };
        if kind == SLEEP {
            return self.sleep(tag);
        }
        let Some(kind) = kind.strip_prefix(QUANTITY) else { return };
        if !matches!(
            kind,
            b"HeartRate"
                | b"RunningSpeed"
                | b"RunningPower"
                | b"RestingHeartRate"
                | b"HeartRateVariabilitySDNN"
                | b"HeartRateVariabilityRMSSD"
                | b"BodyMass"
        ) {
            return;
        }
        let Some(moment) = raw(tag, " startDate=\"").and_then(|text| self.clock.read(text)) else {
            self.undated += 1;
            return;
        };
        let Some(value) = number(tag, " value=\"") else {
            self.values += 1;
            return;
        };
        let unit = raw(tag, " unit=\"").unwrap_or_default();
        let day = |days: &mut BTreeMap<Date, Day>, put: &dyn Fn(&mut Day)| put(days.entry(moment.date).or_default());
        match kind {
            b"HeartRate" => self.found.heart_rate.push(moment.s, value * per_minute(unit) * 10.0),
            b"RunningSpeed" => self.found.speed.push(moment.s, value * metres_per_second(unit) * 1000.0),
            b"RunningPower" => self.found.power.push(moment.s, value * if unit == b"kW" { 1000.0 } else { 1.0 }),
            b"RestingHeartRate" => day(&mut self.days, &|day| day.resting = Some(value * per_minute(unit))),
            b"HeartRateVariabilitySDNN" => day(&mut self.days, &|day| add(&mut day.sdnn, value * milliseconds(unit))),
            b"HeartRateVariabilityRMSSD" => day(&mut self.days, &|day| add(&mut day.rmssd, value * milliseconds(unit))),
            _ => day(&mut self.days, &|day| day.mass = Some(value * kilograms(unit))),
        }
    }

    fn sleep(&mut self, tag: &[u8]) {
        if !raw(tag, " value=\"").is_some_and(|value| value.starts_with(ASLEEP)) {
            return;
        }
        let from = raw(tag, " startDate=\"").and_then(|text| self.clock.read(text));
        let to = raw(tag, " endDate=\"").and_then(|text| self.clock.read(text));
        let (Some(from), Some(to)) = (from, to) else {
            self.undated += 1;
            return;
        };
        let local_s = (to.s + i64::from(to.offset_s)).rem_euclid(86_400);
        let date = if local_s >= 86_400 - EVENING_S { to.date.tomorrow().unwrap_or(to.date) } else { to.date };
        if from.s < to.s && to.s - from.s <= 86_400 {
            self.days.entry(date).or_default().asleep.push((from.s, to.s));
        }
    }

    fn workout(&mut self, text: Vec<u8>) {
        let head = &text[..end_of_tag(&text).unwrap_or(text.len())];
        let moment = |clock: &mut Clock, name| raw(head, name).and_then(|text| clock.read(text));
        let (from, to) = (moment(&mut self.clock, " startDate=\""), moment(&mut self.clock, " endDate=\""));
        let (Some(from), Some(to)) = (from, to) else {
            self.undated += 1;
            return;
        };
        if self.workout_bytes + text.len() > MOST_WORKOUTS {
            self.cut_workouts += 1;
            return;
        }
        self.workout_bytes += text.len();
        let start = String::from_utf8_lossy(raw(head, " startDate=\"").unwrap_or_default()).into_owned();
        let routes = files(&text);
        self.found.workouts.push(Workout { text, from_s: from.s, to_s: to.s, start, routes });
    }

    /// Ends the reading.
    #[must_use]
    pub fn finish(mut self) -> Scanned {
        let inside = !matches!(self.within, Within::Document);
        if inside || !self.ended {
            let what = format!(
                "the export ends after {} bytes inside the document, it was probably cut short; all complete records and workouts were kept",
                self.bytes
            );
            self.found.repairs.push(Repair::new("truncated", what, 0));
        }
        let left_out = [
            (
                "date",
                self.undated,
                [
                    "record or workout has no readable time and was left out",
                    "records or workouts have no readable time and were left out",
                ],
            ),
            (
                "number",
                self.values,
                ["record has no number and was left out", "records have no number and were left out"],
            ),
            (
                "too_long",
                self.too_long,
                [
                    "element is longer than any real one and was left out",
                    "elements are longer than any real one and were left out",
                ],
            ),
            (
                "too_many",
                self.cut_workouts,
                [
                    "workout is more than fits into memory and was left out",
                    "workouts are more than fit into memory and were left out",
                ],
            ),
        ];
        for (kind, count, [one, many]) in left_out.into_iter().filter(|(_, count, _)| *count > 0) {
            self.found.repairs.push(Repair::new(kind, counted(count, one, many), count));
        }
        let mean = |(sum, count): (f64, f64)| (count > 0.0).then(|| sum / count);
        let days = std::mem::take(&mut self.days).into_iter().map(|(date, day)| Daily {
            resting_heart_rate: day.resting.and_then(daily::heart_rate),
            hrv: mean(day.rmssd).and_then(daily::variability),
            hrv_sdnn: mean(day.sdnn).and_then(daily::variability),
            mass: day.mass.and_then(daily::mass),
            sleep: daily::asleep(covered(day.asleep) as f64),
            ..Daily::new(date)
        });
        self.found.days = days.filter(|day| !day.is_empty()).collect();
        self.found.heart_rate.sort();
        self.found.speed.sort();
        self.found.power.sort();
        self.found
    }
}

/// Behind the sign that ends a tag; one inside quotes does not.
#[inline]
pub(super) fn end_of_tag(tag: &[u8]) -> Option<usize> {
    // A declaration is passed over piece by piece, so that quotes in it do not matter.
    let declares = tag.get(1) == Some(&b'!');
    let (mut from, mut quotes) = (0, 0);
    loop {
        let end = from + memchr(b'>', &tag[from..])?;
        quotes += memchr::memchr_iter(b'"', &tag[from..end]).count();
        if declares || quotes % 2 == 0 {
            return Some(end + 1);
        }
        from = end + 1;
    }
}

/// The names of the files that a workout refers to.
fn files(text: &[u8]) -> Vec<String> {
    let references = memmem::find_iter(text, b"<FileReference ").map(|at| &text[at..]);
    let paths = references.filter_map(|tag| super::attribute::text(&tag[..end_of_tag(tag)?], " path=\""));
    paths.filter_map(|path| path.rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_owned)).collect()
}

/// Seconds that at least one of some stretches covers: a watch and a phone may tell of the same night.
fn covered(mut stretches: Vec<(i64, i64)>) -> i64 {
    stretches.sort_unstable();
    let (mut sum, mut until) = (0, i64::MIN);
    for (from, to) in stretches {
        sum += (to - from.max(until)).max(0);
        until = until.max(to);
    }
    sum
}

fn add(of: &mut (f64, f64), value: f64) {
    of.0 += value;
    of.1 += 1.0;
}

fn per_minute(unit: &[u8]) -> f64 {
    if unit == b"count/s" { 60.0 } else { 1.0 }
}

pub(super) fn metres_per_second(unit: &[u8]) -> f64 {
    match unit {
        b"km/hr" | b"km/h" => 1.0 / 3.6,
        b"mi/hr" | b"mi/h" | b"mph" => 0.447_04,
        b"ft/s" => 0.3048,
        _ => 1.0,
    }
}

fn milliseconds(unit: &[u8]) -> f64 {
    if unit == b"s" { 1000.0 } else { 1.0 }
}

fn kilograms(unit: &[u8]) -> f64 {
    match unit {
        b"lb" => 0.453_592_37,
        b"st" => 6.350_293_18,
        b"g" => 0.001,
        _ => 1.0,
    }
}
