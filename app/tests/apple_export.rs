//! An Apple Health export: workouts with routes and heart rate, days for the log, re-imports recognised.
#![allow(clippy::unwrap_used)]

mod common;

use app::documents::{ActivityFilter, LogContent, Outcome};
use common::{fate, import, import_named, open, zip};
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::AtomicBool;
use testkit::{AppleWorkout, apple_category, apple_document, apple_record, apple_route};
use training::{Sport, SubSport};

fn start(day: i64) -> Timestamp {
    "2026-05-01T05:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * day)
}

fn after(at: Timestamp, s: i64) -> Timestamp {
    at + SignedDuration::from_secs(s)
}

const ROUTE: &str = "route_2026-05-02_7.00am.gpx";

/// A run with a route, the same run as another service wrote it back, one on a treadmill, a walk as older exports write it.
fn elements() -> Vec<String> {
    let mut elements: Vec<String> = Vec::new();
    for s in (0..600).step_by(5) {
        elements.push(apple_record("HeartRate", "count/min", after(start(1), s), 120.0 + s as f64 / 20.0));
        elements.push(apple_record("StepCount", "count", after(start(1), s), 12.0));
    }
    for s in (0..1200).step_by(5) {
        elements.push(apple_record("HeartRate", "count/min", after(start(2), s), 138.0 + (s % 25) as f64 / 5.0));
        elements.push(apple_record("RunningSpeed", "km/hr", after(start(2), s), 10.8));
    }
    elements.push(apple_record("RestingHeartRate", "count/min", after(start(1), -3600), 51.0));
    elements.push(apple_record("HeartRateVariabilitySDNN", "ms", after(start(1), -3000), 60.0));
    elements.push(apple_record("HeartRateVariabilitySDNN", "ms", after(start(1), -2000), 40.0));
    elements.push(apple_record("BodyMass", "lb", after(start(1), -1000), 134.5));
    let watch = AppleWorkout { route: Some(ROUTE), ..AppleWorkout::run(start(1), 600) };
    let back = AppleWorkout { source: "Strava", distance_km: 1.81, ..AppleWorkout::run(after(start(1), 20), 590) };
    let treadmill = AppleWorkout { indoor: true, ..AppleWorkout::run(start(2), 1200) };
    let walk = AppleWorkout { kind: "Walking", legacy: true, distance_km: 2.5, ..AppleWorkout::run(start(3), 1800) };
    elements.extend([back, watch, treadmill, walk].iter().map(AppleWorkout::element));
    elements
}

/// Folder and file names are in the language of the phone.
fn export() -> Vec<u8> {
    zip(&[
        ("apple_health_export/workout-routen/route_2026-05-02_7.00am.gpx", apple_route(start(1), 600).into_bytes()),
        ("apple_health_export/Exportieren.xml", apple_document(&elements()).into_bytes()),
        ("apple_health_export/export_cda.xml", b"<?xml version=\"1.0\"?><ClinicalDocument/>".to_vec()),
        ("apple_health_export/electrocardiograms/ecg_1.csv", b"Name,A\n1,2\n".to_vec()),
    ])
}

#[test]
fn workouts_come_with_route_and_heart_rate_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import_named(&app, "export.zip", &export());
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    let mut all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.reverse();
    let [run, treadmill, walk] = all.try_into().unwrap();
    assert_eq!((run.records, run.sport), (601, Sport::Running));
    assert!(run.channels.contains(&"heart_rate".to_owned()) && run.channels.contains(&"latitude".to_owned()));
    assert_eq!(run.start, "2026-05-02T07:00:00+02:00");
    let mean = run.heart_rate_bpm.unwrap();
    assert!((134.0..136.0).contains(&mean), "{mean}");
    assert!((1799.0..1803.0).contains(&run.distance_m.unwrap()), "{:?}", run.distance_m);
    let detail = app.activity(run.id.unwrap()).unwrap();
    assert!(detail.bests.iter().any(|best| best.distance_m == 1000.0), "the route is evidence");
    assert_eq!(
        (treadmill.sub_sport, treadmill.distance_m, treadmill.indoor),
        (SubSport::Treadmill, Some(3600.0), true)
    );
    assert!((139.0..141.0).contains(&treadmill.heart_rate_bpm.unwrap()), "{:?}", treadmill.heart_rate_bpm);
    assert_eq!((walk.sport, walk.distance_m, walk.records), (Sport::Walking, Some(2500.0), 0));
    let back = fate(&report, "workout of 2026-05-02 07:00:20 +0200");
    assert_eq!((back.outcome, back.activity), (Outcome::Duplicate, run.id), "written back by another service");
    let route = fate(&report, ROUTE);
    assert_eq!(route.outcome, Outcome::Skipped);
    assert_eq!(route.reason.as_deref(), Some("route, joined to its workout"));
    let log = app.log_list(None, None, None).unwrap().entries;
    assert!(log.iter().all(|entry| entry.source.as_deref() == Some("Apple Health")));
    let morning =
        log.iter().find_map(|e| if let LogContent::Wellness(w) = &e.content { Some(w) } else { None }).unwrap();
    assert_eq!((morning.resting_heart_rate_bpm, morning.hrv_s, morning.hrv_sdnn_s), (Some(51.0), None, Some(0.05)));
    let mass =
        log.iter().find_map(|e| if let LogContent::Weight(w) = e.content { Some(w.mass_kg) } else { None }).unwrap();
    assert!((mass - 61.0).abs() < 0.1, "{mass}");
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);

    let again = import_named(&app, "export.zip", &export());
    assert_eq!((again.imported, again.batch), (0, None), "{:#?}", again.files);
    let rebuilt = app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!((rebuilt.rebuilt, rebuilt.failed.len()), (3, 0));
    assert_eq!(app.activity(run.id.unwrap()).unwrap().activity, run, "made again from what the library keeps");
}

#[test]
fn every_route_of_a_workout_and_the_night_before_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    // The watch wrote a second route after a pause, and says that it has a third one, which is not there.
    let workout = AppleWorkout::run(start(1), 900).element().replace(
        " </Workout>",
        "  <WorkoutRoute><FileReference path=\"/workout-routes/route_2.gpx\"/></WorkoutRoute>\n  <WorkoutRoute><FileReference path=\"/workout-routes/route_1.gpx\"/></WorkoutRoute>\n  <WorkoutRoute><FileReference path=\"/workout-routes/route_3.gpx\"/></WorkoutRoute>\n </Workout>",
    );
    let night = |stage: &str, from: i64, to: i64| {
        let value = format!("SleepAnalysis{stage}");
        apple_category("SleepAnalysis", &value, after(start(1), from * 3600), after(start(1), to * 3600))
    };
    let document =
        apple_document(&[workout, night("InBed", -9, 0), night("AsleepCore", -8, -4), night("AsleepREM", -4, -1)]);
    let routes = [("route_1.gpx", 0, 400), ("route_2.gpx", 500, 400)];
    let mut members = vec![("apple_health_export/Export.xml".to_owned(), document.into_bytes())];
    members.extend(routes.map(|(name, from, seconds)| {
        (format!("apple_health_export/workout-routes/{name}"), apple_route(after(start(1), from), seconds).into_bytes())
    }));
    let members: Vec<(&str, Vec<u8>)> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let report = import_named(&app, "export.zip", &zip(&members));
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    let run = app.activities(&ActivityFilter::default()).unwrap().activities.remove(0);
    assert_eq!((run.records, run.elapsed_s), (401 + 401, Some(900.0)));
    for (name, _, _) in routes {
        assert_eq!(fate(&report, name).reason.as_deref(), Some("route, joined to its workout"));
    }
    // However many they are, they are said once.
    let of_routes: Vec<usize> =
        report.reasons.iter().filter(|why| why.reason.contains("route")).map(|why| why.files).collect();
    assert_eq!(of_routes, [routes.len()]);
    let warnings = &fate(&report, "Export.xml").warnings;
    assert!(warnings.iter().any(|warning| warning.starts_with("1 route that")), "{warnings:?}");
    let log = app.log_list(Some("wellness"), None, None).unwrap().entries;
    let slept = log.iter().find_map(|e| if let LogContent::Wellness(w) = &e.content { w.sleep_s } else { None });
    assert_eq!((log.len(), log[0].date.to_string(), slept), (1, "2026-05-02".to_owned(), Some(7.0 * 3600.0)));
    assert_eq!(import_named(&app, "export.zip", &zip(&members)).batch, None, "and once");
}

#[test]
fn an_unpacked_folder_and_the_document_alone_do_too() {
    let unpacked = tempfile::tempdir().unwrap();
    let routes = unpacked.path().join("workout-routes");
    std::fs::create_dir(&routes).unwrap();
    std::fs::write(routes.join(ROUTE), apple_route(start(1), 600)).unwrap();
    std::fs::write(unpacked.path().join("export.xml"), apple_document(&elements())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import(&app, unpacked.path());
    assert_eq!(
        (report.failed, app.activities(&ActivityFilter::default()).unwrap().total),
        (0, 3),
        "{:#?}",
        report.files
    );
    let alone = tempfile::tempdir().unwrap();
    let app = open(alone.path());
    let report = import(&app, &unpacked.path().join("export.xml"));
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, 3, "{:#?}", report.files);
    let document = fate(&report, "export.xml");
    assert!(
        document.warnings[0].contains("1 route that a workout names is not among the files"),
        "{:?}",
        document.warnings
    );
    // The whole export later: the run with its route takes the place of the one without.
    import(&app, unpacked.path());
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, 3);
}

#[test]
fn a_cut_document_and_one_full_of_entities_give_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let document = apple_document(&elements());
    let cut = &document[..document.rfind("<Workout ").unwrap() + 30];
    let report = import_named(&app, "export.xml", cut.as_bytes());
    let file = fate(&report, "export.xml");
    assert!(file.warnings.iter().any(|warning| warning.contains("probably cut short")), "{:?}", file.warnings);
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, 2, "run and treadmill: {:#?}", report.files);
    let bomb = document.replace(
        "<!ELEMENT Record EMPTY>",
        "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ELEMENT Record EMPTY>",
    );
    let bomb = bomb.replace("sourceName=\"Strava\"", "sourceName=\"&b;&b;&b;\"");
    let fresh = tempfile::tempdir().unwrap();
    let app = open(fresh.path());
    let report = import_named(&app, "export.xml", bomb.as_bytes());
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    let hostile = format!("{}<Workout a=\"{}", testkit::APPLE_HEAD, ">".repeat(3 << 20));
    let report = import_named(&app, "export.xml", hostile.as_bytes());
    assert_eq!(fate(&report, "export.xml").outcome, Outcome::Skipped);
}
