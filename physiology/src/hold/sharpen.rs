//! Which effort would tell most about the goal.

use super::{Evidence, EvidenceKind, Ledger};
use crate::Effort;
use crate::population::SpeedCurve;
use quantity::{Distance, Duration, race_distance};

/// An effort that would narrow the goal's band.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharper {
    /// In words: `a 5 km race`, `20 minutes as fast as you can hold`.
    pub what: String,
    /// Its distance as expected.
    pub distance: Distance,
    /// Its duration as expected.
    pub duration: Duration,
    /// Width of the goal's band now, as a share of the time.
    pub band_now: f64,
    /// The same with the effort, if it comes out as expected.
    pub band_then: f64,
}

/// Efforts that are tried: races by distance, tests by duration.
const RACES_M: [f64; 4] = [5000.0, 10_000.0, 21_097.5, 42_195.0];
const TESTS_S: [f64; 4] = [180.0, 720.0, 1200.0, 2400.0];
/// How many are told.
const TOLD: usize = 3;

/// Tries each effort as it would most likely come out, and orders them by what is left of the band.
pub fn sharpen(ledger: &Ledger, goal: Distance) -> Vec<Sharper> {
    let curve = &ledger.curve;
    let band = |c: &SpeedCurve| {
        let time = c.time(goal);
        (time.high - time.low) / time.value
    };
    let races = RACES_M.into_iter().map(Distance::from_m).filter(|d| d.m() <= goal.m() * 1.001).map(|distance| {
        let what = format!("a {} race", race_distance::name(distance));
        (what, distance, Duration::from_s(curve.time(distance).value), EvidenceKind::Race)
    });
    let tests = TESTS_S.into_iter().map(|s| {
        let duration = Duration::from_s(s);
        let distance = Distance::from_m(curve.speed_over(duration).value * s);
        (format!("{} minutes as fast as you can hold, alone", s / 60.0), distance, duration, EvidenceKind::Test)
    });
    let band_now = band(curve);
    let mut tried: Vec<Sharper> = races
        .chain(tests)
        .filter_map(|(what, distance, duration, kind)| {
            let effort = Effort { distance, time: duration };
            let then = ledger.curve_with(Evidence { effort, age_days: 0.0, kind, id: 0 })?;
            Some(Sharper { what, distance, duration, band_now, band_then: band(&then) })
        })
        .collect();
    tried.sort_by(|a, b| a.band_then.total_cmp(&b.band_then));
    tried.truncate(TOLD);
    tried.retain(|s| s.band_then < s.band_now);
    tried
}
