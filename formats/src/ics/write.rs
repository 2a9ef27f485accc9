//! Writing iCalendar.

use super::CalendarEntry;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// How often a subscribed calendar should look again.
const REFRESH: &str = "PT6H";

/// The calendar `name` with an all-day event per entry, in the order given.
///
/// Lines end in CRLF and are folded at 75 octets; text is escaped; control characters are left out. An event ends
/// on the day after its date, since DTEND is exclusive. The same entries always give the same bytes.
///
/// ```
/// # use formats::ics;
/// let calendar = ics::encode("Plan", &[]);
/// assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// assert!(calendar.contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"));
/// ```
#[must_use]
pub fn encode(name: &str, entries: &[CalendarEntry]) -> String {
    let mut out = String::with_capacity(300 + entries.len() * 500);
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//stayer//plan//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        line(&mut out, head);
    }
    line(&mut out, &format!("NAME:{}", escaped(name)));
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut out, &format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    line(&mut out, &format!("X-PUBLISHED-TTL:{REFRESH}"));
    entries.iter().for_each(|entry| event(&mut out, entry));
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, entry: &CalendarEntry) {
    let stamp = utc(entry.stamp);
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", escaped(&entry.uid)));
    line(out, &format!("DTSTAMP:{stamp}"));
    line(out, &format!("LAST-MODIFIED:{stamp}"));
    line(out, &format!("SEQUENCE:{}", entry.sequence));
    line(out, &format!("DTSTART;VALUE=DATE:{}", entry.date.strftime("%Y%m%d")));
    if let Ok(next) = entry.date.checked_add(1.day()) {
        line(out, &format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
    }
    line(out, &format!("SUMMARY:{}", escaped(&entry.title)));
    if !entry.description.is_empty() {
        line(out, &format!("DESCRIPTION:{}", escaped(&entry.description)));
    }
    if !entry.categories.is_empty() {
        let categories: Vec<String> = entry.categories.iter().map(|category| escaped(category)).collect();
        line(out, &format!("CATEGORIES:{}", categories.join(",")));
    }
    line(out, if entry.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

fn utc(stamp: Timestamp) -> String {
    TimeZone::UTC.to_datetime(stamp).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value: `\`, `;`, `,` and line ends behind a `\` (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// One content line, folded between characters so that no piece is longer than [`LINE`] octets.
fn line(out: &mut String, content: &str) {
    let (mut rest, mut room) = (content, LINE);
    while rest.len() > room {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(room));
        out.push_str(piece);
        out.push_str("\r\n ");
        (rest, room) = (behind, LINE - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}
