//! A Garmin account export: activities among thousands of other files, summaries for what has no file, days for the log.
#![allow(clippy::unwrap_used)]

mod common;

use app::documents::{ActivityFilter, LogContent, Outcome, PastFilter, WellnessEntry};
use common::{fate, import_named, open, said, zip};
use jiff::{SignedDuration, Timestamp, civil::date};
use testkit::{GarminSummary, fit_of_type, garmin_days, garmin_nights, garmin_summaries};
use training::{Activity, Channel, Sport};

fn start(day: i64) -> Timestamp {
    "2026-03-01T06:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * day)
}

/// A run of 3 m/s as a watch writes it.
fn fit(day: i64, seconds: i64) -> Vec<u8> {
    let mut run = Activity::new(start(day), Sport::Running);
    run.recording.elapsed_ms = (0..=seconds).map(|s| s * 1000).collect();
    run.recording.set(Channel::Distance, (0..=seconds).map(|s| s as i32 * 300).collect());
    run.recording.set(Channel::Latitude, (0..=seconds).map(|s| 120_000_000 + s as i32 * 321).collect());
    run.recording.set(Channel::Longitude, vec![-350_000_000; seconds as usize + 1]);
    run.device.manufacturer = Some("garmin".into());
    run.device.serial = Some(3_939_393);
    run.time_created = Some(start(day));
    formats::fit::encode_activity(&run).unwrap()
}

fn summary(day: i64, seconds: f64, name: &str) -> GarminSummary {
    GarminSummary {
        name: name.into(),
        kind: "running".into(),
        start: start(day),
        timer_s: seconds,
        distance_m: seconds * 3.0,
    }
}

fn export() -> Vec<u8> {
    let uploaded = zip(&[
        ("user_1.fit", fit(1, 600)),
        ("user_2.fit", fit_of_type(32, 200)),
        ("user_3.fit", fit_of_type(49, 90)),
        ("user_4.fit", fit(2, 900)),
        ("user_5.fit", fit_of_type(44, 10)),
    ]);
    let lifts = GarminSummary { kind: "strength_training".into(), distance_m: 0.0, ..summary(4, 2400.0, "Lifts") };
    let summaries =
        [summary(1, 600.0, "Along the river"), summary(2, 900.0, "Tempo"), summary(3, 1200.0, "On the track"), lifts];
    let fitness = "DI_CONNECT/DI-Connect-Fitness/u_0_summarizedActivities.json";
    zip(&[
        (fitness, garmin_summaries(&summaries).into_bytes()),
        ("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", uploaded),
        (
            "DI_CONNECT/DI-Connect-Aggregator/UDSFile_2026-03-01.json",
            garmin_days(&[(date(2026, 3, 1), 52.0), (date(2026, 3, 2), 49.0), (date(2026, 3, 3), 0.0)]).into_bytes(),
        ),
        (
            "DI_CONNECT/DI-Connect-Wellness/2026_sleepData.json",
            garmin_nights(&[(date(2026, 3, 1), 7.5), (date(2026, 3, 2), 6.0)]).into_bytes(),
        ),
        ("DI_CONNECT/DI-Connect-User/user_profile.json", b"{\"firstName\": \"A\"}".to_vec()),
    ])
}

#[test]
fn activities_summaries_and_days_come_in_and_the_rest_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let typed = WellnessEntry { resting_heart_rate_bpm: Some(47.0), ..WellnessEntry::default() };
    app.log_wellness(typed, date(2026, 3, 2)).unwrap();
    let report = import_named(&app, "garmin.zip", &export());
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    assert_eq!(said(&report, "user_2.fit"), (Outcome::Skipped, "FIT monitoring file without an activity in it"));
    assert_eq!(said(&report, "user_3.fit"), (Outcome::Skipped, "FIT sleep file without an activity in it"));
    assert_eq!(said(&report, "user_profile.json").0, Outcome::Skipped);
    let summaries = fate(&report, "summarizedActivities.json");
    assert_eq!((summaries.outcome, summaries.activities.len()), (Outcome::Imported, 2), "{summaries:#?}");
    let mut all = app.activities(&ActivityFilter::default()).unwrap().activities;
    all.reverse();
    let names: Vec<_> = all.iter().map(|row| row.name.as_deref().unwrap_or_default()).collect();
    assert_eq!(names, ["Along the river", "Tempo", "On the track", "Lifts"], "files are told their names");
    let records: Vec<_> = all.iter().map(|row| row.records).collect();
    assert_eq!(records, [601, 901, 0, 0]);
    assert_eq!(report.entries, 4);
    let mornings = app.log_list(Some("wellness"), None, None).unwrap().entries;
    let last = mornings.iter().find(|entry| entry.source.is_none()).unwrap();
    assert_eq!(mornings[0].id, last.id, "what the runner typed is the last word of its day");
    assert!(matches!(&mornings[0].content, LogContent::Wellness(told) if told.resting_heart_rate_bpm == Some(47.0)));
    assert_eq!(
        mornings.iter().filter(|entry| entry.source.as_deref() == Some("Garmin")).count(),
        2,
        "the tables of days and of nights tell one morning"
    );
    assert!(app.check().unwrap().sound, "{:?}", app.check().unwrap().problems);

    let again = import_named(&app, "garmin again.zip", &export());
    assert_eq!((again.imported, again.batch, again.entries), (0, None, 0), "{:#?}", again.files);

    app.undo_import(report.batch).unwrap();
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, 0);
    let left = app.log_list(None, None, None).unwrap().entries;
    assert_eq!((left.len(), left[0].source.as_deref()), (1, None), "only what the runner typed");
    assert!(app.check().unwrap().sound);
}

#[test]
fn files_of_days_give_mornings_to_the_log() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let night = |day: i64, minutes: i64| {
        let begin = at("2026-03-01T12:30:00Z") + SignedDuration::from_hours(24 * (day - 1));
        testkit::fit_night(&[(begin, 2), (begin + SignedDuration::from_mins(minutes), 1)])
    };
    // By a watch ten hours east of UTC: the night that ends there on 2 March began on 1 March everywhere.
    let day = testkit::fit_monitoring(at("2026-03-02T03:00:00Z"), 36_000, 47, 51);
    let uploaded = zip(&[
        ("user_1.fit", fit(1, 600)),
        ("user_2.fit", fit_of_type(32, 200)),
        ("user_3.fit", night(1, 240)),
        ("user_4.fit", night(2, 180)),
        ("user_5.fit", testkit::fit_variability(at("2026-03-01T20:05:00Z"), 62.5)),
        ("user_6.fit", day),
        ("user_7.fit", night(3, 200)[..60].to_vec()),
    ]);
    let export = zip(&[("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", uploaded)]);
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import_named(&app, "garmin.zip", &export);
    assert_eq!((report.failed, report.entries), (0, 2), "{:#?}", report.files);
    assert!(said(&report, "user_3.fit").1.ends_with("its measures of days go to the log"));
    assert!(said(&report, "user_2.fit").1.ends_with("without an activity in it"));
    let days = fate(&report, "UploadedFiles_0-_Part1.zip/measures of days");
    assert_eq!(days.reason.as_deref(), Some("measures of days in 4 FIT files; 2 entries for the log from 2 days"));
    assert!(days.warnings.is_empty(), "{days:#?}");
    let mornings = app.log_list(Some("wellness"), None, None).unwrap().entries;
    let of = |day: i8| {
        let entry = mornings.iter().find(|entry| entry.date == date(2026, 3, day)).unwrap();
        assert_eq!(entry.source.as_deref(), Some("FIT"));
        let LogContent::Wellness(told) = &entry.content else { panic!("{entry:?}") };
        (told.resting_heart_rate_bpm, told.hrv_s, told.sleep_s)
    };
    assert_eq!(of(2), (Some(47.0), Some(0.0625), Some(14_400.0)));
    assert_eq!(of(3), (None, None, Some(10_800.0)));
    let again = import_named(&app, "garmin again.zip", &export);
    assert_eq!((again.imported, again.entries, again.batch), (0, 0, None), "{:#?}", again.files);
    app.undo_import(report.batch).unwrap();
    assert!(app.log_list(None, None, None).unwrap().entries.is_empty());
    // One file alone, of a watch that tells no clock.
    let one = import_named(&app, "night.fit", &night(1, 240));
    assert_eq!((one.imported, one.entries), (1, 1), "{:#?}", one.files);
    assert!(fate(&one, "measures of days").warnings[0].contains("taken by UTC"), "{:#?}", one.files);
}

#[test]
fn log_undo_takes_back_what_was_typed_not_what_was_imported() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    app.log_weight(61.0, date(2026, 3, 2)).unwrap();
    import_named(&app, "garmin.zip", &export());
    assert_eq!(app.log_undo().unwrap().taken_back.content.kind(), "weight");
    assert!(app.log_undo().is_err());
}

#[test]
fn three_hundred_thousand_tiny_members_are_listed_in_little_time() {
    use std::io::Write;
    let count = 300_000;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let monitoring = fit_of_type(32, 3);
    for n in 0..count {
        writer.start_file(format!("{n}.fit"), stored).unwrap();
        writer.write_all(&monitoring).unwrap();
    }
    writer.start_file("run.fit", stored).unwrap();
    writer.write_all(&fit(1, 600)).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import_named(&app, "many.zip", &bytes);
    assert_eq!((report.skipped, report.imported, report.files.len()), (count, 1, count + 1));
    assert_eq!((report.reasons.len(), report.reasons[0].files), (1, count));
    let last = PastFilter { offset: count - 1, ..PastFilter::default() };
    let kept = app.import_report(report.batch.unwrap(), &last).unwrap();
    assert_eq!((kept.skipped, kept.imported), (count, 1));
    assert_eq!(kept.files, report.files[count - 1..]);
}
