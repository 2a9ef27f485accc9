//! What a coach would look for in a season: the way back from a break, easier weeks that are easier, race pace for longer.

#![allow(clippy::unwrap_used)]

use training::{Content, PaceBase, Phase, Plan, RunKind, RunSession, Spec};

fn made(history: &str, race: &str, rest: &str) -> Plan {
    let spec =
        format!(r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{history},"races":[{race}]{rest}}}"#);
    let spec: Spec = serde_json::from_str(&spec).unwrap();
    let plan = plan::make(&spec).unwrap();
    let broken: Vec<_> = plan.audit.iter().filter(|a| a.hard && a.applies && !a.holds).collect();
    assert!(broken.is_empty(), "{broken:?}");
    plan
}

fn runs(plan: &Plan, week: usize) -> Vec<&RunSession> {
    let sessions = plan.weeks[week].days.iter().flat_map(|d| &d.sessions);
    sessions
        .filter_map(|s| match &s.content {
            Content::Run(run) => Some(run),
            _ => None,
        })
        .collect()
}

fn km(plan: &Plan, week: usize) -> f64 {
    plan.weeks[week].distance_m.m() / 1000.0
}

const HALF: &str = r#"{"name":"half","date":"2027-03-21","distance_m":21097.5,"priority":"A"}"#;

#[test]
fn after_a_break_running_comes_back_before_speed_work_does() {
    let away = r#"{"weekly_distance_m":[40000,38000,6000,9000],"longest_run_30d_m":14000,"speed_sessions_4w":0}"#;
    let plan = made(away, HALF, "");
    let back: Vec<usize> = (0..plan.weeks.len()).filter(|&w| plan.weeks[w].phase == Phase::Return).collect();
    assert_eq!(back, [0, 1]);
    for &week in &back {
        assert!(runs(&plan, week).iter().all(|r| r.run == RunKind::Easy || r.run == RunKind::Long), "week {week}");
    }
    assert!(km(&plan, 1) > km(&plan, 0) * 1.12, "{} then {}", km(&plan, 0), km(&plan, 1));
    let most = (0..plan.weeks.len() - 1).map(|w| km(&plan, w)).fold(0.0, f64::max);
    assert!((36.0..=46.0).contains(&most), "{most} km");
}

#[test]
fn who_ran_all_along_does_not_come_back() {
    let steady = r#"{"weekly_distance_m":[23000,24000,22000,24000],"longest_run_30d_m":10000,"speed_sessions_4w":0}"#;
    let plan = made(steady, HALF, "");
    assert!(plan.weeks.iter().all(|w| w.phase != Phase::Return));
    assert!(km(&plan, 1) < km(&plan, 0) * 1.12);
}

#[test]
fn nothing_grows_in_an_easier_week() {
    let beginner = r#"{"weekly_distance_m":[0,0,0,0],"longest_run_30d_m":0,"speed_sessions_4w":0}"#;
    let race = r#"{"name":"five","date":"2027-02-13","distance_m":5000,"priority":"A"}"#;
    let plan = made(beginner, race, r#","wishes":{"days":["tue","thu","sat"]}"#);
    let mut most = 0.0_f64;
    for week in 0..plan.weeks.len() {
        let hard = plan.weeks[week].hard_distance_m.m();
        if plan.weeks[week].easier && !runs(&plan, week).iter().any(|r| r.run == RunKind::Test) {
            assert!(hard <= most + 1.0, "week {}: {hard} m hard after at most {most}", week + 1);
        }
        most = most.max(hard);
    }
    assert!(most > 1500.0);
}

#[test]
fn a_short_day_still_has_its_quick_steps_at_the_end_of_an_easy_run() {
    let parent = r#"{"weekly_distance_m":[20000,20000,20000,20000],"longest_run_30d_m":9000,"speed_sessions_4w":0}"#;
    let race = r#"{"name":"ten","date":"2027-02-28","distance_m":10000,"priority":"A"}"#;
    let wishes = r#","wishes":{"days":["tue","thu","sun"],"max_session_s":{"tue":3000,"thu":3000}}"#;
    let plan = made(parent, race, wishes);
    let base =
        || (0..plan.weeks.len()).filter(|&w| plan.weeks[w].phase == Phase::Base && !plan.weeks[w].easier && w > 0);
    assert!(base().count() >= 3);
    for week in base() {
        let quick: Vec<_> = runs(&plan, week).into_iter().filter(|r| r.steps.len() > 1).collect();
        assert_eq!(quick.len(), 1, "week {}", week + 1);
        assert!((2200.0..=3000.0).contains(&quick[0].duration_s.s()), "week {}", week + 1);
    }
}

#[test]
fn marathon_pace_in_long_runs_goes_on_for_longer_each_time() {
    let history = r#"{"weekly_distance_m":[80000,80000,80000,80000],"longest_run_30d_m":26000,"speed_sessions_4w":8,
        "results":[{"distance_m":21097.5,"time_s":5700,"date":"2026-10-11"}]}"#;
    let race = r#"{"name":"marathon","date":"2027-04-18","distance_m":42195,"goal_s":11700,"priority":"A"}"#;
    let plan = made(history, race, "");
    let at_pace: Vec<f64> = plan
        .runs()
        .filter(|(_, _, run)| run.run == RunKind::Long)
        .map(|(_, _, run)| run.unrolled().filter(|s| s.pace.base == PaceBase::Marathon).map(|s| s.distance().m()).sum())
        .filter(|m: &f64| *m > 0.0)
        .collect();
    assert!(at_pace.len() >= 3, "{at_pace:?}");
    assert!(at_pace.is_sorted() && at_pace[at_pace.len() - 1] >= at_pace[0] + 3000.0, "{at_pace:?}");
}
