//! A week of syncs with plan changes in which the watch is full, or unplugged in the middle of a write, again and again.
#![allow(clippy::unwrap_used)]

use super::{
    SCHEDULE, SyncOptions,
    disk::{Disk, Mounted},
    failing::Failing,
};
use crate::{
    App, Config, NewRace, PlanAnswer,
    documents::{Edit, SyncOutcome, Synced},
    export::file::PART,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use std::{cell::Cell, collections::BTreeSet, fs, io, path::Path, sync::atomic::AtomicBool};
use training::{Content, RunKind};

const FIRST: Date = date(2026, 11, 30);

fn on(folder: &Path, today: Date) -> App {
    App::open(Config { data: Some(folder.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

fn planned(folder: &Path) {
    let app = on(folder, date(2026, 11, 25));
    let told = [("results", "5k=25:00@2026-10-11"), ("weekly_distance_m", "30km"), ("mass_kg", "61")];
    app.runner_set_all(&told.map(|(key, value)| (key.to_owned(), value.to_owned()))).unwrap();
    let race = NewRace {
        name: "Spring".into(),
        date: date(2027, 2, 14),
        distance: quantity::Distance::from_m(10_000.0),
        goal: None,
        priority: training::Priority::A,
    };
    app.race_add(race).unwrap();
    assert!(matches!(app.plan_make().unwrap(), PlanAnswer::Plan(_)));
}

fn sync(app: &App, mount: &Path, disk: &dyn Disk) -> Synced {
    app.sync_on(mount, SyncOptions::default(), &mut |_| (), &AtomicBool::new(false), disk).unwrap()
}

/// The names of the watch's files, each of which is whole unless its name says that it is not there yet.
fn whole(watch: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in walkdir::WalkDir::new(watch).into_iter().map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type().is_file() || name.ends_with(PART) || name == "runner.txt" {
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        let id = formats::fit::identity(&bytes).unwrap_or_else(|| panic!("{name} is half a file"));
        if name != SCHEDULE {
            let workout = formats::fit::decode_workout(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert!(workout.repairs.is_empty(), "{name}: {:?}", workout.repairs);
        }
        assert!(id.serial.is_some());
        names.insert(name);
    }
    names
}

/// What a sync of the day shall leave there, by syncing into an empty folder by another library of the same plan.
fn wanted(app: &App) -> BTreeSet<String> {
    let (parcels, _) = app.parcels(SyncOptions::default().days).unwrap();
    parcels.into_iter().map(|parcel| parcel.name).collect()
}

/// An easy run of the days ahead, by its number in them.
fn easy(app: &App, nth: usize) -> (Date, String) {
    let plan = app.plan().unwrap();
    let is_easy =
        |session: &&training::Session| matches!(&session.content, Content::Run(run) if run.run == RunKind::Easy);
    let ahead = plan.days().filter(|day| day.date > app.date());
    let all: Vec<(Date, String)> = ahead
        .flat_map(|day| day.sessions.iter().filter(is_easy).map(move |session| (day.date, session.id.clone())))
        .collect();
    all[nth % all.len()].clone()
}

#[test]
fn a_week_of_full_and_unplugged_watches_ends_right_every_day() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    planned(library.path());
    let garmin = mount.path().join("GARMIN");
    for folder in ["Activity", "Workouts"] {
        fs::create_dir_all(garmin.join(folder)).unwrap();
    }
    fs::write(garmin.join("Workouts/runner.txt"), "mine").unwrap();
    let (mut failures, mut removed) = (0, 0);
    for day in 0..7_usize {
        let app = on(library.path(), FIRST.saturating_add(i64::try_from(day).unwrap().days()));
        match day {
            1 | 4 => drop(app.plan_change(&Edit::Skip { session: easy(&app, day).1 }).unwrap()),
            2 => drop(app.plan_undo().unwrap()),
            3 => {
                let (from, session) = easy(&app, 1);
                // Wherever it may go: moving is tested elsewhere.
                let moved = (1..6).any(|by| {
                    let to = from.saturating_add(i64::from(by).days());
                    matches!(
                        app.plan_change(&Edit::Move { session: session.clone(), date: to }),
                        Ok(crate::ChangeAnswer::Changed(_))
                    )
                });
                assert!(moved);
            }
            _ => {}
        }
        // It breaks after the first write, then after two more, and so on, full and unplugged in turn, until all of it is there.
        for attempt in 0..40 {
            let unplug = (day + attempt) % 2 == 1;
            let kind = if unplug { io::ErrorKind::Other } else { io::ErrorKind::StorageFull };
            let disk = Failing { left: Cell::new(attempt), kind, unplugged: unplug.then_some(garmin.as_path()) };
            let synced = sync(&app, mount.path(), &disk);
            let away = garmin.with_extension("unplugged");
            if away.exists() {
                // Nothing was made where it was mounted.
                assert!(!garmin.exists(), "a folder was made below the mount of a watch that is gone");
                fs::rename(&away, &garmin).unwrap();
            }
            whole(&garmin);
            removed += synced.removed;
            let failed = synced.files.iter().filter(|file| file.outcome == SyncOutcome::Failed).count();
            failures += failed;
            if failed == 0 {
                break;
            }
            assert_eq!(failed, 1, "one failure ends it: {:#?}", synced.files);
        }
        let mended = sync(&app, mount.path(), &Mounted);
        assert_eq!(mended.failed, 0, "{:#?}", mended.files);
        assert_eq!(whole(&garmin), wanted(&app), "day {day}");
        let half = walkdir::WalkDir::new(&garmin).into_iter().flatten();
        let half: Vec<_> = half.filter(|entry| entry.path().to_string_lossy().ends_with(PART)).collect();
        assert!(half.is_empty(), "day {day}: {half:?}");
    }
    assert!(failures > 10 && removed >= 5, "{failures} failures, {removed} removed");
    // After the season nothing of ours is left, and what was the runner's is.
    let app = on(library.path(), date(2027, 6, 1));
    assert_eq!(sync(&app, mount.path(), &Mounted).failed, 0);
    assert_eq!(whole(&garmin), BTreeSet::new());
    assert_eq!(fs::read_to_string(garmin.join("Workouts/runner.txt")).unwrap(), "mine");
}
