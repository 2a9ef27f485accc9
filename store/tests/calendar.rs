//! What is handed to calendars: every change counts, undone ones too, and nothing counts twice.
#![allow(clippy::unwrap_used)]

use jiff::{Timestamp, ToSpan, civil::Date, civil::date};
use store::{CalendarRecord, PlannedEntry, Store};

const TODAY: Date = date(2026, 12, 1);

fn entry(uid: &str, date: Date, title: &str) -> PlannedEntry {
    PlannedEntry { uid: uid.into(), date, document: format!("{{\"title\":\"{title}\"}}") }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn told(records: &[CalendarRecord]) -> Vec<(&str, u32, bool)> {
    records.iter().map(|r| (r.entry.uid.as_str(), r.sequence, r.cancelled)).collect()
}

#[test]
fn sequences_grow_and_what_is_gone_is_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (past, ahead) = (entry("past", date(2026, 11, 20), "a"), entry("ahead", date(2026, 12, 4), "b"));
    let keep = |planned: &[PlannedEntry], second: i64| store.keep_calendar(planned, at(second), TODAY).unwrap();

    let first = keep(&[past.clone(), ahead.clone()], 1);
    assert_eq!(told(&first), [("past", 0, false), ("ahead", 0, false)]);
    assert_eq!(keep(&[past.clone(), ahead.clone()], 2), first, "nothing changed, so nothing counts");

    let moved = entry("ahead", date(2026, 12, 5), "b");
    let second = keep(&[past.clone(), moved], 3);
    assert_eq!(told(&second), [("past", 0, false), ("ahead", 1, false)]);
    assert_eq!((second[0].modified_at, second[1].modified_at), (at(1), at(3)));

    assert_eq!(
        told(&keep(&[past.clone(), ahead.clone()], 4)),
        [("past", 0, false), ("ahead", 2, false)],
        "an undo is a change"
    );
    assert_eq!(told(&keep(&[], 5)), [("past", 0, false), ("ahead", 3, true)], "the past stays as it was");
    assert_eq!(told(&keep(&[], 6)), [("past", 0, false), ("ahead", 3, true)]);
    assert_eq!(told(&keep(&[ahead], 7)), [("past", 0, false), ("ahead", 4, false)], "it may come back");

    keep(&[], 8);
    let later = store.keep_calendar(&[], at(9), TODAY.saturating_add(60.days())).unwrap();
    assert_eq!(told(&later), [("past", 0, false)], "a cancelled entry is not told for ever");
}
