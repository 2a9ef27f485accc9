//! What came in: imports, activities, one activity, and words on them.

use super::holds;
use crate::library::{folder, sample_files, sample_library, shared_data, stayer};
use serde_json::{Value, json};

const ROW: &str = "id start sport sub_sport name distance_m elapsed_s timer_s moving_s records channels[] race \
     source_sha256 source_path";
const DETAIL: &str = "laps[] bests[].distance_m bests[].elapsed_s bests[].start_s curve[].duration_s curve[].distance_m \
     hold.half_ratio hold.decoupling[]?.from_m hold.decoupling[]?.to_m hold.decoupling[]?.ratio hold.onset_m hold.late_fade \
     hold.kick hold.pace_cv hold.wall repeats[]?.distance_m repeats[]?.elapsed_s repeats[]?.speed_mps repeats[]?.fade \
     repeats[]?.heart_rate_recovery_bpm repairs[]?";
const IMPORT: &str = "batch files[].path files[].outcome files[].activity files[].reason files[].warnings[]? imported \
     duplicate skipped failed dry_run interrupted";
const PAST: &str = "batch at source activities files[].path files[].outcome files[].activity imported duplicate skipped failed \
     entries reasons[].outcome reasons[].reason reasons[].files";

fn under(key: &str, row: &str) -> String {
    row.split_whitespace().map(|k| format!("{key}.{k} ")).collect()
}

#[test]
fn import_and_undo_import() {
    let data = folder();
    let files = sample_files().to_str().unwrap();
    let dry = holds(&stayer(data.path(), &["import", files, "--dry-run", "--json"]).code(0), "import", IMPORT);
    assert_eq!((&dry["batch"], &dry["dry_run"]), (&Value::Null, &json!(true)));
    let list = stayer(data.path(), &["activities", "--json"]).code(0).json();
    assert_eq!(list["total"], 0, "a dry run changed something");

    let first = holds(&stayer(data.path(), &["import", files, "--json"]).code(0), "import", IMPORT);
    assert_eq!(dry["imported"], first["imported"]);
    assert!(first["imported"].as_u64().unwrap() > 20);
    let list = stayer(data.path(), &["activities", "--json"]).code(0).json();

    let again = holds(&stayer(data.path(), &["import", files, "--json"]).code(0), "import", IMPORT);
    assert_eq!((&again["batch"], &again["imported"]), (&Value::Null, &json!(0)), "a second import changed something");
    assert_eq!(again["duplicate"], first["imported"]);
    assert_eq!(stayer(data.path(), &["activities", "--json"]).json(), list);

    let batch = first["batch"].to_string();
    let past = holds(&stayer(data.path(), &["imports", "--json"]).code(0), "imports", "imports[].batch imports[].at");
    assert_eq!(past["imports"][0]["batch"], first["batch"]);
    let kept = holds(&stayer(data.path(), &["imports", &batch, "--json"]).code(0), "import_report", PAST);
    assert_eq!((&kept["files"], &kept["imported"]), (&first["files"], &first["imported"]));
    let undone =
        holds(&stayer(data.path(), &["undo-import", &batch, "--json"]).code(0), "undo_import", "removed batch");
    assert_eq!(undone["removed"], first["imported"]);
    assert_eq!(stayer(data.path(), &["activities", "--json"]).json()["total"], 0);
    stayer(data.path(), &["undo-import", &batch, "--json"]).refused(1, &batch);
    stayer(data.path(), &["imports", &batch, "--json"]).refused(1, &batch);
    stayer(data.path(), &["undo-import", "--json"]).refused(1, "import");
}

#[test]
fn activities_and_show() {
    let data = sample_library();
    let list = stayer(data.path(), &["activities", "--json"]).code(0);
    let list = holds(&list, "activities", &under("activities[]", ROW));
    let newest = &list["activities"][0];
    assert_eq!(list["total"], list["activities"].as_array().unwrap().len());
    let start = newest["start"].as_str().unwrap();
    assert!(start.parse::<jiff::Timestamp>().is_ok(), "{start} is not RFC 3339");

    let promised = under("activity", ROW) + DETAIL;
    let shown = stayer(data.path(), &["show", &newest["id"].to_string(), "--json"]).code(0);
    let shown = holds(&shown, "activity", &promised);
    assert_eq!(&shown["activity"], newest);

    let file = newest["source_path"].as_str().unwrap();
    let from_file = stayer("/no/library/needed", &["show", file, "--json"]).code(0);
    let from_file = holds(&from_file, "activity", &promised);
    assert_eq!(from_file["activity"]["id"], Value::Null, "a file is no row of the library");
    for key in ["laps", "bests", "curve", "hold", "repeats"] {
        assert_eq!(from_file[key], shown[key], "{key} differs between the file and the library");
    }
    let some = list["activities"].as_array().unwrap().iter().any(|a| {
        let shown = stayer(data.path(), &["show", &a["id"].to_string(), "--json"]).code(0).json();
        shown["repeats"].as_array().is_some_and(|r| !r.is_empty())
    });
    assert!(some, "no run of the sample runner shows repeats");
    stayer(data.path(), &["show", "9999", "--json"]).refused(1, "no activity 9999");

    let none = stayer(data.path(), &["activities", "--from", "2030-01-01", "--json"]).code(0).json();
    assert_eq!((&none["total"], &none["activities"]), (&json!(0), &json!([])));
}

#[test]
fn a_race_that_the_watch_did_not_write_down() {
    let data = sample_library();
    let list = stayer(data.path(), &["activities", "--json"]).code(0).json();
    let list = list["activities"].as_array().unwrap();
    let raced = list.iter().find(|a| a["source_path"].as_str().unwrap().ends_with("2026-10-11-race.fit")).unwrap();
    let before = stayer(data.path(), &["hold", "--json"]).code(0).json();
    let said = stayer(data.path(), &["race", "ran", &raced["id"].to_string(), "--json"]).code(0);
    assert_eq!(holds(&said, "activity", "activity.race")["activity"]["race"], true);
    let after = stayer(data.path(), &["hold", "--json"]).code(0).json();
    let races = |hold: &Value| hold["evidence"].as_array().unwrap().iter().filter(|e| e["kind"] == "race").count();
    assert!(races(&before) == 0 && races(&after) > 0, "{:#}", after["evidence"]);
    stayer(data.path(), &["race", "ran", "9999"]).refused(1, "no activity 9999");
}

#[test]
fn activity_mend() {
    let (data, here) = (folder(), folder());
    let id = crate::help::a_run_that_jumps_about(here.path(), data.path());
    let keys =
        "repairs[].kind repairs[].what repairs[].samples repairs[].can_undo repairs[].undone bests[]? corrections";
    let before = holds(&stayer(data.path(), &["show", &id, "--json"]).code(0), "activity", keys);
    let state = |shown: &Value, kind: &str| {
        let repairs = shown["repairs"].as_array().unwrap().iter();
        let of_kind: Vec<&Value> = repairs.filter(|repair| repair["kind"] == kind).collect();
        assert_eq!(of_kind.len(), 1, "{kind}: {shown:#}");
        (of_kind[0]["can_undo"].as_bool().unwrap(), of_kind[0]["undone"].as_bool().unwrap())
    };
    assert_eq!(state(&before, "no_evidence"), (true, false));
    assert_eq!(before["bests"].as_array().unwrap().len(), 0);
    let run = |verb: &str, kind: &str| stayer(data.path(), &["activity", verb, &id, kind, "--json"]);
    let believed = holds(&run("unmend", "no_evidence").code(0), "activity", keys);
    assert_eq!(state(&believed, "no_evidence"), (true, true));
    assert!(believed["bests"].as_array().unwrap().iter().any(|best| best["distance_m"] == 3000.0), "{believed:#}");
    run("unmend", "no_evidence").refused(2, "as the device wrote it already");
    run("unmend", "gap").refused(2, "there are no_evidence, spike");
    let unknown = run("unmend", "date").code(2).err;
    assert!(unknown.contains("no mending that can be undone") && unknown.contains("heart_rate_spike"), "{unknown}");
    let text = stayer(data.path(), &["show", &id]).code(0).out;
    assert!(text.contains("not mended, as you said: ") && text.contains("[no_evidence]"), "{text}");
    let undone = holds(&stayer(data.path(), &["activity", "undo", &id, "--json"]).code(0), "activity", keys);
    assert_eq!(undone, before);
    run("unmend", "no_evidence").code(0);
    let mended = holds(&run("mend", "no_evidence").code(0), "activity", keys);
    assert_eq!((&mended["bests"], &mended["repairs"]), (&before["bests"], &before["repairs"]));
}

#[test]
fn a_real_history() {
    let Some(history) = shared_data("history/tang-hi") else { return };
    let data = folder();
    let said = stayer(data.path(), &["import", history.to_str().unwrap(), "--json"]);
    assert!(said.code < 2, "{}", said.err);
    let report = holds(&said, "import", IMPORT);
    assert!(report["imported"].as_u64().unwrap() > 0);
    assert_eq!(said.code == 1, report["failed"].as_u64().unwrap() > 0);
    let list =
        holds(&stayer(data.path(), &["activities", "--json"]).code(0), "activities", &under("activities[]", ROW));
    let id = list["activities"][0]["id"].to_string();
    let promised = under("activity", ROW) + &DETAIL.replace("laps[]", "laps[]?").replace("bests[]", "bests[]?");
    holds(&stayer(data.path(), &["show", &id, "--json"]).code(0), "activity", &promised);
    holds(&stayer(data.path(), &["hold", "--json"]).code(0), "hold", "sentence");
    assert_eq!(stayer(data.path(), &["check", "--json"]).code(0).json()["sound"], true);
}
