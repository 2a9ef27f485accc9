//! A plan made elsewhere gets the same verdicts as one made here, as far as its format carries them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use jiff::civil::date;
use plan::lint::{lint, lint_document};
use training::{Content, Outline, OutlinedSession, Plan, RunKind, Spec, When};

fn spec() -> Spec {
    let json = r#"{"schema":"stayer.spec/1","today":"2026-11-23","history":{"weekly_distance_m":[28000,30000,31000,32000],"longest_run_30d_m":14000,
        "speed_sessions_4w":0,"results":[{"distance_m":10000,"time_s":3120,"date":"2026-10-11"}]},
        "races":[{"name":"Half","date":"2027-03-14","distance_m":21097.5}]}"#;
    serde_json::from_str(json).unwrap()
}

fn outline(plan: &Plan) -> Outline {
    let sessions = plan.days().flat_map(|day| day.sessions.iter().map(|session| (day.date, session)));
    let outlined = sessions.map(|(date, session)| OutlinedSession {
        when: When::On(date),
        title: session.id.clone(),
        content: session.content.clone(),
        why: session.why.clone(),
        steps_told: true,
        unnamed: Vec::new(),
    });
    Outline { sessions: outlined.collect(), whole_life: true, ..Outline::default() }
}

/// What a rule says: it applies, it holds.
fn verdict(audit: &[training::Audit], rule: &str) -> (bool, bool) {
    let line = audit.iter().find(|line| line.rule == rule).unwrap();
    (line.applies, line.holds)
}

#[test]
fn the_outline_of_a_plan_has_its_verdicts() {
    let (spec, made) = (spec(), plan::make(&spec()).unwrap());
    let linted = lint(&outline(&made), Some(&spec), spec.today).unwrap();
    assert_eq!(linted.plan.weeks.len(), made.weeks.len());
    for rule in ["A1", "A3", "A4", "B1", "B2", "B3", "B4", "B5", "C1", "F1", "H1", "H3", "H4", "H5"] {
        let line = linted.plan.audit.iter().find(|line| line.rule == rule).unwrap();
        assert_eq!(verdict(&linted.plan.audit, rule), verdict(&made.audit, rule), "{line:?}");
    }
    for rule in ["C2", "D1", "E1", "F3", "G1", "H2"] {
        let line = linted.plan.audit.iter().find(|line| line.rule == rule).unwrap();
        assert!(!line.applies && line.why.is_some(), "{line:?}");
    }
}

#[test]
fn a_document_is_audited_whole_and_without_a_runner_says_so() {
    let (spec, made) = (spec(), plan::make(&spec()).unwrap());
    assert_eq!(lint_document(&made, Some(&spec)).plan.audit, made.audit);
    let alone = lint_document(&made, None);
    for rule in ["A4", "D2", "F2"] {
        assert!(!verdict(&alone.plan.audit, rule).0, "{rule}");
    }
    assert!(alone.assumed[0].contains("nothing is known of the runner"));
}

#[test]
fn a_season_of_two_a_races_stands_alone() {
    let mut spec = spec();
    let mut first = spec.races[0].clone();
    (first.name, first.date, first.distance_m) =
        ("Ten".into(), date(2027, 1, 31), quantity::Distance::from_m(10_000.0));
    spec.races.insert(0, first);
    let made = plan::make(&spec).unwrap();
    let alone = lint_document(&made, None);
    let broken: Vec<_> = alone.plan.audit.iter().filter(|line| line.applies && !line.holds).collect();
    assert!(broken.is_empty(), "the week before the first race is taken for a full one: {broken:#?}");
}

#[test]
fn what_is_wrong_is_found() {
    let (spec, made) = (spec(), plan::make(&spec()).unwrap());
    let mut crowded = outline(&made);
    let hard = crowded
        .sessions
        .iter()
        .find(|s| matches!(&s.content, Content::Run(run) if run.hard && run.run == RunKind::Repeats))
        .unwrap()
        .clone();
    let When::On(day) = hard.when else { panic!() };
    for next in [day.tomorrow().unwrap(), day.tomorrow().unwrap().tomorrow().unwrap()] {
        crowded.sessions.push(OutlinedSession { when: When::On(next), ..hard.clone() });
    }
    let audit = lint(&crowded, Some(&spec), spec.today).unwrap().plan.audit;
    assert_eq!(verdict(&audit, "B2"), (true, false));
    assert_eq!(verdict(&audit, "B1"), (true, false), "three speed sessions in one week");
}

#[test]
fn days_that_cannot_be() {
    let made = plan::make(&spec()).unwrap();
    let mut outline = outline(&made);
    assert!(lint(&Outline::default(), None, made.made).unwrap_err().contains("no session"));
    outline.sessions[0].when = When::On(date(2020, 1, 1));
    assert!(lint(&outline, None, made.made).unwrap_err().contains("more than 104 weeks"));
    outline.sessions[0].when = When::On(date(9999, 12, 31));
    assert!(lint(&outline, None, made.made).unwrap_err().contains("9999-12-31"));
    outline.sessions[0].when = When::Day(u32::MAX);
    assert!(lint(&outline, None, made.made).is_err());
    outline.sessions.iter_mut().for_each(|session| session.when = When::Unsaid);
    let undated = lint(&outline, None, made.made).unwrap();
    assert!(!verdict(&undated.plan.audit, "A1").0 && verdict(&undated.plan.audit, "B3").0);
}
