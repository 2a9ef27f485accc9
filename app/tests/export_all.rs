//! The whole library as open files and back: everything that is kept is there again.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, ImportOptions, NewRace, RpeOf, RpeTold, StrengthTold,
    documents::{ActivityFilter, Edit, Outcome, SourcePart},
};
use common::{fate, fit, gpx, gzip, import, import_named, open, table_rows, zip};
use jiff::civil::date;
use quantity::Distance;
use std::{fs, path::Path, sync::atomic::AtomicBool};
use testkit::{StravaLayout, StravaRow, strava_table};
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

/// What differs between two libraries, table by table. Answers are kept until something changes and made when they are asked for: no part of
/// a library; nor is how often its file was written, nor whether an original lies under zstd or in the gzip that it came in.
fn differences(a: &App, b: &App) -> Vec<String> {
    let all =
        store::KEPT_TABLES.iter().chain(store::DERIVED_TABLES).filter(|table| !["ledger", "revision"].contains(*table));
    all.flat_map(|table| {
        // Of files that came in a gzip that is kept; their bytes are the same by their checksum, which `check` computes again.
        let row = |row: String| row.split(" packed=").next().unwrap_or_default().to_owned();
        let rows = |app: &App| {
            table_rows(app, table)
                .into_iter()
                .map(|one| if *table == "original" { row(one) } else { one })
                .collect::<Vec<_>>()
        };
        let (a, b) = (rows(a), rows(b));
        assert!(!["activity", "plan_change", "log", "told"].contains(table) || !a.is_empty(), "{table} is not tried");
        (a != b).then(|| format!("{table}:\n{}\nagainst\n{}", a.join("\n"), b.join("\n")))
    })
    .collect()
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

/// The same, and everything else that a library can hold: exports of services, several files of a run with words on them, mornings,
/// checks, a course, a calendar that was fetched, a watch that was filled, words that were taken back.
fn full(folder: &Path, watch: &Path) -> App {
    let app = lived_in(folder);
    let rows = [
        StravaRow {
            name: "Along the\nriver".into(),
            exertion: Some(4.0),
            gear: "\\N".into(),
            ..StravaRow::run(101, start(331), 600, "activities/9001.gpx.gz")
        },
        StravaRow { kind: "Weight Training".into(), distance_m: 0.0, ..StravaRow::run(104, start(332), 2400, "") },
    ];
    let table = strava_table(&rows, StravaLayout::NEWEST).into_bytes();
    let export = zip(&[
        ("activities.csv", table),
        ("activities/9001.gpx.gz", gzip(&gpx(331, 600))),
        ("media/1.jpg", b"\xFF\xD8\xFF".to_vec()),
    ]);
    let report = import_named(&app, "export.zip", &export);
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    let report = import_named(&app, "bad.fit", b"no file at all");
    assert_eq!(report.failed, 1);
    // Two runs with two files each: of one a source is chosen, from the other a file is split off.
    for (day, seconds) in [(320, 900), (321, 1200)] {
        import_named(&app, "service.gpx", &gpx(day, seconds));
        let report = import_named(&app, "watch.fit", &fit(i64::from(day), 0, i64::from(seconds), 140, 0.0));
        assert_eq!(report.duplicate, 1, "{:#?}", report.files);
    }
    let of = |day: jiff::civil::Date| {
        app.activities(&ActivityFilter::default())
            .unwrap()
            .activities
            .iter()
            .find(|row| row.start.starts_with(&day.to_string()))
            .unwrap()
            .id
            .unwrap()
    };
    app.choose_source(of(date(2026, 11, 17)), SourcePart::Track, Some(1)).unwrap();
    let off = app.split_source(of(date(2026, 11, 18)), None).unwrap();
    app.log_rpe(RpeTold { of: RpeOf::Activity(off), rpe: 5.0, minutes: None, pain: None, note: None }).unwrap();
    // A third came by a clock that was an hour off, and was joined by hand.
    let late = import_named(&app, "late.fit", &fit(322, 3600, 900, 140, 0.0)).files[0].activity.unwrap();
    let service = import_named(&app, "early.gpx", &gpx(322, 900)).files[0].activity.unwrap();
    app.correct_distance(late, Some(Distance::from_m(2700.0))).unwrap();
    app.join_activities(service, late).unwrap();
    app.log_weight(61.3, date(2026, 11, 20)).unwrap();
    app.log_weight(65.0, date(2026, 11, 21)).unwrap();
    app.log_undo().unwrap();
    let race = app.races().unwrap().races[0].id;
    app.race_course(race, "hills.gpx", &gpx(200, 3400)).unwrap();
    app.calendar(&|_| app::CalendarWords { title: "t".into(), description: "d".into() }).unwrap();
    app.sync(watch, app::SyncOptions::default(), &mut |_| (), &go()).unwrap();
    app
}

fn start(day: i64) -> jiff::Timestamp {
    "2026-01-01T06:00:00Z".parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(24 * day)
}

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
