//! A library where nothing can be written (a backup disk, somebody else's folder) is read as ever.
#![cfg(target_os = "linux")]

use crate::library::{Said, command, folder, said, sample_library, stayer};
use std::{fs, path::Path, process::Command};

/// Runs a command where its library's folder can be read and not written: the folder is mounted so, for this run alone.
fn locked(data: &Path, args: &[&str]) -> Said {
    let run = command(data, args);
    let mut locked = Command::new("unshare");
    locked.env("HOME", data).args(["--mount", "--map-root-user", "sh", "-c"]);
    locked.arg("mount --bind \"$HOME\" \"$HOME\" && mount -o remount,ro,bind \"$HOME\" && exec \"$@\"").arg("sh");
    said(locked.arg(run.get_program()).args(run.get_args()).output().unwrap())
}

/// Whether this system lets a test mount its own folder so.
fn can_be_locked(data: &Path) -> bool {
    let probe = Command::new("unshare").args(["--mount", "--map-root-user", "true"]).status();
    let can = probe.is_ok_and(|status| status.success()) && locked(data, &["activities"]).code == 0;
    if !can {
        eprintln!("skipped: no folder can be mounted for reading alone here");
    }
    can
}

fn listed(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn a_library_on_a_locked_disk_answers_and_is_not_written() {
    let data = sample_library();
    if !can_be_locked(data.path()) {
        return;
    }
    let files = listed(data.path());
    let reading = [
        "hold --json",
        "activities --json",
        "show 3 --json",
        "today --json",
        "load --json",
        "intensity --json",
        "anchors --json",
        "durability --json",
        "equivalents --json",
        "plan show --json",
        "race list --json",
        "race plan --json",
        "runner show --json",
        "log list --json",
        "imports --json",
        "check --json",
    ];
    for verb in reading {
        let words: Vec<&str> = verb.split(' ').collect();
        let answer = locked(data.path(), &words).code(0);
        assert_eq!(answer.out, stayer(data.path(), &words).code(0).out, "{verb}");
    }
    assert_eq!(listed(data.path()), files);
    let out = folder();
    let into = |name: &str| out.path().join(name).to_str().unwrap().to_owned();
    locked(data.path(), &["backup", &into("a.backup")]).code(0);
    locked(data.path(), &["export", "workouts", &into("workouts"), "--format", "fit"]).code(0);
    locked(data.path(), &["export", "all", &into("all")]).code(0);
    for verb in [&["log", "weight", "61.2"][..], &["undo-import", "1"], &["rebuild"], &["plan", "make"]] {
        locked(data.path(), verb).refused(1, "cannot be written");
    }
}

#[test]
fn changes_that_lie_beside_it_are_not_read_past() {
    let data = sample_library();
    if !can_be_locked(data.path()) {
        return;
    }
    fs::write(data.path().join("library.sqlite-wal"), b"what a program left there").unwrap();
    locked(data.path(), &["hold"]).refused(1, "copy the whole folder to where something can be written");
}
