//! A watch that writes a sample every 3 to 7 s against its twin that writes every second.
#![allow(clippy::unwrap_used)]

use physiology::{Curve, DistanceLine, best_efforts};
use proptest::prelude::*;

const MISSING: i32 = i32::MAX;
/// Seconds of the run.
const LONG: usize = 2400;

/// Repeats of a minute and a half at 5 m/s between minutes at 2.8 m/s, with a sway of a tenth.
fn every_second(phase: usize) -> Vec<i32> {
    let mut cm = vec![0];
    for s in 0..LONG {
        let fast = (s + phase) % 150 < 90;
        let sway = ((s as f64 / 11.0).sin() * 15.0) as i32;
        cm.push(cm[s] + if fast { 500 + sway } else { 280 + sway });
    }
    cm
}

fn curve(ms: &[i64], cm: &[i32]) -> (DistanceLine, Curve) {
    let cleaned = DistanceLine::clean(ms, cm, &[], MISSING);
    assert!(cleaned.refused.is_none() && cleaned.repairs.is_empty(), "{:?}", cleaned.repairs);
    let curve = Curve::of(&cleaned.line);
    (cleaned.line, curve)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn bests_and_curve_agree_with_the_twin(gaps in prop::collection::vec(3usize..=7, 800), phase in 0usize..150) {
        let full = every_second(phase);
        let all: Vec<i64> = (0..=LONG as i64).map(|s| s * 1000).collect();
        let mut at: Vec<usize> = std::iter::once(0)
            .chain(gaps.iter().scan(0, |s, gap| { *s += gap; Some(*s) }))
            .take_while(|s| *s < LONG)
            .collect();
        at.push(LONG);
        let ms: Vec<i64> = at.iter().map(|&s| s as i64 * 1000).collect();
        let cm: Vec<i32> = at.iter().map(|&s| full[s]).collect();
        let ((line, true_curve), (thin_line, thin)) = (curve(&all, &full), curve(&ms, &cm));
        prop_assert_eq!(line.distance_cm(), thin_line.distance_cm());
        for s in [60, 90, 120, 300, 600, 1200, 2400] {
            let off = f64::from(thin.best_cm[s]) / f64::from(true_curve.best_cm[s]) - 1.0;
            prop_assert!(off.abs() < 0.02, "{} s: {}", s, off);
        }
        let (bests, twin) = (best_efforts(&thin_line, &thin), best_efforts(&line, &true_curve));
        prop_assert_eq!(bests.len(), twin.len());
        for (a, b) in bests.iter().zip(&twin) {
            prop_assert_eq!(a.distance, b.distance);
            let off = a.elapsed.s() / b.elapsed.s() - 1.0;
            prop_assert!(off.abs() < 0.02, "{} m: {}", a.distance.m(), off);
        }
    }
}
