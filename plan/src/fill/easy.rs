//! The easy running of a week beside its speed work, the long run first.

use super::{
    season::Season,
    spread::{Doubles, Place, Share, spread, vary},
    work::Work,
};
use crate::{layout::WeekDays, reading::longest_run_m, season::WeekShape};
use quantity::Distance;
use training::{PaceBase, Phase, Weekday};

/// After a race of so many metres the rest of its week is free (ours).
const REST_AFTER_M: f64 = 20_000.0;
/// Most running of the day before a race, m (ours).
const EVE_M: f64 = 6000.0;
/// A long run beyond this is too much for every week, m (ours).
const VERY_LONG_M: f64 = 28_000.0;

/// The races of week 1 alone reach what rule A4 asks.
fn races_reach(season: &Season, shape: &WeekShape) -> bool {
    let races_m: f64 = shape.races.iter().map(|&r| season.spec.races[r].distance_m.m()).sum();
    races_m >= season.volumes.first_low_m
}

/// What each day runs easily, where `works` stand and the week runs `target` m in all; `run_m` is the longest run of each day, m.
pub fn easy_running(
    season: &Season,
    shape: &WeekShape,
    index: usize,
    days: &WeekDays,
    works: &[Work],
    run_m: &[f64; 7],
    target: f64,
) -> Vec<Share> {
    let easy = season.ladder.middle(PaceBase::Easy.into(), Distance::ZERO).mps();
    let worked: f64 = works.iter().map(|w| w.run.distance_m.m()).sum();
    // Nothing in the days after a long race, unless week 1 must reach its distance.
    let long_race = shape
        .races
        .iter()
        .filter(|&&r| season.spec.races[r].distance_m.m() > REST_AFTER_M)
        .map(|&r| Weekday::of(season.spec.races[r].date).index())
        .min()
        .filter(|_| index > 0 || races_reach(season, shape))
        .unwrap_or(7);
    let race_on = |d: usize| shape.races.iter().any(|&r| Weekday::of(season.spec.races[r].date).index() == d);
    let places: Vec<Place> = (0..7)
        .filter(|&d| d < long_race)
        .filter(|&d| days.runs >> d & 1 == 1 && !works.iter().any(|w| w.day == d))
        .map(|d| Place {
            day: d,
            cap_m: run_m[d].min(season.frame.cap_s[d] * easy * 0.999).min(if index > 0 && race_on(d + 1) {
                EVE_M
            } else {
                f64::INFINITY
            }),
            long: days.long == Some(d),
            tired: d > 0 && (days.hard_bits() >> (d - 1) & 1 == 1 || days.long == Some(d - 1)),
        })
        .collect();
    let long_m = long_wanted_m(season, shape, target, places.len() + works.len(), easy);
    // The very long ones take turns with shorter ones.
    let long_m = if index % 2 == 1 && long_m > VERY_LONG_M { (long_m * 0.8).max(VERY_LONG_M * 0.85) } else { long_m };
    let least = (target / 12.0).clamp(1500.0, 4000.0);
    let doubles = if index == 0 {
        Doubles::Any
    } else if target > 70_000.0 {
        Doubles::Easy
    } else {
        Doubles::No
    };
    let mut shares = spread((target - worked).max(0.0), long_m, least, doubles, &places);
    vary(&mut shares, &places, index);
    shares
}

/// How long the long run should be, m.
fn long_wanted_m(season: &Season, shape: &WeekShape, week_m: f64, runs: usize, easy_mps: f64) -> f64 {
    let share = match runs {
        0 | 1 => 1.0,
        2 => 0.6,
        3 => 0.45,
        4 => 0.37,
        5 => 0.32,
        _ => 0.29,
    };
    let far = season.goal_m > 22_000.0;
    let share = match shape.phase {
        _ if !far || runs < 3 => share,
        Phase::Base => share + 0.05,
        Phase::Build => share + 0.11,
        Phase::Peak => share + 0.16,
        _ => share,
    };
    let (top_m, top_s): (f64, f64) = match season.goal_m {
        m if m <= 2000.0 => (13_000.0, 5400.0),
        m if m <= 6000.0 => (16_000.0, 6300.0),
        m if m <= 15_000.0 => (19_000.0, 7200.0),
        m if m <= 25_000.0 => (23_000.0, 8400.0),
        m if m <= 45_000.0 => (34_000.0, 11_400.0),
        _ => (45_000.0, 16_200.0),
    };
    let share = if matches!(shape.phase, Phase::Race) { share * 0.8 } else { share };
    let top_m = top_m.max(longest_run_m(season.spec) * 0.9);
    (week_m * share).min(top_m).min(easy_mps * top_s)
}
