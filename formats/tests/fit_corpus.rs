//! Every FIT file of the shared folder against the figures of independent decoders in its manifest.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// Metres may differ by this share: decoders sum or take the last sample.
const DISTANCE_SHARE: f64 = 0.005;
/// Seconds that the timer may differ by.
const TIMER_S: f64 = 1.0;

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let found = folder.join("manifest.csv").is_file();
    if !found {
        println!("skipped: the shared folder with real files is not here");
    }
    found.then_some(folder)
}

/// One row of the manifest.
struct Row {
    path: String,
    outcome: String,
    records: Option<usize>,
    distance_m: Option<f64>,
    timer_s: Option<f64>,
    start: Option<jiff::Timestamp>,
    sessions: Option<usize>,
    laps: Option<usize>,
}

fn rows(folder: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let [path, format, outcome] = [place("path"), place("format"), place("decode_ok")];
    let figures = ["n_records", "distance_m", "timer_s", "start", "n_sessions", "n_laps"].map(place);
    let mut rows = Vec::new();
    for record in reader.records().map(Result::unwrap) {
        let wanted = record[path].starts_with("activities/fit/") || record[path].starts_with("history/x3cl/");
        if !wanted || &record[format] != "fit" || record[path].ends_with(".zip") {
            continue;
        }
        let figure = |i: usize| record[figures[i]].parse::<f64>().ok();
        rows.push(Row {
            path: record[path].to_owned(),
            outcome: record[outcome].to_owned(),
            records: figure(0).map(|n| n as usize),
            distance_m: figure(1),
            timer_s: figure(2),
            start: record[figures[3]].parse().ok(),
            sessions: figure(4).map(|n| n as usize),
            laps: figure(5).map(|n| n as usize),
        });
    }
    rows
}

fn check(row: &Row, bytes: &[u8]) -> Result<(), String> {
    let decoded = match formats::fit::decode(bytes) {
        Err(_) if row.outcome == "no" || row.records.unwrap_or(0) == 0 => return Ok(()),
        Err(error) => return Err(format!("must be read, but: {error}")),
        Ok(_) if row.outcome == "no" => return Err("must fail, but was read".into()),
        Ok(decoded) => decoded,
    };
    let activities = &decoded.activities;
    let records: usize = activities.iter().map(|a| a.recording.len()).sum();
    let mut wrong = Vec::new();
    if row.records != Some(records) {
        wrong.push(format!("{records} records, not {:?}", row.records));
    }
    let distance: f64 = activities.iter().filter_map(|a| a.distance).map(|d| d.m()).sum();
    if let Some(expected) = row.distance_m
        && (distance - expected).abs() > expected * DISTANCE_SHARE
    {
        wrong.push(format!("{distance} m, not {expected}"));
    }
    let timer: f64 = activities.iter().filter_map(|a| a.timer).map(|t| t.s()).sum();
    if let Some(expected) = row.timer_s
        && (timer - expected).abs() > TIMER_S
    {
        wrong.push(format!("timer {timer} s, not {expected}"));
    }
    if let Some(sessions) = row.sessions.filter(|&n| n > 0)
        && activities.len() != sessions
    {
        wrong.push(format!("{} activities of {sessions} sessions", activities.len()));
    }
    let laps: usize = activities.iter().map(|a| a.laps.len()).sum();
    if row.laps.is_some_and(|n| n != laps) {
        wrong.push(format!("{laps} laps, not {:?}", row.laps));
    }
    if let (Some(expected), Some(first)) = (row.start, activities.first())
        && activities.len() == 1
        && first.start != expected
    {
        wrong.push(format!("start {}, not {expected}", first.start));
    }
    if row.outcome == "lenient" && decoded.repairs.is_empty() {
        wrong.push("broken, but no repair is listed".into());
    }
    for activity in activities {
        if activity.recording.elapsed_ms.windows(2).any(|pair| pair[0] > pair[1]) {
            wrong.push("time runs backwards".into());
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
}

#[test]
fn every_file_decodes_to_the_manifests_figures() {
    let Some(folder) = shared() else { return };
    let rows = rows(&folder);
    assert!(rows.len() > 200, "the manifest lists {} FIT files", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let bytes = std::fs::read(folder.join(&row.path)).unwrap();
            check(row, &bytes).err().map(|what| format!("{}: {what}", row.path))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} files differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
