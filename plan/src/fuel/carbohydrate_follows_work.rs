//! G1.

use crate::{
    compare::at_least,
    reading::{Reading, day_number},
    rules::{Broken, Verdict},
};
use std::collections::BTreeSet;
use training::RunKind;

/// Grams of carbohydrate per kilogram of body mass and day.
const G_PER_KG: std::ops::RangeInclusive<f64> = 3.0..=12.0;
/// Most loading days before a race.
const LOADING_DAYS: i64 = 3;
/// Races that are loaded for, metres.
const LOADED_M: f64 = 10_000.0;
/// Slack for rounded targets, grams per kilogram.
const ROUNDING: f64 = 0.01;

/// G1: every day has a carbohydrate target that follows the work.
///
/// - **Measured**: 3 to 12 g/kg; a day with a hard run, a long run or a race is at least as high as any easy or
///   rest day of its week (up to three loading days before a race of 10 km or more are not compared).
/// - **Choices**: a test is a hard run. The three days before such a race are not compared, neither as the high day nor as
///   the low one, whatever their target; they stay within the range.
/// - **Why**: carbohydrate is eaten for the work of the day, Burke et al. (2011).
pub fn carbohydrate_follows_work(reading: &Reading<'_>) -> Verdict {
    let loaded: Vec<i64> =
        reading.runs.iter().filter(|r| r.is_race() && r.distance_m >= LOADED_M - 1.0).map(|r| r.day).collect();
    let is_loading = |day: i64| loaded.iter().any(|race| (1..=LOADING_DAYS).contains(&(race - day)));
    let demands =
        |r: &&crate::reading::Run<'_>| r.is_hard() || r.is_race() || r.is_test() || r.run.run == RunKind::Long;
    let demanding: BTreeSet<i64> = reading.runs.iter().filter(demands).map(|r| r.day).collect();
    let mut broken = Vec::new();
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for week in &reading.weeks {
        let mut highest_easy = f64::NEG_INFINITY;
        for day in &week.week.days {
            let Some(target) = day.carbohydrate_g_per_kg else {
                broken.push(Broken::day(week.number(), day.date, "no carbohydrate target"));
                continue;
            };
            (least, most) = (least.min(target), most.max(target));
            if !(G_PER_KG.contains(&target)) {
                broken.push(Broken::day(week.number(), day.date, format!("{target:.1} g/kg, 3 to 12 belong there")));
            }
            let number = day_number(day.date);
            if !demanding.contains(&number) && !is_loading(number) {
                highest_easy = highest_easy.max(target);
            }
        }
        for day in &week.week.days {
            let number = day_number(day.date);
            let Some(target) = day.carbohydrate_g_per_kg.filter(|_| demanding.contains(&number)) else { continue };
            if !is_loading(number) && !at_least(target, highest_easy - ROUNDING) {
                let because = format!("{target:.1} g/kg for the work of the day, an easy day has {highest_easy:.1}");
                broken.push(Broken::day(week.number(), day.date, because));
            }
        }
    }
    Verdict::judged(format!("{least:.1} to {most:.1} g/kg"), broken)
}
