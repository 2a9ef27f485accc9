//! Loads of lifting: the most that can be lifted once, and what to lift for some repetitions.

use crate::{OutOfDomain, measured_range};
use quantity::Mass;

/// Share of the one-repetition maximum for repetitions to failure: 1 to 12 and 15, as textbooks print it.
const TEXTBOOK: [(u32, f64); 13] = [
    (1, 1.00),
    (2, 0.95),
    (3, 0.93),
    (4, 0.90),
    (5, 0.87),
    (6, 0.85),
    (7, 0.83),
    (8, 0.80),
    (9, 0.77),
    (10, 0.75),
    (11, 0.70),
    (12, 0.67),
    (15, 0.65),
];

fn load_kg(load: Mass) -> Result<f64, OutOfDomain> {
    measured_range("load in kg", load.kg(), 0.5..=600.0, "the equations of the one-repetition maximum")
}

/// One-repetition maximum from a set to failure, by Epley's equation.
///
/// - **Units**: load in kg, result in kg.
/// - **Domain**: 1 to 20 repetitions in good form to failure (our bounds); above ten it is rough.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Epley's equation as widely reproduced; one repetition is the load itself.
///
/// ```
/// use {physiology::one_rep_max_epley, quantity::Mass};
/// assert_eq!(one_rep_max_epley(Mass::from_kg(90.0), 5)?.kg(), 105.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn one_rep_max_epley(load: Mass, repetitions: u32) -> Result<Mass, OutOfDomain> {
    let repetitions = measured_range("repetitions", f64::from(repetitions), 1.0..=20.0, "Epley's equation")?;
    let factor = if repetitions > 1.0 { 1.0 + repetitions / 30.0 } else { 1.0 };
    Ok(Mass::from_kg(load_kg(load)? * factor))
}

/// One-repetition maximum from a set to failure, by Brzycki's equation.
///
/// - **Units**: load in kg, result in kg.
/// - **Domain**: 1 to 15 repetitions in good form to failure; the equation is meant for up to ten.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Brzycki's equation as widely reproduced.
///
/// ```
/// use {physiology::one_rep_max_brzycki, quantity::Mass};
/// assert_eq!(one_rep_max_brzycki(Mass::from_kg(80.0), 5)?.kg(), 90.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn one_rep_max_brzycki(load: Mass, repetitions: u32) -> Result<Mass, OutOfDomain> {
    let repetitions = measured_range("repetitions", f64::from(repetitions), 1.0..=15.0, "Brzycki's equation")?;
    Ok(Mass::from_kg(load_kg(load)? * 36.0 / (37.0 - repetitions)))
}

/// Share of the one-repetition maximum for a number of repetitions with some in reserve.
///
/// - **Units**: repetitions, result without unit.
/// - **Domain**: done and kept together 1 to 15; between the printed rows a straight line.
/// - **Errors**: [`OutOfDomain`] outside the domain.
/// - **Source**: the table of the NSCA's textbook as remembered, not re-read; reserve by looking up done plus kept.
///
/// ```
/// assert_eq!(physiology::share_of_one_rep_max(8, 2)?, 0.75);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn share_of_one_rep_max(repetitions: u32, in_reserve: u32) -> Result<f64, OutOfDomain> {
    let total = f64::from(repetitions.saturating_add(in_reserve));
    let total = measured_range("repetitions done and in reserve", total, 1.0..=15.0, "the textbook's table")?;
    let right = TEXTBOOK.partition_point(|&(row, _)| f64::from(row) < total).clamp(1, TEXTBOOK.len() - 1);
    let ((x0, y0), (x1, y1)) = (TEXTBOOK[right - 1], TEXTBOOK[right]);
    Ok(y0 + (y1 - y0) * (total - f64::from(x0)) / f64::from(x1 - x0))
}

/// Load for a number of repetitions with some in reserve.
///
/// - **Units**: masses in kg.
/// - **Domain**: maximum 0.5 to 600 kg; done and kept together 1 to 15.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: [`share_of_one_rep_max`].
///
/// ```
/// use {physiology::working_load, quantity::Mass};
/// assert_eq!(working_load(Mass::from_kg(100.0), 5, 1)?.kg(), 85.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn working_load(one_rep_max: Mass, repetitions: u32, in_reserve: u32) -> Result<Mass, OutOfDomain> {
    Ok(Mass::from_kg(load_kg(one_rep_max)? * share_of_one_rep_max(repetitions, in_reserve)?))
}
