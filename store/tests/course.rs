//! A race's course is kept byte for byte, and so is how it is to be run, with its race.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use store::{RaceRecord, Sha256, Store};
use training::Priority;

fn hills() -> RaceRecord {
    RaceRecord {
        id: 0,
        name: "Hills".into(),
        date: date(2027, 4, 18),
        distance_m: 10_000.0,
        goal_s: None,
        priority: Priority::A,
        course: None,
    }
}

#[test]
fn a_course_is_kept_replaced_and_goes_with_its_race() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let id = store.add_race(&hills()).unwrap();
    assert_eq!(store.course(id).unwrap(), None);
    assert!(!store.keep_course(id + 1, "other.gpx", b"x").unwrap());
    assert!(store.keep_course(id, "first.gpx", b"<gpx/>").unwrap());
    assert!(store.keep_course(id, "second.gpx", b"<gpx> </gpx>").unwrap());
    let kept = store.course(id).unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.bytes.as_slice()), ("second.gpx", b"<gpx> </gpx>".as_slice()));
    assert_eq!(kept.sha256, Sha256::of(b"<gpx> </gpx>"));
    assert!(store.remove_race(id).unwrap());
    assert_eq!(store.course(id).unwrap(), None);
    assert!(!store.remove_course(id).unwrap());
}

#[test]
fn what_is_kept_last_counts_until_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let id = store.add_race(&hills()).unwrap();
    assert!(!store.keep_race(id + 1, "{}").unwrap() && !store.take_back_kept(id).unwrap());
    assert!(store.keep_race(id, "first").unwrap() && store.keep_race(id, "second").unwrap());
    assert_eq!(store.race_kept(id).unwrap(), ["first", "second"]);
    assert!(store.take_back_kept(id).unwrap());
    assert_eq!(store.race_kept(id).unwrap(), ["first"]);
    store.remove_race(id).unwrap();
    assert!(store.race_kept(id).unwrap().is_empty());
}
