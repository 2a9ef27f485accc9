//! From a spec to a plan: season, then days, then distances; a plan with a broken hard rule never leaves.

use crate::{
    conflict::Conflict,
    fill::{self, Behind, fill_week},
    layout::{self, Frame, Needs},
    menu::{Line, session},
    paces::Ladder,
    reading::longest_run_m,
    recovery::FAR,
    season::{Season, WeekShape, race_name},
};
use jiff::ToSpan;
use quantity::{Distance, Duration};
use training::{Content, Goal, PaceBase, Phase, Plan, RaceEntry, RunKind, Spec, Week, Weekday, schema};

/// A plan that keeps every hard rule.
///
/// # Errors
/// The smallest set of wishes that no plan can keep together with the rules.
pub fn make(spec: &Spec) -> Result<Plan, Conflict> {
    crate::clash::resolve(spec)
}

/// Why no plan came out: rules that stand against it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Infeasible {
    /// Ids of the rules; `wish` where wishes stand against each other.
    pub rules: Vec<String>,
    /// What is wrong, place by place.
    pub places: Vec<String>,
}

impl Infeasible {
    pub(crate) fn of(rule: &str, place: impl Into<String>) -> Self {
        Self { rules: vec![rule.to_owned()], places: vec![place.into()] }
    }
}

/// One attempt at a plan.
///
/// # Errors
/// The rules that stand against it.
pub fn attempt(spec: &Spec) -> Result<Plan, Infeasible> {
    let usual = Way { tempo_instead: true, tapers_are_low: false };
    let stuck = match draft(spec, usual) {
        Err(stuck) if stuck.rules.iter().any(|r| r == "B5" || r == "H1") => stuck,
        answer => return answer,
    };
    // Too many tempo runs for the goal: leave the week without speed work rather. Easier weeks that stand wrongly: a taper with a
    // race in it may be low enough by itself.
    let others = [(false, false), (true, true), (false, true)];
    let mut others = others.into_iter().map(|(tempo_instead, tapers_are_low)| Way { tempo_instead, tapers_are_low });
    others.find_map(|way| draft(spec, way).ok()).ok_or(stuck)
}

/// How a draft decides where both ways have their runners.
#[derive(Clone, Copy)]
struct Way {
    /// A week without room for the goal's kinds has a tempo run.
    tempo_instead: bool,
    /// Tapers with a race count as easier weeks.
    tapers_are_low: bool,
}

fn draft(spec: &Spec, way: Way) -> Result<Plan, Infeasible> {
    let season = Season::of(spec, way.tapers_are_low);
    let goal = season.goal.map(|g| &spec.races[g]);
    let ladder = Ladder::of(spec, goal.map(|r| (r.distance_m, r.goal_s)));
    let line = Line { tempo_instead: way.tempo_instead, ..Line::of(goal_m(spec, &season), &ladder) };
    if season.weeks.is_empty() {
        return Err(Infeasible::of("H1", "the plan has no week"));
    }
    let mut weeks = runs_after(spec, &season, &ladder, &line, Vec::new(), &[])?;
    let goal = goal.map(|r| Goal {
        name: race_name(r),
        date: r.date,
        distance_m: r.distance_m,
        time_s: goal_time(r, &ladder),
    });
    crate::beside::lay(spec, goal.as_ref(), &mut weeks, 0)?;
    let cautions = [season.cautions.clone(), ladder.cautions.clone(), cautions(spec, &season, &weeks)].concat();
    let mut plan = Plan {
        schema: schema::PLAN.into(),
        made: spec.today,
        seed: spec.seed,
        goal,
        weeks,
        audit: Vec::new(),
        cautions,
        changed: None,
    };
    let broken = crate::broken(&plan, spec);
    if !broken.is_empty() {
        let places = broken.iter().map(|(rule, b)| format!("{}: {b}", rule.id)).collect();
        let mut rules: Vec<String> = broken.iter().map(|(rule, _)| rule.id.to_owned()).collect();
        rules.dedup();
        return Err(Infeasible { rules, places });
    }
    plan.audit = crate::audit(&plan, spec);
    Ok(plan)
}

/// The distance that is trained for, m; 10 km without a race.
pub fn goal_m(spec: &Spec, season: &Season) -> f64 {
    season.goal.map_or(10_000.0, |g| spec.races[g].distance_m.m())
}

/// The runs of a season's weeks after those that stand: days first, then distances from what the standing weeks hand on.
///
/// Weeks of a pause among them are taken from `paused`, which carries them as they are.
///
/// # Errors
/// The rule that stands against it.
pub fn runs_after(
    spec: &Spec,
    season: &Season,
    ladder: &Ladder,
    line: &Line,
    standing: Vec<Week>,
    paused: &[Week],
) -> Result<Vec<Week>, Infeasible> {
    let from = standing.len();
    let Some(first) = season.weeks.get(from) else { return Ok(standing) };
    let day_before = first.start.saturating_sub(1.days());
    let hard_before = standing.last().and_then(|w| w.days.last()).is_some_and(|day| {
        day.sessions.iter().any(
            |s| matches!(&s.content, Content::Run(run) if run.hard || matches!(run.run, RunKind::Race | RunKind::Test)),
        )
    });
    let frame = Frame::of(spec, hard_before || spec.races.iter().any(|r| r.date == day_before));
    if frame.allowed == 0 {
        return Err(Infeasible::of("A4", "no day is left for a run"));
    }
    if frame.long.is_some_and(|d| frame.allowed >> d & 1 == 0) {
        return Err(Infeasible::of("wish", "the long run's day is not one with runs"));
    }
    let hard_s = session::shortest_s(&line.main[0], ladder);
    let ahead = season.weeks.iter().enumerate().skip(from);
    let needs: Vec<Needs> = ahead.clone().map(|(i, w)| needs(spec, season, i, w, ladder, hard_s)).collect();
    let days = layout::lay(&frame, &needs)
        .map_err(|w| Infeasible::of("B2", format!("week {} has no choice of days", from + w + 1)))?;
    let frame_of = fill::Frame {
        spec,
        frame: &frame,
        volumes: &season.volumes,
        ladder,
        line,
        goal: season.goal,
        goal_m: goal_m(spec, season),
    };
    let mut behind = Behind::after(spec, &season.volumes, &standing);
    let mut weeks = standing;
    for (i, shape) in ahead {
        let week = match paused.iter().find(|w| w.start == shape.start) {
            Some(week) => week.clone(),
            None => one_week(&frame_of, season, i, shape, &days[i - from], &behind)?,
        };
        behind.pass(&week);
        weeks.push(week);
    }
    Ok(weeks)
}

/// A week with its runs, from what the weeks behind hand on.
fn one_week(
    frame: &fill::Frame,
    season: &Season,
    i: usize,
    shape: &WeekShape,
    days: &layout::WeekDays,
    behind: &Behind,
) -> Result<Week, Infeasible> {
    let last_base = shape.phase == Phase::Base
        && season
            .weeks
            .get(i + 1)
            .is_none_or(|n| matches!(n.phase, Phase::Build | Phase::Peak) || (n.easier && i + 2 < season.weeks.len()));
    let filled = fill_week(frame, i, shape, last_base, days, behind);
    if i == 0 && filled.total_m < season.volumes.first_low_m - 1.0 {
        let place = format!("week 1 reaches {:.0} m of {:.0} m", filled.total_m, season.volumes.first_low_m);
        return Err(Infeasible::of("A4", place));
    }
    let must = matches!(shape.phase, Phase::Build | Phase::Peak)
        && !shape.easier
        && !shape.has_race()
        && !filled.has_test
        && !frame.spec.check.pain;
    // A build week that cannot hold speed work is none.
    let phase = if must && !filled.has_speed { Phase::Base } else { shape.phase };
    Ok(Week {
        index: i as u32 + 1,
        start: shape.start,
        phase,
        easier: shape.easier,
        distance_m: Distance::from_m(filled.total_m),
        hard_distance_m: Distance::from_m(filled.hard_m),
        days: filled.days,
    })
}

/// The time hoped for, or the nearest that can be trained for.
fn goal_time(race: &RaceEntry, ladder: &Ladder) -> Option<Duration> {
    let hoped = race.goal_s?;
    let trained = race.distance_m / ladder.race_speed();
    Some(if (trained / hoped - 1.0).abs() < 1e-6 { hoped } else { Duration::from_s(trained.s().round()) })
}

fn needs(spec: &Spec, season: &Season, index: usize, shape: &WeekShape, ladder: &Ladder, hard_s: f64) -> Needs {
    let named = spec.wishes.days.as_ref().map(|d| d.len());
    let m = shape.expected_m;
    let usual = match m {
        m if m < 6000.0 => 2,
        m if m < 16_000.0 => 3,
        m if m < 28_000.0 => 4,
        m if m < 50_000.0 => 5,
        _ => 6,
    };
    let most = named.map_or(6, |n| n.min(6));
    let runs = named.map_or(usual, |n| n.min(6).min((m / 2200.0).floor().max(1.0) as usize)).min(most).max(1);
    let a_race = shape.races.iter().any(|&r| Season::is_a(spec, r) || Some(r) == season.goal);
    let wish = spec.wishes.speed_sessions_max.unwrap_or(2) as usize;
    let rich = m >= 30_000.0 && runs >= 4;
    let hard = if spec.check.pain {
        0
    } else if shape.test {
        1
    } else {
        match shape.phase {
            Phase::Recovery | Phase::Pause | Phase::Return => 0,
            Phase::Race => usize::from(runs >= 2).min(wish),
            _ if shape.has_race() => usize::from(runs >= 4).min(wish),
            Phase::Build | Phase::Peak if shape.easier || !rich => 1.min(wish),
            Phase::Build | Phase::Peak => 2.min(wish),
            _ => {
                let before_build =
                    season.weeks.get(index + 1).is_some_and(|n| matches!(n.phase, Phase::Build | Phase::Peak));
                usize::from(index > 0 || before_build || spec.history.speed_sessions_4w > 0).min(wish)
            }
        }
    };
    let must = matches!(shape.phase, Phase::Build | Phase::Peak) && !shape.easier && !shape.has_race();
    let races = shape.races.iter().fold(0_u8, |b, &r| b | 1 << Weekday::of(spec.races[r].date).index());
    let race_m: f64 = shape.races.iter().map(|&r| spec.races[r].distance_m.m()).sum();
    let easy = ladder.middle(PaceBase::Easy.into(), Distance::ZERO).mps();
    Needs {
        runs: if shape.phase == Phase::Pause { 0 } else { runs },
        hard,
        must,
        long: runs >= 2 && shape.phase != Phase::Pause && !(a_race || race_m > 15_000.0) && shape.phase != Phase::Race,
        races,
        a_race,
        hard_s,
        running_s: Duration::from_s(m / easy).s(),
    }
}

/// What is possible but unwise, in plain words.
fn cautions(spec: &Spec, season: &Season, weeks: &[Week]) -> Vec<String> {
    let mut out = Vec::new();
    let told = longest_run_m(spec);
    if told > spec.history.longest_run_30d_m.m() + 1.0 {
        out.push(format!(
            "your longest run of the last 30 days is given as {:.1} km, which the weeks you ran cannot be made of: {:.1} km is taken; \
             please correct it",
            spec.history.longest_run_30d_m.m() / 1000.0,
            told / 1000.0
        ));
    }
    let in_plan = |r: usize| season.weeks.iter().any(|w| w.races.contains(&r));
    for r in (0..spec.races.len()).filter(|&r| in_plan(r) && spec.races[r].distance_m.m() > told * FAR) {
        let race = &spec.races[r];
        let longest = weeks
            .iter()
            .flat_map(|w| &w.days)
            .filter(|d| d.date < race.date)
            .flat_map(|d| &d.sessions)
            .filter_map(|s| match &s.content {
                Content::Run(run) => Some(run.distance_m.m()),
                _ => None,
            })
            .fold(told, f64::max);
        let name = race_name(race);
        let (told_km, longest_km) = (told / 1000.0, longest / 1000.0);
        out.push(if race.distance_m.m() > longest * FAR {
            format!(
                "{name} is more than three times as long as your longest run so far ({told_km:.1} km), and there is only time to reach {longest_km:.1} km \
                 before it: this plan cannot make you ready to race it; walk from the start in turns with running, or choose a shorter race"
            )
        } else {
            format!(
                "{name} is more than three times as long as your longest run so far ({told_km:.1} km); the plan reaches {longest_km:.1} km before it"
            )
        });
    }
    if spec.check.pain {
        out.push("the check says pain: no speed work, tests or power until a check is clear; see somebody who can look at it".into());
    }
    let years = spec.runner.age(spec.today).unwrap_or(0.0);
    if years >= 40.0 {
        let often = if years >= 50.0 { "in every other week" } else { "in two of three weeks" };
        out.push(format!("recovery takes longer from 40 on: a second speed session stands {often} at most"));
    }
    if spec.wishes.days.as_ref().is_some_and(|d| d.len() == 7) && spec.wishes.rest.is_empty() {
        out.push("you named all seven days: one of them stays without a run each week (rule H1)".into());
    }
    out
}
