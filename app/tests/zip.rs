//! Zips as strangers make them: whatever stands around, twice or wrongly in one, the rest of it comes in.
#![allow(clippy::unwrap_used)]

mod common;

use app::documents::{ImportReport, Outcome};
use common::{gpx, import_named, open, said, zip};
use std::io::Write;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What a local header, an entry of the list and the end of the list begin with.
const LOCAL: &[u8] = b"PK\x03\x04";
const LISTED: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

fn found(bytes: &[u8], what: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&at| bytes[at..].starts_with(what)).collect()
}

/// Two runs, the first of them stored as it is.
fn two() -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("one.gpx", stored).unwrap();
    writer.write_all(&gpx(1, 60)).unwrap();
    writer.start_file("two.gpx", SimpleFileOptions::default()).unwrap();
    writer.write_all(&gpx(2, 60)).unwrap();
    writer.finish().unwrap().into_inner()
}

fn imported(bytes: &[u8]) -> ImportReport {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let report = import_named(&app, "a.zip", bytes);
    assert!(app.check().unwrap().sound);
    report
}

fn both_come_in(bytes: &[u8], what: &str) {
    let report = imported(bytes);
    assert_eq!((report.imported, report.files.len()), (2, 2), "{what}: {:#?}", report.files);
}

/// The first member is listed with a reason that holds some words, the second comes in.
fn one_is_told(bytes: &[u8], words: &str) {
    let report = imported(bytes);
    let (outcome, reason) = said(&report, "one.gpx");
    assert!(outcome == Outcome::Failed && reason.contains(words), "{words:?} is not in {outcome:?} {reason:?}");
    assert_eq!(said(&report, "two.gpx").0, Outcome::Imported, "{words}");
}

#[test]
fn what_stands_before_and_after_changes_nothing() {
    let plain = two();
    both_come_in(&plain, "plain");
    both_come_in(&[&plain[..300], &plain].concat(), "the start of another zip before it");
    both_come_in(&[&plain[..], b"\0\0\0\r\n"].concat(), "bytes after it");
    let mut writer = ZipWriter::new_append(std::io::Cursor::new(plain)).unwrap();
    writer.set_comment("a comment with PK\u{5}\u{6} in it, and more words after that").unwrap();
    both_come_in(&writer.finish().unwrap().into_inner(), "a comment");
}

#[test]
fn members_of_a_stream_say_their_sizes_after_their_content() {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for day in 1..=2 {
        writer.start_file(format!("{day}.gpx"), SimpleFileOptions::default()).unwrap();
        writer.write_all(&gpx(day, 60)).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(found(&bytes, b"PK\x07\x08").len(), 2, "sizes after the content");
    both_come_in(&bytes, "a stream");
}

#[test]
fn sizes_of_64_bits_are_read() {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for day in 1..=2 {
        writer.start_file(format!("{day}.gpx"), SimpleFileOptions::default().large_file(true)).unwrap();
        writer.write_all(&gpx(day, 60)).unwrap();
    }
    both_come_in(&writer.finish().unwrap().into_inner(), "large files");
}

#[test]
fn members_of_the_same_name_all_come_in() {
    let mut bytes = two();
    for at in found(&bytes, b"two.gpx") {
        bytes[at..at + 7].copy_from_slice(b"one.gpx");
    }
    both_come_in(&bytes, "a name twice");
}

#[test]
fn folders_are_no_files_and_an_empty_zip_is_told() {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.add_directory("runs", SimpleFileOptions::default()).unwrap();
    let report = imported(&writer.finish().unwrap().into_inner());
    assert_eq!(said(&report, "a.zip"), (Outcome::Skipped, "ZIP archive with nothing in it"));
    assert_eq!(said(&imported(&zip(&[])), "a.zip"), (Outcome::Skipped, "ZIP archive with nothing in it"));
}

#[test]
fn a_member_that_is_not_what_is_listed_says_so() {
    let plain = two();
    let listed = found(&plain, LISTED)[0];
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = plain.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    let content = found(&plain, b"<?xml")[0];
    one_is_told(&changed(content + 40, b"?"), "checksum");
    one_is_told(&changed(listed + 16, &[1, 2, 3, 4]), "checksum");
    one_is_told(&changed(listed + 10, &97_u16.to_le_bytes()), "method not known here (number 97)");
    one_is_told(&changed(listed + 42, &0x7fff_0000_u32.to_le_bytes()), "");
    one_is_told(&changed(listed + 24, &10_u32.to_le_bytes()), "");
    one_is_told(&changed(listed + 24, &0x7fff_ffff_u32.to_le_bytes()), "unpacks to more than");
}

#[test]
fn a_list_that_is_wrong_is_told_and_the_members_are_read_from_the_front() {
    let plain = two();
    let (end, second) = (found(&plain, END)[0], found(&plain, LISTED)[1]);
    let mut more = plain.clone();
    for at in [end + 8, end + 10] {
        more[at..at + 2].copy_from_slice(&9_u16.to_le_bytes());
    }
    let mut broken = plain.clone();
    broken[second..second + 4].copy_from_slice(b"none");
    for (bytes, what) in [(&more[..], "nine listed"), (&broken, "a broken entry"), (&plain[..end - 30], "cut")] {
        let report = imported(bytes);
        assert_eq!((report.imported, report.failed), (2, 1), "{what}: {:#?}", report.files);
        let (_, reason) = said(&report, "a.zip");
        assert!(
            reason.contains("copy or download it again; 2 members before the damage were read"),
            "{what}: {reason}"
        );
    }
    assert_eq!(found(&plain, LOCAL).len(), 2);
}
