//! The whole library as open files and back: everything that is kept is there again.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, ImportOptions, NewRace, RpeOf, RpeTold, StrengthTold,
    documents::{ActivityFilter, Edit, Outcome},
};
use common::{fate, gpx, import, import_named, open};
use jiff::civil::date;
use quantity::Distance;
use std::{fs, path::Path, sync::atomic::AtomicBool};
use training::{Content, Priority};

fn go() -> AtomicBool {
    AtomicBool::new(false)
}

/// A library with runs, a correction, a race, a log, a plan and changes of it, one of them undone.
fn lived_in(folder: &Path) -> App {
    let app = open(folder);
    // The first import is taken back, so that numbers here and there differ.
    let batch = import_named(&app, "gone.gpx", &gpx(1, 300)).batch;
    app.undo_import(batch).unwrap();
    let ids: Vec<i64> = [(310, 1640), (312, 900), (315, 3000)]
        .map(|(day, seconds)| import_named(&app, &format!("{day}.gpx"), &gpx(day, seconds)).files[0].activity.unwrap())
        .to_vec();
    app.correct_distance(ids[0], Some(Distance::from_m(5000.0))).unwrap();
    app.correct_distance(ids[1], Some(Distance::from_m(2750.5))).unwrap();
    app.correct_distance(ids[1], None).unwrap();
    app.mark_race(ids[2], Some(true)).unwrap();
    let told =
        [("sex", "female"), ("mass_kg", "61.3"), ("weekly_distance_m", "30km"), ("results", "5k=25:00@2026-10-11")];
    let told: Vec<(String, String)> = told.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    app.runner_set_all(&told).unwrap();
    let race = NewRace {
        name: "Spring, \"the\" 10\u{a0}km".into(),
        date: date(2027, 4, 18),
        distance: Distance::from_m(10_000.0),
        goal: Some(quantity::Duration::from_s(2999.5)),
        priority: Priority::A,
    };
    app.race_add(race).unwrap();
    let rpe = RpeTold {
        of: RpeOf::Activity(ids[2]),
        rpe: 7.1,
        minutes: None,
        pain: Some(false),
        note: Some("wind, \"cold\"".into()),
    };
    app.log_rpe(rpe).unwrap();
    let strength =
        StrengthTold { exercise: "deadlift".into(), sets: vec!["3x5@62.5".into()], ..StrengthTold::default() };
    app.log_strength(strength, date(2026, 11, 20)).unwrap();
    app.plan_make().unwrap();
    app.plan_make().unwrap();
    for _ in 0..3 {
        let plan = app.plan().unwrap();
        let is_easy =
            |s: &&training::Session| matches!(&s.content, Content::Run(run) if run.run == training::RunKind::Easy);
        let session = plan.days().flat_map(|day| &day.sessions).find(is_easy).unwrap().id.clone();
        app.plan_change(&Edit::Skip { session }).unwrap();
    }
    app.plan_undo().unwrap();
    app
}

/// Everything that is kept, with activities by their originals.
fn kept(app: &App) -> Vec<String> {
    let mut all = Vec::new();
    for row in app.activities(&ActivityFilter::default()).unwrap().activities {
        let id = row.id.unwrap();
        let detail = app.activity(id).unwrap();
        let numbered = app::documents::ActivityRow { id: None, source_path: String::new(), ..row };
        all.push(format!("{numbered:?} corrections {} bests {:?}", detail.corrections, detail.bests));
    }
    let sha = |id: i64| app.activity(id).unwrap().activity.source_sha256;
    for entry in app.log_list(None, None, None).unwrap().entries {
        let of = match &entry.content {
            app::documents::LogContent::Rpe(rpe) => rpe.activity.map(sha),
            _ => None,
        };
        let mut words = format!("{} {:?} {of:?}", entry.date, entry.content);
        if let app::documents::LogContent::Rpe(rpe) = &entry.content {
            words = words.replace(&format!("activity: {:?}", rpe.activity), "activity");
        }
        all.push(words);
    }
    all.push(format!("{:?}", app.runner().unwrap()));
    for race in app.races().unwrap().races {
        all.push(format!("{} {} {} {:?} {:?}", race.name, race.date, race.distance_m, race.goal_s, race.priority));
    }
    all.push(serde_json::to_string(&app.plan().unwrap()).unwrap());
    all.push(serde_json::to_string(&app.plan_diff().unwrap()).unwrap());
    all
}

#[test]
fn what_is_written_is_taken_back_whole() {
    let (first, second, out) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = lived_in(first.path());
    let folder = out.path().join("files");
    let exported = app.export_all(&folder, &go()).unwrap();
    for file in &exported.files {
        assert!(Path::new(&file.path).is_file(), "{}", file.path);
    }
    let other = open(second.path());
    let report = import(&other, &folder);
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    assert_eq!(kept(&other), kept(&app));
    // Undo and redo go on as if nothing had happened.
    assert_eq!(
        serde_json::to_string(&other.plan_redo().unwrap()).unwrap(),
        serde_json::to_string(&app.plan_redo().unwrap()).unwrap()
    );
    assert_eq!(kept(&other), kept(&app));
    // Byte for byte: a second export of the second library has the same files.
    let again = out.path().join("again");
    other.export_all(&again, &go()).unwrap();
    for name in ["said.csv", "runner.json", "races.csv"] {
        app.export_all(&folder, &go()).unwrap();
        assert_eq!(fs::read(folder.join(name)).unwrap(), fs::read(again.join(name)).unwrap(), "{name}");
    }
    // The same folder once more adds nothing.
    let before = kept(&other);
    let report = import(&other, &folder);
    assert_eq!((report.imported, report.failed), (0, 0), "{:#?}", report.files);
    assert!(fate(&report, "log.csv").reason.as_deref().unwrap().contains("2 entries are in the library"));
    assert_eq!(kept(&other), before);
    assert!(other.check().unwrap().sound);
}

#[test]
fn what_the_library_says_is_never_overwritten() {
    let (first, second, out) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = lived_in(first.path());
    app.export_all(out.path(), &go()).unwrap();
    let other = open(second.path());
    let id = import_named(&other, "310.gpx", &gpx(310, 1640)).files[0].activity.unwrap();
    other.correct_distance(id, Some(Distance::from_m(4800.0))).unwrap();
    other.runner_set("mass_kg", "70").unwrap();
    other.plan_make().unwrap();
    let plan = other.plan().unwrap();
    import(&other, out.path());
    assert_eq!(other.activity(id).unwrap().activity.distance_m, Some(4800.0));
    assert_eq!(other.runner().unwrap().runner.mass_kg.map(|m| m.kg()), Some(70.0));
    assert_eq!(other.plan().unwrap(), plan, "the plan in force stays");
}

#[test]
fn a_damaged_folder_says_what_is_wrong_and_takes_the_rest() {
    let (first, second, out) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = lived_in(first.path());
    app.export_all(out.path(), &go()).unwrap();
    fs::write(out.path().join("log.csv"), "kind,date\nrpe,2026-11-01\n").unwrap();
    fs::write(
        out.path().join("races.csv"),
        "name,date,distance_m,goal_s,priority,course,course_name,course_file\nx,2027-01-01,NaN,,A,,,\n",
    )
    .unwrap();
    fs::write(out.path().join("plans/0001/plan.json"), "{}").unwrap();
    let text = fs::read_to_string(out.path().join("stayer.json")).unwrap();
    fs::write(out.path().join("stayer.json"), text.replace("\"plans/0002\"", "\"../../etc\"")).unwrap();
    let other = open(second.path());
    let report = import(&other, out.path());
    for (file, word) in [
        ("log.csv", "expected among the columns"),
        ("races.csv", "no length or time above 0"),
        ("plans/0001/plan.json", "expected its document"),
        ("etc/plan.json", "no folder within this one"),
    ] {
        let told = fate(&report, file);
        assert_eq!(told.outcome, Outcome::Failed, "{file}");
        assert!(told.reason.as_deref().unwrap().contains(word), "{told:?}");
    }
    assert_eq!(other.activities(&ActivityFilter::default()).unwrap().total, 3);
    assert!(other.check().unwrap().sound);
}

#[test]
fn a_folder_with_other_files_is_left_alone_and_a_stopped_export_says_so() {
    let (first, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = lived_in(first.path());
    fs::write(out.path().join("letter.txt"), "mine").unwrap();
    assert!(matches!(app.export_all(out.path(), &go()), Err(app::Error::Rejected(_))));
    fs::remove_file(out.path().join("letter.txt")).unwrap();
    app.export_all(out.path(), &AtomicBool::new(true)).unwrap();
    let second = tempfile::tempdir().unwrap();
    let other = open(second.path());
    let report = other.import(&[out.path().to_owned()], ImportOptions::default(), &mut |_| (), &go()).unwrap();
    assert!(fate(&report, "stayer.json").reason.as_deref().unwrap().contains("stopped before its end"));
    app.export_all(out.path(), &go()).unwrap();
    assert_eq!(import(&other, out.path()).failed, 0);
    assert_eq!(kept(&other), kept(&app));
}
