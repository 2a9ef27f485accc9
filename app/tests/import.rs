//! Importing real files: what comes in is what independent decoders say, twice is once, undone is gone.
#![allow(clippy::unwrap_used)]

use app::{
    App, Config, ImportOptions,
    documents::{ActivityFilter, ActivityRow, ImportReport, ImportedFile, Outcome},
};
use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

fn real() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    if !path.is_dir() {
        println!("skipped: no real data at {}", path.display());
        return None;
    }
    Some(path)
}

fn open(folder: &Path) -> App {
    App::open(Config { data: Some(folder.to_owned()), ..Config::default() }).unwrap()
}

/// What independent decoders say of the files: path below the shared data, whether it decodes, records.
fn manifest(data: &Path) -> Vec<(String, String, Option<usize>)> {
    let mut reader = csv::Reader::from_path(data.join("manifest.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (path, decode_ok, records) = (column("path"), column("decode_ok"), column("n_records"));
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| (row[path].to_owned(), row[decode_ok].to_owned(), row[records].parse().ok())).collect()
}

#[test]
fn a_real_library_imports_shows_and_comes_in_once() {
    let Some(data) = real() else { return };
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let mut last = app::documents::Progress::default();
    let paths = [data.join("activities"), data.join("history")];
    let report = app.import(&paths, ImportOptions::default(), &mut |p| last = *p, &AtomicBool::new(false)).unwrap();
    for file in report.files.iter().filter(|f| f.outcome != Outcome::Imported) {
        let name = file.path.rsplit('/').next().unwrap();
        println!("{:?} {name}: {}", file.outcome, file.reason.as_deref().unwrap());
    }
    assert_eq!((last.files_done, last.bytes_done), (last.files_known, last.bytes_total));
    let activities = app.activities(&ActivityFilter::default()).unwrap();
    assert!(report.imported >= 480 && activities.total >= report.imported, "{}", report.imported);
    for activity in activities.activities.iter().step_by(5) {
        let detail = app.activity(activity.id.unwrap()).unwrap();
        assert_eq!(&detail.activity, activity);
        assert!(detail.series.elapsed_s.len() <= 1000);
    }
    compare(&app, &data, &report, &activities.activities);
    assert!(app.check().unwrap().sound);
    let again = app.import(&paths, ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!((again.imported, again.batch), (0, None));
    assert_eq!(again.duplicate, report.imported + report.duplicate);
}

/// Every file against the manifest: what must decode does, with the records it must have.
fn compare(app: &App, data: &Path, report: &ImportReport, activities: &[ActivityRow]) {
    let mut compared = 0;
    for (path, decode_ok, records) in manifest(data) {
        let whole = data.join(&path).to_string_lossy().into_owned();
        let mut of_file = report.files.iter().filter(|f| f.path == whole || f.path.starts_with(&format!("{whole}/")));
        let Some(file) = of_file.clone().find(|f| f.outcome == Outcome::Imported).or_else(|| of_file.next()) else {
            continue;
        };
        if decode_ok == "no" {
            assert_ne!(file.outcome, Outcome::Imported, "{path} must fail cleanly");
            continue;
        }
        if let (Outcome::Imported, Some(records), "yes") = (file.outcome, records, decode_ok.as_str()) {
            // Of an activity that several files make together the file's own count is among its sources.
            let ours = |id: &i64| {
                let sources = app.activity(*id).unwrap().sources;
                let source = sources.into_iter().find(|source| source.path == file.path);
                let whole = || activities.iter().find(|a| a.id == Some(*id)).unwrap().records;
                source.map_or_else(whole, |source| source.records)
            };
            let sum: usize = file.activities.iter().map(ours).sum();
            assert!(
                sum == records || said_elsewhere(&path, file),
                "{path}: {sum} records, the manifest says {records}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 400, "{compared} files were compared");
}

/// Files whose count is not that of one library's activities: archives (the manifest counts members), files of which
/// another one brought a part before, and a track whose points without a time are no samples.
fn said_elsewhere(path: &str, file: &ImportedFile) -> bool {
    let part = file.warnings.iter().any(|warning| warning.contains("brought part of it before"));
    path.starts_with("activities/zip/") || part || path.ends_with("korita-zbevnica.gpx")
}
