//! One week: volume, speed work, long run, easy runs, races.

use super::{
    Behind, days,
    easy::easy_running,
    season::Season,
    spread::Share,
    steady::{Stretch, ran_m, stretch},
    target::target_m,
    work::{Choice, Work, stretch_light},
};
use crate::{layout::WeekDays, season::WeekShape};
use jiff::ToSpan;
use training::{Day, Phase, Spec};

/// A week with its days, and what its runs sum up to.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Seven days.
    pub days: Vec<Day>,
    /// All running, m.
    pub total_m: f64,
    /// Races, m.
    pub races_m: f64,
    /// Running harder than easy, races left out, m.
    pub hard_m: f64,
    /// A hard run other than a test or a race stands in it.
    pub has_speed: bool,
    /// A test stands in it.
    pub has_test: bool,
}

/// How often a week is filled anew where its harder running comes out as too much.
const ATTEMPTS: u32 = 5;

/// Fills a week from what the weeks behind hand on.
pub fn fill_week(
    season: &Season,
    index: usize,
    shape: &WeekShape,
    last_base: bool,
    days: &WeekDays,
    behind: &Behind,
) -> Filled {
    let target = target_m(season, index, shape, behind);
    let mut week_m = target;
    let mut left = ATTEMPTS;
    loop {
        let mut behind = behind.clone();
        behind.progress.begin_week(shape.start);
        let (works, shares, stretch) = runs(season, index, shape, last_base, days, (week_m, target), &mut behind);
        let filled = days::laid(season, index, shape, &works, &shares, stretch);
        let ran = filled.total_m - filled.races_m;
        let exempt = shape.has_race() || filled.has_test;
        let fine = exempt || filled.hard_m <= if ran < 10_000.0 { 2000.0 } else { ran * 0.2 };
        left -= 1;
        if fine || left == 0 {
            return filled;
        }
        week_m = (ran * 0.995).min(week_m * 0.97);
    }
}

/// The runner's age on the day of the plan, years; 0 where it is not told.
fn age_years(spec: &Spec) -> f64 {
    spec.runner.age(spec.today).unwrap_or(0.0)
}

/// Four to six weeks of speed work are behind, and this is a week to judge them (rule B6).
fn test_due(shape: &WeekShape, behind: &Behind) -> bool {
    shape.test || (shape.test_fits && ((behind.worked >= 4 && shape.easier) || behind.worked >= 5))
}

/// What the week runs: speed work, easy running, and the stretch that ends one of its runs faster. The speed work is sized
/// for a week of `week_m`, all together for one of `target_m`.
fn runs(
    season: &Season,
    index: usize,
    shape: &WeekShape,
    last_base: bool,
    days: &WeekDays,
    (week_m, target): (f64, f64),
    behind: &mut Behind,
) -> (Vec<Work>, Vec<Share>, Option<Stretch>) {
    let mut run_m = [0.0; 7];
    for (day, most) in (0_i64..).zip(&mut run_m) {
        *most = behind.longest_allowed_m(shape.start.saturating_add(day.days())).min(target);
    }
    let choice = Choice {
        line: season.line,
        ladder: season.ladder,
        index,
        shape,
        last_base,
        run_m,
        time_s: season.frame.cap_s,
        long_at_pace: season.goal_m > 40_000.0 && shape.phase == Phase::Peak && days.long.is_some(),
        test: test_due(shape, behind),
        age_years: age_years(season.spec),
        week_m,
        goal_m: season.goal_m,
    };
    let mut works = choice.sessions(days.hard, behind);
    let mut shares = easy_running(season, shape, index, days, &works, &run_m, target);
    if stretch_light(&mut works, &shares, &run_m, season) {
        shares = easy_running(season, shape, index, days, &works, &run_m, target);
    }
    let full = matches!(shape.phase, Phase::Build | Phase::Peak) && !shape.easier;
    let off = ran_m(&works, &shares) - target;
    let short =
        off < -if index == 0 { 0.02 } else { 0.08 } * target && (index == 0 || works.iter().all(|w| !w.run.hard));
    if !full && !works.is_empty() && (off > 0.02 * target || short) {
        // A small week has room for one even run only.
        let even = easy_running(season, shape, index, days, &[], &run_m, target);
        if (ran_m(&[], &even) - target).abs() < off.abs() {
            works.clear();
            shares = even;
        }
    }
    let ends = stretch(season, &choice, &works, &shares, behind);
    (works, shares, ends)
}
