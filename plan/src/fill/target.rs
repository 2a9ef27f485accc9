//! How much a week runs.

use super::{Behind, season::Season};
use crate::season::{Load, WeekShape};

/// Below so much a week rule A1 measures the hard running in kilometres, m.
const SMALL_WEEK_M: f64 = 10_000.0;

/// The week's running, races left out, m.
pub fn target_m(season: &Season, index: usize, shape: &WeekShape, behind: &Behind) -> f64 {
    let v = season.volumes;
    let races_m: f64 = shape.races.iter().map(|&r| season.spec.races[r].distance_m.m()).sum();
    let mut m = v.next(shape.load, behind.full_m, behind.before_m, behind.biggest_m);
    match shape.load {
        // Where nothing was run there is nothing to taper from.
        Load::Taper(_) if !behind.before_low && behind.before_m > 0.0 => m = m.min(behind.before_m * 0.84),
        Load::Easier(_) => m = m.min(behind.full_m.max(behind.before_m * 0.5) * 0.9),
        _ => {}
    }
    // A race takes its own distance out of the week.
    m = match shape.load {
        Load::Grow => (m - races_m).max(if races_m > 0.0 { m * 0.5 } else { m }),
        Load::Taper(_) | Load::Easier(_) | Load::Recovery(_) | Load::Back(_) => (m - races_m).max(0.0),
        Load::RaceWeek(_) => m,
    };
    if index == 0 {
        let (low, high) = (v.first_low_m, v.first_high_m.max(v.first_low_m));
        // A taper stays as near to the least as it can.
        let least = if matches!(shape.load, Load::Grow) { low * 1.02 + 150.0 } else { low + 120.0 };
        let (low, high) = (least.min(f64::midpoint(low, high)), high * 0.995);
        // A race is running too, as far as the week has room for it.
        let most = if races_m <= v.first_high_m { (high - races_m).max(0.0) } else { high };
        m = m.clamp((low - races_m).max(0.0), most.max(low - races_m).max(0.0));
    }
    m = season.spec.wishes.max_weekly_distance_m.map_or(m, |d| m.min(d.m()));
    // Just below 10 km more of a week may be hard than just above it (rule A1).
    if index > 0 && (SMALL_WEEK_M..=SMALL_WEEK_M * 1.005).contains(&m) { SMALL_WEEK_M - 100.0 } else { m }
}
