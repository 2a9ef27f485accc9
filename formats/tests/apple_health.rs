//! Apple Health documents in pieces: where a piece ends never matters.
#![allow(clippy::unwrap_used)]

use formats::apple_health::{Scan, decode, excerpt};
use proptest::prelude::*;
use testkit::{AppleWorkout, apple_category, apple_document, apple_record, apple_route};

fn document() -> String {
    let start: jiff::Timestamp = "2026-05-01T05:00:00Z".parse().unwrap();
    let mut elements: Vec<String> = (0..60)
        .map(|s| apple_record("HeartRate", "count/min", start + jiff::SignedDuration::from_secs(s), 120.0))
        .collect();
    elements.push("<!-- <Workout in a comment> -->\n".into());
    elements.push(AppleWorkout { route: Some("r.gpx"), ..AppleWorkout::run(start, 60) }.element());
    elements.push(apple_record("RestingHeartRate", "count/min", start, 50.0));
    apple_document(&elements)
}

fn in_pieces(document: &[u8], size: usize) -> (Vec<u8>, usize, usize, usize) {
    let mut scan = Scan::new();
    document.chunks(size).for_each(|piece| scan.read(piece));
    let scanned = scan.finish();
    let first = excerpt(&scanned.workouts[0], &scanned, &[]);
    (first, scanned.workouts.len(), scanned.days.len(), scanned.records)
}

#[test]
fn an_excerpt_says_what_the_export_says_and_makes_itself_again() {
    let mut scan = Scan::new();
    scan.read(document().as_bytes());
    let scanned = scan.finish();
    assert_eq!(scanned.workouts[0].routes, ["r.gpx"]);
    assert!(scanned.repairs.is_empty(), "{:?}", scanned.repairs);
    let start = "2026-05-01T05:00:00Z".parse().unwrap();
    let bytes = excerpt(&scanned.workouts[0], &scanned, &[apple_route(start, 60).into_bytes()]);
    assert!(formats::apple_health::is_excerpt(&bytes));
    let decoded = decode(&bytes).unwrap();
    let [run] = decoded.activities.as_slice() else { panic!("{}", decoded.activities.len()) };
    assert_eq!((run.recording.len(), run.utc_offset_s), (61, Some(7200)));
    assert_eq!(run.recording.value(training::Channel::HeartRate, 30), Some(120.0));
    assert_eq!(run.device.product.as_deref(), Some("Max's Apple Watch"));
    assert_eq!(decode(&bytes).unwrap(), decoded);
}

#[test]
fn several_routes_make_one_track_in_the_order_of_time() {
    let start: jiff::Timestamp = "2026-05-01T05:00:00Z".parse().unwrap();
    let later = start + jiff::SignedDuration::from_secs(300);
    let mut scan = Scan::new();
    scan.read(apple_document(&[AppleWorkout::run(start, 400).element()]).as_bytes());
    let scanned = scan.finish();
    let routes = [apple_route(later, 100).into_bytes(), b"no route".to_vec(), apple_route(start, 200).into_bytes()];
    let run = decode(&excerpt(&scanned.workouts[0], &scanned, &routes)).unwrap().activities.swap_remove(0);
    assert_eq!((run.recording.len(), run.start), (201 + 101, start));
    assert_eq!(run.recording.elapsed_ms.last(), Some(&400_000));
    assert!(run.recording.elapsed_ms.is_sorted());
}

#[test]
fn nights_are_told_once_by_the_day_of_waking() {
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let asleep = |stage: &str, from: &str, to: &str| {
        apple_category("SleepAnalysis", &format!("SleepAnalysis{stage}"), at(from), at(to))
    };
    // The place is two hours east: this night is that of 2 May.
    let night = [
        asleep("InBed", "2026-05-01T20:00:00Z", "2026-05-02T05:00:00Z"),
        asleep("AsleepCore", "2026-05-01T20:30:00Z", "2026-05-01T21:30:00Z"), // ends at 23:30 there
        asleep("AsleepDeep", "2026-05-01T21:30:00Z", "2026-05-01T23:30:00Z"),
        asleep("Awake", "2026-05-01T23:30:00Z", "2026-05-02T00:00:00Z"),
        asleep("AsleepREM", "2026-05-02T00:00:00Z", "2026-05-02T03:00:00Z"),
        asleep("Asleep", "2026-05-02T02:00:00Z", "2026-05-02T04:00:00Z"), // another device, an hour of it the same
        asleep("AsleepCore", "2026-05-03T04:00:00Z", "2026-05-03T03:00:00Z"), // ends before it begins
        asleep("AsleepUnspecified", "2026-05-04T01:00:00Z", "2026-05-04T02:00:00Z"),
    ];
    let mut scan = Scan::new();
    scan.read(apple_document(&night).as_bytes());
    let days: Vec<(String, f64)> =
        scan.finish().days.iter().filter_map(|day| Some((day.date.to_string(), day.sleep?.s() / 3600.0))).collect();
    assert_eq!(days, [("2026-05-02".to_owned(), 7.0), ("2026-05-04".to_owned(), 1.0)]);
}

proptest! {
    #[test]
    fn the_end_of_a_piece_never_matters(size in 1usize..3000) {
        let document = document();
        prop_assert_eq!(in_pieces(document.as_bytes(), size), in_pieces(document.as_bytes(), document.len()));
    }

    #[test]
    fn damage_never_panics(at in 0usize..20_000, put in prop::collection::vec(any::<u8>(), 0..40), size in 1usize..5000) {
        let mut bytes = document().into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, put);
        let mut scan = Scan::new();
        bytes.chunks(size).for_each(|piece| scan.read(piece));
        let _ = scan.finish();
        let _ = decode(&bytes);
    }
}
