//! Days away from the equipment: lifts and jumps are chosen again from what is there, and every rule holds.
#![allow(clippy::unwrap_used)]

use jiff::{ToSpan, civil::Date};
use plan::change::{self, Edit, PauseReason};
use training::{Content, Plan, Spec, spec::Equipment};

fn spec() -> Spec {
    let text = r#"{"schema":"stayer.spec/1","today":"2026-11-23",
        "runner":{"equipment":["dumbbell","kettlebell","box","cable","barbell","medicine_ball"],"lifting":"regular"},
        "history":{"weekly_distance_m":[40000,42000,41000,43000],"longest_run_30d_m":16000,"speed_sessions_4w":3,
                   "results":[{"distance_m":10000,"time_s":2700,"date":"2026-10-11"}]},
        "races":[{"name":"Spring half","date":"2027-03-14","distance_m":21097.5}]}"#;
    serde_json::from_str(text).unwrap()
}

/// What the lifts and jumps of days need.
fn needs(plan: &Plan, days: impl Fn(Date) -> bool) -> Vec<Equipment> {
    let mut found = Vec::new();
    for session in plan.days().filter(|d| days(d.date)).flat_map(|d| &d.sessions) {
        match &session.content {
            Content::Strength(lift) => found.extend(lift.exercises.iter().map(|e| e.equipment)),
            Content::Power(power) => found.extend(power.exercises.iter().map(|e| e.equipment)),
            _ => {}
        }
    }
    found.retain(|e| *e != Equipment::None);
    found
}

#[test]
fn every_stay_of_one_to_three_weeks_keeps_every_rule_and_every_day() {
    let made = plan::make(&spec()).unwrap();
    for week in 1..made.weeks.len() - 2 {
        for (days, there) in [(3, vec![]), (9, vec![Equipment::Dumbbell]), (20, vec![])] {
            let (from, to) = (made.weeks[week].start, made.weeks[week].start.saturating_add(i64::from(days).days()));
            let away = |d: Date| (from..=to).contains(&d);
            let edit = Edit::Travel { from, to, equipment: there.clone() };
            let changed = match change::apply(&spec(), &made, from, &edit) {
                Ok(changed) => changed,
                Err(refused) => {
                    assert!(
                        refused.rule == "edit" && needs(&made, away).iter().all(|e| there.contains(e)),
                        "{refused}"
                    );
                    continue;
                }
            };
            let broken = plan::broken(&changed.plan, &changed.spec);
            assert!(broken.is_empty(), "week {week}: {}", broken[0].1);
            assert_eq!(plan::sound(&changed.plan), Vec::<String>::new());
            assert!(needs(&changed.plan, away).iter().all(|e| there.contains(e)), "week {week}, {days} days");
            assert_eq!(needs(&changed.plan, |d| !away(d)), needs(&made, |d| !away(d)), "other days stay");
            assert!(
                changed
                    .changes
                    .iter()
                    .all(|c| c.rule == "D2" && c.from.as_ref().unwrap().date == c.to.as_ref().unwrap().date)
            );
        }
    }
}

#[test]
fn what_is_laid_later_on_these_days_is_chosen_from_what_is_there_too() {
    let made = plan::make(&spec()).unwrap();
    let from = made.weeks[4].start;
    let to = from.saturating_add(20.days());
    let away = change::apply(&spec(), &made, from, &Edit::Travel { from, to, equipment: Vec::new() }).unwrap();
    let pause = Edit::Pause {
        from: made.weeks[4].start,
        to: made.weeks[4].start.saturating_add(6.days()),
        why: PauseReason::Illness,
    };
    let later = change::apply(&away.spec, &away.plan, from, &pause).unwrap();
    assert!(plan::broken(&later.plan, &later.spec).is_empty());
    assert_eq!(needs(&later.plan, |d| (from..=to).contains(&d)), []);
    assert!(!needs(&later.plan, |d| d > to).is_empty(), "at home the weights are back");
}

#[test]
fn a_plan_made_for_days_away_needs_nothing_there() {
    let mut away = spec();
    let (from, to) = (jiff::civil::date(2026, 12, 14), jiff::civil::date(2026, 12, 27));
    away.wishes.away =
        serde_json::from_str(&format!(r#"[{{"from":"{from}","to":"{to}","equipment":["band","dumbbell"]}}]"#)).unwrap();
    let made = plan::make(&away).unwrap();
    let needed = needs(&made, |d| (from..=to).contains(&d));
    assert!(needed.iter().all(|e| *e == Equipment::Dumbbell) && !needed.is_empty(), "{needed:?}");
    away.wishes.away[0].to = jiff::civil::date(2026, 12, 1);
    assert!(plan::make(&away).unwrap_err().clash[0].wish.contains("before the first"));
}

#[test]
fn what_cannot_be_meant_is_said() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[2].start;
    let refuse = |from: Date, to: Date, equipment: Vec<Equipment>| {
        change::apply(&spec(), &made, today, &Edit::Travel { from, to, equipment }).unwrap_err().to_string()
    };
    let week = today.saturating_add(6.days());
    assert!(refuse(today, week, vec![Equipment::Band]).contains("a band is not among the equipment"));
    assert!(refuse(week, today, Vec::new()).contains("1 to 60 days"));
    assert!(refuse(today.saturating_sub(9.days()), today.saturating_sub(2.days()), Vec::new()).contains("is past"));
    let all = spec().runner.equipment;
    assert!(refuse(today, week, all).contains("nothing planned"));
}
