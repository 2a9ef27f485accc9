//! Plans made elsewhere, from end to end.

use crate::{
    contract::holds,
    library::{Said, folder, sample_library, stayer},
};
use serde_json::Value;
use std::{fs, path::Path};

const PROMISED: &str = "files[].path files[].format files[].sessions files[].reason files[].lost[]?.line weeks goal assumed[]? \
     cautions[]? audit[].rule audit[].hard audit[].applies audit[].holds audit[].figure audit[].why";

/// A grid of two weeks that ends in a race.
pub const GRID: &str = "units: mi\nschedule:\n- workouts:\n  - title: Weights\n  - title: '{5} run'\n    distance: 5.0\n  - title: Rest\n  \
     - title: Weights\n  - title: Swim\n  - title: Rest\n  - title: 6 x 400m @ 5k pace w. 200m jog\n    distance: 6\n- workouts:\n  - title: Rest\n  \
     - title: '{4} run'\n    distance: 4\n  - title: Rest\n  - title: Rest\n  - title: Rest\n  - title: Rest\n  - title: Half Marathon ({13.1:21.1})\n    distance: 13.1\n";

/// A workout as text.
pub const WORKOUT: &str = "Warmup\n- 15m easy\n\nMain Set 2x\n- 8m threshold\n- 2m jog\n\nCooldown\n- 10m easy\n";

/// A calendar with one run and one appointment.
pub fn calendar() -> String {
    let event = |day: u32, title: &str| {
        format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:202612{day:02}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n")
    };
    format!("BEGIN:VCALENDAR\r\n{}{}END:VCALENDAR\r\n", event(1, "Easy run 8 km"), event(2, "Dentist"))
}

fn lint(path: &Path, more: &[&str]) -> Said {
    let here = folder();
    let said = stayer(here.path(), &[&["plan", "lint", path.to_str().unwrap()][..], more].concat());
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 0, "a library was made");
    said
}

fn verdict(document: &Value, rule: &str) -> (Value, Value) {
    let line = document["audit"].as_array().unwrap().iter().find(|line| line["rule"] == rule).unwrap();
    (line["applies"].clone(), line["holds"].clone())
}

#[test]
fn an_exported_plan_has_the_verdicts_of_the_plan() {
    let data = sample_library();
    let out = folder();
    let [ics, watch, json] = ["plan.ics", "watch", "plan.json"].map(|name| out.path().join(name));
    stayer(data.path(), &["export", "calendar", ics.to_str().unwrap()]).code(0);
    stayer(data.path(), &["export", "workouts", watch.to_str().unwrap()]).code(0);
    fs::write(&json, stayer(data.path(), &["plan", "show", "--json"]).out).unwrap();
    let own = stayer(data.path(), &["plan", "audit", "--json"]).json();
    for (path, rules) in [
        (&ics, &["A1", "A3", "B1", "B2", "B3", "B4", "B5", "C1", "F1", "H1"][..]),
        (&watch, &["A1", "A3", "B1", "B2", "B3", "H1"]),
        (
            &json,
            &[
                "A1", "A2", "A3", "B1", "B2", "B3", "B4", "B5", "C1", "C4", "D1", "E1", "F1", "F3", "G1", "G2", "H1",
                "H2", "H5",
            ],
        ),
    ] {
        let said = holds(&lint(path, &["--json"]).code(0), "lint", PROMISED);
        for rule in rules {
            assert_eq!(verdict(&said, rule), verdict(&own, rule), "{rule} of {}: {:#}", path.display(), said["audit"]);
        }
        let files = said["files"].as_array().unwrap();
        let lost: Vec<&Value> = files.iter().flat_map(|f| f["lost"].as_array().unwrap()).collect();
        if *path == watch {
            let gym = files.iter().filter(|f| f["sessions"] == 0).count();
            assert!(gym > 0 && lost.len() == gym, "{lost:#?}");
            assert!(lost.iter().all(|l| l["why"].as_str().unwrap().contains("rules of running only")), "{lost:#?}");
        } else {
            assert!(lost.is_empty(), "{lost:#?}");
        }
    }
    // What was run before the plan stands in no file of it: rule H4 asks for it.
    let runner = out.path().join("spec.json");
    let spec = r#"{"schema":"stayer.spec/1","today":"2026-11-23","history":{"longest_run_30d_m":20000}}"#;
    fs::write(&runner, spec).unwrap();
    for path in [&ics, &watch, &json] {
        let said = lint(path, &["--json", "--spec", runner.to_str().unwrap()]).code(0).json();
        assert_eq!(verdict(&said, "H4"), verdict(&own, "H4"), "{:#}", said["audit"]);
    }
}

#[test]
fn what_a_grid_does_not_tell_is_said() {
    let here = folder();
    let path = here.path().join("plan.yaml");
    fs::write(&path, GRID).unwrap();
    let said = lint(&path, &["--json"]).code(0).json();
    assert_eq!((&said["weeks"], &said["goal"]["date"]), (&2.into(), &"2026-12-13".into()));
    assert_eq!(said["files"][0]["lost"][0]["words"], "Swim");
    assert_eq!(verdict(&said, "C1").0, true);
    assert_eq!(verdict(&said, "F1"), (true.into(), false.into()));
    for rule in ["A4", "B3", "D1", "G1", "H2"] {
        let line = said["audit"].as_array().unwrap().iter().find(|line| line["rule"] == rule).unwrap();
        assert!(line["applies"] == false && line["why"].is_string(), "{line}");
    }
    let people = lint(&path, &[]).code(0).out;
    assert!(
        people.contains("line 9: \"Swim\"") && people.contains("falling short: ") && people.contains("assumed: "),
        "{people}"
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let here = folder();
    let put = |name: &str, bytes: &[u8]| {
        let path = here.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let bomb = "schedule: &a [*a, *a]\n";
    for (name, bytes, word) in [
        ("empty.ics", &b""[..], "0 bytes"),
        ("zeros.fit", &[0; 600], "no step found"),
        ("bomb.yaml", bomb.as_bytes(), "anchors and aliases"),
        ("other.json", b"{\"schema\": 7}", "no stayer.plan/1 document"),
        ("deep.json", "[".repeat(100_000).as_bytes(), "no stayer.plan/1 document"),
        ("route.gpx", b"<gpx/>", "not read here"),
        ("none.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no session"),
    ] {
        lint(&put(name, bytes), &["--json"]).refused(1, word);
    }
    lint(&here.path().join("absent.ics"), &[]).refused(1, "absent.ics");
    let (grid, text) = (put("grid.yaml", GRID.as_bytes()), put("w.txt", WORKOUT.as_bytes()));
    lint(&grid, &[text.to_str().unwrap()]).refused(2, "by itself");
    let some = lint(&text, &[here.path().join("absent.ics").to_str().unwrap(), "--json"]).code(1).json();
    assert!(some["files"][1]["reason"].as_str().unwrap().contains("cannot be read"));
    assert_eq!(verdict(&some, "B3"), (true.into(), true.into()));
}
