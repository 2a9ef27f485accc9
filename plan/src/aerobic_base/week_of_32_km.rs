//! A2.

use crate::{
    figure::km,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::Phase;

/// The weeks that the rule is about, metres.
const WEEK_M: std::ops::RangeInclusive<f64> = 31_000.0..=33_000.0;
/// The week that it is told of, metres.
const TOLD_M: f64 = 32_000.0;
/// What is harder than easy in such a week, metres.
const HARDER_M: std::ops::RangeInclusive<f64> = 5_000.0..=6_400.0;
/// Shortest goal that the rule is about, metres.
const SHORTEST_GOAL_M: f64 = 3_000.0;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 1.0;

/// A2: a 32 km week carries about 25 to 26 km easy and 6 hard.
///
/// - **Measured**: a build week of 31 to 33 km that is no easier, race, test or pain week, towards a goal of 3 km
///   or more, has 5.0 to 6.4 km harder than easy, scaled by its distance over 32 km.
/// - **Choices**: hard is what A1 counts, every step that is neither `jog` nor `easy`. All weeks of a plan made
///   while the check says pain are pain weeks.
/// - **Why**: the strategies' own example week: two easy 8 km, an 8 km with 3 km of tempo inside, one short
///   speed session, the rest easy.
pub fn week_of_32_km(reading: &Reading<'_>) -> Verdict {
    if reading.pain() {
        return Verdict::silent("the check says pain, which asks for no hard running");
    }
    if reading.goal_m().is_none_or(|m| m < SHORTEST_GOAL_M) {
        return Verdict::silent("the plan has no goal of 3 km or more");
    }
    let mut broken = Vec::new();
    let mut scaled: Vec<f64> = Vec::new();
    for week in reading.weeks.iter().filter(|w| w.week.phase == Phase::Build) {
        if week.week.easier || week.race || week.test || !WEEK_M.contains(&week.distance_m) {
            continue;
        }
        let harder_m = reading.runs_of(week).map(|r| r.harder_m).sum::<f64>() * TOLD_M / week.distance_m;
        scaled.push(harder_m);
        if !(harder_m >= HARDER_M.start() - ROUNDING_M && harder_m <= HARDER_M.end() + ROUNDING_M) {
            let because = format!("{} harder than easy (scaled to 32 km), 5.0 to 6.4 km belong there", km(harder_m));
            broken.push(Broken::week(week.number(), because));
        }
    }
    scaled.sort_by(f64::total_cmp);
    match (scaled.first(), scaled.last()) {
        (Some(least), Some(most)) => {
            Verdict::judged(format!("{} to {} harder in {} such weeks", km(*least), km(*most), scaled.len()), broken)
        }
        _ => Verdict::silent("no full build week is 31 to 33 km long"),
    }
}
