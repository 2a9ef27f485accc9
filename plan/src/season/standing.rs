//! A season that goes on: the weeks behind stand, those ahead keep what they are for where they can.

use super::{Load, Season, Volumes, WeekShape, phases};
use jiff::{ToSpan, civil::Date};
use training::{Phase, Plan, Spec};

/// Full weeks in a row before one is easier (rule H1).
const MOST_FULL: usize = 3;
/// A race from here on has a long taper, metres.
const LONG_RACE_M: f64 = 30_000.0;

/// A week on the way back from a break.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Return {
    /// Its Monday.
    pub monday: Date,
    /// Its running, m.
    pub most_m: f64,
}

impl Season {
    /// The season of a plan whose weeks before `from` stand: the weeks ahead are for what they were, but for the way back from a
    /// break, for easier weeks that rule H1 asks for anew, and for build weeks that make up the share of rule B1.
    #[must_use]
    pub fn standing(spec: &Spec, plan: &Plan, from: usize, way_back: &[Return]) -> Self {
        let goal = plan.goal.as_ref().and_then(|g| spec.races.iter().position(|r| r.date == g.date));
        let volumes = Volumes::of(spec, goal.map(|g| &spec.races[g]));
        let mut weeks: Vec<WeekShape> = (0..plan.weeks.len()).map(|w| shape(spec, plan, w)).collect();
        for week in weeks.iter_mut().skip(from) {
            let back = way_back.iter().find(|back| back.monday == week.start);
            if let (Some(back), Phase::Base | Phase::Build | Phase::Peak | Phase::Return) = (back, week.phase) {
                week.phase = Phase::Return;
                week.load = Load::Back(back.most_m);
                week.easier = false;
            }
        }
        easier(&mut weeks, from);
        enough_speed(&mut weeks, from, spec);
        phases::place_tests(&mut weeks, spec);
        volumes.expect(&mut weeks);
        Self { weeks, goal, volumes, cautions: Vec::new() }
    }
}

/// A week as it stands.
fn shape(spec: &Spec, plan: &Plan, w: usize) -> WeekShape {
    let week = &plan.weeks[w];
    let is = |i: usize, phase: Phase| plan.weeks.get(i).is_some_and(|week| week.phase == phase);
    let end = week.start.saturating_add(6.days());
    let mut races: Vec<usize> =
        (0..spec.races.len()).filter(|&i| (week.start..=end).contains(&spec.races[i].date)).collect();
    races.sort_by_key(|&i| (spec.races[i].date, i));
    let longest = races.iter().map(|&r| spec.races[r].distance_m.m()).fold(0.0, f64::max);
    let recovered = plan.weeks[..w].iter().rev().take_while(|week| week.phase == Phase::Recovery).count();
    let load = match week.phase {
        Phase::Pause => Load::Back(0.0),
        Phase::Taper => Load::Taper(if is(w + 1, Phase::Taper) { 0.8 } else { 0.66 }),
        Phase::Race => Load::RaceWeek(if longest > LONG_RACE_M { 0.38 } else { 0.48 }),
        Phase::Recovery => Load::Recovery([0.45, 0.6, 0.7][recovered.min(2)]),
        Phase::Return => Load::Back(week.distance_m.m()),
        _ if week.easier => Load::Easier(0.78),
        _ => Load::Grow,
    };
    WeekShape {
        start: week.start,
        phase: week.phase,
        easier: week.easier,
        load,
        races,
        test: false,
        test_fits: false,
        expected_m: 0.0,
    }
}

/// Easier weeks where three full ones are behind, none directly after a break.
fn easier(weeks: &mut [WeekShape], from: usize) {
    let is_break =
        |week: &WeekShape| week.easier || matches!(week.phase, Phase::Taper | Phase::Recovery | Phase::Pause);
    let mut full = weeks[..from].iter().rev().take_while(|week| !is_break(week)).count();
    for week in weeks.iter_mut().skip(from) {
        let own = matches!(week.phase, Phase::Taper | Phase::Race | Phase::Recovery | Phase::Pause);
        if !own && week.easier && full == 0 {
            week.easier = false;
            week.load = Load::Grow;
        }
        if !own && full >= MOST_FULL {
            week.easier = true;
            week.load = Load::Easier(0.78);
        }
        full = if is_break(week) { 0 } else { full + 1 };
    }
}

/// Base weeks ahead give way to build, the last first, until build and peak have their share (rule B1).
fn enough_speed(weeks: &mut [WeekShape], from: usize, spec: &Spec) {
    let n = weeks.len();
    for w in (from.max(1)..n).rev() {
        if phases::has_enough_speed(weeks) || spec.check.pain {
            return;
        }
        if weeks[w].phase == Phase::Base {
            weeks[w].phase = Phase::Build;
        }
    }
}
