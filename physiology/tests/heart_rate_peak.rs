//! The heart's upper end, from samples.
#![allow(clippy::unwrap_used)]

use physiology::{best_mean_heart_rate, heart_rate_each_second, heart_rate_peak, observed_heart_rate_max};
use proptest::prelude::*;
use quantity::{Duration, HeartRate};

fn rates(bpm: &[f64]) -> Vec<HeartRate> {
    bpm.iter().copied().map(HeartRate::from_bpm).collect()
}

#[test]
fn a_single_wrong_second_makes_no_peak_and_a_single_wrong_run_no_maximum() {
    let mut seconds: Vec<Option<HeartRate>> = (0..600).map(|_| Some(HeartRate::from_bpm(160.0))).collect();
    seconds[300] = Some(HeartRate::from_bpm(220.0));
    seconds[301] = Some(HeartRate::from_bpm(221.0));
    assert_eq!(heart_rate_peak(&seconds).unwrap().bpm(), 160.0);
    assert_eq!(observed_heart_rate_max(&rates(&[225.0, 184.0, 186.0, 183.0])).unwrap().value, 186.0);
    assert_eq!(observed_heart_rate_max(&rates(&[225.0, 184.0, 170.0])), None);
    assert_eq!(observed_heart_rate_max(&rates(&[f64::NAN, 0.0, 500.0, 90.0, 90.0, 90.0])), None);
}

#[test]
fn gaps_are_no_beats() {
    let seconds = heart_rate_each_second(&[0, 1000, 30_000], &[150, i32::MAX, 170], i32::MAX);
    assert_eq!(seconds.iter().flatten().count(), 12);
    assert!(heart_rate_each_second(&[], &[], i32::MAX).is_empty());
    assert!(heart_rate_each_second(&[-5000], &[150], i32::MAX).is_empty());
    let empty = vec![None; 3000];
    assert_eq!(best_mean_heart_rate(&empty, Duration::from_s(2400.0)), None);
    assert_eq!(best_mean_heart_rate(&empty, Duration::from_s(f64::NAN)), None);
    assert_eq!(heart_rate_peak(&empty), None);
    // A clock that runs wild is cut, not followed.
    assert!(heart_rate_each_second(&[0, i64::MAX], &[150, 150], i32::MAX).len() <= 172_801);
}

proptest! {
    #[test]
    fn peaks_and_means_lie_among_the_samples(bpm in proptest::collection::vec(60_i32..210, 10..400)) {
        let ms: Vec<i64> = (0..bpm.len() as i64).map(|s| s * 1000).collect();
        let seconds = heart_rate_each_second(&ms, &bpm, i32::MAX);
        let (low, high) = (f64::from(*bpm.iter().min().unwrap()), f64::from(*bpm.iter().max().unwrap()));
        let peak = heart_rate_peak(&seconds).unwrap().bpm();
        prop_assert!((low..=high).contains(&peak));
        let short = best_mean_heart_rate(&seconds, Duration::from_s(5.0)).unwrap().bpm();
        let long = best_mean_heart_rate(&seconds, Duration::from_s(bpm.len() as f64)).unwrap().bpm();
        prop_assert!(low - 1e-9 <= long && short <= high + 1e-9);
        let mean = bpm.iter().map(|bpm| f64::from(*bpm)).sum::<f64>() / bpm.len() as f64;
        prop_assert!((long - mean).abs() < 1e-6);
    }

    #[test]
    fn the_order_of_runs_does_not_matter(mut bpm in proptest::collection::vec(100.0..225.0, 3..40)) {
        let one = observed_heart_rate_max(&rates(&bpm));
        bpm.reverse();
        prop_assert_eq!(observed_heart_rate_max(&rates(&bpm)), one);
        if let Some(max) = one {
            prop_assert!(bpm.iter().filter(|b| **b <= max.value && max.value - **b <= 4.0).count() >= 3);
        }
    }
}
