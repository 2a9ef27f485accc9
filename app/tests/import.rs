//! Importing real files: what comes in is what independent decoders say, twice is once, undone is gone.
#![allow(clippy::unwrap_used)]

use app::{
    App, Config, ImportOptions,
    documents::{ActivityFilter, Outcome},
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

#[test]
fn a_real_library_imports_shows_and_comes_in_once() {
    let Some(data) = real() else { return };
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let mut last = app::documents::Progress::default();
    let paths = [data.join("activities"), data.join("history")];
    let report = app.import(&paths, ImportOptions::default(), &mut |p| last = *p, &AtomicBool::new(false)).unwrap();
    for file in report.files.iter().filter(|f| f.outcome != Outcome::Imported) {
        println!("{:?} {}: {}", file.outcome, file.path.rsplit('/').next().unwrap(), file.reason.as_deref().unwrap());
    }
    println!("{} {} {} {} {:?}", report.imported, report.duplicate, report.skipped, report.failed, last);
    let activities = app.activities(&ActivityFilter::default()).unwrap();
    for activity in &activities.activities {
        let detail = app.activity(activity.id.unwrap()).unwrap();
        assert_eq!(&detail.activity, activity);
        assert!(detail.series.elapsed_s.len() <= 1000);
    }
    let again = app.import(&paths, ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!((again.imported, again.batch), (0, None));
    assert_eq!(again.duplicate, report.imported + report.duplicate);
    assert_eq!((last.files_done, last.bytes_done), (last.files_known, last.bytes_total));
}
