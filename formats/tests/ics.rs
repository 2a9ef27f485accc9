//! The calendar: its lines, its way back, and two independent parsers.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod python_with;

use formats::{
    Error,
    ics::{CalendarEntry, decode, encode},
};
use jiff::{Timestamp, civil::date};
use proptest::prelude::*;
use python_with::{python_with, run};
use std::{fs, path::PathBuf, process::Command};

/// The reader of the Python world, in the version that this was written against.
const PYTHON_PACKAGE: &str = "icalendar==7.3.0";

fn entry() -> CalendarEntry {
    CalendarEntry {
        uid: "2026-12-01-run@stayer".into(),
        sequence: 3,
        date: date(2026, 12, 31),
        title: "6 × 400 m, mile pace; easy otherwise".into(),
        description: "Warm-up 2 km at 5:40–6:10 /km (9.7–10.6 km/h)\n6 × 400 m at 4:40 /km, 90 s jog\\walk\n\nWhy: B5, \"speed\": the äöü of running 🏃".into(),
        categories: vec!["Running".into(), "hard, speed".into()],
        cancelled: false,
        stamp: "2026-11-23T20:15:00Z".parse::<Timestamp>().unwrap(),
    }
}

fn cancelled() -> CalendarEntry {
    CalendarEntry {
        uid: "b@stayer".into(),
        sequence: 0,
        date: date(2028, 2, 29),
        title: String::new(),
        description: String::new(),
        categories: Vec::new(),
        cancelled: true,
        ..entry()
    }
}

#[test]
fn lines_are_short_and_end_in_crlf() {
    let text = encode("A; plan, mine", &[entry(), cancelled()]);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let lines: Vec<&str> = text.lines().collect();
    for expected in [
        "X-WR-CALNAME:A\\; plan\\, mine",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "UID:2026-12-01-run@stayer",
        "DTSTAMP:20261123T201500Z",
        "LAST-MODIFIED:20261123T201500Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "CATEGORIES:Running,hard\\, speed",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "STATUS:CANCELLED",
    ] {
        assert!(lines.contains(&expected), "{expected} not in\n{text}");
    }
}

#[test]
fn reads_calendars_of_others() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART;TZID=\"Europe/Berlin: old\":20261201T063000\n\
                SUMMARY;LANGUAGE=en:Easy\n  8 km\nBEGIN:VALARM\nDESCRIPTION:wake\nEND:VALARM\nEND:VEVENT\n\
                BEGIN:VEVENT\nSUMMARY:no date\nEND:VEVENT\nEND:VCALENDAR";
    let events = decode(text.as_bytes()).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].title.as_str(), events[0].date), ("Easy 8 km", date(2026, 12, 1)));
    assert_eq!(events[0].description, "");
    assert_eq!(decode(b""), Err(Error::Empty));
    assert!(matches!(decode(b"hello"), Err(Error::Unreadable { at: 0, .. })));
}

#[test]
fn the_rust_parser_agrees() {
    use icalendar::Component;
    let text = encode("Plan", &[entry(), cancelled()]);
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<&icalendar::Event> = calendar.components.iter().filter_map(|c| c.as_event()).collect();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].get_uid(), Some("2026-12-01-run@stayer"));
    assert_eq!(events[0].get_sequence(), Some(3));
    assert_eq!(events[0].get_summary().map(|s| s.replace("\\,", ",").replace("\\;", ";")), Some(entry().title));
    assert_eq!(events[1].get_status(), Some(icalendar::EventStatus::Cancelled));
    assert!(matches!(events[0].get_start(), Some(icalendar::DatePerhapsTime::Date(_))));
}

fn text() -> impl Strategy<Value = String> {
    "[ -~\näöü€🏃]{0,200}"
}

prop_compose! {
    fn entries()(uid in "[a-z0-9@-]{1,40}", sequence in any::<u32>(), day in 0i64..40_000, title in text(), description in text(),
                 categories in prop::collection::vec("[ -~é]{1,30}", 0..4), cancelled in any::<bool>(), second in 0i64..4_000_000_000)
                 -> CalendarEntry {
        let date = date(1980, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let stamp = Timestamp::from_second(second).unwrap();
        CalendarEntry { uid, sequence, date, title, description, categories, cancelled, stamp }
    }
}

proptest! {
    #[test]
    fn comes_back_as_it_was(entries in prop::collection::vec(entries(), 0..4)) {
        let text = encode("Plan", &entries);
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75));
        prop_assert_eq!(decode(text.as_bytes()).unwrap(), entries);
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,200}") {
        let _ = decode(format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT").as_bytes());
        let _ = decode(text.as_bytes());
    }
}

/// Prints the calendar's name (in this package without undoing escapes, so it has none here) and every event's fields as JSON, read by the Python package.
const SCRIPT: &str = r#"
import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
def event(e):
    categories = e.get("CATEGORIES")
    return {
        "uid": str(e["UID"]), "sequence": int(e["SEQUENCE"]), "start": e["DTSTART"].dt.isoformat(), "end": e["DTEND"].dt.isoformat(),
        "title": str(e["SUMMARY"]), "description": str(e.get("DESCRIPTION", "")), "status": str(e["STATUS"]),
        "categories": [str(c) for c in categories.cats] if categories else [],
        "stamp": e["DTSTAMP"].dt.isoformat(), "modified": e["LAST-MODIFIED"].dt.isoformat(), "errors": [str(x) for x in e.errors],
    }
print(json.dumps({"name": str(calendar.calendar_name), "refresh_s": calendar["REFRESH-INTERVAL"].dt.total_seconds(),
    "ttl": str(calendar["X-PUBLISHED-TTL"]), "events": [event(e) for e in calendar.walk("VEVENT")]}))
"#;

#[test]
fn the_python_parser_agrees() {
    let Some(python) = python_with(PYTHON_PACKAGE, "icalendar") else { return };
    let entries = [entry(), cancelled()];
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("plan.ics");
    fs::write(&file, encode("My plan", &entries)).unwrap();
    let printed = run(Command::new(python).args(["-c", SCRIPT]).arg(&file)).unwrap();
    let found: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    let expected = entries.map(|e| {
        let stamp = e.stamp.to_string().replace('Z', "+00:00");
        serde_json::json!({
            "uid": e.uid, "sequence": e.sequence, "start": e.date.to_string(), "end": e.date.tomorrow().unwrap().to_string(),
            "title": e.title, "description": e.description, "status": if e.cancelled { "CANCELLED" } else { "CONFIRMED" },
            "categories": e.categories, "stamp": stamp, "modified": stamp, "errors": [],
        })
    });
    let expected = serde_json::json!({"name": "My plan", "refresh_s": 21600.0, "ttl": "PT6H", "events": expected});
    assert_eq!(found, expected);
}
