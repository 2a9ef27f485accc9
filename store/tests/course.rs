//! A race's course is kept byte for byte, with its race.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use store::{RaceRecord, Sha256, Store};
use training::Priority;

#[test]
fn a_course_is_kept_replaced_and_goes_with_its_race() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let race = RaceRecord {
        id: 0,
        name: "Hills".into(),
        date: date(2027, 4, 18),
        distance_m: 10_000.0,
        goal_s: None,
        priority: Priority::A,
        course: None,
    };
    let id = store.add_race(&race).unwrap();
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
