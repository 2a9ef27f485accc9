//! F1 to F3 and G1 to G3.

use crate::support::{Season, times};
use quantity::{Distance, Duration};
use training::{Content, Fuel, FuelStop, Plan, RunKind};

#[test]
fn f1_checked_regularly() {
    let of = |first: &'static str, between: usize, after: usize| {
        let mut words = vec![first];
        words.extend(times(between, "base: - easy8 - - - - -"));
        words.push("base: check - - - - - -");
        words.extend(times(after, "base: - easy8 - - - - -"));
        Season::of(&words)
    };
    let first = "base: - check - - - - -";
    of(first, 5, 5).holds("F1", "2 checks, at most 41 days without one");
    of("base: - easy8 - - - - -", 0, 0).breaks("F1", "week 1: no movement check in the first week");
    of(first, 6, 0).breaks("F1", "week 8: 48 days after the last movement check");
    of(first, 0, 6).breaks("F1", "week 8: 48 days after");
}

#[test]
fn f2_findings_are_worked_on() {
    let found = |words: &[&str]| Season::of(words).with(|s| s.check.knees_cave_in = true);
    let week = "base: - move - - - - -";
    found(&[week, week]).holds("F2", "1 finding worked on every week: knees_cave_in");
    found(&[week, "base: - easy8 - - - - -"]).breaks("F2", "week 2: no drill for knees_cave_in");
    found(&[week]).with(|s| s.check.quiet_glutes = true).breaks("F2", "week 1: no drill for quiet_glutes");
    Season::of(&[week]).holds("F2", "nothing found");
    // A pause carries no run, and pain stops the hard ones.
    Season::of(&["pause: - move - - easy4 - -"])
        .breaks("F2", "week 1, 2026-12-04, session w1d5s0: a run in a week of pause");
    Season::of(&["pause: - move - - - - -"]).holds("F2", "nothing");
    Season::of(&["build: - move - tempo3 - - -"]).pain().breaks("F2", "session w1d4s0: a hard run while");
    Season::of(&["build: - move - easy8 - - -"]).pain().holds("F2", "nothing");
}

#[test]
fn f3_rolled_and_balanced() {
    Season::of(&["base: - move - roll - move -"]).holds("F3", "3 or more mobility sessions a week");
    Season::of(&["base: - move - roll - - -"]).breaks("F3", "week 1: 2 mobility sessions, at least 3");
    Season::of(&["base: - move - move - move -"]).breaks("F3", "week 1: no foam rolling");
    let no_glutes = Season::of(&["base: - move - roll - move -"]).edit(|p| {
        for session in crate::support::sessions_mut(p) {
            if let Content::Mobility(mobility) = &mut session.content {
                mobility.areas.retain(|area| area != "glutes");
            }
        }
    });
    no_glutes.breaks("F3", "week 1: nothing for glutes");
}

/// Gives the days of every week these targets, grams per kilogram.
fn eat(plan: &mut Plan, g_per_kg: [f64; 7]) {
    for week in &mut plan.weeks {
        for (day, target) in week.days.iter_mut().zip(g_per_kg) {
            day.carbohydrate_g_per_kg = Some(target);
        }
    }
}

#[test]
fn g1_carbohydrate_follows_work() {
    let of = |words: &str, g_per_kg: [f64; 7]| Season::of(&[words]).edit(|p| eat(p, g_per_kg));
    let week = "build: rest tempo3 - easy8 - - long14";
    of(week, [4.0, 6.0, 4.0, 5.0, 4.0, 4.0, 6.0]).holds("G1", "4.0 to 6.0 g/kg");
    of(week, [4.0, 4.9, 4.0, 5.0, 4.0, 4.0, 6.0]).breaks("G1", "week 1, 2026-12-01: 4.9 g/kg for the work of the day");
    of(week, [4.0, 6.0, 4.0, 5.0, 4.0, 4.0, 4.5]).breaks("G1", "2026-12-06");
    of(week, [2.9, 6.0, 4.0, 5.0, 4.0, 4.0, 6.0]).breaks("G1", "2026-11-30: 2.9 g/kg, 3 to 12");
    of(week, [4.0, 6.0, 4.0, 5.0, 4.0, 4.0, 12.5]).breaks("G1", "12.5 g/kg");
    let race = "race: rest tempo3 - easy4 - - race42";
    of(race, [4.0, 6.0, 4.0, 9.0, 10.0, 10.0, 8.0]).holds("G1", "4.0 to 10.0");
    of(race, [4.0, 6.0, 9.0, 9.0, 10.0, 10.0, 8.0]).breaks("G1", "2026-12-01: 6.0 g/kg");
    of("race: rest tempo3 - easy4 - - race5", [4.0, 6.0, 4.0, 5.0, 4.0, 9.0, 8.0]).breaks("G1", "2026-12-01");
    let gap = of(week, [4.0, 6.0, 4.0, 5.0, 4.0, 4.0, 6.0]).edit(|p| p.weeks[0].days[2].carbohydrate_g_per_kg = None);
    gap.breaks("G1", "2026-12-02: no carbohydrate target");
}

fn fuel(stops_at_km: &[f64]) -> Fuel {
    let stop = |km: &f64| FuelStop {
        at_m: Distance::from_m(km * 1000.0),
        at_s: Duration::from_s(km * 300.0),
        carbohydrate_g: 25.0,
        water_ml: 150.0,
        sodium_mg: 100.0,
    };
    Fuel {
        breakfast_g: Some(120.0),
        carbohydrate_g_per_h: 60.0,
        water_ml_per_h: 500.0,
        sodium_mg_per_h: 400.0,
        stops: stops_at_km.iter().map(stop).collect(),
    }
}

#[test]
fn g2_races_are_fuelled() {
    let season = Season::of(&["base: - - - - - - long20", "race: - - - - - - race42"]).edit(|p| eat(p, [4.0; 7]));
    let fuelled = |race: Fuel, long: Option<Fuel>| {
        season.clone().each_run(|r| r.fuel = if r.run == RunKind::Race { Some(race.clone()) } else { long.clone() })
    };
    let good = fuel(&[6.0, 12.0, 18.0]);
    fuelled(good.clone(), Some(fuel(&[]))).holds("G2", "1 race, 1 rehearsal");
    season.breaks("G2", "week 2, 2026-12-13, session w2d7s0: a race without a fuelling schedule");
    fuelled(good.clone(), None).breaks("G2", "week 1, 2026-12-06, session w1d7s0: a long run");
    let mut poor = good.clone();
    poor.breakfast_g = None;
    fuelled(poor, Some(fuel(&[]))).breaks("G2", "no breakfast");
    fuelled(fuel(&[]), Some(fuel(&[]))).breaks("G2", "no schedule by kilometre and clock");
    fuelled(fuel(&[6.0, 5.0]), Some(fuel(&[]))).breaks("G2", "not in the order of the course");
    fuelled(fuel(&[6.0, 50.0]), Some(fuel(&[]))).breaks("G2", "not in the order of the course");
    let much = Fuel { carbohydrate_g_per_h: 95.0, ..good.clone() };
    fuelled(much, Some(fuel(&[]))).breaks("G2", "95 g/h of carbohydrate, at most 90");
    let unloaded = fuelled(good, Some(fuel(&[]))).edit(|p| p.weeks[1].days[5].carbohydrate_g_per_kg = None);
    unloaded.breaks("G2", "no loading on the day before");
    // A short race has a breakfast and needs nothing on the way.
    let mut mile = Season::of(&["race: - - - - - - race1.6"]).edit(|p| eat(p, [4.0; 7]));
    mile = mile.each_run(|r| r.fuel = Some(Fuel { breakfast_g: Some(60.0), ..Fuel::default() }));
    mile.holds("G2", "1 race, 0 rehearsals");
    Season::of(&["base: - - - - - - long20"]).edit(|p| eat(p, [4.0; 7])).is_silent("G2", "no race");
}

#[test]
fn g3_enough_for_the_work() {
    let of = |target: f64| Season::of(&["base: - easy14 - - - - -"]).edit(|p| eat(p, [target; 7]));
    of(5.0).holds("G3", "5.0 g/kg or more");
    of(4.0).breaks("G3", "week 1, 2026-12-01: 4.0 g/kg on a day with an hour of running");
    Season::of(&["base: - easy4 - - - - -"]).edit(|p| eat(p, [4.0; 7])).is_silent("G3", "no day with an hour");
}

#[test]
fn a_plan_of_runs_alone_is_none() {
    let season = Season::of(&["base: rest easy8 - - - - -"]);
    for (rule, why) in [
        ("C1", "0 lifting days"),
        ("E1", "0 power sessions"),
        ("F1", "no movement check"),
        ("F3", "0 mobility"),
        ("G1", "no carbohydrate"),
    ] {
        season.breaks(rule, why);
    }
}
