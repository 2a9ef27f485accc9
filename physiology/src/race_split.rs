//! How to spread a race's time over its course.

use crate::{Course, OutOfDomain, measured_range};
use quantity::{Distance, Duration, Grade};
use serde::{Deserialize, Serialize};

const SOURCE: &str = "the plan of a race";
/// By how much the effort of a negative split begins below its mean and ends above it. Default, not a finding.
const RAMP: f64 = 0.02;

/// What is held even.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pacing {
    /// The effort: slower up, faster down, as heart rate asks for.
    #[default]
    EvenEffort,
    /// The effort rises evenly from 2 % below its mean to 2 % above: on level ground the second half is 2 % faster.
    NegativeSplit,
    /// The pace, whatever the ground.
    EvenPace,
}

/// A stretch of a race and the time it is to take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedSplit {
    /// Where it begins.
    pub from: Distance,
    /// Where it ends.
    pub to: Distance,
    /// How long it takes.
    pub time: Duration,
    /// The clock at its end.
    pub cumulative: Duration,
    /// Its mean grade.
    pub grade: Grade,
}

/// A race's time spread over its course in stretches of a length; the last one is shorter where it does not come out even.
///
/// Even effort and even pace are the same on level ground, where an even pace is also what the power law calls fastest.
///
/// - **Units**: time in s, stretch in m.
/// - **Domain**: mean speeds of 0.3 to 12.5 m/s; stretches of 10 m to 200 km.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: level metres by the equal-heart-rate curve, see [`grade_multiplier`](crate::grade_multiplier); even pace as fastest:
///   Drake, Finke & Ferguson (2023), supplement; the ramp of the negative split is a default, not a finding.
///
/// ```
/// use physiology::{Course, Pacing, race_splits};
/// use quantity::{Distance, Duration};
/// let hill = Course::of(&[(0.0, 0.0), (2000.0, 0.0), (3000.0, 50.0), (5000.0, 50.0)])?;
/// let splits = race_splits(&hill, Duration::from_s(1500.0), Pacing::EvenEffort, Distance::from_m(1000.0))?;
/// assert!(splits[2].time.s() > splits[0].time.s() + 40.0);
/// assert_eq!(splits[4].cumulative.s().round(), 1500.0);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn race_splits(
    course: &Course,
    time: Duration,
    pacing: Pacing,
    stretch: Distance,
) -> Result<Vec<PlannedSplit>, OutOfDomain> {
    let length_m = course.length().m();
    measured_range("mean speed in m/s", length_m / time.s(), 0.3..=12.5, SOURCE)?;
    let stretch_m = measured_range("stretch in m", stretch.m(), 10.0..=200_000.0, SOURCE)?;
    // Seconds up to every step, in units that the whole course then gives a length.
    let (mut clock, mut before) = (Vec::new(), (0.0, 0.0));
    for (at_m, level_m) in course.steps() {
        let middle = f64::midpoint(before.0, at_m) / length_m;
        let more = match pacing {
            Pacing::EvenEffort => level_m - before.1,
            Pacing::NegativeSplit => (level_m - before.1) / (1.0 + RAMP * (2.0 * middle - 1.0)),
            Pacing::EvenPace => at_m - before.0,
        };
        clock.push((at_m, clock.last().map_or(0.0, |last: &(f64, f64)| last.1) + more));
        before = (at_m, level_m);
    }
    let whole = clock.last().map_or(1.0, |last| last.1);
    let at = |m: f64| {
        let right = clock.partition_point(|step| step.0 < m).clamp(1, clock.len() - 1);
        let ((m0, s0), (m1, s1)) = (clock[right - 1], clock[right]);
        (s0 + (s1 - s0) * ((m - m0) / (m1 - m0)).clamp(0.0, 1.0)) / whole * time.s()
    };
    // A rest of less than a metre belongs to the stretch before it.
    let count = ((length_m - 1.0) / stretch_m).ceil().max(1.0) as usize;
    let ends: Vec<f64> = (0..=count).map(|i| if i == count { length_m } else { i as f64 * stretch_m }).collect();
    Ok(ends
        .windows(2)
        .map(|pair| {
            let (from, to) = (Distance::from_m(pair[0]), Distance::from_m(pair[1]));
            PlannedSplit {
                from,
                to,
                time: Duration::from_s(at(pair[1]) - at(pair[0])),
                cumulative: Duration::from_s(at(pair[1])),
                grade: course.grade(from, to),
            }
        })
        .collect())
}
