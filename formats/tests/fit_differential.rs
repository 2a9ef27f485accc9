//! Our decoder against other libraries on the real files that both accept: sums of every sample.
//!
//! `rustyfit` is asked first. It refuses a 14-byte header without a checksum of its own, which the format allows: there, and
//! wherever else it fails, `fitparser` is asked.

#![allow(clippy::unwrap_used)]

use formats::fit::decode;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator, profile::mesgdef, profile::typedef::MesgNum};
use std::path::{Path, PathBuf};
use training::{Channel, recording::MISSING};

/// Records and the sums of heart rate (bpm), distance (cm) and altitude (fifths of a metre above -500 m).
#[derive(Debug, Default, PartialEq, Eq)]
struct Sums {
    records: usize,
    heart_rate: i64,
    distance: i64,
    altitude: i64,
}

fn ours(bytes: &[u8]) -> Option<Sums> {
    let decoded = decode(bytes).ok()?;
    let mut sums = Sums::default();
    for activity in &decoded.activities {
        let recording = &activity.recording;
        let valid = |channel| {
            recording.column(channel).unwrap_or_default().iter().filter(|&&v| v != MISSING).map(|&v| i64::from(v))
        };
        sums.records += recording.len();
        sums.heart_rate += valid(Channel::HeartRate).sum::<i64>();
        sums.distance += valid(Channel::Distance).sum::<i64>();
        sums.altitude += valid(Channel::Altitude).map(|cm| (cm + 50_000) / 20).sum::<i64>();
    }
    Some(sums)
}

fn by_rustyfit(mut bytes: &[u8]) -> Option<Sums> {
    let mut decoder = Decoder::builder().expand_components(false).build();
    let mut stream = decoder.stream(&mut bytes);
    let mut sums = Sums::default();
    while let Some(event) = stream.next() {
        let DecoderEvent::Message(message) = event.ok()? else { continue };
        if message.num != MesgNum::RECORD {
            continue;
        }
        let record = mesgdef::Record::from(message);
        sums.records += 1;
        if record.heart_rate != u8::MAX {
            sums.heart_rate += i64::from(record.heart_rate);
        }
        if record.distance != u32::MAX {
            sums.distance += i64::from(record.distance);
        }
        if record.enhanced_altitude != u32::MAX {
            sums.altitude += i64::from(record.enhanced_altitude);
        } else if record.altitude != u16::MAX {
            sums.altitude += i64::from(record.altitude);
        }
    }
    Some(sums)
}

/// This library is known to panic on some input: then it has no opinion.
fn by_fitparser(bytes: &[u8]) -> Option<Sums> {
    use fitparser::profile::MesgNum;
    let records = std::panic::catch_unwind(|| fitparser::from_bytes(bytes).ok()).ok()??;
    let mut sums = Sums::default();
    for record in records.iter().filter(|record| record.kind() == MesgNum::Record) {
        sums.records += 1;
        let value = |name: &str| {
            let field = record.fields().iter().find(|field| field.name() == name)?;
            TryInto::<f64>::try_into(field.value().clone()).ok()
        };
        sums.heart_rate += value("heart_rate").unwrap_or(0.0) as i64;
        sums.distance += (value("distance").unwrap_or(0.0) * 100.0).round() as i64;
        let altitude_m = value("enhanced_altitude").or_else(|| value("altitude"));
        sums.altitude += altitude_m.map_or(0, |m| ((m + 500.0) * 5.0).round() as i64);
    }
    Some(sums)
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("fit")) {
            found.push(path);
        }
    }
}

#[test]
fn sums_agree_with_other_decoders() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !shared.is_dir() {
        println!("skipped: the shared folder with real files is not here");
        return;
    }
    let mut paths = Vec::new();
    for folder in ["activities/fit/run", "activities/fit/other", "activities/fit/multisport", "history/x3cl"] {
        gather(&shared.join(folder), &mut paths);
    }
    let (mut compared, mut wrong) = (0, Vec::new());
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        let Some(ours) = ours(&bytes) else { continue };
        let Some(theirs) = by_rustyfit(&bytes).or_else(|| by_fitparser(&bytes)) else { continue };
        compared += 1;
        if ours != theirs {
            wrong.push(format!("{}: {ours:?}, theirs {theirs:?}", path.display()));
        }
    }
    println!("{compared} of {} files compared", paths.len());
    assert!(compared * 10 >= paths.len() * 9, "only {compared} of {} files could be compared", paths.len());
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n"));
}
