//! Runs in the formats of other programs: by an independent XML reader, and back by our own readers.

#![allow(clippy::unwrap_used)]

use formats::{
    Error, garmin_workout,
    tcx::{TcxWorkout, encode_workout},
    workout_text,
    zwo::{ZwoWorkout, encode},
};
use jiff::civil::date;
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};
use quick_xml::{Reader, events::Event};
use training::{Block, Content, PaceBase, PaceSymbol, Role, RunKind, RunSession, Session, Step, When};

fn at(mut step: Step, slow_s_per_km: f64, fast_s_per_km: f64) -> Step {
    step.speed_low_mps = Some(Speed::from_mps(1000.0 / slow_s_per_km));
    step.speed_high_mps = Some(Speed::from_mps(1000.0 / fast_s_per_km));
    step
}

fn metres(role: Role, m: f64, pace: impl Into<PaceSymbol>) -> Step {
    Step::over(role, Distance::from_m(m), pace)
}

fn seconds(role: Role, s: f64, pace: impl Into<PaceSymbol>) -> Step {
    Step::lasting(role, Duration::from_s(s), pace)
}

/// Warm-up, 6 × 400 m with 90 s of jogging, 2 km, cool-down.
fn repeats() -> Vec<Block> {
    vec![
        at(metres(Role::Warmup, 2000.0, PaceBase::Easy), 400.0, 340.0).into(),
        Block::Repeat {
            repeat: 6,
            steps: vec![
                at(metres(Role::Effort, 400.0, PaceSymbol::share(PaceBase::Mile, 1.015)), 210.0, 205.0),
                at(seconds(Role::Recovery, 90.0, PaceBase::Jog), 450.0, 400.0),
            ],
        },
        at(metres(Role::Cooldown, 1500.0, PaceBase::Easy), 400.0, 340.0).into(),
    ]
}

/// Depth, name, attributes and text of an element.
type Element = (usize, String, Vec<(String, String)>, String);

/// Role, metres, seconds, pace and range of a step.
type Said = (Role, Option<f64>, Option<f64>, String, Option<(f64, f64)>);

/// Every element of a document with its depth, attributes and text, as an independent reader sees it.
fn elements(document: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(document);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let mut begin = |start: &quick_xml::events::BytesStart<'_>, depth: usize| {
            let attributes =
                start.attributes().map(|a| a.unwrap()).map(|a| (a.key.0.to_owned(), a.value.to_string())).collect();
            found.push((depth, start.name().0.to_owned(), attributes, String::new()));
            found.len() - 1
        };
        match event {
            Event::Start(start) => {
                let place = begin(&start, open.len());
                open.push(place);
            }
            Event::Empty(start) => {
                begin(&start, open.len());
            }
            Event::Text(text) => {
                if let Some(&place) = open.last() {
                    found[place].3.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(&place) = open.last() {
                    found[place].3.push_str(&format!("&{};", &*reference));
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element is closed");
    for element in &mut found {
        element.3 = element.3.trim().to_owned();
    }
    found
}

#[test]
fn a_zwift_workout_has_the_attributes_that_the_format_names() {
    let blocks = repeats();
    let half = Speed::from_mps(4.0);
    let workout =
        ZwoWorkout { name: "6 < 7 & \"more\"", description: "why", blocks: &blocks, half_marathon: half, notes: &[] };
    let all = elements(&encode(&workout).unwrap());
    let text = |name: &str| all.iter().find(|e| e.1 == name).map(|e| e.3.clone());
    assert_eq!(text("name").as_deref(), Some("6 &lt; 7 &amp; &quot;more&quot;"));
    assert_eq!((text("sportType").as_deref(), text("durationType").as_deref()), (Some("run"), Some("distance")));
    let inside: Vec<_> = all.iter().skip_while(|e| e.1 != "workout").skip(1).map(|e| (e.1.as_str(), &e.2)).collect();
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    };
    // The middle of 2.5 and 2.941 m/s over 4; 90 s of jogging at the middle of 2.222 and 2.5 m/s are 212 m.
    let easy = pairs(&[("Duration", "2000"), ("PowerLow", "0.680"), ("PowerHigh", "0.680"), ("pace", "3")]);
    let intervals = pairs(&[
        ("Repeat", "6"),
        ("OnDuration", "400"),
        ("OffDuration", "213"),
        ("OnPower", "1.205"),
        ("OffPower", "0.590"),
        ("pace", "3"),
    ]);
    let cool = pairs(&[("Duration", "1500"), ("PowerLow", "0.680"), ("PowerHigh", "0.680"), ("pace", "3")]);
    assert_eq!(inside, [("Warmup", &easy), ("IntervalsT", &intervals), ("Cooldown", &cool)]);
}

#[test]
fn a_zwift_workout_with_a_standing_rest_is_by_time() {
    let steps = vec![
        at(metres(Role::Effort, 1000.0, PaceBase::FiveK), 250.0, 250.0),
        seconds(Role::Recovery, 60.0, PaceBase::Stand),
    ];
    let blocks = [Block::Repeat { repeat: 2, steps }];
    let workout =
        ZwoWorkout { name: "x", description: "", blocks: &blocks, half_marathon: Speed::from_mps(4.0), notes: &[] };
    let document = encode(&workout).unwrap();
    let inside: Vec<String> = elements(&document)
        .into_iter()
        .skip_while(|e| e.1 != "workout")
        .skip(1)
        .map(|e| format!("{} {}", e.1, e.2[0].1))
        .collect();
    assert_eq!(inside, ["SteadyState 250", "FreeRide 60", "SteadyState 250", "FreeRide 60"]);
    assert!(document.contains("<durationType>time</durationType>"));
    for (blocks, speed) in [(&[][..], 4.0), (&blocks[..], 0.0), (&blocks[..], f64::NAN)] {
        let workout = ZwoWorkout { blocks, half_marathon: Speed::from_mps(speed), ..workout };
        assert!(matches!(encode(&workout), Err(Error::Unwritable { .. })));
    }
}

/// The order that the maker's schema demands, an element after the other.
#[test]
fn a_tcx_workout_has_its_elements_in_the_order_of_the_schema() {
    let blocks = repeats();
    let workout = TcxWorkout { name: "1 Dec 6x400 and more", notes: "a & b", date: date(2026, 12, 1), blocks: &blocks };
    let document = encode_workout(&workout).unwrap();
    let all = elements(&document);
    let names: Vec<String> = all.iter().map(|e| format!("{}{}", " ".repeat(e.0), e.1)).collect();
    let step = |depth: usize, tag: &str| -> Vec<String> {
        let mut names = vec![format!("{}{tag}", " ".repeat(depth))];
        for inner in ["StepId", "Name", "Duration"] {
            names.push(format!("{}{inner}", " ".repeat(depth + 1)));
        }
        names
    };
    let tail = |depth: usize, length: &str| -> Vec<String> {
        [
            (2, length),
            (1, "Intensity"),
            (1, "Target"),
            (2, "SpeedZone"),
            (3, "ViewAs"),
            (3, "LowInMetersPerSecond"),
            (3, "HighInMetersPerSecond"),
        ]
        .map(|(more, name)| format!("{}{name}", " ".repeat(depth + more)))
        .to_vec()
    };
    let mut expected: Vec<String> =
        ["TrainingCenterDatabase", " Workouts", "  Workout", "   Name"].map(str::to_owned).to_vec();
    expected.extend(step(3, "Step").into_iter().chain(tail(3, "Meters")));
    expected.extend(["   Step", "    StepId", "    Repetitions"].map(str::to_owned));
    expected.extend(step(4, "Child").into_iter().chain(tail(4, "Meters")));
    expected.extend(step(4, "Child").into_iter().chain(tail(4, "Seconds")));
    expected.extend(step(3, "Step").into_iter().chain(tail(3, "Meters")));
    expected.extend(["   ScheduledOn", "   Notes"].map(str::to_owned));
    assert_eq!(names, expected);
    let texts = |name: &str| all.iter().filter(|e| e.1 == name).map(|e| e.3.clone()).collect::<Vec<_>>();
    assert_eq!(texts("StepId"), ["1", "2", "3", "4", "5"]);
    assert_eq!(texts("Name"), ["1 Dec 6x400 and", "warm-up", "101.5% mile", "recovery", "cool-down"]);
    assert_eq!(texts("Intensity"), ["Active", "Active", "Resting", "Active"]);
    assert_eq!(texts("LowInMetersPerSecond")[1], "4.7619");
    assert_eq!(texts("HighInMetersPerSecond")[1], "4.8780");
    assert_eq!(texts("Notes"), ["a &amp; b"]);
    assert_eq!(
        formats::tcx::decode(document.as_bytes()).unwrap_err(),
        Error::NotAnActivity { what: "TCX workout".into() }
    );
}

#[test]
fn what_tcx_has_no_room_for_is_refused() {
    let one: Block = metres(Role::Steady, 400.0, PaceBase::Easy).into();
    let refused = |blocks: &[Block]| {
        let workout = TcxWorkout { name: "x", notes: "", date: date(2026, 12, 1), blocks };
        matches!(encode_workout(&workout), Err(Error::Unwritable { .. }))
    };
    assert!(!refused(&vec![one.clone(); 20]));
    assert!(refused(&vec![one.clone(); 21]));
    assert!(refused(&[]));
    assert!(refused(&[metres(Role::Steady, 70_000.0, PaceBase::Easy).into()]));
    assert!(refused(&[Block::Repeat { repeat: 100, steps: vec![metres(Role::Effort, 400.0, PaceBase::Mile)] }]));
}

#[test]
fn connect_counts_by_its_numbers() {
    let value = garmin_workout::run("Tuesday", "why", &repeats());
    let steps = value["workoutSegments"][0]["workoutSteps"].as_array().unwrap();
    assert_eq!(value["sportType"]["sportTypeId"], 1);
    let orders: Vec<u64> = steps.iter().map(|s| s["stepOrder"].as_u64().unwrap()).collect();
    assert_eq!(orders, [1, 2, 5]);
    assert_eq!(steps[1]["type"], "RepeatGroupDTO");
    assert_eq!((&steps[1]["numberOfIterations"], &steps[1]["endCondition"]["conditionTypeId"]), (&6.into(), &7.into()));
    let effort = &steps[1]["workoutSteps"][0];
    assert_eq!(effort["endCondition"]["conditionTypeId"], 3);
    assert_eq!(
        (&effort["endConditionValue"], &effort["targetType"]["workoutTargetTypeId"]),
        (&400.0.into(), &6.into())
    );
    assert_eq!((&effort["targetValueOne"], &effort["targetValueTwo"]), (&4.878.into(), &4.762.into()));
    let recovery = &steps[1]["workoutSteps"][1];
    assert_eq!(
        (&recovery["stepType"]["stepTypeId"], &recovery["endCondition"]["conditionTypeId"]),
        (&4.into(), &2.into())
    );
}

fn session(steps: Vec<Block>) -> Session {
    let run = RunSession {
        run: RunKind::Repeats,
        hard: true,
        distance_m: Distance::from_m(8000.0),
        duration_s: Duration::from_s(2400.0),
        steps,
        fuel: None,
    };
    Session { id: "a".into(), why: String::new(), left_out: None, content: Content::Run(run) }
}

/// The steps as text says them: speeds to the second per kilometre.
fn as_text_says(blocks: &[Block]) -> Vec<Said> {
    let pace = |speed: Option<Speed>| speed.map(|s| (1000.0 / s.mps()).round());
    Block::unroll(blocks)
        .map(|s| {
            (
                s.role,
                s.distance_m.map(|d| d.m().round()),
                s.duration_s.map(|t| t.s()),
                s.pace.to_string(),
                pace(s.speed_low_mps).zip(pace(s.speed_high_mps)),
            )
        })
        .collect()
}

#[test]
fn workout_text_comes_back_as_it_was() {
    let text = workout_text::encode(date(2026, 12, 1), &session(repeats()));
    assert_eq!(
        text,
        "2026-12-01 Repeats\n\nWarmup\n- easy 2km 6:40-5:40/km Pace\n\nMain Set 6x\n- 1.5 % faster than mile pace 400mtr 3:30-3:25/km \
         Pace\n- jogging recovery 1m30s 7:30-6:40/km Pace\n\nCooldown\n- easy 1500mtr 6:40-5:40/km Pace\n"
            .replace("1500mtr", "1.5km")
    );
    let outline = workout_text::decode(text.as_bytes()).unwrap();
    assert_eq!(outline.unread, []);
    let read = &outline.sessions[0];
    assert_eq!(read.when, When::On(date(2026, 12, 1)));
    let Content::Run(run) = &read.content else { panic!("{read:?}") };
    assert_eq!((run.run, read.unnamed.as_slice()), (RunKind::Repeats, &[][..]));
    assert_eq!(as_text_says(&run.steps), as_text_says(&repeats()));
}

/// A run as plans have them: warm-up, efforts with recoveries or a sustained one, cool-down.
fn run() -> impl Strategy<Value = Vec<Block>> {
    let effort_pace = prop_oneof![
        Just(PaceSymbol::from(PaceBase::Mile)),
        Just(PaceBase::FiveK.into()),
        Just(PaceBase::TenK.into()),
        Just(PaceBase::Threshold.into()),
        Just(PaceBase::Half.into()),
        Just(PaceBase::Marathon.into()),
        Just(PaceBase::Race.into()),
        (1u32..60).prop_map(|n| PaceSymbol::share(PaceBase::Mile, 1.0 + f64::from(n) / 1000.0)),
        (80u32..99).prop_map(|n| PaceSymbol::share(PaceBase::Max, f64::from(n) / 100.0)),
    ];
    let length = |role: Role, by_time: bool, n: u32, pace: PaceSymbol| {
        if by_time { seconds(role, f64::from(n), pace) } else { metres(role, f64::from(n) * 10.0, pace) }
    };
    (any::<bool>(), 60u32..900, 2u32..13, 10u32..400, effort_pace, 15u32..240, any::<bool>(), 180u32..380).prop_map(
        move |(by_time, warm, times, effort, pace, rest, standing, s_per_km)| {
            let fast = f64::from(s_per_km);
            let recovery = if standing {
                seconds(Role::Recovery, f64::from(rest), PaceBase::Stand)
            } else {
                at(seconds(Role::Recovery, f64::from(rest), PaceBase::Jog), fast + 160.0, fast + 120.0)
            };
            vec![
                at(length(Role::Warmup, by_time, warm, PaceBase::Easy.into()), fast + 100.0, fast + 60.0).into(),
                Block::Repeat {
                    repeat: times,
                    steps: vec![at(length(Role::Effort, by_time, effort, pace), fast + 5.0, fast), recovery],
                },
                at(length(Role::Cooldown, by_time, warm / 2, PaceBase::Easy.into()), fast + 100.0, fast + 60.0).into(),
            ]
        },
    )
}

proptest! {
    #[test]
    fn any_planned_run_comes_back_from_text(steps in run()) {
        let text = workout_text::encode(date(2026, 12, 1), &session(steps.clone()));
        let outline = workout_text::decode(text.as_bytes()).unwrap();
        prop_assert_eq!(&outline.unread, &[], "{}", text);
        let Content::Run(run) = &outline.sessions[0].content else { panic!("no run: {text}") };
        prop_assert_eq!(as_text_says(&run.steps), as_text_says(&steps), "{}", text);
    }
}
