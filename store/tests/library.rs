//! A library as a whole: what goes in comes out, twice is once, undone is gone.
#![allow(clippy::unwrap_used)]

use jiff::{Timestamp, civil::date};
use store::{
    Added, Derived, Filter, LoadFigures, NewActivity, NewAnswer, NewFile, Packed, Sha256, Store, StoredBest, Summary,
};
use training::{Channel, Lap, Pause, Recording, Repair, Sport, SubSport, Told};

const VERSION: u32 = 1;

fn recording(rows: usize) -> Recording {
    let mut recording = Recording::default();
    recording.elapsed_ms = (0..rows as i64).map(|s| s * 1000).collect();
    recording.set(Channel::Distance, (0..rows as i32).map(|s| s * 300).collect());
    recording.set(Channel::HeartRate, (0..rows as i32).map(|s| 120 + s % 30).collect());
    recording
}

fn run(start_s: i64, rows: usize, serial: Option<u32>) -> Derived {
    let recording = recording(rows);
    let date = Timestamp::from_second(start_s).unwrap().to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let summary = Summary {
        start_ms: start_s * 1000,
        utc_offset_s: Some(7200),
        date,
        sport: Sport::Running,
        sub_sport: SubSport::Street,
        name: Some("Morning".into()),
        manufacturer: Some("garmin".into()),
        product: None,
        serial,
        time_created_s: Some(start_s),
        distance_m: Some(rows as f64 * 3.0),
        distance_said: false,
        elapsed_s: Some(rows as f64),
        timer_s: Some(rows as f64 - 10.0),
        moving_s: None,
        heart_rate_bpm: Some(134.5),
        ascent_m: None,
        records: rows,
        channels: recording.channels().map(|c| c.name().to_owned()).collect(),
        race_in_file: None,
        indoor: true,
        workout: None,
    };
    let curve: Vec<u32> = (0..rows as u32).map(|s| s * 300).collect();
    let bests = vec![StoredBest { distance_m: 400.0, elapsed_s: 133.3, start_s: 0.0 }];
    Derived::new(summary, &recording, &curve, bests, VERSION).with(
        vec![Lap { start_ms: 500, workout_step: Some(2), intensity: Some("active".into()), ..Lap::default() }],
        vec![Pause { from_ms: 10, to_ms: 20 }],
        vec![Repair::new("gap", "a gap of 12 s", 12)],
    )
}

fn file(bytes: &[u8], path: &str, activities: Vec<Derived>) -> NewFile {
    let original = Packed::new(Sha256::of(bytes), bytes).unwrap();
    let new = |(position, derived)| NewActivity { position, derived, told: None };
    NewFile {
        original,
        kind: "fit".into(),
        path: path.into(),
        activities: activities.into_iter().enumerate().map(new).collect(),
    }
}

fn add(store: &Store, import: Option<i64>, file: NewFile) -> (Option<i64>, Added) {
    let (import, mut added) = store.add(import, Timestamp::UNIX_EPOCH, "a test", &[file]).unwrap();
    (import, added.remove(0))
}

fn ids(added: &Added) -> Vec<i64> {
    match added {
        Added::Imported { activities, .. } => activities.clone(),
        Added::Twin(ids) | Added::Known(ids) => ids.clone(),
    }
}

#[test]
fn what_goes_in_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (import, added) = add(&store, None, file(b"one", "a/one.fit", vec![run(1_000_000, 300, Some(7))]));
    let id = ids(&added)[0];
    assert_eq!(import, Some(1));
    let record = store.activity(id).unwrap().unwrap();
    assert_eq!((record.path.as_str(), record.sha256, record.model_version), ("a/one.fit", Sha256::of(b"one"), VERSION));
    assert_eq!(record.summary, run(1_000_000, 300, Some(7)).summary);
    assert_eq!(store.recording(id).unwrap(), recording(300));
    assert_eq!(store.curve(id).unwrap()[299], 299 * 300);
    assert_eq!(store.bests(id).unwrap()[0].elapsed_s, 133.3);
    assert_eq!((store.laps(id).unwrap()[0].workout_step, store.laps(id).unwrap()[0].start_s), (Some(2), 0.5));
    assert_eq!(store.pauses(id).unwrap(), [Pause { from_ms: 10, to_ms: 20 }]);
    assert_eq!(store.repairs(id).unwrap()[0].what, "a gap of 12 s");
    assert_eq!(store.original_bytes(1).unwrap().unwrap(), b"one");
    assert_eq!(store.activity(99).unwrap(), None);
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn the_same_bytes_or_the_same_activity_come_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (_, first) = add(&store, None, file(b"one", "one.fit", vec![run(1_000_000, 300, Some(7))]));
    let (import, again) = add(&store, None, file(b"one", "copy.fit", vec![run(1_000_000, 300, Some(7))]));
    assert_eq!((import, &again), (None, &Added::Known(ids(&first))));
    let (_, twin) = add(&store, None, file(b"other bytes", "download.fit", vec![run(1_000_001, 290, Some(7))]));
    assert_eq!(twin, Added::Twin(ids(&first)), "same device, a second later");
    let (_, twin) = add(&store, None, file(b"no serial", "x.tcx", vec![run(1_000_000, 300, None)]));
    assert_eq!(twin, Added::Twin(ids(&first)), "same rows and distance");
    let (_, new) = add(&store, None, file(b"a friend's", "y.fit", vec![run(1_000_000, 280, Some(8))]));
    assert!(matches!(new, Added::Imported { .. }), "another device at the same moment");
    assert_eq!(store.count(&Filter::default()).unwrap(), 2);
    assert_eq!(store.originals().unwrap().len(), 4, "twins are kept");
}

#[test]
fn an_undone_import_leaves_nothing_but_what_others_brought_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (first, _) = add(&store, None, file(b"one", "one.fit", vec![run(1_000_000, 300, Some(7))]));
    add(&store, first, file(b"two", "two.fit", vec![run(2_000_000, 300, Some(7))]));
    let (second, _) = add(&store, None, file(b"one again", "again.fit", vec![run(1_000_000, 301, Some(7))]));
    let heirs = store.heirs(first.unwrap()).unwrap();
    assert_eq!(heirs.len(), 1);
    assert_eq!(store.undo_import(first.unwrap(), &[]).unwrap(), None, "the heir was not handed over");
    let handed_over = [(heirs[0], run(1_000_000, 301, Some(7)))];
    assert_eq!(store.undo_import(first.unwrap(), &handed_over).unwrap(), Some(1));
    let left = store.activities(&Filter::default()).unwrap();
    assert_eq!((left.len(), left[0].summary.records, left[0].path.as_str()), (1, 301, "again.fit"));
    assert_eq!(store.undo_import(second.unwrap(), &[]).unwrap(), Some(1));
    assert_eq!(
        (store.count(&Filter::default()).unwrap(), store.originals().unwrap().len(), store.imports().unwrap().len()),
        (0, 0, 0)
    );
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn lists_and_sums_are_filtered_and_paged() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let day = 86_400;
    let files: Vec<NewFile> =
        (0..20).map(|i| file(&[i], "x.fit", vec![run(i64::from(i) * day, 100 + usize::from(i), Some(7))])).collect();
    store.add(None, Timestamp::UNIX_EPOCH, "a test", &files).unwrap();
    let page = store.activities(&Filter { offset: 5, limit: Some(3), ..Filter::default() }).unwrap();
    assert_eq!(page.iter().map(|a| a.summary.records).collect::<Vec<_>>(), [114, 113, 112]);
    let week = Filter {
        from: Some(date(1970, 1, 5)),
        to: Some(date(1970, 1, 11)),
        sport: Some(Sport::Running),
        ..Filter::default()
    };
    assert_eq!(store.count(&week).unwrap(), 7);
    assert_eq!(store.count(&Filter { sport: Some(Sport::Cycling), ..Filter::default() }).unwrap(), 0);
    let weeks = store.running_weeks(date(1970, 1, 1), date(1970, 2, 1)).unwrap();
    assert_eq!((weeks[0].monday, weeks[0].runs), (date(1970, 1, 5), 7));
    assert_eq!(weeks[0].distance_m, (104..=110).map(|r| f64::from(r) * 3.0).sum::<f64>());
    assert_eq!(store.totals(Sport::Running, date(1970, 1, 5), date(1970, 1, 11)).unwrap().activities, 7);
    assert_eq!(store.longest_run(date(1970, 1, 1), date(1970, 1, 3)).unwrap(), Some(306.0));
    assert_eq!(store.longest_run(date(1980, 1, 1), date(1980, 1, 3)).unwrap(), None);
    assert_eq!(store.best_efforts(date(1970, 1, 1), date(1970, 1, 3)).unwrap().len(), 3);
}

#[test]
fn answers_are_kept_until_something_changes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let revision = store.revision().unwrap();
    let answer =
        |document: &str| NewAnswer { key: "2026-11-23".into(), until: date(2026, 11, 23), document: document.into() };
    store.keep_ledger(&[answer("{}")], revision).unwrap();
    assert_eq!(store.ledger("2026-11-23").unwrap().as_deref(), Some("{}"));
    store.set_fact("sex", Some("female")).unwrap();
    assert_eq!(store.ledger("2026-11-23").unwrap(), None);
    store.keep_ledger(&[answer("{\"old\":1}")], revision).unwrap();
    assert_eq!(store.ledger("2026-11-23").unwrap(), None, "it was computed before the change");
    store.set_fact("sex", None).unwrap();
    assert_eq!(store.fact("sex").unwrap(), None);
}

#[test]
fn an_activity_takes_only_the_answers_of_its_day_and_later() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let keep = || {
        let answers = [3, 4, 5].map(|day| NewAnswer {
            key: format!("day {day}"),
            until: date(1970, 1, day),
            document: "{}".into(),
        });
        store.keep_ledger(&answers, store.revision().unwrap()).unwrap();
    };
    let kept = || [3, 4, 5].map(|day| store.ledger(&format!("day {day}")).unwrap().is_some());
    keep();
    let run_of_the_4th = run(3 * 86_400 + 3600, 300, Some(1));
    let (import, added) = add(&store, None, file(b"a", "a.fit", vec![run_of_the_4th]));
    let id = ids(&added)[0];
    assert_eq!(kept(), [true, false, false]);
    keep();
    store.say_race(id, Some(true)).unwrap();
    assert_eq!(kept(), [true, false, false]);
    keep();
    // A distance that is said, and days that a longer look at the file moves: the earlier of both counts.
    store.correct(id, Some(900.0), date(2026, 1, 1), &run(2 * 86_400 + 3600, 300, Some(1))).unwrap();
    assert_eq!(kept(), [false, false, false]);
    keep();
    store.tell(import, Timestamp::UNIX_EPOCH, "a test", &[(id, Told { race: Some(true), ..Told::default() })]).unwrap();
    assert_eq!(kept(), [false, false, false]);
    keep();
    add(&store, import, NewFile { activities: Vec::new(), ..file(b"b", "b.csv", Vec::new()) });
    assert_eq!(kept(), [true, true, true], "a file without an activity changes no answer");
    store.undo_import(import.unwrap(), &[]).unwrap();
    assert_eq!(kept(), [false, false, false]);
}

#[test]
fn every_plan_is_kept_and_the_last_is_in_force() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.plan_in_force().unwrap(), None);
    store.put_plan_in_force(Timestamp::UNIX_EPOCH, "first", "{}").unwrap();
    store.put_plan_in_force(Timestamp::UNIX_EPOCH, "second", "{}").unwrap();
    assert_eq!(store.plan_in_force().unwrap().unwrap().document, "second");
    assert_eq!(store.plans().unwrap().iter().map(|p| p.in_force).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn loads_come_back_by_day_and_go_with_their_activity() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let figures = LoadFigures {
        by_speed_s: vec![0, 0, 500],
        by_speed_cm: vec![0, 0, 150_000],
        by_heart_rate_s: vec![0; 150],
        normalised_mps: Some(3.1),
        hour_drift: Some(f64::NAN),
        ..LoadFigures::default()
    };
    let first = run(1_790_000_000, 600, Some(1)).with_load(figures.clone());
    let day = first.summary.date;
    let (import, _) = add(&store, None, file(b"one", "one.fit", vec![first]));
    add(&store, import, file(b"two", "two.fit", vec![run(1_790_000_000 + 3 * 86_400, 600, Some(1))]));
    let of = |from, to| store.loads(from, to).unwrap();
    let met = of(day, day);
    assert_eq!(met.len(), 1);
    // What is no number is stored as unknown.
    assert_eq!(met[0].figures, Some(LoadFigures { hour_drift: None, ..figures }));
    assert_eq!((met[0].timer_s, met[0].race), (Some(590.0), None));
    let both = of(day, day.saturating_add(jiff::Span::new().days(3)));
    assert_eq!((both.len(), both[1].figures.clone()), (2, None));
    assert!(of(day.tomorrow().unwrap(), day.tomorrow().unwrap()).is_empty());
    assert_eq!(of(date(-9999, 1, 1), date(9999, 12, 31)).len(), 2);
    assert_eq!(store.undo_import(import.unwrap(), &[]).unwrap(), Some(2));
    assert!(of(day, day).is_empty());
}

#[test]
fn the_fastest_time_is_of_runs_outdoors_since_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let inside = run(1_790_000_000, 600, Some(1));
    let mut outside = run(1_790_100_000, 600, Some(1));
    outside.summary.indoor = false;
    let day = outside.summary.date;
    add(&store, None, file(b"one", "one.fit", vec![inside]));
    add(&store, None, file(b"two", "two.fit", vec![outside]));
    let best = store.fastest(400.0, day).unwrap().unwrap();
    assert_eq!((best.date, best.elapsed_s, best.race), (day, 133.3, None));
    assert_eq!(store.fastest(400.0, day.tomorrow().unwrap()).unwrap(), None);
    assert_eq!(store.fastest(5000.0, day).unwrap(), None);
}
