//! Decoding GPX and TCX, against the XML library merely saying the events of the same bytes.
//!
//! Run: `cargo run --release -p benches -- xml_decode`. A ratio of 1 would mean that columns, numbers, times,
//! distance and repairs cost nothing; the goal is 0.7.

use crate::{Rival, files, medians, unpacked};
use formats::{Decoded, Error};
use quick_xml::{Reader, events::Event};

const ROUNDS: usize = 9;
/// Each rival works on at least this many bytes per round, so that the clock's step does not matter.
const BYTES_PER_ROUND: usize = 120_000_000;

type Decode = fn(&[u8]) -> Result<Decoded, Error>;

/// Runs it.
pub fn run(_arguments: &[String]) -> anyhow::Result<()> {
    for (name, endings, decode) in [
        ("GPX", [".gpx", ".gpx.gz"], formats::gpx::decode as Decode),
        ("TCX", [".tcx", ".tcx.gz"], formats::tcx::decode),
    ] {
        let documents = documents(endings)?;
        let bytes: usize = documents.iter().map(Vec::len).sum();
        let repeat = BYTES_PER_ROUND.div_ceil(bytes);
        let each = |work: fn(&[u8], Decode) -> u64| {
            let documents = &documents;
            move || (0..repeat).flat_map(|_| documents).map(|d| work(d, decode)).fold(0, u64::wrapping_add)
        };
        let mut rivals = [
            Rival::new("raw events", each(|d, _| events(d))),
            Rival::new("stayer", each(|d, decode| samples(decode(d)))),
        ];
        let times = medians(&mut rivals, ROUNDS);
        for (rival, time) in rivals.iter().zip(&times) {
            let rate = (bytes * repeat) as f64 / 1e6 / time.as_secs_f64();
            println!("{name} {:<11} {rate:7.0} MB/s", rival.name);
        }
        println!("{name} ratio       {:7.2} (goal 0.70)", times[0].as_secs_f64() / times[1].as_secs_f64());
    }
    Ok(())
}

fn documents(endings: [&str; 2]) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut paths = files("activities", &endings)?;
    paths.extend(files("history", &endings)?);
    paths.iter().map(|path| unpacked(path)).collect()
}

/// Everything that the library says, taken note of but not kept.
fn events(document: &[u8]) -> u64 {
    let mut reader = Reader::from_reader(document);
    let mut seen = 0u64;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return seen,
            Ok(event) => seen = seen.wrapping_add(std::hint::black_box(&event).len() as u64),
        }
    }
}

fn samples(decoded: Result<Decoded, Error>) -> u64 {
    decoded.map_or(0, |d| d.activities.iter().map(|a| a.recording.len() as u64).sum())
}
