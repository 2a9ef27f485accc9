//! Diaries of apps on whole libraries: into the log once, never over what was typed, and out again with their import.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, StrengthTold,
    documents::{LogContent, LogEntry, Outcome, WellnessEntry},
};
use common::{import, import_named, open};
use jiff::civil::date;
use std::path::Path;

const STRONG: &str = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
    2026-10-01 18:00:00,A,1h,\"Squat (Barbell)\",W,40.0,8,0,0,,,\n\
    2026-10-01 18:00:00,A,1h,\"Squat (Barbell)\",1,80.0,5,0,0,\"deep, slow\",,8\n\
    2026-10-01 18:00:00,A,1h,\"Bench Press (Barbell)\",1,60.0,8,0,0,,,\n\
    2026-10-01 18:00:00,A,1h,\"Plank\",1,0,0,0,60,,,\n";
const MORE: &str = "2026-10-01 20:00:00,B,1h,\"Bench Press (Barbell)\",1,60.0,8,0,0,,,\n2026-10-08 18:00:00,A,1h,\"Squat (Barbell)\",1,82.5,5,0,0,,,\n";

fn entries(app: &App, kind: &str) -> Vec<LogEntry> {
    let mut entries = app.log_list(Some(kind), None, None).unwrap().entries;
    entries.reverse();
    entries
}

fn lifts(app: &App) -> Vec<(String, usize, Option<String>)> {
    let told = |entry: LogEntry| match entry.content {
        LogContent::Strength(told) => (told.exercise, told.sets.len(), entry.source),
        other => panic!("{other:?}"),
    };
    entries(app, "strength").into_iter().map(told).collect()
}

#[test]
fn lifts_come_in_once_under_our_names_and_go_with_their_import() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import_named(&app, "strong.csv", STRONG.as_bytes());
    let file = &report.files[0];
    assert_eq!((file.outcome, report.entries), (Outcome::Imported, 3), "{:?}", file.reason);
    assert!(
        file.warnings.iter().any(|warning| warning.contains("keeps its own name: Bench Press (Barbell)")),
        "{:?}",
        file.warnings
    );
    assert!(file.warnings.iter().any(|warning| warning.contains("taken as kilograms")));
    let strong = Some("Strong".to_owned());
    let first = [
        ("back squat".to_owned(), 2, strong.clone()),
        ("Bench Press (Barbell)".to_owned(), 1, strong.clone()),
        ("forearm plank".to_owned(), 1, strong.clone()),
    ];
    assert_eq!(lifts(&app), first);
    let LogContent::Strength(squat) = entries(&app, "strength").remove(0).content else { panic!("no lift") };
    assert_eq!(
        (squat.reps_in_reserve, squat.note.as_deref(), squat.sets[0].warm_up),
        (Some(2), Some("deep, slow"), true)
    );

    let again = import_named(&app, "strong.csv", STRONG.as_bytes());
    assert_eq!((again.files[0].outcome, again.batch, again.entries), (Outcome::Duplicate, None, 0));
    let longer = import_named(&app, "strong2.csv", format!("{STRONG}{MORE}").as_bytes());
    assert_eq!((longer.files[0].outcome, longer.entries, lifts(&app).len()), (Outcome::Imported, 2, 5));
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);

    // What was typed is taken back by undo; what was brought only with its import.
    let typed = StrengthTold { exercise: "back squat".into(), sets: vec!["5@85".into()], ..StrengthTold::default() };
    let next = app.log_strength(typed, date(2026, 10, 20)).unwrap();
    assert!(!next.follows.next_loads.is_empty());
    app.log_undo().unwrap();
    assert!(app.log_undo().is_err());
    app.undo_import(longer.batch).unwrap();
    assert_eq!(lifts(&app), first);
    app.undo_import(report.batch).unwrap();
    assert!(lifts(&app).is_empty() && app.check().unwrap().sound);
}

#[test]
fn loads_without_a_unit_are_what_is_said_or_what_the_runners_units_are() {
    let load = |prepare: &dyn Fn(&App), loads| {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        prepare(&app);
        let path = folder.path().join("strong.csv");
        std::fs::write(&path, STRONG).unwrap();
        let options = app::ImportOptions { loads, ..Default::default() };
        let stop = std::sync::atomic::AtomicBool::new(false);
        let report = app.import(&[path], options, &mut |_| (), &stop).unwrap();
        let LogContent::Strength(squat) = entries(&app, "strength").remove(0).content else { panic!("no lift") };
        (squat.sets[1].load_kg.unwrap(), report.files[0].warnings.join(" "))
    };
    let in_miles = |app: &App| drop(app.runner_set("units", "mi").unwrap());
    for (prepare, loads, kg, word) in [
        (&(|_: &App| ()) as &dyn Fn(&App), None, 80.0, "taken as kilograms"),
        (&|_: &App| (), Some(app::LoadUnit::Pounds), 36.2874, "taken as pounds"),
        (&in_miles, None, 36.2874, "taken as pounds"),
        (&in_miles, Some(app::LoadUnit::Kilograms), 80.0, "taken as kilograms"),
    ] {
        let (found, told) = load(prepare, loads);
        assert!((found - kg).abs() < 1e-3 && told.contains(word), "{found} {told}");
    }
}

#[test]
fn mornings_never_overrule_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let typed = WellnessEntry { resting_heart_rate_bpm: Some(47.0), ..WellnessEntry::default() };
    app.log_wellness(typed, date(2026, 11, 2)).unwrap();
    let table = "timestamp_measurement,HR,AVNN,SDNN,rMSSD,pNN50\n\
        2026-11-01 07:00:00 +0000,45.5,1300,80,62.5,40\n2026-11-02 07:00:00 +0000,52,1300,80,70,40\n2026-11-02 09:00:00 +0000,60,1300,80,30,40\n";
    let report = import_named(&app, "myMeasurements.csv", table.as_bytes());
    assert_eq!((report.files[0].outcome, report.entries), (Outcome::Imported, 2));
    let mornings = entries(&app, "wellness");
    let told: Vec<_> = mornings
        .iter()
        .map(|entry| match &entry.content {
            LogContent::Wellness(told) => {
                (entry.date.day(), told.hrv_s, told.resting_heart_rate_bpm, entry.source.as_deref())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let app_name = Some("HRV4Training");
    assert_eq!(
        told,
        [(1, Some(0.0625), Some(45.5), app_name), (2, Some(0.07), Some(52.0), app_name), (2, None, Some(47.0), None)],
        "of a day the last word is the runner's"
    );
    app.undo_import(None).unwrap();
    assert_eq!(entries(&app, "wellness").len(), 1);
}

#[test]
fn a_dry_run_counts_and_keeps_nothing_and_broken_tables_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let path = folder.path().join("strong.csv");
    std::fs::write(&path, STRONG).unwrap();
    let dry = app::ImportOptions { dry_run: true, ..Default::default() };
    let stop = std::sync::atomic::AtomicBool::new(false);
    let report = app.import(&[path], dry, &mut |_| (), &stop).unwrap();
    assert_eq!((report.imported, report.entries, report.batch), (1, 3, None));
    assert!(lifts(&app).is_empty());
    let heads_only = import_named(&app, "strong.csv", STRONG.lines().next().unwrap().as_bytes());
    assert_eq!(heads_only.files[0].outcome, Outcome::Skipped);
    assert!(
        heads_only.files[0].reason.as_deref().unwrap().contains("without an entry"),
        "{:?}",
        heads_only.files[0].reason
    );
}

#[test]
fn a_real_year_of_lifting_and_real_mornings() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !data.is_dir() {
        println!("skipped: no real data at {}", data.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    assert_eq!(import(&app, &data.join("strength")).entries, 619);
    let matched = lifts(&app)
        .iter()
        .filter(|(name, _, _)| ["deadlift", "back squat", "overhead press"].contains(&name.as_str()))
        .count();
    assert!(matched > 20, "{matched}");
    let mornings = import(&app, &data.join("daily-measures"));
    assert_eq!((mornings.imported, mornings.entries), (4, 119 + 68 + 23 + 2));
    assert_eq!((import(&app, &data.join("daily-measures")).entries, entries(&app, "weight").len()), (0, 2));
    assert!(app.check().unwrap().sound);
    app.undo_import(None).unwrap();
    app.undo_import(None).unwrap();
    assert!(app.log_list(None, None, None).unwrap().entries.is_empty());
}
