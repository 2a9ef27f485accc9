//! The same run from several sources is one activity: joined, chosen, split and undone, on whole libraries.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Error,
    documents::{ActivityDetail, ActivityFilter, Outcome, SourcePart, SourceWhy},
};
use common::{gpx, import_named, open};
use formats::fit::encode_activity;
use quantity::Distance;
use std::sync::atomic::AtomicBool;
use training::{Activity, Channel, Lap, Sport};

/// Degrees of latitude per metre, as the tracks of the tests have it.
const DEGREE_M: f64 = 111_195.0;

/// The watch's own file of the run that [`gpx`] makes of a day: `late_s` after its start, with heart rate, `east_m` beside it.
fn watch(day: i64, late_s: i64, seconds: i64, beats: i32, east_m: f64) -> Activity {
    let begin: jiff::Timestamp = "2026-01-01T06:00:00Z".parse().unwrap();
    let start = begin + jiff::SignedDuration::from_secs(day * 86_400 + late_s);
    let mut run = Activity::new(start, Sport::Running);
    run.time_created = Some(start);
    run.device.serial = Some(4711);
    run.device.manufacturer = Some("garmin".into());
    let steps = |degrees: f64| (degrees / Channel::Latitude.unit()).round() as i32;
    let times: Vec<i64> = (0..=seconds).collect();
    run.recording.elapsed_ms = times.iter().map(|s| s * 1000).collect();
    let at = |s: &i64| (s + late_s) as f64;
    run.recording.set(Channel::Latitude, times.iter().map(|s| steps(10.0 + at(s) * 3.0 / DEGREE_M)).collect());
    run.recording.set(Channel::Longitude, times.iter().map(|_| steps(-30.0 + east_m / DEGREE_M)).collect());
    run.recording.set(Channel::Distance, times.iter().map(|s| (*s * 303) as i32).collect());
    run.recording.set(Channel::HeartRate, times.iter().map(|s| beats + (s % 7) as i32).collect());
    run.distance = Some(Distance::from_m(seconds as f64 * 3.03));
    run.elapsed = Some(quantity::Duration::from_s(seconds as f64));
    run.timer = run.elapsed;
    let half = quantity::Duration::from_s(seconds as f64 / 2.0);
    run.laps = vec![
        Lap { start_ms: 0, elapsed: half, timer: Some(half), ..Lap::default() },
        Lap { start_ms: seconds * 500, elapsed: half, timer: Some(half), ..Lap::default() },
    ];
    run
}

fn fit(day: i64, late_s: i64, seconds: i64, beats: i32, east_m: f64) -> Vec<u8> {
    encode_activity(&watch(day, late_s, seconds, beats, east_m)).unwrap()
}

fn total(app: &App) -> usize {
    app.activities(&ActivityFilter::default()).unwrap().total
}

fn gives(detail: &ActivityDetail, number: usize) -> Vec<(SourcePart, SourceWhy)> {
    detail.sources[number - 1].gives.iter().map(|gives| (gives.part, gives.why)).collect()
}

#[test]
fn a_services_track_and_the_watchs_file_are_one_run_with_both_kept() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "strava.gpx", &gpx(1, 1200)).files[0].activity.unwrap();
    let alone = app.activity(id).unwrap();
    assert!(alone.sources.is_empty() && alone.activity.heart_rate_bpm.is_none());
    let second = import_named(&app, "garmin.fit", &fit(1, 4, 1190, 150, 5.0));
    assert_eq!((second.files[0].outcome, second.files[0].activity), (Outcome::Duplicate, Some(id)));
    assert_eq!(total(&app), 1, "no run counts twice");
    let joined = app.activity(id).unwrap();
    assert_eq!(joined.sources.iter().map(|s| s.kind.as_str()).collect::<Vec<_>>(), ["gpx", "fit"]);
    assert_eq!(
        gives(&joined, 2),
        [
            (SourcePart::Track, SourceWhy::Device),
            (SourcePart::HeartRate, SourceWhy::Only),
            (SourcePart::Laps, SourceWhy::Only)
        ]
    );
    assert_eq!(gives(&joined, 1), [(SourcePart::Altitude, SourceWhy::Only)]);
    assert!((joined.activity.distance_m.unwrap() - 1190.0 * 3.03).abs() < 1.0, "the device's count");
    assert!(joined.activity.heart_rate_bpm.is_some() && joined.laps.len() == 2);
    assert!(joined.activity.channels.contains(&"altitude".to_owned()), "{:?}", joined.activity.channels);
    assert_ne!(joined.bests, alone.bests, "what is derived comes from the joined run");
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().activities[0], joined.activity);

    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(app.activity(id).unwrap(), joined, "a rebuild joins the same");
    assert!(app.check().unwrap().sound);
    let again = import_named(&app, "garmin.fit", &fit(1, 4, 1190, 150, 5.0));
    assert_eq!((again.files[0].outcome, again.batch), (Outcome::Duplicate, None));

    // Either import may be taken back; the run stays whole by the other file.
    app.undo_import(second.batch).unwrap();
    assert_eq!(app.activity(id).unwrap(), alone);
    import_named(&app, "garmin.fit", &fit(1, 4, 1190, 150, 5.0));
    assert_eq!(app.activity(id).unwrap(), joined);
    app.undo_import(Some(1)).unwrap();
    let left = app.activity(id).unwrap();
    assert!(left.sources.is_empty() && left.activity.source_path.ends_with("garmin.fit"));
    assert!(app.check().unwrap().sound);
}

#[test]
fn the_order_of_the_files_changes_nothing_but_their_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let zip = common::zip(&[
        ("a.fit", fit(1, 0, 1200, 150, 0.0)),
        ("b.gpx", gpx(1, 1200)),
        ("c.fit", fit(2, 0, 1200, 150, 0.0)),
    ]);
    let report = import_named(&app, "both.zip", &zip);
    assert_eq!((report.imported, report.duplicate, total(&app)), (2, 1, 2));
    let joined = app.activity(report.files[0].activity.unwrap()).unwrap();
    assert_eq!(gives(&joined, 1)[0], (SourcePart::Track, SourceWhy::Device));
    app.undo_import(None).unwrap();
    assert_eq!(total(&app), 0);
    assert!(app.check().unwrap().sound);
}

#[test]
fn the_runner_chooses_a_source_and_undoes_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "a.gpx", &gpx(1, 1200)).files[0].activity.unwrap();
    import_named(&app, "b.fit", &fit(1, 0, 1200, 150, 3.0));
    let joined = app.activity(id).unwrap();
    app.choose_source(id, SourcePart::Track, Some(1)).unwrap();
    let said = app.activity(id).unwrap();
    assert_eq!(gives(&said, 1)[0], (SourcePart::Track, SourceWhy::Said));
    assert!((said.activity.distance_m.unwrap() - 3600.0).abs() < 2.0, "{:?}", said.activity.distance_m);
    assert!(said.activity.heart_rate_bpm.is_some(), "the heart rate of the other stays");
    assert_eq!(said.corrections, 1);
    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(app.activity(id).unwrap(), said, "a rebuild keeps the runner's word");
    app.correct_distance(id, Some(Distance::from_m(3500.0))).unwrap();
    assert_eq!(app.activity(id).unwrap().activity.distance_m, Some(3500.0));
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), said);
    app.choose_source(id, SourcePart::Track, None).unwrap();
    assert_eq!(app.activity(id).unwrap().activity, joined.activity, "the rule chooses again");
    app.undo_correction(id).unwrap();
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), joined);

    let refused = |part, number| app.choose_source(id, part, number).unwrap_err();
    assert!(
        matches!(refused(SourcePart::HeartRate, Some(1)), Error::Rejected(why) if why.contains("has no heart rate"))
    );
    assert!(matches!(refused(SourcePart::Track, Some(3)), Error::Rejected(why) if why.contains("has no source 3")));
    assert!(matches!(refused(SourcePart::Track, Some(0)), Error::Rejected(_)));
    let other = import_named(&app, "c.gpx", &gpx(5, 600)).files[0].activity.unwrap();
    assert!(
        matches!(app.choose_source(other, SourcePart::Track, Some(1)), Err(Error::Rejected(why)) if why.contains("one file only"))
    );
    assert!(matches!(app.choose_source(99, SourcePart::Track, Some(1)), Err(Error::NotFound(_))));
    assert_eq!(app.activity(id).unwrap(), joined);
}

#[test]
fn a_file_is_split_off_and_comes_back_with_undo() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "a.gpx", &gpx(1, 1200)).files[0].activity.unwrap();
    let alone = app.activity(id).unwrap();
    let second = import_named(&app, "b.fit", &fit(1, 0, 1200, 150, 3.0)).batch;
    let joined = app.activity(id).unwrap();
    let other = app.split_source(id, None).unwrap();
    assert_ne!(other, id);
    assert_eq!(total(&app), 2);
    let apart = app.activity(id).unwrap();
    assert_eq!(
        (apart.activity.clone(), apart.bests, apart.corrections),
        (alone.activity.clone(), alone.bests.clone(), 1)
    );
    assert!(app.activity(other).unwrap().activity.heart_rate_bpm.is_some());
    assert!(matches!(app.split_source(id, None), Err(Error::Rejected(why)) if why.contains("one file only")));
    app.mark_race(other, Some(true)).unwrap();
    app.undo_correction(id).unwrap();
    let back = app.activity(id).unwrap();
    assert_eq!((total(&app), back.activity.race), (1, Some(true)), "what was said of the other is said of this one");
    assert_eq!(back.sources, joined.sources);
    assert!(matches!(app.activity(other), Err(Error::NotFound(_))));
    assert!(matches!(app.split_source(id, Some(1)), Err(Error::Rejected(_))));
    assert!(matches!(app.split_source(id, Some(9)), Err(Error::Rejected(_))));

    // The split file's import may go; then there is nothing left to join again.
    app.split_source(id, Some(2)).unwrap();
    app.undo_import(second).unwrap();
    assert_eq!((total(&app), app.activity(id).unwrap().corrections), (1, 0));
    assert!(app.check().unwrap().sound);
}

#[test]
fn other_runs_and_other_runners_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "own.fit", &fit(1, 0, 1800, 150, 0.0));
    for (name, bytes) in [
        (
            "friend.fit",
            encode_activity(&Activity {
                device: training::Device { serial: Some(9), ..Default::default() },
                ..watch(1, 2, 1800, 175, 2.0)
            })
            .unwrap(),
        ),
        ("street.gpx", {
            let mut far = watch(1, 3, 1790, 150, 900.0);
            far.device.serial = None;
            encode_activity(&far).unwrap()
        }),
        ("later.gpx", {
            let mut late = watch(1, 90, 1800, 150, 0.0);
            late.device.serial = None;
            encode_activity(&late).unwrap()
        }),
        ("half.gpx", gpx(1, 900)),
        ("day.gpx", gpx(2, 1800)),
    ] {
        let report = import_named(&app, name, &bytes);
        assert_eq!(report.imported, 1, "{name}: {:?}", report.files[0].reason);
    }
    assert_eq!(total(&app), 6);
}
