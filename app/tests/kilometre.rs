//! The same kilometre fresh and after 90 minutes: planned, taken along, run, and told with its error.
#![allow(clippy::unwrap_used)]

use app::{
    App, ChangeAnswer, Config, NewRace, SyncOptions,
    documents::{Outturn, StepsFound},
};
use jiff::{Timestamp, civil::Date, civil::date};
use std::{fmt::Write, fs, path::Path, sync::atomic::AtomicBool};
use training::{Block, RunKind, RunSession, Step};

fn on(folder: &Path, today: Date) -> App {
    App::open(Config { data: Some(folder.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

/// A library with a plan towards a marathon.
fn planned(folder: &Path, weekly: &str, longest: &str) -> App {
    let app = on(folder, date(2026, 11, 25));
    let told = ["results=10k=45:00@2026-10-11", weekly, longest, "mass_kg=61"];
    let told: Vec<(String, String)> =
        told.iter().map(|one| one.split_once('=').unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    app.runner_set_all(&told).unwrap();
    app.race_add(NewRace {
        name: "Spring".into(),
        date: date(2027, 4, 18),
        distance: quantity::Distance::from_m(42_195.0),
        goal: None,
        priority: training::Priority::A,
    })
    .unwrap();
    assert!(matches!(app.plan_make().unwrap(), app::PlanAnswer::Plan(_)));
    app
}

/// The steps run to the letter, the second effort at a share of the first one's speed, due north on a day, as GPX without a lap.
fn gpx(day: Date, steps: &[&Step], share: f64) -> Vec<u8> {
    let start = day.at(8, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let (mut metres, mut second, mut efforts) = (0.0, 0_i64, 0);
    let mut body = String::new();
    let mut point = |second: i64, metres: f64| {
        let time = Timestamp::from_second(start.as_second() + second).unwrap();
        let lat = 52.0 + metres / 111_194.9;
        write!(body, "<trkpt lat=\"{lat:.8}\" lon=\"5.0\"><ele>10</ele><time>{time}</time></trkpt>").unwrap();
    };
    point(0, 0.0);
    for step in steps {
        efforts += i32::from(step.role == training::Role::Effort);
        let tired = step.role == training::Role::Effort && efforts == 2;
        let mps = step.middle_speed().mps() * if tired { share } else { 1.0 };
        let seconds = (step.distance().m() / mps).round() as i64;
        for _ in 0..seconds {
            second += 1;
            metres += mps;
            point(second, metres);
        }
    }
    format!(
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type>\
         <trkseg>{body}</trkseg></trk></gpx>"
    )
    .into_bytes()
}

fn test_of(plan: &training::Plan) -> (Date, String, RunSession) {
    let mut tests = plan.runs().filter(|(_, _, run)| plan::is_kilometre_test(run));
    let (date, session, run) = tests.next().map(|(d, s, r)| (d, s.id.clone(), r.clone())).unwrap();
    assert!(tests.next().is_none(), "one test");
    (date, session, run)
}

#[test]
fn it_is_planned_taken_along_run_and_told() {
    let (library, watch) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = planned(library.path(), "weekly_distance_m=60km", "longest_run_m=22km");
    // Offered while nothing is known, in the long runs that are long enough.
    let before = app.durability(None).unwrap();
    assert!(before.tests.is_empty() && before.planned.is_empty() && !before.possible.is_empty());
    assert!(before.possible.iter().all(|run| run.duration_s > 6000.0), "{:?}", before.possible);
    // Nothing puts it into the plan by itself.
    assert!(app.plan().unwrap().runs().all(|(_, _, run)| !plan::is_kilometre_test(run)));
    let ChangeAnswer::Changed(changed) = app.plan_kilometre(None).unwrap() else { panic!("refused") };
    assert!(changed.plan.audit.iter().all(|a| !a.hard || !a.applies || a.holds), "{:?}", changed.plan.audit);
    let (day, session, run) = test_of(&app.plan().unwrap());
    assert_eq!(run.run, RunKind::Long);
    let told = app.durability(None).unwrap();
    assert_eq!((told.planned.len(), told.possible.len()), (1, 0));
    assert_eq!(
        (told.planned[0].session.as_str(), told.planned[0].date.as_str()),
        (session.as_str(), day.to_string().as_str())
    );
    // To the watch with its steps.
    let eve = on(library.path(), day);
    for folder in ["Activity", "NewFiles"] {
        fs::create_dir_all(watch.path().join("GARMIN").join(folder)).unwrap();
    }
    let synced = eve.sync(watch.path(), SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    let file = synced.files.iter().find(|f| f.session.as_deref() == Some(session.as_str())).unwrap();
    let workout = formats::fit::decode_workout(&fs::read(&file.path).unwrap()).unwrap();
    let lengths = |blocks: &[Block]| -> Vec<(Option<i64>, Option<i64>)> {
        let whole = |v: f64| v.round() as i64;
        Block::unroll(blocks)
            .map(|s| (s.distance_m.map(|d| whole(d.m())), s.duration_s.map(|t| whole(t.s()))))
            .collect()
    };
    assert_eq!(lengths(&workout.blocks), lengths(&run.steps));
    // Run, the tired kilometre at 95 % of the fresh one.
    let steps: Vec<&Step> = run.unrolled().collect();
    fs::write(watch.path().join("GARMIN/Activity/test.gpx"), gpx(day, &steps, 0.95)).unwrap();
    let after = on(library.path(), day.tomorrow().unwrap());
    let synced = after.sync(watch.path(), SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(synced.activities, 1, "{:#?}", synced.import.files);
    let row = after.session_done(&session).unwrap().unwrap();
    assert_eq!((row.outturn, row.repeat_set.is_none()), (Outturn::Done, true));
    assert!(row.steps_found.is_some_and(|found| found != StepsFound::Whole), "{:?}", row.steps_found);
    let test = row.kilometres.unwrap();
    assert!((test.kept - 0.95).abs() < 0.006, "{test:?}");
    let band = test.kept_band.unwrap();
    assert!(band.low < 0.95 && band.high > 0.95 && band.high - band.low < 0.05, "{band:?}");
    assert!(test.fresh.start_s < 2700.0 && test.tired.start_s >= 5400.0);
    assert_eq!(test.session.as_ref(), Some(&session));
    let told = after.durability(None).unwrap();
    assert_eq!(told.tests.len(), 1);
    assert_eq!((told.tests[0].session.as_ref(), told.tests[0].kept), (Some(&session), test.kept));
    assert!(told.planned.is_empty() && told.possible.is_empty(), "it is known, nothing is offered");
    // A look at a day before it says nothing of the plan ahead.
    let then = after.durability(Some(date(2026, 11, 20))).unwrap();
    assert!(then.tests.is_empty() && then.planned.is_empty() && then.possible.is_empty());
}

#[test]
fn it_is_taken_back_like_any_change_and_refused_where_no_run_is_long_enough() {
    let library = tempfile::tempdir().unwrap();
    let app = planned(library.path(), "weekly_distance_m=60km", "longest_run_m=22km");
    let before = app.plan().unwrap();
    app.plan_kilometre(None).unwrap();
    app.plan_undo().unwrap();
    assert_eq!(app.plan().unwrap(), before);
    let easy = before.runs().find(|(_, _, run)| run.run == RunKind::Easy).unwrap().1.id.clone();
    let why = app.plan_kilometre(Some(&easy)).unwrap_err().to_string();
    assert!(why.contains("no long run"), "{why}");
    let other = tempfile::tempdir().unwrap();
    let app = on(other.path(), date(2026, 11, 25));
    let why = app.plan_kilometre(None).unwrap_err().to_string();
    assert!(why.contains("no plan yet"), "{why}");
    assert!(app.durability(None).unwrap().possible.is_empty());
    let told = [("results", "5k=25:00@2026-10-11"), ("weekly_distance_m", "20km"), ("longest_run_m", "7km")];
    app.runner_set_all(&told.map(|(k, v)| (k.to_owned(), v.to_owned()))).unwrap();
    app.race_add(NewRace {
        name: "Five".into(),
        date: date(2027, 2, 14),
        distance: quantity::Distance::from_m(5_000.0),
        goal: None,
        priority: training::Priority::A,
    })
    .unwrap();
    app.plan_make().unwrap();
    let why = app.plan_kilometre(None).unwrap_err().to_string();
    assert!(why.contains("no long run ahead is long enough"), "{why}");
}
