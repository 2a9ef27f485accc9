//! Prints plans as text, to be read with a coach's eyes: `cargo run -p plan --example print [SPEC.json …]`.

use std::{error::Error, fs};
use training::{Block, Content, Plan, RunSession, Spec, Step, Weekday};

const RUNNERS: [(&str, &str); 5] = [
    (
        "32 km a week towards a marathon",
        r#"{"schema":"stayer.spec/1","today":"2026-11-23","history":{"weekly_distance_m":[28000,30000,31000,32000],"longest_run_30d_m":14000,
        "results":[{"distance_m":10000,"time_s":3120,"date":"2026-10-11"}]},"races":[{"name":"Spring marathon","date":"2027-04-18","distance_m":42195,"goal_s":14400,"priority":"A"}],
        "wishes":{"days":["mon","tue","wed","thu","sat","sun"],"long_run":"sun","rest":["fri"],"max_session_s":{"tue":3600},"max_weekly_distance_m":70000}}"#,
    ),
    (
        "a beginner towards 5 km",
        r#"{"schema":"stayer.spec/1","today":"2026-11-23","races":[{"name":"Park run","date":"2027-02-13","distance_m":5000}],"wishes":{"days":["tue","thu","sat"]}}"#,
    ),
    (
        "a 400 m runner",
        r#"{"schema":"stayer.spec/1","today":"2027-03-01","runner":{"max_speed_mps":8.9},"history":{"weekly_distance_m":[20000,22000,18000,20000],"longest_run_30d_m":7000,"speed_sessions_4w":6,
        "results":[{"distance_m":400,"time_s":55,"date":"2026-08-11"}]},"races":[{"name":"Finals","date":"2027-06-12","distance_m":400}]}"#,
    ),
    (
        "130 km a week towards 10 km, with two races on the way",
        r#"{"schema":"stayer.spec/1","today":"2027-01-04","history":{"weekly_distance_m":[125000,130000,135000,130000],"longest_run_30d_m":28000,"speed_sessions_4w":8,
        "results":[{"distance_m":10000,"time_s":1860,"date":"2026-10-11"}]},"races":[{"name":"Nationals","date":"2027-05-08","distance_m":10000},
        {"name":"Cross","date":"2027-02-21","distance_m":8000,"priority":"C"},{"name":"Half","date":"2027-03-28","distance_m":21097.5,"priority":"B"}]}"#,
    ),
    (
        "no race, three days, one hour at most",
        r#"{"schema":"stayer.spec/1","today":"2027-01-04","history":{"weekly_distance_m":[18000,20000,15000,19000],"longest_run_30d_m":9000,
        "results":[{"distance_m":5000,"time_s":1620,"date":"2026-10-11"}]},"wishes":{"days":["mon","wed","sat"],"max_session_s":{"mon":3600,"wed":2700,"sat":5400}}}"#,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        for (title, text) in RUNNERS {
            println!("===== {title}");
            show(&serde_json::from_str(text)?);
        }
    }
    for file in files {
        println!("===== {file}");
        show(&serde_json::from_str(&fs::read_to_string(file)?)?);
    }
    Ok(())
}

fn show(spec: &Spec) {
    match plan::make(spec) {
        Ok(plan) => print(&plan),
        Err(conflict) => println!("{conflict:#?}"),
    }
}

fn print(plan: &Plan) {
    for caution in &plan.cautions {
        println!("! {caution}");
    }
    for week in &plan.weeks {
        println!(
            "\nweek {:2} {} {:?}{}  {:.1} km, {:.1} hard",
            week.index,
            week.start,
            week.phase,
            if week.easier { " (easier)" } else { "" },
            week.distance_m.m() / 1000.0,
            week.hard_distance_m.m() / 1000.0
        );
        for day in &week.days {
            for s in &day.sessions {
                let Content::Run(run) = &s.content else { continue };
                println!(
                    "  {} {:5.1} km {:3.0} min {}{:<9} {}  [{}] {}",
                    Weekday::of(day.date).word(),
                    run.distance_m.m() / 1000.0,
                    run.duration_s.s() / 60.0,
                    if run.hard { "!" } else { " " },
                    format!("{:?}", run.run).to_lowercase(),
                    steps(run),
                    s.id,
                    s.why
                );
            }
        }
    }
    for a in plan.audit.iter().filter(|a| a.applies) {
        println!(
            "{} {} {} {}",
            a.rule,
            if a.holds { "holds" } else { "BROKEN" },
            a.figure,
            a.why.as_deref().unwrap_or("")
        );
    }
}

fn steps(run: &RunSession) -> String {
    let one = |s: &Step| {
        let length = match (s.distance_m, s.duration_s) {
            (Some(d), _) => format!("{:.0} m", d.m()),
            (None, Some(t)) => format!("{:.0} s", t.s()),
            _ => String::new(),
        };
        let pace = if s.middle_speed().mps() > 0.0 {
            let p = s.middle_speed().pace_s_per_km();
            format!(" {:.0}:{:02.0}", (p / 60.0).floor(), p % 60.0)
        } else {
            String::new()
        };
        format!("{length} {}{pace}", s.pace)
    };
    run.steps
        .iter()
        .map(|b| match b {
            Block::Step(s) => one(s),
            Block::Repeat { repeat, steps } => {
                format!("{repeat}x({})", steps.iter().map(one).collect::<Vec<_>>().join(" + "))
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}
