//! Daniels' tables in bare numbers, as the ladder needs them: inside their domain by construction.

use physiology::{Effort, fraction_of_oxygen_uptake, race_time_at_vdot, speed_at_oxygen_uptake, vdot as vdot_of};
use quantity::{Distance, Duration, OxygenUptake};

/// VDOTs that the tables cover, mL/(kg·min).
const COVERED: std::ops::RangeInclusive<f64> = 18.0..=88.0;

/// VDOT of a result in m and s; not a number outside the tables.
pub fn of(distance_m: f64, time_s: f64) -> f64 {
    vdot_of(Effort::new(distance_m, time_s)).map_or(f64::NAN, OxygenUptake::ml_per_kg_min)
}

/// The nearest VDOT that the tables cover.
pub fn covered(vdot: f64) -> f64 {
    vdot.clamp(*COVERED.start(), *COVERED.end())
}

/// Speed in m/s that demands `oxygen` mL/(kg·min).
pub fn speed_at(oxygen: f64) -> f64 {
    let speed = speed_at_oxygen_uptake(OxygenUptake::from_ml_per_kg_min(oxygen));
    speed.expect("shares of a covered VDOT lie in the domain").mps()
}

/// Speed in m/s that is raced over a mile to a marathon.
pub fn race_speed(vdot: f64, distance_m: f64) -> f64 {
    let time = race_time_at_vdot(OxygenUptake::from_ml_per_kg_min(vdot), Distance::from_m(distance_m));
    distance_m / time.expect("a mile to a marathon at a covered VDOT lies in the domain").s()
}

/// Speed in m/s that is held for an hour.
pub fn speed_for_hour(vdot: f64) -> f64 {
    let share = fraction_of_oxygen_uptake(Duration::from_s(3600.0)).expect("an hour lies in the domain");
    speed_at(vdot * share)
}
