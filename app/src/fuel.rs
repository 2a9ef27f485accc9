//! What to eat and drink on the next days and on the way of races.

use crate::{
    App, Result,
    documents::{FuelDay, FuelDocument, RunFuel, RunsDry},
};
use jiff::civil::Date;
use physiology::{GlycogenStore, carbohydrate_needed_g, distance_to_wall, fraction_of_oxygen_uptake};
use quantity::{Distance, Duration, Mass};
use training::{RunKind, RunSession};

/// Days to look ahead, today included.
const DAYS: usize = 8;
/// Energy of a gram of carbohydrate, kcal.
const KCAL_PER_G: f64 = 4.0;
/// The most that the model of the store takes in on the way, kcal per kg of body mass.
const MOST_INTAKE: f64 = 60.0;
/// Muscle stores of legs that are badly filled and of loaded ones, kcal per kg: the model's own ends.
const BADLY_FILLED: f64 = 40.0;
const LOADED: f64 = 144.0;

impl App {
    /// Carbohydrate of the next days with the work that it follows, and the fuel of every race and rehearsal ahead.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn fuel(&self) -> Result<FuelDocument> {
        let (plan, today) = (self.plan_to_do()?, self.date());
        let mass = self.runner()?.runner.mass_kg;
        let days = plan.days().filter(|day| day.date >= today).take(DAYS).map(|day| FuelDay {
            date: day.date.to_string(),
            carbohydrate_g: day.carbohydrate_g,
            carbohydrate_g_per_kg: day.carbohydrate_g_per_kg,
            sessions: day.sessions.clone(),
        });
        let mut runs = Vec::new();
        for (date, session, planned) in plan.runs().filter(|(date, ..)| *date >= today) {
            let is_race = planned.run == RunKind::Race;
            let time = if is_race { self.race_goal(date, planned.distance_m)? } else { None };
            let run = time.map_or_else(|| planned.clone(), |time| within(planned, time));
            let runs_dry = mass.filter(|_| is_race).and_then(|mass| runs_dry(&run, mass));
            let Some(fuel) = run.fuel else { continue };
            runs.push(RunFuel {
                session: session.id.clone(),
                date: date.to_string(),
                run: run.run,
                distance_m: run.distance_m.m(),
                duration_s: run.duration_s.s(),
                fuel,
                runs_dry,
            });
        }
        Ok(FuelDocument { date: today.to_string(), mass_kg: mass.map(Mass::kg), days: days.collect(), runs })
    }

    /// The time that a race of a day is to take: the one that is kept with it, else its goal.
    fn race_goal(&self, date: Date, distance: Distance) -> Result<Option<Duration>> {
        let Some(race) = self.race_of(date, distance)? else { return Ok(None) };
        let kept = self.race_kept(race.id)?.map(|kept| kept.target_s);
        Ok(kept.or(race.goal_s).map(Duration::from_s))
    }
}

/// A run in another time: what is taken where comes as much earlier or later.
fn within(run: &RunSession, time: Duration) -> RunSession {
    let share = time.s() / run.duration_s.s();
    let mut run = RunSession { duration_s: time, ..run.clone() };
    for stop in run.fuel.iter_mut().flat_map(|fuel| &mut fuel.stops) {
        stop.at_s = Duration::from_s(stop.at_s.s() * share);
    }
    run
}

/// Where a race's pace uses the carbohydrate up; nothing where the model was not measured.
fn runs_dry(run: &RunSession, mass: Mass) -> Option<RunsDry> {
    let share = fraction_of_oxygen_uptake(run.duration_s).ok()?.min(1.0);
    let usual = GlycogenStore::default();
    let wall = |store: GlycogenStore, intake: f64| distance_to_wall(&store, share, intake).ok().map(|d| d.m());
    let filled = |muscle| wall(GlycogenStore { muscle_kcal_per_kg: muscle, ..usual }, 0.0);
    let hours = run.duration_s.s() / 3600.0;
    let taken_g = run.fuel.as_ref().map_or(0.0, |fuel| fuel.carbohydrate_g_per_h * hours);
    let finish_g = carbohydrate_needed_g(&usual, run.distance_m, mass, share).ok()?;
    Some(RunsDry {
        without_m: wall(usual, 0.0)?,
        badly_filled_m: filled(BADLY_FILLED)?,
        loaded_m: filled(LOADED)?,
        planned_m: wall(usual, (taken_g * KCAL_PER_G / mass.kg()).min(MOST_INTAKE))?,
        finish_g_per_h: if hours > 0.0 { finish_g / hours } else { 0.0 },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn race(km: f64, hours: f64, g_per_h: f64) -> RunSession {
        RunSession {
            run: RunKind::Race,
            hard: true,
            distance_m: Distance::from_m(km * 1000.0),
            duration_s: Duration::from_s(hours * 3600.0),
            steps: Vec::new(),
            fuel: Some(training::Fuel { carbohydrate_g_per_h: g_per_h, ..training::Fuel::default() }),
        }
    }

    #[test]
    fn what_is_taken_moves_the_wall_and_what_is_needed_moves_it_past_the_finish() {
        let mass = Mass::from_kg(61.0);
        let dry = runs_dry(&race(42.195, 3.25, 0.0), mass).unwrap();
        assert_eq!(dry.planned_m, dry.without_m);
        assert!(dry.badly_filled_m < dry.without_m && dry.without_m < dry.loaded_m, "{dry:?}");
        assert!(dry.without_m < 42_195.0 && dry.finish_g_per_h > 0.0, "{dry:?}");
        let fed = runs_dry(&race(42.195, 3.25, dry.finish_g_per_h), mass).unwrap();
        assert!(fed.planned_m > 42_195.0, "{fed:?}");
    }

    #[test]
    fn a_short_race_needs_nothing_and_one_of_no_time_has_no_answer() {
        let mass = Mass::from_kg(61.0);
        assert_eq!(runs_dry(&race(10.0, 0.8, 0.0), mass).unwrap().finish_g_per_h, 0.0);
        assert_eq!(runs_dry(&race(10.0, f64::NAN, 0.0), mass), None);
    }
}
