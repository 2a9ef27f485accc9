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
    let args =
        ["export", "workouts", out.path().join("people").to_str().unwrap(), "--format", "zwo"].map(str::to_owned);
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

#[test]
fn tables() {
    let data = sample_library();
    let out = folder();
    let listed = stayer(data.path(), &["activities", "--json"]).json()["total"].as_u64().unwrap();
    for (what, rows, head) in
        [("activities", Some(listed), "id,start,sport,"), ("ledger", None, "duration_s,speed_mps,")]
    {
        for ending in ["csv", "parquet"] {
            let file = out.path().join(format!("{what}.{ending}"));
            let said = stayer(data.path(), &["export", what, file.to_str().unwrap(), "--json"]).code(0);
            holds(&said, "export", "files[].path files[].session? lost[]?");
            let bytes = fs::read(&file).unwrap();
            if ending == "parquet" {
                assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with(head), "{text:.100}");
            assert!(rows.is_none_or(|rows| text.lines().count() as u64 == rows + 1));
        }
    }
    let args = ["export", "activities", out.path().join("a.xlsx").to_str().unwrap()].map(str::to_owned);
    stayer(data.path(), &args.each_ref().map(String::as_str)).refused(2, ".csv or .parquet");
}

#[test]
fn everything_goes_out_and_comes_back() {
    let data = sample_library();
    let (out, other) = (folder(), folder());
    let files = out.path().join("files");
    let said = stayer(data.path(), &["export", "all", files.to_str().unwrap(), "--json"]).code(0);
    holds(&said, "export", "files[].path lost[]?");
    stayer(other.path(), &["import", files.to_str().unwrap(), "--json"]).code(0);
    for ask in [
        &["plan", "show", "--json"][..],
        &["runner", "show", "--json"],
        &["race", "list", "--json"],
        &["hold", "--json"],
    ] {
        assert_eq!(stayer(other.path(), ask).code(0).json(), stayer(data.path(), ask).code(0).json(), "{ask:?}");
    }
    crate::contract::valid(&serde_json::from_slice(&fs::read(files.join("stayer.json")).unwrap()).unwrap(), "library");
    stayer(data.path(), &["export", "all", data.path().to_str().unwrap()]).refused(2, "holds other files");
}

#[test]
fn a_watch_is_synced() {
    let data = sample_library();
    let watch = folder();
    fs::create_dir_all(watch.path().join("GARMIN/Activity")).unwrap();
    fs::write(watch.path().join("GARMIN/Activity/run.gpx"), crate::library::gpx(320, 600)).unwrap();
    let args = ["sync", watch.path().to_str().unwrap(), "--days", "28", "--json"];
    let promised = "folder layout import.imported batch imported duplicate skipped files[].path files[].outcome files[].session? written unchanged removed failed lost[]?";
    let first = holds(&stayer(data.path(), &args).code(0), "sync", promised);
    assert_eq!(
        (&first["layout"], &first["import"]["imported"], &first["imported"], &first["failed"]),
        (&"watch".into(), &1.into(), &1.into(), &0.into())
    );
    assert!(first["written"].as_u64().unwrap() > 10);
    let again = stayer(data.path(), &args).code(0).json();
    assert_eq!((&again["written"], &again["unchanged"]), (&0.into(), &first["written"]));
    assert_eq!(again["import"]["duplicate"], 1);
    let people = stayer(data.path(), &args[..4]).code(0);
    assert!(people.out.starts_with("in:  0 new, 1 there already"), "{}", people.out);
    stayer(data.path(), &["sync", "/no/such/watch"]).refused(2, "plug the watch in");
    stayer(data.path(), &["sync", watch.path().to_str().unwrap(), "--days", "29"]).refused(2, "expected 1 to 28");
}

/// A watched folder takes a file that comes while it watches; Ctrl-C ends it.
#[cfg(unix)]
#[test]
fn a_watched_folder_is_followed_until_ctrl_c() {
    use std::{io::BufRead, process::Stdio};
    let data = sample_library();
    let watched = folder();
    let mut child =
        crate::library::command(data.path(), &["sync", watched.path().to_str().unwrap(), "--watch", "--json"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    let first: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(first["import"]["imported"], 0);
    fs::write(watched.path().join("run.gpx"), crate::library::gpx(320, 600)).unwrap();
    let second: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(second["import"]["imported"], 1);
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    assert!(child.wait().unwrap().success());
}

/// A folder that is watched while serving is synced by itself: what comes goes in, the workouts go out.
#[cfg(unix)]
#[test]
fn serving_keeps_a_folder_in_sync() {
    use std::{io::BufRead, process::Stdio};
    let data = sample_library();
    let watched = folder();
    let missing = watched.path().join("not plugged in");
    let path = watched.path().join("watch");
    fs::create_dir_all(path.join("GARMIN/Activity")).unwrap();
    let args = [
        "serve",
        "--port",
        "0",
        "--no-open",
        "--json",
        "--watch",
        path.to_str().unwrap(),
        "--watch",
        missing.to_str().unwrap(),
    ];
    let mut child =
        crate::library::command(data.path(), &args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufReader::new(child.stderr.take().unwrap()).lines().map(|line| line.unwrap());
    let mut first: Vec<String> = Vec::new();
    while !(first.iter().any(|line| line.starts_with("out: "))
        && first.iter().any(|line| line.contains("waiting for it")))
    {
        first.push(lines.next().unwrap());
    }
    fs::write(path.join("GARMIN/Activity/run.gpx"), crate::library::gpx(320, 600)).unwrap();
    let second = lines.find(|line| line.starts_with("in: ")).unwrap();
    assert!(second.contains("1 new"), "{first:?} {second}");
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    assert!(child.wait().unwrap().success());
    assert!(path.join("GARMIN/Schedules/stayer-schedule.fit").exists());
    assert!(!missing.exists(), "a folder that is not there is never made");
}
