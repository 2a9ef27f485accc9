//! The parameters at the head of an HRM file.

use jiff::civil;
use training::Channel;

/// The interval that means a value per heart beat.
const BEATS: u32 = 238;
/// Metres in a mile and a foot.
const MILE_M: f64 = 1609.344;
const FOOT_M: f64 = 0.3048;

/// What the parameters say.
#[derive(Debug, Clone, PartialEq)]
pub struct Params {
    /// Milliseconds after 1970, the place's clock taken as UTC.
    pub start_ms: i64,
    /// Seconds between two values.
    pub interval_s: f64,
    /// A value is a beat's length in milliseconds.
    pub beats: bool,
    /// How long it was.
    pub length_s: Option<f64>,
    /// Columns behind the heart rate: channel and what one step is in its unit; none for those that are not used.
    pub columns: Vec<Option<(Channel, f64)>>,
    /// The device.
    pub monitor: Option<String>,
}

impl Params {
    /// Reads them, or says what is missing.
    pub fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut pairs = Vec::new();
        for line in lines {
            pairs.extend(line.split_once('=').map(|(key, value)| (key.trim().to_ascii_lowercase(), value.trim())));
        }
        let value = |key: &str| pairs.iter().find(|(found, _)| found == key).map(|(_, value)| *value);
        let date = value("date")
            .and_then(date)
            .ok_or("no Date of the form 20260501 among its parameters; export the file again")?;
        let clock = value("starttime").and_then(clock_s).filter(|s| *s < 86_400.0).unwrap_or(0.0);
        let midnight = date.to_datetime(civil::Time::midnight());
        let midnight_ms = jiff::tz::TimeZone::UTC
            .to_timestamp(midnight)
            .map_err(|why| format!("its Date cannot be: {why}"))?
            .as_millisecond();
        let interval: u32 = value("interval").and_then(|text| text.parse().ok()).unwrap_or(5);
        let beats = interval == BEATS;
        if !beats && !(1..=120).contains(&interval) {
            return Err(format!("an Interval of {interval} s; expected 1 to 120, or 238 for beats"));
        }
        let columns = match (value("smode"), value("mode")) {
            (Some(mode), _) => by_smode(mode),
            (None, Some(mode)) => by_mode(mode),
            (None, None) => Vec::new(),
        };
        Ok(Self {
            start_ms: midnight_ms + crate::track::milliseconds_of(clock).unwrap_or(0),
            interval_s: f64::from(interval),
            beats,
            length_s: value("length").and_then(clock_s),
            columns,
            monitor: value("monitor").and_then(monitor),
        })
    }
}

/// Versions 106 and 107: a digit each for speed, cadence, altitude, power, its balance, its index, cycling, miles, air pressure.
fn by_smode(mode: &str) -> Vec<Option<(Channel, f64)>> {
    let on = |at: usize| mode.as_bytes().get(at) == Some(&b'1');
    let (mile, foot) = units(on(7));
    let all = [
        (on(0), Some((Channel::Speed, mile))),
        (on(1), Some((Channel::Cadence, 1.0))),
        (on(2), Some((Channel::Altitude, foot))),
        (on(3), Some((Channel::Power, 1.0))),
        (on(4), None),
    ];
    all.into_iter().filter(|(on, _)| *on).map(|(_, column)| column).collect()
}

/// Older versions: cadence (0), altitude (1) or neither; heart rate alone (0) or with speed (1); kilometres (0) or miles (1). Height is in
/// steps of ten.
fn by_mode(mode: &str) -> Vec<Option<(Channel, f64)>> {
    let digit = |at: usize| mode.as_bytes().get(at).copied();
    let (mile, foot) = units(digit(2) == Some(b'1'));
    let mut columns = Vec::new();
    if digit(1) == Some(b'1') {
        columns.push(Some((Channel::Speed, mile)));
    }
    match digit(0) {
        Some(b'0') => columns.push(Some((Channel::Cadence, 1.0))),
        Some(b'1') => columns.push(Some((Channel::Altitude, foot * 10.0))),
        _ => {}
    }
    columns
}

/// Metres per second in a tenth of a kilometre or mile an hour, and metres in a metre or foot.
fn units(miles: bool) -> (f64, f64) {
    if miles { (MILE_M / 36_000.0, FOOT_M) } else { (1000.0 / 36_000.0, 1.0) }
}

fn date(text: &str) -> Option<civil::Date> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    civil::Date::new(number(0, 4)?, i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?).ok()
}

/// Seconds of `08:14:11.0`.
pub fn clock_s(text: &str) -> Option<f64> {
    let mut parts = text.split(':').map(|part| part.parse::<f64>().ok().filter(|n| (0.0..1000.0).contains(n)));
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    (minutes < 60.0 && seconds < 60.0).then_some(hours * 3600.0 + minutes * 60.0 + seconds)
}

/// The watch of a number, as far as it is known.
fn monitor(text: &str) -> Option<String> {
    let name = match text {
        "11" => "S610",
        "12" => "S710",
        "13" => "S810",
        "22" => "S625X",
        "33" => "CS400",
        "34" => "CS600X",
        "36" => "RS400",
        "37" => "RS800",
        "38" => "RS800X",
        _ if text.is_empty() => return None,
        other => return Some(format!("monitor {}", crate::xml::cut(other, 20))),
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn columns_follow_the_mode_of_the_version() {
        let channels =
            |columns: Vec<Option<(Channel, f64)>>| columns.into_iter().flatten().map(|(c, _)| c).collect::<Vec<_>>();
        assert_eq!(channels(by_smode("111000110")), [Channel::Speed, Channel::Cadence, Channel::Altitude]);
        assert_eq!(channels(by_smode("000000100")), []);
        assert_eq!(by_smode("111111100").len(), 5, "the balance is a column too, of which nothing is used");
        assert_eq!(channels(by_mode("010")), [Channel::Speed, Channel::Cadence]);
        assert_eq!(channels(by_mode("100")), [Channel::Altitude]);
        let mile = by_smode("1000000100").first().copied().flatten().unwrap().1;
        assert!((mile * 100.0 - 4.4704).abs() < 1e-9, "10 miles an hour");
    }

    #[test]
    fn what_cannot_be_is_named() {
        let read = |text: &str| Params::read(text.lines());
        assert!(read("Version=106").unwrap_err().contains("Date"));
        assert!(read("Date=20261301").unwrap_err().contains("Date"));
        assert!(read("Date=20260501\nInterval=999").unwrap_err().contains("Interval of 999"));
        assert_eq!(read("Date=20260501\nStartTime=25:99:00\nInterval=238").unwrap().start_ms % 86_400_000, 0);
    }
}
