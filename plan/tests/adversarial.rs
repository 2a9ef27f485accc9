//! Plans from many runners, read independently: every hard rule, the document itself, every wish.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod adversary;

use adversary::{ordinary, runner, unhonoured};
use plan::{audit, make, sound};
use training::{Plan, Spec};

/// Everything that is wrong with a plan, in words.
fn faults(plan: &Plan, spec: &Spec) -> Vec<String> {
    let broken = audit(plan, spec).into_iter().filter(|a| a.hard && !a.holds);
    let broken = broken.map(|a| format!("{} {}: {}", a.rule, a.figure, a.why.unwrap_or_default()));
    broken.chain(sound(plan)).chain(unhonoured(plan, spec)).collect()
}

#[test]
fn anybody_gets_a_sound_plan_or_a_named_clash() {
    let mut made = 0;
    for seed in 0..120 {
        let spec = runner(seed);
        match make(&spec) {
            Ok(plan) => {
                made += 1;
                assert_eq!(faults(&plan, &spec), Vec::<String>::new(), "seed {seed}");
                assert_eq!(plan.audit, audit(&plan, &spec), "seed {seed}: the document carries its own audit");
                assert_eq!(make(&spec).as_ref(), Ok(&plan), "seed {seed}: the same spec gives the same plan");
                let text = serde_json::to_string(&plan).unwrap();
                let read: Plan = serde_json::from_str(&text).unwrap();
                assert_eq!(faults(&read, &spec), Vec::<String>::new(), "seed {seed}: as read back");
            }
            Err(clash) => {
                assert!(!clash.clash.is_empty() && !clash.ways_out.is_empty(), "seed {seed}: {clash:?}");
                assert!(clash.clash.iter().all(|c| !c.wish.is_empty() && !c.rule.is_empty()), "seed {seed}: {clash:?}");
            }
        }
    }
    assert!(made >= 80, "only {made} of 120 got a plan");
}

#[test]
fn ordinary_runners_are_never_refused() {
    for goal_m in [100.0, 800.0, 1609.344, 5000.0, 10_000.0, 21_097.5, 42_195.0, 50_000.0] {
        for weekly_km in [0.0, 12.0, 32.0, 60.0] {
            for weeks in [2, 8, 16] {
                if weekly_km == 0.0 && goal_m > 20_000.0 && weeks < 16 {
                    continue; // a marathon in eight weeks from nothing is no ordinary wish
                }
                for (days, ten_km_s) in [(5, 2400.0), (6, 4200.0)] {
                    let spec = ordinary(goal_m, weekly_km, weeks, days, ten_km_s);
                    let told = format!("{goal_m} m in {weeks} weeks, {weekly_km} km a week on {days} days");
                    match make(&spec) {
                        Ok(plan) => assert_eq!(faults(&plan, &spec), Vec::<String>::new(), "{told}"),
                        Err(clash) => panic!("{told}: refused, {:?}", clash.clash),
                    }
                }
            }
        }
    }
}
