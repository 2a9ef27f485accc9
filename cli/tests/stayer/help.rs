//! Help of every verb: an imperative first line, help for every argument, two examples that really run.

use crate::library::{command, folder, gpx, said, sample_library, stayer};
use std::{fs, path::Path};

/// Every verb, with the verbs inside it.
const VERBS: &[&str] = &[
    "serve",
    "import",
    "imports",
    "undo-import",
    "activities",
    "activity",
    "activity set",
    "activity unset",
    "activity unmend",
    "activity mend",
    "activity source",
    "activity split",
    "activity join",
    "activity undo",
    "show",
    "hold",
    "durability",
    "predict",
    "load",
    "intensity",
    "anchors",
    "anchor",
    "anchor set",
    "anchor unset",
    "equivalents",
    "today",
    "plan",
    "plan make",
    "plan show",
    "plan audit",
    "plan lint",
    "plan move",
    "plan skip",
    "plan swap",
    "plan shorten",
    "plan pause",
    "plan busy",
    "plan race",
    "plan run",
    "plan undo",
    "plan redo",
    "plan diff",
    "plan done",
    "plan travel",
    "plan follow",
    "plan kilometre",
    "race",
    "race add",
    "race ran",
    "race list",
    "race plan",
    "race review",
    "race remove",
    "runner",
    "runner set",
    "runner show",
    "log",
    "log rpe",
    "log strength",
    "log wellness",
    "log check",
    "log weight",
    "log sweat",
    "log list",
    "log undo",
    "export",
    "export workouts",
    "export calendar",
    "export activities",
    "export ledger",
    "export all",
    "sync",
    "export print",
    "export picture",
    "sample",
    "check",
    "rebuild",
    "backup",
];
/// The rest of them.
const MORE: [&str; 2] = ["restore", "schema"];

fn help(verb: &str) -> String {
    let words: Vec<&str> = verb.split_whitespace().chain(["--help"]).collect();
    let said = stayer("/no/library/needed", &words).code(0);
    assert_eq!(said.err, "");
    said.out
}

pub fn verbs() -> impl Iterator<Item = &'static str> {
    VERBS.iter().copied().chain(MORE)
}

/// The verbs that a help text lists.
fn listed(help: &str) -> Vec<String> {
    let commands = help.split_once("Commands:\n").map_or("", |(_, after)| after);
    let commands = commands.lines().take_while(|line| !line.is_empty());
    // A description that goes on in the next line stands further to the right.
    let commands = commands.filter(|line| !line.starts_with("   "));
    commands
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .filter(|verb| verb != "help")
        .collect()
}

#[test]
fn every_verb_is_looked_at() {
    let mut met = listed(&help(""));
    for verb in met.clone() {
        met.extend(listed(&help(&verb)).into_iter().map(|inner| format!("{verb} {inner}")));
    }
    met.sort_unstable();
    let mut known: Vec<&str> = verbs().collect();
    known.sort_unstable();
    assert_eq!(met, known);
}

#[test]
fn every_help_begins_with_an_imperative_and_ends_with_examples() {
    for verb in verbs() {
        let text = help(verb);
        let first = text.lines().next().unwrap();
        assert!(first.starts_with(char::is_uppercase) && !first.ends_with('.'), "{verb}: {first:?}");
        let verb_form = first.split_whitespace().next().unwrap();
        assert!(!verb_form.ends_with("ing") && !verb_form.ends_with('s'), "{verb}: {first:?} is no imperative");
        assert!(examples(&text).len() >= 2, "{verb} has not two examples:\n{text}");
    }
}

#[test]
fn every_argument_has_help() {
    for verb in verbs() {
        let text = help(verb);
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let words = line.trim_start();
            let indented = line.len() - words.len();
            let argument =
                words.starts_with("--") || words.starts_with("-h") || words.starts_with('<') || words.starts_with('[');
            if (2..=6).contains(&indented) && argument {
                let beside = words.split_once("  ").is_some_and(|(_, help)| !help.trim().is_empty());
                let below =
                    lines.get(at + 1).is_some_and(|next| next.starts_with("          ") && !next.trim().is_empty());
                assert!(beside || below, "{verb}: {words:?} has no help");
            }
        }
    }
}

#[test]
fn help_reads_so() {
    insta::assert_snapshot!("help", help(""));
    for verb in verbs() {
        insta::assert_snapshot!(format!("help {verb}").replace(' ', "_"), help(verb));
    }
}

fn examples(help: &str) -> Vec<&str> {
    let examples = help.split_once("Examples:\n").map_or("", |(_, after)| after);
    examples.lines().map(str::trim).filter(|line| line.starts_with("stayer ")).collect()
}

/// Splits as a shell would: blanks part words, quotes hold them together, `> FILE` is dropped.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.split(" > ").next().unwrap().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// Makes what the examples speak of: files to import, tables, a spec, a second race, anchors.
fn prepare(here: &Path, library: &Path) {
    let put = |name: &str, text: String| {
        let path = here.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("home/Downloads/export.zip", gpx(1, 300));
    put("home/Downloads/7.fit.gz", gpx(2, 300));
    put("media/GARMIN/Activity/run.gpx", gpx(3, 300));
    put("results.csv", "runner,distance_m,time_s\na,5000,1198\n".into());
    put("targets.csv", "runner,distance_m\na,10000\n".into());
    put("spec.json", crate::contract::spec().to_string());
    put("coach.ics", crate::lint::calendar());
    put("plan.yaml", crate::lint::GRID.into());
    put("home/workouts/2026-12-01-tempo.txt", crate::lint::WORKOUT.into());
    put("course.gpx", course(21_100.0));
    fs::create_dir_all(here.join("media/usb")).unwrap();
    // A race that is over, run by the sample runner.
    let mut before = std::process::Command::new(env!("CARGO_BIN_EXE_stayer"));
    before.env_clear().arg("--data").arg(library).args(["--today", "2026-10-01", "race", "add", "Autumn ten"]);
    assert!(before.args(["--date", "2026-10-11", "--distance", "10k"]).status().unwrap().success());
    let race = ["race", "add", "Second", "--date", "2027-05-09", "--distance", "10k", "--priority", "B"];
    stayer(library, &race).code(0);
    stayer(library, &["log", "weight", "61"]).code(0);
    stayer(library, &["anchor", "set", "hrmax=188", "hrrest=52", "--from", "2026-01-01"]).code(0);
}

/// Imports two files of the same run and tells its number.
fn two_files_of_one_run(here: &Path, library: &Path) -> String {
    let [first, second] = [("watch.gpx", 600), ("phone.gpx", 590)].map(|(name, seconds)| {
        fs::write(here.join(name), gpx(5, seconds)).unwrap();
        stayer(library, &["import", here.join(name).to_str().unwrap(), "--json"]).code(0).json()["files"][0].clone()
    });
    assert_eq!((&first["activity"], second["outcome"].as_str()), (&second["activity"], Some("duplicate")));
    second["activity"].to_string()
}

/// Imports a run whose track jumps so often that it is no evidence, and tells its number.
pub fn a_run_that_jumps_about(here: &Path, library: &Path) -> String {
    let mut text = String::from("<gpx version=\"1.1\"><trk><type>running</type><trkseg>");
    for second in 0..=1200_u32 {
        let north = 10.0 + f64::from(3 * second + 20 * (second / 60)) / 111_195.0;
        let time = format!("2026-01-06T06:{:02}:{:02}Z", second / 60, second % 60);
        text += &format!("<trkpt lat=\"{north:.7}\" lon=\"-30.0\"><time>{time}</time></trkpt>");
    }
    fs::write(here.join("jumps.gpx"), text + "</trkseg></trk></gpx>").unwrap();
    let report = stayer(library, &["import", here.join("jumps.gpx").to_str().unwrap(), "--json"]).code(0).json();
    report["files"][0]["activity"].to_string()
}

/// Imports two runs of one day that nothing tells to be the same, and tells their numbers.
fn two_runs_of_one_day(here: &Path, library: &Path) -> [String; 2] {
    [("morning.gpx", "T06:"), ("evening.gpx", "T18:")].map(|(name, hour)| {
        fs::write(here.join(name), gpx(5, 600).replace("T06:", hour)).unwrap();
        let report = stayer(library, &["import", here.join(name).to_str().unwrap(), "--json"]).code(0).json();
        assert_eq!(report["imported"], 1, "{report}");
        report["files"][0]["activity"].to_string()
    })
}

/// A course of some hills without times.
pub fn course(metres: f64) -> String {
    let mut text = String::from("<gpx version=\"1.1\"><trk><name>Hills</name><trkseg>");
    for i in 0..=(metres / 50.0) as u32 {
        let (north, height) = (f64::from(i) * 50.0 / 111_195.0, 60.0 + 30.0 * (f64::from(i) / 40.0).sin());
        text += &format!("<trkpt lat=\"{:.7}\" lon=\"8.5\"><ele>{height:.1}</ele></trkpt>", 47.0 + north);
    }
    text + "</trkseg></trk></gpx>"
}

/// `serve` does not end by itself; it has a test of its own.
#[test]
fn every_example_runs() {
    for verb in verbs().filter(|verb| *verb != "serve") {
        for example in examples(&help(verb)) {
            let here = folder();
            let data = sample_library();
            prepare(here.path(), data.path());
            let list = stayer(data.path(), &["activities", "--json"]).json()["activities"].clone();
            let newest = list[0].clone();
            let mut shown = newest["id"].to_string();
            // Only a treadmill has a belt.
            let mut all = list.as_array().unwrap().iter();
            let belt = all.find(|a| a["indoor"] == true).map_or_else(|| shown.clone(), |a| a["id"].to_string());
            // A distance that this activity can have had.
            let far = format!("{:.0}", newest["distance_m"].as_f64().unwrap() * 1.01);
            if verb == "activity undo" {
                stayer(data.path(), &["activity", "set", &shown, &format!("distance={far}")]).code(0);
            }
            if matches!(verb, "activity source" | "activity split") {
                shown = two_files_of_one_run(here.path(), data.path());
            }
            if matches!(verb, "activity unmend" | "activity mend") {
                shown = a_run_that_jumps_about(here.path(), data.path());
            }
            if verb == "activity mend" {
                stayer(data.path(), &["activity", "unmend", &shown, "spike"]).code(0);
            }
            if verb == "activity join" {
                shown = two_runs_of_one_day(here.path(), data.path()).join(" ");
            }
            let at = |place: &str| here.path().join(place).display().to_string();
            let example = match example {
                // The numbers in the examples are a runner's own.
                "stayer show 412" => format!("stayer show {shown}"),
                "stayer race ran 412" => format!("stayer race ran {shown}"),
                "stayer race ran 412 --distance marathon" => format!("stayer race ran {shown} --distance {far}"),
                _ if verb == "activity join" => example.replace("412 413", &shown),
                _ if example.starts_with("stayer activity ") => example
                    .replace("412", &shown)
                    .replace("398", &belt)
                    .replace("10.2km", &far)
                    .replace("=half", &format!("={far}")),
                "stayer race review 1 --json" => "stayer race review 2 --json".into(),
                "stayer race ran 412 --not" => format!("stayer race ran {shown} --not"),
                "stayer log rpe 412 7 --pain no" => format!("stayer log rpe {shown} 7 --pain no"),
                "stayer undo-import 3" => "stayer undo-import 1".into(),
                "stayer imports 3" => "stayer imports 1".into(),
                other => {
                    other.replace("~/", &format!("{}/", at("home"))).replace("/media/", &format!("{}/", at("media")))
                }
            };
            let words = words(&example);
            let mut args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            if matches!(verb, "plan undo" | "plan redo") {
                stayer(data.path(), &["plan", "skip", "w03-easy2"]).code(0);
            }
            if verb == "plan redo" {
                stayer(data.path(), &["plan", "undo"]).code(0);
            }
            if verb == "plan travel" {
                stayer(data.path(), &["runner", "set", "equipment=barbell,cable,box,kettlebell,band,dumbbell"]).code(0);
                stayer(data.path(), &["plan", "make"]).code(0);
            }
            if verb == "plan kilometre" {
                // Only a marathoner's long runs are long enough.
                let race = ["race", "add", "Marathon", "--date", "2027-04-25", "--distance", "marathon"];
                stayer(data.path(), &["race", "remove", "1"]).code(0);
                stayer(data.path(), &race).code(0);
                stayer(data.path(), &["plan", "make"]).code(0);
            }
            if verb == "restore" {
                let backup = args.last().unwrap().to_string();
                let backup = here.path().join(&backup);
                stayer(data.path(), &["backup", backup.to_str().unwrap()]).code(0);
                if args[0] == "--data" {
                    args.drain(..2);
                }
                fs::remove_file(data.path().join("library.sqlite")).unwrap();
            }
            let said = said(command(data.path(), &args).current_dir(here.path()).output().unwrap());
            assert_eq!(said.code, 0, "{verb}: {example}: {said:#?}");
            assert!(!said.out.is_empty(), "{verb}: {example} prints nothing");
        }
    }
}
