//! Oxygen that running takes up, by two other equations than Daniels'.

use crate::{OutOfDomain, measured_range};
use quantity::{Grade, OxygenUptake, Speed};

/// Oxygen uptake of running by the equation of the American College of Sports Medicine.
///
/// - **Units**: speed in m/s, grade in m/m, result in mL/(kg·min).
/// - **Domain**: 1.5 to 7 m/s, grade −0.02 to 0.25 (our bounds: the equation is for treadmills, level or uphill).
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: ACSM's running equation as remembered, not re-read.
///
/// ```
/// use {physiology::oxygen_cost_acsm, quantity::{Grade, Speed}};
/// assert_eq!(oxygen_cost_acsm(Speed::from_mps(3.0), Grade::LEVEL)?.ml_per_kg_min().round(), 40.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn oxygen_cost_acsm(speed: Speed, grade: Grade) -> Result<OxygenUptake, OutOfDomain> {
    let metres_per_min = 60.0 * measured_range("speed in m/s", speed.mps(), 1.5..=7.0, "the ACSM equation")?;
    let grade = measured_range("grade", grade.ratio(), -0.02..=0.25, "the ACSM equation")?;
    Ok(OxygenUptake::from_ml_per_kg_min(0.2 * metres_per_min + 0.9 * metres_per_min * grade + 3.5))
}

/// Oxygen uptake of running outdoors on level ground, the air included.
///
/// - **Units**: speed in m/s, result in mL/(kg·min).
/// - **Domain**: 2.2 to 7 m/s, still air (our bounds).
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Léger & Mercier's equation with Pugh's term for the air; coefficients as in public code.
///
/// ```
/// use {physiology::oxygen_cost_outdoors, quantity::Speed};
/// assert_eq!(format!("{:.1}", oxygen_cost_outdoors(Speed::from_mps(4.0))?.ml_per_kg_min()), "49.3");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn oxygen_cost_outdoors(speed: Speed) -> Result<OxygenUptake, OutOfDomain> {
    let km_per_h = 3.6 * measured_range("speed in m/s", speed.mps(), 2.2..=7.0, "Léger & Mercier")?;
    Ok(OxygenUptake::from_ml_per_kg_min(2.209 + 3.163 * km_per_h + 0.000525542 * km_per_h.powi(3)))
}
