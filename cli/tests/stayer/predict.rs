//! Many runners' results in, one prediction per row out: the odd ones are refused or widened, with the reason.

use crate::library::{Said, folder, stayer};
use serde_json::Value;
use std::fs;

fn predict(results: &str, targets: &str) -> Said {
    let here = folder();
    let [r, t] = ["r.csv", "t.csv"].map(|name| here.path().join(name));
    fs::write(&r, results).unwrap();
    fs::write(&t, targets).unwrap();
    stayer(here.path(), &["predict", "--results", r.to_str().unwrap(), "--targets", t.to_str().unwrap(), "--json"])
}

fn rows(said: &Said) -> Vec<Value> {
    said.json()["predictions"].as_array().unwrap().clone()
}

/// Width of the band as a share of the time.
fn width(row: &Value) -> f64 {
    let [time, low, high] = ["time_s", "low_s", "high_s"].map(|key| row[key].as_f64().unwrap());
    assert!(low < time && time < high, "{row}");
    (high - low) / time
}

fn notes(row: &Value) -> String {
    row["notes"].to_string()
}

#[test]
fn results_that_contradict_each_other_widen_the_band() {
    let results = "runner,distance_m,time_s\n\
        plain,21097.5,6000\nplain,42195,12600\n\
        odd,21097.5,6600\nodd,42195,12600\n";
    let told = rows(&predict(results, "runner,distance_m\nplain,10000\nodd,10000\n").code(0));
    assert!(width(&told[1]) > 1.15 * width(&told[0]), "{told:?}");
    assert!(notes(&told[1]).contains("contradict each other") && notes(&told[0]) == "[]", "{told:?}");
}

#[test]
fn one_result_is_an_answer_and_more_are_a_narrower_one() {
    let results = "runner,distance_m,time_s\none,5000,1250\ntwo,5000,1250\ntwo,21097.5,5800\n";
    let told = rows(&predict(results, "runner,distance_m\none,42195\ntwo,42195\n").code(0));
    assert!(width(&told[0]) > width(&told[1]) && width(&told[0]) < 0.5, "{told:?}");
}

#[test]
fn what_cannot_be_is_refused_row_by_row() {
    let results = "runner,distance_m,time_s\nfast,5000,240\nfine,5000,1250\nwalks,5000,6000\nnone,5000,soon\n";
    let targets = "runner,distance_m\nfast,10000\nfine,10000\nwalks,10000\nnone,10000\nnobody,10000\nfine,100\nfine,160934\nfine,far\n";
    let said = predict(results, targets).code(1);
    let told = rows(&said);
    assert_eq!(told.len(), 8);
    let reasons = [
        "no human has run that fast",
        "",
        "is walking",
        "no number",
        "no such runner",
        "outside 400 m to 100 km",
        "outside 400 m to 100 km",
        "no number of metres",
    ];
    for (row, reason) in told.iter().zip(reasons) {
        assert_eq!(row["time_s"].is_null(), !reason.is_empty(), "{row}");
        assert!(notes(row).contains(reason), "{reason}: {row}");
    }
}

#[test]
fn unknown_sex_odd_weeks_and_doubled_rows_are_named_and_passed_over() {
    let results = "runner,distance_m,time_s,sex,age,weekly_km\n\
        a,5000,1250,robot,,\nb,5000,1250,,,\nc,5000,1250,,,-40\nd,5000,1250,,400,NaN\n\
        e,5000,1250,,,\ne,5000,1250,,,\ne,5000,1300,,,\nf,5000,1250,F,,\nf,10000,2600,M,,\n";
    let targets = "runner,distance_m\na,42195\nb,42195\nc,42195\nd,42195\ne,42195\nf,42195\nb,42195\n";
    let told = rows(&predict(results, targets).code(0));
    let plain = &told[1]["time_s"];
    assert!(told[..5].iter().all(|row| row["time_s"] == *plain), "{told:?}");
    let named = ["neither F nor M", "", "weekly_km", "age", "repeated", "a woman and a man", ""];
    for (row, word) in told.iter().zip(named) {
        assert!(notes(row).contains(word) && (notes(row) == "[]") == word.is_empty(), "{word}: {row}");
    }
}

#[test]
fn long_weeks_help_the_marathon_and_leave_the_5_km() {
    let results = "runner,distance_m,time_s,weekly_km\nfew,5000,1250,20\nunsaid,5000,1250,\nmany,5000,1250,90\n";
    let targets = "runner,distance_m\nfew,42195\nunsaid,42195\nmany,42195\nfew,5000\nmany,5000\n";
    let told = rows(&predict(results, targets).code(0));
    let time = |i: usize| told[i]["time_s"].as_f64().unwrap();
    assert!(time(0) > 1.01 * time(1) && time(1) > 1.01 * time(2), "{told:?}");
    assert!(time(0) < 1.15 * time(2), "{told:?}");
    assert!((time(3) / time(4) - 1.0).abs() < 0.005, "{told:?}");
}

#[test]
fn long_runs_that_drift_slow_the_marathon_and_odd_drifts_are_named() {
    let results = "runner,distance_m,time_s,sex,drift_per_hour\nkeeps,10000,2600,M,0.0\nunsaid,10000,2600,M,\ndrifts,10000,2600,M,0.15\nodd,10000,2600,M,15\n";
    let targets = "runner,distance_m\nkeeps,42195\nunsaid,42195\ndrifts,42195\nodd,42195\nkeeps,5000\ndrifts,5000\n";
    let told = rows(&predict(results, targets).code(0));
    let time = |i: usize| told[i]["time_s"].as_f64().unwrap();
    assert!(time(2) > 1.005 * time(1) && time(1) > 1.002 * time(0), "{told:?}");
    assert!(time(3) == time(1) && notes(&told[3]).contains("drift_per_hour"), "{told:?}");
    assert!((time(4) / time(5) - 1.0).abs() < 0.003, "{told:?}");
}

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    let plain = rows(&predict("runner,distance_m,time_s\nZoë,5000,1200.5\n", "runner,distance_m\nZoë,10000\n").code(0));
    let results = [
        "\u{feff}runner,distance_m,time_s\r\nZoë,5000,1200.5\r\n",
        "runner;distance_m;time_s\nZoë;5000;1200,5\n",
        "time_s\trunner\tdistance_m\n20:00.5\tZoë\t5k\n",
        "\r\nrunner,distance_m,time_s,club\rZoë,5000,\"1200,5\",\"A; B\"\r",
    ];
    for results in results {
        let told = rows(&predict(results, "runner;distance_m\nZoë;10000\n").code(0));
        assert_eq!(told[0]["time_s"], plain[0]["time_s"], "{results:?}");
    }
}

#[test]
fn what_is_no_table_is_refused_with_what_was_met() {
    let targets = "runner,distance_m\na,10000\n";
    let refused = [
        ("", "the results table is empty; its first line names the columns: runner,distance_m,time_s"),
        ("runner,distance,time\na,5000,1200\n", "has no column distance_m; it has runner distance time"),
        ("runner,time_s,distance_m,time_s\na,1200,5000,1300\n", "has two columns time_s"),
    ];
    for (results, why) in refused {
        let said = predict(results, targets).code(2);
        assert!(said.err.contains(why), "{}", said.err);
    }
    let quoted = format!("runner,distance_m,time_s\n\"a,5000,1200\n{}", "b,5000,1200\n".repeat(200));
    let said = predict(&quoted, targets).code(2);
    assert!(said.err.contains("line 2") && said.err.contains("a quote opened there"), "{}", said.err);
}

#[test]
fn two_ages_under_one_name_are_not_used_and_the_runner_is_named() {
    let results = "runner,distance_m,time_s,age,date\na,5000,1200,25,2026-05-01\na,10000,2600,61,2026-06-01\n\
        b,5000,1200,39,2024-05-01\nb,10000,2500,41,2026-06-01\n";
    let told = rows(&predict(results, "runner,distance_m\na,42195\nb,42195\n").code(0));
    assert!(notes(&told[0]).contains("25 and 61 years old"), "{}", told[0]);
    assert_eq!(notes(&told[1]), "[]", "two years lie between its results");
}
