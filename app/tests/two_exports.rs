//! Exports of several services of one person, with the same runs on the same days: each run once, everything kept, nothing told twice.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, ImportOptions,
    documents::{ActivityFilter, ActivityRow, LogContent},
};
use common::{fit, gpx, gzip, open, zip};
use jiff::{SignedDuration, Timestamp, civil::date};
use std::{path::PathBuf, sync::atomic::AtomicBool};
use testkit::{
    AppleWorkout, StravaLayout, StravaRow, apple_document, apple_record, apple_route, garmin_days, strava_table,
};

fn start(day: i64) -> Timestamp {
    "2026-01-01T06:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * day)
}

/// Two runs on one day and one on the next: by the phone's service, the watch's service and the phone itself.
fn exports() -> [(&'static str, Vec<u8>); 3] {
    let rows = [
        StravaRow {
            name: "Before work".into(),
            exertion: Some(3.0),
            ..StravaRow::run(11, start(1), 600, "activities/1.gpx.gz")
        },
        StravaRow { name: "Next day".into(), ..StravaRow::run(12, start(2), 900, "activities/2.gpx.gz") },
    ];
    let strava = zip(&[
        ("activities.csv", strava_table(&rows, StravaLayout::NEWEST).into_bytes()),
        ("activities/1.gpx.gz", gzip(&gpx(1, 600))),
        ("activities/2.gpx.gz", gzip(&gpx(2, 900))),
    ]);
    let uploads = zip(&[
        ("u_1.fit", fit(1, 1, 598, 140, 0.0)),
        // The second run of the first day, which the other services do not know.
        ("u_2.fit", fit(1, 36_000, 1200, 150, 0.0)),
        ("u_3.fit", fit(2, 0, 900, 145, 0.0)),
    ]);
    let garmin = zip(&[
        ("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", uploads),
        ("DI_CONNECT/DI-Connect-Aggregator/UDSFile_1.json", garmin_days(&[(date(2026, 1, 2), 50.0)]).into_bytes()),
    ]);
    let route = "route_2026-01-02_7.00am.gpx";
    let mut elements: Vec<String> = (0..600)
        .step_by(5)
        .map(|s| apple_record("HeartRate", "count/min", start(1) + SignedDuration::from_secs(s), 141.0))
        .collect();
    elements.push(apple_record("RestingHeartRate", "count/min", start(1), 52.0));
    elements.push(AppleWorkout { route: Some(route), ..AppleWorkout::run(start(1), 600) }.element());
    let apple = zip(&[
        ("apple_health_export/export.xml", apple_document(&elements).into_bytes()),
        ("apple_health_export/workout-routes/route_2026-01-02_7.00am.gpx", apple_route(start(1), 600).into_bytes()),
    ]);
    [("strava.zip", strava), ("garmin.zip", garmin), ("apple.zip", apple)]
}

fn listed(app: &App) -> Vec<ActivityRow> {
    let mut all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.reverse();
    all
}

fn each_run_once(app: &App) {
    let all = listed(app);
    let starts: Vec<&str> = all.iter().map(|row| &row.start[..10]).collect();
    assert_eq!(starts, ["2026-01-02", "2026-01-02", "2026-01-03"], "{all:#?}");
    let files = |row: &ActivityRow| app.activity(row.id.unwrap()).unwrap().sources.len();
    assert_eq!([files(&all[0]), files(&all[1]), files(&all[2])], [3, 0, 2]);
    assert_eq!((all[0].name.as_deref(), all[2].name.as_deref()), (Some("Before work"), Some("Next day")));
    let rested: Vec<(Option<String>, Option<f64>)> = app
        .log_list(Some("wellness"), None, None)
        .unwrap()
        .entries
        .into_iter()
        .filter_map(|entry| match entry.content {
            LogContent::Wellness(told) => Some((entry.source, told.resting_heart_rate_bpm)),
            _ => None,
        })
        .collect();
    assert_eq!(rested.len(), 2, "both devices' mornings are kept, each with its source: {rested:?}");
    assert_eq!(app.log_list(Some("rpe"), None, None).unwrap().entries.len(), 1);
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
}

#[test]
fn in_any_order_and_all_at_once_each_run_counts_once() {
    let files = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = exports()
        .iter()
        .map(|(name, bytes)| {
            let path = files.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let go = |app: &App, paths: &[PathBuf]| {
        app.import(paths, ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap()
    };
    for order in [[0, 1, 2], [1, 2, 0], [2, 0, 1]] {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        let reports = order.map(|at: usize| go(&app, std::slice::from_ref(&paths[at])));
        assert!(reports.iter().all(|report| report.failed == 0), "{order:?}");
        each_run_once(&app);
        // What one service brought goes, the others' runs stay.
        app.undo_import(reports[0].batch).unwrap();
        let left = listed(&app).len();
        assert_eq!(left, if order[0] == 1 { 2 } else { 3 }, "{order:?}");
        go(&app, &paths);
        each_run_once(&app);
    }
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = go(&app, &[files.path().to_owned()]);
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    each_run_once(&app);
    let again = go(&app, &[files.path().to_owned()]);
    assert_eq!((again.imported, again.batch, again.entries), (0, None, 0), "{:#?}", again.files);
}
