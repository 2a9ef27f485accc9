//! No input makes a reader panic, and where a library reads a whole FIT file ours finds the same number of records.
//!
//! Fuzzing: `cargo fuzz run decode`. Built plainly, it checks the files named as its arguments, such as an old crash.

#![cfg_attr(fuzzing, no_main)]

use formats::Error;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator, profile::typedef::MesgNum};

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check(bytes));

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        check(&std::fs::read(&path)?);
        println!("{path}: sound");
    }
    Ok(())
}

/// What must hold for every input.
fn check(bytes: &[u8]) {
    let decoded = formats::decode(bytes);
    let _ = formats::fit::decode_workout(bytes);
    let _ = formats::diary::decode(bytes);
    if let Ok(decoded) = &decoded {
        for activity in &decoded.activities {
            let elapsed = &activity.recording.elapsed_ms;
            assert!(elapsed.windows(2).all(|pair| pair[0] <= pair[1]), "time runs backwards");
        }
    }
    match (by_library(bytes), decoded) {
        (Some(theirs), Ok(decoded)) if decoded.kind == formats::Kind::Fit => {
            let ours: usize = decoded.activities.iter().map(|activity| activity.recording.len()).sum();
            // A course among chained files has records that nobody ran.
            assert!(ours <= theirs && (ours == theirs || bytes.windows(4).filter(|w| w == b".FIT").count() > 1));
        }
        (Some(theirs), Err(error)) => {
            assert!(theirs == 0 || matches!(error, Error::NotAnActivity { .. }), "{theirs} records lost: {error}");
        }
        _ => {}
    }
}

/// Records by the library; none when it does not read the input to its end.
fn by_library(mut bytes: &[u8]) -> Option<usize> {
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let mut stream = decoder.stream(&mut bytes);
    let mut records = 0;
    while let Some(event) = stream.next() {
        if let DecoderEvent::Message(message) = event.ok()? {
            records += usize::from(message.num == MesgNum::RECORD);
        }
    }
    Some(records)
}
