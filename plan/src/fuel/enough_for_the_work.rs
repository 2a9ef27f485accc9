//! G3.

use crate::{
    compare::at_least,
    reading::{Reading, day_number},
    rules::{Broken, Verdict},
};
use std::collections::BTreeMap;

/// A day with so much running needs more, seconds.
const MUCH_S: f64 = 3600.0;
/// What such a day has at least, grams per kilogram.
const LEAST_G_PER_KG: f64 = 5.0;

/// G3: too little energy for the work is flagged, gently.
///
/// - **Measured**: the mission gives no figure. Ours: a day with an hour of running or more has at least 5 g/kg of
///   carbohydrate.
/// - **Choices**: hydration and a well-rounded diet are advice beside the plan and not judged here. A shortfall is a
///   reason to eat more, never a diagnosis.
/// - **Why**: Burke et al. (2011), 5 to 7 g/kg for about an hour of work a day.
pub fn enough_for_the_work(reading: &Reading<'_>) -> Verdict {
    let mut running: BTreeMap<i64, f64> = BTreeMap::new();
    for run in &reading.runs {
        *running.entry(run.day).or_default() += run.duration_s();
    }
    let mut broken = Vec::new();
    let mut least: Option<f64> = None;
    for week in &reading.weeks {
        for day in &week.week.days {
            let much = running.get(&day_number(day.date)).is_some_and(|s| *s >= MUCH_S);
            let Some(target) = day.carbohydrate_g_per_kg.filter(|_| much) else { continue };
            least = Some(least.map_or(target, |l| l.min(target)));
            if !at_least(target, LEAST_G_PER_KG) {
                let because =
                    format!("{target:.1} g/kg on a day with an hour of running or more, 5 would carry it better");
                broken.push(Broken::day(week.number(), day.date, because));
            }
        }
    }
    match least {
        Some(least) => Verdict::judged(format!("{least:.1} g/kg or more on days with an hour of running"), broken),
        None => Verdict::silent("no day with an hour of running has a target"),
    }
}
