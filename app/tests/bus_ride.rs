//! A bus home with the watch still running makes no record.
#![allow(clippy::unwrap_used)]

mod common;

use common::{import_named, open};
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
