//! What counts as running: stops, gaps, spikes, vehicles, clocks that run wild.

#![allow(clippy::unwrap_used)]

use physiology::{Cleaned, Curve, DistanceLine, Mending};
use proptest::prelude::*;

const MISSING: i32 = i32::MAX;

/// One row a second at the given speeds.
fn at_speeds(cm_per_s: impl IntoIterator<Item = i32>) -> (Vec<i64>, Vec<i32>) {
    let mut cm = vec![0];
    for v in cm_per_s {
        cm.push(cm[cm.len() - 1] + v);
    }
    ((0..cm.len() as i64).map(|s| s * 1000).collect(), cm)
}

fn clean(times: &[i64], cm: &[i32], pauses: &[(i64, i64)]) -> Cleaned {
    DistanceLine::clean(times, cm, pauses, MISSING)
}

fn kinds(cleaned: &Cleaned) -> Vec<&str> {
    cleaned.repairs.iter().map(|r| r.kind).collect()
}

#[test]
fn smart_recording_is_linear_and_unflagged() {
    let c = clean(&[0, 7000, 10_000, 20_000], &[0, 2100, 3000, 6000], &[]);
    assert_eq!(c.line.cumulative_cm()[..8], [0, 300, 600, 900, 1200, 1500, 1800, 2100]);
    assert_eq!(c.line.interpolated_s(0, 20), 0);
    assert!(c.repairs.is_empty());
}

#[test]
fn a_stop_is_flat_and_its_jump_dropped() {
    // 10 s at 3 m/s, the timer stands 60 s, the watch finds itself 500 m further, 10 s at 3 m/s.
    let mut times: Vec<i64> = (0..=10).map(|s| s * 1000).collect();
    let mut cm: Vec<i32> = (0..=10).map(|s| s * 300).collect();
    times.extend((70..=80).map(|s| s * 1000));
    cm.extend((0..=10).map(|s| 53_000 + s * 300));
    let c = clean(&times, &cm, &[(10_000, 70_000)]);
    let line = c.line.cumulative_cm();
    assert_eq!((line[10], line[40], line[70], line[80]), (3000, 3000, 3000, 6000));
    assert_eq!(kinds(&c), ["jump_across_stop"]);
    assert_eq!(c.line.interpolated_s(0, 80), 0);
}

#[test]
fn running_beside_a_stop_between_two_rows_counts() {
    // Rows 5 s apart; the timer stands from 12 to 27 s: 2 s of running before, 3 s after.
    let c = clean(&[0, 5000, 10_000, 30_000, 35_000], &[0, 1500, 3000, 4500, 6000], &[(12_000, 27_000)]);
    let line = c.line.cumulative_cm();
    assert_eq!((line[12], line[20], line[27], line[30]), (3600, 3600, 3600, 4500));
}

#[test]
fn standing_without_a_stop_is_flat() {
    let c = clean(&[0, 1000, 301_000, 302_000], &[0, 300, 800, 1100], &[]);
    assert_eq!((c.line.cumulative_cm()[150], c.line.cumulative_cm()[302]), (300, 600));
    assert_eq!(c.line.interpolated_s(0, 302), 0);
}

#[test]
fn a_long_gap_is_bridged_but_makes_no_record() {
    // 100 s at 3 m/s, 60 s unseen at 5 m/s, 100 s at 3 m/s.
    let mut times: Vec<i64> = (0..=100).map(|s| s * 1000).collect();
    let mut cm: Vec<i32> = (0..=100).map(|s| s * 300).collect();
    times.extend((160..=260).map(|s| s * 1000));
    cm.extend((0..=100).map(|s| 60_000 + s * 300));
    let c = clean(&times, &cm, &[]);
    assert_eq!(kinds(&c), ["gap"]);
    assert_eq!(c.line.interpolated_s(0, 260), 60);
    let curve = Curve::of(&c.line);
    assert!(curve.best_cm[50] <= 50 * 300 + 5 * 200, "no 50 s from inside the gap: {}", curve.best_cm[50]);
    assert_eq!(c.line.distance_cm(), 90_000);
}

#[test]
fn spikes_are_cut_and_listed() {
    let c = {
        let (t, d) = at_speeds((0..60).map(|s| if s == 30 { 4000 } else { 300 }));
        clean(&t, &d, &[])
    };
    assert_eq!(c.line.distance_cm(), 60 * 300);
    assert_eq!(kinds(&c), ["spike"]);
}

#[test]
fn a_lonely_wrong_distance_leaves_no_trace() {
    let c = clean(&[0, 1000, 2000, 3000, 4000], &[0, 300, 2_000_000, 900, 1200], &[]);
    assert_eq!(c.line.cumulative_cm(), [0, 300, 600, 900, 1200]);
    assert_eq!(kinds(&c), ["outlier"]);
}

#[test]
fn a_counter_that_starts_anew_goes_on() {
    let c = clean(&[0, 50_000, 60_000, 61_000, 71_000], &[0, 15_000, 18_000, 0, 3000], &[]);
    assert_eq!(c.line.distance_cm(), 21_000);
}

#[test]
fn a_bus_ride_home_makes_no_record() {
    let (t, d) = at_speeds((0..3000).map(|s| if s < 1800 { 320 } else { 1150 }));
    let c = clean(&t, &d, &[]);
    assert!(kinds(&c).contains(&"beyond_human"));
    let curve = Curve::of(&c.line);
    assert!(curve.best_cm[600] < 600 * 340, "best 10 min {}", curve.best_cm[600]);
    assert!(c.refused.is_some(), "most of the distance was a bus");
}

#[test]
fn a_bicycle_is_refused_and_a_fast_run_is_not() {
    let (t, d) = at_speeds(vec![760; 3600]);
    assert!(clean(&t, &d, &[]).refused.unwrap().contains("vehicle"));
    let (t, d) = at_speeds(vec![582; 7250]); // the pace of the marathon's world best
    let c = clean(&t, &d, &[]);
    assert!(c.refused.is_none() && c.repairs.is_empty());
}

#[test]
fn a_recording_of_months_stays_small() {
    let month = 30 * 86_400_000_i64;
    let times = [0, 1000, 2000, month, month + 1000, month + 2000];
    let c = clean(&times, &[0, 300, 600, 900, 1200, 1500], &[]);
    assert!(c.line.seconds() < 20);
    assert_eq!(kinds(&c), ["left_out"]);
    assert_eq!(c.line.elapsed_s(c.line.seconds()), month / 1000 + 2);
    let curve = Curve::of(&c.line);
    assert_eq!(*curve.best_cm.last().unwrap(), 600, "no window crosses the time left out");
}

#[test]
fn a_start_far_from_zero_stays_small() {
    let far = 40 * 365 * 86_400_000_i64;
    let c = clean(&[far, far + 1000, far + 2000], &[0, 300, 600], &[]);
    assert!(c.line.seconds() < 10);
    assert_eq!(c.line.distance_cm(), 600);
}

#[test]
fn nothing_comes_from_nothing() {
    for (t, d) in [(vec![], vec![]), (vec![0], vec![MISSING]), (vec![-5], vec![3])] {
        let c = clean(&t, &d, &[]);
        assert_eq!((c.line.distance_cm(), c.line.seconds()), (0, 0));
        assert!(Curve::of(&c.line).best_cm.len() <= 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_columns_give_a_line_that_never_falls(
        rows in prop::collection::vec((-1000_i64..100_000_000, prop_oneof![any::<i32>(), 0..1_000_000]), 0..60),
        pauses in prop::collection::vec((0_i64..100_000_000, 0_i64..100_000_000), 0..5),
        sorted in any::<bool>(),
    ) {
        let mut rows = rows;
        if sorted { rows.sort_unstable(); }
        let (t, d): (Vec<i64>, Vec<i32>) = rows.into_iter().unzip();
        let c = clean(&t, &d, &pauses);
        prop_assert!(c.line.cumulative_cm().is_sorted());
        prop_assert!(c.line.cumulative_cm().windows(2).all(|p| p[1] - p[0] <= 1290), "no second beyond human");
    }
}

#[test]
fn what_the_runner_believes_is_not_mended_and_not_listed() {
    let believing = |t: &[i64], d: &[i32], pauses: &[(i64, i64)], kinds: &[Mending]| {
        DistanceLine::clean_believing(t, d, pauses, MISSING, &kinds.iter().copied().collect())
    };
    // A second of 13 m/s in ten minutes at 3 m/s.
    let (t, d) = at_speeds((0..600).map(|s| if s == 300 { 1300 } else { 300 }));
    let mended = clean(&t, &d, &[]);
    let believed = believing(&t, &d, &[], &[Mending::Spike, Mending::BeyondHuman]);
    assert_eq!((mended.line.distance_cm(), believed.line.distance_cm()), (180_000, 181_000));
    assert!(believed.repairs.is_empty());
    // Two hundred metres across a stop of a minute.
    let (t, d, stop) = ([0, 100_000, 160_000, 260_000], [0, 30_000, 50_000, 80_000], [(100_000, 160_000)]);
    let dropped = clean(&t, &d, &stop);
    let run = believing(&t, &d, &stop, &[Mending::JumpAcrossStop]);
    assert_eq!((dropped.line.distance_cm(), run.line.distance_cm()), (60_000, 80_000));
    assert_eq!(run.line.interpolated_s(100, 160), 60, "evenly, as nobody measured it");
    // A gap of a minute is as good as measured.
    let gap = believing(&[0, 60_000], &[0, 18_000], &[], &[Mending::Gap]);
    assert_eq!((gap.line.interpolated_s(0, 60), gap.repairs.len()), (0, 0));
    // A ride that is said to be a run keeps what a human can cover.
    let (t, d) = at_speeds(vec![760; 3600]);
    let said = believing(&t, &d, &[], &[Mending::NoEvidence]);
    assert_eq!((&said.refused, kinds(&said)), (&None, vec!["beyond_human"]));
}
