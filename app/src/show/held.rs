//! How the pace of a run was held: splits of its cleaned distance line, through the models of fade and durability.
//!
//! Where the run has usable heights, speeds are grade-adjusted for equal heart rate; else they are those of the ground.

use crate::documents::{Decoupling, HeldPace, LevelDistance};
use physiology::{DistanceLine, Effort, GradeModel, Segment};
use quantity::{Distance, HeartRate};
use training::{Channel, Recording, recording::MISSING};

/// Shorter runs say nothing about holding a pace. Default, not a finding.
const SHORTEST_M: f64 = 2000.0;
/// Fine enough for the last twentieth of the shortest run.
const FINE_M: f64 = 100.0;
/// Heart rate drifts in any run as it warms up; only runs longer than this tell of durability. Default, not a finding.
const LONG_S: usize = 75 * 60;
const KILOMETRE_M: f64 = 1000.0;
const SEGMENT_M: f64 = 5000.0;

/// The figures that the run is long enough for; absent where it is not.
pub(super) fn held(line: &DistanceLine, recording: &Recording) -> HeldPace {
    let cm = line.cumulative_cm();
    let whole_m = f64::from(line.distance_cm()) / 100.0;
    if whole_m < SHORTEST_M {
        return HeldPace::default();
    }
    let level = level(line, recording, GradeModel::EqualHr);
    let level_cm = level.as_ref().map_or(cm, DistanceLine::cumulative_cm);
    let level_m = f64::from(level_cm[level_cm.len() - 1] - level_cm[0]) / 100.0;
    let fine = splits(level_cm, level_m / (level_m / FINE_M).ceil(), level_m);
    let kilometres = splits(level_cm, KILOMETRE_M, level_m);
    let long = line.seconds() > LONG_S;
    let parted = long.then(|| physiology::decoupling(&segments(cm, level_cm, recording, whole_m)).ok()).flatten();
    HeldPace {
        half_ratio: physiology::half_ratio(&fine).ok(),
        late_fade: physiology::late_fade(&fine).ok(),
        kick: physiology::kick(&fine).ok(),
        pace_cv: physiology::pace_variability(&kilometres).ok(),
        wall: physiology::wall(&kilometres).ok().map(|wall| wall.is_some()),
        onset_m: parted.as_ref().and_then(|parted| parted.onset).map(Distance::m),
        decoupling: parted
            .iter()
            .flat_map(|parted| &parted.ratios)
            .map(|&(end, ratio)| decoupled(end.m(), ratio))
            .collect(),
    }
}

/// The line on level ground, where there are usable heights.
fn level(line: &DistanceLine, recording: &Recording, model: GradeModel) -> Option<DistanceLine> {
    let heights = recording.column(Channel::Altitude)?;
    physiology::level_line(line, &recording.elapsed_ms, heights, MISSING, model)
}

/// The line on level ground of equal heart rate, where there are usable heights.
pub(crate) fn level_line(line: &DistanceLine, recording: &Recording) -> Option<DistanceLine> {
    level(line, recording, GradeModel::EqualHr)
}

/// The distance on level ground by both models, where there are usable heights.
pub(super) fn level_distance(line: &DistanceLine, recording: &Recording) -> Option<LevelDistance> {
    let metres = |model| level(line, recording, model).map(|level| f64::from(level.distance_cm()) / 100.0);
    Some(LevelDistance { equal_hr_m: metres(GradeModel::EqualHr)?, metabolic_m: metres(GradeModel::Metabolic)? })
}

fn decoupled(end_m: f64, ratio: f64) -> Decoupling {
    Decoupling { from_m: end_m - SEGMENT_M, to_m: end_m, ratio }
}

/// Consecutive stretches of a length, the last one shorter where it does not come out even.
fn splits(cm: &[u32], length_m: f64, whole_m: f64) -> Vec<Effort> {
    let count = (whole_m / length_m - 1e-9).ceil().max(1.0) as usize;
    let ends: Vec<f64> = (0..=count).map(|i| (i as f64 * length_m).min(whole_m)).collect();
    let moments: Vec<f64> = ends.iter().filter_map(|&m| moment(cm, m)).collect();
    ends.windows(2).zip(moments.windows(2)).map(|(m, s)| Effort::new(m[1] - m[0], s[1] - s[0])).collect()
}

/// Seconds at which so many metres were reached, to the fraction.
pub(crate) fn moment(cm: &[u32], metres: f64) -> Option<f64> {
    let wanted = metres * 100.0 + f64::from(*cm.first()?) - 1e-6;
    let after = cm.partition_point(|&v| f64::from(v) < wanted).min(cm.len() - 1);
    if after == 0 {
        return Some(0.0);
    }
    let (before_cm, after_cm) = (f64::from(cm[after - 1]), f64::from(cm[after]));
    let share =
        if after_cm > before_cm { ((wanted - before_cm) / (after_cm - before_cm)).clamp(0.0, 1.0) } else { 0.0 };
    Some((after - 1) as f64 + share)
}

/// How fast heart rate and speed part in a long run, on its level line where it has usable heights.
pub(crate) fn drift(line: &DistanceLine, recording: &Recording) -> Option<physiology::Drift> {
    let cm = line.cumulative_cm();
    let level = level(line, recording, GradeModel::EqualHr);
    let level_cm = level.as_ref().map_or(cm, DistanceLine::cumulative_cm);
    physiology::drift(&segments(cm, level_cm, recording, f64::from(line.distance_cm()) / 100.0)).ok()
}

/// Full segments of 5 km on the ground that have a heart rate, with their level speed.
fn segments(cm: &[u32], level_cm: &[u32], recording: &Recording, whole_m: f64) -> Vec<Segment> {
    let level_m = |s: f64| {
        let second = (s as usize).min(level_cm.len() - 1);
        let next = level_cm[(second + 1).min(level_cm.len() - 1)];
        (f64::from(level_cm[second]) + f64::from(next - level_cm[second]) * s.fract()) / 100.0
    };
    let count = (whole_m / SEGMENT_M) as usize;
    let segment = |i: usize| {
        let end_m = (i + 1) as f64 * SEGMENT_M;
        let (from_s, to_s) = (moment(cm, end_m - SEGMENT_M)?, moment(cm, end_m)?);
        Some(Segment {
            end: Distance::from_m(end_m),
            length: Distance::from_m(SEGMENT_M),
            speed: quantity::Speed::from_mps((level_m(to_s) - level_m(from_s)) / (to_s - from_s)),
            heart_rate: mean_heart_rate(recording, from_s, to_s)?,
        })
    };
    (0..count).filter_map(segment).collect()
}

/// Mean of the samples between two moments, where at least one in ten seconds has one.
pub(crate) fn mean_heart_rate(recording: &Recording, from_s: f64, to_s: f64) -> Option<HeartRate> {
    let column = recording.column(Channel::HeartRate)?;
    let row = |s: f64| recording.elapsed_ms.partition_point(|&ms| (ms as f64) < s * 1000.0);
    let beats: Vec<f64> =
        column[row(from_s)..row(to_s)].iter().filter(|&&v| v != MISSING).map(|&v| f64::from(v)).collect();
    let enough = beats.len() as f64 >= (to_s - from_s) / 10.0;
    enough.then(|| HeartRate::from_bpm(beats.iter().sum::<f64>() / beats.len() as f64))
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
    fn a_drifting_heart_decouples_and_a_marathon_may_hit_the_wall() {
        // 30 km at 4 m/s, 12 km at 2.8 m/s; the heart rises by a beat every 5 minutes
        let line = line(&[(400, 7500), (280, 4286)]);
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..11_786).map(|s| s * 1000).collect();
        recording.set(Channel::HeartRate, (0..11_786).map(|s| 140 + s / 300).collect());
        let held = held(&line, &recording);
        assert_eq!((held.wall, held.decoupling.len()), (Some(true), 8));
        assert_eq!(
            (held.decoupling[1].from_m, held.decoupling[1].to_m, held.decoupling[1].ratio),
            (5000.0, 10_000.0, 1.0)
        );
        assert_eq!(held.onset_m, Some(10_000.0));
    }

    #[test]
    fn a_climb_at_even_effort_is_no_fade() {
        // 4 km level at 4 m/s, 4 km up 5 % at the speed of the same heart rate.
        let line = line(&[(400, 1000), (340, 1176)]);
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..=2176).map(|s| s * 1000).collect();
        recording.set(Channel::Altitude, (0..=2176).map(|s| 10_000 + (s - 1000).max(0) * 17).collect());
        let level = held(&line, &recording);
        assert!((level.late_fade.expect("long enough") - 1.0).abs() < 0.01, "{level:?}");
        assert!(held(&line, &Recording::default()).late_fade.expect("long enough") < 0.86);
    }

    #[test]
    fn a_sprint_home_is_a_kick_and_a_short_run_says_nothing() {
        let sprint = held(&line(&[(400, 2375), (500, 100)]), &Recording::default());
        assert!((sprint.kick.expect("long enough") - 1.25).abs() < 1e-2);
        assert_eq!(held(&line(&[(400, 100)]), &Recording::default()), HeldPace::default());
    }
}
