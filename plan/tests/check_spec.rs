//! Bad specs are answered in words, and never make the planner panic.

use training::Spec;

fn spec(more: &str) -> Spec {
    serde_json::from_str(&format!(r#"{{"schema":"stayer.spec/1","today":"2026-11-23",{more}}}"#)).expect("well-formed")
}

#[test]
fn says_what_cannot_be() {
    for (more, words) in [
        (r#""races":[{"date":"2026-11-22","distance_m":10000}]"#, "before today"),
        (r#""races":[{"date":"2027-03-01","distance_m":-5}]"#, "expected 100 m to 100 km"),
        (r#""races":[{"date":"2027-03-01","distance_m":10000,"goal_s":60}]"#, "nobody runs"),
        (r#""races":[{"date":"2077-03-01","distance_m":10000}]"#, "more than five years away"),
        (r#""runner":{"born":"2026-11-24"}"#, "birthday"),
        (r#""runner":{"mass_kg":0}"#, "body mass"),
        (r#""runner":{"max_speed_mps":99}"#, "top speed"),
        (r#""history":{"weekly_distance_m":[-1000]}"#, "week 1 of the history"),
        (r#""history":{"longest_run_30d_m":-1}"#, "longest run"),
        (r#""history":{"results":[{"distance_m":5000,"time_s":240}]}"#, "nobody runs that"),
        (r#""history":{"results":[{"distance_m":5000,"time_s":1200,"date":"2026-12-01"}]}"#, "lies after today"),
        (r#""wishes":{"max_session_s":{"tue":-60}}"#, "longest session on tue"),
        (r#""wishes":{"max_weekly_distance_m":-1}"#, "a week"),
    ] {
        let spec = spec(more);
        let wrong = plan::check_spec(&spec).expect_err(more);
        assert!(wrong.len() == 1 && wrong[0].contains(words), "{more}: {wrong:?}");
        assert!(plan::make(&spec).is_err(), "{more}");
    }
}

#[test]
fn hard_but_honest_wishes_pass_the_check() {
    for more in [
        r#""wishes":{"days":[]}"#,
        r#""wishes":{"rest":["mon","tue","wed","thu","fri","sat","sun"]}"#,
        r#""wishes":{"max_weekly_distance_m":0},"history":{"weekly_distance_m":[30000],"longest_run_30d_m":9000}"#,
    ] {
        let spec = spec(more);
        assert_eq!(plan::check_spec(&spec), Ok(()), "{more}");
        let clash = plan::make(&spec).expect_err(more);
        assert!(clash.clash.len() == 1 && clash.ways_out.len() == 1, "{more}: {clash:?}");
    }
}

#[test]
fn a_marathon_in_four_weeks_for_a_beginner_is_planned_with_its_cautions() {
    let spec = spec(r#""races":[{"name":"City marathon","date":"2026-12-20","distance_m":42195}]"#);
    let plan = plan::make(&spec).expect("the safest honest plan");
    assert!(plan.cautions.iter().any(|c| c.contains("City marathon") && c.contains("cannot make you ready")));
    let training = plan.runs().filter(|(_, _, run)| run.run != training::RunKind::Race);
    assert!(training.map(|(_, _, run)| run.distance_m.m()).fold(0.0, f64::max) <= 5000.0);
}

#[test]
fn thirty_races_are_planned_or_named() {
    let races: Vec<String> = (0..30)
        .map(|week| {
            let date = jiff::civil::date(2026, 11, 28).saturating_add(jiff::Span::new().weeks(week));
            format!(r#"{{"name":"Race {week}","date":"{date}","distance_m":5000,"priority":"C"}}"#)
        })
        .collect();
    let more =
        format!(r#""races":[{}],"history":{{"weekly_distance_m":[40000],"longest_run_30d_m":14000}}"#, races.join(","));
    let plan = plan::make(&spec(&more)).expect("a race every Saturday can be planned");
    assert!(plan.weeks.len() == 26 && plan.cautions.iter().any(|c| c.contains("after the last week")));
}
