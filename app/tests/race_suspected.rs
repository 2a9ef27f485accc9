//! Races that nobody called races: the sample runner's and a real runner's.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, SampleOptions, SampleTruth, documents::ActivityFilter};
use common::{import, open};
use jiff::civil::date;
use std::path::Path;

/// (title or path, day, distance, score) of every run of the library that looks like a race.
fn suspected(app: &App) -> Vec<(String, String, f64, f64)> {
    let all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.iter()
        .filter_map(|row| {
            let found = app.activity(row.id.unwrap()).unwrap().race_suspected?;
            Some((row.source_path.clone(), row.start[..10].to_owned(), found.distance_m, found.score))
        })
        .collect()
}

#[test]
fn the_sample_runners_races_are_found_and_few_other_runs() {
    let folder = tempfile::tempdir().unwrap();
    let today = date(2026, 11, 23);
    App::sample(folder.path(), SampleOptions { weeks: 40, seed: 7, today }, &mut |_, _| {}).unwrap();
    let truth = std::fs::read_to_string(folder.path().join("truth.json")).unwrap();
    let truth: SampleTruth = serde_json::from_str(&truth).unwrap();
    let library = tempfile::tempdir().unwrap();
    let app = open(library.path());
    let runs = import(&app, folder.path()).imported;
    let found = suspected(&app);
    let right = truth.raced.iter().filter(|race| found.iter().any(|f| f.0.ends_with(&race.file))).count();
    let wrong = found.len() - right;
    println!("{right} of {} races found, {wrong} false alarms among {runs} runs", truth.raced.len());
    assert!(truth.raced.len() >= 8);
    assert!(right * 10 >= truth.raced.len() * 8, "{found:?}");
    assert!(wrong * 100 <= runs, "{found:?}");
    // They speak in the ledger as tests, with the reason.
    let ledger = app.hold(None).unwrap();
    let tests: Vec<_> = ledger.evidence.iter().filter(|e| e.suspected).collect();
    assert!(!tests.is_empty());
    assert!(tests.iter().all(|e| e.kind == "test" && e.why.is_some()), "{tests:?}");
    // The runner's word ends it.
    let activity = tests[0].activity.unwrap();
    app.mark_race(activity, Some(false)).unwrap();
    assert_eq!(app.activity(activity).unwrap().race_suspected, None);
    assert!(app.hold(None).unwrap().evidence.iter().all(|e| !e.suspected || e.activity != Some(activity)));
}

#[test]
fn a_real_marathon_is_seen_among_a_summer_of_runs() {
    let history = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/history/x3cl/2018"));
    if !history.is_dir() {
        println!("skipped: no real history at {}", history.display());
        return;
    }
    let library = tempfile::tempdir().unwrap();
    let app = open(library.path());
    import(&app, history);
    let found = suspected(&app);
    for f in &found {
        println!("{} {:.0} m, score {:.2}", f.1, f.2, f.3);
    }
    assert!(found.iter().any(|f| f.2 == 42_195.0 && f.1.starts_with("2018-09-1")), "{found:?}");
    assert!(found.len() <= 12, "{found:?}");
}
