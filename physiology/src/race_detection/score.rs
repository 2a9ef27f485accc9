//! The weights: log-odds of everything that was seen.

use super::name::Said;
use crate::Effort;

/// Everything that counts, as bare numbers.
pub struct Seen {
    pub race: Effort,
    pub overshoot: Option<f64>,
    pub said: Said,
    pub standing_share: Option<f64>,
    pub usual_mps: Option<f64>,
    pub best_mps: Option<f64>,
    pub bpm: Option<f64>,
    pub usual_bpm: Option<f64>,
}

/// Log-odds of a run of which nothing is known: few runs are races. Every number here is a default, not a finding.
const BASE: f64 = -4.0;
/// This much faster than usual (logarithm of speed) is half way from an easy run to a race, and worth nothing …
const FASTER: f64 = 0.08;
/// … and as much again is worth this.
const FASTER_WEIGHT: f64 = 4.0;

impl Seen {
    pub fn score(&self) -> (f64, Vec<String>) {
        let parts = [self.speed(), self.frontier(), self.distance(), self.stops(), self.name(), self.heart_rate()];
        let mut reasons = Vec::new();
        let mut log_odds = BASE;
        for (weight, reason) in parts.into_iter().flatten() {
            log_odds += weight;
            reasons.push(reason);
        }
        (1.0 / (1.0 + (-log_odds).exp()), reasons)
    }

    fn speed(&self) -> Option<(f64, String)> {
        let ahead = (self.race.speed().mps() / self.usual_mps?).ln();
        let weight = (FASTER_WEIGHT * (ahead - FASTER) / FASTER).clamp(-FASTER_WEIGHT, 1.25 * FASTER_WEIGHT);
        let percent = 100.0 * (ahead.exp() - 1.0);
        let than = if percent >= 0.0 { "faster" } else { "slower" };
        Some((weight, format!("{:.0} % {than} than usual over this distance", percent.abs())))
    }

    fn frontier(&self) -> Option<(f64, String)> {
        let ahead = (self.race.speed().mps() / self.best_mps?).ln();
        let weight = (1.5 + 35.0 * ahead).clamp(-2.5, 2.0);
        let reason = if ahead >= 0.0 {
            "faster than every other run of the half year around it".to_owned()
        } else {
            format!("{:.1} % slower than the fastest run of the half year around it", 100.0 * (1.0 - ahead.exp()))
        };
        Some((weight, reason))
    }

    fn distance(&self) -> Option<(f64, String)> {
        let Some(over) = self.overshoot else {
            return Some((-1.0, "as long as no usual race".to_owned()));
        };
        let name = quantity::race_distance::name(self.race.distance);
        let weight = match over {
            o if !(-0.004..=0.02).contains(&o) => 0.0,
            _ if self.race.distance.m() > 20_500.0 => 1.5, // nobody runs 42.3 km by accident
            _ => 1.0,
        };
        Some((weight, format!("as long as a {name} race ({:+.1} % by the watch)", 100.0 * over)))
    }

    fn stops(&self) -> Option<(f64, String)> {
        let share = self.standing_share?;
        if !share.is_finite() {
            return None;
        }
        let weight = if share < 0.005 { 0.5 } else { -(share * 60.0).min(3.0) };
        let reason = if share < 0.005 {
            "hardly a stop".to_owned()
        } else {
            format!("stood still for {:.1} % of it", 100.0 * share)
        };
        Some((weight, reason))
    }

    fn name(&self) -> Option<(f64, String)> {
        match self.said {
            Said::Nothing => None,
            Said::Distance => Some((1.5, "its name is a race distance's".to_owned())),
            Said::Race => Some((4.5, "its name says race".to_owned())),
            Said::Training => Some((-3.0, "its name says training".to_owned())),
        }
    }

    fn heart_rate(&self) -> Option<(f64, String)> {
        let (bpm, usual) = (self.bpm?, self.usual_bpm?);
        let ratio = bpm / usual;
        let weight = ((ratio - 1.03) * 30.0).clamp(-1.5, 1.5);
        Some((weight, format!("mean heart rate {bpm:.0} bpm, usually {usual:.0}")))
    }
}
