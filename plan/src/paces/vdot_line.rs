//! VDOT by distance: several results seldom say the same one.

use super::vdot;

/// A result counts as no worse than this share of the best one's VDOT (default, not a finding).
const LEAST_SHARE: f64 = 0.85;

/// VDOT by race distance, falling with it: who holds a VDOT for longer holds it for shorter too.
#[derive(Debug, Clone, PartialEq)]
pub struct VdotLine {
    /// Distance in m and VDOT, shortest first, never rising; one point at least.
    points: Vec<(f64, f64)>,
}

impl VdotLine {
    /// Through results as distance in m and VDOT.
    pub fn of(results: &[(f64, f64)]) -> Self {
        let best = results.iter().map(|r| r.1).fold(0.0, f64::max);
        let mut points: Vec<(f64, f64)> =
            results.iter().map(|&(m, value)| (m, vdot::covered(value.max(best * LEAST_SHARE)))).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
        points.dedup_by_key(|p| p.0);
        let mut longer: f64 = 0.0;
        for point in points.iter_mut().rev() {
            longer = longer.max(point.1);
            point.1 = longer;
        }
        Self { points }
    }

    /// At a distance in m: between two results by the logarithm of distance, beyond them the nearest.
    pub fn at(&self, m: f64) -> f64 {
        let after = self.points.partition_point(|p| p.0 < m);
        match (after.checked_sub(1).and_then(|i| self.points.get(i)), self.points.get(after)) {
            (Some(&(m0, v0)), Some(&(m1, v1))) => v0 + (v1 - v0) * (m / m0).ln() / (m1 / m0).ln(),
            (Some(&(_, v)), None) | (None, Some(&(_, v))) => v,
            (None, None) => vdot::covered(0.0),
        }
    }

    /// Speed in m/s that is raced over a mile to a marathon.
    pub fn race_speed(&self, m: f64) -> f64 {
        vdot::race_speed(self.at(m), m)
    }
}
