//! When a runner became another one: two estimates from different efforts, held against each other.

use quantity::Estimate;

/// Half the width of the middle 80 % of a normal distribution, in standard deviations.
const NORMAL_90: f64 = 1.281_551_565_544_6;
/// Standard errors by which two halves must differ. Above 1.96, since many days are looked at. Default, not a finding.
const CHANGED: f64 = 2.2;
/// Days whose squared difference in standard errors is this near the largest are as likely the day of the change.
const AS_LIKELY: f64 = 2.0;

/// A day with what was known from the efforts before it alone, and from those after it alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sides {
    /// The day, counted from any day.
    pub day: i64,
    /// From the efforts before.
    pub before: Estimate,
    /// From the efforts from the day on.
    pub after: Estimate,
}

/// A day on which a trait changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The likeliest day, and what was before and after.
    pub sides: Sides,
    /// The first day that is almost as likely.
    pub earliest: i64,
    /// The last one.
    pub latest: i64,
    /// Difference over its standard error; above 0 is an increase.
    pub standard_errors: f64,
}

/// By how many standard errors the logarithms of two estimates from different efforts differ.
///
/// Both lean on the same knowledge of other runners, which draws them together: a difference that is found is rather too
/// small than too large.
///
/// - **Units**: 1; above 0 when `after` is larger.
/// - **Domain**: estimates above 0 whose bands are middle 80 % intervals of different efforts.
/// - **Errors**: none; 0 where a band is no band or a value is not above 0.
/// - **Source**: ours: difference over the root of the summed variances, on the logarithmic scale.
///
/// ```
/// # use {physiology::hold::standard_errors_between, quantity::Estimate};
/// let (slow, fast) = (Estimate::new(4.0, 3.9, 4.1, 0.8, 9), Estimate::new(4.4, 4.3, 4.5, 0.8, 9));
/// assert!(standard_errors_between(slow, fast) > 3.0 && standard_errors_between(slow, slow) == 0.0);
/// ```
#[must_use]
pub fn standard_errors_between(before: Estimate, after: Estimate) -> f64 {
    let spread = |e: Estimate| (e.high.ln() - e.low.ln()) / (2.0 * NORMAL_90);
    let error = spread(before).hypot(spread(after));
    let between = (after.value.ln() - before.value.ln()) / error;
    if between.is_finite() { between } else { 0.0 }
}

/// The days on which a trait changed, in their order: at each one the efforts before and after disagree by more than chance.
///
/// - **Units**: days.
/// - **Domain**: any series; each day's halves must be of a length in which the trait hardly drifts, half a year for one.
/// - **Errors**: none; empty when nothing changed for certain.
/// - **Source**: ours: largest standardised difference, then again among the days outside its range. Thresholds are defaults, not findings.
///
/// ```
/// # use {physiology::hold::{Sides, changes}, quantity::Estimate};
/// let known = |speed: f64| Estimate::new(speed, speed * 0.98, speed * 1.02, 0.8, 5);
/// let series: Vec<Sides> = [(0, 4.0, 4.0), (30, 4.0, 4.2), (60, 4.0, 4.4), (90, 4.2, 4.4), (120, 4.4, 4.4)]
///     .map(|(day, before, after)| Sides { day, before: known(before), after: known(after) })
///     .to_vec();
/// let found = changes(&series);
/// assert_eq!((found.len(), found[0].sides.day), (1, 60));
/// ```
#[must_use]
pub fn changes(series: &[Sides]) -> Vec<Change> {
    let apart: Vec<f64> = series.iter().map(|s| standard_errors_between(s.before, s.after)).collect();
    let mut open = vec![true; series.len()];
    let mut found = Vec::new();
    loop {
        let largest = (0..series.len()).filter(|&i| open[i]).max_by(|&a, &b| apart[a].abs().total_cmp(&apart[b].abs()));
        let Some(peak) = largest.filter(|&i| apart[i].abs() >= CHANGED) else { break };
        let near = |i: usize| apart[i] * apart[peak] > 0.0 && apart[i].powi(2) >= apart[peak].powi(2) - AS_LIKELY;
        let first = (0..peak).rev().take_while(|&i| near(i)).last().unwrap_or(peak);
        let last = (peak + 1..series.len()).take_while(|&i| near(i)).last().unwrap_or(peak);
        // One change is seen from every day whose halves overlap it: the whole hill of the same sign belongs to it.
        let hill = |i: usize| apart[i] * apart[peak] > 0.0;
        let from = (0..peak).rev().take_while(|&i| hill(i)).last().unwrap_or(peak);
        let to = (peak + 1..series.len()).take_while(|&i| hill(i)).last().unwrap_or(peak);
        let lone = open[from..=to].iter().all(|&o| o);
        open[from..=to].fill(false);
        if lone {
            found.push(Change {
                sides: series[peak],
                earliest: series[first].day,
                latest: series[last].day,
                standard_errors: apart[peak],
            });
        }
    }
    found.sort_by_key(|change| change.sides.day);
    found
}
