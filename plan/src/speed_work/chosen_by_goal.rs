//! B5.

use super::{is_cited, yasso_800};
use crate::{
    figure::count,
    reading::{Effort, Reading, Run, race_of, speed_of},
    rules::{Broken, Verdict},
};
use training::{PaceBase, Plan, RunKind};

/// Metres within which a distance is the one that is meant.
const SAME_M: f64 = 1.0;
/// A share of the race's distance within which a goal is that race: courses are rounded.
const SAME_RACE: f64 = 0.01;
/// Speeds above the race's, as shares of it.
const UP_TO_3_PERCENT: std::ops::RangeInclusive<f64> = 1.0..=1.03;
/// Shares of maximal speed for 100 to 400 m.
const OF_MAXIMAL: std::ops::RangeInclusive<f64> = 0.90..=0.95;
/// Slack for shares of speeds rounded to the millimetre per second.
const ROUNDING: f64 = 2e-3;
/// A marathon plan of so many weeks has Yasso 800s.
const YASSO_WEEKS: usize = 10;
/// Least repeats that make a session one of a kind.
const REPEATS: usize = 2;

/// What the goal asks of speed sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// 100 to 400 m: 200 to 400 m at 90 to 95 % of maximal speed.
    Sprint,
    /// 3 to 10 km: 400 or 800 m at mile pace or up to 3 % faster.
    Mile,
    /// 15 km: either neighbour's.
    Either,
    /// Half and marathon: 1000 m or a mile at race pace or up to 3 % faster.
    Race,
    /// 800 m, mile and ultra: from the literature, cited.
    Literature,
}

impl Menu {
    /// The menu of a goal distance in metres.
    #[must_use]
    pub fn of(goal_m: f64) -> Self {
        let from = |metres: f64| goal_m >= metres * (1.0 - SAME_RACE);
        let to = |metres: f64| goal_m <= metres * (1.0 + SAME_RACE);
        if to(400.0) {
            Self::Sprint
        } else if !from(3_000.0) || !to(42_195.0) {
            Self::Literature
        } else if to(10_000.0) {
            Self::Mile
        } else if !from(21_097.5) {
            Self::Either
        } else {
            Self::Race
        }
    }
}

/// B5: speed work is chosen by the goal race.
///
/// - **Measured**: at least half of the speed sessions of build and peak are of the goal's kinds. 100 to 400 m: 200 to
///   400 m at 90 to 95 % of maximal speed over that distance. 3 to 10 km: 400 or 800 m at mile pace or up to 3 % faster. Half and
///   marathon: 1000 m or a mile at race pace or up to 3 % faster, and Yasso 800s; a marathon plan of 10 weeks or more has them
///   (the goal's h:mm run as m:ss, equal-time jog). 15 km: either. 800 m, mile and ultra: from the
///   literature, cited. The other sessions are cited.
/// - **Choices**: the goal is the document's own. A session is of a kind when two or more repeats are and every
///   other effort of it is moderate; race pace is the symbol of the goal or a speed within 0 to 3 % above it; cited means that
///   the session's `why` names a year or a DOI. Distances between the named ones go with the nearest
///   below: 8 km with 10 km, 1500 m to 2 km with the mile, 25 to 40 km with the half and the marathon, at the pace of either. The plan's weeks are
///   all of its weeks. With pain the minima do not apply.
/// - **Why**: speed endurance is relative to the distance.
pub fn chosen_by_goal(reading: &Reading<'_>) -> Verdict {
    let Some(goal_m) = reading.goal_m() else { return Verdict::silent("the plan has no goal race") };
    if reading.pain() {
        return Verdict::silent("the check says pain, which asks for no speed work");
    }
    let menu = Menu::of(goal_m);
    let mut broken = Vec::new();
    let (mut all, mut chosen) = (0_usize, 0_usize);
    for week in reading.weeks.iter().filter(|w| w.is_speed_phase()) {
        for run in reading.speed_sessions(week) {
            all += 1;
            if is_chosen(run, reading.plan, menu, goal_m) {
                chosen += 1;
            } else if reading.asks_sources && !is_cited(&run.session.why) {
                broken.push(Broken::run(run, "it is not of the goal's kinds and names no source"));
            }
        }
    }
    if chosen * 2 < all {
        let because = format!("{chosen} of {all} speed sessions are of the goal's kinds, half of them should be");
        broken.push(Broken::plan(because));
    }
    let mut figure = format!("{chosen} of {} of build and peak by the goal", count(all, "speed session"));
    if is_marathon(goal_m) && reading.weeks.len() >= YASSO_WEEKS {
        let yassos: Vec<&Run<'_>> = reading.runs.iter().filter(|r| r.run.run == RunKind::Yasso800).collect();
        figure.push_str(&format!(", {}", count(yassos.len(), "Yasso session")));
        if yassos.is_empty() {
            broken.push(Broken::plan("a marathon plan of 10 weeks or more has Yasso 800s, this one has none"));
        }
    }
    let yassos = reading.runs.iter().filter(|r| r.run.run == RunKind::Yasso800);
    broken.extend(yassos.filter_map(|r| yasso_800::misfit(r, reading.plan).map(|because| Broken::run(r, because))));
    Verdict::judged(figure, broken)
}

fn is_marathon(goal_m: f64) -> bool {
    (goal_m / 42_195.0 - 1.0).abs() <= SAME_RACE
}

fn is_chosen(run: &Run<'_>, plan: &Plan, menu: Menu, goal_m: f64) -> bool {
    if run.run.run == RunKind::Yasso800 {
        return is_marathon(goal_m) && yasso_800::misfit(run, plan).is_none();
    }
    let efforts = run.efforts();
    let of = |fits: &dyn Fn(&Effort) -> bool| {
        let mine = efforts.iter().filter(|e| e.named && fits(e)).count();
        mine >= REPEATS && efforts.iter().all(|e| fits(e) || e.moderate)
    };
    let sprint = |e: &Effort| (200.0 - SAME_M..=400.0 + SAME_M).contains(&e.distance_m) && at_maximal(e);
    let mile = |e: &Effort| {
        [400.0, 800.0].iter().any(|d| (e.distance_m - d).abs() <= SAME_M)
            && at_race(e, plan, &[PaceBase::Mile], 1609.344)
    };
    let own: &[PaceBase] = if is_marathon(goal_m) {
        &[PaceBase::Race, PaceBase::Marathon]
    } else if (goal_m / 21_097.5 - 1.0).abs() <= SAME_RACE {
        &[PaceBase::Race, PaceBase::Half]
    } else if (21_500.0..42_195.0).contains(&goal_m) {
        &[PaceBase::Race, PaceBase::Half, PaceBase::Marathon]
    } else {
        &[PaceBase::Race]
    };
    let race = |e: &Effort| {
        let kilometre = (e.distance_m - 1000.0).abs() <= SAME_M;
        let english_mile = (1600.0 - SAME_M..=1609.344 + SAME_M).contains(&e.distance_m);
        (kilometre || english_mile) && at_race(e, plan, own, goal_m)
    };
    match menu {
        Menu::Sprint => of(&sprint),
        Menu::Mile => of(&mile),
        Menu::Race => of(&race),
        Menu::Either => of(&mile) || of(&race),
        Menu::Literature => is_cited(&run.session.why),
    }
}

fn within(ratio: f64, range: &std::ops::RangeInclusive<f64>) -> bool {
    ratio >= range.start() - ROUNDING && ratio <= range.end() + ROUNDING
}

/// 90 to 95 % of the best speed over the step's own distance.
fn at_maximal(effort: &Effort) -> bool {
    let own = effort.pace.base == PaceBase::Max
        || (effort.pace.base == PaceBase::FourHundred && (effort.distance_m - 400.0).abs() <= SAME_M);
    own && within(effort.pace.share, &OF_MAXIMAL)
}

/// The pace of a race or up to 3 % faster, by one of its symbols or else by speed.
fn at_race(effort: &Effort, plan: &Plan, symbols: &[PaceBase], race_m: f64) -> bool {
    if symbols.contains(&effort.pace.base) {
        return within(effort.pace.share, &UP_TO_3_PERCENT);
    }
    let same =
        |base: &PaceBase| race_of(*base, plan.goal.as_ref()).is_some_and(|m| (m / race_m - 1.0).abs() <= SAME_RACE);
    let known = symbols.iter().filter(|base| same(base)).find_map(|base| speed_of(plan, *base));
    known.is_some_and(|speed| within(effort.speed_mps() / speed.mps(), &UP_TO_3_PERCENT))
}
