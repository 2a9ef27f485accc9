//! A library that knows nothing of a day says what it has and where to look.
#![allow(clippy::unwrap_used)]

mod common;

use app::App;
use common::{gpx, import_named, open};
use jiff::civil::{Date, date};

fn sentence(app: &App, on: Date) -> String {
    let hold = app.hold(Some(on)).unwrap();
    assert!(hold.critical_speed_mps.is_none() && hold.curve.is_empty());
    hold.sentence
}

/// A made-up activity as text with another word in it.
fn with(day: u32, old: &str, new: &str) -> Vec<u8> {
    String::from_utf8(gpx(day, 600)).unwrap().replace(old, new).into_bytes()
}

#[test]
fn runs_of_long_ago_are_dated() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "a.gpx", &with(1, "2026-", "2019-"));
    import_named(&app, "b.gpx", &with(4, "2026-", "2019-"));
    let said = sentence(&app, date(2026, 11, 23));
    assert!(said.contains("2 activities, the newest of 2019-01-05"), "{said}");
    assert!(said.contains("stayer hold --on=2019-01-05 answers for then"), "{said}");
    assert!(!app.hold(Some(date(2019, 1, 5))).unwrap().curve.is_empty(), "it does not answer for then");
    let said = sentence(&app, date(2018, 1, 1));
    assert!(said.contains("every run lies after 2018-01-01"), "{said}");
}

#[test]
fn rides_walks_and_treadmills_are_named() {
    for (new, count) in [("cycling", 1), ("walking", 2)] {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        for day in 1..=count {
            import_named(&app, "a.gpx", &with(day, "running", new));
        }
        let said = sentence(&app, date(2026, 11, 23));
        assert!(said.contains("only runs say how long you can hold a pace"), "{new}: {said}");
    }
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "treadmill.tcx", treadmill().as_bytes());
    let said = sentence(&app, date(2026, 11, 23));
    assert!(said.contains("treadmill or without positions"), "{said}");
    // What the treadmill showed is the runner's word: it counts.
    app.correct_distance(1, Some(quantity::Distance::from_m(1850.0))).unwrap();
    let hold = app.hold(Some(date(2026, 11, 23))).unwrap();
    assert!(!hold.curve.is_empty(), "{}", hold.sentence);
    assert!(hold.evidence.iter().all(|effort| effort.distance_m <= 1850.0), "{:?}", hold.evidence);
}

#[test]
fn nothing_at_all_is_said_plainly() {
    let folder = tempfile::tempdir().unwrap();
    let said = sentence(&open(folder.path()), date(2026, 11, 23));
    assert!(said.contains("no run has been recorded"), "{said}");
}

/// Ten minutes at 3 m/s without a position.
fn treadmill() -> String {
    let start: jiff::Timestamp = "2026-10-01T06:00:00Z".parse().unwrap();
    let points: String = (0..=600)
        .map(|s| {
            let time = start + jiff::SignedDuration::from_secs(s);
            format!("<Trackpoint><Time>{time}</Time><DistanceMeters>{}</DistanceMeters></Trackpoint>\n", 3 * s)
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>{start}</Id><Lap StartTime=\"{start}\"><TotalTimeSeconds>600</TotalTimeSeconds>\
         <DistanceMeters>1800</DistanceMeters><Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    )
}
