//! The plan of a race from the command line: the document, the files, what is refused.

use crate::{
    contract::holds,
    help::course,
    library::{folder, sample_library, stayer},
};
use serde_json::Value;
use std::fs;

const PROMISED: &str = "race name date distance_m target_s splits[].from_m splits[].to_m splits[].target_s splits[].low_s \
     splits[].high_s splits[].cumulative_s splits[].grade fuel[].at_m fuel[].at_s fuel[].carbohydrate_g fuel[].water_ml \
     fuel[].sodium_mg runs_dry_m? forecast_s.value fade.finish_s.low course.from loading[].carbohydrate_g";

#[test]
fn the_next_race_is_planned_on_a_course_that_is_kept() {
    let (data, out) = (sample_library(), folder());
    let at = |name: &str| out.path().join(name).display().to_string();
    fs::write(out.path().join("hills.gpx"), course(21_300.0)).unwrap();
    let args =
        ["race", "plan", "--json", "--course", &at("hills.gpx"), "--fit", &at("race.fit"), "--band", &at("band.pdf")];
    let plan = holds(&stayer(data.path(), &args).code(0), "race_plan", PROMISED);
    assert_eq!((plan["splits"].as_array().unwrap().len(), &plan["course"]["file"]), (22, &Value::from("hills.gpx")));
    assert_eq!(&fs::read(at("race.fit")).unwrap()[8..12], b".FIT");
    assert!(fs::read(at("band.pdf")).unwrap().starts_with(b"%PDF-1.4"));
    let again = holds(&stayer(data.path(), &["race", "plan", "--json"]).code(0), "race_plan", PROMISED);
    assert_eq!(again["splits"], plan["splits"], "the course was not kept");
    let level = stayer(data.path(), &["race", "plan", "--level", "--json"]).code(0).json();
    assert_eq!((&level["course"]["from"], &level["course"]["climb_m"]), (&Value::from("level"), &Value::from(0.0)));
    let told = stayer(data.path(), &["race", "plan", "--start", "9:30"]).code(0).out;
    assert!(told.contains("Spring half, 2027-03-14") && told.contains("09:3") && told.contains('▓'), "{told}");
    let forgotten = stayer(data.path(), &["race", "plan", "1", "--forget-course", "--json"]).code(0).json();
    assert_eq!(forgotten["course"]["from"], "level");
}

#[test]
fn a_plan_is_kept_shown_again_sent_to_the_watch_and_taken_back() {
    let (data, out) = (sample_library(), folder());
    let plan = |more: &[&str]| {
        let said = stayer(data.path(), &[&["race", "plan", "1", "--json"][..], more].concat()).code(0);
        holds(&said, "race_plan", PROMISED)
    };
    let told = ["--start", "9:30", "--temperature", "8", "--humidity", "70", "--pacing", "negative-split", "--keep"];
    let kept = plan(&told);
    assert_eq!((&kept["as_kept"], &kept["target_from"]), (&Value::from(true), &Value::from("kept")));
    let again = plan(&[]);
    for key in ["splits", "start", "weather", "pacing", "target_s", "kept"] {
        assert_eq!(again[key], kept[key], "{key}");
    }
    let said = stayer(data.path(), &["race", "plan", "1"]).code(0).out;
    assert!(said.contains("This is the plan that you kept") && said.contains("09:3"), "{said}");
    let other = stayer(data.path(), &["race", "plan", "1", "--pacing", "even-pace"]).code(0).out;
    assert!(other.contains("Another plan is kept"), "{other}");
    // Its day goes out with the workouts of the plan, and into a watch's folder.
    let there = out.path().display().to_string();
    let day = ["--from", "2027-03-14", "--to", "2027-03-14", "--json"];
    let files =
        stayer(data.path(), &[&["export", "workouts", &there, "--format", "fit"][..], &day].concat()).code(0).json();
    let name = files["files"][0]["path"].as_str().unwrap();
    assert!(name.contains("2027-03-14") && fs::read(name).unwrap().len() > 500, "{files}");
    let fresh = plan(&["--undo-keep"]);
    assert_eq!((&fresh["kept"], &fresh["start"]), (&Value::Null, &Value::Null));
}

#[test]
fn what_is_no_plan_is_refused() {
    let (data, out) = (sample_library(), folder());
    let no_race = folder();
    stayer(no_race.path(), &["race", "plan"]).refused(1, "there is no race ahead");
    stayer(no_race.path(), &["race", "plan", "--distance", "10k"]).refused(2, "no time to plan for");
    stayer(no_race.path(), &["race", "plan", "--distance", "10k", "--goal", "20:00"])
        .refused(2, "faster than any human");
    stayer(no_race.path(), &["race", "review"]).refused(1, "no race is over yet");
    stayer(data.path(), &["race", "plan", "99"]).refused(1, "there is no race 99");
    stayer(data.path(), &["race", "plan", "--course", "/no/such.gpx"]).refused(1, "no such file");
    stayer(data.path(), &["race", "plan", "--temperature", "20"]).refused(2, "does not say how warm it feels");
    stayer(data.path(), &["race", "plan", "--band", &out.path().join("band.jpg").display().to_string()])
        .refused(2, "ends in .pdf, .svg or .png");
    for wrong in [
        ["--profile", "0;10"],
        ["--start", "noon"],
        ["--temperature", "warm"],
        ["--climb", "99999"],
        ["--pacing", "fast"],
    ] {
        let said = stayer(data.path(), &[&["race", "plan"][..], &wrong].concat()).code(2);
        assert!(said.err.contains(wrong[0]), "{said:#?}");
    }
    stayer(data.path(), &["race", "review", "1"]).refused(2, "still to come");
    stayer(data.path(), &["race", "plan", "1", "--undo-keep"]).refused(1, "nothing is kept of Spring half");
    stayer(no_race.path(), &["race", "plan", "--distance", "10k", "--goal", "50:00", "--keep"])
        .refused(2, "stayer race add");
}

#[test]
fn pages_and_pictures_are_written() {
    let (data, out) = (sample_library(), folder());
    for (args, file) in [
        (&["export", "print", "season"][..], "season.pdf"),
        (&["export", "print", "week", "--week", "2"], "week.svg"),
        (&["export", "print", "band"], "band.pdf"),
        (&["export", "picture", "hold"], "hold.svg"),
        (&["export", "picture", "course"], "course.pdf"),
        (&["export", "picture", "hold"], "hold.png"),
    ] {
        let path = out.path().join(file).display().to_string();
        let said =
            holds(&stayer(data.path(), &[args, &[&path, "--json"]].concat()).code(0), "export", "files[].path lost[]?");
        assert_eq!(said["files"][0]["path"], path);
        let bytes = fs::read(&path).unwrap();
        let begins = match file.rsplit('.').next() {
            Some("pdf") => b"%PDF",
            Some("png") => b"\x89PNG",
            _ => b"<svg",
        };
        assert!(bytes.starts_with(begins), "{file}");
        stayer(data.path(), &[args, &[&path]].concat()).code(0);
        assert_eq!(fs::read(&path).unwrap(), bytes, "{file} differs the second time");
    }
    let path = out.path().join("week.pdf").display().to_string();
    stayer(data.path(), &["export", "print", "week", &path, "--week", "99"]).refused(2, "no such week");
}
