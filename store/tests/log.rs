//! The runner's log: by day, by kind, and the last entry back.
#![allow(clippy::unwrap_used)]

use jiff::civil::{Date, date};
use store::Store;

const ALWAYS: std::ops::RangeInclusive<Date> = Date::MIN..=Date::MAX;

fn library() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    (folder, store)
}

#[test]
fn entries_come_by_day_and_by_kind() {
    let (_folder, store) = library();
    let late = store.add_log("weight", date(2026, 11, 3), r#"{"mass_kg":61.0}"#).unwrap();
    let early = store.add_log("weight", date(2026, 11, 1), r#"{"mass_kg":61.2}"#).unwrap();
    let mark = store.add_log("rpe", date(2026, 11, 2), r#"{"mark":7.0}"#).unwrap();
    let ids = |days, kind| store.log(days, kind).unwrap().iter().map(|e| e.id).collect::<Vec<_>>();
    assert_eq!(ids(ALWAYS, None), [early, mark, late]);
    assert_eq!(ids(ALWAYS, Some("weight")), [early, late]);
    assert_eq!(ids(date(2026, 11, 1)..=date(2026, 11, 2), None), [early, mark], "both ends count");
    assert_eq!(ids(date(2026, 11, 4)..=date(2026, 11, 9), None), [0_i64; 0]);
    assert_eq!(store.log(ALWAYS, Some("rpe")).unwrap()[0].document, r#"{"mark":7.0}"#);
}

#[test]
fn the_entry_added_last_is_taken_back_whatever_its_day() {
    let (_folder, store) = library();
    assert_eq!(store.take_back_log().unwrap(), None);
    let kept = store.add_log("weight", date(2026, 11, 3), "{}").unwrap();
    let gone = store.add_log("weight", date(2026, 10, 1), "{}").unwrap();
    assert_eq!(store.take_back_log().unwrap().unwrap().id, gone);
    assert_eq!(store.log(ALWAYS, None).unwrap().iter().map(|e| e.id).collect::<Vec<_>>(), [kept]);
    assert_eq!(store.take_back_log().unwrap().unwrap().id, kept);
    assert_eq!(store.take_back_log().unwrap(), None);
}

#[test]
fn a_document_that_is_no_json_is_refused() {
    let (_folder, store) = library();
    assert!(store.add_log("weight", date(2026, 11, 3), "{mass").is_err());
    assert_eq!(store.log(ALWAYS, None).unwrap(), []);
}

#[test]
fn what_comes_twice_under_a_key_is_kept_once_also_when_it_was_taken_back() {
    let (_folder, store) = library();
    let (first, new) = store.add_log_once("k-1", "weight", date(2026, 11, 3), r#"{"mass_kg":61.0}"#).unwrap();
    assert!(new);
    let (again, new) = store.add_log_once("k-1", "weight", date(2026, 11, 4), r#"{"mass_kg":99.0}"#).unwrap();
    assert!(!new && again == first, "the first counts: {again:?}");
    assert_eq!(store.log_of_key("k-1").unwrap().as_ref(), Some(&first));
    assert_eq!(store.log_of_key("k-2").unwrap(), None);
    store.take_back_log().unwrap();
    assert!(!store.add_log_once("k-1", "weight", date(2026, 11, 3), "{}").unwrap().1);
    assert_eq!(store.log(ALWAYS, None).unwrap(), []);
}
