//! Everything that stands beside the runs: lifts, jumps, mobility, checks and fuel, laid onto the days that the runs leave.
//!
//! The strategies say what a session holds; here it is decided when. Weeks before `from` stand as they are and are read; in the others
//! everything but the runs is laid again, as near as can be to where it stood.

mod days;
mod need;
mod view;

use crate::{
    fuel,
    make::Infeasible,
    movement, power,
    reading::day_number,
    strength_endurance::{season as lifting, session as lift},
};
use days::{Chosen, choose};
use jiff::civil::Date;
use need::Need;
use std::{borrow::Cow, ops::RangeInclusive};
use training::plan::StrengthPhase;
use training::{
    Content, Goal, Phase, RunSession, Runner, Session, Spec, Week,
    spec::{Equipment, Lifting},
};
use view::View;

/// Lays everything beside the runs into the weeks from `from` on.
///
/// # Errors
/// The rule that stands against it: C1 where no day is left to lift, C4 where no chain of blocks fits the season, E1 where every day stands
/// before a hard run.
pub fn lay(spec: &Spec, goal: Option<&Goal>, weeks: &mut [Week], from: usize) -> Result<(), Infeasible> {
    let needs = need::of(spec, goal, weeks);
    let phases = match phases(spec, goal, weeks, &needs, from) {
        Ok(phases) => phases,
        // Short seasons between races: without peaks of their own their last weeks of build may lift heavy.
        Err(_) => {
            for week in weeks[from..].iter_mut().filter(|w| w.phase == Phase::Peak) {
                week.phase = Phase::Build;
            }
            phases(spec, goal, weeks, &needs, from)?
        }
    };
    let homes: Vec<Chosen> = weeks.iter().map(days::standing).collect();
    strip(&mut weeks[from..]);
    let view = View::of(spec, weeks);
    let chosen = choose(&view, &needs, &phases, &homes, from)?;
    for (i, chosen) in chosen.iter().enumerate() {
        lifts(spec, &view, weeks, from + i, chosen, &phases);
    }
    jumps(spec, weeks, from, &chosen);
    moves(spec, &view, weeks, from);
    fuel(spec, weeks, from);
    rests(&mut weeks[from..]);
    Ok(())
}

/// Writes fuel and carbohydrate of the weeks from `from` on again, after their runs moved.
pub fn fuel(spec: &Spec, weeks: &mut [Week], from: usize) {
    fuel::day::write(spec, weeks, from);
    fuel::race::write(spec, weeks, from, intensity);
}

/// Share of maximal oxygen uptake that is held for a race's time; below an ultra's in its own time nobody measured it.
fn intensity(run: &RunSession) -> f64 {
    const ULTRA: f64 = 0.65;
    physiology::fraction_of_oxygen_uptake(run.duration_s).map_or(ULTRA, |share| share.min(1.0))
}

/// Only the runs stay; what rests is said again at the end.
fn strip(weeks: &mut [Week]) {
    for day in weeks.iter_mut().flat_map(|w| &mut w.days) {
        day.sessions.retain(|s| matches!(s.content, Content::Run(_)));
    }
}

/// The lifting phase of every week that lifts.
fn phases(
    spec: &Spec,
    goal: Option<&Goal>,
    weeks: &[Week],
    needs: &[Need],
    from: usize,
) -> Result<Vec<Option<StrengthPhase>>, Infeasible> {
    let race = goal.and_then(|g| weeks.iter().position(|w| days::is_within(w, g.date))).unwrap_or(usize::MAX);
    let stands = |i: usize| days::phase_of(&weeks[i]);
    // Once with every lift that is wanted, once with only those that must be.
    for optional in [true, false] {
        let lifts = |i: usize| {
            if i < from { stands(i).is_some() } else { needs[i].least > 0 || (optional && needs[i].want > 0) }
        };
        let places: Vec<usize> = (0..weeks.len()).filter(|&i| lifts(i)).collect();
        let asked: Vec<lifting::WeekOfLifts> = places
            .iter()
            .map(|&i| lifting::WeekOfLifts {
                heavy: !matches!(weeks[i].phase, Phase::Peak | Phase::Taper | Phase::Race),
                base: matches!(weeks[i].phase, Phase::Base | Phase::Return),
                after: i > race,
                stands: if i < from { stands(i) } else { None },
            })
            .collect();
        let new = spec.runner.lifting == Lifting::None;
        if let Some(found) = lifting::phases(&asked, new) {
            let mut phases = vec![None; weeks.len()];
            for (place, phase) in places.into_iter().zip(found) {
                phases[place] = Some(phase);
            }
            return Ok(phases);
        }
    }
    Err(Infeasible::of("C4", "no chain of lifting blocks fits between the races"))
}

/// Writes the lifts of a week.
fn lifts(spec: &Spec, view: &View, weeks: &mut [Week], i: usize, chosen: &Chosen, phases: &[Option<StrengthPhase>]) {
    let Some(phase) = phases[i] else { return };
    let same = |j: &usize| phases[*j] == Some(phase);
    // Weeks that do not lift neither end nor lengthen a block.
    let lifting: Vec<usize> = (0..phases.len()).filter(|&j| phases[j].is_some()).collect();
    let at = lifting.iter().position(|&j| j == i).unwrap_or(0);
    let begins = lifting[..at].iter().rposition(|j| !same(j)).map_or(0, |p| p + 1);
    let ends = lifting[at..].iter().position(|j| !same(j)).map_or(lifting.len(), |p| at + p);
    let block = lifting[..at].windows(2).filter(|w| phases[w[0]] != phases[w[1]]).count()
        + usize::from(at > 0 && phases[lifting[at - 1]] != phases[lifting[at]]);
    let light = weeks[i].easier || matches!(weeks[i].phase, Phase::Taper | Phase::Race | Phase::Recovery);
    for (slot, day) in chosen.lifts().enumerate() {
        let there = runner_on(spec, weeks[i].days[day].date);
        let wanted = lift::Wanted {
            runner: &there,
            phase,
            block,
            slot,
            week_of_block: at - begins,
            light,
            spare_legs: view.day(i, day).before_work,
            cap_s: view.day(i, day).cap_s,
        };
        let session = Session {
            id: format!("w{:02}-lift{}", i + 1, slot + 1),
            why: lift::why(phase, at - begins, ends - begins, light),
            left_out: None,
            content: Content::Strength(lift::session(&wanted)),
        };
        weeks[i].days[day].sessions.push(session);
    }
}

/// The runner with what is at hand on a day.
fn runner_on(spec: &Spec, date: Date) -> Cow<'_, Runner> {
    if spec.wishes.away.is_empty() {
        return Cow::Borrowed(&spec.runner);
    }
    Cow::Owned(Runner { equipment: spec.at_hand(date), ..spec.runner.clone() })
}

/// Chooses the exercises of lifts and jumps between two days again where they need what is not there; their days stay. Tells the
/// sessions that changed.
pub fn choose_again(spec: &Spec, weeks: &mut [Week], between: &RangeInclusive<Date>) -> Vec<String> {
    let view = View::of(spec, weeks);
    let phases: Vec<Option<StrengthPhase>> = weeks.iter().map(days::phase_of).collect();
    let progress = power::session::Progress::of(&spec.runner, spec.runner.age(spec.today));
    let needs = |what: Equipment, at_hand: &[Equipment]| what != Equipment::None && !at_hand.contains(&what);
    let mut chosen = weeks.to_vec();
    for i in (0..weeks.len()).filter(|&i| weeks[i].days.iter().any(|day| between.contains(&day.date))) {
        let standing = days::standing(&weeks[i]);
        chosen[i].days.iter_mut().for_each(|day| day.sessions.retain(|s| !matches!(s.content, Content::Strength(_))));
        lifts(spec, &view, &mut chosen, i, &standing, &phases);
    }
    let (mut changed, mut jumped) = (Vec::new(), 0);
    for (day, made) in weeks.iter_mut().flat_map(|w| &mut w.days).zip(chosen.iter().flat_map(|w| &w.days)) {
        let at_hand = spec.at_hand(day.date);
        let open = between.contains(&day.date);
        for session in &mut day.sessions {
            match &mut session.content {
                Content::Strength(lift) if open && lift.exercises.iter().any(|e| needs(e.equipment, &at_hand)) => {
                    let chosen = made.sessions.iter().find_map(|s| match &s.content {
                        Content::Strength(chosen) if chosen.phase == lift.phase => Some(chosen.clone()),
                        _ => None,
                    });
                    if let Some(chosen) = chosen {
                        *lift = chosen;
                        changed.push(session.id.clone());
                    }
                }
                Content::Power(power) => {
                    if open && power.exercises.iter().any(|e| needs(e.equipment, &at_hand)) {
                        *power = power::session::session(&progress, power.contacts, jumped, &at_hand);
                        changed.push(session.id.clone());
                    }
                    jumped += 1;
                }
                _ => {}
            }
        }
    }
    changed
}

/// Writes the power sessions, each from those of the four weeks before it.
fn jumps(spec: &Spec, weeks: &mut [Week], from: usize, chosen: &[Chosen]) {
    let progress = power::session::Progress::of(&spec.runner, spec.runner.age(spec.today));
    let mut done: Vec<(i64, u32)> = Vec::new();
    for (i, week) in weeks.iter_mut().enumerate() {
        let Some(chosen) = i.checked_sub(from).map(|k| &chosen[k]) else {
            done.extend(days::contacts(week));
            continue;
        };
        let Some(day) = chosen.power else { continue };
        let number = day_number(week.days[day].date);
        let recent = done.iter().filter(|(d, _)| number - d <= 28).map(|(_, n)| *n).max();
        let light = week.easier || week.phase == Phase::Taper;
        let last = done.last().map(|(_, n)| *n).max(recent);
        let contacts = progress.contacts(last, recent, light);
        let session = power::session::session(&progress, contacts, done.len(), &spec.at_hand(week.days[day].date));
        done.push((number, session.contacts));
        week.days[day].sessions.push(Session {
            id: format!("w{:02}-power", i + 1),
            why: power::session::why(session.contacts),
            left_out: None,
            content: Content::Power(session),
        });
    }
}

/// Writes mobility sessions and checks.
fn moves(spec: &Spec, view: &View, weeks: &mut [Week], from: usize) {
    let findings = movement::findings(spec.check);
    let behind = (0..from).rev().find(|&i| days::has_check(&weeks[i])).map(|i| from - i);
    let easier: Vec<bool> = weeks[from..].iter().map(|w| w.easier).collect();
    let checks = movement::season::checks(&easier, behind);
    for i in from..weeks.len() {
        let check = checks.contains(&(i - from)).then(|| days::check_day(view, weeks, i));
        for (turn, day) in days::mobility_days(view, weeks, i, check).into_iter().enumerate() {
            let flow = movement::session::Flow::TURNS[turn % 3];
            let cap = view.day(i, day).cap_s;
            weeks[i].days[day].sessions.push(Session {
                id: format!("w{:02}-mob{}", i + 1, turn + 1),
                why: movement::session::why(flow, &findings),
                left_out: None,
                content: Content::Mobility(movement::session::session(flow, &findings, i, cap)),
            });
        }
        if let Some(day) = check {
            let why = if i == 0 {
                "The movement check at the start: what it finds becomes drills (rule F1)."
            } else {
                "The check again: what the drills changed, and what to work on next (rule F1)."
            };
            let session = Session {
                id: format!("w{:02}-check", i + 1),
                why: why.to_owned(),
                left_out: None,
                content: Content::Check {},
            };
            weeks[i].days[day].sessions.insert(0, session);
        }
    }
}

/// Days with nothing say so.
fn rests(weeks: &mut [Week]) {
    for week in weeks {
        let mut n = 0;
        for day in week.days.iter_mut().filter(|d| d.sessions.is_empty()) {
            n += 1;
            let why = "Nothing today, on purpose: rest is where training takes hold.".to_owned();
            day.sessions.push(Session {
                id: format!("w{:02}-rest{n}", week.index),
                why,
                left_out: None,
                content: Content::Rest {},
            });
        }
    }
}
