//! Where the carbohydrate runs out: a store burnt faster the harder the run.

use crate::{OutOfDomain, measured_range};
use quantity::{Distance, Mass, OxygenUptake, Speed};
use serde::{Deserialize, Serialize};

const SOURCE: &str = "Rapoport (2010)";
/// Energy of a gram of carbohydrate, kcal.
const KCAL_PER_G: f64 = 4.0;
/// Energy of running one kilometre, kcal per kg of body mass.
pub(crate) const KCAL_PER_KG_KM: f64 = 1.0;
/// Share of the store kept in hand, since speed falls before the store is empty; a default, not a finding.
pub const STORE_RESERVE: f64 = 0.12;

/// Carbohydrate that a runner starts with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GlycogenStore {
    /// Muscle of the legs as a share of body mass, 0.15 to 0.25.
    pub leg_muscle_share: f64,
    /// Energy in the leg muscle, kcal per kg of muscle: 40 low, 80 usual, 144 loaded.
    pub muscle_kcal_per_kg: f64,
}

impl Default for GlycogenStore {
    /// Legs of 21.4 % of body mass, filled as usual; a default, not a finding.
    fn default() -> Self {
        Self { leg_muscle_share: 0.214, muscle_kcal_per_kg: 80.0 }
    }
}

/// Energy of the carbohydrate store of liver and legs per kilogram of body mass.
///
/// - **Units**: result in kcal per kg of body mass.
/// - **Domain**: leg muscle 0.10 to 0.30 of body mass, 20 to 160 kcal per kg of muscle; the liver is taken as full.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010), PLoS Comput Biol 6:e1000960, doi:10.1371/journal.pcbi.1000960; constants as in public
///   code, checked against the paper's captions.
///
/// ```
/// use physiology::{GlycogenStore, store_kcal_per_kg};
/// assert_eq!(format!("{:.1}", store_kcal_per_kg(&GlycogenStore::default())?), "26.1");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn store_kcal_per_kg(store: &GlycogenStore) -> Result<f64, OutOfDomain> {
    let legs = measured_range("leg muscle share", store.leg_muscle_share, 0.10..=0.30, SOURCE)?;
    let muscle = measured_range("muscle glycogen in kcal/kg", store.muscle_kcal_per_kg, 20.0..=160.0, SOURCE)?;
    Ok(0.025 * 360.0 + legs * muscle)
}

/// Share of the energy that comes from carbohydrate at an intensity.
///
/// It slightly over-counts fat above the threshold, and single runners differ widely with diet and training.
///
/// - **Units**: intensity as a share of maximal oxygen uptake, result without unit.
/// - **Domain**: intensity 0.30 to 1.00.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010), from measurements of Romijn (1993); constants as in public code.
///
/// ```
/// assert_eq!(format!("{:.3}", physiology::carbohydrate_share(0.80)?), "0.677");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn carbohydrate_share(intensity: f64) -> Result<f64, OutOfDomain> {
    let i = measured_range("intensity as a share of maximal oxygen uptake", intensity, 0.30..=1.0, SOURCE)?;
    Ok(0.73 * i * i + 0.25 * i + 0.01)
}

/// Distance at which the carbohydrate is used up.
///
/// - **Units**: intensity as a share of maximal oxygen uptake, intake in kcal per kg of body mass, result in m.
/// - **Domain**: intensity 0.30 to 1.00, intake 0 to 60 kcal/kg; level ground at 1 kcal per kg and km.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010), figure 3; its captions' borders are met.
///
/// ```
/// use physiology::{GlycogenStore, distance_to_wall};
/// let wall = distance_to_wall(&GlycogenStore::default(), 0.80, 0.0)?;
/// assert_eq!(format!("{:.1}", wall.m() / 1000.0), "38.6");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn distance_to_wall(
    store: &GlycogenStore,
    intensity: f64,
    intake_kcal_per_kg: f64,
) -> Result<Distance, OutOfDomain> {
    let intake = measured_range("intake in kcal/kg", intake_kcal_per_kg, 0.0..=60.0, SOURCE)?;
    let km = (store_kcal_per_kg(store)? + intake) / (carbohydrate_share(intensity)? * KCAL_PER_KG_KM);
    Ok(Distance::from_m(1000.0 * km))
}

/// Running speed at an intensity.
///
/// - **Units**: maximal oxygen uptake in mL/(kg·min), intensity as a share of it, result in m/s.
/// - **Domain**: maximal uptake 20 to 95 mL/(kg·min), intensity 0.30 to 1.00; level ground at 1 kcal per kg and km.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010); constants as in public code.
///
/// ```
/// use {physiology::speed_at_intensity, quantity::OxygenUptake};
/// let speed = speed_at_intensity(OxygenUptake::from_ml_per_kg_min(60.0), 0.80)?;
/// assert_eq!(format!("{:.2}", speed.mps()), "4.03");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn speed_at_intensity(maximal: OxygenUptake, intensity: f64) -> Result<Speed, OutOfDomain> {
    let maximal = measured_range("maximal oxygen uptake in mL/(kg·min)", maximal.ml_per_kg_min(), 20.0..=95.0, SOURCE)?;
    let share = carbohydrate_share(intensity)?;
    let km_per_h = 0.06 * maximal * intensity / 22.4 / (share / 120.0 + (1.0 - share) / 100.0);
    Ok(Speed::from_mps(km_per_h / 3.6))
}

/// Intensity at which a runner holds a speed: the inverse of [`speed_at_intensity`].
///
/// - **Units**: maximal oxygen uptake in mL/(kg·min), speed in m/s, result as a share of the maximum.
/// - **Domain**: results of 0.30 to 1.00.
/// - **Errors**: [`OutOfDomain`] for speeds that need less or more, and for NaN.
/// - **Source**: Rapoport (2010), solved by bisection.
///
/// ```
/// use {physiology::intensity_at_speed, quantity::{OxygenUptake, Speed}};
/// let share = intensity_at_speed(OxygenUptake::from_ml_per_kg_min(60.0), Speed::from_mps(4.03))?;
/// assert_eq!(format!("{share:.2}"), "0.80");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn intensity_at_speed(maximal: OxygenUptake, speed: Speed) -> Result<f64, OutOfDomain> {
    let (slowest, fastest) = (speed_at_intensity(maximal, 0.30)?.mps(), speed_at_intensity(maximal, 1.0)?.mps());
    measured_range("speed in m/s", speed.mps(), slowest..=fastest, SOURCE)?;
    let (mut low, mut high) = (0.30, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if speed_at_intensity(maximal, middle)? < speed { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}

/// Carbohydrate to take during a race so that the store outlasts it with a reserve, in grams.
///
/// It must be swallowed before the wall and taken up at 60 to 90 g an hour at most; whether that is possible is for the
/// caller to say.
///
/// - **Units**: distance in m, body mass in kg, intensity as a share of maximal oxygen uptake, result in g.
/// - **Domain**: distances of 0 to 200 km, body mass 25 to 250 kg, intensity 0.30 to 1.00.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010); the reserve of 12 % is a default, not a finding.
///
/// ```
/// use physiology::{GlycogenStore, carbohydrate_needed_g};
/// use quantity::{Mass, race_distance::MARATHON};
/// let grams = carbohydrate_needed_g(&GlycogenStore::default(), MARATHON, Mass::from_kg(70.0), 0.80)?;
/// assert_eq!(grams.round(), 98.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn carbohydrate_needed_g(
    store: &GlycogenStore,
    distance: Distance,
    body: Mass,
    intensity: f64,
) -> Result<f64, OutOfDomain> {
    let km = measured_range("distance in m", distance.m(), 0.0..=200_000.0, SOURCE)? / 1000.0;
    let body_kg = measured_range("body mass in kg", body.kg(), 25.0..=250.0, SOURCE)?;
    let needed = carbohydrate_share(intensity)? * KCAL_PER_KG_KM * km;
    let held = store_kcal_per_kg(store)? * (1.0 - STORE_RESERVE);
    Ok((needed - held).max(0.0) * body_kg / KCAL_PER_G)
}

/// Sweat lost per hour, from weighing before and after.
///
/// Drink so as to lose less than 2 % of body mass and never so as to gain: that is dangerous.
///
/// - **Units**: masses in kg, drink and urine in kg (a litre is taken as a kilogram), time in s, result in L/h.
/// - **Domain**: body mass 25 to 250 kg, run of 10 min to 24 h, results of 0 to 4 L/h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: balance of masses; breath and fuel are left out.
///
/// ```
/// use {physiology::sweat_rate_l_per_h, quantity::{Duration, Mass}};
/// let kg = Mass::from_kg;
/// let rate = sweat_rate_l_per_h(kg(70.0), kg(69.2), kg(0.5), kg(0.0), Duration::from_s(5400.0))?;
/// assert_eq!(format!("{rate:.2}"), "0.87");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn sweat_rate_l_per_h(
    before: Mass,
    after: Mass,
    drunk: Mass,
    urine: Mass,
    time: quantity::Duration,
) -> Result<f64, OutOfDomain> {
    const BALANCE: &str = "the balance of masses";
    for mass in [before, after] {
        measured_range("body mass in kg", mass.kg(), 25.0..=250.0, BALANCE)?;
    }
    for mass in [drunk, urine] {
        measured_range("drink or urine in kg", mass.kg(), 0.0..=20.0, BALANCE)?;
    }
    let hours = measured_range("time in s", time.s(), 600.0..=86_400.0, BALANCE)? / 3600.0;
    let lost_kg = before.kg() - after.kg() + drunk.kg() - urine.kg();
    measured_range("sweat rate in L/h", lost_kg / hours, 0.0..=4.0, BALANCE)
}
