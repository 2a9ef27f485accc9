//! The library's care, on whole libraries.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, Config, Error, documents::ActivityFilter};
use common::{gpx, gzip, import, import_named, open, zip};
use std::{
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::Instant,
};

fn total(app: &App) -> usize {
    app.activities(&ActivityFilter::default()).unwrap().total
}

fn filled(folder: &Path, runs: u32) -> App {
    let app = open(folder);
    let members: Vec<_> = (0..runs).map(|day| (format!("{day}.gpx"), gpx(day, 120))).collect();
    let members: Vec<_> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert_eq!(import_named(&app, "runs.zip", &zip(&members)).imported, runs as usize);
    app
}

/// Does something to the database behind the program's back.
fn tamper(folder: &Path, sql: &str) {
    let db = rusqlite::Connection::open(folder.join("library.sqlite")).unwrap();
    db.execute_batch(sql).unwrap();
}

#[test]
fn an_import_is_undone_exactly_and_can_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let app = filled(folder.path(), 3);
    let second = import_named(&app, "more.zip", &zip(&[("3.gpx", gpx(3, 60)), ("0.gpx", gpx(0, 120))]));
    assert_eq!((second.imported, second.duplicate), (1, 1));
    let undone = app.undo_import(None).unwrap();
    assert_eq!((Some(undone.batch), undone.removed), (second.batch, 1));
    assert_eq!(total(&app), 3);
    assert!(matches!(app.undo_import(Some(99)), Err(Error::NotFound(_))));
    assert_eq!(app.imports().unwrap().len(), 1);
    app.undo_import(None).unwrap();
    assert!(matches!(app.undo_import(None), Err(Error::NotFound(_))));
    assert_eq!(total(&app), 0);
    assert_eq!(import_named(&app, "again.gpx", &gpx(0, 120)).imported, 1);
    assert!(app.check().unwrap().sound);
}

#[test]
fn an_activity_that_two_imports_brought_outlives_one_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let first = import_named(&app, "a.gpx", &gpx(1, 120));
    let other_bytes = [gpx(1, 120), b"<!-- downloaded again -->".to_vec()].concat();
    let second = import_named(&app, "b.gpx", &other_bytes);
    assert_eq!((second.duplicate, second.files[0].activity), (1, first.files[0].activity));
    app.mark_race(first.files[0].activity.unwrap(), Some(true)).unwrap();
    assert_eq!(app.undo_import(first.batch).unwrap().removed, 0);
    let left = app.activity(first.files[0].activity.unwrap()).unwrap().activity;
    assert_eq!((left.source_path.as_str(), left.race), ("b.gpx", Some(true)));
    assert!(app.check().unwrap().sound);
}

#[test]
fn check_finds_what_was_damaged_and_rebuild_mends_what_is_derived() {
    let folder = tempfile::tempdir().unwrap();
    let app = filled(folder.path(), 4);
    let before = app.activity(2).unwrap();
    let sound = app.check().unwrap();
    assert!(sound.sound && (sound.activities, sound.originals) == (4, 4), "{sound:?}");
    tamper(
        folder.path(),
        "UPDATE channel SET packed = x'0102' WHERE activity_id = 1 AND name = 'distance'; DELETE FROM summary WHERE activity_id = 2; UPDATE summary SET model_version = 0 WHERE activity_id = 3;",
    );
    let damaged = app.check().unwrap();
    assert!(!damaged.sound);
    for words in [
        "the distance of activity 1 is damaged",
        "activity 2 has no figures",
        "1 activity was derived by an older model",
    ] {
        assert!(damaged.problems.iter().any(|problem| problem.contains(words)), "{words}: {:?}", damaged.problems);
    }
    let rebuilt = app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!((rebuilt.rebuilt, rebuilt.failed.len()), (4, 0));
    assert!(app.check().unwrap().sound);
    assert_eq!(app.activity(2).unwrap(), before);
    tamper(folder.path(), "UPDATE original SET packed = zeroblob(100) WHERE id = 1");
    let problems = app.check().unwrap().problems;
    assert!(problems.len() == 1 && problems[0].contains("runs.zip/0.gpx"), "{problems:?}");
    assert_eq!(app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap().failed.len(), 1);
}

#[test]
fn a_gzip_is_kept_as_it_came_and_is_checked_like_every_original() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let packed = gzip(&gpx(0, 600));
    assert_eq!(import_named(&app, "runs.zip", &zip(&[("0.gpx.gz", packed.clone())])).imported, 1);
    assert_eq!(import_named(&app, "0.gpx", &gpx(0, 600)).duplicate, 1, "the file itself is the same original");
    let stored: Vec<u8> = rusqlite::Connection::open(folder.path().join("library.sqlite"))
        .unwrap()
        .query_row("SELECT packed FROM original WHERE id = 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!(stored, packed);
    let before = app.activity(1).unwrap();
    assert_eq!(app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap().failed.len(), 0);
    assert_eq!(app.activity(1).unwrap(), before);
    assert!(app.check().unwrap().sound);
    let out = folder.path().join("out");
    app.export_all(&out, &AtomicBool::new(false)).unwrap();
    let original = std::fs::read_dir(out.join("originals")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(std::fs::read(original).unwrap(), gpx(0, 600), "what goes out is the file, not its gzip");
    tamper(folder.path(), "UPDATE original SET packed = substr(packed, 1, 200) WHERE id = 1");
    assert!(!app.check().unwrap().sound);
    // Another file in a sound gzip is not this original either.
    let other: String = gzip(&gpx(1, 600)).iter().map(|byte| format!("{byte:02x}")).collect();
    tamper(folder.path(), &format!("UPDATE original SET packed = x'{other}' WHERE id = 1"));
    assert!(!app.check().unwrap().sound);
}

#[test]
fn a_stopped_rebuild_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let app = filled(folder.path(), 70);
    let stop = AtomicBool::new(false);
    let part = app.rebuild(&mut |done, _| stop.store(done > 0, Ordering::Relaxed), &stop).unwrap().rebuilt;
    assert!((1..70).contains(&part), "{part}");
    let rest = app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap().rebuilt;
    assert_eq!(part + rest, 70);
    assert_eq!(app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap().rebuilt, 70, "a whole one starts afresh");
}

#[test]
fn a_backup_holds_everything_and_is_restored_into_an_empty_folder_only() {
    let folder = tempfile::tempdir().unwrap();
    let app = filled(&folder.path().join("a"), 3);
    app.runner_set("sex", "female").unwrap();
    let file = folder.path().join("stayer.backup");
    let backup = app.backup(&file).unwrap();
    assert_eq!((backup.activities, backup.bytes), (3, file.metadata().unwrap().len()));
    assert!(matches!(app.backup(&file), Err(Error::Rejected(_))), "never over a file");
    let config = |name: &str| Config { data: Some(folder.path().join(name)), ..Config::default() };
    assert!(
        matches!(App::restore(config("a"), &file), Err(Error::Rejected(why)) if why.contains("holds a library already"))
    );
    assert_eq!(App::restore(config("b"), &file).unwrap().activities, 3);
    let restored = App::open(config("b")).unwrap();
    assert_eq!(restored.activity(1).unwrap(), app.activity(1).unwrap());
    assert_eq!(restored.runner().unwrap(), app.runner().unwrap());
    assert!(restored.check().unwrap().sound);

    let letter = folder.path().join("letter");
    std::fs::write(
        &letter,
        "no database at all, but long enough to be looked at as if it were one, page by page by page",
    )
    .unwrap();
    assert!(matches!(App::restore(config("c"), &letter), Err(Error::Rejected(why)) if why.contains("no sound backup")));
    tamper(&folder.path().join("b"), "UPDATE original SET packed = zeroblob(100) WHERE id = 1");
    let bad = folder.path().join("bad.backup");
    restored.backup(&bad).unwrap();
    assert!(matches!(App::restore(config("d"), &bad), Err(Error::Rejected(why)) if why.contains("0.gpx")));
    assert!(App::restore(config("d"), &file).is_ok(), "the refused backup left the folder empty");
}

#[test]
fn two_programs_on_one_library_bring_everything_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    for day in 0..60 {
        std::fs::write(files.path().join(format!("{day}.gpx")), gpx(day, 60)).unwrap();
    }
    let reports: Vec<_> = std::thread::scope(|scope| {
        let importing = || scope.spawn(|| import(&open(&folder.path().join("new")), files.path()));
        [importing(), importing(), importing()].map(|thread| thread.join().unwrap()).into()
    });
    assert_eq!(reports.iter().map(|report| report.imported).sum::<usize>(), 60);
    assert_eq!(reports.iter().map(|report| report.duplicate).sum::<usize>(), 120);
    let app = open(&folder.path().join("new"));
    assert_eq!(total(&app), 60);
    assert!(app.check().unwrap().sound);
}

#[test]
fn a_stopped_import_keeps_what_is_done_and_the_next_completes() {
    const MANY: u32 = 900;
    let folder = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    // More than may be on the way at once.
    for day in 0..MANY {
        std::fs::write(files.path().join(format!("{day}.gpx")), gpx(day, 60)).unwrap();
    }
    let app = open(folder.path());
    let stop = AtomicBool::new(false);
    let paths = [files.path().to_owned()];
    let report = app
        .import(
            &paths,
            app::ImportOptions::default(),
            &mut |p| stop.store(p.files_done >= 10, Ordering::Relaxed),
            &stop,
        )
        .unwrap();
    assert!(report.interrupted && report.imported >= 10 && report.imported < MANY as usize, "{}", report.imported);
    assert_eq!(total(&app), report.imported);
    assert_eq!(import(&app, files.path()).imported, MANY as usize - report.imported);
}

const KILL_FILES: &str = "STAYER_TEST_KILL_FILES";
const KILL_LIBRARY: &str = "STAYER_TEST_KILL_LIBRARY";

/// The child of the test below: imports until it is killed.
#[test]
#[ignore = "run as a child of kill_at_any_moment_leaves_a_sound_library"]
fn child_that_imports() {
    let (Ok(files), Ok(library)) = (std::env::var(KILL_FILES), std::env::var(KILL_LIBRARY)) else { return };
    import(&open(Path::new(&library)), Path::new(&files));
}

/// Starts a child that imports the files into the library.
fn importing(files: &Path, library: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_that_imports", "--ignored"])
        .env(KILL_FILES, files)
        .env(KILL_LIBRARY, library)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn kill_at_any_moment_leaves_a_sound_library() {
    const RUNS: u32 = 250;
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for day in 0..RUNS {
        std::fs::write(files.path().join(format!("{day}.gpx")), gpx(day, 240)).unwrap();
    }
    let start = Instant::now();
    assert!(importing(files.path(), &folder.path().join("whole")).wait().unwrap().success());
    let whole = start.elapsed();
    let mut seen = Vec::new();
    for share in [0.05, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        let library = folder.path().join(format!("killed at {share}"));
        let mut child = importing(files.path(), &library);
        std::thread::sleep(whole.mul_f64(share));
        child.kill().unwrap(); // SIGKILL on Unix
        child.wait().unwrap();
        let app = open(&library);
        let check = app.check().unwrap();
        assert!(check.sound, "killed at {share}: {:?}", check.problems);
        let report = import(&app, files.path());
        assert_eq!((report.imported + check.activities, report.failed), (RUNS as usize, 0));
        assert_eq!(total(&app), RUNS as usize);
        assert!(app.check().unwrap().sound);
        seen.push(check.activities);
    }
    println!("activities after each kill: {seen:?}");
    assert!(seen.iter().any(|&n| n > 0), "no kill came after a first batch: {seen:?}");
}
