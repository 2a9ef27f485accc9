//! The whole library as open files and back: everything that is kept is there again.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    ImportOptions,
    documents::{ActivityFilter, Outcome},
};
use common::{
    fate, gpx, import, import_named,
    lived_in::{differences, full, go, kept, lived_in, start},
    open,
};
use quantity::Distance;
use std::{fs, path::Path, sync::atomic::AtomicBool};
use testkit::{StravaLayout, StravaRow, strava_table};

#[test]
fn a_new_library_becomes_the_very_same_one() {
    let [first, second, out, watch] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    let app = full(first.path(), watch.path());
    app.export_all(out.path(), &go()).unwrap();
    let other = open(second.path());
    other.runner_set("language", "de").ok(); // a setting of the new library's own is no reason not to
    let report = import(&other, out.path());
    assert_eq!((report.failed, report.batch), (0, None), "{:#?}", report.files);
    assert!(fate(&report, "tables/log.csv").reason.as_deref().unwrap().contains("rows were taken over"));
    app.rebuild(&mut |_, _| (), &go()).unwrap();
    assert_eq!(differences(&app, &other), Vec::<String>::new());
    assert!(other.check().unwrap().sound, "{:?}", other.check().unwrap().problems);
    assert_eq!(kept(&other), kept(&app));
    // Undoing goes on there as here.
    for library in [&app, &other] {
        let joined = library.activities(&ActivityFilter::default()).unwrap().activities;
        let id = joined.iter().find(|row| row.start.starts_with("2026-11-19")).unwrap().id.unwrap();
        library.undo_correction(id).unwrap();
    }
    assert_eq!(differences(&app, &other), Vec::<String>::new());
    app.export_all(out.path(), &go()).unwrap();
    // And out once more, file by file.
    let again = tempfile::tempdir().unwrap();
    other.export_all(again.path(), &go()).unwrap();
    for entry in walkdir::WalkDir::new(out.path()).into_iter().map(|entry| entry.unwrap()) {
        let name = entry.path().strip_prefix(out.path()).unwrap();
        if entry.file_type().is_file() {
            assert!(
                fs::read(entry.path()).unwrap() == fs::read(again.path().join(name)).unwrap(),
                "{}",
                name.display()
            );
        }
    }
}

#[test]
fn tables_that_do_not_fit_fill_nothing_and_the_rest_is_taken() {
    let [first, out, watch] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let app = full(first.path(), watch.path());
    app.export_all(out.path(), &go()).unwrap();
    let file = |name: &str| out.path().join("tables").join(name);
    let original = fs::read_dir(out.path().join("originals")).unwrap().next().unwrap().unwrap().path();
    let edit =
        |path: &Path, with: &dyn Fn(&str) -> String| fs::write(path, with(&fs::read_to_string(path).unwrap())).unwrap();
    for (path, with, word) in [
        (file("log.csv"), (|text| text.replace("deadlift", "dead\"\"lift\u{0}")) as fn(&str) -> String, "log"),
        (file("activity.csv"), |text| format!("{text}999,999,0,\\N\n"), "belong"),
        (file("race.csv"), |text| text.replace("name", "nom"), "no column"),
        (file("plan.csv"), |text| text.replace("weeks", "weeds"), "missing field"),
        (original, |_| "another run".into(), "not the one"),
    ] {
        let before = fs::read(&path).unwrap();
        edit(&path, &with);
        let second = tempfile::tempdir().unwrap();
        let report = import(&open(second.path()), out.path());
        assert!(report.files.iter().any(|file| file.path.ends_with("tables")), "{word}: {:#?}", report.files);
        let told = fate(&report, "tables");
        assert_eq!(told.outcome, Outcome::Failed);
        assert!(told.reason.as_deref().unwrap().contains(word), "{told:?}");
        assert!(report.imported > 5, "{word}: the other files were taken");
        assert!(open(second.path()).check().unwrap().sound);
        fs::write(&path, before).unwrap();
    }
    fs::remove_file(file("twin.csv")).unwrap();
    let second = tempfile::tempdir().unwrap();
    assert!(
        fate(&import(&open(second.path()), out.path()), "tables").reason.as_deref().unwrap().contains("cannot be read")
    );
    // Stopped before its end it takes nothing at all.
    let third = tempfile::tempdir().unwrap();
    app.export_all(out.path(), &go()).unwrap();
    let stopped = open(third.path()).import(
        &[out.path().to_owned()],
        ImportOptions::default(),
        &mut |_| (),
        &AtomicBool::new(true),
    );
    assert!(stopped.unwrap().interrupted);
    assert_eq!(open(third.path()).activities(&ActivityFilter::default()).unwrap().total, 0);
    assert_eq!(import(&open(third.path()), out.path()).failed, 0);
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
    // As an older program wrote it, without the tables: then it is taken over by what the other files say.
    fs::remove_dir_all(folder.join("tables")).unwrap();
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
fn rows_of_a_services_table_come_back_and_what_went_leaves_the_folder() {
    let [first, second, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let app = lived_in(first.path());
    import_named(&app, "gone later.gpx", &gpx(301, 400));
    app.export_all(out.path(), &go()).unwrap();
    app.undo_import(None).unwrap();
    let rows =
        [StravaRow { kind: "Weight Training".into(), distance_m: 0.0, ..StravaRow::run(104, start(290), 2400, "") }];
    import_named(&app, "activities.csv", strava_table(&rows, StravaLayout::NEWEST).as_bytes());
    app.export_all(out.path(), &go()).unwrap();
    fs::remove_dir_all(out.path().join("tables")).unwrap();
    let other = open(second.path());
    let report = import(&other, out.path());
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    assert_eq!(kept(&other), kept(&app), "{:#?}", report.files);
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
    fs::remove_dir_all(out.path().join("tables")).unwrap();
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
