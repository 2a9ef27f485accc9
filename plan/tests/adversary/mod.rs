//! Random runners, and whether a plan honours their wishes.

use jiff::{ToSpan, civil::Date};
use quantity::{Distance, Duration};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use training::spec::Lifting;
use training::{Check, History, Plan, Priority, RaceEntry, RaceResult, RunKind, Runner, Spec, Weekday, Wishes, schema};

/// One of the choices.
fn pick<T: Copy>(dice: &mut impl Rng, of: &[T]) -> T {
    of[dice.random_range(0..of.len())]
}

/// A time over a distance for a runner of this 10 km time in seconds.
fn time_s(distance_m: f64, ten_km_s: f64) -> f64 {
    ten_km_s * (distance_m / 10_000.0).powf(1.06)
}

/// A runner drawn by a seed: anybody from a beginner to an ultra runner, with few or many wishes.
pub fn runner(seed: u64) -> Spec {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let dice = &mut dice;
    let today = Date::constant(2026, 11, 23).checked_add(i64::from(dice.random_range(0..400_i32)).days()).unwrap();
    let ten_km_s = dice.random_range(1900.0..4800.0);
    let weekly_km: f64 = pick(dice, &[0.0, 4.0, 8.0, 12.0, 18.0, 25.0, 32.0, 40.0, 55.0, 70.0, 95.0, 120.0]);
    let weeks = pick(dice, &[0, 1, 4, 4, 4, 6]);
    let weekly: Vec<Distance> =
        (0..weeks).map(|_| Distance::from_m((weekly_km * 1000.0 * dice.random_range(0.8..1.2_f64)).round())).collect();
    let longest_m =
        if weekly.is_empty() { 0.0 } else { (weekly_km * 1000.0 * dice.random_range(0.22..0.5_f64)).round() };
    let goals = [
        100.0, 200.0, 400.0, 800.0, 1500.0, 1609.344, 3000.0, 5000.0, 5000.0, 8000.0, 10_000.0, 10_000.0, 15_000.0,
        16_093.44, 21_097.5, 21_097.5, 30_000.0, 42_195.0, 42_195.0, 50_000.0, 100_000.0,
    ];
    let goal_m = pick(dice, &goals);
    let lead = dice.random_range(1..30_i64);
    let mut entries = vec![(goal_m, lead, Priority::A)];
    match dice.random_range(0..10_i32) {
        0 => entries.clear(),
        1 | 2 => entries.push((pick(dice, &[5000.0, 10_000.0, 21_097.5]), dice.random_range(1..=lead), Priority::B)),
        3 => entries.push((pick(dice, &goals), lead + dice.random_range(2..16_i64), Priority::A)),
        _ => {}
    }
    let mut races = Vec::new();
    for (n, (metres, weeks, priority)) in entries.into_iter().enumerate() {
        let days = weeks * 7 + i64::from(dice.random_range(0..7_i32));
        let goal_s = (time_s(metres, ten_km_s) * dice.random_range(0.95..1.08_f64)).round();
        races.push(RaceEntry {
            name: format!("race {}", n + 1),
            date: today.checked_add(days.days()).unwrap(),
            distance_m: Distance::from_m(metres),
            goal_s: dice.random_bool(0.5).then(|| Duration::from_s(goal_s)),
            priority,
            course: None,
        });
    }
    let results = (0..dice.random_range(0..3_i32))
        .map(|_| {
            let metres = pick(dice, &[1609.344, 5000.0, 10_000.0, 21_097.5, 42_195.0]);
            RaceResult {
                distance_m: Distance::from_m(metres),
                time_s: Duration::from_s((time_s(metres, ten_km_s) * dice.random_range(0.98..1.05_f64)).round()),
                date: today.checked_sub(i64::from(dice.random_range(5..300_i32)).days()).ok(),
            }
        })
        .collect();
    let mut wishes = Wishes::default();
    let mut days: Vec<Weekday> = Weekday::ALL.to_vec();
    if dice.random_bool(0.6) {
        let n = dice.random_range(2..=6_usize);
        while days.len() > n {
            let out = dice.random_range(0..days.len());
            days.remove(out);
        }
        wishes.days = Some(days.clone());
    }
    if dice.random_bool(0.4) {
        wishes.long_run = Some(pick(dice, &days));
    }
    if dice.random_bool(0.3) {
        let off: Vec<Weekday> = Weekday::ALL.into_iter().filter(|d| !days.contains(d)).collect();
        wishes.rest = if off.is_empty() { vec![Weekday::Mon] } else { vec![pick(dice, &off)] };
        if off.is_empty() && wishes.long_run == Some(Weekday::Mon) {
            wishes.long_run = None;
        }
    }
    if dice.random_bool(0.25) {
        wishes.max_weekly_distance_m =
            Some(Distance::from_m((weekly_km.max(10.0) * 1000.0 * dice.random_range(1.0..1.5_f64)).round()));
    }
    if dice.random_bool(0.2) {
        let day = pick(dice, &days);
        wishes.max_session_s.insert(day, Duration::from_s(pick(dice, &[2700.0, 3600.0, 5400.0])));
    }
    if dice.random_bool(0.25) {
        wishes.speed_sessions_max = Some(dice.random_range(1..=2_u32));
    }
    wishes.lifting_days_max = dice.random_bool(0.3).then(|| dice.random_range(0..=4_u32));
    Spec {
        schema: schema::SPEC.into(),
        today,
        seed,
        runner: Runner { lifting: pick(dice, &[Lifting::None, Lifting::Some]), ..Runner::default() },
        history: History {
            weekly_distance_m: weekly,
            longest_run_30d_m: Distance::from_m(longest_m),
            speed_sessions_4w: pick(dice, &[0, 0, 2, 6]),
            results,
            done: None,
        },
        races,
        wishes,
        check: Check {
            pain: dice.random_bool(0.06),
            knees_cave_in: dice.random_bool(0.2),
            quiet_glutes: dice.random_bool(0.2),
            ..Check::default()
        },
        fuel: Default::default(),
    }
}

/// What a plan does against the runner's wishes, in words.
pub fn unhonoured(plan: &Plan, spec: &Spec) -> Vec<String> {
    let mut wrong = Vec::new();
    let wishes = &spec.wishes;
    let race_dates: Vec<Date> = spec.races.iter().map(|r| r.date).collect();
    for (date, session, run) in plan.runs() {
        let day = Weekday::of(date);
        if run.run == RunKind::Race {
            let entry =
                spec.races.iter().find(|r| r.date == date && (r.distance_m.m() - run.distance_m.m()).abs() < 11.0);
            if entry.is_none() {
                wrong.push(format!("{}: a race that nobody entered", session.id));
            }
            continue;
        }
        if wishes.days.as_ref().is_some_and(|days| !days.contains(&day)) {
            wrong.push(format!("{}: a run on {}", session.id, day.word()));
        }
        if wishes.rest.contains(&day) {
            wrong.push(format!("{}: a run on a rest day, {}", session.id, day.word()));
        }
        if run.run == RunKind::Long && wishes.long_run.is_some_and(|long| long != day) {
            wrong.push(format!("{}: a long run on {}", session.id, day.word()));
        }
        if let Some(most) = wishes.max_session_s.get(&day)
            && run.duration_s.s() > most.s() + 30.0
        {
            wrong.push(format!("{}: {:.0} s, at most {:.0}", session.id, run.duration_s.s(), most.s()));
        }
        if race_dates.contains(&date) {
            wrong.push(format!("{}: another run on the day of a race", session.id));
        }
    }
    for week in &plan.weeks {
        let runs: Vec<_> = plan.runs().filter(|(date, ..)| week.days.iter().any(|d| d.date == *date)).collect();
        let training: f64 = runs.iter().filter(|(.., r)| r.run != RunKind::Race).map(|(.., r)| r.distance_m.m()).sum();
        if let Some(most) = wishes.max_weekly_distance_m
            && training > most.m() + 10.0
        {
            wrong.push(format!("week {}: {training:.0} m, at most {:.0}", week.index, most.m()));
        }
        let speed = runs.iter().filter(|(.., r)| r.hard && !matches!(r.run, RunKind::Race | RunKind::Test)).count();
        if wishes.speed_sessions_max.is_some_and(|most| speed > most as usize) {
            wrong.push(format!("week {}: {speed} speed sessions", week.index));
        }
    }
    let last = plan.weeks.last().map(|w| w.start.checked_add(6.days()).unwrap());
    let first = plan.weeks.first().map(|w| w.start);
    for race in &spec.races {
        let inside = first.is_some_and(|f| race.date >= f) && last.is_some_and(|l| race.date <= l);
        let there = plan.runs().any(|(date, _, r)| date == race.date && r.run == RunKind::Race);
        if inside && !there {
            wrong.push(format!("the race on {} is not in the plan", race.date));
        }
    }
    wrong
}

/// An ordinary runner: a few weeks like these, one race, a result, four to six days.
pub fn ordinary(goal_m: f64, weekly_km: f64, weeks_away: i64, days: usize, ten_km_s: f64) -> Spec {
    let today = Date::constant(2026, 11, 23);
    let date = today.checked_add((weeks_away * 7 + 6).days()).unwrap();
    let mut spec = runner(0);
    spec.today = today;
    spec.seed = 1;
    spec.check = Check::default();
    spec.wishes = Wishes {
        days: Some([1, 3, 6, 5, 2, 0][..days].iter().map(|&d| Weekday::ALL[d]).collect()),
        ..Wishes::default()
    };
    spec.history = History {
        weekly_distance_m: vec![Distance::from_m(weekly_km * 1000.0); 4],
        longest_run_30d_m: Distance::from_m((weekly_km * 350.0).max(3000.0)),
        speed_sessions_4w: 0,
        results: vec![RaceResult {
            distance_m: Distance::from_m(10_000.0),
            time_s: Duration::from_s(ten_km_s),
            date: today.checked_sub(40.days()).ok(),
        }],
        done: None,
    };
    spec.races = vec![RaceEntry {
        name: "the race".into(),
        date,
        distance_m: Distance::from_m(goal_m),
        goal_s: None,
        priority: Priority::A,
        course: None,
    }];
    spec
}
