//! Best times of a treadmill say by whose guess: the watch's, or the belt's by the runner's word.
#![allow(clippy::unwrap_used)]

mod common;

use app::documents::DistanceGuess;
use common::{gpx, import_named, open};
use std::fmt::Write as _;

/// Twenty minutes at 3 m/s without a position, as TCX.
fn treadmill() -> Vec<u8> {
    let mut points = String::new();
    for s in 0..=1200_i32 {
        let time = format!("2026-02-03T18:{:02}:{:02}Z", s / 60, s % 60);
        write!(points, "<Trackpoint><Time>{time}</Time><DistanceMeters>{}</DistanceMeters></Trackpoint>", 3 * s)
            .unwrap();
    }
    format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>2026-02-03T18:00:00Z</Id><Lap StartTime=\"2026-02-03T18:00:00Z\">\
         <TotalTimeSeconds>1200</TotalTimeSeconds><Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    )
    .into_bytes()
}

#[test]
fn bests_of_a_treadmill_say_by_whose_guess() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "belt.tcx", &treadmill()).files[0].activity.unwrap();
    let guesses = |id: i64| -> Vec<Option<DistanceGuess>> {
        let bests = app.activity(id).unwrap().bests;
        assert!(!bests.is_empty());
        bests.iter().map(|best| best.guess).collect()
    };
    assert!(guesses(id).iter().all(|guess| *guess == Some(DistanceGuess::Watch)));
    assert!(app.equivalents().unwrap().records.is_empty(), "a guess is no record");
    app.correct_distance(id, Some(quantity::Distance::from_m(3700.0))).unwrap();
    assert!(guesses(id).iter().all(|guess| *guess == Some(DistanceGuess::Belt)));
    let records = app.equivalents().unwrap().records;
    assert!(
        !records.is_empty() && records.iter().all(|record| record.guess == Some(DistanceGuess::Belt)),
        "{records:?}"
    );
    // Out of doors, and slower: the belt's times stay, with their mark; no other has one.
    let outside = import_named(&app, "outside.gpx", &gpx(40, 2400)).files[0].activity.unwrap();
    assert!(guesses(outside).iter().all(Option::is_none));
    let records = app.equivalents().unwrap().records;
    let by = |id: i64| records.iter().filter(move |record| record.activity == Some(id));
    assert!(by(id).all(|record| record.guess.is_some()) && by(outside).all(|record| record.guess.is_none()));
    assert!(by(id).count() > 0 && by(outside).count() > 0, "{records:?}");
    let json = serde_json::to_value(app.activity(id).unwrap()).unwrap();
    assert_eq!(json["bests"][0]["guess"], "belt");
}
