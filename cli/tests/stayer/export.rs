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
    let of_week = plan["weeks"][0]["days"].as_array().unwrap().iter().flat_map(|d| d["sessions"].as_array().unwrap());
    let workouts = of_week.filter(|s| ["run", "strength", "power", "mobility"].iter().any(|kind| s["kind"] == *kind));
    export(&week, &["--from", "2026-11-30", "--to", "2026-12-06"]);
    assert_eq!(bytes(&week).len(), workouts.count(), "one workout per run, lift, power and mobility of week 1");
    let nothing = ["export", "workouts", week.to_str().unwrap(), "--from", "2031-01-01", "--json"];
    stayer(data.path(), &nothing).refused(1, "no session from 2031-01-01");
}

/// Every format: files that hold what they say, and what they cannot say.
#[test]
fn every_format_is_written_with_its_losses() {
    let data = sample_library();
    let out = folder();
    let plan = stayer(data.path(), &["plan", "show", "--json"]).json();
    for (format, ending, begins, of_plan) in [
        ("zwo", "zwo", "<?xml", false),
        ("tcx", "tcx", "<?xml", false),
        ("text", "txt", "20", false),
        ("garmin", "json", "{", false),
        ("yaml", "yaml", "name: ", true),
        ("bundle", "zip", "PK", true),
        ("json", "json", "{", true),
    ] {
        let [first, second] = ["first", "second"].map(|name| out.path().join(format).join(name));
        let export = |folder: &Path| {
            let args = ["export", "workouts", folder.to_str().unwrap(), "--format", format, "--json"];
            holds(&stayer(data.path(), &args).code(0), "export", "files[].path files[].session? lost[]?")
        };
        let said = export(&first);
        export(&second);
        assert_eq!(bytes(&first), bytes(&second), "{format}: a second export wrote other bytes");
        let files = said["files"].as_array().unwrap();
        assert!(files.len() == 1 || !of_plan, "{format}: {} files", files.len());
        for file in files {
            let path = file["path"].as_str().unwrap();
            assert!(path.ends_with(ending), "{path}");
            assert!(fs::read(path).unwrap().starts_with(begins.as_bytes()), "{path}");
        }
        if format == "json" {
            let written = fs::read(first.join("plan.json")).unwrap();
            assert_eq!(serde_json::from_slice::<serde_json::Value>(&written).unwrap(), plan);
        } else {
            assert!(!said["lost"].as_array().unwrap().is_empty(), "{format} says everything?");
        }
    }
    let args = ["export", "workouts", out.path().join("people").to_str().unwrap(), "--format", "zwo"].map(str::to_owned);
    let said = stayer(data.path(), &args.each_ref().map(String::as_str)).code(0);
    assert!(said.out.contains("the whole session: the format holds runs only: "), "{}", said.out);
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
