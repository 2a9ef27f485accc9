//! Random specs over the whole space: runners, goals, wishes, horizons.

use jiff::{ToSpan, civil::date};
use quantity::{Distance, Duration, Mass, Speed};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use training::spec::{Equipment, Lifting};
use training::{Check, Fuelling, History, Priority, RaceEntry, RaceResult, Runner, Spec, Weekday, Wishes, schema};

const EQUIPMENT: [Equipment; 7] = [
    Equipment::Band,
    Equipment::Dumbbell,
    Equipment::Kettlebell,
    Equipment::MedicineBall,
    Equipment::Box,
    Equipment::Cable,
    Equipment::Barbell,
];

const GOALS_M: [f64; 16] = [
    100.0, 200.0, 400.0, 800.0, 1500.0, 1609.344, 3000.0, 5000.0, 8000.0, 10_000.0, 15_000.0, 21_097.5, 30_000.0,
    42_195.0, 50_000.0, 100_000.0,
];

/// The spec of a seed.
pub fn spec(seed: u64) -> Spec {
    let mut r = ChaCha8Rng::seed_from_u64(seed);
    let today = date(2026, 11, 23).saturating_add(r.random_range(0..400_i64).days());
    let weekly_m = match r.random_range(0..10) {
        0 => 0.0,
        1 => r.random_range(500.0..10_000.0),
        2..=7 => r.random_range(10_000.0..60_000.0),
        _ => r.random_range(60_000.0..130_000.0),
    };
    let weeks = r.random_range(0..=6);
    let weekly_distance_m: Vec<Distance> =
        (0..weeks).map(|_| Distance::from_m((weekly_m * r.random_range(0.75..1.2_f64)).round())).collect();
    let mean = weekly_distance_m.iter().map(|d| d.m()).sum::<f64>() / weeks.max(1) as f64;
    let longest = Distance::from_m((mean * r.random_range(0.2..0.45_f64)).round());
    let vdot_like = r.random_range(0.55..1.35_f64); // of a 20-minute 5 km runner
    let result = |r: &mut ChaCha8Rng, m: f64| RaceResult {
        distance_m: Distance::from_m(m),
        time_s: Duration::from_s(
            (1200.0 / vdot_like * (m / 5000.0).powf(1.07) * r.random_range(0.97..1.06_f64)).round(),
        ),
        date: Some(today.saturating_sub(r.random_range(1..500_i64).days())),
    };
    let results: Vec<RaceResult> = (0..r.random_range(0..4))
        .map(|_| [400.0, 1500.0, 5000.0, 10_000.0, 21_097.5, 42_195.0][r.random_range(0..6)])
        .collect::<Vec<f64>>()
        .into_iter()
        .map(|m| result(&mut r, m))
        .collect();
    let mut races = Vec::new();
    for n in 0..[0, 1, 1, 1, 1, 1, 2, 2, 3, 5][r.random_range(0..10)] {
        let m = if n == 0 { GOALS_M[r.random_range(0..16)] } else { GOALS_M[r.random_range(4..13)] };
        let ahead = if r.random_range(0..8) == 0 { r.random_range(0..260_i64) } else { r.random_range(0..185_i64) };
        races.push(RaceEntry {
            name: format!("race {n}"),
            date: today.saturating_add(ahead.days()),
            distance_m: Distance::from_m(m),
            goal_s: (r.random_range(0..2) == 0).then(|| {
                Duration::from_s((1200.0 / vdot_like * (m / 5000.0).powf(1.07) * r.random_range(0.85..1.1_f64)).round())
            }),
            priority: if n == 0 {
                Priority::A
            } else {
                [Priority::A, Priority::B, Priority::C, Priority::C][r.random_range(0..4)]
            },
            course: None,
        });
    }
    races.sort_by_key(|x| x.date);
    races.dedup_by_key(|x| x.date);
    Spec {
        schema: schema::SPEC.into(),
        today,
        seed: r.random_range(0..1000),
        runner: Runner {
            max_speed_mps: (r.random_range(0..4) == 0).then(|| Speed::from_mps(r.random_range(5.0..10.5))),
            mass_kg: (r.random_range(0..4) > 0).then(|| Mass::from_kg(r.random_range(42.0..120.0_f64).round())),
            born: (r.random_range(0..4) > 0).then(|| date(r.random_range(1945..2010), 5, 2)),
            lifting: [Lifting::None, Lifting::None, Lifting::Some, Lifting::Regular][r.random_range(0..4)],
            equipment: EQUIPMENT.into_iter().filter(|_| r.random_range(0..2) == 0).collect(),
            ..Runner::default()
        },
        history: History {
            weekly_distance_m,
            longest_run_30d_m: longest,
            speed_sessions_4w: [0, 0, 0, 3, 8][r.random_range(0..5)],
            results,
            done: None,
        },
        races,
        wishes: wishes(&mut r, mean),
        check: Check {
            pain: r.random_range(0..12) == 0,
            knees_cave_in: r.random_range(0..4) == 0,
            tight_hip_flexors: r.random_range(0..4) == 0,
            quiet_glutes: r.random_range(0..4) == 0,
            left_right_difference: r.random_range(0..4) == 0,
        },
        fuel: Fuelling {
            sweat_l_h: (r.random_range(0..4) == 0).then(|| r.random_range(0.3..2.2)),
            trained_carbohydrate_g_h: (r.random_range(0..6) == 0).then(|| r.random_range(60.0..120.0)),
        },
    }
}

fn wishes(r: &mut ChaCha8Rng, mean: f64) -> Wishes {
    let mut wishes = Wishes::default();
    if r.random_range(0..3) > 0 {
        let n = [1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7][r.random_range(0..11)];
        let mut days = Weekday::ALL.to_vec();
        while days.len() > n {
            days.remove(r.random_range(0..days.len()));
        }
        wishes.days = Some(days);
    }
    if r.random_range(0..3) == 0 {
        let from = wishes.days.clone().unwrap_or(Weekday::ALL.to_vec());
        wishes.long_run = Some(if r.random_range(0..10) == 0 {
            Weekday::ALL[r.random_range(0..7)]
        } else {
            from[r.random_range(0..from.len())]
        });
    }
    if r.random_range(0..4) == 0 {
        let n = [1, 1, 1, 2, 2, 3, 5, 6][r.random_range(0..8)];
        wishes.rest = (0..n).map(|_| Weekday::ALL[r.random_range(0..7)]).collect();
    }
    wishes.lifting_days_max = (r.random_range(0..3) == 0).then(|| r.random_range(0..=5));
    for _ in 0..[0, 0, 1, 2, 4][r.random_range(0..5)] {
        wishes
            .max_session_s
            .insert(Weekday::ALL[r.random_range(0..7)], Duration::from_s(f64::from(r.random_range(3..13)) * 600.0));
    }
    if r.random_range(0..4) == 0 {
        wishes.max_weekly_distance_m =
            Some(Distance::from_m((mean * r.random_range(0.7..1.8_f64)).max(6000.0).round()));
    }
    if r.random_range(0..4) == 0 {
        wishes.speed_sessions_max = Some(r.random_range(0..3));
    }
    wishes
}
