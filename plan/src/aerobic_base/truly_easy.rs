//! A3.

use crate::{
    figure::percent,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::PaceBase;

/// First threshold as a share of half-marathon speed.
const LT1_OF_HALF: f64 = 0.87;

/// A3: easy is truly easy, below the first threshold.
///
/// - **Measured**: share of the distance at `easy` and `jog` whose speed is below the first threshold. Runs that
///   were done are checked where activities are; a plan document holds none.
/// - **Choices**: ours. A step's speed is the middle of its range. The first threshold is taken as 80 % of critical
///   speed; threshold pace is near 96 % of that and 2 (fast runners) to 5 % (slow ones) faster than the half, so the
///   limit is 87 % of half-marathon speed: a default, not a finding.
/// - **Why**: easy running that creeps up costs the hard day and adds little.
pub fn truly_easy(reading: &Reading<'_>) -> Verdict {
    let Some(half) = reading.half else {
        return Verdict::silent("no pace of the plan tells where the first threshold is");
    };
    let limit_mps = half.mps() * LT1_OF_HALF;
    let (mut all_m, mut below_m) = (0.0, 0.0);
    let mut broken: Vec<Broken> = Vec::new();
    for run in &reading.runs {
        let mut over = None;
        for step in run.steps.iter().filter(|s| matches!(s.pace.base, PaceBase::Easy | PaceBase::Jog)) {
            let speed_mps = step.middle_speed().mps();
            all_m += step.distance().m();
            if speed_mps <= limit_mps {
                below_m += step.distance().m();
            } else {
                over = Some(speed_mps);
            }
        }
        if let Some(speed_mps) = over {
            let because = format!("easy at {speed_mps:.2} m/s, the first threshold is near {limit_mps:.2} m/s");
            broken.push(Broken::run(run, because));
        }
    }
    if all_m == 0.0 {
        return Verdict::silent("the plan has no easy running with a speed");
    }
    Verdict::judged(format!("{} of easy running is below {limit_mps:.2} m/s", percent(below_m / all_m)), broken)
}
