//! Dates and times as apps write them.

use crate::strava::date;
use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

/// Days before this are no diary of an app.
const FIRST_YEAR: i16 = 1990;
const LAST_YEAR: i16 = 2089;

/// `2021-02-10 16:46:13`, ISO 8601 with or without zone (which is passed over: the clock is the place's), `28 Mar 2025, 17:29`,
/// `May 15, 2026, 7:26 PM`, `05.06.2026, 07:30`, and what other languages write: `15 ene 2025, 17:29`, `15/05/2026, 19:26`.
pub fn moment(text: &str) -> Option<DateTime> {
    let text = text.replace(['\u{202f}', '\u{a0}'], " ");
    let text = text.trim();
    let moment = in_english(text).or_else(|| in_other_words(text))?;
    (FIRST_YEAR..=LAST_YEAR).contains(&moment.year()).then_some(moment)
}

fn in_english(text: &str) -> Option<DateTime> {
    let (date, rest) = date_of(text)?;
    let time = time(rest.trim_matches(|c: char| c == ',' || c == 'T' || c.is_whitespace()))?;
    Some(date.to_datetime(time))
}

/// As the tables of activities write it, in any of their languages; the clock stays the place's.
fn in_other_words(text: &str) -> Option<DateTime> {
    let order = date::Order::of(std::iter::once(text));
    date::read(text, order).map(|moment| TimeZone::UTC.to_datetime(moment))
}

/// The date at the beginning, and what is behind it.
fn date_of(text: &str) -> Option<(Date, &str)> {
    if let Some((date, rest)) = text.split_at_checked(10)
        && let Ok(date) = date.parse()
    {
        return Some((date, rest));
    }
    let mut words = text.splitn(4, |c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let first = words.next()?;
    if let Some(date) = numbers(first) {
        return Some((date, &text[first.len()..]));
    }
    // Three words: a day, a month's name and a year, in either order.
    let end =
        |n: usize| text.split_inclusive([' ', ',']).filter(|part| !part.trim_matches([' ', ',']).is_empty()).nth(n);
    let parts: Vec<&str> = (0..3).filter_map(end).map(|part| part.trim_matches([' ', ','])).collect();
    let [a, b, year] = parts[..] else { return None };
    let (day, month) = match (month(a), month(b)) {
        (Some(month), _) => (b, month),
        (_, Some(month)) => (a, month),
        _ => return None,
    };
    let date = Date::new(year.parse().ok()?, month, day.trim_end_matches('.').parse().ok()?).ok()?;
    let behind = text.find(year)? + year.len();
    Some((date, &text[behind..]))
}

/// `05.06.2026`: day, month, year.
fn numbers(text: &str) -> Option<Date> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month of an English name or its beginning.
fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    let at = NAMES.iter().position(|name| word.starts_with(name))?;
    i8::try_from(at + 1).ok()
}

/// `17:29`, `7:26 PM`, `16:46:13 +0000`; midnight where there is none.
fn time(text: &str) -> Option<Time> {
    let mut words = text.split([' ', '+', 'Z']).filter(|word| !word.is_empty());
    let Some(clock) = words.next() else { return Some(Time::midnight()) };
    let half = words.next().map(str::to_ascii_lowercase);
    let mut parts = clock.split([':', '.']).map(|part| part.parse::<i8>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    let hour = match half.as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_apps_write_a_moment() {
        for (text, expected) in [
            ("2021-02-10 16:46:13", "2021-02-10T16:46:13"),
            ("2017-04-01 09:56:21 +0000", "2017-04-01T09:56:21"),
            ("2017-01-02T12:00:00Z", "2017-01-02T12:00:00"),
            ("2026-05-15", "2026-05-15T00:00:00"),
            ("28 Mar 2025, 17:29", "2025-03-28T17:29:00"),
            ("May 15, 2026, 7:26 PM", "2026-05-15T19:26:00"),
            ("May 15, 2026, 12:05\u{202f}AM", "2026-05-15T00:05:00"),
            ("05.06.2026, 07:30", "2026-06-05T07:30:00"),
            ("15 ene 2025, 17:29", "2025-01-15T17:29:00"),
            ("15. Dez. 2025, 17:29", "2025-12-15T17:29:00"),
            ("3 févr. 2025, 17:29", "2025-02-03T17:29:00"),
            ("15/05/2026, 19:26", "2026-05-15T19:26:00"),
            ("5/15/2026, 7:26 PM", "2026-05-15T19:26:00"),
        ] {
            assert_eq!(moment(text).map(|at| at.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", "yesterday", "2026-13-01 10:00", "31 Feb 2026, 10:00", "2026-05-01 25:00", "0007-01-01 10:00", "é"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = moment(&text);
        }
    }
}
