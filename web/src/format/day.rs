//! Days and local time.

use super::NONE;
use jiff::civil::{Date, DateTime};

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

/// 24 hours or twice 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// `19:05`.
    #[default]
    Whole,
    /// `7:05 pm`.
    Halves,
}

/// `07:05`, or `7:05 am`: the local time of an RFC 3339 moment, as its offset says.
#[must_use]
pub fn time_of_day(moment: &str, clock: Clock) -> String {
    // The civil part of the text is the local time; the offset only says how far from UTC that is.
    let local: Option<DateTime> = moment.get(..19).and_then(|text| text.parse().ok());
    let pattern = if clock == Clock::Halves { "%-I:%M %P" } else { "%H:%M" };
    local.map_or(String::new(), |at| at.strftime(pattern).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::count;

    #[test]
    fn days_read_in_words_and_nonsense_stays_what_it_is() {
        assert_eq!(long_day("2026-12-01"), "Tuesday 1 December");
        assert_eq!(short_day("2026-12-01T07:05:00+01:00"), "Tue 1 Dec");
        assert_eq!(time_of_day("2026-12-01T07:05:00+01:00", Clock::Whole), "07:05");
        assert_eq!(time_of_day("2026-12-01T19:05:00+01:00", Clock::Halves), "7:05 pm");
        assert_eq!(time_of_day("2026-12-01T00:05:00+01:00", Clock::Halves), "12:05 am");
        assert_eq!(long_day("someday"), "someday");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(count(99), "99");
    }
}
