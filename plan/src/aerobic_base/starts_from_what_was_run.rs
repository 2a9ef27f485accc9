//! A4.

use crate::{
    figure::{km, percent},
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::Phase;

/// Least share of the recent mean in week 1.
const LEAST: f64 = 0.80;
/// Largest share of the recent mean in week 1.
const MOST: f64 = 1.10;
/// Below this mean week 1 may be as long as this, metres.
const SMALL_MEAN_M: f64 = 10_000.0;
/// The same for a runner with one running day, metres.
const SMALL_ONE_DAY_M: f64 = 5_000.0;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 1.0;

/// A4: volume starts from what the runner really did.
///
/// - **Measured**: week 1 is within 80 to 110 % of the mean of the last four weeks; where that mean is below 10 km,
///   anything from 80 % of it up to 10 km (5 km for one running day a week, or 110 % of the mean where that is more).
/// - **Choices**: all running counts towards the lower bound; a race that stands on a date of week 1 anyway is left
///   out of the upper one. Fewer than four weeks told: the mean of those; none told: 0 km. A pause that fills week
///   1 is the runner's own and is not judged.
/// - **Why**: a table's first week is a stranger's.
pub fn starts_from_what_was_run(reading: &Reading<'_>) -> Verdict {
    let Some(week) = reading.weeks.first() else { return Verdict::silent("the plan has no week") };
    if week.week.phase == Phase::Pause {
        return Verdict::silent("week 1 is a pause");
    }
    let mean_m = reading.recent_mean_m();
    let most_m = if mean_m >= SMALL_MEAN_M {
        MOST * mean_m
    } else if reading.running_days() <= 1 {
        SMALL_ONE_DAY_M.max(MOST * mean_m)
    } else {
        SMALL_MEAN_M
    };
    let least_m = LEAST * mean_m;
    let fits = week.distance_m >= least_m - ROUNDING_M && week.training_m <= most_m + ROUNDING_M;
    let mut broken = Vec::new();
    if !fits {
        let off = if week.distance_m < least_m { "little" } else { "much" };
        let because = format!(
            "{} is too {off} after {} a week lately: {} to {} fits",
            km(week.distance_m),
            km(mean_m),
            km(least_m),
            km(most_m)
        );
        broken.push(Broken::week(week.number(), because));
    }
    let figure = if mean_m > 0.0 {
        format!("{} in week 1, {} of the recent mean", km(week.distance_m), percent(week.distance_m / mean_m))
    } else {
        format!("{} in week 1, nothing run lately", km(week.distance_m))
    };
    Verdict::judged(figure, broken)
}
