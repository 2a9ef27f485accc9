//! A library that holds something takes a whole other one in: what is new comes, what differs is told, and one undo gives all of it back.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App,
    documents::{ActivityFilter, Outcome, SourcePart},
};
use common::{
    fate, fit, gpx, import, import_named,
    lived_in::{full, go},
    open, table_rows,
};
use jiff::civil::date;
use quantity::Distance;
use std::path::Path;

/// A library with one run of its own, and files of three of the other library's runs, in another order.
fn filled(folder: &Path) -> App {
    let app = open(folder);
    import_named(&app, "mine.gpx", &gpx(250, 700));
    import_named(&app, "310.gpx", &gpx(310, 1640));
    import_named(&app, "watch.fit", &fit(321, 0, 1200, 140, 0.0));
    import_named(&app, "service.gpx", &gpx(321, 1200));
    import_named(&app, "early.gpx", &gpx(322, 900));
    app.runner_set("mass_kg", "70").unwrap();
    app.log_weight(70.0, date(2026, 11, 20)).unwrap();
    let id = on(&app, "2026-11-07")[0];
    app.correct_distance(id, Some(Distance::from_m(4800.0))).unwrap();
    app
}

fn on(app: &App, day: &str) -> Vec<i64> {
    let all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.iter().filter(|row| row.start.starts_with(day)).filter_map(|row| row.id).collect()
}

/// Every row that is kept or derived. How often the file was written, and answers that are made when they are asked for, are no part of it.
fn all_rows(app: &App) -> Vec<String> {
    let tables = store::KEPT_TABLES.iter().chain(store::DERIVED_TABLES);
    let wanted = tables.filter(|table| !["ledger", "revision", "calendar_entry"].contains(*table));
    wanted.flat_map(|table| table_rows(app, table).into_iter().map(move |row| format!("{table}: {row}"))).collect()
}

/// What there is of one and not of the other, each row shortened.
fn apart(before: &[String], after: &[String]) -> Vec<String> {
    let only = |sign: &str, rows: &[String], others: &[String]| -> Vec<String> {
        let shown = |row: &&String| format!("{sign} {}", row.chars().take(300).collect::<String>());
        rows.iter().filter(|row| !others.contains(row)).map(|row| shown(&row)).collect()
    };
    [only("-", before, after), only("+", after, before)].concat()
}

/// What is said of the activities of a day and what comes of it, without numbers of one library.
fn said(app: &App, day: &str) -> Vec<String> {
    let of = |id: i64| {
        let detail = app.activity(id).unwrap();
        let sources: Vec<_> = detail.sources.iter().map(|source| (&source.sha256, &source.gives)).collect();
        format!(
            "{:?} {} words {} race {:?} {sources:?}",
            detail.activity.distance_m, detail.activity.source_sha256, detail.corrections, detail.activity.race
        )
    };
    on(app, day).into_iter().map(of).collect()
}

#[test]
fn words_come_in_by_merging_and_one_undo_gives_everything_back() {
    let [first, second, out, watch] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    let theirs = full(first.path(), watch.path());
    theirs.export_all(out.path(), &go()).unwrap();
    let app = filled(second.path());
    let before = all_rows(&app);
    let report = import(&app, out.path());
    assert_eq!(report.failed, 0, "{:#?}", report.files);

    // A chosen source, a split and a join, each as there; the distance that was said of the part that was joined waits in the join.
    for day in ["2026-11-17", "2026-11-19"] {
        assert_eq!(said(&app, day), said(&theirs, day), "{day}");
    }
    // Here the activity began with the other file, so that one stays and the other goes.
    assert_eq!((on(&app, "2026-11-18").len(), on(&theirs, "2026-11-18").len()), (2, 2));
    let choice = app.activity(on(&app, "2026-11-17")[0]).unwrap();
    assert!(choice.sources[0].gives.iter().any(|given| given.part == SourcePart::Track), "{:#?}", choice.sources);

    // What says otherwise stays, and is told.
    let distance = app.activity(on(&app, "2026-11-07")[0]).unwrap().activity.distance_m;
    assert_eq!(distance, Some(4800.0));
    let warned = |file: &str, word: &str| {
        let told = fate(&report, file);
        assert!(told.warnings.iter().any(|warning| warning.contains(word)), "{word}: {told:#?}");
    };
    warned("words.csv", "its distance was said otherwise");
    warned("runner.json", "mass_kg");
    warned("log.csv", "weight of 2026-11-20");
    assert!(fate(&report, "words.csv").reason.as_deref().unwrap().contains("1 says otherwise here and was left"));
    assert_eq!(app.runner().unwrap().runner.mass_kg.map(|mass| mass.kg()), Some(70.0));
    assert!(app.plan().is_ok(), "their plan is in force, since there was none");
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);

    // The same folder again brings nothing, and is silent about what is the same.
    let rows = all_rows(&app);
    let again = import(&app, out.path());
    assert_eq!((again.imported, again.failed, again.batch), (0, 0, None), "{:#?}", again.files);
    assert_eq!(fate(&again, "words.csv").warnings.len(), 1);
    assert!(fate(&again, "said.csv").warnings.is_empty());
    assert_eq!(all_rows(&app), rows);

    // Undoing word by word goes on as there.
    let id = on(&app, "2026-11-19")[0];
    app.undo_correction(id).unwrap();
    assert_eq!(on(&app, "2026-11-19").len(), 2, "what was joined is two again");
    app.join_activities(id, on(&app, "2026-11-19").into_iter().find(|other| *other != id).unwrap()).unwrap();

    let undone = app.undo_import(report.batch).unwrap();
    assert_eq!(undone.stays, Vec::<String>::new());
    assert!(undone.given_back > 10, "{undone:?}");
    assert_eq!(apart(&before, &all_rows(&app)), Vec::<String>::new(), "one undo takes the whole import back");
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
}

#[test]
fn what_was_said_since_stays_when_the_import_is_taken_back() {
    let [first, out, watch] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    full(first.path(), watch.path()).export_all(out.path(), &go()).unwrap();
    // Said of either of the two that the import had split.
    for which in 0..2 {
        let second = tempfile::tempdir().unwrap();
        let app = filled(second.path());
        let batch = import(&app, out.path()).batch;
        app.runner_set("sex", "male").unwrap();
        let id = on(&app, "2026-11-18")[which];
        app.correct_distance(id, Some(Distance::from_m(3500.0))).unwrap();
        let undone = app.undo_import(batch).unwrap();
        assert_eq!(undone.stays.len(), 2, "{undone:?}");
        assert!(undone.stays.iter().any(|why| why.starts_with("sex:")), "{undone:?}");
        assert!(undone.stays.iter().any(|why| why.contains("more was said")), "{undone:?}");
        assert_eq!(app.activity(id).unwrap().activity.distance_m, Some(3500.0));
        assert_eq!(on(&app, "2026-11-18").len(), 2, "the split stays below the distance");
        assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
    }
}

#[test]
fn the_runners_own_split_and_join_are_never_turned_round() {
    let [first, second, out, watch] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    full(first.path(), watch.path()).export_all(out.path(), &go()).unwrap();
    let app = open(second.path());
    // There a file was split off; here the same two are joined by hand. There two were joined; here they were split.
    import_named(&app, "service.gpx", &gpx(321, 1200));
    import_named(&app, "watch.fit", &fit(321, 0, 1200, 140, 0.0));
    let id = on(&app, "2026-11-18")[0];
    let off = app.split_source(id, None).unwrap();
    app.join_activities(id, off).unwrap();
    let report = import(&app, out.path());
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    assert_eq!(on(&app, "2026-11-18"), [id], "{:#?}", fate(&report, "words.csv"));
    let told = fate(&report, "words.csv");
    assert!(told.warnings.iter().any(|why| why.contains("was joined with it here")), "{told:#?}");
}

#[test]
fn a_file_split_off_there_goes_where_the_activity_of_three_files_began_with_it_here() {
    let [first, second, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let three = [
        ("service.gpx", gpx(321, 1200)),
        ("watch.fit", fit(321, 0, 1200, 140, 0.0)),
        ("strap.fit", fit(321, 0, 1199, 155, 0.0)),
    ];
    let there = open(first.path());
    for (name, bytes) in [&three[1], &three[0], &three[2]] {
        import_named(&there, name, bytes);
    }
    let id = on(&there, "2026-11-18")[0];
    assert_eq!(there.activity(id).unwrap().sources.len(), 3);
    there.split_source(id, Some(2)).unwrap();
    let counts = |app: &App| {
        let mut files: Vec<usize> =
            on(app, "2026-11-18").iter().map(|&id| app.activity(id).unwrap().sources.len()).collect();
        files.sort_unstable();
        files
    };
    assert_eq!(counts(&there), [0, 2], "one goes alone, two stay together");
    there.export_all(out.path(), &go()).unwrap();
    let app = open(second.path());
    for (name, bytes) in &three {
        import_named(&app, name, bytes);
    }
    let before = all_rows(&app);
    assert!(app.activity(on(&app, "2026-11-18")[0]).unwrap().activity.source_path.contains("service"));
    let report = import(&app, out.path());
    assert_eq!((report.failed, fate(&report, "words.csv").warnings.len()), (0, 0), "{:#?}", report.files);
    let sorted = |app: &App| {
        let mut said = said(app, "2026-11-18");
        said.sort();
        said
    };
    assert_eq!(sorted(&app), sorted(&there));
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
    app.undo_import(report.batch).unwrap();
    assert_eq!(apart(&before, &all_rows(&app)), Vec::<String>::new(), "the activity begins with the same file again");
}

#[test]
fn what_cannot_be_noted_for_the_way_back_is_not_done() {
    let [first, second, out, watch] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    full(first.path(), watch.path()).export_all(out.path(), &go()).unwrap();
    let app = filled(second.path());
    let before = all_rows(&app);
    // As if the program were killed between doing a thing and noting it, at every one of them.
    let db = rusqlite::Connection::open(app.folder().join("library.sqlite")).unwrap();
    db.execute_batch("CREATE TRIGGER killed BEFORE INSERT ON taken_over BEGIN SELECT RAISE(ABORT, 'killed'); END")
        .unwrap();
    let report = import(&app, out.path());
    for file in ["said.csv", "words.csv", "runner.json", "races.csv", "log.csv", "plans/0001/plan.json"] {
        let told = fate(&report, file);
        assert_eq!(told.outcome, Outcome::Failed, "{told:#?}");
        assert!(told.reason.as_deref().unwrap().contains("killed"), "{told:#?}");
    }
    db.execute_batch("DROP TRIGGER killed").unwrap();
    app.undo_import(report.batch).unwrap();
    assert_eq!(apart(&before, &all_rows(&app)), Vec::<String>::new(), "nothing stays that no note would take back");
}

#[test]
fn a_table_of_words_that_is_damaged_is_named_and_changes_nothing() {
    let [first, out, watch] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    full(first.path(), watch.path()).export_all(out.path(), &go()).unwrap();
    let path = out.path().join("words.csv");
    let sound = std::fs::read_to_string(&path).unwrap();
    for (from, to, word) in [
        (",split,", ",cut,", "distance, grade, repair, source, split or join"),
        (",5000,", ",NaN,", "a number"),
        ("sha256,position,into", "sha,position,into", "among the columns"),
        (",2026-", ",2026-99-", "a day"),
    ] {
        assert!(sound.contains(from), "{from} of {sound}");
        std::fs::write(&path, sound.replacen(from, to, 1)).unwrap();
        let second = tempfile::tempdir().unwrap();
        let app = filled(second.path());
        let report = import(&app, out.path());
        let told = fate(&report, "words.csv");
        assert_eq!(told.outcome, Outcome::Failed, "{word}");
        assert!(told.reason.as_deref().unwrap().contains(word), "{told:?}");
        assert_eq!(app.activity(on(&app, "2026-11-07")[0]).unwrap().corrections, 1);
    }
}
