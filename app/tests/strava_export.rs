//! Strava's bulk export, whole and broken: files with their rows, rows without files, nothing twice, nothing lost.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    ImportOptions,
    documents::{ActivityFilter, ActivityRow, LogContent, Outcome, PastFilter},
};
use common::{fate, gpx, gzip, import, import_named, open, said, table_rows, zip};
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicBool, Ordering};
use testkit::{StravaLanguage, StravaLayout, StravaRow, strava_table};
use training::{Sport, SubSport};

fn start(day: i64) -> Timestamp {
    "2026-01-01T06:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * day)
}

/// Two runs with files, a race among them; a run typed in by hand and a lifting session.
fn rows() -> Vec<StravaRow> {
    let run = StravaRow {
        name: "Morgenlauf, \"ruhig\"\nam Fluss".into(),
        description: "felt easy".into(),
        gear: "Red shoes".into(),
        exertion: Some(4.0),
        long_run: true,
        ..StravaRow::run(101, start(1), 600, "activities/9001.gpx.gz")
    };
    let race = StravaRow { competition: true, ..StravaRow::run(102, start(2), 900, "activities/9002.gpx.gz") };
    let typed = StravaRow { elapsed_s: 1900, moving_s: 1800, ..StravaRow::run(103, start(3), 1800, "") };
    let lifts =
        StravaRow { kind: "Weight Training".into(), distance_m: 0.0, ..StravaRow::run(104, start(4), 2400, "") };
    vec![run, race, typed, lifts]
}

fn export(table: Vec<u8>) -> Vec<u8> {
    zip(&[
        ("activities.csv", table),
        ("profile.csv", b"Name,City\nA,B\n".to_vec()),
        ("activities/9001.gpx.gz", gzip(&gpx(1, 600))),
        ("activities/9002.gpx.gz", gzip(&gpx(2, 900))),
        ("media/1.jpg", b"\xFF\xD8\xFF\xE0".to_vec()),
    ])
}

fn listed(app: &app::App) -> Vec<ActivityRow> {
    let mut all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.reverse();
    all
}

#[test]
fn files_come_with_their_rows_and_rows_without_files_as_summaries() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let bytes = export(strava_table(&rows(), StravaLayout::NEWEST).into_bytes());
    let report = import_named(&app, "export.zip", &bytes);
    assert_eq!((report.imported, report.failed, report.entries), (3, 0, 1), "{:#?}", report.files);
    let table = fate(&report, "export.zip/activities.csv");
    assert_eq!(table.activities.len(), 2);
    assert_eq!(table.reason.as_deref(), Some("table of 4 activities: 2 in files beside it, 2 without samples"));
    let [run, race, typed, lifts] = listed(&app).try_into().unwrap();
    assert_eq!(run.name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"));
    assert_eq!((run.records, run.race), (601, None));
    assert_eq!((race.name.as_deref(), race.race), (Some("Run 102"), Some(true)));
    assert_eq!((typed.sport, typed.records, typed.distance_m), (Sport::Running, 0, Some(5400.0)));
    assert_eq!((typed.elapsed_s, typed.timer_s), (Some(1900.0), Some(1800.0)));
    assert_eq!((lifts.sport, lifts.sub_sport, lifts.distance_m), (Sport::Training, SubSport::Strength, None));
    let told = app.activity(run.id.unwrap()).unwrap().told;
    assert_eq!((told[0].gear.as_deref(), told[0].long_run), (Some("Red shoes"), Some(true)));
    assert_eq!(told[0].description.as_deref(), Some("felt easy"));
    let log = app.log_list(Some("rpe"), None, None).unwrap().entries;
    assert_eq!((log.len(), log[0].source.as_deref()), (1, Some("Strava")));
    assert!(matches!(&log[0].content, LogContent::Rpe(told) if told.rpe == 4.0 && told.activity == run.id));
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);

    let again = import_named(&app, "export.zip", &bytes);
    assert_eq!((again.imported, again.batch, again.entries), (0, None, 0), "{:#?}", again.files);
    assert_eq!(listed(&app).len(), 4);

    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(listed(&app)[0].name, run.name, "what is told outlives a rebuild");
    assert_eq!(listed(&app)[2].distance_m, Some(5400.0));

    app.undo_import(report.batch).unwrap();
    assert!(listed(&app).is_empty() && app.log_list(None, None, None).unwrap().entries.is_empty());
    assert!(app.check().unwrap().sound);
}

#[test]
fn every_language_width_separator_and_line_end_says_the_same() {
    let layouts = [
        StravaLayout { width: 99, ..StravaLayout::NEWEST },
        StravaLayout { width: 94, ..StravaLayout::NEWEST },
        StravaLayout { width: 86, separator: '|', line_end: "\r\n", ..StravaLayout::NEWEST },
        StravaLayout { width: 92, language: StravaLanguage::German, marked: true, ..StravaLayout::NEWEST },
        StravaLayout { language: StravaLanguage::Unknown, ..StravaLayout::NEWEST },
        StravaLayout { width: 10, line_end: "\r\n", ..StravaLayout::NEWEST },
    ];
    for layout in layouts {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        let report = import_named(&app, "export.zip", &export(strava_table(&rows(), layout).into_bytes()));
        assert_eq!((report.imported, report.failed), (3, 0), "{layout:?} {:#?}", report.files);
        let all = listed(&app);
        assert_eq!(all.len(), 4, "{layout:?}");
        assert_eq!((all[2].start.as_str(), all[2].distance_m), ("2026-01-04T06:00:00Z", Some(5400.0)), "{layout:?}");
        assert_eq!(all[0].name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"), "{layout:?}");
        assert_eq!(all[1].race, (layout.width >= 99).then_some(true), "{layout:?}");
        assert_eq!(report.entries, usize::from(layout.width > 10), "{layout:?}");
        let gear = app.activity(all[0].id.unwrap()).unwrap().told[0].gear.clone();
        assert_eq!(gear.as_deref(), Some("Red shoes"), "{layout:?}");
    }
}

#[test]
fn every_encoding_and_line_end_that_a_spreadsheet_saves_says_the_same() {
    // The narrow space before AM and PM is not among the letters of Windows-1252.
    let rows = [StravaRow { name: "Früh übers Feld".into(), ..StravaRow::run(103, start(3), 1800, "") }];
    let text = strava_table(&rows, StravaLayout::NEWEST).replace('\u{202f}', " ");
    let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let tables: [(&str, Vec<u8>); 6] = [
        ("UTF-16, little end first", [b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat()),
        ("UTF-16, big end first", [b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat()),
        ("Windows-1252", text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()),
        ("UTF-8 with its mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("CR alone", text.replace("\r\n", "\n").replace('\n', "\r").into_bytes()),
        ("CR and LF", text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()),
    ];
    for (what, table) in tables {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        let report = import_named(&app, "export.zip", &zip(&[("activities.csv", table)]));
        assert_eq!((report.imported, report.failed), (1, 0), "{what}: {:#?}", report.files);
        let all = listed(&app);
        assert_eq!(all[0].name.as_deref(), Some("Früh übers Feld"), "{what}");
        assert_eq!(all[0].distance_m, Some(5400.0), "{what}");
        let said = fate(&report, "activities.csv").warnings.iter().any(|told| told.contains("read as Windows-1252"));
        assert_eq!(said, what == "Windows-1252", "{what}: {:#?}", report.files);
        assert_eq!(app.rebuild(&mut |_, _| (), &false.into()).unwrap().failed, Vec::<String>::new(), "{what}");
        assert_eq!(listed(&app), all, "{what}: made again from the kept table");
    }
}

#[test]
fn an_unpacked_folder_and_a_table_alone_do_too() {
    let folder = tempfile::tempdir().unwrap();
    let unpacked = tempfile::tempdir().unwrap();
    std::fs::create_dir(unpacked.path().join("activities")).unwrap();
    let table = strava_table(&rows(), StravaLayout::NEWEST);
    std::fs::write(unpacked.path().join("activities.csv"), &table).unwrap();
    // Unpacked by a system that unpacks what is inside too.
    std::fs::write(unpacked.path().join("activities/9001.gpx"), gpx(1, 600)).unwrap();
    std::fs::write(unpacked.path().join("activities/9002.gpx.gz"), gzip(&gpx(2, 900))).unwrap();
    let app = open(folder.path());
    let report = import(&app, unpacked.path());
    assert_eq!((report.imported, report.failed), (3, 0), "{:#?}", report.files);
    assert_eq!(listed(&app)[0].name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"));

    let alone = tempfile::tempdir().unwrap();
    let app = open(alone.path());
    let report = import(&app, &unpacked.path().join("activities.csv"));
    assert_eq!(fate(&report, "activities.csv").activities.len(), 4, "{:#?}", report.files);
    let warnings = &fate(&report, "activities.csv").warnings;
    assert!(warnings[0].starts_with("activities/9001.gpx.gz of row 1 is not in the export"), "{warnings:?}");
    // The files themselves, later, take the places of the summaries and keep what was told.
    let report = import(&app, &unpacked.path().join("activities"));
    assert_eq!(report.imported, 2, "{:#?}", report.files);
    let all = listed(&app);
    assert_eq!((all.len(), all[0].records), (4, 601));
    assert_eq!(all[0].name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"));
    // Taken back, the summaries are there again.
    app.undo_import(report.batch).unwrap();
    let all = listed(&app);
    assert_eq!((all.len(), all[0].records), (4, 0));
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);
}

#[test]
fn broken_files_doubled_rows_and_unreadable_dates_are_listed_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let mut rows = rows();
    rows.push(rows[2].clone());
    let mut table = strava_table(&rows, StravaLayout::NEWEST);
    table.push_str("105,someday,Odd,Run,,600,1.8\n106,\"Feb 1, 2026, 7:00:00 AM\",Cut,Run,,600,1.8");
    let bytes = zip(&[
        ("export_7/activities.csv", table.into_bytes()),
        ("export_7/activities/9001.gpx.gz", gzip(b"not a track")),
        ("export_7/activities/9002.gpx.gz", gzip(&gpx(2, 900))),
        ("export_7/activities/../../../etc/evil\0.gpx", gpx(9, 60)),
    ]);
    let report = import_named(&app, "half.zip", &bytes);
    let (outcome, why) = said(&report, "9001.gpx.gz");
    assert_eq!(outcome, Outcome::Failed, "{why}");
    let table = fate(&report, "export_7/activities.csv");
    assert_eq!((table.outcome, table.activities.len()), (Outcome::Imported, 4), "{table:#?}");
    for part in ["9001.gpx.gz of row 1 could not be taken", "1 row is there twice", "row 6: \"someday\" is no date"] {
        assert!(table.warnings.iter().any(|warning| warning.contains(part)), "{part}: {:#?}", table.warnings);
    }
    assert_eq!(fate(&report, "evil\u{FFFD}.gpx").outcome, Outcome::Imported);
    assert_eq!(listed(&app).len(), 6, "race, typed, lifts, the lost run, the cut row and the odd track");
    let past = app.import_report(report.batch.unwrap(), &PastFilter::default()).unwrap();
    assert_eq!((past.imported, past.failed, past.files.len()), (report.imported, 1, report.files.len()));
    assert_eq!(past.files, report.files, "the library keeps every file's fate");
    let only = PastFilter { outcome: Some(Outcome::Failed), limit: Some(5), ..PastFilter::default() };
    assert_eq!(app.import_report(report.batch.unwrap(), &only).unwrap().files.len(), 1);
}

#[test]
fn a_zip_cut_in_half_gives_what_stands_before_the_cut() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let bytes = export(strava_table(&rows(), StravaLayout::NEWEST).into_bytes());
    let second = memmem(&bytes, b"activities/9002").unwrap();
    let report = import_named(&app, "cut.zip", &bytes[..second - 10]);
    let (outcome, why) = said(&report, "cut.zip");
    assert_eq!(outcome, Outcome::Failed);
    assert!(why.contains("3 members before the damage were read"), "{why}");
    let all = listed(&app);
    assert_eq!((all.len(), all[0].records, all[1].records), (4, 601, 0), "{:#?}", report.files);
    assert_eq!(all[0].name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"));
    let whole = import_named(&app, "whole.zip", &bytes);
    let all = listed(&app);
    assert_eq!((whole.imported, all.len(), all[1].records), (1, 4, 901), "{:#?}", whole.files);
}

fn memmem(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[test]
fn the_table_may_stand_before_or_behind_its_files() {
    let table = || ("activities.csv", strava_table(&rows(), StravaLayout::NEWEST).into_bytes());
    let files = || [("activities/9001.gpx.gz", gzip(&gpx(1, 600))), ("activities/9002.gpx.gz", gzip(&gpx(2, 900)))];
    let [first, last] = files();
    let read = [zip(&[table(), first.clone(), last.clone()]), zip(&[first, last, table()])].map(|bytes| {
        let folder = tempfile::tempdir().unwrap();
        let app = open(folder.path());
        let report = import_named(&app, "export.zip", &bytes);
        assert_eq!((report.imported, report.entries), (3, 1), "{:#?}", report.files);
        let paths: Vec<String> = report.files.iter().map(|file| file.path.clone()).collect();
        let said: Vec<_> = ["told", "summary", "log", "activity"].iter().map(|table| table_rows(&app, table)).collect();
        assert!(said.iter().all(|rows| !rows.is_empty()));
        (paths, said)
    });
    assert_eq!(read[0], read[1]);
}

#[test]
fn what_a_row_tells_counts_for_each_of_the_same_bytes_and_of_a_file_that_was_there() {
    let rows = [
        StravaRow { name: "Hills".into(), ..StravaRow::run(1, start(1), 600, "activities/1.gpx.gz") },
        StravaRow { name: "Hills, again".into(), ..StravaRow::run(2, start(1), 600, "activities/2.gpx.gz") },
        StravaRow { name: "Track".into(), ..StravaRow::run(3, start(2), 900, "activities/3.gpx") },
    ];
    let members = [
        ("activities.csv", strava_table(&rows, StravaLayout::NEWEST).into_bytes()),
        ("activities/1.gpx.gz", gzip(&gpx(1, 600))),
        ("activities/2.gpx.gz", gzip(&gpx(1, 600))),
        ("activities/3.gpx", gpx(2, 900)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "3.gpx", &gpx(2, 900));
    let report = import_named(&app, "export.zip", &zip(&members));
    let names: Vec<_> = listed(&app).into_iter().map(|row| row.name.unwrap()).collect();
    assert_eq!(names, ["Hills, again", "Track"], "the later row's word counts; {:#?}", report.files);
    app.undo_import(report.batch).unwrap();
    assert_eq!(listed(&app).into_iter().map(|row| row.name).collect::<Vec<_>>(), [None]);
}

#[test]
fn where_the_runner_stops_no_row_becomes_a_summary_of_a_file_that_was_not_read_yet() {
    const FILES: u32 = 300;
    let name = |day: u32| format!("activities/{day}.gpx.gz");
    let row = |day| StravaRow::run(u64::from(day), start(i64::from(day)), 600, &name(day));
    let rows: Vec<_> = (0..FILES).map(|day| StravaRow { name: format!("Run {day}"), ..row(day) }).collect();
    let names: Vec<String> = (0..FILES).map(name).collect();
    let mut members = vec![("activities.csv", strava_table(&rows, StravaLayout::NEWEST).into_bytes())];
    members.extend((0..FILES).map(|day| (names[day as usize].as_str(), gzip(&gpx(day, 600)))));
    let bytes = zip(&members);
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let stop = AtomicBool::new(false);
    let mut stop_early = |progress: &app::documents::Progress| stop.store(progress.files_done > 3, Ordering::Relaxed);
    let report =
        app.import_bytes("export.zip", bytes.as_slice(), ImportOptions::default(), &mut stop_early, &stop).unwrap();
    let all = listed(&app);
    assert!(report.interrupted && (1..FILES as usize).contains(&all.len()), "{} of {FILES}", all.len());
    assert!(all.iter().all(|row| row.records > 0 && row.name.is_some()), "read with what is told of it");
    let rest = import_named(&app, "export.zip", &bytes);
    let all = listed(&app);
    assert_eq!((rest.duplicate, all.len()), (report.imported, FILES as usize), "{:#?}", rest.files.last());
    assert!(all.iter().all(|row| row.records > 0 && row.name.is_some()));
}

#[test]
fn a_dry_run_says_the_same_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let bytes = export(strava_table(&rows(), StravaLayout::NEWEST).into_bytes());
    let options = ImportOptions { dry_run: true, ..Default::default() };
    let report =
        app.import_bytes("export.zip", bytes.as_slice(), options, &mut |_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!((report.imported, report.batch), (3, None), "{:#?}", report.files);
    assert!(listed(&app).is_empty() && app.imports().unwrap().is_empty());
}

#[test]
fn an_exertion_that_two_exports_tell_stays_when_one_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "1.gpx", &gpx(1, 600));
    import_named(&app, "2.gpx", &gpx(2, 900));
    let first = import_named(&app, "export.zip", &export(strava_table(&rows(), StravaLayout::NEWEST).into_bytes()));
    let later = rows().into_iter().map(|row| StravaRow { gear: "Blue shoes".into(), ..row }).collect::<Vec<_>>();
    let second = import_named(&app, "later.zip", &export(strava_table(&later, StravaLayout::NEWEST).into_bytes()));
    assert_eq!((first.entries, second.entries), (1, 0));
    let exertions = || app.log_list(Some("rpe"), None, None).unwrap().entries.len();
    assert_eq!(exertions(), 1);
    app.undo_import(first.batch).unwrap();
    assert_eq!(exertions(), 1, "the second tells it still");
    app.undo_import(second.batch).unwrap();
    assert_eq!(exertions(), 0);
}

#[test]
fn what_the_runner_typed_goes_before_what_was_told() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "1.gpx", &gpx(1, 600));
    let id = listed(&app)[0].id.unwrap();
    let told = app::RpeTold { of: app::RpeOf::Activity(id), rpe: 8.0, minutes: None, pain: None, note: None };
    app.log_rpe(told).unwrap();
    let bytes = export(strava_table(&rows(), StravaLayout::NEWEST).into_bytes());
    let report = import_named(&app, "export.zip", &bytes);
    let row = fate(&report, "9001.gpx.gz");
    assert_eq!((row.outcome, row.activity), (Outcome::Duplicate, Some(id)));
    assert_eq!(listed(&app)[0].name.as_deref(), Some("Morgenlauf, \"ruhig\"\nam Fluss"), "told of a known file too");
    let day = jiff::civil::date(2026, 1, 2);
    let load = app.load(Some(day), Some(day)).unwrap();
    assert_eq!(load.days[0].session_rpe, Some(80.0), "8 for ten minutes, the runner's own word");
    app.undo_import(report.batch).unwrap();
    let all = listed(&app);
    assert_eq!((all.len(), all[0].name.as_deref()), (1, None), "the file's own name, which it has not");
    assert_eq!(app.log_list(Some("rpe"), None, None).unwrap().entries.len(), 1);
}
