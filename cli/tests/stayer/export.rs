//! What goes to the watch and the calendar: the same bytes every time.

use crate::{
    contract::holds,
    library::{folder, sample_library, stayer},
};
use std::{collections::BTreeMap, fs, path::Path};

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |entry: &fs::DirEntry| entry.file_name().into_string().unwrap();
    fs::read_dir(folder).unwrap().map(|e| e.unwrap()).map(|e| (name(&e), fs::read(e.path()).unwrap())).collect()
}

#[test]
fn workouts() {
    let data = sample_library();
    let out = folder();
    let [first, second, week] = ["first", "second", "week"].map(|name| out.path().join(name));
    let export = |folder: &Path, more: &[&str]| {
        let args = ["export", "workouts", folder.to_str().unwrap(), "--format", "fit", "--json"];
        holds(
            &stayer(data.path(), &[&args[..], more].concat()).code(0),
            "export",
            "files[]?.path files[]?.session lost[]?",
        )
    };
    let said = export(&first, &[]);
    export(&second, &[]);
    assert_eq!(bytes(&first), bytes(&second), "a second export wrote other bytes");
    let files = said["files"].as_array().unwrap();
    assert_eq!(files.len(), bytes(&first).len());
    for file in files {
        let written = fs::read(file["path"].as_str().unwrap()).unwrap();
        assert_eq!(&written[8..12], b".FIT");
        assert!(file["session"].is_string());
    }
    export(&first, &[]);
    assert_eq!(bytes(&first), bytes(&second), "exporting over an export changed it");
    let plan = stayer(data.path(), &["plan", "show", "--json"]).json();
    let runs = plan["weeks"][0]["days"].as_array().unwrap().iter().flat_map(|d| d["sessions"].as_array().unwrap());
    let runs = runs.filter(|s| s["kind"] == "run").count();
    export(&week, &["--from", "2026-11-30", "--to", "2026-12-06"]);
    assert_eq!(bytes(&week).len(), runs, "one workout per run of week 1");
    let nothing = ["export", "workouts", week.to_str().unwrap(), "--from", "2031-01-01", "--json"];
    stayer(data.path(), &nothing).refused(1, "no run from 2031-01-01");
}

#[test]
fn calendar() {
    let data = sample_library();
    let out = folder();
    let [first, second] = ["first.ics", "second.ics"].map(|name| out.path().join(name));
    for file in [&first, &second] {
        let said = stayer(data.path(), &["export", "calendar", file.to_str().unwrap(), "--json"]).code(0);
        holds(&said, "export", "files[].path files[].session lost[]?");
    }
    let text = fs::read(&first).unwrap();
    assert_eq!(text, fs::read(&second).unwrap(), "a second export wrote other bytes");
    let text = String::from_utf8(text).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    let uids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
    let distinct: std::collections::BTreeSet<_> = uids.iter().collect();
    assert!(uids.len() > 20 && uids.len() == distinct.len(), "{uids:?}");
}

#[test]
fn without_a_plan_there_is_nothing_to_export() {
    let data = folder();
    let out = folder();
    let ics = out.path().join("plan.ics");
    stayer(data.path(), &["export", "calendar", ics.to_str().unwrap()]).refused(1, "stayer plan make");
    stayer(data.path(), &["export", "workouts", out.path().to_str().unwrap()]).refused(1, "stayer plan make");
    stayer(data.path(), &["plan", "show", "--json"]).refused(1, "stayer plan make");
    stayer(data.path(), &["plan", "audit", "--json"]).refused(1, "stayer plan make");
    assert!(!ics.exists());
}
