//! What is eaten and drunk on the way: races by kilometre and clock, long runs that rehearse it.

use physiology::{GlycogenStore, carbohydrate_needed_g, carbohydrate_per_hour};
use quantity::{Distance, Duration, Mass};
use training::{Content, Fuel, FuelStop, Fuelling, RunKind, RunSession, Spec, Week};

/// Body mass where none is told, kg: grams are then for it, and the plan says so.
pub const UNSAID_KG: f64 = 65.0;
/// Most carbohydrate of an hour unless more is trained for, g.
const MOST_G_H: f64 = 90.0;
/// Races shorter than this need nothing on the way; long runs from the second on rehearse, s.
const SHORT_S: f64 = 45.0 * 60.0;
const REHEARSAL_S: f64 = 90.0 * 60.0;
/// Something is taken every so often, s, and nothing in the last minutes.
const EVERY_S: f64 = 1500.0;
const LAST_S: f64 = 600.0;
/// Water of an hour without a sweat test, mL; the share of the sweat that is drunk, and the most (defaults, not findings).
const WATER_ML_H: f64 = 500.0;
const OF_SWEAT: f64 = 0.7;
const MOST_WATER_ML_H: f64 = 900.0;
/// Sodium of an hour in races of more than two hours, and shorter ones, mg (default, not a finding).
const SODIUM_MG_H: (f64, f64) = (500.0, 300.0);
/// First rehearsal, g/h.
const FIRST_REHEARSAL_G_H: f64 = 30.0;
/// Breakfast before a race, g/kg: the middle of the published 1 to 4; less before a short one.
const BREAKFAST: (f64, f64) = (2.0, 1.0);

/// Writes the fuel of every race and rehearsal in the weeks from `from` on (rule G2). `intensity` is the share of maximal oxygen uptake that a race's
/// speed asks for.
pub fn write(spec: &Spec, weeks: &mut [Week], from: usize, intensity: impl Fn(&RunSession) -> f64) {
    let mass = spec.runner.mass_kg.unwrap_or(Mass::from_kg(UNSAID_KG));
    let mut goal: Option<(jiff::civil::Date, f64)> = None;
    for day in weeks.iter_mut().skip(from).flat_map(|w| &mut w.days) {
        for session in &mut day.sessions {
            let Content::Run(run) = &mut session.content else { continue };
            if run.run != RunKind::Race {
                run.fuel = None;
                continue;
            }
            let share = intensity(run);
            let fuel = race(run, share, mass, &spec.fuel);
            if fuel.carbohydrate_g_per_h > 0.0 {
                goal = Some((day.date, fuel.carbohydrate_g_per_h));
            }
            run.fuel = Some(fuel);
        }
    }
    let Some((last, g_per_h)) = goal else { return };
    let mut rehearsals: Vec<&mut RunSession> = weeks
        .iter_mut()
        .skip(from)
        .flat_map(|w| &mut w.days)
        .filter(|d| d.date < last)
        .flat_map(|d| &mut d.sessions)
        .filter_map(|s| match &mut s.content {
            Content::Run(run) if run.run == RunKind::Long && run.duration_s.s() >= REHEARSAL_S => Some(run),
            _ => None,
        })
        .collect();
    let n = rehearsals.len();
    for (i, run) in rehearsals.iter_mut().enumerate() {
        // The gut is trained as the legs are: from little up to what the race takes.
        let share = if n > 1 { i as f64 / (n - 1) as f64 } else { 1.0 };
        let first = FIRST_REHEARSAL_G_H.min(g_per_h);
        let hourly = round(first + (g_per_h - first) * share, 5.0);
        let speed = run.distance_m / run.duration_s;
        run.fuel = Some(on_the_way(run.duration_s, hourly, &spec.fuel, None, |time| speed * time));
    }
}

/// A race's fuel, at the places that an even pace reaches.
fn race(run: &RunSession, intensity: f64, mass: Mass, known: &Fuelling) -> Fuel {
    let speed = run.distance_m / run.duration_s;
    of_race(run.distance_m, run.duration_s, intensity, mass, known, |time| speed * time)
}

/// What is eaten and drunk in a race: breakfast, the hourly figures, and what to take where and when. `intensity` is the share of
/// maximal oxygen uptake that it asks for, `place` tells where the runner is at a time. `level` is the length that counts for
/// the energy: that of the course, or the level metres that its hills are worth.
#[must_use]
pub fn of_race(
    level: Distance,
    time: Duration,
    intensity: f64,
    mass: Mass,
    known: &Fuelling,
    place: impl Fn(Duration) -> Distance,
) -> Fuel {
    let long = time.s() >= 75.0 * 60.0;
    let breakfast = round(mass.kg() * if long { BREAKFAST.0 } else { BREAKFAST.1 }, 5.0);
    if time.s() < SHORT_S {
        return Fuel { breakfast_g: Some(breakfast), ..Fuel::default() };
    }
    let trained = known.trained_carbohydrate_g_h.filter(|g| *g > MOST_G_H).map(|g| g.min(120.0));
    let range = carbohydrate_per_hour(time, trained.is_some());
    let (low, high) = range.map_or((30.0, 60.0), |g| (g.low, g.high));
    // What keeps the store from running dry, with its reserve, taken over the hours there are.
    let needed = carbohydrate_needed_g(&GlycogenStore::default(), level, mass, intensity.clamp(0.30, 1.0));
    let needed_g_h = needed.map_or(0.0, |g| g / (time.s() / 3600.0));
    let hourly = needed_g_h.clamp(low.max(15.0), high.max(15.0)).min(trained.unwrap_or(MOST_G_H));
    // Never rounded beyond what is trained for.
    let hourly = round(hourly, 5.0).min((trained.unwrap_or(MOST_G_H) / 5.0).floor() * 5.0);
    on_the_way(time, hourly, known, Some(breakfast), place)
}

/// The hourly figures and where to take what.
fn on_the_way(
    time: Duration,
    g_per_h: f64,
    known: &Fuelling,
    breakfast_g: Option<f64>,
    place: impl Fn(Duration) -> Distance,
) -> Fuel {
    let time_s = time.s();
    let sweat = known.sweat_l_h.filter(|l| l.is_finite() && *l > 0.0);
    let water_ml_per_h =
        round(sweat.map_or(WATER_ML_H, |l| (l * 1000.0 * OF_SWEAT).min(MOST_WATER_ML_H)), 50.0).max(100.0);
    let sodium_mg_per_h = if time_s > 7200.0 { SODIUM_MG_H.0 } else { SODIUM_MG_H.1 };
    let n = (((time_s - LAST_S) / EVERY_S).floor() as usize).max(1);
    let each = time_s / 3600.0 / n as f64;
    let finish = place(time);
    let stops = (1..=n)
        .map(|i| {
            let at = if n == 1 { time_s / 2.0 } else { EVERY_S * i as f64 };
            FuelStop {
                at_m: Distance::from_m(round(place(Duration::from_s(at)).m(), 100.0)).min(finish),
                at_s: Duration::from_s(at.round()),
                carbohydrate_g: (g_per_h * each).round(),
                water_ml: round(water_ml_per_h * each, 10.0),
                sodium_mg: round(sodium_mg_per_h * each, 10.0),
            }
        })
        .collect();
    Fuel { breakfast_g, carbohydrate_g_per_h: g_per_h, water_ml_per_h, sodium_mg_per_h, stops }
}

fn round(value: f64, step: f64) -> f64 {
    (value / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(m: f64, s: f64) -> RunSession {
        RunSession {
            run: RunKind::Race,
            hard: true,
            distance_m: Distance::from_m(m),
            duration_s: Duration::from_s(s),
            steps: Vec::new(),
            fuel: None,
        }
    }

    #[test]
    fn longer_races_take_more_and_their_stops_follow_the_course() {
        let mass = Mass::from_kg(61.0);
        let mut before = 0.0;
        for (m, s) in [(10_000.0, 2900.0), (21_097.5, 6300.0), (42_195.0, 13_500.0), (100_000.0, 43_000.0)] {
            let fuel = race(&run(m, s), 0.8, mass, &Fuelling::default());
            assert!(fuel.carbohydrate_g_per_h >= before && fuel.carbohydrate_g_per_h <= 90.0, "{fuel:?}");
            before = fuel.carbohydrate_g_per_h;
            assert!(!fuel.stops.is_empty());
            assert!(fuel.stops.windows(2).all(|w| w[0].at_m.m() < w[1].at_m.m() && w[0].at_s.s() < w[1].at_s.s()));
            assert!(
                fuel.stops
                    .iter()
                    .all(|stop| stop.at_m.m() <= m && stop.at_s.s() <= s - LAST_S + 1.0 || fuel.stops.len() == 1)
            );
            let taken: f64 = fuel.stops.iter().map(|stop| stop.carbohydrate_g).sum();
            assert!(
                (taken - fuel.carbohydrate_g_per_h * s / 3600.0).abs() < 0.6 * fuel.stops.len() as f64 + 1.0,
                "{fuel:?}"
            );
        }
    }

    #[test]
    fn a_short_race_has_a_breakfast_and_nothing_else() {
        let fuel = race(&run(5000.0, 1200.0), 0.95, Mass::from_kg(61.0), &Fuelling::default());
        assert_eq!((fuel.breakfast_g, fuel.carbohydrate_g_per_h, fuel.stops.len()), (Some(60.0), 0.0, 0));
    }

    #[test]
    fn more_than_90_g_only_where_trained_for_and_sweat_sets_the_water() {
        let fast = run(42_195.0, 10_500.0);
        let usual = race(&fast, 0.9, Mass::from_kg(80.0), &Fuelling::default());
        let known = Fuelling { trained_carbohydrate_g_h: Some(110.0), sweat_l_h: Some(1.0) };
        let trained = race(&fast, 0.9, Mass::from_kg(80.0), &known);
        assert!(usual.carbohydrate_g_per_h <= 90.0);
        assert!(trained.carbohydrate_g_per_h >= 90.0 && trained.carbohydrate_g_per_h <= 110.0);
        assert_eq!(trained.water_ml_per_h, 700.0);
    }
}
