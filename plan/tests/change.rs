//! Edits that runners really make, one by one.
#![allow(clippy::unwrap_used)]

use jiff::{ToSpan, civil::Date};
use plan::change::{self, Changed, Edit, PauseReason};
use training::{Content, Phase, Plan, RunKind, Session, Spec};

fn spec() -> Spec {
    let text = r#"{"schema":"stayer.spec/1","today":"2026-11-23",
        "history":{"weekly_distance_m":[40000,42000,41000,43000],"longest_run_30d_m":16000,"speed_sessions_4w":3,
                   "results":[{"distance_m":10000,"time_s":2700,"date":"2026-10-11"}]},
        "races":[{"name":"Spring half","date":"2027-03-14","distance_m":21097.5}],
        "wishes":{"days":["mon","tue","wed","thu","sat","sun"]}}"#;
    serde_json::from_str(text).unwrap()
}

/// The first week with two speed sessions: their dates and ids.
fn two_hard(plan: &Plan) -> [(Date, String); 2] {
    let of_week = |w: &training::Week| {
        let days = w.days.iter().map(|d| d.date);
        let (first, last) = (days.clone().min().unwrap(), days.max().unwrap());
        plan.runs()
            .filter(|(d, _, run)| (first..=last).contains(d) && run.hard)
            .map(|(d, s, _)| (d, s.id.clone()))
            .collect::<Vec<_>>()
    };
    plan.weeks.iter().map(of_week).find_map(|hard| hard.try_into().ok()).unwrap()
}

fn apply(plan: &Plan, today: Date, edit: &Edit) -> Changed {
    let changed = change::apply(&spec(), plan, today, edit).unwrap();
    let broken: Vec<String> =
        plan::broken(&changed.plan, &changed.spec).iter().map(|(rule, b)| format!("{}: {b}", rule.id)).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(plan::sound(&changed.plan), Vec::<String>::new());
    assert_eq!(change::apply(&spec(), plan, today, edit).unwrap(), changed, "the same edit, another answer");
    changed
}

/// Only the paces follow.
fn follow(results: Vec<training::RaceResult>) -> Edit {
    Edit::Follow { results, done: None, doses: Vec::new(), lifts: Vec::new() }
}

#[test]
fn two_hard_sessions_never_share_a_day_or_neighbouring_days() {
    let made = plan::make(&spec()).unwrap();
    let [(first, _), (_, second)] = two_hard(&made);
    for days in [0, 1] {
        let date = first.saturating_add(i64::from(days).days());
        let changed = apply(&made, first.saturating_sub(3.days()), &Edit::Move { session: second.clone(), date });
        let moved = changed.plan.runs().find(|(_, s, _)| s.id == second).unwrap();
        assert_eq!(moved.0, date, "what was asked for is done");
        let own = changed.changes.iter().find(|c| c.session.as_ref() == Some(&second)).unwrap();
        assert_eq!(own.rule, "H2");
        assert!(changed.changes.len() > 1, "something gave way");
    }
}

#[test]
fn a_missed_week_is_not_caught_up_and_comes_back_easily() {
    let made = plan::make(&spec()).unwrap();
    let monday = made.weeks[6].start;
    let today = monday.saturating_add(7.days());
    let edit = Edit::Pause { from: monday, to: monday.saturating_add(6.days()), why: PauseReason::Illness };
    let changed = apply(&made, today, &edit);
    assert_eq!(made.weeks[..7], changed.plan.weeks[..7], "the past stays");
    let (before, after) = (&made.weeks[7], &changed.plan.weeks[7]);
    assert!(after.distance_m < before.distance_m && after.hard_distance_m.m() < 1.0, "less, and easy");
    let hard = |p: &Plan| p.runs().filter(|(_, _, run)| run.hard && run.run != RunKind::Race).count();
    assert!(hard(&changed.plan) <= hard(&made));
    assert!(changed.changes.iter().any(|c| c.rule == "H3"));
}

#[test]
fn two_weeks_off_after_the_movement_check_carry_no_run() {
    let made = plan::make(&spec()).unwrap();
    let from = made.weeks[2].start;
    let to = from.saturating_add(13.days());
    let changed = apply(&made, from.saturating_sub(2.days()), &Edit::Pause { from, to, why: PauseReason::Check });
    assert!(changed.plan.runs().all(|(d, _, _)| !(from..=to).contains(&d)));
    assert!(changed.plan.weeks[2..4].iter().all(|w| w.phase == Phase::Pause));
}

#[test]
fn where_a_session_may_land_is_where_moving_it_changes_nothing_else() {
    let made = plan::make(&spec()).unwrap();
    let [(first, _), (own, second)] = two_hard(&made);
    let days = change::may_move(&spec(), &made, first.saturating_sub(3.days()), &second);
    assert!(days.len() >= 7 && days.iter().any(|(d, verdict)| *d == own && verdict.is_ok()));
    let beside = days.iter().find(|(d, _)| *d == first.saturating_add(1.days())).unwrap();
    assert_eq!(beside.1.as_ref().unwrap_err().rule, "B2");
}

#[test]
fn what_cannot_be_meant_is_refused_in_words() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[3].start;
    let refuse = |edit: Edit| change::apply(&spec(), &made, today, &edit).unwrap_err().to_string();
    let past = made.runs().next().unwrap().1.id.clone();
    assert!(refuse(Edit::Skip { session: past }).contains("is past"));
    assert!(refuse(Edit::Skip { session: "nobody".into() }).contains("no session \"nobody\""));
    let race = made.runs().last().unwrap().1.id.clone();
    assert!(refuse(Edit::Move { session: race, date: today }).contains("stands on its date"));
    let goal = made.goal.as_ref().unwrap().date;
    assert!(refuse(Edit::Pause { from: today, to: goal, why: PauseReason::Other }).contains("within the pause"));
}

#[test]
fn a_fast_race_makes_the_paces_ahead_faster_and_nothing_grows_with_them() {
    let made = plan::make(&spec()).unwrap();
    let today = made.weeks[5].start;
    let results: Vec<training::RaceResult> =
        serde_json::from_str(r#"[{"distance_m":10000,"time_s":2580,"date":"2027-01-03"}]"#).unwrap();
    let changed = apply(&made, today, &follow(results.clone()));
    let easy = |p: &Plan| {
        let mut runs = p.runs().filter(|(d, _, r)| *d > today && r.run == RunKind::Easy);
        runs.next().and_then(|(_, _, r)| r.unrolled().next().and_then(|s| s.speed_high_mps)).unwrap()
    };
    assert!(easy(&changed.plan) > easy(&made));
    assert_eq!(made.weeks[..5], changed.plan.weeks[..5], "the past stays");
    assert!(changed.changes.iter().any(|c| c.why.contains("% faster: they follow what you can hold today")));
    let again = change::apply(&changed.spec, &changed.plan, today, &follow(results)).unwrap_err();
    assert!(again.to_string().contains("already"));
}

#[test]
fn a_race_far_beyond_what_is_run_is_added_with_a_caution() {
    let made = plan::make(&spec()).unwrap();
    let race = training::RaceEntry {
        name: "Long way round".into(),
        date: made.weeks[6].days[6].date,
        distance_m: quantity::Distance::from_m(50_000.0),
        goal_s: None,
        priority: training::Priority::C,
        course: None,
    };
    let changed = apply(&made, made.weeks[1].start, &Edit::Race { race });
    assert!(changed.plan.cautions.iter().any(|c| c.starts_with("Long way round is more than three times")));
}

#[test]
fn a_pause_in_the_middle_of_a_week_is_always_made() {
    let made = plan::make(&spec()).unwrap();
    let (mut laid_again, mut left_out) = (0, 0);
    for week in 1..made.weeks.len() - 2 {
        for (day, days) in [(1, 3), (2, 6), (3, 9), (4, 2), (5, 13)] {
            let from = made.weeks[week].days[day].date;
            let to = from.saturating_add(i64::from(days).days());
            if to < made.weeks[made.weeks.len() - 2].start {
                let changed = apply(&made, from, &Edit::Pause { from, to, why: PauseReason::Illness });
                let to_do = changed.plan.clone().to_do();
                assert!(
                    to_do.runs().all(|(d, ..)| !(from..=to).contains(&d)),
                    "a run in the pause from {from} to {to}"
                );
                if to_do == changed.plan {
                    laid_again += 1;
                } else {
                    left_out += 1;
                }
            }
        }
    }
    assert!(laid_again > 30 && left_out > 0 && left_out < laid_again, "{laid_again} laid again, {left_out} left out");
}

#[test]
fn every_session_but_the_race_can_be_dropped_on_its_day() {
    let made = plan::make(&spec()).unwrap();
    let mut left_out = 0;
    for (date, id, race) in made.days().flat_map(|d| {
        let sessions = d.sessions.iter().filter(|s| !matches!(s.content, Content::Rest {}));
        let race = |s: &Session| matches!(&s.content, Content::Run(run) if run.run == RunKind::Race);
        sessions.map(move |s| (d.date, s.id.clone(), race(s)))
    }) {
        if race {
            continue;
        }
        let changed = apply(&made, date, &Edit::Skip { session: id.clone() });
        let own = changed.changes.iter().find(|c| c.session.as_ref() == Some(&id)).unwrap();
        assert!(own.from.is_some() && own.to.is_none(), "{own:?}");
        let Some(session) = changed.plan.days().flat_map(|d| &d.sessions).find(|s| s.id == id) else { continue };
        left_out += 1;
        assert_eq!(session.left_out.as_deref(), Some("you left it out"));
        assert_eq!(changed.changes.len(), 1, "a session that is left out changes nothing else");
        assert!(own.why.contains("since without it"), "{}", own.why);
        let again = change::apply(&spec(), &changed.plan, date, &Edit::Skip { session: id.clone() }).unwrap_err();
        assert!(again.because.contains("left out already"), "{again}");
        let back = apply(&changed.plan, date, &Edit::Move { session: id.clone(), date });
        let sessions = |plan: &Plan| plan.days().map(|d| d.sessions.clone()).collect::<Vec<_>>();
        assert!(sessions(&back.plan) == sessions(&made), "{id} taken up again");
    }
    assert!(left_out > 0, "no week of this plan needs what was dropped");
}

#[test]
fn a_pause_from_a_monday_is_life_and_never_refused() {
    let made = plan::make(&spec()).unwrap();
    for week in 1..made.weeks.len() - 2 {
        for days in [6, 13] {
            let from = made.weeks[week].start;
            let to = from.saturating_add(i64::from(days).days());
            if to < made.goal.as_ref().unwrap().date {
                apply(&made, from, &Edit::Pause { from, to, why: PauseReason::Illness });
            }
        }
    }
}
