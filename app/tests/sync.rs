//! A simulated watch: a week of syncs with runs done, a plan that changes and files that are not ours.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Config, NewRace, SyncOptions,
    documents::{Edit, SyncOutcome, Synced},
};
use common::gpx;
use jiff::{ToSpan, civil::Date, civil::date};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};
use training::{Content, Session};

const FIRST: Date = date(2026, 11, 30);

fn on(folder: &Path, today: Date) -> App {
    App::open(Config { data: Some(folder.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

/// A library with a plan that begins on 30 November 2026.
fn planned(folder: &Path) -> App {
    let app = on(folder, date(2026, 11, 25));
    let told = ["results=5k=25:00@2026-10-11", "weekly_distance_m=30km", "longest_run_m=10km", "mass_kg=61"];
    let told: Vec<(String, String)> =
        told.iter().map(|one| one.split_once('=').unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    app.runner_set_all(&told).unwrap();
    app.race_add(NewRace {
        name: "Spring".into(),
        date: date(2027, 4, 18),
        distance: quantity::Distance::from_m(10_000.0),
        goal: None,
        priority: training::Priority::A,
    })
    .unwrap();
    assert!(matches!(app.plan_make().unwrap(), app::PlanAnswer::Plan(_)));
    app
}

fn sync(app: &App, watch: &Path) -> Synced {
    app.sync(watch, SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect();
    all.sort();
    all
}

fn named(folder: &Path) -> BTreeSet<String> {
    files(folder).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// What the watch shall hold: every session of the window that has a workout, thirty at most, and the schedule.
fn wanted(app: &App, done: &[&str]) -> BTreeSet<String> {
    let today = app.date();
    let last = today.saturating_add(13.days());
    let plan = app.plan().unwrap();
    let mut names: Vec<String> = plan
        .days()
        .filter(|day| (today..=last).contains(&day.date))
        .flat_map(|day| day.sessions.iter().map(move |s| (day.date, s)))
        .filter(|(_, s)| {
            matches!(s.content, Content::Run(_) | Content::Strength(_) | Content::Power(_) | Content::Mobility(_))
        })
        .filter(|(_, s)| !done.contains(&s.id.as_str()))
        .map(|(date, s)| format!("{date}-{}.fit", s.id))
        .take(30)
        .collect();
    names.push("stayer-schedule.fit".into());
    names.into_iter().collect()
}

fn first(plan: &training::Plan, from: Date, is: impl Fn(&Session) -> bool) -> (Date, Session) {
    plan.days()
        .filter(|day| day.date >= from)
        .flat_map(|day| day.sessions.iter().map(move |s| (day.date, s)))
        .find(|(_, s)| is(s))
        .map(|(date, s)| (date, s.clone()))
        .unwrap()
}

#[test]
fn a_watch_goes_through_a_week_and_stays_right() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(planned(library.path()));
    let watch = mount.path().join("GARMIN");
    for folder in ["Activity", "Workouts", "NewFiles"] {
        fs::create_dir_all(watch.join(folder)).unwrap();
    }
    // Files of the runner's own, one of them a workout that another program wrote.
    let foreign = watch.join("Workouts/OTHER.FIT");
    let step =
        training::Step::over(training::Role::Effort, quantity::Distance::from_m(400.0), training::PaceBase::Mile);
    let blocks = [step.into()];
    let other = formats::fit::encode_workout(&formats::fit::WorkoutFile {
        name: "other",
        blocks: &blocks,
        serial: 5,
        time_created: "2026-01-01T00:00:00Z".parse().unwrap(),
        sport: training::Sport::Running,
        sub_sport: training::SubSport::Generic,
        notes: &[],
    });
    fs::write(&foreign, other.unwrap()).unwrap();
    fs::write(watch.join("NewFiles/notes.txt"), "mine").unwrap();
    let ours = || -> BTreeSet<String> {
        let mut names: BTreeSet<String> =
            named(&watch.join("NewFiles")).union(&named(&watch.join("Workouts"))).cloned().collect();
        assert!(names.remove("OTHER.FIT") && names.remove("notes.txt"), "a file that is not ours was touched");
        names
    };

    // Monday: everything is new; again nothing is.
    let app = on(library.path(), FIRST);
    let monday = sync(&app, mount.path());
    assert_eq!((monday.layout.as_str(), monday.failed, monday.removed), ("watch", 0, 0));
    assert_eq!(ours(), wanted(&app, &[]));
    assert_eq!(monday.written, ours().len());
    let again = sync(&app, mount.path());
    assert_eq!((again.written, again.unchanged, again.removed), (0, monday.written, 0), "{:#?}", again.files);

    // The watch takes its new files in when it is unplugged, and calls some as it likes.
    for (place, path) in
        files(&watch.join("NewFiles")).into_iter().filter(|p| p.extension().unwrap() == "fit").enumerate()
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let to = if place % 3 == 0 && name != "stayer-schedule.fit" { format!("W{place:07}.FIT") } else { name };
        fs::rename(&path, watch.join("Workouts").join(to)).unwrap();
    }
    let renamed = sync(&app, mount.path());
    assert_eq!((renamed.written, renamed.unchanged, renamed.removed), (0, monday.written, 0), "{:#?}", renamed.files);
    assert_eq!(named(&watch.join("NewFiles")), ["notes.txt".to_owned()].into());

    // Tuesday: Monday is over, a run of Monday came in, the next run is moved.
    let app = on(library.path(), FIRST.tomorrow().unwrap());
    fs::write(watch.join("Activity/monday.gpx"), gpx(333, 300)).unwrap();
    let plan = app.plan().unwrap();
    let is_easy = |s: &Session| matches!(&s.content, Content::Run(run) if run.run == training::RunKind::Easy);
    let (from, easy) = first(&plan, app.date(), is_easy);
    let id = easy.id.clone();
    let days = app.plan_may_move(&id).unwrap();
    let to = days
        .iter()
        .find(|(day, verdict)| verdict.is_ok() && *day > from && *day < FIRST.saturating_add(14.days()))
        .unwrap()
        .0;
    app.plan_change(&Edit::Move { session: id.clone(), date: to }).unwrap();
    let tuesday = sync(&app, mount.path());
    assert_eq!((tuesday.import.imported, tuesday.failed), (1, 0), "{:#?}", tuesday.files);
    let serials = |folder: &Path| -> Vec<u32> {
        let ids = files(folder).into_iter().filter_map(|path| formats::fit::identity(&fs::read(path).unwrap()));
        let mut serials: Vec<u32> = ids.filter_map(|id| id.serial).collect();
        serials.sort_unstable();
        serials
    };
    let all = serials(&watch);
    let distinct: BTreeSet<u32> = all.iter().copied().collect();
    assert_eq!(all.len(), distinct.len(), "no workout is there twice");
    assert_eq!(all.len(), wanted(&app, &[]).len() + 1, "the foreign workout beside ours");
    let of_monday =
        wanted(&on(library.path(), FIRST), &[]).iter().filter(|name| name.starts_with("2026-11-30")).count();
    assert_eq!(tuesday.removed, of_monday, "Monday's workouts are gone: {:#?}", tuesday.files);
    let moved = tuesday.files.iter().find(|f| f.session.as_deref() == Some(id.as_str())).unwrap();
    assert!(matches!(moved.outcome, SyncOutcome::Written), "{moved:?}");
    assert!(
        formats::fit::decode_workout(&fs::read(&moved.path).unwrap())
            .unwrap()
            .name
            .unwrap()
            .starts_with(&to.strftime("%-d %b").to_string())
    );

    // A session that is dropped goes, an undo brings it back with the same identity.
    let before = serials(&watch);
    let (_, easy) = first(&app.plan().unwrap(), app.date().saturating_add(2.days()), is_easy);
    let id = easy.id.clone();
    app.plan_change(&Edit::Skip { session: id.clone() }).unwrap();
    assert!(app.plan().unwrap().days().all(|day| day.sessions.iter().all(|s| s.id != id)), "{id} is dropped");
    let dropped = sync(&app, mount.path());
    let gone =
        |f: &app::documents::SyncedFile| f.outcome == SyncOutcome::Removed && f.session.as_deref() == Some(id.as_str());
    assert!(dropped.files.iter().any(gone), "{:#?}", dropped.files);
    assert_eq!(serials(&watch).len(), wanted(&app, &[]).len() + 1);
    app.plan_undo().unwrap();
    sync(&app, mount.path());
    assert_eq!(serials(&watch), before);

    // The rest of the week, day by day.
    let mut removed = 0;
    for day in 2..7 {
        let app = on(library.path(), FIRST.saturating_add(i64::from(day).days()));
        let synced = sync(&app, mount.path());
        assert_eq!(synced.failed, 0, "{:#?}", synced.files);
        removed += synced.removed;
        assert_eq!(serials(&watch).len(), wanted(&app, &[]).len() + 1, "day {day}");
    }
    assert!(removed >= 5, "what is past goes: {removed}");
    // A run that was run today is no longer on the watch.
    let app = on(library.path(), FIRST.saturating_add(6.days()));
    let plan = app.plan().unwrap();
    if let Some((_, session, run)) = plan.runs().find(|(date, ..)| *date == app.date()) {
        let seconds = (run.distance_m.m() / 3.0) as u32;
        fs::write(watch.join("Activity/sunday.gpx"), gpx(339, seconds)).unwrap();
        let sunday = sync(&app, mount.path());
        let gone = sunday
            .files
            .iter()
            .any(|f| f.outcome == SyncOutcome::Removed && f.session.as_deref() == Some(session.id.as_str()));
        assert!(gone, "{:#?}", sunday.files);
    }
    assert!(foreign.exists() && fs::read_to_string(watch.join("NewFiles/notes.txt")).unwrap() == "mine");
    assert!(files(mount.path()).iter().all(|path| !path.to_string_lossy().ends_with(".part")));
}

#[test]
fn a_lifting_session_leaves_the_watch_once_it_is_logged() {
    let (library, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(planned(library.path()));
    let plan = on(library.path(), FIRST).plan().unwrap();
    let (day, session) = first(&plan, FIRST, |s| matches!(s.content, Content::Strength(_)));
    let Content::Strength(lift) = &session.content else { panic!("no lifting session") };
    let app = on(library.path(), day);
    sync(&app, folder.path());
    let is_there = || named(&folder.path().join("Workouts")).contains(&format!("{day}-{}.fit", session.id));
    assert!(is_there());
    let states = || app.sync_state(folder.path()).unwrap();
    let mut before = states();
    for (place, exercise) in lift.exercises.iter().enumerate() {
        let told =
            app::StrengthTold { exercise: exercise.name.clone(), sets: vec!["2x10@20".into()], ..Default::default() };
        app.log_strength(told, day).unwrap();
        assert_ne!(states(), before, "the watched folder is looked at again");
        let synced = sync(&app, folder.path());
        let half = 2 * (place + 1) >= lift.exercises.len();
        assert_eq!(is_there(), !half, "after {} of {}: {:#?}", place + 1, lift.exercises.len(), synced.files);
        before = states();
    }
    assert!(!is_there());
    app.log_undo().unwrap();
}

#[test]
fn any_folder_is_read_and_written_beside() {
    let (library, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(planned(library.path()));
    let app = on(library.path(), FIRST);
    fs::write(folder.path().join("run.gpx"), gpx(1, 600)).unwrap();
    let synced = sync(&app, folder.path());
    assert_eq!((synced.layout.as_str(), synced.import.imported), ("folder", 1));
    assert!(folder.path().join("Schedules/stayer-schedule.fit").exists());
    assert_eq!(named(&folder.path().join("Workouts")).len(), synced.written - 1);
    // A file of the same name that is not ours stays, and is named.
    let path = synced.files.iter().find(|f| f.session.is_some()).unwrap().path.clone();
    fs::write(&path, "the runner's own").unwrap();
    let again = sync(&app, folder.path());
    let left = again.files.iter().find(|f| f.path == path).unwrap();
    assert_eq!(left.outcome, SyncOutcome::Failed);
    assert!(left.reason.as_deref().unwrap().contains("not written by this program"), "{left:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "the runner's own");
    assert_eq!(again.import.files.len(), 1, "what goes out is not read in again");
    for (days, wrong) in [(0, true), (1, false), (28, false), (29, true)] {
        let answer = app.sync(folder.path(), SyncOptions { days }, &mut |_| (), &AtomicBool::new(false));
        assert_eq!(answer.is_err(), wrong, "{days} days");
    }
    assert!(
        app.sync(Path::new("/no/such/folder"), SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).is_err()
    );
}
