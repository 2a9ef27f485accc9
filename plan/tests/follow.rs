//! The plan follows what was done: next doses, longest runs and loads ahead, each change with its rule.
#![allow(clippy::unwrap_used)]

use jiff::{ToSpan, civil::Date};
use plan::change::{self, Changed, Dose, Edit, Refused};
use quantity::{Distance, Mass};
use training::{Block, Content, Done, DoneRun, LiftedSet, Plan, Role, RunKind, RunSession, Spec};

fn spec() -> Spec {
    let text = r#"{"schema":"stayer.spec/1","today":"2026-11-23",
        "runner":{"equipment":["dumbbell","barbell","box"],"lifting":"some"},
        "history":{"weekly_distance_m":[40000,42000,41000,43000],"longest_run_30d_m":16000,"speed_sessions_4w":3,
                   "results":[{"distance_m":10000,"time_s":2700,"date":"2026-10-11"}]},
        "races":[{"name":"Spring half","date":"2027-03-14","distance_m":21097.5}],
        "wishes":{"days":["mon","tue","wed","thu","sat","sun"]}}"#;
    serde_json::from_str(text).unwrap()
}

fn follow(done: Option<Done>, doses: Vec<Dose>, lifts: Vec<LiftedSet>) -> Edit {
    Edit::Follow { results: Vec::new(), done, doses, lifts }
}

fn apply(plan: &Plan, today: Date, edit: &Edit) -> Result<Changed, Refused> {
    let changed = change::apply(&spec(), plan, today, edit)?;
    let broken: Vec<String> =
        plan::broken(&changed.plan, &changed.spec).iter().map(|(rule, b)| format!("{}: {b}", rule.id)).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(plan::sound(&changed.plan), Vec::<String>::new());
    let past = |plan: &Plan| plan.days().filter(|d| d.date < today).cloned().collect::<Vec<_>>();
    assert_eq!(past(plan), past(&changed.plan), "the past stays");
    assert!(hard(&changed.plan) <= hard(plan), "nothing that was missed comes back");
    Ok(changed)
}

fn hard(plan: &Plan) -> usize {
    plan.runs().filter(|(_, _, run)| run.hard).count()
}

fn repeats(run: &RunSession) -> u32 {
    let of = |block: &Block| match block {
        Block::Repeat { repeat, steps } if steps.iter().any(|s| s.role == Role::Effort) => *repeat,
        _ => 0,
    };
    run.steps.iter().map(of).max().unwrap_or(0)
}

/// The sessions of repeats of 400 to 1600 m, by date.
fn repeated(plan: &Plan) -> Vec<(Date, String, u32)> {
    let kind = plan.runs().filter(|(_, _, run)| run.run == RunKind::Repeats && repeats(run) > 2);
    kind.map(|(date, s, run)| (date, s.id.clone(), repeats(run))).collect()
}

/// A session of repeats that grows to the next one of its kind: both, with their repeats.
fn growing(plan: &Plan) -> [(Date, String, u32); 2] {
    let all = repeated(plan);
    let pair = all.windows(2).find(|pair| pair[1].2 > pair[0].2).expect("repeats grow somewhere");
    [pair[0].clone(), pair[1].clone()]
}

fn now(changed: &Changed, id: &str) -> u32 {
    changed.plan.runs().find(|(_, s, _)| s.id == id).map(|(_, _, run)| repeats(run)).unwrap()
}

#[test]
fn repeats_grow_only_after_a_session_that_was_held() {
    let made = plan::make(&spec()).unwrap();
    let [(date, id, asked), (_, next, planned)] = growing(&made);
    let today = date.saturating_add(1.days());
    let dose = |held, next| vec![Dose { session: id.clone(), held, next }];
    let faded = apply(&made, today, &follow(None, dose(asked - 1, Some(asked - 1)), Vec::new())).unwrap();
    assert!(now(&faded, &next) <= (asked - 1).max(2), "{} after {asked} that faded", now(&faded, &next));
    let own = faded.changes.iter().find(|c| c.session.as_ref() == Some(&next)).unwrap();
    assert!(own.rule == "B4" && own.why.contains(&format!("you held {} of the {asked}", asked - 1)), "{own:?}");
    let missed = apply(&made, today, &follow(None, dose(0, None), Vec::new())).unwrap();
    assert!(now(&missed, &next) <= asked && planned > asked);
    assert!(missed.changes.iter().any(|c| c.rule == "B4" && c.why.contains("were not run")));
    let held = apply(&made, today, &follow(None, dose(asked, None), Vec::new())).unwrap_err();
    assert_eq!(held.rule, "edit", "a session that was held changes nothing: {held}");
}

/// Every planned run before a day as it was planned, but the long ones of another length.
fn done(plan: &Plan, until: Date, share: f64) -> Done {
    let runs = plan.runs().filter(|(date, _, _)| *date < until).map(|(date, _, run)| DoneRun {
        date,
        distance_m: run.distance_m * if run.run == RunKind::Long { share } else { 1.0 },
        hard: run.hard,
    });
    Done { until, runs: runs.collect() }
}

#[test]
fn long_runs_that_were_cut_short_make_the_next_ones_shorter() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[5].start;
    let cut = done(&made, today, 0.6);
    let changed = apply(&made, today, &follow(Some(cut.clone()), Vec::new(), Vec::new())).unwrap();
    let longest = cut.runs.iter().map(|run| run.distance_m.m()).fold(0.0, f64::max);
    let first = changed.plan.runs().find(|(d, _, run)| *d >= today && run.run == RunKind::Long).unwrap();
    let planned = made.runs().find(|(d, _, run)| *d >= today && run.run == RunKind::Long).unwrap();
    assert!(first.2.distance_m.m() <= longest * 1.1 + 1.0 && first.2.distance_m < planned.2.distance_m);
    assert!(changed.changes.iter().any(|c| c.rule == "H4" && c.why.contains("longest run of the 30 days")));
    // It stays known: a later edit keeps to it too.
    assert_eq!(changed.spec.history.done, Some(cut));
    let again = change::apply(
        &changed.spec,
        &changed.plan,
        today,
        &follow(changed.spec.history.done.clone(), Vec::new(), Vec::new()),
    );
    assert_eq!(again.unwrap_err().rule, "edit");
}

#[test]
fn as_planned_or_longer_changes_nothing_ahead_and_lifts_the_ceiling_of_weeks_made_again() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[5].start;
    for share in [1.0, 1.3] {
        let refused =
            apply(&made, today, &follow(Some(done(&made, today, share)), Vec::new(), Vec::new())).unwrap_err();
        assert_eq!(refused.rule, "edit", "{share}: {refused}");
    }
    let pause = Edit::Pause { from: today, to: today.saturating_add(6.days()), why: change::PauseReason::Travel };
    let longest = |share: f64| {
        let mut spec = spec();
        spec.history.done = Some(done(&made, today, share));
        let changed = change::apply(&spec, &made, today, &pause).unwrap();
        assert!(plan::broken(&changed.plan, &changed.spec).is_empty());
        let ahead = changed
            .plan
            .runs()
            .filter(|(d, _, run)| *d >= today && *d < today.saturating_add(28.days()) && run.run == RunKind::Long);
        ahead.map(|(_, _, run)| run.distance_m.m()).fold(0.0, f64::max)
    };
    assert!(longest(0.5) < longest(1.0), "what was really run counts in weeks that are made again");
}

#[test]
fn logged_sets_move_the_loads_ahead() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[1].start;
    let lift = |plan: &Plan| {
        plan.days().filter(|d| d.date >= today).flat_map(|d| d.sessions.clone()).find_map(|s| match s.content {
            Content::Strength(lift) => lift.exercises.into_iter().find(|e| {
                e.load_kg.is_none() && e.reps_high.is_some() && !matches!(e.equipment, training::spec::Equipment::None)
            }),
            _ => None,
        })
    };
    let exercise = lift(&made).unwrap();
    let set = LiftedSet {
        exercise: exercise.name.clone(),
        load_kg: Mass::from_kg(20.0),
        reps: exercise.reps_high.unwrap() + 2,
        reps_in_reserve: Some(0),
        date: today.saturating_sub(1.days()),
    };
    let changed = apply(&made, today, &follow(None, Vec::new(), vec![set])).unwrap();
    assert!(changed.changes.iter().all(|c| c.rule == "C3" && c.why.contains(&exercise.name)), "{:?}", changed.changes);
    let loads: Vec<f64> = changed
        .plan
        .days()
        .filter(|d| d.date >= today)
        .flat_map(|d| &d.sessions)
        .filter_map(|s| match &s.content {
            Content::Strength(lift) => {
                lift.exercises.iter().find(|e| e.name == exercise.name).and_then(|e| e.load_kg).map(|kg| kg.kg())
            }
            _ => None,
        })
        .collect();
    assert!(loads[0] > 20.0, "more than the most possible: the load rises (rule C3), {loads:?}");
    assert!(loads.iter().all(|kg| kg.is_finite() && *kg > 0.0));
}

#[test]
fn a_missed_week_is_put_nowhere_else() {
    let made = plan::make(&spec()).unwrap();
    let (from, today) = (made.weeks[5].start, made.weeks[6].start);
    let mut ran = done(&made, today, 1.0);
    ran.runs.retain(|run| run.date < from);
    let missed = made.runs().filter(|(d, _, run)| (from..today).contains(d) && run.run == RunKind::Repeats);
    let doses: Vec<Dose> = missed.map(|(_, s, _)| Dose { session: s.id.clone(), held: 0, next: None }).collect();
    match apply(&made, today, &follow(Some(ran), doses, Vec::new())) {
        Ok(changed) => {
            for (before, after) in made.weeks.iter().zip(&changed.plan.weeks).skip(6) {
                let speed = |w: &training::Week| {
                    let runs = w.days.iter().flat_map(|d| &d.sessions);
                    runs.filter(|s| matches!(&s.content, Content::Run(r) if r.hard)).count()
                };
                assert!(speed(after) <= speed(before) && after.distance_m.m() <= before.distance_m.m() + 1.0);
            }
            assert!(changed.changes.iter().all(|c| ["B4", "H4", "H1", "A1", "A2"].contains(&c.rule.as_str())));
        }
        Err(refused) => assert_eq!(refused.rule, "edit"),
    }
    let none =
        Done { until: today, runs: vec![DoneRun { date: from, distance_m: Distance::from_m(5000.0), hard: false }] };
    let changed = apply(&made, today, &follow(Some(none), Vec::new(), Vec::new()));
    assert!(changed.is_ok(), "nearly nothing in a month: {:?}", changed.err());
}

#[test]
fn a_hard_run_that_nobody_planned_moves_the_hard_one_of_the_next_day() {
    let made = plan::make(&spec()).unwrap();
    let mut speed = made.runs().filter(|(d, _, r)| *d > made.weeks[5].start && r.hard && r.run != RunKind::Race);
    let (date, session, _) = speed.next().unwrap();
    let mut ran = done(&made, date, 1.0);
    ran.runs.retain(|run| run.date < date.saturating_sub(1.days()));
    ran.runs.push(DoneRun { date: date.saturating_sub(1.days()), distance_m: Distance::from_m(9000.0), hard: true });
    let changed = apply(&made, date, &follow(Some(ran), Vec::new(), Vec::new())).unwrap();
    let own = changed.changes.iter().find(|c| c.session.as_ref() == Some(&session.id)).unwrap();
    assert!(own.rule == "B2" && own.why.contains("was hard too"), "{own:?}");
    assert!(!changed.plan.runs().any(|(d, _, run)| d == date && run.hard), "not today");
}
