//! The whole loop on the sample runner: files in, what can be held, a plan, its workouts and calendar out.

#![allow(clippy::unwrap_used)]

use app::{
    App, CalendarWords, Config, SampleOptions, SampleTruth, WorkoutFormat,
    documents::{HoldDocument, Uncertain},
};
use jiff::civil::date;
use std::{fs, sync::atomic::AtomicBool};

struct Loop {
    app: App,
    _folder: tempfile::TempDir,
}

fn filled(seed: u64) -> Loop {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: Some(folder.path().join("library")), today: Some(date(2026, 11, 23)), seed };
    let app = App::open(config).unwrap();
    app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    Loop { app, _folder: folder }
}

fn race(hold: &HoldDocument, metres: f64) -> (f64, f64, f64) {
    let found = hold.races.iter().find(|r| (r.distance_m - metres).abs() < 1.0).unwrap();
    (found.low_s, found.time_s, found.high_s)
}

#[test]
fn the_sample_runner_goes_round_the_loop() {
    let Loop { app, _folder } = filled(1);
    let hold = app.hold(None).unwrap();
    assert!(hold.sentence.starts_with("You can hold"), "{}", hold.sentence);
    assert!(hold.evidence.iter().any(|e| e.kind == "race") && hold.evidence.iter().any(|e| e.kind == "training"));
    assert!(hold.races.is_sorted_by(|a, b| a.distance_m < b.distance_m && a.time_s < b.time_s));
    let (low, time, high) = race(&hold, 10_000.0);
    assert!(low < time && time < high && high / low < 1.25, "{low} {time} {high}");

    recovers_the_truth(&hold);

    let plan = app.plan().unwrap();
    let broken: Vec<_> = plan.audit.iter().filter(|a| a.hard && a.applies && !a.holds).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(plan.goal.as_ref().unwrap().distance_m.m(), 42_195.0);

    let out = tempfile::tempdir().unwrap();
    let exported = app.export_workouts(out.path(), WorkoutFormat::Fit, None, None).unwrap();
    for file in &exported.files {
        let bytes = fs::read(&file.path).unwrap();
        let back = formats::fit::decode_workout(&bytes).unwrap();
        assert!(!back.blocks.is_empty(), "{}", file.path);
    }
    let words = |_: &training::Session| CalendarWords { title: "a session".into(), description: String::new() };
    let calendar = app.calendar(&words).unwrap();
    assert_eq!(calendar, app.calendar(&words).unwrap(), "the same plan is the same calendar");
    assert!(calendar.matches("BEGIN:VEVENT").count() > exported.files.len() / 2);
}

/// What the simulated runner can really do lies in the bands: every race from 5 km on, and most of everything.
fn recovers_the_truth(hold: &HoldDocument) {
    let folder = tempfile::tempdir().unwrap();
    App::sample(folder.path(), SampleOptions::up_to(date(2026, 11, 23), 1), &mut |_, _| {}).unwrap();
    let truth = fs::read_to_string(folder.path().join("truth.json")).unwrap();
    let truth: SampleTruth = serde_json::from_str(&truth).unwrap();
    let mut inside = vec![
        ("critical speed", holds(hold.critical_speed_mps, truth.critical_speed_mps)),
        ("endurance index", holds(hold.endurance_index, truth.endurance_index)),
    ];
    for possible in &truth.races {
        let (low, time, high) = race(hold, possible.distance_m);
        let held = (low..=high).contains(&possible.time_s);
        let (truth_s, metres) = (possible.time_s, possible.distance_m);
        assert!(held || metres < 4999.0, "{metres} m in {truth_s} s is not in {low} to {high} around {time}");
        inside.push(("race", held));
    }
    let count = inside.iter().filter(|(_, held)| *held).count();
    assert!(count * 10 >= inside.len() * 8, "{inside:?}");
}

fn holds(band: Option<Uncertain>, truth: f64) -> bool {
    band.is_some_and(|band| (band.low..=band.high).contains(&truth))
}

#[test]
fn a_library_with_activities_takes_no_sample_runner() {
    let Loop { app, _folder } = filled(2);
    let refused = app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap_err();
    assert!(refused.to_string().contains("empty one"), "{refused}");
}
