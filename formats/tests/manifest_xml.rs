//! Every real TCX and GPX file against the figures of independent decoders.
//!
//! `distance_m` of a GPX row is the length over ground between neighbouring points of a segment, without height
//! ("3d length" beside it has the height in it); of a TCX row it is the sum of the laps' `DistanceMeters`, and
//! the last trackpoint's count stands beside it. `timer_s` of a TCX row is the sum of `TotalTimeSeconds`; of a
//! GPX row it is a moving time estimated by that decoder, which no device said, so it is not compared.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flate2::read::GzDecoder;
use formats::{Decoded, Error, Kind, detect};
use std::{collections::HashMap, fs, io::Read, path::Path};
use training::{Channel, recording::MISSING};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
/// Both decoders see the same points; they differ in the radius of the Earth (up to 0.12 %).
const DISTANCE_SHARE: f64 = 0.005;
/// The manifest's lengths are rounded to 0.1 m.
const DISTANCE_M: f64 = 0.2;
const TIMER_S: f64 = 1.0;

type Row = HashMap<String, String>;

fn rows() -> Option<Vec<Row>> {
    let path = Path::new(SHARED).join("manifest.csv");
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows = reader.deserialize::<Row>().map(Result::unwrap);
    Some(rows.filter(|row| row["format"] == "tcx" || row["format"] == "gpx").collect())
}

fn read(row: &Row) -> Vec<u8> {
    let bytes = fs::read(Path::new(SHARED).join(&row["path"])).unwrap();
    if detect(&bytes) != Kind::Gzip {
        return bytes;
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap();
    unpacked
}

fn number(row: &Row, key: &str) -> Option<f64> {
    row[key].parse().ok()
}

fn touched(decoded: &Decoded, kind: &str) -> usize {
    decoded.repairs.iter().filter(|r| r.kind == kind).map(|r| r.samples).sum()
}

fn last_distance_m(decoded: &Decoded) -> f64 {
    let last = |activity: &training::Activity| {
        let column = activity.recording.column(Channel::Distance)?;
        column.iter().rev().find(|&&d| d != MISSING).map(|&d| f64::from(d) / 100.0)
    };
    decoded.activities.iter().filter_map(last).sum()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= expected * DISTANCE_SHARE + DISTANCE_M
}

/// What is wrong with one file, if anything.
fn judge(row: &Row) -> Result<(), String> {
    let bytes = read(row);
    let expected = if row["format"] == "tcx" { Kind::Tcx } else { Kind::Gpx };
    if detect(&bytes) != expected {
        return Err(format!("detected as {:?}", detect(&bytes)));
    }
    let outcome = formats::decode(&bytes);
    if row["decode_ok"] == "no" {
        return match outcome {
            Err(Error::Unreadable { .. }) => Ok(()),
            other => Err(format!("must fail cleanly, gave {other:?}")),
        };
    }
    let features = &row["features"];
    if row["sport"] == "(route/waypoints)" || features.contains("no-time") {
        return match outcome {
            Err(Error::NotAnActivity { .. }) => Ok(()),
            other => Err(format!("no activity, gave {other:?}")),
        };
    }
    let decoded = outcome.map_err(|error| error.to_string())?;
    figures(row, &decoded)
}

fn figures(row: &Row, decoded: &Decoded) -> Result<(), String> {
    let recordings = || decoded.activities.iter().map(|a| &a.recording);
    let kept: usize = recordings().map(training::Recording::len).sum();
    let records = kept + touched(decoded, "untimed") + touched(decoded, "repeated_segment");
    if Some(records as f64) != number(row, "n_records") {
        return Err(format!("{records} records, expected {}", row["n_records"]));
    }
    if recordings().any(|r| !r.elapsed_ms.is_sorted()) {
        return Err("time runs backwards".into());
    }
    let partial = row["features"].contains("partial-time");
    let distance_m = number(row, "distance_m").unwrap_or(0.0);
    let expected_last = match row["cross_check"].split_once("last trackpoint distance=") {
        Some((_, last)) => last.parse().unwrap(),
        None => distance_m,
    };
    if !partial && !close(last_distance_m(decoded), expected_last) {
        return Err(format!("{} m sampled, expected {expected_last}", last_distance_m(decoded)));
    }
    let total: f64 = decoded.activities.iter().filter_map(|a| a.distance).map(|d| d.m()).sum();
    if !partial && !close(total, distance_m) {
        return Err(format!("{total} m in all, expected {distance_m}"));
    }
    if row["format"] == "tcx" {
        let timer: f64 = decoded.activities.iter().filter_map(|a| a.timer).map(|t| t.s()).sum();
        let laps: usize = decoded.activities.iter().map(|a| a.laps.len()).sum();
        if (timer - number(row, "timer_s").unwrap()).abs() > TIMER_S || laps.to_string() != row["n_laps"] {
            return Err(format!("timer {timer} s in {laps} laps, expected {} in {}", row["timer_s"], row["n_laps"]));
        }
    }
    channels(row, decoded)?;
    times(row, decoded)
}

fn channels(row: &Row, decoded: &Decoded) -> Result<(), String> {
    for (key, channel) in [
        ("has_hr", Channel::HeartRate),
        ("has_power", Channel::Power),
        ("has_cadence", Channel::Cadence),
        ("has_altitude", Channel::Altitude),
        ("has_gps", Channel::Latitude),
    ] {
        let found = decoded.activities.iter().any(|a| a.recording.column(channel).is_some());
        if found != (row[key] == "1") {
            return Err(format!("{key} is {}, found {found}", row[key]));
        }
    }
    Ok(())
}

fn times(row: &Row, decoded: &Decoded) -> Result<(), String> {
    let Some(elapsed_s) = number(row, "elapsed_s") else { return Ok(()) };
    if decoded.activities.len() != 1 || touched(decoded, "date") > 0 {
        return Ok(()); // several activities, or dates that had to be mended: nothing to compare with
    }
    let activity = &decoded.activities[0];
    let found_s = activity.elapsed.map_or(0.0, |e| e.s());
    if (found_s - elapsed_s).abs() > TIMER_S {
        return Err(format!("{found_s} s, expected {elapsed_s}"));
    }
    let start: jiff::Timestamp = row["start"].parse().unwrap();
    if (activity.start.as_millisecond() - start.as_millisecond()).abs() > 1000 {
        return Err(format!("began {}, expected {start}", activity.start));
    }
    Ok(())
}

#[test]
fn every_real_file_agrees() {
    let Some(rows) = rows() else { return };
    assert!(rows.len() > 200, "only {} rows", rows.len());
    let wrong: Vec<String> =
        rows.iter().filter_map(|row| judge(row).err().map(|why| format!("{}: {why}", row["path"]))).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
