//! What a break costs, and how to come back from it.

use crate::{OutOfDomain, measured_range};
use quantity::{Mass, OxygenUptake};

/// Share of VDOT that is left after days without running.
///
/// - **Units**: days, result without unit.
/// - **Domain**: any number of days; five cost nothing, from 72 on it stays at 0.80 (0.90 with cross-training).
/// - **Errors**: none.
/// - **Source**: Daniels' table of adjustments for time off, as published by VDOT O2 in 2018; the closed form is ours and
///   meets every row. The page prints 0.994 for 42 days with cross-training; it must be 0.944.
///
/// ```
/// assert_eq!(physiology::time_off_factor(14, false), 0.973);
/// assert_eq!(physiology::time_off_factor(42, true), 0.944);
/// ```
#[must_use]
pub fn time_off_factor(days: u32, cross_trained: bool) -> f64 {
    let lost_thousandths = (3 * days.saturating_sub(5)).min(200);
    // With cross-training half is lost, rounded up to a thousandth.
    let lost = if cross_trained { lost_thousandths.div_ceil(2) } else { lost_thousandths };
    f64::from(1000 - lost) / 1000.0
}

/// VDOT at today's body mass: the same engine carries more or less.
///
/// - **Units**: VDOT in mL/(kg·min), masses in kg.
/// - **Domain**: masses of 25 to 250 kg that differ by less than a third.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels' adjustments for time off, as published by VDOT O2 in 2018.
///
/// ```
/// use {physiology::mass_adjusted_vdot, quantity::{Mass, OxygenUptake}};
/// let vdot = mass_adjusted_vdot(OxygenUptake::from_ml_per_kg_min(50.0), Mass::from_kg(70.0), Mass::from_kg(72.0))?;
/// assert_eq!(format!("{:.1}", vdot.ml_per_kg_min()), "48.6");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn mass_adjusted_vdot(vdot: OxygenUptake, before: Mass, now: Mass) -> Result<OxygenUptake, OutOfDomain> {
    const SOURCE: &str = "Daniels' adjustments for time off";
    let value = measured_range("VDOT", vdot.ml_per_kg_min(), 5.0..=95.0, SOURCE)?;
    let before_kg = measured_range("body mass in kg", before.kg(), 25.0..=250.0, SOURCE)?;
    let now_kg = measured_range("body mass in kg", now.kg(), 25.0..=250.0, SOURCE)?;
    let ratio = measured_range("ratio of the masses", before_kg / now_kg, 0.67..=1.5, SOURCE)?;
    Ok(OxygenUptake::from_ml_per_kg_min(value * ratio))
}

/// A stretch of the way back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReturnPhase {
    /// Its length in days.
    pub days: u32,
    /// Running in it, as a share of what was run before the break.
    pub load_share: f64,
    /// Whether all of it is easy.
    pub easy_only: bool,
}

/// How much to run on the way back from a break.
///
/// Missed sessions are never caught up; volume falls before frequency does.
///
/// - **Units**: days, loads as shares of the load before.
/// - **Domain**: any number of days; none gives an empty way back.
/// - **Errors**: none.
/// - **Source**: Daniels, Running Formula, as remembered, not re-read.
///
/// ```
/// let way = physiology::return_from_break(14);
/// assert_eq!(way.iter().map(|phase| (phase.days, phase.load_share)).collect::<Vec<_>>(), [(7, 0.50), (7, 0.75)]);
/// ```
#[must_use]
pub fn return_from_break(days: u32) -> Vec<ReturnPhase> {
    let phase = |days, load_share| ReturnPhase { days, load_share, easy_only: true };
    let mut way = match days {
        0..=5 => vec![phase(days, 1.0)],
        6..=28 => vec![phase(days.div_ceil(2), 0.50), phase(days / 2, 0.75)],
        29..=56 => {
            let third = days / 3;
            vec![phase(third, 0.33), phase(third, 0.50), phase(days - 2 * third, 0.75)]
        }
        _ => vec![phase(21, 0.33), phase(21, 0.50), phase(21, 0.70), phase(21, 0.85)],
    };
    way.retain(|phase| phase.days > 0);
    way
}
