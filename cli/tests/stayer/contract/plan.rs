//! The plan, its audit, what clashes, and what became of it.

use super::{holds, make, spec, valid};
use crate::library::{folder, on, said, sample_library, stayer};
use serde_json::json;
use std::fs;

const PLAN: &str = "made seed goal.name goal.date goal.distance_m goal.time_s weeks[].index weeks[].start weeks[].phase \
     weeks[].easier weeks[].distance_m weeks[].hard_distance_m weeks[].days[].date weeks[].days[].sessions[]?.id \
     weeks[].days[].sessions[]?.kind audit[].rule audit[].hard audit[].applies audit[].holds audit[].figure audit[].why";

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
