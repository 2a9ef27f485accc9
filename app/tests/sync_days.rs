//! A simulated watch that keeps files of days beside its activities: what they measure comes into the log, each thing once.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Config, SyncOptions,
    documents::{LogContent, Progress, Synced, WellnessEntry},
};
use common::gpx;
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, civil::date, tz::Offset};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

const FIRST: Date = date(2026, 11, 23);
/// The watch lives nine hours east of UTC: by UTC its nights would end a day too early.
const OFFSET_S: i32 = 9 * 3600;

/// A resting heart rate, minutes asleep and variability of a morning.
type Morning = (u8, i64, f64);

fn open(folder: &Path, today: Date) -> App {
    App::open(Config { data: Some(folder.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

fn sync(app: &App, watch: &Path) -> Synced {
    app.sync(watch, SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap()
}

fn local(day: Date, hour: i8) -> Timestamp {
    Offset::from_seconds(OFFSET_S).unwrap().to_timestamp(day.at(hour, 0, 0, 0)).unwrap()
}

struct Watch {
    root: PathBuf,
}

impl Watch {
    /// Folders as some devices spell them.
    fn new(mount: &Path) -> Self {
        let root = mount.join("Garmin");
        for folder in ["ACTIVITY", "Monitor", "SLEEP", "HRVStatus", "NewFiles", "Metrics"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        Self { root }
    }

    /// What the watch writes of a day until an hour of it.
    fn lives(&self, day: Date, until_hour: i8, (resting, asleep_min, hrv): Morning) {
        self.monitors(day, until_hour, resting);
        let level = |(place, before): (u8, usize)| {
            let before = SignedDuration::from_mins(i64::try_from(before).unwrap());
            (local(day, 6) - before, 2 + place % 3)
        };
        let minutes = usize::try_from(asleep_min).unwrap();
        let mut levels: Vec<_> = (0..).zip((1..=minutes).rev().step_by(90)).map(level).collect();
        levels.push((local(day, 6), 1));
        fs::write(self.root.join(format!("SLEEP/{day}.fit")), testkit::fit_night(&levels)).unwrap();
        fs::write(self.root.join(format!("HRVStatus/{day}.fit")), testkit::fit_variability(local(day, 6), hrv))
            .unwrap();
    }

    fn monitors(&self, day: Date, until_hour: i8, resting: u8) {
        let bytes = testkit::fit_monitoring(local(day, until_hour), OFFSET_S, resting, 60);
        fs::write(self.root.join(format!("Monitor/M{day}.FIT")), bytes).unwrap();
    }
}

fn mornings(app: &App) -> Vec<(Date, WellnessEntry)> {
    let mut all: Vec<(Date, WellnessEntry)> = app
        .log_list(Some("wellness"), None, None)
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| match entry.content {
            LogContent::Wellness(told) => (entry.date, told),
            other => panic!("{other:?}"),
        })
        .collect();
    all.reverse();
    all
}

fn told(mornings: &[Morning]) -> Vec<(Date, WellnessEntry)> {
    let one = |(place, (resting, asleep_min, hrv)): (usize, &Morning)| {
        let told = WellnessEntry {
            resting_heart_rate_bpm: Some(f64::from(*resting)),
            sleep_s: Some(*asleep_min as f64 * 60.0),
            hrv_s: Some(hrv / 1000.0),
            ..WellnessEntry::default()
        };
        (FIRST.saturating_add(i64::try_from(place).unwrap().days()), told)
    };
    mornings.iter().enumerate().map(one).collect()
}

const WEEK: [Morning; 7] = [
    (47, 420, 62.5),
    (48, 390, 60.0),
    (47, 450, 64.5),
    (49, 365, 55.0),
    (47, 431, 61.0),
    (46, 480, 66.0),
    (47, 455, 63.5),
];

#[test]
fn a_week_of_days_comes_in_each_morning_once() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let watch = Watch::new(mount.path());
    // What the program cannot read is passed over.
    fs::write(watch.root.join("Metrics/0001.fit"), testkit::fit_of_type(44, 50)).unwrap();
    fs::write(watch.root.join("Monitor/notes.txt"), "mine").unwrap();
    for (place, morning) in WEEK.iter().enumerate() {
        let day = FIRST.saturating_add(i64::try_from(place).unwrap().days());
        let app = open(library.path(), day);
        watch.lives(day, 8, *morning);
        let synced = sync(&app, mount.path());
        assert_eq!((synced.entries, synced.import.failed, synced.activities), (1, 0, 0), "{:#?}", synced.import.files);
        assert_eq!(mornings(&app), told(&WEEK[..=place]), "{day}");
        let again = sync(&app, mount.path());
        assert_eq!((again.entries, again.batch, again.imported), (0, None, 0), "{:#?}", again.import.files);
    }
    let app = open(library.path(), FIRST.saturating_add(6.days()));
    let read: Vec<String> = sync(&app, mount.path()).read;
    let folder = |path: &String| path.rsplit('/').next().unwrap().to_owned();
    let read: Vec<String> = read.iter().map(folder).collect();
    assert_eq!(read, ["ACTIVITY", "Monitor", "SLEEP", "HRVStatus", "Metrics"]);
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
}

#[test]
fn a_file_that_has_grown_corrects_its_day_and_each_sync_can_be_taken_back() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = open(library.path(), FIRST);
    let watch = Watch::new(mount.path());
    watch.lives(FIRST, 8, (49, 420, 62.5));
    let morning = sync(&app, mount.path());
    assert_eq!(mornings(&app), told(&[(49, 420, 62.5)]));
    // In the evening the resting heart rate is a lower one; a run came too, and a nap, which is no night.
    watch.monitors(FIRST, 20, 46);
    let nap = testkit::fit_night(&[(local(FIRST, 13), 2), (local(FIRST, 14), 1)]);
    fs::write(watch.root.join("SLEEP/nap.fit"), nap).unwrap();
    fs::write(watch.root.join("ACTIVITY/run.gpx"), gpx(326, 600)).unwrap();
    let evening = sync(&app, mount.path());
    assert_eq!((evening.entries, evening.activities), (1, 1), "{:#?}", evening.import.files);
    assert_eq!(mornings(&app), told(&[(46, 420, 62.5)]));
    // Corrected to what was there once: that is the last word too.
    watch.monitors(FIRST, 22, 49);
    let night = sync(&app, mount.path());
    assert_eq!((night.entries, mornings(&app)), (1, told(&[(49, 420, 62.5)])));
    // The watch forgets what it has handed on: what it lacks is no word.
    fs::remove_file(watch.root.join(format!("SLEEP/{FIRST}.fit"))).unwrap();
    fs::remove_file(watch.root.join(format!("HRVStatus/{FIRST}.fit"))).unwrap();
    assert_eq!((sync(&app, mount.path()).entries, mornings(&app)), (0, told(&[(49, 420, 62.5)])));
    // Taken back one by one.
    app.undo_import(night.batch).unwrap();
    assert_eq!(mornings(&app), told(&[(46, 420, 62.5)]));
    app.undo_import(evening.batch).unwrap();
    assert_eq!(mornings(&app), told(&[(49, 420, 62.5)]));
    app.undo_import(morning.batch).unwrap();
    assert_eq!(mornings(&app), []);
    // And in another order: what a later sync brought stays.
    watch.lives(FIRST, 8, (49, 420, 62.5));
    let again = sync(&app, mount.path());
    watch.monitors(FIRST, 20, 46);
    sync(&app, mount.path());
    app.undo_import(again.batch).unwrap();
    let only = WellnessEntry { resting_heart_rate_bpm: Some(46.0), ..WellnessEntry::default() };
    assert_eq!(mornings(&app), [(FIRST, only)]);
    assert!(app.check().unwrap().sound);
}

#[test]
fn what_the_runner_typed_stays_the_last_word() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = open(library.path(), FIRST);
    let typed = WellnessEntry { resting_heart_rate_bpm: Some(44.0), mood: Some(4), ..WellnessEntry::default() };
    app.log_wellness(typed.clone(), FIRST).unwrap();
    let watch = Watch::new(mount.path());
    watch.lives(FIRST, 8, (49, 420, 62.5));
    sync(&app, mount.path());
    let all = mornings(&app);
    assert_eq!((all.len(), &all[1].1), (2, &typed), "the runner's own entry beside the watch's, and after it");
}

#[test]
fn a_watch_unplugged_while_it_is_read_is_whole_after_the_next_sync() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = open(library.path(), FIRST.saturating_add(6.days()));
    let watch = Watch::new(mount.path());
    for (place, morning) in WEEK.iter().enumerate() {
        watch.lives(FIRST.saturating_add(i64::try_from(place).unwrap().days()), 8, *morning);
    }
    // A file that was cut short, then the whole watch gone at the first word of progress, then after more and more of them.
    let cut = watch.root.join(format!("SLEEP/{FIRST}.fit"));
    let whole = fs::read(&cut).unwrap();
    fs::write(&cut, &whole[..40]).unwrap();
    let away = mount.path().join("away");
    for seen in [1, 4, 9, 16] {
        let mut left = seen;
        let mut unplug = |_: &Progress| {
            left -= 1;
            if left == 0 {
                fs::rename(&watch.root, &away).unwrap();
            }
        };
        let synced = app.sync(mount.path(), SyncOptions::default(), &mut unplug, &AtomicBool::new(false)).unwrap();
        assert!(!watch.root.exists(), "nothing is made where it was mounted: {:?}", synced.files);
        fs::rename(&away, &watch.root).unwrap();
        assert!(app.check().unwrap().sound);
    }
    fs::write(&cut, &whole).unwrap();
    sync(&app, mount.path());
    assert_eq!(mornings(&app), told(&WEEK));
    assert_eq!(sync(&app, mount.path()).entries, 0);
}

#[test]
fn hundreds_of_files_of_days_are_read_in_little_time() {
    let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let last = FIRST.saturating_add(299.days());
    let app = open(library.path(), last);
    let watch = Watch::new(mount.path());
    for day in 0..300 {
        watch.lives(FIRST.saturating_add(day.days()), 8, WEEK[usize::try_from(day).unwrap() % 7]);
    }
    let synced = sync(&app, mount.path());
    assert_eq!((synced.entries, synced.batch.is_some()), (300, true));
    let begin = std::time::Instant::now();
    let again = sync(&app, mount.path());
    let took = begin.elapsed();
    assert_eq!((again.entries, again.batch), (0, None));
    // Ours: 900 files in a build without optimisation, on a busy machine.
    assert!(took.as_secs() < 10, "{took:?}");
}
