//! No document makes the audit panic, hang or hold what is no number.

use crate::support::{Season, jump, lift};
use jiff::civil::Date;
use plan::{audit, broken, sound};
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};
use training::plan::{MobilitySession, StrengthPhase};
use training::{
    Block, Content, Day, Fuel, Goal, PaceSymbol, Phase, Priority, RaceEntry, Role, RunKind, RunSession, Session, Step,
    Week, Weekday,
};

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..60_000.0,
        1 => prop::sample::select(vec![0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, 1e-300, -0.0]),
    ]
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        6 => (0_i64..200).prop_map(|d| crate::support::date(0, d as usize)),
        1 => prop::sample::select(vec![Date::MIN, Date::MAX, Date::constant(1970, 1, 1), Date::constant(2024, 2, 29)]),
    ]
}

fn any_pace() -> impl Strategy<Value = PaceSymbol> {
    let words = "stand walk jog easy steady marathon half 10k threshold 5k 3k mile 800 400 max race max*0.93 race*1.02";
    let words: Vec<&str> = words.split(' ').collect();
    (prop::sample::select(words), prop::option::weighted(0.1, number())).prop_map(|(word, share)| {
        let mut pace: PaceSymbol = word.parse().unwrap();
        pace.share = share.unwrap_or(pace.share);
        pace
    })
}

fn any_step() -> impl Strategy<Value = Step> {
    let role = prop::sample::select(vec![Role::Warmup, Role::Effort, Role::Recovery, Role::Cooldown, Role::Steady]);
    let maybe = || prop::option::of(number());
    (role, maybe(), maybe(), any_pace(), maybe(), maybe()).prop_map(|(role, metres, seconds, pace, low, high)| Step {
        role,
        distance_m: metres.map(Distance::from_m),
        duration_s: seconds.map(Duration::from_s),
        pace,
        speed_low_mps: low.map(|v| Speed::from_mps(v / 10_000.0)),
        speed_high_mps: high.map(Speed::from_mps),
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let times = prop_oneof![5 => 0_u32..12, 1 => Just(u32::MAX)];
    prop_oneof![
        any_step().prop_map(Block::Step),
        (times, prop::collection::vec(any_step(), 0..3)).prop_map(|(repeat, steps)| Block::Repeat { repeat, steps }),
    ]
}

fn any_run() -> impl Strategy<Value = Content> {
    let kinds = vec![
        RunKind::Easy,
        RunKind::Long,
        RunKind::Steady,
        RunKind::Tempo,
        RunKind::Repeats,
        RunKind::Yasso800,
        RunKind::Hills,
        RunKind::Strides,
        RunKind::RacePace,
        RunKind::Test,
        RunKind::Race,
    ];
    let fuel = prop::option::weighted(0.2, (number(), number())).prop_map(|f| {
        f.map(|(g, ml)| Fuel { breakfast_g: Some(g), carbohydrate_g_per_h: g, water_ml_per_h: ml, ..Fuel::default() })
    });
    (prop::sample::select(kinds), any::<bool>(), number(), number(), prop::collection::vec(any_block(), 0..5), fuel)
        .prop_map(|(run, hard, metres, seconds, steps, fuel)| {
            let (distance_m, duration_s) = (Distance::from_m(metres), Duration::from_s(seconds));
            Content::Run(RunSession { run, hard, distance_m, duration_s, steps, fuel })
        })
}

fn any_session() -> impl Strategy<Value = Session> {
    let phases = vec![StrengthPhase::Stability, StrengthPhase::MuscularEndurance, StrengthPhase::Strength];
    let mobility = (any::<bool>(), number()).prop_map(|(foam_roll, seconds)| {
        Content::Mobility(MobilitySession {
            foam_roll,
            areas: vec![],
            drills: vec![],
            duration_s: Duration::from_s(seconds),
            flow: vec![],
        })
    });
    let content = prop_oneof![
        8 => any_run(),
        2 => (prop::sample::select(phases), any::<u32>(), any::<u32>()).prop_map(|(phase, low, high)| lift(phase, low, high)),
        1 => any::<u32>().prop_map(jump),
        1 => mobility,
        1 => Just(Content::Check {}),
        1 => Just(Content::Rest {}),
    ];
    ("[a-d]{0,2}", content).prop_map(|(id, content)| Session { id, why: String::new(), left_out: None, content })
}

fn any_week() -> impl Strategy<Value = Week> {
    let phases = vec![
        Phase::Return,
        Phase::Base,
        Phase::Build,
        Phase::Peak,
        Phase::Taper,
        Phase::Race,
        Phase::Recovery,
        Phase::Pause,
    ];
    let day = (any_date(), prop::option::of(number()), prop::collection::vec(any_session(), 0..3)).prop_map(
        |(date, g, sessions)| Day { date, carbohydrate_g: g, carbohydrate_g_per_kg: g.map(|g| g / 5000.0), sessions },
    );
    (any::<u32>(), any_date(), prop::sample::select(phases), any::<bool>(), number(), prop::collection::vec(day, 0..9))
        .prop_map(|(index, start, phase, easier, metres, days)| Week {
            index,
            start,
            phase,
            easier,
            distance_m: Distance::from_m(metres),
            hard_distance_m: Distance::from_m(metres / 5.0),
            days,
        })
}

prop_compose! {
    fn any_season()(
        weeks in prop::collection::vec(any_week(), 0..8),
        made in any_date(),
        goal in prop::option::of((any_date(), number(), prop::option::of(number()))),
        history in prop::collection::vec(number(), 0..6),
        longest in number(),
        speed_sessions in 0_u32..3,
        pain in any::<bool>(),
        days in 0_usize..7,
    ) -> Season {
        let mut season = Season::of(&[]);
        season.plan.weeks = weeks;
        season.plan.made = made;
        season.plan.goal = goal.map(|(date, metres, time_s)| Goal {
            name: String::new(),
            date,
            distance_m: Distance::from_m(metres),
            time_s: time_s.map(Duration::from_s),
        });
        season.spec.today = made;
        season.spec.history.weekly_distance_m = history.into_iter().map(Distance::from_m).collect();
        season.spec.history.longest_run_30d_m = Distance::from_m(longest);
        season.spec.history.speed_sessions_4w = speed_sessions;
        season.spec.check.pain = pain;
        season.spec.wishes.days = Some(Weekday::ALL[..days].to_vec());
        season.spec.races = season.plan.goal.iter().map(|g| RaceEntry {
            name: g.name.clone(), date: g.date, distance_m: g.distance_m, goal_s: g.time_s,
            priority: if pain { Priority::B } else { Priority::A }, course: None,
        }).collect();
        season
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_plan_makes_the_audit_panic(season in any_season()) {
        let Season { plan, spec } = &season;
        let lines = audit(plan, spec);
        prop_assert_eq!(lines.len(), plan::RULES.len());
        for line in &lines {
            prop_assert!(!line.figure.is_empty());
            prop_assert!(line.holds || line.why.is_some(), "{} breaks without a place", line.rule);
            prop_assert!(line.applies || line.why.is_some(), "{} is silent without a reason", line.rule);
        }
        let hard = lines.iter().filter(|a| a.hard && !a.holds).count();
        let mut rules: Vec<&str> = broken(plan, spec).iter().map(|(rule, _)| rule.id).collect();
        rules.dedup();
        prop_assert_eq!(rules.len(), hard);
        let _ = sound(plan);
    }

    #[test]
    fn the_order_of_weeks_and_days_does_not_hide_back_to_back_days(seed in 0_usize..7) {
        let mut season = Season::of(&["build: rest tempo3 tempo3 - - - -", "build: rest tempo3 - - - - -"]);
        season.plan.weeks[0].days.rotate_left(seed);
        season.plan.weeks.reverse();
        season.breaks("B2", "2026-12-02");
    }
}

#[test]
fn a_distance_that_is_no_number_holds_nothing() {
    let season = Season::of(&["base: rest easy8 - - - - -"]).each_run(|r| {
        r.steps = vec![crate::support::over(Role::Steady, f64::NAN, "steady").into()];
    });
    season.breaks("A1", "week 1");
    season.breaks("A4", "week 1");
    season.breaks("H4", "week 1");
}

#[test]
fn endless_repeats_are_read_only_so_far() {
    let season = Season::of(&["base: rest 4x400 - - - - -"]).each_run(|r| {
        r.steps.iter_mut().for_each(|block| {
            if let Block::Repeat { repeat, .. } = block {
                *repeat = u32::MAX;
            }
        });
    });
    season.breaks("B4", "repeats to 400 m, at most 12");
    assert!(sound(&season.plan).iter().any(|s| s.contains("4294967295 times")));
}
