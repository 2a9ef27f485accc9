//! The runner's word on a distance, on whole libraries.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, Error, documents::ActivityDetail};
use common::{gpx, import_named, open};
use quantity::{Distance, Grade};
use std::sync::atomic::AtomicBool;

fn metres(m: f64) -> Option<Distance> {
    Some(Distance::from_m(m))
}

fn imported(app: &App, bytes: &[u8]) -> i64 {
    import_named(app, "run.gpx", bytes).files[0].activity.unwrap()
}

fn best(detail: &ActivityDetail, distance_m: f64) -> Option<f64> {
    detail.bests.iter().find(|best| best.distance_m == distance_m).map(|best| best.elapsed_s)
}

#[test]
fn a_certified_distance_scales_everything_and_is_undone_step_by_step() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, &gpx(1, 1640)); // 4.92 km: a watch that counted short
    let other = import_named(&app, "other.gpx", &gpx(4, 600)).files[0].activity.unwrap();
    let (before, beside) = (app.activity(id).unwrap(), app.activity(other).unwrap());
    assert_eq!(best(&before, 5000.0), None);
    app.correct_distance(id, metres(5000.0)).unwrap();
    let said = app.activity(id).unwrap();
    assert_eq!((said.activity.distance_m, said.activity.distance_said, said.corrections), (Some(5000.0), true, 1));
    assert!((best(&said, 5000.0).unwrap() - 1640.0).abs() < 1.0);
    assert!((best(&said, 1000.0).unwrap() / best(&before, 1000.0).unwrap() - 4920.0 / 5000.0).abs() < 0.002);
    assert!(said.repairs.iter().any(|repair| repair.kind == "distance_said"), "{:?}", said.repairs);
    assert_eq!(said.activity.source_sha256, before.activity.source_sha256);
    assert_eq!(app.activity(other).unwrap(), beside);

    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(app.activity(id).unwrap(), said, "a rebuild keeps the runner's word");

    app.correct_distance(id, metres(5020.0)).unwrap();
    app.correct_distance(id, None).unwrap();
    let own = app.activity(id).unwrap();
    assert_eq!((own.activity.distance_m, own.activity.distance_said), (before.activity.distance_m, false));
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap().activity.distance_m, Some(5020.0));
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), said);
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), before);
    assert!(matches!(app.undo_correction(id), Err(Error::Rejected(_))));
    assert!(app.check().unwrap().sound);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, &gpx(1, 1640));
    let before = app.activity(id).unwrap();
    for wrong in [10.2, 0.0, -5.0, f64::NAN, f64::INFINITY, 2000.0, 12_000.0, 9800.0 * 1.3, 1e9] {
        let answer = app.correct_distance(id, metres(wrong));
        assert!(matches!(answer, Err(Error::Rejected(_))), "{wrong}: {answer:?}");
    }
    assert!(matches!(app.correct_distance(99, metres(5000.0)), Err(Error::NotFound(_))));
    assert!(matches!(app.undo_correction(99), Err(Error::NotFound(_))));
    assert_eq!(app.activity(id).unwrap(), before);
}

#[test]
fn an_import_taken_back_takes_the_saying_along_and_another_download_is_still_known() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, &gpx(1, 1640));
    app.correct_distance(id, metres(5000.0)).unwrap();
    let again = [gpx(1, 1640), b"<!-- downloaded again -->".to_vec()].concat();
    let report = import_named(&app, "again.gpx", &again);
    assert_eq!((report.duplicate, report.files[0].activity), (1, Some(id)));
    app.undo_import(None).unwrap();
    app.undo_import(None).unwrap();
    assert!(app.check().unwrap().sound);
    let id = imported(&app, &gpx(1, 1640));
    assert!(!app.activity(id).unwrap().activity.distance_said);
}

/// Half an hour on a treadmill at 3 m/s.
fn treadmill() -> Vec<u8> {
    let points: String = (0..=1800)
        .map(|s| {
            format!(
                "<Trackpoint><Time>2026-02-03T18:{:02}:{:02}Z</Time><DistanceMeters>{}</DistanceMeters></Trackpoint>",
                s / 60,
                s % 60,
                s * 3
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>2026-02-03T18:00:00Z</Id><Lap StartTime=\"2026-02-03T18:00:00Z\">\
         <TotalTimeSeconds>1800</TotalTimeSeconds><DistanceMeters>5400</DistanceMeters><Track>{points}</Track></Lap>\
         </Activity></Activities></TrainingCenterDatabase>"
    )
    .into_bytes()
}

#[test]
fn a_belt_that_climbs_counts_in_level_speed_and_climbs_no_hill() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "belt.tcx", &treadmill()).files[0].activity.unwrap();
    let before = app.activity(id).unwrap();
    assert_eq!((before.belt_grade, before.level.is_some(), before.activity.indoor), (None, false, true));

    app.say_belt_grade(id, Some(Grade::from_ratio(0.02))).unwrap();
    let said = app.activity(id).unwrap();
    assert_eq!((said.belt_grade, said.corrections), (Some(0.02), 1));
    let level = said.level.unwrap();
    // The published curve has 1.0539 at 2.03 %.
    assert!((level.equal_hr_m / 5400.0 - 1.053).abs() < 0.004, "{level:?}");
    assert!(level.metabolic_m > level.equal_hr_m);
    assert_eq!(
        (said.activity.ascent_m, said.activity.distance_m),
        (before.activity.ascent_m, before.activity.distance_m)
    );
    assert!(said.repairs.iter().any(|repair| repair.kind == "belt_grade"), "{:?}", said.repairs);
    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(app.activity(id).unwrap(), said, "a rebuild keeps the runner's word");

    // Beside a distance both count, in whichever order they were said.
    app.correct_distance(id, metres(5940.0)).unwrap();
    let both = app.activity(id).unwrap();
    assert!((both.level.unwrap().equal_hr_m / 5940.0 - 1.053).abs() < 0.004);
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), said);
    app.say_belt_grade(id, None).unwrap();
    assert_eq!(app.activity(id).unwrap().level, None);
    app.undo_correction(id).unwrap();
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), before);
}

#[test]
fn a_belt_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let inside = import_named(&app, "belt.tcx", &treadmill()).files[0].activity.unwrap();
    let outside = imported(&app, &gpx(1, 600));
    for wrong in [0.2, -0.3, f64::NAN, f64::INFINITY] {
        assert!(
            matches!(app.say_belt_grade(inside, Some(Grade::from_ratio(wrong))), Err(Error::Rejected(_))),
            "{wrong}"
        );
    }
    let Err(Error::Rejected(why)) = app.say_belt_grade(outside, Some(Grade::from_ratio(0.01))) else { panic!() };
    assert!(why.contains("no run indoors"), "{why}");
    assert!(matches!(app.say_belt_grade(99, None), Err(Error::NotFound(_))));
    app.say_belt_grade(inside, Some(Grade::from_ratio(0.15))).unwrap();
    assert!(app.activity(inside).unwrap().level.is_some(), "the steepest belt has a level line too");
}
