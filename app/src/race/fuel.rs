//! What to eat before and in a race, and where it runs dry on its ground.

use crate::{
    App, Result,
    documents::{LoadingDay, RaceDry, RaceSplit, RaceStop},
};
use jiff::{ToSpan, civil::Date};
use physiology::{Course, DayLoad, GlycogenStore, GradeModel, carbohydrate_needed_g, runs_dry_on_course};
use quantity::{Distance, Duration, Mass};
use training::Fuel;

/// Energy of a gram of carbohydrate, kcal.
const KCAL_PER_G: f64 = 4.0;
/// Muscle stores of legs that are badly filled and of loaded ones, kcal per kg: the model's own ends.
const BADLY_FILLED: f64 = 40.0;
const LOADED: f64 = 144.0;
/// Share of maximal oxygen uptake of races that are longer than anybody measured. Default, not a finding.
const ULTRA: f64 = 0.65;
/// Races from here on are loaded for: seconds, and the metres from which the day before counts.
const LOADED_S: f64 = 90.0 * 60.0;
const LOADED_M: f64 = 10_000.0;
/// Grams are told in fives.
const GRAMS: f64 = 5.0;

/// Fuel of a race, with where it runs dry.
pub(super) struct Fuelled {
    pub fuel: Fuel,
    pub mass: Mass,
    pub told: bool,
    pub runs_dry: Option<Distance>,
    pub dry: Option<RaceDry>,
}

impl App {
    /// What a race takes on its ground.
    pub(super) fn race_fuel(&self, course: &Course, time: Duration, splits: &[RaceSplit]) -> Result<Fuelled> {
        let known = training::Fuelling { sweat_l_h: self.sweat_l_h(self.date())?, ..training::Fuelling::default() };
        let told = self.runner()?.runner.mass_kg;
        let mass = told.unwrap_or(Mass::from_kg(plan::fuel::UNSAID_KG));
        let share = physiology::fraction_of_oxygen_uptake(time).map_or(ULTRA, |share| share.min(1.0));
        let level = course.level_distance(GradeModel::Metabolic);
        let fuel = plan::fuel::of_race(level, time, share, mass, &known, |at| place(splits, at));
        let taken: Vec<(f64, f64)> =
            fuel.stops.iter().map(|stop| (stop.at_m.m(), stop.carbohydrate_g * KCAL_PER_G / mass.kg())).collect();
        let usual = GlycogenStore::default();
        let dry = |muscle_kcal_per_kg: f64, taken: &[(f64, f64)]| {
            runs_dry_on_course(course, &GlycogenStore { muscle_kcal_per_kg, ..usual }, share, taken).ok()
        };
        let needed_g = carbohydrate_needed_g(&usual, level, mass, share).ok();
        let cases = || {
            let place = |dry: Option<Distance>| dry.map(Distance::m);
            Some(RaceDry {
                without_m: place(dry(usual.muscle_kcal_per_kg, &[])?),
                badly_filled_m: place(dry(BADLY_FILLED, &[])?),
                loaded_m: place(dry(LOADED, &[])?),
                finish_g_per_h: needed_g? / (time.s() / 3600.0),
            })
        };
        let runs_dry = dry(usual.muscle_kcal_per_kg, &taken).flatten();
        Ok(Fuelled { dry: cases(), runs_dry, told: told.is_some(), mass, fuel })
    }

    /// The days before a race: those of the plan in force where it has them, else the lower end of the published ranges.
    pub(super) fn loading(
        &self,
        date: Option<Date>,
        distance: Distance,
        time: Duration,
        mass: Mass,
    ) -> Vec<LoadingDay> {
        let before: &[(u32, DayLoad)] = match (distance.m() >= LOADED_M, time.s() >= LOADED_S) {
            (true, true) => &[(2, DayLoad::Loading), (1, DayLoad::Loading)],
            (true, false) => &[(1, DayLoad::BeforeShortEvent)],
            _ => &[],
        };
        let plan = self.plan().ok();
        let day = |&(days_before, load): &(u32, DayLoad)| {
            let date = date.and_then(|race| race.checked_sub(i64::from(days_before).days()).ok());
            let planned = plan.as_ref().and_then(|plan| plan.days().find(|day| Some(day.date) == date));
            let least = physiology::carbohydrate_per_day(load).low;
            let per_kg = planned.and_then(|day| day.carbohydrate_g_per_kg).unwrap_or(least).max(least);
            LoadingDay {
                date: date.map(|date| date.to_string()),
                days_before,
                carbohydrate_g_per_kg: per_kg,
                carbohydrate_g: (per_kg * mass.kg() / GRAMS).round() * GRAMS,
            }
        };
        before.iter().map(day).collect()
    }
}

/// Where the plan is at a time.
fn place(splits: &[RaceSplit], at: Duration) -> Distance {
    let next = splits.partition_point(|split| split.cumulative_s < at.s()).min(splits.len().saturating_sub(1));
    let Some(split) = splits.get(next) else { return Distance::ZERO };
    let left = ((split.cumulative_s - at.s()) / split.target_s).clamp(0.0, 1.0);
    Distance::from_m(split.to_m - left * (split.to_m - split.from_m))
}

/// The stops with the time of the day.
pub(super) fn stops(fuel: &Fuel, clock: impl Fn(f64) -> Option<String>) -> Vec<RaceStop> {
    let stop = |stop: &training::FuelStop| RaceStop {
        at_m: stop.at_m.m(),
        at_s: stop.at_s.s(),
        clock: clock(stop.at_s.s()),
        carbohydrate_g: stop.carbohydrate_g,
        water_ml: stop.water_ml,
        sodium_mg: stop.sodium_mg,
    };
    fuel.stops.iter().map(stop).collect()
}
