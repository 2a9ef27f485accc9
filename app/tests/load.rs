//! Load, intensity, anchors and records of a library: made by the import, moved by what the runner says, made again by a rebuild.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, SampleOptions, documents::AnchorName};
use common::{gpx, import, import_named, open};
use jiff::civil::date;
use std::sync::atomic::AtomicBool;

fn said(name: &str, value: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), value.to_owned())]
}

#[test]
fn a_run_without_heart_rate_has_a_load_by_its_pace() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "run.gpx", &gpx(300, 3600));
    let day = date(2026, 10, 28);
    // An hour at 3 m/s, and that is the threshold.
    app.set_anchors(&said("threshold_pace", "5:33.3/km"), day, None).unwrap_err();
    app.set_anchors(&said("threshold_pace", "3.0m/s"), date(2026, 1, 1), None).unwrap();
    let load = app.load(Some(day), Some(day)).unwrap();
    assert_eq!(load.methods.by_pace, 1, "{load:?}");
    // The hills of the track change a little.
    assert!((95.0..110.0).contains(&load.days[0].load), "{}", load.days[0].load);
    assert_eq!(load.days[0].trimp, None);
    assert!((10_700.0..10_900.0).contains(&load.weeks[0].distance_m));
    // A day later it is part of fitness only.
    let after = app.load(Some(day), Some(date(2026, 10, 29))).unwrap();
    assert!(after.days[1].load == 0.0 && after.days[1].fitness > 2.0 && after.days[1].fatigue > after.days[1].fitness);
}

#[test]
fn what_the_runner_says_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let from = date(2026, 10, 1);
    let before = app.anchors().unwrap();
    assert!(before.steps.iter().all(|step| step.anchors.is_empty()) && !before.notes.is_empty());
    let after = app.set_anchors(&said("hrmax", "188"), from, None).unwrap();
    assert_eq!(after.on_day(date(2026, 11, 1)).unwrap().value(AnchorName::HeartRateMax), Some(188.0));
    assert_eq!(after.on_day(date(2026, 9, 30)).unwrap().value(AnchorName::HeartRateMax), None);
    // All of several or none.
    let two = [("hrrest".to_owned(), "50".to_owned()), ("shoe".to_owned(), "7".to_owned())];
    assert!(app.set_anchors(&two, from, None).unwrap_err().to_string().contains("no anchor is called \"shoe\""));
    assert_eq!(app.anchors().unwrap(), after);
    assert_eq!(app.unset_anchor("hrmax", from).unwrap(), before);
    assert!(app.unset_anchor("hrmax", from).unwrap_err().to_string().contains("no hrmax was set from 2026-10-01"));
}

#[test]
fn zones_follow_the_thresholds_that_were_said() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "run.gpx", &gpx(300, 3600));
    let whole = |app: &App| app.intensity(None, None).unwrap();
    // One training run says a critical speed, and 3 m/s for an hour is easy or moderate against it, never hard.
    for (lt1, lt2, expected) in
        [("4:30", "4:00", [1.0, 0.0, 0.0]), ("7:00", "4:00", [0.0, 1.0, 0.0]), ("8:00", "7:00", [0.0, 0.0, 1.0])]
    {
        let set = [said("lt1_pace", lt1), said("threshold_pace", lt2)].concat();
        app.set_anchors(&set, date(2024, 1, 1), None).unwrap();
        let shares = whole(&app).whole.time_s.shares().unwrap();
        let met = [shares.easy, shares.moderate, shares.hard];
        assert!(met.iter().zip(expected).all(|(met, expected)| (met - expected).abs() < 0.05), "{lt1}: {met:?}");
    }
    assert_eq!(whole(&app).honesty, None, "a hard run is not meant easy");
}

#[test]
fn an_empty_library_answers() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let load = app.load(None, None).unwrap();
    assert!(load.days.iter().all(|day| day.load == 0.0) && load.spikes.is_empty() && load.weeks.len() == 26);
    let intensity = app.intensity(None, None).unwrap();
    assert_eq!((intensity.system, intensity.honesty), (None, None));
    let worth = app.equivalents().unwrap();
    assert!(worth.records.is_empty() && worth.equivalents.is_empty() && worth.vo2max_ml_per_kg_min.is_none());
    assert!(app.load(Some(date(2026, 2, 1)), Some(date(2026, 1, 1))).is_err());
}

#[test]
fn the_sample_runner_s_figures_agree_with_each_other_and_survive_a_rebuild() {
    let files = tempfile::tempdir().unwrap();
    App::sample(files.path(), SampleOptions { weeks: 26, seed: 3, today: date(2026, 11, 23) }, &mut |_, _| {}).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import(&app, files.path());
    app.runner_set_all(&said("sex", "female")).unwrap();
    app.runner_set_all(&said("born", "1988-05-02")).unwrap();
    let (anchors, load) = (app.anchors().unwrap(), app.load(None, None).unwrap());
    let (intensity, worth) = (app.intensity(None, None).unwrap(), app.equivalents().unwrap());

    let now = &anchors.steps[0];
    let of = |name| now.value(name).unwrap();
    assert!(of(AnchorName::HeartRateRest) < of(AnchorName::Lt2HeartRate));
    assert!(of(AnchorName::Lt2HeartRate) < of(AnchorName::HeartRateMax));
    assert!(of(AnchorName::ThresholdSpeed) < of(AnchorName::CriticalSpeed));
    assert!(load.methods.by_heart_rate > 50, "{:?}", load.methods);

    // Weeks, days and zones count the same running.
    let days: f64 = load.days.iter().map(|day| day.distance_m).sum();
    let weeks: f64 = load.weeks.iter().map(|week| week.distance_m).sum();
    assert!((days - weeks).abs() < 1.0);
    assert!((intensity.whole.distance_m.sum() / days - 1.0).abs() < 0.02);
    let zoned: f64 = intensity.weeks.iter().map(|week| week.running.time_s.sum()).sum();
    assert!((zoned - intensity.whole.time_s.sum()).abs() < 1e-6);

    for record in &worth.records {
        let this_year = worth.this_year.iter().find(|row| row.distance_m == record.distance_m).unwrap();
        assert!(record.time_s <= this_year.time_s);
        assert_eq!(record.age_grade.is_some(), record.distance_m >= 1609.0, "{record:?}");
    }
    let hold = app.hold(None).unwrap();
    for equal in &worth.equivalents {
        let race = hold.races.iter().find(|race| race.distance_m == equal.distance_m).unwrap();
        assert_eq!((equal.time_s, equal.low_s), (Some(race.time_s), Some(race.low_s)));
    }

    app.rebuild(&mut |_, _| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(app.load(None, None).unwrap(), load);
    assert_eq!(app.intensity(None, None).unwrap(), intensity);
    assert_eq!(app.check().unwrap().problems, Vec::<String>::new());
}
