//! Weeks from the sessions of an outline.

use super::{SCHEMA, is_run, pace};
use crate::{
    figure::count,
    reading::{Reading, day_number},
};
use jiff::{ToSpan, civil::Date};
use quantity::{Distance, Duration};
use training::{
    Block, Content, Day, Goal, Outline, Phase, Plan, RunKind, Session, Spec, Week, Weekday, When, schema,
    spec::{Lifting, Priority},
};

/// More weeks than any plan has.
const MOST_WEEKS: i64 = 104;
/// A week of at most this share of the one before is easier.
const EASIER: f64 = 0.85;
/// Before a race a week of at most this share of the biggest so far is a taper.
const TAPER: f64 = 0.75;
/// Weeks before a race that can be its taper.
const TAPER_WEEKS: usize = 3;

/// A spec of somebody of whom nothing is known.
pub fn stranger(today: Date) -> Spec {
    Spec {
        schema: schema::SPEC.to_owned(),
        today,
        seed: 0,
        runner: training::Runner { lifting: Lifting::Some, ..Default::default() },
        history: Default::default(),
        races: Vec::new(),
        wishes: Default::default(),
        check: Default::default(),
        fuel: Default::default(),
    }
}

/// The plan that an outline is, as far as it can be known.
///
/// # Errors
/// In words: no session, or more than 104 weeks.
pub fn assemble(
    outline: &Outline,
    spec: Option<&Spec>,
    today: Date,
    assumed: &mut Vec<String>,
) -> Result<Plan, String> {
    let days = days(outline, today, assumed)?;
    let monday = |day: Date| day - i64::from(day.weekday().to_monday_zero_offset()).days();
    let (Some(first), Some(last)) = (days.iter().map(|d| d.0).min(), days.iter().map(|d| d.0).max()) else {
        return Err("no session of training was found".into());
    };
    let start = monday(first);
    let weeks = (day_number(last) - day_number(start)) / 7 + 1;
    if weeks > MOST_WEEKS {
        return Err(format!(
            "the sessions reach from {first} to {last}, which is more than {MOST_WEEKS} weeks: name the files of one plan only"
        ));
    }
    let mut unnamed = Vec::new();
    let mut plan = Plan {
        schema: SCHEMA.to_owned(),
        made: start.saturating_sub(1.day()),
        seed: 0,
        goal: goal(outline, &days, spec),
        weeks: (0..weeks).map(|place| week(outline, &days, start, place, &mut unnamed)).collect(),
        audit: Vec::new(),
        cautions: Vec::new(),
        changed: None,
    };
    let results = spec.is_some_and(|spec| !spec.history.results.is_empty());
    pace::settle(&mut plan, &unnamed, spec.unwrap_or(&stranger(today)), results, assumed);
    sums(&mut plan);
    phases(&mut plan);
    Ok(plan)
}

/// The day of every session that has one, with its place; of sessions that have none all on days of one week.
fn days(outline: &Outline, today: Date, assumed: &mut Vec<String>) -> Result<Vec<(Date, usize)>, String> {
    let first_monday = today.saturating_add((7 - Weekday::of(today).index() as i64).days());
    let nameless = outline.sessions.iter().all(|session| session.when == When::Unsaid);
    let mut left_out = 0;
    let mut days = Vec::new();
    for (place, session) in outline.sessions.iter().enumerate() {
        match session.when {
            When::On(date) => days.push((date, place)),
            When::Day(day) if i64::from(day) >= 7 * MOST_WEEKS => {
                return Err(format!("day {day} of a plan lies beyond {MOST_WEEKS} weeks"));
            }
            When::Day(day) => days.push((first_monday.saturating_add(i64::from(day).days()), place)),
            When::Unsaid if nameless => days.push((first_monday.saturating_add(((place % 7) as i64).days()), place)),
            When::Unsaid => left_out += 1,
        }
    }
    let years = Date::constant(1970, 1, 1)..=Date::constant(2200, 12, 31);
    if let Some((date, _)) = days.iter().find(|(date, _)| !years.contains(date)) {
        return Err(format!("a session is on {date}: dates from 1970 to 2200 are read"));
    }
    if left_out > 0 {
        assumed.push(format!("{} without a day, left out since others have one", count(left_out, "session")));
    }
    Ok(days)
}

fn week(outline: &Outline, days: &[(Date, usize)], start: Date, place: i64, unnamed: &mut Vec<Vec<usize>>) -> Week {
    let monday = start.saturating_add((7 * place).days());
    let day = |offset: i64| {
        let date = monday.saturating_add(offset.days());
        let mine = days.iter().filter(|(day, _)| *day == date);
        let sessions = mine.enumerate().map(|(nth, (_, session))| {
            let session = &outline.sessions[*session];
            unnamed.push(session.unnamed.clone());
            let id = format!("w{:02}-{}{}", place + 1, Weekday::of(date).word(), nth + 1);
            Session { id, why: session.why.clone(), left_out: None, content: session.content.clone() }
        });
        Day { date, carbohydrate_g: None, carbohydrate_g_per_kg: None, sessions: sessions.collect() }
    };
    Week {
        index: u32::try_from(place + 1).unwrap_or(u32::MAX),
        start: monday,
        phase: Phase::Base,
        easier: false,
        distance_m: Distance::ZERO,
        hard_distance_m: Distance::ZERO,
        days: (0..7).map(day).collect(),
    }
}

/// The last race of the outline; else the first A race of the spec.
fn goal(outline: &Outline, days: &[(Date, usize)], spec: Option<&Spec>) -> Option<Goal> {
    let races = days.iter().filter_map(|(date, place)| {
        let session = &outline.sessions[*place];
        match &session.content {
            Content::Run(run) if run.run == RunKind::Race => Some((*date, session, run)),
            _ => None,
        }
    });
    let told = |date: Date| spec.and_then(|spec| spec.races.iter().find(|race| race.date == date));
    if let Some((date, session, run)) = races.max_by_key(|(date, ..)| *date) {
        let steps_m: f64 = Block::unroll(&run.steps).map(|step| step.distance().m()).sum();
        let metres = told(date).map(|race| race.distance_m).or(outline.goal_m).unwrap_or(Distance::from_m(steps_m));
        let usual = usual_race(metres);
        return (metres.m() > 0.0).then(|| Goal {
            name: session.title.clone(),
            date,
            distance_m: usual,
            time_s: told(date).and_then(|race| race.goal_s),
        });
    }
    let ahead = spec?.races.iter().filter(|race| race.priority == Priority::A).min_by_key(|race| race.date)?;
    Some(Goal { name: ahead.name.clone(), date: ahead.date, distance_m: ahead.distance_m, time_s: ahead.goal_s })
}

/// 42.2 km is a marathon and 21.1 km a half.
fn usual_race(distance: Distance) -> Distance {
    use quantity::race_distance::{HALF_MARATHON, MARATHON};
    [HALF_MARATHON, MARATHON].into_iter().find(|race| (distance.m() / race.m() - 1.0).abs() < 0.003).unwrap_or(distance)
}

/// Distances, times and what is hard, from the steps.
fn sums(plan: &mut Plan) {
    let spec = stranger(plan.made);
    let copy = plan.clone();
    let reading = Reading::of(&copy, &spec);
    let hard: Vec<bool> = {
        let by_id = |id: &str| reading.runs.iter().any(|run| run.session.id == id && run.is_fast());
        copy.days().flat_map(|d| &d.sessions).map(|s| is_run(&s.content) && by_id(&s.id)).collect()
    };
    for (session, hard) in plan.weeks.iter_mut().flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions).zip(hard) {
        let Content::Run(run) = &mut session.content else { continue };
        let (mut metres, mut seconds) = (0.0, 0.0);
        for step in run.unrolled() {
            metres += step.distance().m();
            seconds += step.duration().s();
        }
        (run.distance_m, run.duration_s, run.hard) = (Distance::from_m(metres), Duration::from_s(seconds), hard);
    }
    for (week, read) in plan.weeks.iter_mut().zip(&reading.weeks) {
        week.distance_m = Distance::from_m(read.distance_m);
        let harder: f64 = reading.runs_of(read).filter(|r| !r.is_race()).map(|r| r.harder_m).sum();
        week.hard_distance_m = Distance::from_m(harder);
    }
}

/// Phases as they read: a race, the taper before it, what comes after the goal, weeks with speed work, weeks without running.
fn phases(plan: &mut Plan) {
    let goal = plan.goal.as_ref().map(|goal| goal.date);
    let holds = |week: &Week, kind: &dyn Fn(&training::RunSession) -> bool| {
        week.days.iter().flat_map(|day| &day.sessions).any(|s| matches!(&s.content, Content::Run(run) if kind(run)))
    };
    let race = plan.weeks.iter().position(|week| goal.is_some_and(|goal| week.days.iter().any(|d| d.date == goal)));
    let mut biggest = 0.0_f64;
    let mut before: Option<f64> = None;
    for (place, week) in plan.weeks.iter_mut().enumerate() {
        let metres = week.distance_m.m();
        week.easier = before.is_some_and(|before| metres <= before * EASIER);
        week.phase = if race == Some(place) {
            Phase::Race
        } else if race.is_some_and(|race| place > race) {
            Phase::Recovery
        } else if race.is_some_and(|race| race - place <= TAPER_WEEKS) && metres <= biggest * TAPER && metres > 0.0 {
            Phase::Taper
        } else if metres <= 0.0 {
            Phase::Pause
        } else if holds(week, &|run| run.hard && !matches!(run.run, RunKind::Race | RunKind::Test)) {
            Phase::Build
        } else {
            Phase::Base
        };
        biggest = biggest.max(metres);
        before = Some(metres);
    }
}
