//! G2.

use crate::{
    compare::at_most,
    figure::count,
    reading::{Reading, Run, day_number},
    rules::{Broken, Verdict},
};
use training::{Fuel, RunKind};

/// Most carbohydrate of an hour, grams, unless trained for; and whatever was trained for.
const MOST_G_PER_H: (f64, f64) = (90.0, 120.0);
/// Races shorter than this need nothing on the way, seconds.
const SHORT_S: f64 = 45.0 * 60.0;
/// Long runs from here on rehearse, seconds.
const REHEARSAL_S: f64 = 90.0 * 60.0;
/// Races from here on are loaded for, metres.
const LOADED_M: f64 = 10_000.0;

/// G2: every race has a fuelling schedule by kilometre and clock, and long runs rehearse it.
///
/// - **Measured**: each race has its `fuel`: breakfast, g/h, mL/h, mg of sodium per hour and stops in the order of kilometre
///   and clock; a race of 10 km or more has a carbohydrate target on the day before; nothing above 90 g/h unless trained for.
/// - **Choices**: a race of less than 45 min has a breakfast and may have zeros and no stop; its fuel is there nonetheless.
///   Where a race takes fuel on the way, every long run of 90 min or more before the last such race takes some as well. Trained for
///   is what the spec says, up to 120 g/h.
/// - **Why**: the stomach is trained as the legs are, Jeukendrup (2014).
pub fn races_are_fuelled(reading: &Reading<'_>) -> Verdict {
    let races: Vec<&Run<'_>> = reading.runs.iter().filter(|r| r.is_race()).collect();
    if races.is_empty() {
        return Verdict::silent("the plan has no race");
    }
    let mut broken = Vec::new();
    for race in &races {
        match &race.run.fuel {
            None => broken.push(Broken::run(race, "a race without a fuelling schedule")),
            Some(fuel) => broken.extend(race_fault(reading, race, fuel).map(|why| Broken::run(race, why))),
        }
    }
    let takes = |r: &Run<'_>| r.run.fuel.as_ref().is_some_and(|f| f.carbohydrate_g_per_h > 0.0);
    let last = races.iter().filter(|r| takes(r)).map(|r| r.day).max();
    let long = |r: &&Run<'_>| r.run.run == RunKind::Long && r.duration_s() >= REHEARSAL_S;
    let rehearsals: Vec<&Run<'_>> =
        reading.runs.iter().filter(long).filter(|r| last.is_some_and(|last| r.day < last)).collect();
    let without = rehearsals.iter().filter(|r| !takes(r));
    broken.extend(without.map(|r| Broken::run(r, "a long run of 90 min or more that rehearses no fuel")));
    let (usual, ever) = MOST_G_PER_H;
    let most = reading.spec.fuel.trained_carbohydrate_g_h.map_or(usual, |g| g.clamp(usual, ever));
    for run in &reading.runs {
        if let Some(fuel) = run.run.fuel.as_ref().filter(|f| !at_most(f.carbohydrate_g_per_h, most)) {
            let because = format!("{:.0} g/h of carbohydrate, at most {most:.0}", fuel.carbohydrate_g_per_h);
            broken.push(Broken::run(run, because));
        }
    }
    Verdict::judged(format!("{}, {}", count(races.len(), "race"), count(rehearsals.len(), "rehearsal")), broken)
}

/// What a race's schedule lacks.
fn race_fault(reading: &Reading<'_>, race: &Run<'_>, fuel: &Fuel) -> Option<String> {
    let given = |x: f64| x.is_finite() && x >= 0.0;
    if !(given(fuel.carbohydrate_g_per_h) && given(fuel.water_ml_per_h) && given(fuel.sodium_mg_per_h)) {
        return Some("its hourly figures are no numbers".into());
    }
    if !fuel.breakfast_g.is_some_and(|g| g.is_finite() && g > 0.0) {
        return Some("no breakfast".into());
    }
    let long = race.duration_s() >= SHORT_S;
    if long && !(fuel.carbohydrate_g_per_h > 0.0 && fuel.water_ml_per_h > 0.0 && fuel.sodium_mg_per_h > 0.0) {
        return Some("no carbohydrate, water and sodium for each hour".into());
    }
    if long && fuel.stops.is_empty() {
        return Some("no schedule by kilometre and clock".into());
    }
    let in_order = fuel.stops.windows(2).all(|w| w[0].at_m.m() < w[1].at_m.m() && w[0].at_s.s() < w[1].at_s.s());
    let on_course = fuel.stops.iter().all(|s| s.at_m.m() >= 0.0 && at_most(s.at_m.m(), race.distance_m));
    if !in_order || !on_course {
        return Some("its stops are not in the order of the course".into());
    }
    let eve = |day: &&training::Day| day_number(day.date) == race.day - 1;
    let loads = reading.plan.days().find(eve).is_none_or(|day| day.carbohydrate_g_per_kg.is_some());
    (race.distance_m >= LOADED_M - 1.0 && !loads).then(|| "no loading on the day before".into())
}
