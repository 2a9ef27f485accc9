//! What can be held: the ledger, load, intensity, anchors, worth, predictions.

use super::holds;
use crate::library::{folder, sample_library, stayer};
use serde_json::Value;
use std::fs;

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
