//! Random edits of random plans: whatever happens, every hard rule holds, the past stays, and the answer is the same again.
//!
//! `PLAN_CHANGES=500` widens the run; `PLAN_CHANGES_FROM` moves its start.

#![allow(clippy::unwrap_used)]

mod random;

use jiff::{ToSpan, civil::Date};
use plan::change::{self, Edit, PauseReason};
use quantity::{Distance, Duration};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use training::{Content, Plan, Priority, RaceEntry, RunKind};

/// Seasons of a normal run.
const SEASONS: u64 = 12;
/// Edits of each.
const EDITS: usize = 30;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A session of the days ahead, near ones more often.
fn some_session(r: &mut ChaCha8Rng, plan: &Plan, today: Date) -> Option<(Date, String)> {
    let ahead: Vec<(Date, &str)> = plan
        .days()
        .filter(|d| d.date >= today)
        .flat_map(|d| {
            d.sessions.iter().filter(|s| !matches!(s.content, Content::Rest {})).map(|s| (d.date, s.id.as_str()))
        })
        .collect();
    let reach = if r.random_range(0..3) == 0 { ahead.len() } else { ahead.len().min(14) };
    let (date, id) = *ahead.get(if reach == 0 { 0 } else { r.random_range(0..reach) })?;
    Some((date, id.to_owned()))
}

fn some_edit(r: &mut ChaCha8Rng, plan: &Plan, today: Date) -> Option<Edit> {
    let (date, session) = some_session(r, plan, today)?;
    Some(match r.random_range(0..20) {
        0..8 => Edit::Move { session, date: date.saturating_add(r.random_range(-3..8_i64).days()) },
        8..14 => Edit::Skip { session },
        14..16 => {
            let is_long = plan.runs().any(|(_, s, run)| s.id == session && run.run == RunKind::Long);
            match [RunKind::Easy, RunKind::Easy, RunKind::Steady, RunKind::Repeats, RunKind::Tempo]
                [r.random_range(0..5)]
            {
                RunKind::Repeats | RunKind::Tempo if is_long => Edit::Kilometre { session },
                run => Edit::Swap { session, run },
            }
        }
        16 => Edit::Shorten { session, most_s: Duration::from_s(1800.0) },
        17 => Edit::Busy {
            from: date,
            to: date.saturating_add(r.random_range(0..4_i64).days()),
            most_s: (r.random_range(0..2) == 0).then(|| Duration::from_s(2400.0)),
        },
        18 => Edit::Pause {
            from: date,
            to: date.saturating_add([2, 5, 9, 13, 20][r.random_range(0..5)].days()),
            why: [PauseReason::Illness, PauseReason::Check, PauseReason::Travel][r.random_range(0..3)],
        },
        _ => Edit::Race {
            race: RaceEntry {
                name: "a fast 10".into(),
                date,
                distance_m: Distance::from_m(10_000.0),
                goal_s: None,
                priority: Priority::C,
                course: None,
            },
        },
    })
}

fn past(plan: &Plan, today: Date) -> String {
    let days: Vec<_> = plan.days().filter(|d| d.date < today).collect();
    serde_json::to_string(&days).expect("days become JSON")
}

#[test]
fn every_hard_rule_holds_after_every_edit_and_the_past_never_changes() {
    let from = number("PLAN_CHANGES_FROM", 0);
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut told = Vec::new();
    for seed in from..from + number("PLAN_CHANGES", SEASONS) {
        let mut spec = random::spec(seed);
        let Ok(mut now) = plan::make(&spec) else { continue };
        let mut r = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
        let mut today = now.weeks[0].start;
        for n in 0..EDITS {
            today = today.saturating_add(r.random_range(0..4_i64).days());
            let Some(edit) = some_edit(&mut r, &now, today) else { break };
            let name = serde_json::to_value(&edit).unwrap()["edit"].as_str().unwrap().to_owned();
            let score = tally.entry(name.clone()).or_default();
            match change::apply(&spec, &now, today, &edit) {
                Ok(changed) => {
                    score.0 += 1;
                    let broken: Vec<String> = plan::broken(&changed.plan, &changed.spec)
                        .iter()
                        .map(|(rule, b)| format!("{}: {b}", rule.id))
                        .collect();
                    assert!(broken.is_empty(), "seed {seed}, edit {n} {edit:?}: {broken:?}");
                    let unsound = plan::sound(&changed.plan);
                    assert!(unsound.is_empty(), "seed {seed}, edit {n} {edit:?}: {unsound:?}");
                    assert_eq!(
                        past(&now, today),
                        past(&changed.plan, today),
                        "seed {seed}, edit {n}: the past changed"
                    );
                    assert!(!changed.changes.is_empty(), "seed {seed}, edit {n} {edit:?}: nothing changed");
                    assert!(changed.changes.iter().all(|c| !c.why.is_empty() && !c.rule.is_empty()));
                    (spec, now) = (changed.spec, changed.plan);
                }
                Err(refused) if refused.rule != "edit" => {
                    score.1 += 1;
                    told.push(format!("seed {seed} edit {n} {name}: {refused}"));
                }
                Err(refused) => assert!(!refused.because.is_empty()),
            }
        }
    }
    println!("{tally:?}\n{}", told.join("\n"));
    for life in ["skip", "busy", "pause"] {
        assert_eq!(tally.get(life).map(|t| t.1), Some(0), "life asks, it is not asked: {life}");
    }
    let (done, refused) = tally.values().fold((0, 0), |(d, r), (x, y)| (d + x, r + y));
    assert!(done > 8 * refused, "{done} done, {refused} refused by a rule:\n{}", told.join("\n"));
}
