//! Reading iCalendar: the events that matter to a plan, leniently.

use super::CalendarEntry;
use crate::{Error, xml};
use jiff::{Timestamp, civil::Date};

const FORMAT: &str = "iCalendar";

/// The events of a calendar, in its order. An event with a time of day counts on its date as written; one without
/// a readable date is left out. What an event does not say is empty, 0 or 1970.
///
/// # Errors
/// [`Error::Empty`] for no byte; [`Error::Unreadable`] when it is no calendar.
pub fn decode(bytes: &[u8]) -> Result<Vec<CalendarEntry>, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (text, _) = xml::text_of(bytes);
    if !begins(&text) {
        let what = "expected BEGIN:VCALENDAR; export the calendar as .ics".to_owned();
        return Err(Error::Unreadable { format: FORMAT, at: 0, what });
    }
    let unfolded = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut events = Vec::new();
    let mut open: Option<Event> = None;
    let mut inner = 0;
    for (name, value) in unfolded.lines().filter_map(property) {
        match (name.as_str(), value, &mut open) {
            ("BEGIN", "VEVENT", _) => (open, inner) = (Some(Event::default()), 0),
            ("END", "VEVENT", _) => events.extend(open.take().and_then(Event::entry)),
            ("BEGIN", _, Some(_)) => inner += 1, // an alarm has a description of its own
            ("END", _, Some(_)) => inner -= 1,
            (_, _, Some(event)) if inner == 0 => event.set(&name, value),
            _ => {}
        }
    }
    Ok(events)
}

/// The bytes are a calendar.
#[must_use]
pub fn is_calendar(bytes: &[u8]) -> bool {
    begins(&xml::text_of(&bytes[..bytes.len().min(64)]).0)
}

fn begins(text: &str) -> bool {
    text.trim_start().get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// Name in capitals, without its parameters, and raw value. A quoted parameter may hold a colon.
fn property(line: &str) -> Option<(String, &str)> {
    let mut quoted = false;
    let colon = line.find(|c: char| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let name = line[..colon].split(';').next().unwrap_or_default();
    Some((name.trim().to_ascii_uppercase(), &line[colon + 1..]))
}

#[derive(Default)]
struct Event {
    uid: String,
    sequence: u32,
    date: Option<Date>,
    title: String,
    description: String,
    categories: Vec<String>,
    cancelled: bool,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
}

impl Event {
    fn set(&mut self, name: &str, value: &str) {
        let whole = || pieces(value, false).concat();
        match name {
            "UID" => self.uid = whole(),
            "SEQUENCE" => self.sequence = value.trim().parse().unwrap_or(0),
            "DTSTART" => self.date = value.trim().get(..8).and_then(|day| Date::strptime("%Y%m%d", day).ok()),
            "SUMMARY" => self.title = whole(),
            "DESCRIPTION" => self.description = whole(),
            "CATEGORIES" => self.categories.extend(pieces(value, true)),
            "STATUS" => self.cancelled = value.trim().eq_ignore_ascii_case("CANCELLED"),
            "DTSTAMP" => self.created = stamp(value),
            "LAST-MODIFIED" => self.modified = stamp(value),
            _ => {}
        }
    }

    fn entry(self) -> Option<CalendarEntry> {
        Some(CalendarEntry {
            uid: self.uid,
            sequence: self.sequence,
            date: self.date?,
            title: self.title,
            description: self.description,
            categories: self.categories,
            cancelled: self.cancelled,
            stamp: self.modified.or(self.created).unwrap_or(Timestamp::UNIX_EPOCH),
        })
    }
}

fn stamp(value: &str) -> Option<Timestamp> {
    let local = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S", value.trim().trim_end_matches('Z')).ok()?;
    jiff::tz::TimeZone::UTC.to_timestamp(local).ok()
}

/// A text value without its escapes; where it is a list, in its parts.
fn pieces(value: &str, list: bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        let next = match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => '\n',
                Some(escaped) => escaped,
                None => '\\',
            },
            ',' if list => {
                parts.push(String::new());
                continue;
            }
            other => other,
        };
        parts.last_mut().expect("begins with one part").push(next);
    }
    parts
}
