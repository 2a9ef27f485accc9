//! What reaches the terminal: text that is shown, whoever wrote it, and a word where it cannot be written.

use crate::{
    contract::{make, spec},
    library::{command, folder, said, stayer},
};
use serde_json::json;
use std::{fs, process::Stdio};

/// A name that clears the screen, colours what follows and turns it round.
const STEERING: &str = "run\u{1b}[2J\u{9b}31m\u{202e}\nsecond line.gpx";

fn shows(text: &str) {
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!text.contains(steers), "{text:?}");
    assert!(text.contains("run\u{fffd}[2J"), "{text:?}");
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_and_not_obeyed() {
    let data = folder();
    let file = data.path().join(STEERING);
    let path = file.to_str().unwrap();
    fs::write(&file, "no activity").unwrap();
    shows(&stayer(data.path(), &["show", path]).code(2).err);
    shows(&stayer(data.path(), &["import", path]).code(1).out);
    let plan = data.path().join("plan.txt");
    fs::write(&plan, crate::lint::WORKOUT).unwrap();
    shows(&stayer(data.path(), &["plan", "lint", plan.to_str().unwrap(), path]).code(1).out);
}

#[test]
fn a_refusal_quotes_no_more_than_can_be_read() {
    for (key, word) in [("runner", "invalid type"), ("history", "invalid type"), ("wishes", "column")] {
        let mut long = spec();
        long[key] = json!("\u{1b}[31m𝕏".repeat(20_000));
        make(&long, true).refused(2, word);
    }
}

#[test]
fn a_library_without_a_name_is_not_the_usual_one() {
    let home = folder();
    let nameless = |given: &[&str], variable: bool| {
        let mut stayer = std::process::Command::new(env!("CARGO_BIN_EXE_stayer"));
        stayer.env_clear().env("HOME", home.path()).args(["activities"]).args(given);
        if variable {
            stayer.env("STAYER_DATA", "");
        }
        said(stayer.output().unwrap())
    };
    for (given, variable) in [(&["--data", ""][..], false), (&[], true)] {
        let said = nameless(given, variable).code(2);
        assert!(said.err.contains("the library's folder has no name"), "{said:?}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "a library was made");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_whole_is_no_success() {
    let data = folder();
    for verb in [&["hold"][..], &["hold", "--json"], &["activities", "--json"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = command(data.path(), verb);
        let said =
            said(command.stdout(Stdio::from(full)).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap());
        assert!(said.code == 1 && said.err.contains("could not be written out whole"), "{verb:?}: {said:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_backup_whose_name_is_no_text_is_refused_in_words() {
    use std::os::unix::ffi::OsStrExt;
    let data = folder();
    stayer(data.path(), &["activities"]).code(0);
    let name = data.path().join(std::ffi::OsStr::from_bytes(b"b\xff.backup"));
    let mut command = command(data.path(), &["backup"]);
    said(command.arg(&name).output().unwrap()).refused(1, "its name is no text; give it another one");
    assert!(!name.exists());
}
