//! What no heart makes goes and is listed; what a heart makes stays.

use physiology::repair_heart_rate;
use proptest::prelude::*;

const NONE: i32 = i32::MAX;

fn seconds(n: usize) -> Vec<i64> {
    (0..n as i64).map(|s| s * 1000).collect()
}

/// A heart on an interval session: up and down by 60 bpm within a minute, never on one number for long.
fn session(n: usize) -> Vec<i32> {
    (0..n).map(|s| 140 + (30.0 * (s as f64 / 30.0).sin()) as i32 + (s % 3) as i32).collect()
}

#[test]
fn a_clean_run_is_left_alone_even_across_gaps() {
    let bpm = session(3600);
    let repaired = repair_heart_rate(&seconds(3600), &bpm, None, NONE);
    assert_eq!((repaired.bpm, repaired.repairs.len()), (bpm, 0));
    // A pause of two minutes: the heart is elsewhere afterwards.
    let ms = [0, 1000, 121_000, 122_000];
    assert_eq!(repair_heart_rate(&ms, &[170, 170, 95, 97], None, NONE).bpm, [170, 170, 95, 97]);
}

#[test]
fn spikes_dropouts_and_stuck_sensors_go() {
    let mut bpm = session(2400);
    bpm[100] = 0;
    bpm[300..305].fill(225);
    bpm[700..712].fill(60);
    bpm[1200..1600].fill(133);
    let repaired = repair_heart_rate(&seconds(2400), &bpm, None, NONE);
    for gone in [100, 300, 304, 700, 711, 1201, 1598] {
        assert_eq!(repaired.bpm[gone], NONE, "{gone}");
    }
    assert_eq!(repaired.bpm[305], bpm[305]);
    assert_eq!(repaired.repairs.len(), 3, "{:?}", repaired.repairs);
    assert!(repaired.repairs.iter().map(|r| r.samples).sum::<usize>() >= 1 + 5 + 12 + 398);
}

#[test]
fn steps_counted_as_beats_are_flagged_and_left() {
    let cadence: Vec<f64> = (0..1800).map(|s| 168.0 + f64::from(s % 5)).collect();
    let bpm: Vec<i32> = cadence.iter().map(|c| *c as i32 + 1).collect();
    let locked = repair_heart_rate(&seconds(1800), &bpm, Some(&cadence), NONE);
    assert_eq!(locked.bpm, bpm);
    assert!(locked.repairs[0].what.contains("counted steps"), "{:?}", locked.repairs);
    assert!(repair_heart_rate(&seconds(1800), &session(1800), Some(&cadence), NONE).repairs.is_empty());
}

proptest! {
    #[test]
    fn nothing_is_invented_and_a_second_repair_finds_no_impossible_value(bpm in prop::collection::vec(-5..300_i32, 0..200)) {
        let once = repair_heart_rate(&seconds(bpm.len()), &bpm, None, NONE);
        prop_assert_eq!(once.bpm.len(), bpm.len());
        for (was, is) in bpm.iter().zip(&once.bpm) {
            prop_assert!(is == was || *is == NONE);
            prop_assert!(*is == NONE || (35..=230).contains(is));
        }
    }
}
