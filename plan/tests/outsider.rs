//! Specs on which an independent reading of the rules once found fault.

use plan::make;
use training::{Content, RunKind, Spec};

fn spec(history: &str, races: &str, wishes: &str) -> Spec {
    let json = format!(
        r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{history},"races":[{races}],"wishes":{wishes}}}"#
    );
    serde_json::from_str(&json).expect("the spec is well formed")
}

fn race(date: &str, metres: f64) -> String {
    format!(r#"{{"name":"R","date":"{date}","distance_m":{metres},"goal_s":null,"priority":"A"}}"#)
}

/// From nothing to 30 km in nine weeks: unwise, so made with a caution, not refused.
#[test]
fn a_race_just_beyond_the_half_is_never_refused_at_small_volumes() {
    let history = r#"{"weekly_distance_m":[0,0,0,0],"longest_run_30d_m":0,"speed_sessions_4w":0}"#;
    for metres in [25_000.0, 30_000.0, 35_000.0] {
        for date in ["2027-01-24", "2027-01-31", "2027-02-14"] {
            let made = make(&spec(history, &race(date, metres), "{}"));
            let made = made.unwrap_or_else(|c| panic!("{metres} m on {date}: {c:?}"));
            assert!(!made.cautions.is_empty());
        }
    }
    // A fast marathon and a slow 800 m say different things of 30 km; two kilometres a week are all that may be hard.
    let history = r#"{"weekly_distance_m":[0,0,0,0],"longest_run_30d_m":0,"speed_sessions_4w":0,
        "results":[{"distance_m":42195,"time_s":10241,"date":"2025-05-12"},{"distance_m":800,"time_s":142,"date":"2026-05-24"}]}"#;
    make(&spec(history, &race("2027-01-24", 30_000.0), "{}")).unwrap();
}

/// Nothing was run, so there is nothing to taper from: a first week of rest before a race would be no plan.
#[test]
fn who_has_run_nothing_runs_before_the_first_race() {
    for history in [r#"{"weekly_distance_m":[],"longest_run_30d_m":0}"#, r#"{"weekly_distance_m":[0,0,0,0]}"#] {
        let races = format!("{},{}", race("2026-12-07", 10_000.0), race("2026-12-21", 21_097.5));
        let made = make(&spec(history, &races, "{}")).unwrap();
        let first_m = made.weeks[0].distance_m.m();
        assert!((2000.0..=10_000.0).contains(&first_m), "{first_m} m before the race");
        assert!(made.audit.iter().all(|a| !a.hard || !a.applies || a.holds), "{:?}", made.audit);
        assert!(made.audit.iter().all(|a| !a.figure.contains("-0")), "{:?}", made.audit);
    }
}

/// Only the week before an A race may go without its two lifting days; a goal of lesser rank has none.
#[test]
fn a_goal_that_is_no_a_race_leaves_two_lifting_days_to_the_week_before_it() {
    let history = r#"{"weekly_distance_m":[30000,30000,30000,30000],"longest_run_30d_m":12000}"#;
    let lifts = |week: &training::Week| {
        let has = |day: &&training::Day| day.sessions.iter().any(|s| matches!(s.content, Content::Strength(_)));
        week.days.iter().filter(has).count()
    };
    for date in ["2027-02-28", "2027-03-01"] {
        for metres in [1500.0, 10_000.0, 42_195.0] {
            let of = |priority: &str| {
                let race = race(date, metres).replace("\"A\"", priority);
                make(&spec(history, &race, "{}")).unwrap_or_else(|c| panic!("{metres} m on {date}: {c:?}"))
            };
            for priority in ["\"B\"", "\"C\""] {
                let made = of(priority);
                let eve = &made.weeks[made.weeks.len() - 2];
                assert_eq!(lifts(eve), 2, "{metres} m on {date}, priority {priority}");
                assert!(made.audit.iter().all(|a| !a.hard || !a.applies || a.holds), "{:?}", made.audit);
            }
            let made = of("\"A\"");
            assert!(lifts(&made.weeks[made.weeks.len() - 2]) < 2, "{metres} m on {date}");
        }
    }
}

/// A run of a quarter of an hour is nobody's long run.
#[test]
fn what_is_called_long_is_more_than_five_kilometres() {
    let mut called = 0;
    for history in ["[0,0,0,0]", "[6000,7000,8000,8000]", "[14000,15000,15000,16000]", "[40000,40000,40000,40000]"] {
        let history = format!(r#"{{"weekly_distance_m":{history},"longest_run_30d_m":3000}}"#);
        let made = make(&spec(&history, &race("2027-03-07", 10_000.0), "{}")).unwrap();
        for (_, session, run) in made.runs().filter(|(.., run)| run.run == RunKind::Long) {
            assert!(run.distance_m.m() >= 5000.0, "{}: {:?}", session.id, run.distance_m);
            called += 1;
        }
    }
    assert!(called > 20, "{called}");
}

/// A week of 76 km has a run of a tenth of that: a longest run of 0 does not forbid week 1.
#[test]
fn a_longest_run_that_contradicts_the_weeks_is_named_and_not_believed() {
    for weeks in ["[84289,68932]", "[106914,120026,115426,114381]", "[130223,123316,137594,0]"] {
        let history = format!(r#"{{"weekly_distance_m":{weeks},"longest_run_30d_m":0,"speed_sessions_4w":0}}"#);
        for races in [race("2027-02-06", 1500.0), String::new()] {
            let made = make(&spec(&history, &races, "{}")).unwrap_or_else(|c| panic!("{weeks}: {c:?}"));
            assert!(made.cautions.iter().any(|c| c.contains("cannot be made of")), "{:?}", made.cautions);
        }
    }
}

/// Where a second run fills the day it obeys the longest session too.
#[test]
fn no_session_is_longer_than_wished() {
    let history = r#"{"weekly_distance_m":[59634,57474,57773,55898],"longest_run_30d_m":24000,"speed_sessions_4w":0}"#;
    for day in ["mon", "wed", "sun"] {
        let wishes = format!(r#"{{"max_session_s":{{"{day}":600}},"days":["mon","wed","sat","sun"]}}"#);
        let Ok(made) = make(&spec(history, &race("2027-04-18", 10_000.0), &wishes)) else { continue };
        let wished = serde_json::from_str(&format!("\"{day}\"")).unwrap();
        for (date, session) in made.days().flat_map(|d| d.sessions.iter().map(move |s| (d.date, s))) {
            let Content::Run(run) = &session.content else { continue };
            let capped = training::Weekday::of(date) == wished && run.run != RunKind::Race;
            assert!(!capped || run.duration_s.s() <= 601.0, "{date}: {:?}", run.duration_s);
        }
    }
}

/// A race in week 1 is running too: with it the week stays within what rule A4 allows, as far as the race leaves room.
#[test]
fn a_race_in_week_1_takes_its_distance_out_of_the_week() {
    for (weeks, metres, most) in [("[0,0]", 10_000.0, 10_000.0), ("[40000,40000,40000,40000]", 10_000.0, 44_000.0)] {
        let history = format!(r#"{{"weekly_distance_m":{weeks},"longest_run_30d_m":0,"speed_sessions_4w":0}}"#);
        let races = format!("{},{}", race("2026-12-06", metres), race("2027-03-21", 5000.0));
        let made = make(&spec(&history, &races, "{}")).unwrap_or_else(|c| panic!("{weeks}: {c:?}"));
        assert!(made.weeks[0].distance_m.m() <= most + 1.0, "{:?}", made.weeks[0].distance_m);
    }
}

/// Two kilometres at race pace are what ten kilometres a week may carry.
#[test]
fn ten_kilometres_a_week_are_enough_for_two_repeats_towards_a_half_marathon() {
    let history = r#"{"weekly_distance_m":[],"longest_run_30d_m":0,"speed_sessions_4w":8,
        "results":[{"distance_m":5000,"time_s":1613,"date":"2026-08-01"}]}"#;
    for date in ["2027-02-07", "2027-05-23"] {
        let made = make(&spec(history, &race(date, 21_097.5), r#"{"max_weekly_distance_m":10000}"#));
        let made = made.unwrap_or_else(|c| panic!("{date}: {c:?}"));
        let m = |w: &training::Week| w.distance_m.m();
        assert!(made.weeks[..made.weeks.len() - 1].iter().all(|w| m(w) <= 10_001.0));
    }
}

/// One running day may be as long as 110 % of the mean, so 7.5 km a week leave room for 6 km.
#[test]
fn one_running_day_a_week_is_no_clash_at_small_volumes() {
    let history = r#"{"weekly_distance_m":[7482,7482,7482,7482],"longest_run_30d_m":5000,"speed_sessions_4w":0}"#;
    make(&spec(history, "", r#"{"days":["wed"]}"#)).unwrap();
}

/// A stomach that is trained for more than 90 g/h gets it, and never more than it is trained for.
#[test]
fn fuel_goes_as_far_as_it_is_trained_for() {
    let history = r#"{"weekly_distance_m":[33907,38796,44123,30384],"longest_run_30d_m":14400,"speed_sessions_4w":0,
        "results":[{"distance_m":42195,"time_s":9860,"date":"2026-04-12"}]}"#;
    let mut most_ever = 0.0_f64;
    for trained in [60.0, 95.0, 103.9, 118.0] {
        let mut spec = spec(history, &race("2027-03-21", 100_000.0), "{}");
        spec.runner.mass_kg = Some(quantity::Mass::from_kg(93.0));
        spec.fuel.trained_carbohydrate_g_h = Some(trained);
        let made = make(&spec).unwrap_or_else(|c| panic!("{trained} g/h: {c:?}"));
        for (_, session, run) in made.runs() {
            let g = run.fuel.as_ref().map_or(0.0, |f| f.carbohydrate_g_per_h);
            assert!(g <= trained.max(90.0), "{trained} g/h: {} takes {g}", session.id);
            most_ever = most_ever.max(g);
        }
    }
    assert!(most_ever > 90.0, "nobody takes more than 90 g/h: {most_ever}");
}

/// Strides are no speed work: after four weeks of nothing harder a new kind begins with two repeats.
#[test]
fn weeks_of_races_and_strides_begin_speed_work_with_two_repeats_again() {
    let history = r#"{"weekly_distance_m":[40885,42548,44851,33119],"longest_run_30d_m":8313,"speed_sessions_4w":4,
        "results":[{"distance_m":5000,"time_s":1087,"date":"2026-08-18"}]}"#;
    let races = [("2026-12-12", 1500.0), ("2026-12-19", 5000.0), ("2027-01-02", 10_000.0), ("2027-02-06", 5000.0)];
    let races: Vec<String> = races.iter().map(|(date, m)| race(date, *m)).collect();
    let made = make(&spec(history, &races.join(","), "{}")).unwrap();
    let (mut hard, mut seen) = (made.made, Vec::new());
    for (date, session, run) in made.runs().filter(|(_, _, r)| !matches!(r.run, RunKind::Test | RunKind::Race)) {
        let sizes: Vec<f64> = run
            .unrolled()
            .filter(|s| s.role == training::Role::Effort && matches!(run.run, RunKind::Strides | RunKind::Repeats))
            .filter_map(|s| s.distance_m.map(|d| d.m()))
            .collect();
        if let Some(&m) = sizes.first() {
            let kind = (run.run, m <= 400.0);
            let away = (date - hard).get_days() > 28;
            assert!(!away || seen.contains(&kind) || sizes.len() == 2, "{}: {} repeats", session.id, sizes.len());
            seen.push(kind);
        }
        if run.hard {
            hard = date;
        }
    }
}

/// Races on the way never make an easier week out of one that cannot be: week 1, or one with a long race.
#[test]
fn a_half_marathon_on_the_way_leaves_the_easier_week_to_another() {
    let history = r#"{"weekly_distance_m":[30000,30000,30000,24000],"longest_run_30d_m":10000,"speed_sessions_4w":2}"#;
    for on_the_way in ["2026-12-06", "2026-12-13", "2026-12-20", "2026-12-27"] {
        let b = format!(r#"{{"name":"B","date":"{on_the_way}","distance_m":21097.5,"goal_s":null,"priority":"B"}}"#);
        for goal in ["2027-01-03", "2027-01-24", "2027-02-28"] {
            let races = format!("{},{b}", race(goal, 5000.0));
            make(&spec(history, &races, "{}")).unwrap_or_else(|c| panic!("{on_the_way}, {goal}: {c:?}"));
        }
    }
}
