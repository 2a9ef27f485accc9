//! The same kilometre fresh and after 90 minutes, put into the long runs of many plans: every rule holds, or it is refused.
#![allow(clippy::unwrap_used)]

use jiff::ToSpan;
use plan::{
    change::{self, Edit, Refused},
    is_kilometre_test,
};
use training::{Block, Content, Plan, Role, RunKind, RunSession, Spec, Step};

fn spec(weekly_m: u32, longest_m: u32, ten_k_s: u32, race_m: f64) -> Spec {
    let text = format!(
        r#"{{"schema":"stayer.spec/1","today":"2026-11-23",
        "history":{{"weekly_distance_m":[{weekly_m},{weekly_m},{weekly_m},{weekly_m}],"longest_run_30d_m":{longest_m},"speed_sessions_4w":3,
                   "results":[{{"distance_m":10000,"time_s":{ten_k_s},"date":"2026-10-11"}}]}},
        "races":[{{"name":"Spring","date":"2027-04-18","distance_m":{race_m}}}],
        "wishes":{{"days":["mon","tue","wed","thu","sat","sun"]}}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn marathoner() -> Spec {
    spec(55_000, 20_000, 2700, 42_195.0)
}

fn long_runs(plan: &Plan) -> Vec<String> {
    plan.runs().filter(|(_, _, run)| run.run == RunKind::Long).map(|(_, s, _)| s.id.clone()).collect()
}

fn run_of<'a>(plan: &'a Plan, id: &str) -> &'a RunSession {
    plan.runs().find(|(_, s, _)| s.id == id).map(|(_, _, run)| run).unwrap()
}

#[test]
fn a_long_run_holds_the_kilometre_twice_and_stays_as_long() {
    let (spec, made) = (marathoner(), plan::make(&marathoner()).unwrap());
    let longest = long_runs(&made)
        .into_iter()
        .max_by(|a, b| run_of(&made, a).distance_m.m().total_cmp(&run_of(&made, b).distance_m.m()));
    let id = longest.unwrap();
    let changed = change::apply(&spec, &made, spec.today, &Edit::Kilometre { session: id.clone() }).unwrap();
    let (before, run) = (run_of(&made, &id), run_of(&changed.plan, &id));
    assert!(is_kilometre_test(run) && !is_kilometre_test(before));
    assert!(run.hard, "two kilometres at threshold pace make a hard day");
    assert!((run.distance_m.m() - before.distance_m.m()).abs() < 2.0, "{} m", run.distance_m.m());
    let roles: Vec<Role> = run.unrolled().map(|step| step.role).collect();
    assert_eq!(roles, [Role::Warmup, Role::Effort, Role::Recovery, Role::Effort, Role::Cooldown]);
    let steps: Vec<&Step> = run.unrolled().collect();
    let start_s = |n: usize| steps[..n].iter().map(|step| step.duration().s()).sum::<f64>();
    assert_eq!(start_s(1), 900.0);
    assert!((5400.0 + 60.0..5400.0 + 240.0).contains(&start_s(3)), "{}", start_s(3));
    assert_eq!((steps[1].distance_m.unwrap().m(), steps[1]), (1000.0, steps[3]));
    assert!(steps[4].duration().s() >= 300.0);
    let own = changed.changes.iter().find(|c| c.session.as_ref() == Some(&id)).unwrap();
    assert_eq!(own.rule, "H2");
    // Not twice; a plain long run again on being asked.
    let again = change::apply(&spec, &changed.plan, spec.today, &Edit::Kilometre { session: id.clone() }).unwrap_err();
    assert!(again.because.contains("already"), "{again}");
    let edit = Edit::Swap { session: id.clone(), run: RunKind::Long };
    let plain = change::apply(&changed.spec, &changed.plan, spec.today, &edit).unwrap();
    assert!(!is_kilometre_test(run_of(&plain.plan, &id)) && run_of(&plain.plan, &id).run == RunKind::Long);
}

#[test]
fn every_long_run_of_many_plans_takes_it_by_all_rules_or_says_why_not() {
    let (mut taken, mut short, mut refused) = (0, 0, 0);
    for spec in [
        marathoner(),
        spec(80_000, 24_000, 2280, 42_195.0),
        spec(40_000, 18_000, 3300, 21_097.5),
        spec(60_000, 20_000, 2400, 10_000.0),
        spec(25_000, 10_000, 3000, 10_000.0),
    ] {
        let made = plan::make(&spec).unwrap();
        for id in long_runs(&made) {
            let today = made.runs().find(|(_, s, _)| s.id == id).unwrap().0.saturating_sub(4.days()).max(spec.today);
            let edit = Edit::Kilometre { session: id.clone() };
            match change::apply(&spec, &made, today, &edit) {
                Ok(changed) => {
                    taken += 1;
                    let broken: Vec<String> = plan::broken(&changed.plan, &changed.spec)
                        .iter()
                        .map(|(rule, b)| format!("{}: {b}", rule.id))
                        .collect();
                    assert!(broken.is_empty(), "{id}: {broken:?}");
                    assert_eq!(plan::sound(&changed.plan), Vec::<String>::new());
                    assert!(is_kilometre_test(run_of(&changed.plan, &id)), "{id}");
                    assert_eq!(change::apply(&spec, &made, today, &edit).unwrap(), changed, "another answer");
                }
                Err(Refused { rule, because, .. }) if rule == "edit" => {
                    short += 1;
                    assert!(because.contains("after 90"), "{because}");
                    assert!(run_of(&made, &id).duration_s.s() < 6600.0, "{because}");
                }
                Err(Refused { rule, because, .. }) => {
                    refused += 1;
                    assert!(plan::RULES.iter().any(|known| known.id == rule), "{rule}: {because}");
                }
            }
        }
    }
    println!("{taken} taken, {short} too short, {refused} refused by a rule");
    assert!(taken >= 20 && short >= 20, "{taken} taken, {short} too short, {refused} refused by a rule");
}

#[test]
fn what_is_no_long_run_is_refused_in_words() {
    let (spec, made) = (marathoner(), plan::make(&marathoner()).unwrap());
    let easy = made.runs().find(|(_, _, run)| run.run == RunKind::Easy).unwrap().1.id.clone();
    let refuse = |session: &str| {
        let edit = Edit::Kilometre { session: session.to_owned() };
        change::apply(&spec, &made, spec.today, &edit).unwrap_err().to_string()
    };
    assert!(refuse(&easy).contains("no long run"));
    assert!(refuse("nobody").contains("no session \"nobody\""));
    let race = made.runs().last().unwrap().1.id.clone();
    assert!(refuse(&race).contains("is a race"));
}

#[test]
fn pain_leaves_no_room_for_hard_kilometres() {
    let mut spec = marathoner();
    spec.check = serde_json::from_str(r#"{"pain": true}"#).unwrap();
    let made = plan::make(&spec).unwrap();
    let long = long_runs(&made).into_iter().find(|id| run_of(&made, id).duration_s.s() > 6900.0).unwrap();
    let refused = change::apply(&spec, &made, spec.today, &Edit::Kilometre { session: long }).unwrap_err();
    assert_eq!(refused.rule, "B1", "{refused}");
}

#[test]
fn it_is_known_by_its_steps_alone() {
    let (spec, made) = (marathoner(), plan::make(&marathoner()).unwrap());
    let id = long_runs(&made).into_iter().find(|id| run_of(&made, id).duration_s.s() > 6900.0).unwrap();
    let plan = change::apply(&spec, &made, spec.today, &Edit::Kilometre { session: id.clone() }).unwrap().plan;
    let run = run_of(&plan, &id);
    let text = serde_json::to_string(&Content::Run(run.clone())).unwrap();
    let Content::Run(read) = serde_json::from_str(&text).unwrap() else { panic!("no run") };
    assert!(is_kilometre_test(&read));
    let mut early = run.clone();
    if let Block::Step(step) = &mut early.steps[2] {
        step.duration_s = Some(quantity::Duration::from_s(1800.0));
    }
    assert!(!is_kilometre_test(&early), "both within the first hour");
    let mut other = run.clone();
    if let Block::Step(step) = &mut other.steps[3] {
        step.distance_m = Some(quantity::Distance::from_m(2000.0));
    }
    assert!(!is_kilometre_test(&other), "two lengths");
}
