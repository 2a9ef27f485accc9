//! FIT activities written and read back: the same within what the format holds.

#![allow(clippy::unwrap_used)]

mod sample_run;

use formats::fit::{decode, encode_activity};
use proptest::prelude::*;
use quantity::{Distance, Duration};
use sample_run::run;
use training::{Activity, Channel, Sport, SubSport};

#[test]
fn a_run_comes_back_whole() {
    let run = run(300);
    let decoded = decode(&encode_activity(&run).unwrap()).unwrap();
    assert_eq!(decoded.repairs, vec![]);
    assert_eq!(decoded.activities, vec![run]);
}

#[test]
fn other_sports_and_dates_before_1989() {
    let mut ride = run(50);
    ride.sport = Sport::Cycling;
    ride.sub_sport = SubSport::Indoor;
    let decoded = decode(&encode_activity(&ride).unwrap()).unwrap();
    assert_eq!(decoded.activities, vec![ride.clone()]);
    ride.start = "1980-01-01T00:00:00Z".parse().unwrap();
    assert!(encode_activity(&ride).unwrap_err().to_string().contains("1989"));
}

#[test]
fn an_entry_without_samples_comes_back() {
    let mut entry = Activity::new("2026-04-18T08:30:00Z".parse().unwrap(), Sport::Running);
    entry.distance = Some(Distance::from_m(8000.0));
    entry.elapsed = Some(Duration::from_s(2400.0));
    let decoded = decode(&encode_activity(&entry).unwrap()).unwrap();
    assert_eq!(decoded.activities[0].distance, entry.distance);
    assert_eq!(decoded.activities[0].recording.len(), 0);
}

/// A cut at every byte: something is kept with a listed repair, or the error is plain; nothing panics.
#[test]
fn cut_at_every_length() {
    let bytes = encode_activity(&run(40)).unwrap();
    let mut rows_before = 0;
    for length in 0..bytes.len() {
        match decode(&bytes[..length]) {
            Ok(decoded) => {
                assert!(!decoded.repairs.is_empty(), "cut at byte {length}: nothing listed");
                let rows = decoded.activities[0].recording.len();
                assert!(rows >= rows_before, "cut at byte {length}: {rows} rows after {rows_before}");
                rows_before = rows;
            }
            Err(error) => assert_eq!(rows_before, 0, "cut at byte {length}: {error}"),
        }
    }
    assert_eq!(rows_before, 40);
}

#[test]
fn two_files_after_each_other_are_two_activities() {
    let (first, second) = (run(30), run(60));
    let mut bytes = encode_activity(&first).unwrap();
    bytes.extend(encode_activity(&second).unwrap());
    assert_eq!(decode(&bytes).unwrap().activities, vec![first, second]);
    bytes.extend(b"trailing");
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.activities.len(), decoded.repairs[0].kind.as_str()), (2, "trailing"));
}

/// A copy that was appended to itself is one run, and the copy is listed.
#[test]
fn the_same_file_twice_in_one_is_one_activity() {
    let bytes = encode_activity(&run(60)).unwrap();
    let decoded = formats::decode(&[&bytes[..], &encode_activity(&run(30)).unwrap(), &bytes].concat()).unwrap();
    assert_eq!(decoded.activities.iter().map(|a| a.recording.len()).collect::<Vec<_>>(), [60, 30]);
    assert_eq!(decoded.repairs, decoded.activities[0].repairs);
    assert_eq!(decoded.repairs.iter().map(|repair| repair.kind.as_str()).collect::<Vec<_>>(), ["doubled"]);
}

/// Without its end a file names no sport; the speed of its samples does, as for GPX.
#[test]
fn a_run_cut_before_its_summary_is_still_a_run() {
    let mut long = run(900);
    long.recording.set(Channel::Distance, (0..900).map(|second| second * 320).collect());
    let bytes = encode_activity(&long).unwrap();
    let decoded = decode(&bytes[..bytes.len() * 3 / 4]).unwrap();
    let cut = &decoded.activities[0];
    assert_eq!(cut.sport, Sport::Running);
    assert!(cut.repairs.iter().any(|repair| repair.kind == "sport"), "{:?}", cut.repairs);
}

#[test]
fn a_flipped_byte_is_told_by_the_checksum() {
    let mut bytes = encode_activity(&run(100)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    let decoded = decode(&bytes).unwrap();
    assert!(decoded.repairs.iter().any(|r| r.kind == "checksum" && r.what.contains("checksum differs at byte")));
    assert_eq!(decoded.activities[0].repairs, decoded.repairs);
}

#[test]
fn no_header_checksum_is_no_fault() {
    let run = run(30);
    let mut bytes = encode_activity(&run).unwrap();
    bytes[12..14].fill(0);
    // The file's own checksum covers the header.
    let end = bytes.len() - 2;
    let crc = bytes[..end].iter().fold(0_u16, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xA001 } else { c >> 1 })
    });
    bytes[end..].copy_from_slice(&crc.to_le_bytes());
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.repairs, decoded.activities), (vec![], vec![run]));
}

#[test]
fn dates_that_no_run_has_are_kept_and_listed() {
    for date in ["1990-01-01T00:00:00Z", "2099-06-01T00:00:00Z"] {
        let mut odd = run(30);
        odd.start = date.parse().unwrap();
        odd.time_created = Some(odd.start);
        let decoded = decode(&encode_activity(&odd).unwrap()).unwrap();
        assert_eq!(decoded.activities[0].start, odd.start);
        assert_eq!(decoded.repairs[0].kind, "date", "{date}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn flipped_bits_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..6)) {
        let mut bytes = encode_activity(&run(60)).unwrap();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if let Ok(decoded) = decode(&bytes) {
            for activity in decoded.activities {
                prop_assert!(activity.recording.elapsed_ms.windows(2).all(|pair| pair[0] <= pair[1]));
            }
        }
    }

    #[test]
    fn random_bytes_never_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..2000), as_fit in any::<bool>()) {
        if as_fit && bytes.len() > 14 {
            bytes[0] = 14;
            bytes[4..8].copy_from_slice(&2000_u32.to_le_bytes());
            bytes[8..12].copy_from_slice(b".FIT");
        }
        let _ = formats::decode(&bytes);
        let _ = formats::fit::decode_workout(&bytes);
    }

    #[test]
    fn any_samples_come_back(rows in prop::collection::vec((0_i64..30, 1_u8..255, 0_u32..10_000, 0_i32..4000), 1..80)) {
        let mut run = Activity::new("2026-04-18T08:30:00Z".parse().unwrap(), Sport::Running);
        let mut elapsed_ms = 0;
        run.recording.elapsed_ms = rows.iter().map(|row| { elapsed_ms += row.0 * 1000; elapsed_ms }).collect();
        run.recording.set(Channel::HeartRate, rows.iter().map(|row| i32::from(row.1)).collect());
        run.recording.set(Channel::Speed, rows.iter().map(|row| row.2 as i32).collect());
        run.recording.set(Channel::Cadence, rows.iter().map(|row| row.3).collect());
        let decoded = decode(&encode_activity(&run).unwrap()).unwrap();
        let back = &decoded.activities[0];
        let offset = (run.start.as_second() - back.start.as_second()) * 1000;
        let elapsed: Vec<i64> = back.recording.elapsed_ms.iter().map(|ms| ms - offset).collect();
        prop_assert_eq!(elapsed, run.recording.elapsed_ms.clone());
        for channel in run.recording.channels() {
            prop_assert_eq!(back.recording.column(channel), run.recording.column(channel), "{}", channel.name());
        }
    }
}
