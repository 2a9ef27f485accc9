//! Whatever a stranger packed: a clear reason for it, and the rest comes in.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Config, Error,
    documents::{ActivityFilter, Outcome},
};
use common::{gpx, gzip, import, import_named, open, said, zip};
use flate2::{Compress, Compression, FlushCompress};
use std::time::Instant;

/// The first bytes of a FIT file that claims to be long.
const FIT_HEAD: &[u8] = b"\x0e\x20\x8d\x08\xff\xff\xff\x7f.FIT\0\0";

/// Ten gigabytes that claim to be a FIT file, under gzip: 1 MB of zeros, packed once and repeated.
fn bomb() -> Vec<u8> {
    let packed = |bytes: &[u8], flush| {
        let mut packer = Compress::new(Compression::best(), false);
        let mut out = Vec::with_capacity(1 << 16);
        packer.compress_vec(bytes, &mut out, flush).unwrap();
        out
    };
    let mut bomb = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    bomb.extend(packed(FIT_HEAD, FlushCompress::Full));
    let megabyte = packed(&vec![0; 1 << 20], FlushCompress::Full);
    for _ in 0..10_240 {
        bomb.extend_from_slice(&megabyte);
    }
    bomb.extend(packed(b"", FlushCompress::Finish));
    bomb.extend([0; 8]);
    bomb
}

#[test]
fn a_ten_gigabyte_bomb_is_refused_cheaply_and_its_neighbours_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let bomb = bomb();
    assert!(bomb.len() < 20 << 20);
    let zip = zip(&[("a.gpx", gpx(1, 60)), ("bomb.fit.gz", bomb.clone()), ("b.gpx", gpx(2, 60))]);
    let start = Instant::now();
    let report = import_named(&app, "all.zip", &zip);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    let (outcome, reason) = said(&report, "bomb.fit.gz");
    assert!(outcome == Outcome::Failed && reason.contains("unpacks to more than"), "{reason}");
    assert_eq!((report.imported, report.failed), (2, 1));
    let (outcome, reason) = (import_named(&app, "bomb.fit.gz", &bomb).files[0].outcome, "alone");
    assert_eq!(outcome, Outcome::Failed, "{reason}");
    assert_eq!(
        std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|f| !f.as_ref().unwrap().file_name().to_string_lossy().starts_with("library.sqlite"))
            .count(),
        0
    );
}

#[test]
fn archives_nest_so_deep_and_no_deeper() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let deep = zip(&[("2.zip", zip(&[("3.zip", zip(&[("run.gpx.gz", gzip(&gpx(1, 60)))]))]))]);
    let report = import_named(&app, "1.zip", &deep);
    assert_eq!(said(&report, "1.zip/2.zip/3.zip/run.gpx.gz").0, Outcome::Imported);
    let deeper = zip(&[("1.zip", deep), ("beside.gpx", gpx(2, 60))]);
    let report = import_named(&app, "0.zip", &deeper);
    let (outcome, reason) = said(&report, "run.gpx.gz");
    assert!(outcome == Outcome::Failed && reason.contains("deeper than 4"), "{reason}");
    assert_eq!(said(&report, "beside.gpx").0, Outcome::Imported);
}

#[test]
fn names_lead_nowhere() {
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().join("library");
    let app = open(&folder);
    let names =
        ["../../escaped.gpx", "/etc/absolute.gpx", "..\\..\\windows.gpx", "C:\\drive.gpx", "line\nbreak\u{1b}[2J.gpx"];
    let members: Vec<_> = (1..).zip(names).map(|(day, name)| (name, gpx(day, 60))).collect();
    let report = import_named(&app, "../evil.zip", &zip(&members));
    assert_eq!(report.imported, names.len());
    for file in &report.files {
        let inside = file.path.strip_prefix("../evil.zip/").unwrap();
        assert!(!inside.contains("..") && !inside.starts_with('/') && !inside.contains(char::is_control), "{inside:?}");
    }
    let beside: Vec<_> = std::fs::read_dir(outside.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["library"]);
}

#[test]
fn a_name_with_a_zero_byte_ends_nothing_and_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let mut bytes = zip(&[("runXX.gpx", gpx(1, 60)), ("ok.gpx", gpx(2, 60))]);
    while let Some(at) = bytes.windows(9).position(|name| name == b"runXX.gpx") {
        bytes[at..at + 9].copy_from_slice(b"ru\0../.gp");
    }
    let report = import_named(&app, "a.zip", &bytes);
    assert_eq!((report.imported, report.failed), (2, 0), "{:#?}", report.files);
    for file in &report.files {
        let inside = file.path.strip_prefix("a.zip/").unwrap();
        assert!(!inside.contains(char::is_control) && inside.split('/').all(|part| part != ".."), "{inside:?}");
    }
}

#[test]
fn each_bad_file_says_why_and_the_rest_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(files.path().join(name), bytes).unwrap();
    let whole = gpx(1, 300);
    put("good.gpx", &whole);
    put("good in a zip named fit.fit", &zip(&[("inner", gpx(2, 60))]));
    put("empty.fit", b"");
    put("empty.txt", b"");
    put("noise.fit", b"\x01\x02\x03\x04 this is no recording");
    put("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF");
    put("table.csv", b"a,b,c\n1,2,3\n");
    put("settings.json", b"{\"a\": 1}");
    put("log-5A.xml", b"<?xml version=\"1.0\"?><log><device>a watch</device><samples><s t=\"1\"/></samples></log>");
    put("cut.gpx.gz", &gzip(&gpx(3, 600))[..2000]);
    put("cut.zip", &zip(&[("run.gpx", gpx(4, 60))])[..500]);
    put("._good.gpx", b"\0\x05\x16\x07\0\x02\0\0");
    put("1970.gpx", &String::from_utf8(gpx(5, 60)).unwrap().replace("2026-01-", "1970-01-").into_bytes());
    put("entities.gpx", b"<?xml version=\"1.0\"?><!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><gpx><trk><name>&b;&f;</name></trk></gpx>");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", files.path().join("broken link.gpx")).unwrap();
        std::os::unix::fs::symlink(files.path(), files.path().join("loop")).unwrap();
    }
    let app = open(folder.path());
    let report = import(&app, files.path());
    let check = |name: &str, outcome: Outcome, words: &str| {
        let (found, reason) = said(&report, name);
        assert!(found == outcome && reason.contains(words), "{name}: {found:?} {reason}");
    };
    check("/good.gpx", Outcome::Imported, "");
    check("fit.fit/inner", Outcome::Imported, "");
    check("empty.fit", Outcome::Failed, "empty (0 bytes)");
    check("empty.txt", Outcome::Skipped, "empty file");
    check("noise.fit", Outcome::Failed, "no known format");
    check("photo.jpg", Outcome::Skipped, "JPEG picture");
    check("table.csv", Outcome::Skipped, "table");
    check("settings.json", Outcome::Skipped, "JSON");
    check("log-5A.xml", Outcome::Skipped, "XML");
    check("cut.gpx.gz", Outcome::Failed, "");
    check("cut.zip", Outcome::Failed, "copy or download it again");
    check("._good.gpx", Outcome::Skipped, "macOS resource file");
    #[cfg(unix)]
    {
        check("broken link.gpx", Outcome::Failed, "a link that leads nowhere");
        check("loop", Outcome::Skipped, "back into its own folder");
    }
    let (outcome, _) = said(&report, "1970.gpx");
    if outcome == Outcome::Imported {
        assert!(!common::fate(&report, "1970.gpx").warnings.is_empty());
    }
    assert_ne!(said(&report, "entities.gpx").0, Outcome::Imported);
    assert_eq!(report.files.len(), report.imported + report.duplicate + report.skipped + report.failed);
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, report.imported);
    assert!(app.check().unwrap().sound);
}

#[test]
fn a_locked_member_is_listed_and_the_rest_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = zip(&[("locked.gpx", gpx(1, 60)), ("open.gpx", gpx(2, 60))]);
    // Bit 0 of the flags of the first member says that it is encrypted: in its local header and in the directory.
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    let report = import_named(&open(folder.path()), "a.zip", &bytes);
    let (outcome, reason) = said(&report, "locked.gpx");
    assert!(outcome == Outcome::Failed && reason.contains("password"), "{reason}");
    assert_eq!(said(&report, "open.gpx").0, Outcome::Imported);
}

#[test]
fn nothing_named_is_there_and_some_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let go = |paths: &[std::path::PathBuf]| {
        app.import(paths, app::ImportOptions::default(), &mut |_| (), &std::sync::atomic::AtomicBool::new(false))
    };
    let error = go(&["/no/such".into(), "/nor/such".into()]).unwrap_err();
    assert!(matches!(&error, Error::Rejected(why) if why.contains("/no/such and no /nor/such")), "{error}");
    let files = tempfile::tempdir().unwrap();
    std::fs::write(files.path().join("a.gpx"), gpx(1, 60)).unwrap();
    let report = go(&["/no/such.gpx".into(), files.path().to_owned()]).unwrap();
    assert_eq!(said(&report, "/no/such.gpx"), (Outcome::Failed, "there is no such file or folder"));
    assert_eq!(report.imported, 1);
}

#[test]
fn a_library_that_cannot_be_is_a_clear_error() {
    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("a file");
    std::fs::write(&file, b"hello").unwrap();
    let open = |folder: std::path::PathBuf| {
        App::open(Config { data: Some(folder), ..Config::default() }).unwrap_err().to_string()
    };
    assert!(open(file).contains("cannot be written"));
    std::fs::write(
        files.path().join("library.sqlite"),
        b"this is a letter, and quite long enough to be taken for a page of a database, is it not",
    )
    .unwrap();
    assert!(open(files.path().to_owned()).contains("is not a stayer library"));
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "old.gpx", &gpx(1, 60));
    let zip = zip(&[
        ("old.gpx", gpx(1, 60)),
        ("new.gpx", gpx(2, 60)),
        ("new again.gpx", gpx(2, 60)),
        ("x.csv", b"a,b\n1,2\n".to_vec()),
    ]);
    let options = app::ImportOptions { dry_run: true, ..Default::default() };
    let report = app
        .import_bytes("a.zip", zip.as_slice(), options, &mut |_| (), &std::sync::atomic::AtomicBool::new(false))
        .unwrap();
    assert_eq!((report.imported, report.duplicate, report.skipped, report.failed), (1, 2, 1, 0));
    assert_eq!((report.batch, report.dry_run), (None, true));
    assert_eq!(app.activities(&ActivityFilter::default()).unwrap().total, 1);
}
