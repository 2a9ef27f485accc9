//! Body mass that falls fast: a sign that a runner may eat too little for the training.

use crate::{OutOfDomain, measured_range};
use quantity::Mass;

/// Days back that a fall is measured over.
const MONTH_DAYS: f64 = 30.0;
/// A larger share lost in a month is told.
const FAST: f64 = 0.05;

/// Share of body mass lost within a month, where it is more than a twentieth; nothing otherwise.
///
/// A sign to eat more and to ask somebody who knows, never a diagnosis and never a goal. Water alone moves a morning's mass by a
/// kilogram.
///
/// - **Units**: how many days before the newest each was weighed, with the mass; result a share of the heaviest of them.
/// - **Domain**: masses of 20 to 300 kg, any order; those of more than 30 days before count for nothing.
/// - **Errors**: [`OutOfDomain`] for masses and days outside the domain and for NaN.
/// - **Source**: a twentieth in a month, as clinical flags have it, as remembered, not re-read; default, not a finding.
///
/// ```
/// use {physiology::fast_fall_of_mass, quantity::Mass};
/// let kg = Mass::from_kg;
/// assert_eq!(fast_fall_of_mass(kg(61.0), &[(20.0, kg(62.0))])?, None);
/// assert!(fast_fall_of_mass(kg(58.0), &[(20.0, kg(62.0))])?.is_some_and(|share| share > 0.06));
/// assert_eq!(fast_fall_of_mass(kg(58.0), &[(40.0, kg(62.0))])?, None);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn fast_fall_of_mass(newest: Mass, before: &[(f64, Mass)]) -> Result<Option<f64>, OutOfDomain> {
    let kg = |mass: Mass| measured_range("body mass in kg", mass.kg(), 20.0..=300.0, "body masses");
    let now = kg(newest)?;
    let mut heaviest = now;
    for &(days, mass) in before {
        let mass_kg = kg(mass)?;
        if measured_range("days before", days, 0.0..=f64::INFINITY, "weighing")? <= MONTH_DAYS {
            heaviest = heaviest.max(mass_kg);
        }
    }
    let lost = 1.0 - now / heaviest;
    Ok((lost > FAST).then_some(lost))
}
