//! An import that is stopped or killed leaves a sound library, and the next one completes it.
#![cfg(unix)]

use crate::library::{Said, command, folder, gpx, said, stayer};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// So many files that the first batch is written long before the last file is read.
const FILES: u32 = 300;

fn files(folder: &Path) {
    for day in 0..FILES {
        fs::write(folder.join(format!("{day:03}.gpx")), gpx(day, 1200)).unwrap();
    }
}

fn total(data: &Path) -> u64 {
    stayer(data, &["activities", "--json"]).code(0).json()["total"].as_u64().unwrap()
}

/// Imports, and sends a signal as soon as something is written; `None` when it was over before that.
fn signalled(data: &Path, files: &Path, signal: &str) -> Option<Said> {
    let mut child = command(data, &["import", files.to_str().unwrap(), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !data.join("library.sqlite").exists() || total(data) == 0 {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        sleep(Duration::from_millis(20));
    }
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    Some(said(child.wait_with_output().unwrap()))
}

/// Whatever was done is done, and the second import brings the rest.
fn completes(data: &Path, files: &Path) {
    let done = total(data);
    assert!(done > 0 && done < u64::from(FILES), "{done} of {FILES} files were in: not in the middle");
    assert_eq!(stayer(data, &["check", "--json"]).code(0).json()["sound"], true);
    let second = stayer(data, &["import", files.to_str().unwrap(), "--json"]).code(0).json();
    assert_eq!(
        (second["duplicate"].as_u64(), second["imported"].as_u64()),
        (Some(done), Some(u64::from(FILES) - done))
    );
    assert_eq!(stayer(data, &["check", "--json"]).code(0).json()["sound"], true);
}

#[test]
fn ctrl_c_keeps_what_is_done() {
    let (data, from) = (folder(), folder());
    files(from.path());
    let said = signalled(data.path(), from.path(), "-INT").expect("the import was over too soon").code(1);
    let report = said.json();
    assert_eq!((&report["schema"], &report["interrupted"]), (&"stayer.import/1".into(), &true.into()));
    assert!(said.err.contains("what is done stays"), "{}", said.err);
    assert_eq!(report["imported"].as_u64(), Some(total(data.path())), "the report and the library differ");
    completes(data.path(), from.path());
}

#[test]
fn kill_9_leaves_a_sound_library() {
    let (data, from) = (folder(), folder());
    files(from.path());
    let said = signalled(data.path(), from.path(), "-9").expect("the import was over too soon");
    assert_eq!(said.out, "");
    completes(data.path(), from.path());
}
