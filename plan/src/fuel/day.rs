//! The carbohydrate target of every day, by its work.

use crate::reading::day_number;
use jiff::civil::Date;
use training::{Content, RunKind, Spec, Week};

/// Grams per kilogram and day by minutes of work, between them linear: the lower halves of the published ranges of Burke et al. (2011), 3 to 5
/// for rest, 5 to 7 about an hour, 6 to 10 one to three hours, 8 to 12 beyond four.
const BY_MINUTES: [(f64, f64); 7] =
    [(0.0, 3.5), (30.0, 4.5), (60.0, 5.5), (90.0, 6.5), (150.0, 7.5), (240.0, 9.0), (360.0, 10.0)];
/// Loading: 36 to 48 h before a race of more than 90 min, and the day before a shorter one, g/kg.
const LOADING: f64 = 10.0;
const EVE: f64 = 7.0;
/// Races from here on are loaded for: metres, and seconds.
const LOADED_M: f64 = 10_000.0;
const LOADED_S: f64 = 90.0 * 60.0;
/// A minute of lifting or jumping counts as so much of running (ours).
const LIFTING: f64 = 0.4;
/// A hard run burns more carbohydrate than its minutes say: so much more, g/kg (ours).
const HARD: f64 = 0.5;
/// Targets are told in half grams per kilogram.
const STEP: f64 = 0.5;
/// Grams are told in fives.
const GRAMS: f64 = 5.0;

/// Writes the targets of the weeks from `from` on (rule G1).
pub fn write(spec: &Spec, weeks: &mut [Week], from: usize) {
    let races: Vec<(Date, f64, f64)> = weeks
        .iter()
        .flat_map(|w| &w.days)
        .flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)))
        .filter_map(|(date, s)| match &s.content {
            Content::Run(run) if run.run == RunKind::Race => Some((date, run.distance_m.m(), run.duration_s.s())),
            _ => None,
        })
        .collect();
    let ahead = |date: Date, race: Date| day_number(race) - day_number(date);
    let loading = |date: Date| {
        races.iter().filter(|r| r.1 >= LOADED_M).find_map(|&(race, _, s)| match (ahead(date, race), s >= LOADED_S) {
            (1 | 2, true) => Some(LOADING),
            (1, false) => Some(EVE),
            _ => None,
        })
    };
    // Not compared by the rule, whatever their target.
    let is_apart = |date: Date| races.iter().any(|r| r.1 >= LOADED_M && (1..=3).contains(&ahead(date, r.0)));
    for week in &mut weeks[from..] {
        let targets: Vec<f64> = week.days.iter().map(|d| loading(d.date).unwrap_or(0.0).max(own(d))).collect();
        let easy = week.days.iter().zip(&targets).filter(|(d, _)| !is_demanding(d) && !is_apart(d.date));
        let highest_easy = easy.map(|(_, t)| *t).fold(0.0, f64::max);
        for (day, target) in week.days.iter_mut().zip(targets) {
            let target = if is_demanding(day) { target.max(highest_easy) } else { target };
            let target = (target / STEP).round() * STEP;
            day.carbohydrate_g_per_kg = Some(target);
            day.carbohydrate_g = spec.runner.mass_kg.map(|m| (target * m.kg() / GRAMS).round() * GRAMS);
        }
    }
}

/// A hard run, a test, a race or a long run stands on the day.
fn is_demanding(day: &training::Day) -> bool {
    day.sessions.iter().any(|s| match &s.content {
        Content::Run(run) => run.hard || matches!(run.run, RunKind::Long | RunKind::Race | RunKind::Test),
        _ => false,
    })
}

/// What the day's own work asks for, g/kg.
fn own(day: &training::Day) -> f64 {
    let mut minutes = 0.0;
    let mut hard = false;
    for session in &day.sessions {
        minutes += match &session.content {
            Content::Run(run) => {
                hard |= run.hard;
                run.duration_s.s() / 60.0
            }
            Content::Strength(lift) => lift.duration_s.map_or(40.0, |t| t.s() / 60.0) * LIFTING,
            Content::Power(power) => power.duration_s.map_or(20.0, |t| t.s() / 60.0) * LIFTING,
            _ => 0.0,
        };
    }
    let after = BY_MINUTES.iter().position(|(m, _)| minutes < *m).unwrap_or(BY_MINUTES.len());
    let base = match after {
        0 => BY_MINUTES[0].1,
        n if n == BY_MINUTES.len() => BY_MINUTES[n - 1].1,
        n => {
            let ((m0, g0), (m1, g1)) = (BY_MINUTES[n - 1], BY_MINUTES[n]);
            g0 + (g1 - g0) * (minutes - m0) / (m1 - m0)
        }
    };
    (base + if hard { HARD } else { 0.0 }).min(11.5)
}
