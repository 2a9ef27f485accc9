//! An import that is stopped ends soon, and loses nothing of what it did.
#![allow(clippy::unwrap_used)]

mod common;

use app::{ImportOptions, documents::ActivityFilter};
use common::{gpx, import, open};
use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
};

const FILES: u32 = 400;
/// What the threads finish in the moment before the stop reaches them; as many as this were read ahead of each.
const SOON: usize = 40;

#[test]
fn only_the_files_at_hand_are_finished() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for day in 0..FILES {
        fs::write(files.path().join(format!("{day:03}.gpx")), gpx(day, 600)).unwrap();
    }
    let app = open(folder.path());
    let stop = AtomicBool::new(false);
    let mut stop_at_first = |progress: &app::documents::Progress| {
        if progress.files_done > 0 {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let report = app.import(&[files.path().to_owned()], ImportOptions::default(), &mut stop_at_first, &stop).unwrap();
    assert!(report.interrupted);
    assert!((1..=SOON).contains(&report.files.len()), "{} files", report.files.len());
    assert_eq!(report.imported, report.files.len(), "{:#?}", report.files);
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, report.imported);
    let first = (0..).map(|day| format!("{day:03}.gpx"));
    assert!(report.files.iter().zip(first).all(|(file, name)| file.path.ends_with(&name)), "no gap");
    let rest = import(&app, files.path());
    assert_eq!((rest.duplicate, rest.imported), (report.imported, FILES as usize - report.imported));
}
