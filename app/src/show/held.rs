//! How the pace of a run was held.

use crate::documents::HeldPace;
use physiology::DistanceLine;
use training::Recording;

/// The figures that the run is long enough for; absent where it is not.
pub(super) fn held(line: &DistanceLine, _recording: &Recording) -> HeldPace {
    let cm = line.cumulative_cm();
    let whole_m = f64::from(line.distance_cm()) / 100.0;
    if whole_m < SHORTEST_M {
        return HeldPace::default();
    }
    let speed = |from: f64, to: f64| {
        let (a, b) = (moment(cm, whole_m * from)?, moment(cm, whole_m * to)?);
        (b > a).then(|| whole_m * (to - from) / (b - a))
    };
    let ratio = |a: Option<f64>, b: Option<f64>| Some(a? / b?);
    HeldPace {
        half_ratio: ratio(speed(0.0, 0.5), speed(0.5, 1.0)),
        late_fade: ratio(speed(0.75, 1.0), speed(0.25, 0.5)),
        kick: ratio(speed(0.95, 1.0), speed(0.80, 0.95)),
        pace_cv: kilometre_cv(cm, whole_m),
        ..HeldPace::default()
    }
}

/// Shorter runs say nothing about holding a pace. Default, not a finding.
const SHORTEST_M: f64 = 2000.0;

/// Seconds at which so many metres were reached, to the fraction.
fn moment(cm: &[u32], metres: f64) -> Option<f64> {
    let first = f64::from(*cm.first()?);
    let wanted = metres * 100.0 + first;
    let after = cm.partition_point(|&v| f64::from(v) < wanted);
    let after_cm = f64::from(*cm.get(after.min(cm.len() - 1))?);
    if after == 0 {
        return Some(0.0);
    }
    let before_cm = f64::from(cm[after - 1]);
    let share =
        if after_cm > before_cm { ((wanted - before_cm) / (after_cm - before_cm)).clamp(0.0, 1.0) } else { 0.0 };
    Some((after - 1) as f64 + share)
}

/// Coefficient of variation of the full kilometres' speeds.
fn kilometre_cv(cm: &[u32], whole_m: f64) -> Option<f64> {
    let kilometres = (whole_m / 1000.0) as usize;
    let moments: Vec<f64> = (0..=kilometres).map(|k| moment(cm, k as f64 * 1000.0)).collect::<Option<_>>()?;
    let speeds: Vec<f64> =
        moments.windows(2).filter(|pair| pair[1] > pair[0]).map(|pair| 1000.0 / (pair[1] - pair[0])).collect();
    if speeds.len() < 2 {
        return None;
    }
    let n = speeds.len() as f64;
    let mean = speeds.iter().sum::<f64>() / n;
    let variance = speeds.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Some(variance.sqrt() / mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line at the given speeds in m/s, each held for so many seconds.
    fn line(parts: &[(u32, u32)]) -> DistanceLine {
        let mut cm = vec![0];
        for &(cm_per_s, seconds) in parts {
            for _ in 0..seconds {
                cm.push(cm[cm.len() - 1] + cm_per_s);
            }
        }
        DistanceLine::from_cumulative_cm(cm)
    }

    #[test]
    fn an_even_run_is_even() {
        let held = held(&line(&[(400, 2500)]), &Recording::default());
        for figure in [held.half_ratio, held.late_fade, held.kick] {
            assert!((figure.expect("the run is long enough") - 1.0).abs() < 1e-9);
        }
        assert!(held.pace_cv.expect("ten kilometres") < 1e-9);
    }

    #[test]
    fn a_slower_second_half_takes_longer_and_ends_slower() {
        // 5 km at 4 m/s, 5 km at 2 m/s
        let held = held(&line(&[(400, 1250), (200, 2500)]), &Recording::default());
        assert!((held.half_ratio.expect("long enough") - 2.0).abs() < 1e-3);
        assert!((held.late_fade.expect("long enough") - 0.5).abs() < 1e-3);
    }

    #[test]
    fn a_sprint_home_is_a_kick_and_a_short_run_says_nothing() {
        let sprint = held(&line(&[(400, 2375), (500, 100)]), &Recording::default());
        assert!((sprint.kick.expect("long enough") - 1.25).abs() < 1e-3);
        assert_eq!(held(&line(&[(400, 100)]), &Recording::default()), HeldPace::default());
    }
}
