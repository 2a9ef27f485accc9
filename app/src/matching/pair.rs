//! Which run was which session: by day, length, pace, race and structure.

use super::shape::{Shape, shape_of};
use crate::documents::{DoneRow, Outturn};
use jiff::civil::Date;
use training::{Block, Plan, RunKind, RunSession, Session};

/// A run of at least this share of the planned distance is the planned one (default, not a finding).
const DONE: f64 = 0.85;
/// From this share on it is a part of it (default, not a finding).
const PARTLY: f64 = 0.4;
/// Beyond this many times the planned distance it is something else (default, not a finding).
const OTHER: f64 = 2.0;
/// A run with the session's own workout in its file may be so many days away from it (default, not a finding).
const MOST_DAYS_APART: i32 = 3;
/// What a race that was not planned, or a planned one that was none, weighs against lengths that differ; and half of what paces do.
const NO_RACE: f64 = 0.5;
const PACE: f64 = 0.5;

/// What makes a run the planned one, the surest first.
#[derive(Clone, Copy)]
enum Round {
    /// The session's own workout travelled in its file.
    OwnWorkout,
    OwnDay,
    NextDay,
}

/// A run that was done.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ran {
    pub(super) activity: i64,
    pub(super) date: Date,
    pub(super) distance_m: f64,
    pub(super) elapsed_s: f64,
    pub(super) race: Option<bool>,
    /// What travelled in its file.
    pub(super) workout: Vec<Block>,
}

/// Each planned run takes at most one run and each run at most one plan: where the session's own workout was run, then on its
/// own day, then a day beside it.
pub(super) fn matched(plan: &Plan, ran: &[Ran], today: Date) -> Vec<DoneRow> {
    let planned: Vec<(Date, &Session, &RunSession)> = plan.runs().filter(|(date, _, _)| *date <= today).collect();
    let shapes: Vec<Shape> = planned.iter().map(|(_, _, run)| shape_of(&run.steps)).collect();
    let workouts: Vec<Option<Shape>> =
        ran.iter().map(|r| (!r.workout.is_empty()).then(|| shape_of(&r.workout))).collect();
    let mut of_plan: Vec<Option<usize>> = vec![None; planned.len()];
    let mut taken = vec![false; ran.len()];
    for round in [Round::OwnWorkout, Round::OwnDay, Round::NextDay] {
        let mut pairs: Vec<(i32, f64, usize, usize)> = Vec::new();
        for (p, (date, _, run)) in planned.iter().enumerate() {
            for (a, done) in ran.iter().enumerate() {
                let apart = (done.date - *date).get_days().abs();
                let off = (done.distance_m / run.distance_m.m().max(1.0)).ln().abs();
                let fits = match round {
                    Round::OwnWorkout => {
                        let same = workouts[a].as_ref().is_some_and(|workout| workout.is_like(&shapes[p]));
                        apart <= MOST_DAYS_APART && shapes[p].is_structured() && same
                    }
                    Round::OwnDay => apart == 0,
                    // A day away it must look like the planned one to be it.
                    Round::NextDay => apart == 1 && off <= -DONE.ln(),
                };
                let score = off + unlike(run, done);
                if fits && score.is_finite() {
                    pairs.push((apart, score, p, a));
                }
            }
        }
        pairs.sort_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)).then((x.2, x.3).cmp(&(y.2, y.3))));
        for (.., p, a) in pairs {
            if of_plan[p].is_none() && !taken[a] {
                of_plan[p] = Some(a);
                taken[a] = true;
            }
        }
    }
    let mut rows: Vec<DoneRow> = planned
        .iter()
        .zip(&of_plan)
        .filter(|((date, _, _), of)| *date < today || of.is_some())
        .map(|((date, session, run), of)| {
            let done = of.map(|a| &ran[a]);
            DoneRow {
                session: Some(session.id.clone()),
                date: date.to_string(),
                run: Some(run.run),
                outturn: done.map_or(Outturn::Missed, |d| outturn(d.distance_m / run.distance_m.m())),
                activity: done.map(|d| d.activity),
                done_on: done.map(|d| d.date.to_string()),
                planned_distance_m: Some(run.distance_m.m()),
                planned_duration_s: Some(run.duration_s.s()),
                distance_m: done.map(|d| d.distance_m),
                duration_s: done.map(|d| d.elapsed_s),
                steps_found: None,
                steps: Vec::new(),
                repeat_set: None,
                kilometres: None,
            }
        })
        .collect();
    let extra = ran.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(done, _)| DoneRow {
        session: None,
        date: done.date.to_string(),
        run: None,
        outturn: Outturn::Extra,
        activity: Some(done.activity),
        done_on: Some(done.date.to_string()),
        planned_distance_m: None,
        planned_duration_s: None,
        distance_m: Some(done.distance_m),
        duration_s: Some(done.elapsed_s),
        steps_found: None,
        steps: Vec::new(),
        repeat_set: None,
        kilometres: None,
    });
    rows.extend(extra);
    rows.sort_by(|a, b| (&a.date, &a.session).cmp(&(&b.date, &b.session)));
    rows
}

/// How far the kind of a run is from that of a session: its pace, and whether it was a race.
fn unlike(run: &RunSession, done: &Ran) -> f64 {
    let (planned, ran) = (run.distance_m.m() / run.duration_s.s(), done.distance_m / done.elapsed_s);
    let pace = (ran / planned).ln().abs();
    let race = match (run.run, done.race) {
        (RunKind::Race, Some(true)) | (RunKind::Test, _) | (_, None | Some(false)) => 0.0,
        (_, Some(true)) => NO_RACE,
    };
    race + if pace.is_finite() { PACE * pace.min(1.0) } else { 0.0 }
}

fn outturn(share: f64) -> Outturn {
    match share {
        s if s > OTHER => Outturn::Instead,
        s if s >= DONE => Outturn::Done,
        s if s >= PARTLY => Outturn::Partly,
        _ => Outturn::Instead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use quantity::{Distance, Duration};
    use training::{Content, Day, PaceBase, Phase, Role, Step, Week, schema};

    /// A week from Monday 30 November 2026 with runs of these kilometres; 0 is a day without.
    fn plan(km: [f64; 7]) -> Plan {
        let day = |(i, km): (usize, f64)| Day {
            date: date(2026, 11, 30).saturating_add(jiff::Span::new().days(i as i64)),
            carbohydrate_g: None,
            carbohydrate_g_per_kg: None,
            sessions: (km > 0.0)
                .then(|| Session {
                    id: format!("d{i}"),
                    why: String::new(),
                    left_out: None,
                    content: Content::Run(RunSession {
                        run: RunKind::Easy,
                        hard: false,
                        distance_m: Distance::from_m(km * 1000.0),
                        duration_s: Duration::from_s(km * 340.0),
                        steps: Vec::new(),
                        fuel: None,
                    }),
                })
                .into_iter()
                .collect(),
        };
        let week = Week {
            index: 1,
            start: date(2026, 11, 30),
            phase: Phase::Base,
            easier: false,
            distance_m: Distance::from_m(km.iter().sum::<f64>() * 1000.0),
            hard_distance_m: Distance::ZERO,
            days: km.into_iter().enumerate().map(day).collect(),
        };
        Plan {
            schema: schema::PLAN.into(),
            made: date(2026, 11, 25),
            seed: 1,
            goal: None,
            weeks: vec![week],
            audit: Vec::new(),
            cautions: Vec::new(),
            changed: None,
        }
    }

    fn ran(activity: i64, day: Date, km: f64) -> Ran {
        Ran { activity, date: day, distance_m: km * 1000.0, elapsed_s: km * 350.0, race: None, workout: Vec::new() }
    }

    fn told(plan: &Plan, ran: &[Ran]) -> Vec<(Option<String>, Outturn, Option<i64>)> {
        let rows = matched(plan, ran, date(2026, 12, 6));
        rows.into_iter().map(|r| (r.session, r.outturn, r.activity)).collect()
    }

    #[test]
    fn two_runs_of_a_day_go_to_the_plan_that_each_is_most_like() {
        let mut plan = plan([8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let second = Session { id: "second".into(), ..plan.weeks[0].days[0].sessions[0].clone() };
        plan.weeks[0].days[0].sessions.push(second);
        if let Content::Run(run) = &mut plan.weeks[0].days[0].sessions[1].content {
            run.distance_m = Distance::from_m(4000.0);
        }
        let monday = date(2026, 11, 30);
        let rows = told(&plan, &[ran(1, monday, 4.1), ran(2, monday, 7.9)]);
        assert_eq!(
            rows,
            [(Some("d0".into()), Outturn::Done, Some(2)), (Some("second".into()), Outturn::Done, Some(1))]
        );
    }

    #[test]
    fn a_run_a_day_later_is_the_planned_one_when_it_looks_like_it() {
        let plan = plan([8.0, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0]);
        let rows = told(&plan, &[ran(1, date(2026, 12, 1), 8.2), ran(2, date(2026, 12, 3), 3.0)]);
        assert_eq!(
            rows,
            [
                (Some("d0".into()), Outturn::Done, Some(1)),
                (Some("d2".into()), Outturn::Missed, None),
                (None, Outturn::Extra, Some(2))
            ]
        );
    }

    #[test]
    fn a_missed_week_is_missed_and_nothing_more() {
        let rows = told(&plan([8.0, 0.0, 10.0, 0.0, 6.0, 0.0, 0.0]), &[]);
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|(_, outturn, activity)| *outturn == Outturn::Missed && activity.is_none()));
    }

    #[test]
    fn a_part_is_a_part_and_much_more_is_something_else() {
        let monday = date(2026, 11, 30);
        let plan = plan([10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        for (km, outturn) in
            [(9.0, Outturn::Done), (5.0, Outturn::Partly), (2.0, Outturn::Instead), (25.0, Outturn::Instead)]
        {
            assert_eq!(told(&plan, &[ran(1, monday, km)])[0].1, outturn, "{km} km");
        }
    }

    #[test]
    fn a_race_goes_to_the_planned_race_although_a_jog_is_nearer_in_length() {
        let mut plan = plan([10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let second = Session { id: "race".into(), ..plan.weeks[0].days[0].sessions[0].clone() };
        plan.weeks[0].days[0].sessions.push(second);
        if let Content::Run(run) = &mut plan.weeks[0].days[0].sessions[1].content {
            run.run = RunKind::Race;
            run.duration_s = Duration::from_s(2400.0);
        }
        let monday = date(2026, 11, 30);
        let race = Ran { race: Some(true), elapsed_s: 2450.0, ..ran(7, monday, 10.3) };
        let rows = told(&plan, &[race, ran(8, monday, 10.1)]);
        assert_eq!(rows, [(Some("d0".into()), Outturn::Done, Some(8)), (Some("race".into()), Outturn::Done, Some(7))]);
    }

    #[test]
    fn the_sessions_own_workout_is_found_three_days_later_and_before_a_run_of_its_length() {
        let mut plan = plan([8.0, 0.0, 0.0, 8.0, 0.0, 0.0, 0.0]);
        let step = |role, m| Step::over(role, Distance::from_m(m), PaceBase::Easy);
        let steps = vec![
            step(Role::Warmup, 2000.0).into(),
            Block::Repeat { repeat: 5, steps: vec![step(Role::Effort, 800.0), step(Role::Recovery, 200.0)] },
            step(Role::Cooldown, 1000.0).into(),
        ];
        if let Content::Run(run) = &mut plan.weeks[0].days[0].sessions[0].content {
            run.steps.clone_from(&steps);
        }
        let thursday = date(2026, 12, 3);
        let own = Ran { workout: steps, ..ran(1, thursday, 8.0) };
        let rows = told(&plan, &[own, ran(2, thursday, 8.0)]);
        assert_eq!(rows, [(Some("d0".into()), Outturn::Done, Some(1)), (Some("d3".into()), Outturn::Done, Some(2))]);
    }
}
