//! Plans made elsewhere: workout text, week grids and calendars, good, odd and hostile.

use formats::{Error, ics, week_grid, workout_text};
use proptest::prelude::*;
use training::{Content, Outline, OutlinedSession, Role, RunKind, RunSession, When};

fn run(session: &OutlinedSession) -> &RunSession {
    match &session.content {
        Content::Run(run) => run,
        other => panic!("{other:?} is no run"),
    }
}

/// Role, metres or seconds, pace of every step in the order run.
fn steps(session: &OutlinedSession) -> Vec<(Role, f64, String)> {
    let length = |s: &training::Step| s.distance_m.map(|d| d.m()).or(s.duration_s.map(|t| t.s())).unwrap_or(0.0);
    run(session).unrolled().map(|s| (s.role, length(s), s.pace.to_string())).collect()
}

fn words(outline: &Outline) -> Vec<(Option<usize>, &str)> {
    outline.unread.iter().map(|u| (u.line, u.words.as_str())).collect()
}

const TEXT: &str = "Warmup\n- 10m 6:00-5:30/km Pace\n\nMain Set 2x\n- 400mtr 3:40/km Pace\n- 200mtr easy\n\nCooldown\n- press lap 10m easy\n";

#[test]
fn a_workout_text_has_its_steps_and_roles() {
    let windows = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    let utf16: Vec<u8> = format!("\u{feff}{TEXT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [TEXT.as_bytes(), windows.as_bytes(), &utf16] {
        let outline = workout_text::decode(bytes).unwrap();
        assert_eq!((outline.sessions.len(), outline.unread.len()), (1, 0), "{:?}", outline.unread);
        let session = &outline.sessions[0];
        assert_eq!((session.when, run(session).run, session.steps_told), (When::Unsaid, RunKind::Repeats, true));
        let expected = [
            (Role::Warmup, 600.0, "easy"),
            (Role::Effort, 400.0, "race"),
            (Role::Recovery, 200.0, "easy"),
            (Role::Effort, 400.0, "race"),
            (Role::Recovery, 200.0, "easy"),
            (Role::Cooldown, 600.0, "easy"),
        ];
        assert_eq!(steps(session), expected.map(|(role, length, pace)| (role, length, pace.to_owned())));
        assert_eq!(session.unnamed, [1], "the pace of the effort has no name");
        let effort = run(session).unrolled().nth(1).unwrap().speed_high_mps.unwrap();
        assert!((effort.mps() - 1000.0 / 220.0).abs() < 1e-9);
    }
}

#[test]
fn dates_begin_the_sessions_of_a_text() {
    let text = "2026-12-01 Tempo run\n- 15m easy\n- 20m threshold\n- 10m easy\n\n2026-12-02 Rest\n2026-12-03: Swim\n2026-12-04 Easy run, 8 km\n";
    let outline = workout_text::decode(text.as_bytes()).unwrap();
    let days: Vec<String> = outline
        .sessions
        .iter()
        .map(|s| if let When::On(date) = s.when { date.to_string() } else { String::new() })
        .collect();
    assert_eq!(days, ["2026-12-01", "2026-12-02", "2026-12-04"]);
    let roles: Vec<Role> = run(&outline.sessions[0]).unrolled().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Warmup, Role::Effort, Role::Cooldown]);
    assert_eq!(outline.sessions[1].content, Content::Rest {});
    assert_eq!(words(&outline), [(Some(7), "Swim")]);
}

#[test]
fn what_a_text_does_not_say_is_listed_by_line() {
    let text =
        "Warmup\n- 10m Z1 Pace\n\n6x\n- 400mtr 220w\n- until it hurts\nthese are words that belong to nothing at all\n";
    let outline = workout_text::decode(text.as_bytes()).unwrap();
    let lines: Vec<Option<usize>> = outline.unread.iter().map(|u| u.line).collect();
    assert_eq!(lines, [Some(2), Some(5), Some(6), Some(7)]);
    assert!(outline.unread[1].why.contains("power says no pace"), "{:?}", outline.unread[1]);
}

#[test]
fn a_week_grid_counts_its_days_from_a_monday() {
    let text = "units: mi\ntype: Half Marathon\nschedule:\n- description: Week 1\n  workouts:\n  - title: Weights\n  - title: '{5:8} run' # easy\n    distance: 5.0\n  - title: Run\n    distance: [2, 4]\n  - title: Rest\n  - title: Speed\n    description: 4 x 400m @ 5k pace w. 400m jog\n    distance: 6\n  - title: Bike\n  - title: Half Marathon ({13.1:21.1})\n    distance: 13.1\n- workouts:\n  - title: Rest\n";
    let outline = week_grid::decode(text.as_bytes()).unwrap();
    let days: Vec<When> = outline.sessions.iter().map(|s| s.when).collect();
    assert_eq!(days, [0, 1, 2, 3, 4, 6, 7].map(When::Day));
    let metres = |place: usize| run(&outline.sessions[place]).unrolled().map(|s| s.distance().m()).sum::<f64>();
    assert!((metres(1) - 5.0 * 1609.344).abs() < 1e-6 && (metres(2) - 3.0 * 1609.344).abs() < 1e-6);
    assert!((metres(4) - 6.0 * 1609.344).abs() < 1e-6, "easy running fills the distance told");
    let efforts = run(&outline.sessions[4]).unrolled().filter(|s| s.role == Role::Effort).count();
    assert_eq!((efforts, outline.sessions[4].steps_told), (4, false));
    assert_eq!(run(&outline.sessions[5]).run, RunKind::Race);
    assert!((outline.goal_m.unwrap().m() - 21_097.5).abs() < 1e-9);
    assert_eq!(words(&outline), [(Some(15), "Bike"), (Some(18), "1 workout")]);
    let dated = week_grid::decode(format!("start: 2026-12-07\n{text}").as_bytes()).unwrap();
    assert_eq!(dated.sessions[1].when, When::On(jiff::civil::date(2026, 12, 8)));
}

#[test]
fn grids_that_are_none() {
    let many = format!("schedule:\n{}", "- workouts: [a]\n".repeat(105));
    for (text, word) in [
        ("", "0 bytes"),
        ("name: x\n", "no weeks"),
        ("schedule: &a [*a, *a]\n", "anchors"),
        (&many, "more than 104 weeks"),
    ] {
        let error = week_grid::decode(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(word), "{text:.30}: {error}");
    }
    let odd = "units: furlongs\nschedule:\n- workouts:\n  - title: Run\n    distance: NaN\n  - title: Run\n    distance: -5\n";
    let outline = week_grid::decode(odd.as_bytes()).unwrap();
    assert!(outline.sessions.is_empty());
    assert!(outline.unread.iter().any(|u| u.words == "NaN") && outline.unread.iter().any(|u| u.words == "-5"));
}

/// A week with a run and a lift on one day, repeats, and nothing on the others, as a grid and back.
#[test]
fn a_plan_comes_back_from_its_grid() {
    use jiff::civil::date;
    use quantity::{Distance, Duration};
    use training::{
        Block, Day, Goal, PaceBase, Phase, Plan, Session, Step, Week, plan::StrengthPhase, plan::StrengthSession,
    };
    let run = |id: &str, run: RunKind, m: f64, steps: Vec<Block>| Session {
        id: id.into(),
        why: String::new(),
        left_out: None,
        content: Content::Run(RunSession {
            run,
            hard: false,
            distance_m: Distance::from_m(m),
            duration_s: Duration::from_s(1800.0),
            steps,
            fuel: None,
        }),
    };
    let easy = |m: f64| Block::Step(Step::over(Role::Steady, Distance::from_m(m), PaceBase::Easy));
    let repeats = vec![
        easy(2000.0),
        Block::Repeat {
            repeat: 6,
            steps: vec![
                Step::over(Role::Effort, Distance::from_m(400.0), PaceBase::Mile),
                Step::lasting(Role::Recovery, Duration::from_s(90.0), PaceBase::Jog),
            ],
        },
        easy(1500.0),
    ];
    let lift = StrengthSession { phase: StrengthPhase::Stability, exercises: Vec::new(), duration_s: None };
    let lift = Session { id: "lift".into(), why: String::new(), left_out: None, content: Content::Strength(lift) };
    let mut days: Vec<Day> = (0..7)
        .map(|i| Day {
            date: date(2026, 12, 7 + i),
            carbohydrate_g: None,
            carbohydrate_g_per_kg: None,
            sessions: Vec::new(),
        })
        .collect();
    days[1].sessions = vec![lift, run("easy", RunKind::Easy, 8230.0, vec![easy(8230.0)])];
    days[3].sessions = vec![run("speed", RunKind::Repeats, 6800.0, repeats)];
    days[6].sessions = vec![run("long", RunKind::Long, 16_000.0, vec![easy(16_000.0)])];
    let week = Week {
        index: 1,
        start: date(2026, 12, 7),
        phase: Phase::Base,
        easier: false,
        distance_m: Distance::from_m(31_030.0),
        hard_distance_m: Distance::ZERO,
        days,
    };
    let goal = Goal {
        name: "Anna's #1: half".into(),
        date: date(2027, 4, 18),
        distance_m: quantity::race_distance::HALF_MARATHON,
        time_s: None,
    };
    let plan = Plan {
        schema: training::schema::PLAN.into(),
        made: date(2026, 12, 1),
        seed: 1,
        goal: Some(goal),
        weeks: vec![week],
        audit: Vec::new(),
        cautions: Vec::new(),
        changed: None,
    };
    let text = week_grid::encode(&plan);
    let outline = week_grid::decode(text.as_bytes()).unwrap();
    assert_eq!(outline.unread, [], "{text}");
    assert!((outline.goal_m.unwrap().m() - 21_097.5).abs() < 1e-9);
    let read: Vec<(When, RunKind, f64)> = outline
        .sessions
        .iter()
        .filter(|s| s.content != Content::Rest {})
        .map(|s| (s.when, run_of(s), steps(s).iter().map(|(_, length, _)| *length).sum()))
        .collect();
    let on = |day: i8| When::On(date(2026, 12, day));
    // The recoveries of the repeats are 6 × 90 s; easy running fills the distance.
    assert_eq!(read[0], (on(8), RunKind::Easy, 8230.0));
    assert_eq!((read[1].0, read[1].1), (on(10), RunKind::Repeats));
    assert_eq!(read[2], (on(13), RunKind::Long, 16_000.0));
    let speed = steps(outline.sessions.iter().find(|s| s.when == on(10)).unwrap());
    assert_eq!(speed.iter().filter(|s| *s == &(Role::Effort, 400.0, "mile".into())).count(), 6);
    assert_eq!(speed.iter().filter(|s| *s == &(Role::Recovery, 90.0, "jog".into())).count(), 6);
    assert_eq!(outline.sessions.iter().filter(|s| s.content == Content::Rest {}).count(), 4);
    let losses: Vec<_> = week_grid::losses(&plan).collect();
    assert_eq!(losses, [("lift", week_grid::GridLoss::Beside), ("speed", week_grid::GridLoss::Steps)]);
}

fn run_of(session: &OutlinedSession) -> RunKind {
    run(session).run
}

fn event(title: &str, description: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:{title}\r\nDESCRIPTION:{description}\r\nEND:VEVENT\r\n"
    )
}

#[test]
fn a_calendar_has_training_and_appointments() {
    let own = "3 km easy\\, 5:30 to 6:10 /km\\n4 × 400 m 1.5 % faster than mile pace\\, 3:25 to 3:30 /km\\; 90 s jogging\\n1.5 km easy\\n\
               Short repeats\\, Daniels (2014).";
    let text = "Warmup\\n- 10m easy\\n\\n2x\\n- 1km 10k\\n- 2m jog";
    let events =
        [event("Repeats\\, 8.2 km", own), event("Intervals", text), event("Dentist", ""), event("Strength", "")];
    let calendar = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", events.concat());
    let outline = ics::outline(calendar.as_bytes()).unwrap();
    assert_eq!(words(&outline), [(None, "2026-12-01 Dentist")]);
    let [repeats, intervals, strength] = outline.sessions.as_slice() else { panic!("{:?}", outline.sessions) };
    assert_eq!(steps(repeats).len(), 10);
    assert_eq!(steps(repeats)[0], (Role::Warmup, 3000.0, "easy".into()));
    assert_eq!(steps(repeats)[1], (Role::Effort, 400.0, "mile*1.015".into()));
    assert_eq!(steps(repeats)[2], (Role::Recovery, 90.0, "jog".into()));
    assert_eq!(steps(repeats)[9], (Role::Cooldown, 1500.0, "easy".into()));
    assert_eq!(repeats.why, "Short repeats, Daniels (2014).");
    assert_eq!(steps(intervals)[1], (Role::Effort, 1000.0, "10k".into()));
    assert!(matches!(strength.content, Content::Strength(_)));
}

#[test]
fn no_bytes_and_no_steps_are_errors() {
    assert_eq!(workout_text::decode(b"").unwrap_err(), Error::Empty);
    for bytes in [&b"\0\0\0\0"[..], b"\xff\xfe", b"hello", b"- so long"] {
        assert!(matches!(workout_text::decode(bytes), Err(Error::Unreadable { .. })), "{bytes:?}");
    }
    let many = "x\n".repeat(50_001);
    assert!(workout_text::decode(many.as_bytes()).unwrap_err().to_string().contains("50000 lines"));
}

proptest! {
    #[test]
    fn nothing_panics_and_no_number_is_none(text in "([-0-9a-z:/%. x\n]{0,120})|\\PC{0,120}") {
        let grid = format!("schedule:\n- workouts:\n  - title: {text}\n");
        let calendar = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", event("Run", &text.replace('\n', "\\n")));
        let all = [workout_text::decode(text.as_bytes()), week_grid::decode(grid.as_bytes()), ics::outline(calendar.as_bytes())];
        for session in all.iter().flatten().flat_map(|outline| &outline.sessions) {
            let Content::Run(run) = &session.content else { continue };
            for step in run.unrolled() {
                prop_assert!(step.distance().is_finite() && step.duration().is_finite());
            }
        }
    }
}
