//! What was done against what was planned: every planned run with the run that was it, and the runs beyond the plan.

use crate::{
    App, Result,
    documents::{ActivityFilter, DoneRow, Outturn, PlanDone},
};
use jiff::civil::Date;
use training::{Plan, Sport};

/// A run of at least this share of the planned distance is the planned one (default, not a finding).
const DONE: f64 = 0.85;
/// From this share on it is a part of it (default, not a finding).
const PARTLY: f64 = 0.4;
/// Beyond this many times the planned distance it is something else (default, not a finding).
const OTHER: f64 = 2.0;

/// A run that was done.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ran {
    activity: i64,
    date: Date,
    distance_m: f64,
    elapsed_s: f64,
}

impl App {
    /// Every planned run up to today with what came of it, and the runs beyond the plan.
    ///
    /// Nothing that was missed is put anywhere else: a missed session is gone.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_done(&self) -> Result<PlanDone> {
        let plan = self.plan()?;
        let today = self.date();
        let from = plan.days().next().map(|d| d.date);
        let filter = ActivityFilter { sport: Some(Sport::Running), from, to: Some(today), ..ActivityFilter::default() };
        let rows =
            if from.is_some_and(|from| from <= today) { self.activities(&filter)?.activities } else { Vec::new() };
        let ran: Vec<Ran> = rows
            .iter()
            .filter_map(|row| {
                Some(Ran {
                    activity: row.id?,
                    date: row.start.get(..10)?.parse().ok()?,
                    distance_m: row.distance_m?,
                    elapsed_s: row.moving_s.or(row.timer_s).or(row.elapsed_s)?,
                })
            })
            .collect();
        Ok(PlanDone { schema: "stayer.plan_done/1".into(), on: today.to_string(), runs: matched(&plan, &ran, today) })
    }
}

/// Each planned run takes at most one run and each run at most one plan: first on its own day, then a day beside it.
fn matched(plan: &Plan, ran: &[Ran], today: Date) -> Vec<DoneRow> {
    let planned: Vec<(Date, &training::Session, &training::RunSession)> =
        plan.runs().filter(|(date, _, _)| *date <= today).collect();
    let mut of_plan: Vec<Option<usize>> = vec![None; planned.len()];
    let mut taken = vec![false; ran.len()];
    for days_apart in 0..=1 {
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (p, (date, _, run)) in planned.iter().enumerate() {
            for (a, done) in ran.iter().enumerate() {
                let apart = (done.date - *date).get_days().abs();
                let off = (done.distance_m / run.distance_m.m().max(1.0)).ln().abs();
                // A day away it must look like the planned one to be it.
                let alike = days_apart == 0 || off <= -DONE.ln();
                if apart == days_apart && alike && off.is_finite() {
                    pairs.push((off, p, a));
                }
            }
        }
        pairs.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, p, a) in pairs {
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
            let done = of.map(|a| ran[a]);
            DoneRow {
                session: Some(session.id.clone()),
                date: date.to_string(),
                outturn: done.map_or(Outturn::Missed, |d| outturn(d.distance_m / run.distance_m.m())),
                activity: done.map(|d| d.activity),
                done_on: done.map(|d| d.date.to_string()),
                planned_distance_m: Some(run.distance_m.m()),
                planned_duration_s: Some(run.duration_s.s()),
                distance_m: done.map(|d| d.distance_m),
                duration_s: done.map(|d| d.elapsed_s),
            }
        })
        .collect();
    let extra = ran.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(done, _)| DoneRow {
        session: None,
        date: done.date.to_string(),
        outturn: Outturn::Extra,
        activity: Some(done.activity),
        done_on: Some(done.date.to_string()),
        planned_distance_m: None,
        planned_duration_s: None,
        distance_m: Some(done.distance_m),
        duration_s: Some(done.elapsed_s),
    });
    rows.extend(extra);
    rows.sort_by(|a, b| (&a.date, &a.session).cmp(&(&b.date, &b.session)));
    rows
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
    use training::{Content, Day, Phase, RunKind, RunSession, Session, Week, schema};

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
        Ran { activity, date: day, distance_m: km * 1000.0, elapsed_s: km * 350.0 }
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
}
