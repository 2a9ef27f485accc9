//! What the tests of whole libraries share: made-up runs as GPX, archives of them, a library in a temporary folder.
#![allow(dead_code, clippy::unwrap_used)]

use app::{
    App, Config, ImportOptions,
    documents::{ImportReport, ImportedFile, Outcome},
};
use std::{
    fmt::Write as _,
    io::{Cursor, Write},
    path::Path,
    sync::atomic::AtomicBool,
};
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
