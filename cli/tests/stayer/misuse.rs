//! What cannot be meant gets a clear message and the right exit code, and changes nothing.

use crate::{
    contract::{make, spec},
    library::{folder, gpx, stayer},
};
use serde_json::{Value, json};
use std::fs;

/// The spec with one thing in it changed.
fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut spec = spec();
    change(&mut spec);
    spec
}

#[test]
fn specs_that_cannot_be() {
    let name_of_10_000 = "x".repeat(10_000);
    let cases = [
        (with(|s| s["shoe"] = json!(7)), "unknown field `shoe`"),
        (with(|s| s["wishes"]["dayz"] = json!(["mon"])), "unknown field `dayz`"),
        (with(|s| s["wishes"]["days"] = json!(["moon"])), "unknown variant `moon`"),
        (with(|s| s["schema"] = json!("stayer.spec/9")), "stayer.spec/9"),
        (with(|s| s["history"]["weekly_distance_m"] = json!([-5])), "-5 m"),
        (with(|s| s["history"]["longest_run_30d_m"] = json!(-5)), "longest run"),
        (with(|s| s["races"][0]["date"] = json!("2026-11-22")), "before today"),
        (with(|s| s["races"][0]["date"] = json!("9999-12-31")), "more than five years away"),
        (with(|s| s["races"][0]["date"] = json!("2027-02-30")), "date"),
        (with(|s| s["races"][0]["distance_m"] = json!(-5000)), "-5000 m"),
        (with(|s| s["races"][0]["distance_m"] = json!(0)), "0 m"),
        (with(|s| s["races"][0]["goal_s"] = json!(600)), "600 s"),
        (with(|s| s["races"][0]["goal_s"] = json!(2700)), "faster than any human"),
        (with(|s| s["races"][0]["goal_s"] = json!(0)), "0 s"),
        (with(|s| s["races"][0]["goal_s"] = json!(-60)), "-60 s"),
        (with(|s| s["races"][0]["name"] = json!(name_of_10_000)), "10000 characters"),
        (with(|s| s["races"][0]["name"] = json!("a\u{1b}[2J\n<b>")), "control characters"),
        (with(|s| s["history"]["results"][0]["time_s"] = json!(600)), "check its time"),
        (with(|s| s["history"]["results"][0]["time_s"] = json!(1500)), "faster than any human"),
        (with(|s| s["history"]["results"][0]["date"] = json!("2030-01-01")), "after today"),
        (with(|s| s["runner"]["mass_kg"] = json!(-61)), "body mass"),
        (with(|s| s["runner"]["born"] = json!("2030-01-01")), "birthday"),
        (json!({}), "missing field `schema`"),
        (json!([]), "the spec"),
        (json!("NaN"), "the spec"),
    ];
    for (spec, word) in cases {
        for as_json in [true, false] {
            make(&spec, as_json).refused(2, word);
        }
    }
}

#[test]
fn specs_that_are_no_json() {
    let here = folder();
    let file = here.path().join("spec.json");
    let path = file.to_str().unwrap();
    let nan = spec().to_string().replace("14000", "NaN");
    let infinite = spec().to_string().replace("14000", "1e999");
    let deep = "[".repeat(100_000);
    for text in ["", "not json", &nan, &infinite, &deep] {
        fs::write(&file, text).unwrap();
        stayer(here.path(), &["plan", "make", "--spec", path]).refused(2, "the spec: ");
    }
    fs::write(&file, b"\xff\xfe\0").unwrap();
    stayer(here.path(), &["plan", "make", "--spec", path]).refused(1, "UTF-8");
    stayer(here.path(), &["plan", "make", "--spec", here.path().to_str().unwrap()]).refused(1, "is a folder");
    stayer(here.path(), &["plan", "make", "--spec", "/no/spec.json"])
        .refused(1, "/no/spec.json: there is no such file");
}

#[test]
fn races_that_cannot_be() {
    let data = folder();
    let long = "x".repeat(10_000);
    let add = |name: &str, date: &str, distance: &str, goal: &str| {
        stayer(data.path(), &["race", "add", name, "--date", date, "--distance", distance, "--goal", goal])
    };
    add("Past", "2026-11-22", "5k", "25:00").refused(2, "lies in the past; today is 2026-11-23");
    add("Far", "2072-04-18", "5k", "25:00").refused(2, "more than 5 years ahead");
    add("Fast", "2027-01-22", "5k", "9:00").refused(2, "5 km in 9:00 is faster than any human");
    add("Slow", "2027-01-22", "marathon", "99:00:00").refused(2, "slower than a stroll");
    add("Short", "2027-01-22", "7m", "0:02").refused(2, "no race distance");
    add("", "2027-01-22", "5k", "25:00").refused(2, "needs a name");
    add(&long, "2027-01-22", "5k", "25:00").refused(2, "10000 characters");
    add("a\u{1b}[2J\nb", "2027-01-22", "5k", "25:00").refused(2, "control characters");
    stayer(data.path(), &["race", "remove", "7"]).refused(1, "no race 7");
    let list = stayer(data.path(), &["race", "list", "--json"]).code(0).json();
    assert_eq!(list["races"], json!([]), "a refused race was added");
    add("<script>alert(1)</script> & Söhne 🏃", "2027-01-22", "5k", "25:00").code(0);
}

/// What the command line itself refuses: said on stderr, with a usage beside.
#[test]
fn arguments_that_cannot_be() {
    let data = folder();
    let cases: &[(&[&str], &str)] = &[
        (&["dance"], "dance"),
        (&[], "Usage"),
        (&["import"], "PATH"),
        (&["race", "add", "x", "--date", "yesterday", "--distance", "5k"], "is no date"),
        (&["race", "add", "x", "--date", "2027-02-30", "--distance", "5k"], "is no date"),
        (&["race", "add", "x", "--date", "2027-02-28", "--distance", "NaN"], "is no distance"),
        (&["race", "add", "x", "--date", "2027-02-28", "--distance=-5k"], "is no distance"),
        (&["race", "add", "x", "--date", "2027-02-28", "--distance", "5k", "--goal", "NaN"], "is no time"),
        (&["race", "add", "x", "--date", "2027-02-28", "--distance", "5k", "--priority", "Z"], "write A, B or C"),
        (&["hold", "--on", "9999-12-31"], "the year is from 1900 to 2200"),
        (&["activities", "--sport", "dancing"], "is no sport"),
        (&["predict", "--result", "5000", "--distance", "10k"], "DISTANCE=TIME"),
        (&["predict", "--result", "5000=NaN", "--distance", "10k"], "is no time"),
        (&["predict", "--result", "5k=20:00", "--distance", "10k", "--weekly-km", "NaN"], "a week's kilometres"),
        (&["predict", "--result", "5k=20:00", "--distance", "10k", "--weekly-km=-5"], "a week's kilometres"),
        (&["predict", "--result", "5k=20:00", "--distance", "10k", "--age", "500"], "an age in years"),
        (&["predict", "--results", "results.csv"], "--targets"),
        (&["runner", "set", "sex"], "KEY=VALUE"),
        (&["serve", "--port", "99999"], "99999"),
    ];
    for (args, word) in cases {
        let said = stayer(data.path(), args).code(2);
        assert!(said.err.contains(word), "{args:?}: {said:#?}");
        assert_eq!(said.out, "", "{args:?}");
    }
    assert!(!data.path().join("library.sqlite").exists(), "misuse made a library");
}

#[test]
fn figures_that_cannot_be() {
    let data = folder();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["runner", "set", "foo=1"], 2, "no fact is called \"foo\""),
        (&["runner", "set", "mass_kg=NaN"], 2, "from 25 to 250 kg"),
        (&["runner", "set", "mass_kg=-3"], 2, "from 25 to 250 kg"),
        (&["runner", "set", "weekly_distance_m=-30km"], 2, "weekly_distance_m"),
        (&["runner", "set", "sex=female", "mass_kg=9999"], 2, "from 25 to 250 kg"),
        (&["runner", "set", "days=mon,tue", "rest=tue"], 2, "a running day and a rest day"),
        (&["predict", "--distance", "10k"], 2, "no usable result"),
        (&["predict", "--result", "5000=10:00", "--distance", "10k"], 2, "no human"),
        (&["predict", "--results", "/no/r.csv", "--targets", "/no/t.csv"], 1, "/no/r.csv: there is no such file"),
        (&["activities", "--from", "2026-12-01", "--to", "2026-01-01"], 2, "is after"),
        (&["show", "7"], 1, "no activity 7"),
        (&["show", "nope.fit"], 1, "nope.fit: there is no such file"),
        (&["import", "nope"], 2, "there is no nope"),
        (&["undo-import", "77"], 1, "no import 77"),
        (&["sample", "/tmp/never", "--weeks", "0"], 2, "1 to 520"),
        (&["restore", "/no/backup"], 2, "there is no backup"),
        (&["backup", "/no/such/folder/file"], 2, "is no folder"),
        (&["schema", "nope"], 2, "no schema is called"),
    ];
    for (args, code, word) in cases {
        let said = stayer(data.path(), args);
        assert!(said.code == *code && said.err.contains(word), "{args:?}: {said:#?}");
        said.refused(*code, word);
    }
    let runner = stayer(data.path(), &["runner", "show", "--json"]).code(0).json();
    assert_eq!(runner["runner"]["sex"], Value::Null, "half of a refused set was kept");
}

#[test]
fn wishes_may_be_moved_together() {
    let data = folder();
    stayer(data.path(), &["runner", "set", "days=mon,wed,sun", "rest=fri", "long_run=sun"]).code(0);
    stayer(data.path(), &["runner", "set", "days=mon,fri,sat", "rest=sun", "long_run=sat"]).code(0);
}

#[test]
fn tables_that_lack_a_column() {
    let here = folder();
    let [results, targets] = ["r.csv", "t.csv"].map(|name| here.path().join(name));
    let predict = || {
        let args = ["predict", "--results", results.to_str().unwrap(), "--targets", targets.to_str().unwrap()];
        stayer(here.path(), &args)
    };
    fs::write(&results, "runner,distance_m\na,5000\n").unwrap();
    fs::write(&targets, "runner,distance_m\na,5000\n").unwrap();
    predict().refused(2, "no column time_s");
    fs::write(&results, "").unwrap();
    predict().refused(2, "the results table is empty");
    fs::write(&results, "runner,distance_m,time_s,date\na,5000,1200,last summer\n").unwrap();
    let said = predict().code(0);
    assert!(said.out.contains("results line 2: the date"), "{said:?}");
}

#[test]
fn libraries_that_cannot_be() {
    let here = folder();
    let file = here.path().join("a file");
    fs::write(&file, "hello").unwrap();
    let garbage = here.path().join("garbage");
    fs::create_dir(&garbage).unwrap();
    fs::write(garbage.join("library.sqlite"), vec![0xa5; 5000]).unwrap();
    let run = here.path().join("run.gpx");
    fs::write(&run, gpx(1, 60)).unwrap();
    for verb in
        [&["hold", "--json"][..], &["import", run.to_str().unwrap()], &["race", "list"], &["serve", "--no-open"]]
    {
        stayer(&file, verb).refused(1, "name another folder with --data");
        stayer(file.join("inside"), verb).refused(1, "cannot be written");
        stayer(&garbage, verb).refused(1, "is not a stayer library");
    }
    assert_eq!(fs::read(garbage.join("library.sqlite")).unwrap(), vec![0xa5; 5000], "a stranger's file was changed");
}

#[test]
fn files_that_cannot_be_written() {
    let data = crate::library::sample_library();
    let file = data.path().join("a file");
    fs::write(&file, "hello").unwrap();
    let inside = file.join("inside");
    let inside = inside.to_str().unwrap();
    stayer(data.path(), &["export", "workouts", inside]).refused(1, inside);
    stayer(data.path(), &["export", "calendar", inside]).refused(1, inside);
    stayer(data.path(), &["export", "calendar", data.path().to_str().unwrap()]).refused(1, "");
    stayer(data.path(), &["sample", inside, "--weeks", "2"]).refused(1, inside);
    stayer(data.path(), &["plan", "show", "--week", "99"]).refused(2, "there is no week 99");
}

#[test]
fn empty_answers_say_what_to_do() {
    let data = folder();
    let says = |args: &[&str], word: &str| {
        let said = stayer(data.path(), args).code(0);
        assert!(said.out.contains(word), "{said:?}");
    };
    says(&["activities"], "stayer import PATH");
    says(&["race", "list"], "stayer race add");
    says(&["hold"], "What would help");
    fs::write(data.path().join("run.gpx"), gpx(1, 60)).unwrap();
    stayer(data.path(), &["import", data.path().join("run.gpx").to_str().unwrap()]).code(0);
    says(&["activities", "--sport", "cycling"], "no activity is like that");
}
