//! The same run from several sources is one activity: joined, chosen, split and undone, on whole libraries.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Error,
    documents::{ActivityDetail, ActivityFilter, Outcome, SourcePart, SourceWhy},
};
use common::{fit, gpx, import_named, open, table_rows, watch};
use formats::fit::encode_activity;
use quantity::Distance;
use std::sync::atomic::AtomicBool;
use training::Activity;

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

/// Everything that a join touches, without the numbers of words to come.
fn state(app: &App) -> Vec<String> {
    let tables =
        ["activity", "twin", "correction", "told", "log", "summary", "source", "best", "lap", "channel", "load"];
    tables.iter().flat_map(|table| table_rows(app, table)).collect()
}

#[test]
fn two_activities_are_joined_by_hand_and_undo_gives_both_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    // The watch's clock was an hour off: nothing tells that it is the same run.
    let early = import_named(&app, "service.gpx", &gpx(311, 1200)).files[0].activity.unwrap();
    let late = import_named(&app, "watch.fit", &fit(311, 3600, 1200, 140, 0.0)).files[0].activity.unwrap();
    let twin = import_named(&app, "watch.tcx", &fit(311, 3601, 1199, 141, 0.0)).files[0].activity.unwrap();
    assert_eq!((total(&app), late, twin), (2, twin, late));
    app.correct_distance(late, Some(Distance::from_m(3600.0))).unwrap();
    app.choose_source(late, SourcePart::HeartRate, Some(2)).unwrap();
    app.mark_race(late, Some(true)).unwrap();
    let of = app::RpeOf::Activity(late);
    app.log_rpe(app::RpeTold { of, rpe: 6.0, minutes: None, pain: None, note: None }).unwrap();
    let near = app.activity(early).unwrap().near;
    assert_eq!(near.iter().map(|other| other.id).collect::<Vec<_>>(), [late]);
    let before = state(&app);

    app.join_activities(early, late).unwrap();
    let both = app.activity(early).unwrap();
    assert_eq!((total(&app), both.sources.len(), both.joined), (1, 3, vec![late]));
    assert!(app.activity(late).is_err() && both.near.is_empty());
    assert_eq!(both.activity.race, Some(true), "what was said goes along");
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
    let joined = state(&app);
    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(state(&app), joined, "made again it is the same");
    // The files are known in the activity that they are in now.
    let again = import_named(&app, "watch.fit", &fit(311, 3600, 1200, 140, 0.0));
    assert_eq!((again.duplicate, again.files[0].activity), (1, Some(early)));
    // Words of the whole come off first, then the join.
    app.choose_source(early, SourcePart::Track, Some(2)).unwrap();
    app.undo_correction(early).unwrap();
    app.undo_correction(early).unwrap();
    assert_eq!(state(&app), before, "both are as they were");
    for _ in 0..2 {
        app.undo_correction(late).unwrap();
    }
    assert!(matches!(app.undo_correction(late), Err(Error::Rejected(_))));

    // What cannot be joined.
    let other = import_named(&app, "other.gpx", &gpx(315, 600)).files[0].activity.unwrap();
    for (one, two) in [(early, early), (early, other)] {
        assert!(matches!(app.join_activities(one, two), Err(Error::Rejected(_))), "{one} {two}");
    }
    assert!(matches!(app.join_activities(early, 999), Err(Error::NotFound(_))));
}

#[test]
fn a_join_outlives_the_import_that_brought_either_file() {
    for brought_by in [0, 1] {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        let files = [("service.gpx", gpx(311, 1200)), ("watch.fit", fit(311, 3600, 1200, 140, 0.0))];
        let reports = files.map(|(name, bytes)| import_named(&app, name, &bytes));
        let [one, two] = [0, 1].map(|at: usize| reports[at].files[0].activity.unwrap());
        app.join_activities(one, two).unwrap();
        app.undo_import(reports[brought_by].batch).unwrap();
        let left = app.activity(one).unwrap();
        assert_eq!((total(&app), left.sources.len(), left.corrections), (1, 0, 0), "{brought_by}");
        assert!(app.check().unwrap().sound);
        assert!(matches!(app.undo_correction(one), Err(Error::Rejected(_))), "nothing is left to give back");
    }
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
