//! Every document of every verb: one on stdout, its schema's name, every promised key, valid against its JSON Schema.

use crate::library::{Said, command, folder, on, said, sample_files, sample_library, shared_data, stayer};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::Stdio,
};

/// Holds a document against its name, its schema and its promised keys, written as `laps[].elapsed_s`; `repeats[]?` may be
/// empty, every other list is not.
#[track_caller]
pub fn holds(said: &Said, name: &str, promised: &str) -> Value {
    let document = said.json();
    valid(&document, name);
    for path in promised.split_whitespace() {
        let parts: Vec<&str> = path.split('.').collect();
        if let Err(missing) = promise(&document, &parts) {
            panic!("{name}: {path}: no {missing} in {document:#}");
        }
    }
    document
}

/// Validates against what `stayer schema NAME` prints.
#[track_caller]
pub fn valid(document: &Value, name: &str) {
    assert_eq!(document["schema"], format!("stayer.{name}/1"), "{document:#}");
    let here = folder();
    let schema = stayer(here.path(), &["schema", name]).code(0).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

fn promise(value: &Value, path: &[&str]) -> Result<(), String> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    let may_be_empty = first.ends_with('?');
    let (key, list) = match first.trim_end_matches('?').strip_suffix("[]") {
        Some(key) => (key, true),
        None => (first.trim_end_matches('?'), false),
    };
    let inner = value.get(key).ok_or_else(|| (*key).to_owned())?;
    if list {
        let list = inner.as_array().ok_or_else(|| format!("list {key}"))?;
        if list.is_empty() && !may_be_empty {
            return Err(format!("element of {key}"));
        }
        return list.iter().try_for_each(|element| promise(element, rest));
    }
    if inner.is_null() && may_be_empty {
        return Ok(());
    }
    promise(inner, rest)
}

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
const PLAN: &str = "made seed goal.name goal.date goal.distance_m goal.time_s weeks[].index weeks[].start weeks[].phase \
     weeks[].easier weeks[].distance_m weeks[].hard_distance_m weeks[].days[].date weeks[].days[].sessions[]?.id \
     weeks[].days[].sessions[]?.kind audit[].rule audit[].hard audit[].applies audit[].holds audit[].figure audit[].why";

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
fn hold() {
    let data = sample_library();
    let promised = "on sentence critical_speed_mps.value critical_speed_mps.low critical_speed_mps.high critical_speed_mps.level \
         d_prime_m.value d_prime_m.low d_prime_m.high endurance_index.value endurance_index.low endurance_index.high \
         fade_exponent.value fade_exponent.low fade_exponent.high sprint_mps.value sprint_mps.low sprint_mps.high \
         durability?.value durability?.low durability?.high curve[].duration_s curve[].speed_mps curve[].low curve[].high \
         races[].distance_m races[].time_s races[].low_s races[].high_s goal.pace goal.holds_m.value goal.holds_m.low \
         goal.holds_m.high goal.needs_m evidence[] sharpen[] level";
    let hold = holds(&stayer(data.path(), &["hold", "--json"]).code(0), "hold", promised);
    for key in ["critical_speed_mps", "d_prime_m", "endurance_index", "fade_exponent", "sprint_mps"] {
        let [low, value, high] = ["low", "value", "high"].map(|k| hold[key][k].as_f64().unwrap());
        assert!(low <= value && value <= high && low < high, "{key}: {low} {value} {high}");
    }
    let earlier = holds(&stayer(data.path(), &["hold", "--on", "2026-10-01", "--json"]).code(0), "hold", promised);
    assert_eq!(earlier["on"], "2026-10-01");
    assert_ne!(earlier["curve"], hold["curve"]);

    let empty = folder();
    let unknown = stayer(empty.path(), &["hold", "--json"]).code(0);
    let unknown = holds(&unknown, "hold", "sentence curve[]? races[]? evidence[]? sharpen[]?");
    for key in
        ["critical_speed_mps", "d_prime_m", "endurance_index", "fade_exponent", "sprint_mps", "durability", "goal"]
    {
        assert_eq!(unknown.get(key), Some(&Value::Null), "{key}");
    }
}

#[test]
fn load_intensity_anchors_and_equivalents() {
    let data = sample_library();
    let ask = |verb: &[&str]| stayer(data.path(), &[verb, &["--json"]].concat()).code(0);
    let promised = "from to unit days[].date days[].load days[].trimp days[].session_rpe days[].distance_m days[].fitness days[].fatigue days[].form \
         weeks[].monday weeks[].distance_m weeks[].time_s weeks[].runs weeks[].load weeks[].monotony weeks[].strain \
         spikes[]?.ratio methods.by_heart_rate methods.by_pace methods.without notes[]?";
    let load = holds(&ask(&["load"]), "load", promised);
    assert!(load["days"].as_array().unwrap().iter().any(|day| day["load"].as_f64().unwrap() > 20.0));
    let october = holds(&ask(&["load", "--from", "2026-10-01", "--to", "2026-10-31"]), "load", promised);
    assert_eq!(october["days"].as_array().unwrap().len(), 31);

    let zones = "from to system borders[].first_mps whole.time_s.easy whole.distance_m.moderate whole.sessions.hard \
         whole.polarization_index honesty.share weeks[].monday weeks[].running.time_s.easy notes[]";
    holds(&ask(&["intensity"]), "intensity", zones);
    let worth = "on records[].distance_m records[].time_s records[].date records[].activity records[].age_grade this_year[] races[] \
         vo2max_ml_per_kg_min.low equivalents[].distance_m equivalents[].models[].in_domain notes[]?";
    holds(&ask(&["equivalents"]), "equivalents", worth);

    let keys =
        "on steps[].from steps[].until steps[].anchors[]?.name threshold.daniels_mps threshold.disagrees notes[]?";
    let before = holds(&ask(&["anchors"]), "anchors", keys);
    let set = holds(&ask(&["anchor", "set", "hrmax=188", "--from", "2026-11-01"]), "anchors", keys);
    assert_eq!(set["steps"][0]["anchors"][0]["heart_rate_bpm"]["value"], 188.0);
    assert_eq!(set["steps"][1]["until"], "2026-10-31");
    assert_ne!(holds(&ask(&["load"]), "load", promised)["days"], load["days"]);
    assert_eq!(holds(&ask(&["anchor", "unset", "hrmax", "--from", "2026-11-01"]), "anchors", keys), before);
    assert_eq!(holds(&ask(&["load"]), "load", promised), load);
    stayer(data.path(), &["anchor", "set", "hrmax=18"]).refused(2, "120 to 230");
    stayer(data.path(), &["anchor", "unset", "hrmax", "--from", "2026-11-01"]).refused(1, "no hrmax was set");
    stayer(data.path(), &["load", "--from", "2026-02-01", "--to", "2026-01-01"]).refused(2, "swap them");
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
fn log() {
    let data = folder();
    let ask =
        |line: &str| stayer(data.path(), &[&["log"], &line.split(' ').collect::<Vec<_>>()[..], &["--json"]].concat());
    let told = |line: &str, promised: &str| {
        let keys = format!("entry.id entry.date entry.kind follows.sentences[]? {promised}");
        holds(&ask(line).code(0), "log", &keys)
    };
    told("rpe 2026-11-22 7 --minutes 45 --pain no", "entry.rpe entry.duration_s entry.pain follows.session_rpe");
    let lifted = told("strength deadlift w8@40 3x10@60kg --rir 2", "entry.sets[].reps follows.next_loads[].load_kg");
    assert_eq!(lifted["entry"]["sets"].as_array().unwrap().len(), 4);
    told(
        "wellness --hrv-ms 62 --resting-hr 48 --sleep-h 7.5",
        "entry.hrv_s entry.resting_heart_rate_bpm entry.sleep_s",
    );
    told("check overhead_squat=2 step_down=1/1 pain=no", "entry.scores[].test entry.found.pain follows.offers_pause");
    told("sweat --before 61.2 --after 60.4 --drink-l 0.5 --minutes 75", "entry.sweat_l_h follows.sweat_l_h");
    told("weight 135lb --date 2026-11-20", "entry.mass_kg");
    let list = holds(&ask("list").code(0), "log_list", "entries[].id entries[].date entries[].kind");
    let kinds: Vec<&str> = list["entries"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["sweat", "check", "wellness", "strength", "rpe", "weight"], "newest day first");
    let undone = holds(&ask("undo").code(0), "log_undo", "taken_back.id taken_back.kind");
    assert_eq!(undone["taken_back"]["kind"], "weight");
    for (line, word) in [
        ("rpe soon 5", "is neither an activity's number nor a day"),
        ("rpe 2026-11-22 11 --minutes 30", "expected 0 to 10"),
        ("rpe 2026-12-22 5 --minutes 30", "is after today"),
        ("strength deadlift lots", "write sets as"),
        ("weight heavy", "is no mass"),
        ("check step_down", "write TEST=SCORE"),
        ("list --kind shoes", "there are rpe strength"),
    ] {
        let said = ask(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}: {said:#?}");
        assert!(said.err.contains(word), "{line}: no {word:?} in {said:#?}");
    }
    ask("rpe 77 5").refused(1, "there is no activity 77");
}

#[test]
fn predict() {
    let nowhere = "/no/library/needed";
    let promised = "predictions[].runner predictions[].distance_m predictions[].time_s predictions[].low_s \
         predictions[].high_s predictions[].models[]?.model predictions[].models[]?.time_s predictions[].models[]?.weight \
         predictions[].models[]?.in_domain";
    let one = ["predict", "--result", "5000=19:58", "--result", "10k=41:40@30", "--distance", "42195"];
    let one = stayer(nowhere, &[&one[..], &["--weekly-km", "55", "--json"]].concat()).code(0);
    let one = holds(&one, "predict", &promised.replace("[]?", "[]"));
    let time = one["predictions"][0]["time_s"].as_f64().unwrap();
    assert!((10_800.0..=14_400.0).contains(&time), "{time}");

    let tables = folder();
    let put = |name: &str, text: &str| {
        let path = tables.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let results = "runner,distance_m,time_s,date,weekly_km,sex,age\na,5000,1198,2026-10-01,55,female,38\n\
         a,10000,2500,2026-09-01,,,\nb,5000,not a time,,,,\n\"c, the third\",21097.5,6000,,,,\n";
    let results = put("results.csv", results);
    let targets =
        put("targets.csv", "runner,distance_m\na,42195\nb,10000\nnobody,10000\n\"c, the third\",42195\na,NaN\n");
    let args = ["predict", "--results", &results, "--targets", &targets, "--json"];
    let many = holds(&stayer(nowhere, &args).code(1), "predict", promised);
    let many = many["predictions"].as_array().unwrap();
    let answered: Vec<bool> = many.iter().map(|p| p["time_s"].is_f64()).collect();
    assert_eq!(answered, [true, false, false, true, false], "one prediction per row of the targets");
    for refused in many.iter().filter(|p| p["time_s"].is_null()) {
        assert!(!refused["notes"].as_array().unwrap().is_empty(), "{refused:#}");
    }
}

#[test]
fn races_and_runner() {
    let data = folder();
    let races = "races[].id races[].name races[].date races[].distance_m races[].goal_s races[].priority";
    let add = ["race", "add", "Spring marathon", "--date", "2027-04-18", "--distance", "marathon", "--goal", "3:15:00"];
    let added = holds(&stayer(data.path(), &[&add[..], &["--json"]].concat()).code(0), "races", races);
    assert_eq!(added["races"][0]["goal_s"], 11_700.0);
    assert_eq!(added["added"], added["races"][0]["id"]);
    stayer(data.path(), &["race", "add", "Parkrun", "--date", "2027-02-06", "--distance", "5k", "--priority", "C"])
        .code(0);
    let list = holds(&stayer(data.path(), &["race", "list", "--json"]).code(0), "races", races);
    assert_eq!(list["added"], Value::Null);
    assert_eq!((&list["races"][0]["name"], &list["races"][0]["goal_s"]), (&json!("Parkrun"), &Value::Null));
    let left = stayer(data.path(), &["race", "remove", &list["races"][0]["id"].to_string(), "--json"]).code(0);
    assert_eq!(holds(&left, "races", races)["races"].as_array().unwrap().len(), 1);

    let keys = "runner.sex runner.born runner.mass_kg runner.equipment[] runner.max_speed_mps wishes.days[] wishes.rest[] \
         check.pain units";
    let set = ["runner", "set", "sex=female", "born=1988-05-02", "mass_kg=61", "equipment=dumbbell,box", "rest=fri"];
    let set = [&set[..], &["days=mon,tue,wed,thu,sat,sun", "max_session.tue=60min", "units=mi", "--json"]].concat();
    let set = holds(&stayer(data.path(), &set).code(0), "runner", keys);
    assert_eq!(set, holds(&stayer(data.path(), &["runner", "show", "--json"]).code(0), "runner", keys));
    assert_eq!((&set["runner"]["mass_kg"], &set["units"]), (&json!(61.0), &json!("mi")));
    assert_eq!(set["wishes"]["max_session_s"]["tue"], 3600.0);
    assert_eq!(set["runner"]["max_speed_mps"], Value::Null);
}

/// The spec of the contract's own text.
pub fn spec() -> Value {
    json!({"schema": "stayer.spec/1", "today": "2026-11-23",
     "runner": {"sex": "female", "born": "1988-05-02", "mass_kg": 61, "lifting": "none", "equipment": ["dumbbell", "box"], "max_speed_mps": null},
     "history": {"weekly_distance_m": [28000, 30000, 31000, 32000], "longest_run_30d_m": 14000, "speed_sessions_4w": 0,
        "results": [{"distance_m": 10000, "time_s": 3120, "date": "2026-10-11"}]},
     "races": [{"name": "Half", "date": "2027-02-21", "distance_m": 21097.5, "goal_s": null, "priority": "A", "course": null}],
     "wishes": {"days": ["mon", "tue", "wed", "thu", "sat", "sun"], "long_run": "sun", "rest": ["fri"], "lifting_days_max": 3,
        "max_session_s": {"tue": 3600}, "max_weekly_distance_m": 70000, "speed_sessions_max": 2},
     "check": {"knees_cave_in": true, "tight_hip_flexors": false, "quiet_glutes": true, "left_right_difference": false, "pain": false}})
}

/// Runs `plan make` on a spec.
#[track_caller]
pub fn make(spec: &Value, json: bool) -> Said {
    let here = folder();
    let path = here.path().join("spec.json");
    fs::write(&path, spec.to_string()).unwrap();
    let args = ["plan", "make", "--spec", path.to_str().unwrap(), "--json"];
    stayer("/no/library/needed", &args[..if json { 5 } else { 4 }])
}

#[test]
fn plan_from_a_spec() {
    let spec = spec();
    valid(&spec, "spec");
    let said = make(&spec, true).code(0);
    let plan = holds(&said, "plan", PLAN);
    assert_eq!(plan["weeks"][0]["start"], "2026-11-30", "week 1 starts on the first Monday after today");
    assert_eq!(said.out, make(&spec, true).out, "the same spec, another plan");
}

#[test]
fn plan_of_the_library() {
    let data = sample_library();
    let shown = holds(&stayer(data.path(), &["plan", "show", "--json"]).code(0), "plan", PLAN);
    let audit = "audit[].rule audit[].hard audit[].applies audit[].holds audit[].figure audit[].why";
    let audit = holds(&stayer(data.path(), &["plan", "audit", "--json"]).code(0), "audit", audit);
    assert_eq!(audit["audit"], shown["audit"]);
    let made = holds(&stayer(data.path(), &["plan", "make", "--json"]).code(0), "plan", PLAN);
    assert_eq!(made, shown, "the same library, another plan");
    holds(&stayer(data.path(), &["today", "--json"]).code(0), "today", "sessions[]? fuel why[]? readiness? to_log[]?");
}

#[test]
fn wishes_that_clash() {
    let mut spec = spec();
    spec["wishes"]["days"] = json!(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    spec["wishes"]["rest"] = json!([]);
    spec["wishes"]["max_weekly_distance_m"] = json!(1000);
    spec["wishes"]["max_session_s"] =
        json!({"mon": 60, "tue": 60, "wed": 60, "thu": 60, "fri": 60, "sat": 60, "sun": 60});
    let said = make(&spec, true).code(1);
    let conflict = holds(&said, "conflict", "clash[].wish clash[].rule ways_out[]");
    assert!(!conflict["ways_out"][0].as_str().unwrap().is_empty());
}

#[test]
fn the_library_s_care() {
    let data = sample_library();
    let check =
        holds(&stayer(data.path(), &["check", "--json"]).code(0), "check", "sound activities originals problems[]?");
    assert_eq!(check["sound"], true);
    let rebuilt = holds(&stayer(data.path(), &["rebuild", "--json"]).code(0), "rebuild", "rebuilt failed[]?");
    assert_eq!(rebuilt["rebuilt"], check["activities"]);
    let out = folder();
    let file = out.path().join("library.backup");
    let file = file.to_str().unwrap();
    let backup = holds(&stayer(data.path(), &["backup", file, "--json"]).code(0), "backup", "file bytes activities");
    assert_eq!(backup["bytes"], fs::metadata(file).unwrap().len());
    let other = out.path().join("other");
    let restored = stayer(&other, &["restore", file, "--json"]).code(0);
    assert_eq!(holds(&restored, "backup", "activities")["activities"], check["activities"]);
}

#[test]
fn sample_and_schema() {
    let out = folder();
    let dir = out.path().join("new/sample");
    let args = ["sample", dir.to_str().unwrap(), "--weeks", "2", "--json"];
    let sample = holds(&stayer(out.path(), &args).code(0), "export", "files[].path files[].session");
    for file in sample["files"].as_array().unwrap() {
        assert!(Path::new(file["path"].as_str().unwrap()).exists());
    }
    let truth: Value = serde_json::from_str(&fs::read_to_string(dir.join("truth.json")).unwrap()).unwrap();
    assert!(truth.is_object());

    let names = stayer(out.path(), &["schema"]).code(0).out;
    assert!(names.lines().count() >= 17);
    let list = stayer(out.path(), &["schema", "--json"]).code(0).json();
    assert_eq!(list["schema"], "stayer.schemas/1");
    for name in names.lines() {
        let schema = stayer(out.path(), &["schema", name]).code(0).json();
        assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/schema/{name}.json"));
        let kept: Value = serde_json::from_str(&fs::read_to_string(kept).unwrap()).unwrap();
        assert_eq!(kept, schema, "docs/schema/{name}.json is not what the program says");
    }
    stayer(out.path(), &["schema", "nonsense"]).refused(2, "nonsense");
}

#[test]
fn serve_prints_its_address_and_answers_there() {
    let data = folder();
    let mut child =
        command(data.path(), &["serve", "--port", "0", "--no-open", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let document: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(document["schema"], "stayer.serve/1");
    let address = document["address"].as_str().unwrap().strip_prefix("http://127.0.0.1:").unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{address}")).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: 127.0.0.1:{address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(page.starts_with("HTTP/1.1 200") || page.starts_with("HTTP/1.1 303"), "{page}");
}

#[test]
fn serving_the_home_network_warns_in_the_terminal_that_nothing_is_encrypted() {
    let data = folder();
    let mut child = command(data.path(), &["serve", "--port", "0", "--no-open", "--lan"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut warning = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut warning).unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(warning.contains("is not encrypted") && warning.contains("Use it at home only"), "{warning}");
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
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

#[test]
fn a_changed_plan_says_what_changed_and_undo_gives_back_what_was_there() {
    let data = sample_library();
    let shown = || stayer(data.path(), &["plan", "show", "--json"]).code(0).out;
    let before = shown();
    let changes = "changes[].session changes[].from.date changes[].to.date changes[].rule changes[].why";
    let moved = stayer(data.path(), &["plan", "move", "w03-speed1", "2026-12-17", "--json"]).code(0);
    let document = holds(&moved, "plan", &format!("{PLAN} {changes}"));
    let mine = document["changes"].as_array().unwrap().iter().find(|c| c["session"] == "w03-speed1").unwrap();
    assert_eq!((&mine["from"]["date"], &mine["to"]["date"]), (&json!("2026-12-15"), &json!("2026-12-17")));
    assert!(document["audit"].as_array().unwrap().iter().all(|a| a["hard"] == false || a["holds"] == true));
    let skipped = stayer(data.path(), &["plan", "skip", "w05-speed1", "--json"]).code(0);
    holds(&skipped, "plan", "weeks[] changes[].rule changes[].why");
    let diff = stayer(data.path(), &["plan", "diff", "--json"]).code(0);
    holds(&diff, "plan_diff", "made edits[].made_on edits[].edit changes[].session changes[].rule changes[].why");
    stayer(data.path(), &["plan", "undo"]).code(0);
    stayer(data.path(), &["plan", "undo"]).code(0);
    assert_eq!(shown(), before, "undo gives back every byte");
    assert_eq!(stayer(data.path(), &["plan", "undo"]).code, 1);
    assert_eq!(stayer(data.path(), &["plan", "skip", "no-such"]).code, 2);
    assert_eq!(stayer(data.path(), &["plan", "move", "w03-speed1", "2026-11-01"]).code, 2);
    holds(&stayer(data.path(), &["plan", "done", "--json"]).code(0), "plan_done", "on runs[]?");
    holds(
        &stayer(data.path(), &["plan", "audit", "--json"]).code(0),
        "audit",
        "audit[].rule done.planned_runs done.done_runs",
    );
    let follow = stayer(data.path(), &["plan", "follow", "--json"]).code(0);
    assert_eq!(holds(&follow, "plan", "weeks[] changes[]? advice")["changes"], json!([]), "nothing was done yet");
    stayer(data.path(), &["plan", "travel", "2026-12-14", "2026-12-20"]).refused(2, "nothing planned");
    let anvil = stayer(data.path(), &["plan", "travel", "2026-12-14", "2026-12-20", "--equipment", "anvil"]);
    assert!(anvil.code == 2 && anvil.err.contains("medicine_ball"), "{anvil:#?}");
}

#[test]
fn a_planned_run_that_was_run_is_told_step_by_step() {
    let data = sample_library();
    let run = |day: &str, args: &[&str]| said(on(day, data.path(), args).output().unwrap()).code(0);
    let plan = run("2026-11-23", &["plan", "show", "--json"]).json();
    let sessions = plan["weeks"][0]["days"].as_array().unwrap().iter();
    let (day, easy) = sessions
        .flat_map(|d| d["sessions"].as_array().unwrap().iter().map(move |s| (d["date"].as_str().unwrap(), s)))
        .find(|(_, s)| s["run"] == "easy")
        .unwrap();
    let folder = folder();
    let file = folder.path().join("done.fit");
    let planned: training::RunSession = serde_json::from_value(easy.clone()).unwrap();
    fs::write(&file, app::App::sample_done(1, day.parse().unwrap(), &planned, 1.0, 1.0).unwrap()).unwrap();
    run(day, &["import", file.to_str().unwrap()]);
    let done = holds(
        &run(day, &["plan", "done", "--json"]),
        "plan_done",
        "on runs[].session runs[].steps[]?.role runs[].outturn",
    );
    let own = done["runs"].as_array().unwrap().iter().find(|r| r["session"] == easy["id"]).unwrap();
    assert_eq!(
        (&own["outturn"], &own["steps_found"], &own["steps"][0]["target"]),
        (&json!("done"), &json!("whole"), &json!("hit"))
    );
    assert!(own["steps"][0]["done_distance_m"].as_f64().unwrap() > 1000.0);
    let id = own["activity"].to_string();
    let shown = holds(&run(day, &["show", &id, "--json"]), "activity", "planned.session planned.steps[].role");
    assert_eq!(shown["planned"], *own);
    let people = run(day, &["show", &id]).out;
    assert!(people.contains(&format!("planned as {}: done", easy["id"].as_str().unwrap())), "{people}");
    assert!(run(day, &["plan", "show", "--week", "1"]).out.contains("on target"));
}
