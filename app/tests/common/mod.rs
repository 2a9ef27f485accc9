//! What the tests of whole libraries share: made-up runs as GPX, archives of them, a library in a temporary folder.
#![allow(dead_code, clippy::unwrap_used)]

pub mod lived_in;

use app::{
    App, Config, ImportOptions,
    documents::{ImportReport, ImportedFile, Outcome},
};
use quantity::Distance;
use std::{
    fmt::Write as _,
    io::{Cursor, Write},
    path::Path,
    sync::atomic::AtomicBool,
};
use training::{Activity, Channel, Lap, Sport};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A run of `seconds` at 3 m/s along a meridian of the Atlantic, on day `day` of 2026.
pub fn gpx(day: u32, seconds: u32) -> Vec<u8> {
    let start: jiff::Timestamp = "2026-01-01T06:00:00Z".parse().unwrap();
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    for s in 0..=seconds {
        let time = start + jiff::SignedDuration::from_secs(i64::from(day) * 86_400 + i64::from(s));
        let latitude = 10.0 + f64::from(s) * 3.0 / 111_195.0;
        writeln!(
            text,
            "<trkpt lat=\"{latitude:.7}\" lon=\"-30.0\"><ele>{}</ele><time>{time}</time></trkpt>",
            10 + s / 60
        )
        .unwrap();
    }
    text.push_str("</trkseg></trk></gpx>\n");
    text.into_bytes()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn open(folder: &Path) -> App {
    let today = Some(jiff::civil::date(2026, 11, 23));
    App::open(Config { data: Some(folder.to_owned()), today, ..Config::default() }).unwrap()
}

pub fn import(app: &App, path: &Path) -> ImportReport {
    app.import(&[path.to_owned()], ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap()
}

/// Imports bytes under a name.
pub fn import_named(app: &App, name: &str, bytes: &[u8]) -> ImportReport {
    app.import_bytes(name, bytes, ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap()
}

/// What became of the file whose path ends so.
pub fn fate<'a>(report: &'a ImportReport, ending: &str) -> &'a ImportedFile {
    let mut found = report.files.iter().filter(|file| file.path.ends_with(ending));
    let one = found.next().unwrap_or_else(|| panic!("no {ending} in {:#?}", report.files));
    assert!(found.next().is_none(), "{ending} is listed twice");
    one
}

/// (outcome, reason) of the file whose path ends so.
pub fn said<'a>(report: &'a ImportReport, ending: &str) -> (Outcome, &'a str) {
    let file = fate(report, ending);
    (file.outcome, file.reason.as_deref().unwrap_or_default())
}

/// Degrees of latitude per metre, as the tracks of the tests have it.
const DEGREE_M: f64 = 111_195.0;

/// The watch's own file of the run that [`gpx`] makes of a day: `late_s` after its start, with heart rate, `east_m` beside it.
pub fn watch(day: i64, late_s: i64, seconds: i64, beats: i32, east_m: f64) -> Activity {
    let begin: jiff::Timestamp = "2026-01-01T06:00:00Z".parse().unwrap();
    let start = begin + jiff::SignedDuration::from_secs(day * 86_400 + late_s);
    let mut run = Activity::new(start, Sport::Running);
    run.time_created = Some(start);
    run.device.serial = Some(4711);
    run.device.manufacturer = Some("garmin".into());
    let steps = |degrees: f64| (degrees / Channel::Latitude.unit()).round() as i32;
    let times: Vec<i64> = (0..=seconds).collect();
    run.recording.elapsed_ms = times.iter().map(|s| s * 1000).collect();
    let at = |s: &i64| (s + late_s) as f64;
    run.recording.set(Channel::Latitude, times.iter().map(|s| steps(10.0 + at(s) * 3.0 / DEGREE_M)).collect());
    run.recording.set(Channel::Longitude, times.iter().map(|_| steps(-30.0 + east_m / DEGREE_M)).collect());
    run.recording.set(Channel::Distance, times.iter().map(|s| (*s * 303) as i32).collect());
    run.recording.set(Channel::HeartRate, times.iter().map(|s| beats + (s % 7) as i32).collect());
    run.distance = Some(Distance::from_m(seconds as f64 * 3.03));
    run.elapsed = Some(quantity::Duration::from_s(seconds as f64));
    run.timer = run.elapsed;
    let half = quantity::Duration::from_s(seconds as f64 / 2.0);
    run.laps = vec![
        Lap { start_ms: 0, elapsed: half, timer: Some(half), ..Lap::default() },
        Lap { start_ms: seconds * 500, elapsed: half, timer: Some(half), ..Lap::default() },
    ];
    run
}

pub fn fit(day: i64, late_s: i64, seconds: i64, beats: i32, east_m: f64) -> Vec<u8> {
    formats::fit::encode_activity(&watch(day, late_s, seconds, beats, east_m)).unwrap()
}

/// Every row of a table of a library's file, in words.
pub fn table_rows(app: &App, table: &str) -> Vec<String> {
    let db = rusqlite::Connection::open(app.folder().join("library.sqlite")).unwrap();
    let mut query = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let row = |row: &rusqlite::Row<'_>| {
        let value = |(at, name)| format!("{name}={:?}", row.get::<_, rusqlite::types::Value>(at).unwrap());
        Ok(names.iter().enumerate().map(value).collect::<Vec<_>>().join(" "))
    };
    query.query_map([], row).unwrap().map(|row| row.unwrap()).collect()
}
