//! What a runner's usual week says about the long end of the curve.

use super::{Component, KNOTS, Vector};
use quantity::Distance;

/// Growth of ln(speed) per natural logarithm of weekly distance, at the knots, for a runner whose 5 km is known. At the half
/// marathon 0.066 ± 0.015 in 116 runners with a 5 km best and the year's distance (our regression); for the marathon the
/// model of Vickers & Vertosick (2016) gives 0.055 at 30 miles a week beside a half. Smaller here, since a told week is a
/// round number. Default, not a finding.
const GROWTH: Vector = [0.0, 0.0, 0.0, 0.0, 0.0, 0.02, 0.045, 0.065, 0.07];
/// The usual week of a runner of this speed over 5 km; it grows with this power of the speed. Defaults, not findings.
const USUAL_KM: f64 = 40.0;
const USUAL_MPS: f64 = 3.66;
const USUAL_POWER: f64 = 2.0;
/// Weeks so much above or below the usual one (in the logarithm) count as this.
const MOST: f64 = 1.0;
/// Scatter of ln(speed) of the marathon beside 5 km among recreational runners: where runners differ less, weeks tell less.
const RECREATIONAL_SCATTER: f64 = 0.07;
/// Knots of 5 km and the marathon.
const FIVE_KM: usize = 4;
const MARATHON: usize = 7;

/// By how much the mean ln(speed) at the knots of a component's runners of this week is off that of all.
pub fn shift(component: &Component, weekly: Distance) -> Vector {
    let km = weekly.m() / 1000.0;
    if !(km > 0.0 && km.is_finite()) {
        return [0.0; KNOTS];
    }
    let usual = USUAL_KM * (component.mean[FIVE_KM].exp() / USUAL_MPS).powf(USUAL_POWER);
    let more = (km / usual).ln().clamp(-MOST, MOST);
    let c = &component.covariance;
    let apart = c[MARATHON][MARATHON] + c[FIVE_KM][FIVE_KM] - 2.0 * c[MARATHON][FIVE_KM];
    let differ = (apart.max(0.0).sqrt() / RECREATIONAL_SCATTER).min(1.0);
    GROWTH.map(|growth| growth * more * differ)
}
