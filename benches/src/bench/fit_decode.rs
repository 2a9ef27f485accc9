//! Our whole FIT decode (what an import runs), against a library's streaming decode with its checksum on.
//!
//! Run: `cargo run --release -p benches -- fit_decode`. The goal is 6 times the library's speed.

use crate::{Rival, files, medians, unpacked};
use rustyfit::{Decoder, DecoderEvent, StreamingIterator, profile::typedef::MesgNum};

const ROUNDS: usize = 9;
/// Passes over the files per round, so that the clock's step does not matter.
const PASSES: u32 = 10;

/// Runs it.
pub fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let mut paths = files("activities/fit/run", &[".fit"])?;
    paths.extend(files("history/x3cl", &[".fit"])?);
    let mut runs = paths.iter().map(|path| unpacked(path)).collect::<Result<Vec<_>, _>>()?;
    runs.iter_mut().for_each(|bytes| sum_header(bytes));
    runs.retain(|bytes| by_library(bytes).is_some_and(|records| Some(records) == ours(bytes)));
    let bytes: usize = runs.iter().map(Vec::len).sum();
    let records: u64 = runs.iter().filter_map(|bytes| ours(bytes)).sum();
    println!("{} of {} runs, which both read alike: {records} records", runs.len(), paths.len());

    let pass = |read: fn(&[u8]) -> Option<u64>| {
        let runs = &runs;
        move || (0..PASSES).flat_map(|_| runs).filter_map(|bytes| read(bytes)).sum()
    };
    let mut rivals = [Rival::new("library", pass(by_library)), Rival::new("stayer", pass(ours))];
    let times = medians(&mut rivals, ROUNDS);
    for (rival, time) in rivals.iter().zip(&times) {
        let each = f64::from(PASSES) / 1e6 / time.as_secs_f64();
        println!("FIT {:<8} {:6.0} MB/s {:6.1} M records/s", rival.name, bytes as f64 * each, records as f64 * each);
    }
    println!("FIT ratio    {:6.1} (goal 6)", times[0].as_secs_f64() / times[1].as_secs_f64());
    Ok(())
}

/// Records by ours.
fn ours(bytes: &[u8]) -> Option<u64> {
    let decoded = formats::fit::decode(bytes).ok()?;
    Some(decoded.activities.iter().map(|activity| activity.recording.len() as u64).sum())
}

/// Records by the library, streaming, its checksum on; none when it refuses the file.
fn by_library(mut bytes: &[u8]) -> Option<u64> {
    let mut decoder = Decoder::new();
    let mut stream = decoder.stream(&mut bytes);
    let mut records = 0;
    while let Some(event) = stream.next() {
        if let DecoderEvent::Message(message) = event.ok()? {
            records += u64::from(message.num == MesgNum::RECORD);
        }
    }
    Some(records)
}

/// Writes the checksums of a header that has none, as the format allows, and of its file: the library refuses such files.
fn sum_header(bytes: &mut [u8]) {
    let end = bytes.len().saturating_sub(2);
    if bytes.len() > 16 && bytes[0] == 14 && bytes[12..14] == [0, 0] {
        let sum = crc16(&bytes[..12]);
        bytes[12..14].copy_from_slice(&sum.to_le_bytes());
        let sum = crc16(&bytes[..end]);
        bytes[end..].copy_from_slice(&sum.to_le_bytes());
    }
}

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xA001 } else { c >> 1 })
    })
}
