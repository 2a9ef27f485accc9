//! A real plan in every format: what is written of each session is what the plan says.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, NewRace, WorkoutFormat};
use common::open;
use jiff::civil::date;
use quantity::Distance;
use std::{collections::BTreeSet, fs, io::Read, path::Path};
use training::{Block, Content, Plan, Priority, RunKind, RunSession};

/// A library with lifting, things to lift and a marathon, so that the plan has sessions of every kind.
fn planned(folder: &Path) -> App {
    let app = open(folder);
    let told = [
        ("sex", "female"),
        ("mass_kg", "61"),
        ("weekly_distance_m", "45km"),
        ("longest_run_m", "16km"),
        ("results", "10k=45:00@2026-10-11"),
        ("equipment", "dumbbell,box,kettlebell,barbell"),
        ("lifting", "experienced"),
    ];
    let told: Vec<(String, String)> = told.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    if app.runner_set_all(&told).is_err() {
        let without: Vec<(String, String)> = told.into_iter().filter(|(key, _)| key != "lifting").collect();
        app.runner_set_all(&without).unwrap();
    }
    let distance = quantity::race_distance::MARATHON;
    let race = NewRace { name: "Spring".into(), date: date(2027, 4, 18), distance, goal: None, priority: Priority::A };
    app.race_add(race).unwrap();
    app.plan_make().unwrap();
    app
}

fn runs(plan: &Plan) -> impl Iterator<Item = (String, &RunSession)> {
    plan.runs().filter(|(_, _, run)| run.run != RunKind::Race).map(|(_, session, run)| (session.id.clone(), run))
}

/// Lengths, roles, paces by name and to the second per kilometre.
fn said(blocks: &[Block]) -> Vec<String> {
    let s = |speed: Option<quantity::Speed>| speed.map(|v| (1000.0 / v.mps()).round());
    Block::unroll(blocks)
        .map(|step| {
            let share = (step.pace.share * 1e4).round() / 1e4;
            let easy = step.pace.to_string().split('*').next().unwrap().to_owned();
            let pace = if step.pace.base == training::PaceBase::Jog { easy } else { format!("{easy} {share}") };
            let (m, t) = (step.distance_m.map(|d| d.m().round()), step.duration_s.map(|t| t.s().round()));
            format!("{m:?} {t:?} {pace} {:?} {:?}", s(step.speed_low_mps), s(step.speed_high_mps))
        })
        .collect()
}

#[test]
fn every_run_of_a_plan_comes_back_from_workout_text() {
    let library = tempfile::tempdir().unwrap();
    let app = planned(library.path());
    let plan = app.plan().unwrap();
    let mut kinds = BTreeSet::new();
    for (id, run) in runs(&plan) {
        let (_, bytes) = app.export_session(&id, WorkoutFormat::Text).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let outline = formats::workout_text::decode(&bytes).unwrap();
        assert_eq!(outline.unread, [], "{text}");
        let Content::Run(read) = &outline.sessions[0].content else { panic!("{text}") };
        assert_eq!((read.run, said(&read.steps)), (run.run, said(&run.steps)), "{text}");
        kinds.insert(run.run);
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
}

#[test]
fn every_session_of_a_plan_has_its_workout_on_the_watch() {
    let library = tempfile::tempdir().unwrap();
    let app = planned(library.path());
    let plan = app.plan().unwrap();
    let (mut serials, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for session in plan.days().flat_map(|day| &day.sessions) {
        let (kind, least) = match &session.content {
            // A race has a step for each of its kilometres.
            Content::Run(run) if run.run == RunKind::Race => ("race", (run.distance_m.m() / 1000.0) as usize),
            Content::Run(run) => ("run", run.steps.len()),
            Content::Strength(lift) => ("strength", lift.exercises.len() * 2),
            Content::Power(power) => ("power", power.exercises.len() * 2),
            Content::Mobility(mobility) => ("mobility", mobility.flow.len()),
            Content::Rest {} => continue,
            _ => {
                assert!(matches!(app.export_session(&session.id, WorkoutFormat::Fit), Err(app::Error::Rejected(_))));
                continue;
            }
        };
        let (_, bytes) = app.export_session(&session.id, WorkoutFormat::Fit).unwrap();
        let workout = formats::fit::decode_workout(&bytes).unwrap();
        assert_eq!((workout.repairs.len(), workout.stated_steps), (0, Some(workout.steps.len() as u16)));
        assert!(workout.steps.len() >= least && workout.name.unwrap().len() <= 15);
        assert!(serials.insert((workout.serial, workout.time_created)), "two sessions look the same to a watch");
        if kind == "race" {
            assert!(workout.steps.iter().all(|step| step.intensity == Some(0)), "{:?}", workout.steps);
        } else if let Content::Run(run) = &session.content {
            assert_eq!(workout.blocks.len(), run.steps.len());
        } else if kind != "mobility" {
            let work = workout.steps.iter().filter(|s| s.intensity == Some(0));
            assert!(
                work.clone().all(|s| s.exercise_category.is_some() && s.exercise_name.is_some()),
                "{:?}",
                workout.steps
            );
        }
        kinds.insert(kind);
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

#[test]
fn the_grid_has_the_days_and_distances_of_the_plan() {
    let library = tempfile::tempdir().unwrap();
    let app = planned(library.path());
    let plan = app.plan().unwrap();
    let out = tempfile::tempdir().unwrap();
    let exported = app.export_workouts(out.path(), WorkoutFormat::Yaml, None, None).unwrap();
    let outline = formats::week_grid::decode(&fs::read(&exported.files[0].path).unwrap()).unwrap();
    assert_eq!(outline.unread, []);
    for day in plan.days() {
        let longest =
            day.sessions.iter().filter_map(|s| if let Content::Run(run) = &s.content { Some(run) } else { None });
        let Some(run) = longest.max_by(|a, b| a.distance_m.m().total_cmp(&b.distance_m.m())) else { continue };
        let read = outline.sessions.iter().find(|s| s.when == training::When::On(day.date)).unwrap();
        let Content::Run(grid) = &read.content else { panic!("{read:?}") };
        assert_eq!(grid.run, run.run, "{}", day.date);
        let m: f64 = grid.unrolled().filter_map(|step| step.distance_m).map(Distance::m).sum();
        assert!(
            (m - run.distance_m.m()).abs() <= 5.0 || grid.unrolled().any(|s| s.duration_s.is_some()),
            "{}",
            day.date
        );
    }
    assert!(exported.lost.iter().any(|lost| lost.what.starts_with("all but its name")));
}

#[test]
fn a_bundle_is_what_its_reader_demands() {
    let library = tempfile::tempdir().unwrap();
    let app = planned(library.path());
    let out = tempfile::tempdir().unwrap();
    let exported = app.export_workouts(out.path(), WorkoutFormat::Bundle, None, None).unwrap();
    let mut archive = zip::ZipArchive::new(fs::File::open(&exported.files[0].path).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.contains(&"planned/".to_owned()) && names.contains(&"workouts/".to_owned()), "{names:?}");
    let mut read = |name: &str| -> serde_json::Value {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let manifest = read("manifest.json");
    assert_eq!((&manifest["bundleVersion"], &manifest["frontGapDays"]), (&1.into(), &0.into()));
    let mut days = BTreeSet::new();
    let mut starts = BTreeSet::new();
    for name in names.iter().filter(|name| name.ends_with(".json") && *name != "manifest.json") {
        assert!(name.starts_with("planned/"), "nothing else may be in it: {name}");
        let ride = read(name)["RIDE"].clone();
        let start = ride["STARTTIME"].as_str().unwrap().to_owned();
        assert!(start.ends_with(" UTC ") && ride["TAGS"]["Sport"].as_str().unwrap().ends_with(' '));
        days.insert(start[..10].replace('/', "-").parse::<jiff::civil::Date>().unwrap());
        assert!(starts.insert(start), "two sessions begin at once: {name}");
    }
    let sessions =
        app.plan().unwrap().days().flat_map(|d| d.sessions.clone()).filter(|s| s.content != Content::Rest {}).count();
    assert_eq!(starts.len(), sessions);
    let span = (*days.last().unwrap() - *days.first().unwrap()).get_days() + 1;
    assert_eq!(manifest["durationDays"], span);
}
