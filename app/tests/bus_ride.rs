//! A bus home with the watch still running makes no record.
#![allow(clippy::unwrap_used)]

mod common;

use app::documents::ActivityFilter;
use common::{import_named, open};
use physiology::Mending;
use std::fmt::Write as _;

/// Half an hour of running at 3 m/s, then ten minutes by bus at 11 m/s, as GPX.
fn run_and_bus() -> Vec<u8> {
    let start: jiff::Timestamp = "2026-05-01T06:00:00Z".parse().unwrap();
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    for s in 0..=2400 {
        let time = start + jiff::SignedDuration::from_secs(s);
        let metres = 3.0 * s.min(1800) as f64 + 11.0 * (s - 1800).max(0) as f64;
        writeln!(
            text,
            "<trkpt lat=\"{:.7}\" lon=\"-30.0\"><ele>10</ele><time>{time}</time></trkpt>",
            10.0 + metres / 111_195.0
        )
        .unwrap();
    }
    text.push_str("</trkseg></trk></gpx>\n");
    text.into_bytes()
}

#[test]
fn a_bus_ride_makes_no_record_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "bus.gpx", &run_and_bus()).files[0].activity.unwrap();
    let shown = app.activity(id).unwrap();
    for best in &shown.bests {
        let mps = best.distance_m / best.elapsed_s;
        assert!(mps < 3.2, "{} m at {mps} m/s", best.distance_m);
    }
    let named = shown.repairs.iter().any(|repair| ["beyond_human", "no_evidence"].contains(&repair.kind.as_str()));
    assert!(named, "{:?}", shown.repairs);
}

#[test]
fn what_was_ridden_is_no_part_of_the_runs_distance_until_the_runner_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "bus.gpx", &run_and_bus()).files[0].activity.unwrap();
    let row = || app.activities(&ActivityFilter::default()).unwrap().activities.remove(0);
    let run = row();
    // 5400 m and half an hour were run; the border is known to some seconds.
    assert!((run.distance_m.unwrap() - 5400.0).abs() < 60.0, "{run:?}");
    assert!((run.moving_s.unwrap() - 1800.0).abs() < 20.0, "{run:?}");
    assert!((run.elapsed_s.unwrap() - 2400.0).abs() < 2.0, "the watch ran all the time: {run:?}");
    let shown = app.activity(id).unwrap();
    let ride = shown.repairs.iter().find(|repair| repair.kind == "ride").unwrap();
    assert!(ride.can_undo && ride.what.contains("no part of the run's distance"), "{ride:?}");
    app.say_repair(id, Mending::Ride, false).unwrap();
    let said = row();
    assert!((said.distance_m.unwrap() - 12_000.0).abs() < 60.0, "{said:?}");
    assert!(app.activity(id).unwrap().repairs.iter().any(|repair| repair.kind == "ride" && repair.undone));
    app.say_repair(id, Mending::Ride, true).unwrap();
    assert_eq!(row().distance_m, run.distance_m);
    // A distance that the runner says is the distance.
    app.correct_distance(id, Some(quantity::Distance::from_m(5500.0))).unwrap();
    assert_eq!(row().distance_m, Some(5500.0));
}

#[test]
fn a_bicycle_ride_keeps_its_kilometres() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let text = String::from_utf8(run_and_bus()).unwrap().replace("<type>running</type>", "<type>cycling</type>");
    import_named(&app, "bike.gpx", text.as_bytes());
    let row = app.activities(&ActivityFilter::default()).unwrap().activities.remove(0);
    assert!((row.distance_m.unwrap() - 12_000.0).abs() < 60.0, "{row:?}");
}
