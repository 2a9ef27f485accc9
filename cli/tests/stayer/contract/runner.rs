//! What the runner tells: facts, races, the log.

use super::holds;
use crate::library::{folder, stayer};
use serde_json::{Value, json};

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
