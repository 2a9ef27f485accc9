//! The ledger over the months, and what is said of the last block of speed work.

#![allow(clippy::unwrap_used)]

use app::{App, Config, ImportOptions, SampleOptions};
use jiff::civil::date;
use serde_json::Value;
use std::sync::atomic::AtomicBool;

#[test]
fn the_sample_runners_months_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: Some(folder.path().join("library")), today: Some(date(2026, 11, 23)), seed: 1 };
    let app = App::open(config).unwrap();
    let nothing = app.hold_history(None).unwrap();
    assert!(nothing.history.is_empty() && nothing.block.verdict == "cannot be known yet", "{nothing:?}");

    app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    let told = app.hold_history(None).unwrap();
    assert!((15..=19).contains(&told.history.len()), "{}", told.history.len());
    assert!(told.history.is_sorted_by(|a, b| a.on < b.on));
    let (first, last) = (&told.history[2], told.history.last().unwrap());
    // The simulated runner gets better by some per cent over the season, and more is known at its end.
    assert!(last.critical_speed_mps.value > first.critical_speed_mps.value, "{first:?} {last:?}");
    let width = |known: &app::documents::Uncertain| known.high - known.low;
    assert!(width(&last.hour_speed_mps) < 0.6 * width(&first.hour_speed_mps), "{first:?} {last:?}");
    assert!(told.history.iter().all(|t| t.hour_speed_mps.low < t.hour_speed_mps.high && t.efforts > 0));
    let hold = app.hold(None).unwrap();
    assert_eq!(hold.critical_speed_mps, Some(last.critical_speed_mps), "the last month is today's ledger");

    // The sample runner runs repeats nearly every week: there is a block, and it says why it judges it so.
    assert!(told.block.weeks >= 4 && told.block.from < told.block.to && !told.block.why.is_empty(), "{:?}", told.block);
    assert!(["yes", "no", "cannot be known yet"].contains(&told.block.verdict.as_str()));
    let kept = app.hold_history(None).unwrap();
    assert_eq!((kept.history.len(), &kept.block.why), (told.history.len(), &told.block.why));
    assert_eq!(app.hold_history(None).unwrap(), kept, "an answer that is kept stays");
}

/// Numbers to the last digits that a kept answer keeps of them, everything else exactly.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| alike(a, b)))
        }
        _ => a == b,
    }
}

/// The history and the ledgers of today and of a year ago.
fn answers(app: &App) -> Value {
    let (now, then) = (app.hold(None).unwrap(), app.hold_a_year_ago().unwrap());
    serde_json::json!([app.hold_history(None).unwrap(), now, then, app.durability(None).unwrap()])
}

#[test]
fn what_an_import_did_not_touch_stays_and_the_rest_is_as_if_nothing_had_been_kept() {
    let folder = tempfile::tempdir().unwrap();
    let filled = |name: &str| {
        let config = Config { data: Some(folder.path().join(name)), today: Some(date(2026, 11, 23)), seed: 1 };
        let app = App::open(config).unwrap();
        app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap();
        app
    };
    let (kept, fresh) = (filled("kept"), filled("fresh"));
    let before = answers(&kept);
    let runs = folder.path().join("runs");
    let options = SampleOptions { weeks: 40, seed: 7, today: date(2026, 11, 23) };
    App::sample(&runs, options, &mut |_, _| {}).unwrap();
    std::fs::remove_file(runs.join("truth.json")).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(&runs).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    // The newest run, then one of spring.
    for file in [files.pop().unwrap(), files.remove(0)] {
        let import = |app: &App| {
            let stop = AtomicBool::new(false);
            let report = app.import(std::slice::from_ref(&file), ImportOptions::default(), &mut |_| {}, &stop).unwrap();
            assert_eq!(report.imported, 1, "{report:?}");
        };
        import(&kept);
        import(&fresh);
        let told = answers(&kept);
        fresh.runner_set("sex", "female").unwrap(); // a fact takes every kept answer
        assert!(alike(&told, &answers(&fresh)), "{told}\n{}", answers(&fresh));
        assert!(!alike(&told, &before), "the runs change something");
    }
}
