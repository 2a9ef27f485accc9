//! Random sequences of 30 edits through the whole program on a sample library: after each every hard rule holds and the past is as it
//! was; what is refused changes nothing; undo gives back every byte, step by step, and redo makes it all again.
//!
//! `EDIT_SEQUENCES=50` widens the run; `EDIT_SEQUENCES_FROM` moves its start.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, ChangeAnswer, Config, Error, NewRace, PlanAnswer, SampleOptions};
use common::import;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use plan::change::{Edit, PauseReason};
use quantity::{Distance, Duration};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{fs, path::Path};
use training::{Content, Plan, Priority, RaceEntry, RunKind, spec::Equipment};

const BEGIN: Date = date(2026, 11, 22);
/// Sequences of a normal run, and edits of each.
const SEQUENCES: u64 = 4;
const EDITS: usize = 30;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn open(library: &Path, today: Date) -> App {
    App::open(Config { data: Some(library.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

/// The sample runner with weights at home and a half marathon in the spring, and a plan for it.
fn sample(library: &Path, files: &Path) {
    let app = open(library, BEGIN);
    App::sample(files, SampleOptions { weeks: 6, ..SampleOptions::up_to(BEGIN, 1) }, &mut |_, _| {}).unwrap();
    import(&app, files);
    app.runner_set("equipment", "dumbbell,box,cable").unwrap();
    app.race_add(NewRace {
        name: "Spring half".into(),
        date: BEGIN.saturating_add(91.days()),
        distance: Distance::from_m(21_097.5),
        goal: None,
        priority: Priority::A,
    })
    .unwrap();
    assert!(matches!(app.plan_make().unwrap(), PlanAnswer::Plan(_)));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// What an edit may change: the plan and the races, byte for byte.
#[derive(PartialEq)]
struct State {
    plan: String,
    races: Vec<String>,
}

fn state(app: &App) -> State {
    // A race that joins again has another number.
    let race = |r: app::documents::RaceRow| format!("{} {} {} {:?}", r.name, r.date, r.distance_m, r.priority);
    State {
        plan: serde_json::to_string(&app.plan().unwrap()).unwrap(),
        races: app.races().unwrap().races.into_iter().map(race).collect(),
    }
}

/// Two states are the same; where they are not, what differs is short.
fn same(now: &State, then: &State, when: &str) {
    assert_eq!(now.races, then.races, "{when}: the races");
    let differs = now.plan.bytes().zip(then.plan.bytes()).position(|(a, b)| a != b);
    let near = |text: &str, at: usize| text.get(at.saturating_sub(80)..(at + 80).min(text.len())).map(str::to_owned);
    let apart = differs.map(|at| (near(&now.plan, at), near(&then.plan, at)));
    assert!(now == then, "{when}: the plan: {apart:?}");
}

fn past(plan: &Plan, today: Date) -> String {
    serde_json::to_string(&plan.days().filter(|d| d.date < today).collect::<Vec<_>>()).unwrap()
}

fn some_edit(r: &mut ChaCha8Rng, plan: &Plan, today: Date) -> Option<Edit> {
    let ahead: Vec<(Date, &str)> = plan
        .days()
        .filter(|d| d.date >= today)
        .flat_map(|d| {
            d.sessions.iter().filter(|s| !matches!(s.content, Content::Rest {})).map(|s| (d.date, s.id.as_str()))
        })
        .collect();
    let reach = if r.random_range(0..3) == 0 { ahead.len() } else { ahead.len().min(14) };
    let (date, id) = *ahead.get(r.random_range(0..reach.max(1)))?;
    let session = id.to_owned();
    let to = |days: i64| date.saturating_add(days.days());
    Some(match r.random_range(0..22) {
        0..7 => Edit::Move { session, date: to(r.random_range(-3..8)) },
        7..12 => Edit::Skip { session },
        12..15 => {
            let kinds = [RunKind::Easy, RunKind::Steady, RunKind::Repeats, RunKind::Tempo, RunKind::Race];
            Edit::Swap { session, run: kinds[r.random_range(0..kinds.len())] }
        }
        15 => Edit::Shorten { session, most_s: Duration::from_s(1800.0) },
        16 => Edit::Busy { from: date, to: to(r.random_range(0..4)), most_s: None },
        17 => Edit::Pause { from: date, to: to([2, 6, 13][r.random_range(0..3)]), why: PauseReason::Illness },
        18 => Edit::Run { date },
        19 => Edit::Travel {
            from: date,
            to: to(6),
            equipment: if r.random_range(0..2) == 0 { Vec::new() } else { vec![Equipment::Dumbbell] },
        },
        20 => Edit::Race {
            race: RaceEntry {
                name: format!("race of {date}"),
                date,
                distance_m: Distance::from_m(5000.0),
                goal_s: None,
                priority: Priority::C,
                course: None,
            },
        },
        // Nothing that can be meant.
        _ => Edit::Move { session: "w99-nobody".into(), date },
    })
}

#[test]
fn thirty_edits_keep_every_rule_and_all_of_them_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("first");
    sample(&first, &folder.path().join("files"));
    let from = number("EDIT_SEQUENCES_FROM", 0);
    let (mut made, mut refused, mut clashed) = (0, 0, 0);
    for seed in from..from + number("EDIT_SEQUENCES", SEQUENCES) {
        let library = folder.path().join(format!("library-{seed}"));
        copy(&first, &library);
        let mut r = ChaCha8Rng::seed_from_u64(seed);
        let mut today = BEGIN.saturating_add(1.days());
        let mut app = open(&library, today);
        let mut states = vec![state(&app)];
        for n in 0..EDITS {
            today = today.saturating_add(r.random_range(0..3_i64).days());
            app = open(&library, today);
            let plan = app.plan().unwrap();
            let Some(edit) = some_edit(&mut r, &plan, today) else { break };
            let when = format!("seed {seed}, edit {n}, {edit:?}");
            match app.plan_change(&edit) {
                Ok(ChangeAnswer::Changed(changed)) => {
                    made += 1;
                    assert!(past(&plan, today) == past(&changed.plan, today), "{when}: the past changed");
                    assert!(!changed.changes.is_empty(), "{when}: nothing changed");
                    states.push(state(&app));
                }
                Ok(ChangeAnswer::Conflict(clash)) => {
                    clashed += 1;
                    assert!(!clash.clash[0].rule.is_empty() && clash.clash[0].rule != "edit", "{when}: {clash:?}");
                    same(&state(&app), &states[states.len() - 1], &format!("{when}, refused"));
                }
                Err(Error::Rejected(why)) => {
                    refused += 1;
                    assert!(!why.is_empty());
                    same(&state(&app), &states[states.len() - 1], &format!("{when}, refused"));
                }
                Err(fault) => panic!("{when}: {fault}"),
            }
            let audit = app.plan_audit().unwrap().audit;
            let broken: Vec<_> = audit.iter().filter(|a| a.hard && a.applies && !a.holds).collect();
            assert!(broken.is_empty(), "{when}: {broken:?}");
            assert_eq!(plan::sound(&app.plan().unwrap()), Vec::<String>::new(), "{when}");
        }
        for back in (0..states.len() - 1).rev() {
            app.plan_undo().unwrap();
            same(&state(&app), &states[back], &format!("seed {seed}: undo to edit {back}"));
        }
        assert!(matches!(app.plan_undo(), Err(Error::NotFound(_))), "seed {seed}: nothing is left to undo");
        for again in &states[1..] {
            app.plan_redo().unwrap();
            same(&state(&app), again, &format!("seed {seed}: redo"));
        }
        assert!(matches!(app.plan_redo(), Err(Error::NotFound(_))), "seed {seed}: nothing is left to redo");
    }
    println!("{made} made, {clashed} clashed, {refused} refused");
    assert!(made > 8 * clashed.max(1), "{made} made, {clashed} clashed with a rule");
}
