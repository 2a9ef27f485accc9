//! SI numbers as runners read them: pace, distance, time, dates.
//!
//! Pace, miles and local time exist only in the faces; every figure on a page comes through here.

use jiff::civil::{Date, DateTime};
use quantity::{Distance, Duration, HeartRate, Speed};
use std::borrow::Borrow;

/// Shown where there is no value.
pub const NONE: &str = "–";

/// Anything that holds one number or none, in its SI unit.
pub trait Reading {
    /// The number, when there is one and it is finite.
    fn reading(&self) -> Option<f64>;
}

impl Reading for f64 {
    fn reading(&self) -> Option<f64> {
        self.is_finite().then_some(*self)
    }
}

impl<R: Reading> Reading for Option<R> {
    fn reading(&self) -> Option<f64> {
        self.as_ref()?.reading()
    }
}

impl<R: Reading> Reading for &R {
    fn reading(&self) -> Option<f64> {
        (*self).reading()
    }
}

macro_rules! quantity_is_a_reading {
    ($($name:ident $get:ident),*) => {$(
        impl Reading for $name {
            fn reading(&self) -> Option<f64> {
                self.$get().reading()
            }
        }
    )*};
}
quantity_is_a_reading!(Distance m, Duration s, Speed mps, HeartRate bpm);

/// Kilometres or miles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Kilometres, metres, minutes per kilometre.
    #[default]
    Kilometres,
    /// Miles, feet, minutes per mile.
    Miles,
}

const METRES_PER_MILE: f64 = 1609.344;
const METRES_PER_FOOT: f64 = 0.3048;

impl Units {
    /// From the runner's setting; anything but `mi` is kilometres.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == "mi" { Self::Miles } else { Self::Kilometres }
    }

    /// `km` or `mi`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Kilometres => "km",
            Self::Miles => "mi",
        }
    }

    /// Metres in one kilometre or mile.
    #[must_use]
    pub const fn metres(&self) -> f64 {
        match self {
            Self::Kilometres => 1000.0,
            Self::Miles => METRES_PER_MILE,
        }
    }

    /// `4:16`, from a speed.
    #[must_use]
    pub fn pace_bare(&self, speed: impl Reading) -> String {
        match speed.reading() {
            Some(mps) if mps > 0.1 => clock(self.metres() / mps),
            _ => NONE.into(),
        }
    }

    /// `4:16 /km`, from a speed.
    #[must_use]
    pub fn pace(&self, speed: impl Reading) -> String {
        match self.pace_bare(speed) {
            none if none == NONE => none,
            pace => format!("{pace} /{}", self.word()),
        }
    }

    /// `4:16 /km`, from a distance and its time.
    #[must_use]
    pub fn pace_over(&self, distance: impl Reading, time: impl Reading) -> String {
        self.pace(ratio(distance, time))
    }

    /// `4:16`, from a distance and its time.
    #[must_use]
    pub fn pace_bare_over(&self, distance: impl Reading, time: impl Reading) -> String {
        self.pace_bare(ratio(distance, time))
    }

    /// `4:10 to 4:20 /km`, the fast end first, from the slow and the fast speed.
    #[must_use]
    pub fn pace_range(&self, slow: impl Reading, fast: impl Reading) -> String {
        match (slow.reading(), fast.reading()) {
            (Some(slow), Some(fast)) if self.pace_bare(slow) != self.pace_bare(fast) => {
                format!("{} to {} /{}", self.pace_bare(fast), self.pace_bare(slow), self.word())
            }
            (Some(one), _) | (None, Some(one)) => self.pace(one),
            (None, None) => NONE.into(),
        }
    }

    /// `12.3 km`.
    #[must_use]
    pub fn distance(&self, distance: impl Reading) -> String {
        match distance.reading() {
            Some(m) => format!("{:.1} {}", m / self.metres(), self.word()),
            None => NONE.into(),
        }
    }

    /// `12.3`, for a column whose head names the unit.
    #[must_use]
    pub fn distance_bare(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.1}", m / self.metres()))
    }

    /// `12.34 km`, for a figure that stands alone.
    #[must_use]
    pub fn distance_fine(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.2} {}", m / self.metres(), self.word()))
    }

    /// `34`, for a sum where tenths say nothing.
    #[must_use]
    pub fn distance_whole(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.0}", m / self.metres()))
    }

    /// `12`, for a cell with little room.
    #[must_use]
    pub fn distance_short(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| trimmed(m / self.metres(), 1))
    }

    /// A distance that is run as such: `400 m`, `1.5 km`, `3 mi`. Track distances stay metres in both units.
    #[must_use]
    pub fn stretch(&self, distance: impl Reading) -> String {
        match distance.reading() {
            Some(m) if m < 1000.0 || (m < 3000.0 && (m % 100.0).abs() < 0.01 && m % 1000.0 != 0.0) => {
                format!("{} m", m.round())
            }
            Some(m) if (m - METRES_PER_MILE).abs() < 1.0 => "1 mile".into(),
            Some(m) => format!("{} {}", trimmed(m / self.metres(), 1), self.word()),
            None => NONE.into(),
        }
    }

    /// A race or effort by its name where it has one, else its length: `marathon`, `10 km`, `12.3 km`.
    #[must_use]
    pub fn race(&self, distance: impl Reading) -> String {
        let Some(m) = distance.reading() else { return NONE.into() };
        let name = quantity::race_distance::name(Distance::from_m(m));
        let usual = m < 3000.0 || (m % 1000.0).abs() < 1.0 || !name.ends_with("km");
        if usual { name } else { self.distance(m) }
    }

    /// `124 m`, or `407 ft` for those who run miles.
    #[must_use]
    pub fn height(&self, height: impl Reading) -> String {
        match (height.reading(), self) {
            (Some(m), Self::Kilometres) => format!("{m:.0} m"),
            (Some(m), Self::Miles) => format!("{:.0} ft", m / METRES_PER_FOOT),
            (None, _) => NONE.into(),
        }
    }

    /// Metres in the unit of heights.
    #[must_use]
    pub const fn height_metres(&self) -> f64 {
        match self {
            Self::Kilometres => 1.0,
            Self::Miles => METRES_PER_FOOT,
        }
    }

    /// `m` or `ft`.
    #[must_use]
    pub const fn height_word(&self) -> &'static str {
        match self {
            Self::Kilometres => "m",
            Self::Miles => "ft",
        }
    }
}

fn ratio(over: impl Reading, under: impl Reading) -> Option<f64> {
    match (over.reading(), under.reading()) {
        (Some(over), Some(under)) if under > 0.0 => Some(over / under),
        _ => None,
    }
}

/// `19:58`, `3:15:00`, `0:45`; fractions of a second from a minute down where they are more than rounding.
#[must_use]
pub fn clock(time: impl Reading) -> String {
    let Some(s) = time.reading().filter(|s| *s >= 0.0) else { return NONE.into() };
    let whole = s.round() as u64;
    let (h, m, s) = (whole / 3600, whole / 60 % 60, whole % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}

/// `1:12.4`: a clock with tenths, for short efforts; from ten minutes on without.
#[must_use]
pub fn clock_tenths(time: impl Reading) -> String {
    match time.reading() {
        Some(s) if (0.0..600.0).contains(&s) => {
            let tenths = (s * 10.0).round() as u64;
            format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
        }
        other => clock(other),
    }
}

/// `+2.1 %`, from a ratio.
#[must_use]
pub fn change(ratio: impl Reading) -> String {
    ratio.reading().map_or(NONE.into(), |r| format!("{:+.1} %", (r - 1.0) * 100.0))
}

/// A time as typed: `19:58`, `3:15:00`, `45` seconds.
#[must_use]
pub fn parse_clock(text: &str) -> Option<Duration> {
    let mut seconds = 0.0;
    for (i, part) in text.trim().split(':').enumerate() {
        let value: f64 = part.parse().ok()?;
        let within = i == 0 || (value < 60.0 && part.len() >= 2);
        if !(value.is_finite() && value >= 0.0 && within && i < 3) {
            return None;
        }
        seconds = seconds * 60.0 + value;
    }
    (seconds > 0.0).then(|| Duration::from_s(seconds))
}

/// `1 h 35 min`, `45 min`, `90 s`: how long something takes, for planning.
#[must_use]
pub fn lasting(time: impl Reading) -> String {
    let Some(s) = time.reading().filter(|s| *s >= 0.0) else { return NONE.into() };
    if s < 120.0 {
        return format!("{s:.0} s");
    }
    let minutes = (s / 60.0).round() as u64;
    if (s / 60.0).fract() != 0.0 && s < 600.0 {
        return format!("{} min", clock(s));
    }
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A plain number with so many digits after the point.
#[must_use]
pub fn number(value: impl Reading, digits: usize) -> String {
    value.reading().map_or(NONE.into(), |v| format!("{v:.digits$}"))
}

/// `3.2 %`, from a share.
#[must_use]
pub fn percent(share: impl Reading, digits: usize) -> String {
    share.reading().map_or(NONE.into(), |v| format!("{:.digits$} %", v * 100.0))
}

/// `148 bpm`.
#[must_use]
pub fn bpm(rate: impl Reading) -> String {
    rate.reading().map_or(NONE.into(), |v| format!("{v:.0} bpm"))
}

/// A plain number without zeros at its end.
#[must_use]
pub fn trimmed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// A day as the documents write it, or as `jiff` holds it.
pub trait Day {
    /// The date, when the text is one.
    fn date(&self) -> Option<Date>;
    /// The text itself, shown when it is no date.
    fn raw(&self) -> String;
}

impl Day for Date {
    fn date(&self) -> Option<Date> {
        Some(*self)
    }
    fn raw(&self) -> String {
        self.to_string()
    }
}

impl Day for str {
    fn date(&self) -> Option<Date> {
        self.get(..10)?.parse().ok()
    }
    fn raw(&self) -> String {
        self.to_owned()
    }
}

impl Day for String {
    fn date(&self) -> Option<Date> {
        self.as_str().date()
    }
    fn raw(&self) -> String {
        self.clone()
    }
}

impl<D: Day> Day for Option<D> {
    fn date(&self) -> Option<Date> {
        self.as_ref()?.date()
    }
    fn raw(&self) -> String {
        self.as_ref().map_or(NONE.into(), Day::raw)
    }
}

impl<D: Day + ?Sized> Day for &D {
    fn date(&self) -> Option<Date> {
        (**self).date()
    }
    fn raw(&self) -> String {
        (**self).raw()
    }
}

fn dated(day: impl Day, pattern: &str) -> String {
    day.date().map_or_else(|| day.raw(), |date| date.strftime(pattern).to_string())
}

/// `Tuesday 1 December`.
#[must_use]
pub fn long_day(day: impl Day) -> String {
    dated(day, "%A %-d %B")
}

/// `Tuesday 1 Dec`.
#[must_use]
pub fn weekday(day: impl Day) -> String {
    dated(day, "%A %-d %b")
}

/// `Tue 1 Dec`.
#[must_use]
pub fn short_day(day: impl Day) -> String {
    dated(day, "%a %-d %b")
}

/// `1 Dec 2026`.
#[must_use]
pub fn year_day(day: impl Day) -> String {
    dated(day, "%-d %b %Y")
}

/// `1 Dec`.
#[must_use]
pub fn month_day(day: impl Day) -> String {
    dated(day, "%-d %b")
}

/// `Tue 1`, for a row under its month.
#[must_use]
pub fn list_day(day: impl Day) -> String {
    dated(day, "%a %-d")
}

/// `2026`.
#[must_use]
pub fn year(day: impl Day) -> String {
    dated(day, "%Y")
}

/// `December 2026`.
#[must_use]
pub fn month(day: impl Day) -> String {
    dated(day, "%B %Y")
}

/// `07:05`, the local time of an RFC 3339 moment, as its offset says.
#[must_use]
pub fn time_of_day(moment: &str) -> String {
    // The civil part of the text is the local time; the offset only says how far from UTC that is.
    let local: Option<DateTime> = moment.get(..19).and_then(|text| text.parse().ok());
    local.map_or(String::new(), |at| at.strftime("%H:%M").to_string())
}

/// A sentence from below as people read it: dates in words, speeds as paces.
///
/// The crates below say days as `2027-04-11` and speeds as `3.75 m/s`; only the faces know better.
#[must_use]
pub fn prose(text: &str, units: impl Borrow<Units>) -> String {
    let units = *units.borrow();
    let mut said = String::with_capacity(text.len());
    for (i, word) in text.split(' ').enumerate() {
        let end = word.trim_end_matches(|c: char| ".,;:)".contains(c)).len();
        let (bare, tail) = word.split_at(end);
        let speed = (bare == "m/s").then(|| said.rsplit(' ').next()?.parse::<f64>().ok()).flatten();
        if let Some(mps) = speed {
            said.truncate(said.rfind(' ').map_or(0, |at| at + 1));
            said += &units.pace(mps);
            said += tail;
            continue;
        }
        if i > 0 {
            said.push(' ');
        }
        match bare.parse::<Date>() {
            Ok(date) if bare.len() == 10 => said += &format!("{}{tail}", date.strftime("%-d %B %Y")),
            _ => said += word,
        }
    }
    said
}

/// `2,569`.
#[must_use]
pub fn count(n: impl Borrow<usize>) -> String {
    let digits = n.borrow().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pace_reads_per_kilometre_and_per_mile() {
        let speed = Speed::from_pace_s_per_km(256.0);
        assert_eq!(Units::Kilometres.pace(speed), "4:16 /km");
        assert_eq!(Units::Miles.pace(speed), "6:52 /mi");
        assert_eq!(Units::Kilometres.pace(None::<f64>), NONE);
        assert_eq!(Units::Kilometres.pace(f64::NAN), NONE);
        assert_eq!(Units::Kilometres.pace(0.0), NONE);
        assert_eq!(Units::Kilometres.pace_range(3.9, 4.1), "4:04 to 4:16 /km");
        assert_eq!(Units::Kilometres.pace_over(10_000.0, 3000.0), "5:00 /km");
    }

    #[test]
    fn stretches_read_as_runners_say_them() {
        let km = Units::Kilometres;
        assert_eq!(km.stretch(400.0), "400 m");
        assert_eq!(km.stretch(1600.0), "1600 m");
        assert_eq!(km.stretch(2000.0), "2 km");
        assert_eq!(km.stretch(METRES_PER_MILE), "1 mile");
        assert_eq!(Units::Miles.stretch(8046.72), "5 mi");
        assert_eq!(km.race(42_195.0), "marathon");
        assert_eq!(km.race(12_345.0), "12.3 km");
        assert_eq!(Units::Miles.race(10_000.0), "10 km");
    }

    #[test]
    fn times_read_as_clocks_and_as_spans() {
        assert_eq!(clock(59.6), "1:00");
        assert_eq!(clock(3599.6), "1:00:00");
        assert_eq!(clock(11_700.0), "3:15:00");
        assert_eq!(clock(-1.0), NONE);
        assert_eq!(lasting(90.0), "90 s");
        assert_eq!(lasting(600.0), "10 min");
        assert_eq!(lasting(200.0), "3:20 min");
        assert_eq!(lasting(5700.0), "1 h 35 min");
    }

    #[test]
    fn prose_says_days_and_paces() {
        let km = Units::Kilometres;
        assert_eq!(prose("Your goal on 2027-04-11 needs it.", km), "Your goal on 11 April 2027 needs it.");
        assert_eq!(prose("100 % of it is below 4.00 m/s.", km), "100 % of it is below 4:10 /km.");
        assert_eq!(prose("4.00 m/s", Units::Miles), "6:42 /mi");
        for unchanged in ["", "m/s", "  two  spaces ", "2027-13-45", "about m/s, yes", "ü 10 km – ok"] {
            assert_eq!(prose(unchanged, km), unchanged);
        }
    }

    #[test]
    fn typed_times_are_read_or_refused() {
        assert_eq!(parse_clock("19:58"), Some(Duration::from_s(1198.0)));
        assert_eq!(parse_clock(" 3:15:00 "), Some(Duration::from_s(11_700.0)));
        for nonsense in ["", "fast", "1:75", "1:2:3:4", "-3:00", "0", "NaN", "3:5"] {
            assert_eq!(parse_clock(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn days_read_in_words_and_nonsense_stays_what_it_is() {
        assert_eq!(long_day("2026-12-01"), "Tuesday 1 December");
        assert_eq!(short_day("2026-12-01T07:05:00+01:00"), "Tue 1 Dec");
        assert_eq!(time_of_day("2026-12-01T07:05:00+01:00"), "07:05");
        assert_eq!(long_day("someday"), "someday");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(count(99), "99");
    }
}
