//! Zwift and TCX workouts against schemas of our own wording by libxml2, and read by another parser: every length, range, rest and name as meant.

#![allow(clippy::unwrap_used)]

mod python_with;

use formats::{
    StepNote,
    tcx::{TcxWorkout, encode_workout},
    zwo::{ZwoWorkout, encode},
};
use jiff::civil::date;
use python_with::{python_with, run};
use quantity::{Distance, Duration, Speed};
use serde_json::{Value, json};
use std::{fs, path::Path, process::Command};
use training::{Block, PaceBase, Role, Step};

/// Python's binding of libxml2, which knows schemas; the steps are read by the parser of Python's own library.
const PACKAGE: &str = "lxml==6.1.3";
const HALF_MPS: f64 = 4.0;

fn at(step: Step, slow_mps: f64, fast_mps: f64) -> Step {
    Step { speed_low_mps: Some(Speed::from_mps(slow_mps)), speed_high_mps: Some(Speed::from_mps(fast_mps)), ..step }
}

fn metres(role: Role, m: f64, pace: PaceBase) -> Step {
    Step::over(role, Distance::from_m(m), pace)
}

fn seconds(role: Role, s: f64, pace: PaceBase) -> Step {
    Step::lasting(role, Duration::from_s(s), pace)
}

/// By distance: repeats of two, a repeat of three, a single one.
fn by_distance() -> Vec<Block> {
    let float = at(metres(Role::Recovery, 200.0, PaceBase::Jog), 2.0, 2.4);
    let effort = at(metres(Role::Effort, 400.0, PaceBase::Mile), 4.8, 5.0);
    let quick = at(metres(Role::Effort, 100.0, PaceBase::FourHundred), 5.6, 6.0);
    vec![
        at(metres(Role::Warmup, 2000.0, PaceBase::Easy), 2.6, 3.0).into(),
        Block::Repeat { repeat: 6, steps: vec![effort.clone(), float.clone()] },
        Block::Repeat { repeat: 2, steps: vec![effort, quick, float] },
        at(metres(Role::Steady, 3000.0, PaceBase::Marathon), 3.6, 3.8).into(),
        at(metres(Role::Cooldown, 1500.0, PaceBase::Easy), 2.6, 3.0).into(),
    ]
}

/// By time, with a standing rest.
fn by_time() -> Vec<Block> {
    let steps = vec![
        at(seconds(Role::Effort, 180.0, PaceBase::FiveK), 4.4, 4.6),
        seconds(Role::Recovery, 90.0, PaceBase::Stand),
    ];
    vec![
        at(seconds(Role::Warmup, 900.0, PaceBase::Easy), 2.6, 3.0).into(),
        Block::Repeat { repeat: 5, steps },
        at(seconds(Role::Cooldown, 600.0, PaceBase::Easy), 2.6, 3.0).into(),
    ]
}

/// What the readers make of files under a schema; none where they cannot be had.
fn read(schema: &str, files: &[(&str, String)]) -> Option<Vec<Value>> {
    let python = python_with(PACKAGE, "lxml")?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut reader = Command::new(python);
    reader.arg(tests.join("xml_reader.py")).arg(tests.join("schema").join(schema));
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
        reader.arg(folder.join(name));
    }
    Some(serde_json::from_slice(&run(&mut reader).unwrap()).unwrap())
}

#[test]
fn tcx_workouts_keep_to_the_schema_and_mean_what_was_planned() {
    let write = |name: &str, blocks: &[Block]| {
        encode_workout(&TcxWorkout { name, notes: "a < b & c", date: date(2026, 12, 1), blocks }).unwrap()
    };
    let good = write("1 Dec 6x400", &by_distance());
    // What is no workout of the schema must be seen to be none, or the check is worth nothing.
    let broken = [
        good.replacen("<StepId>1</StepId>", "", 1),
        good.replacen("<Repetitions>6</Repetitions>", "<Repetitions>100</Repetitions>", 1),
        good.replacen("<Name>1 Dec 6x400</Name>", "<Name>A name of twenty letters</Name>", 1),
        good.replacen("<Intensity>Resting</Intensity>", "<Intensity>Warmup</Intensity>", 1),
        good.replacen("<Meters>2000</Meters>", "<Meters>2000.5</Meters>", 1),
    ];
    let mut files = vec![("good.tcx", good), ("time.tcx", write("2 Dec", &by_time()))];
    files.extend(["0.tcx", "1.tcx", "2.tcx", "3.tcx", "4.tcx"].into_iter().zip(broken));
    let Some(told) = read("tcx_workout.xsd", &files) else { return };
    for broken in &told[2..] {
        assert_ne!(broken["faults"], json!([]), "{broken}");
    }
    for (told, name, day_blocks) in [(&told[0], "1 Dec 6x400", by_distance()), (&told[1], "2 Dec", by_time())] {
        assert_eq!(told["faults"], json!([]));
        assert_eq!(
            (&told["name"], &told["sport"], &told["day"]),
            (&json!(name), &json!("Running"), &json!("2026-12-01"))
        );
        assert_eq!(told["notes"], "a < b & c");
        let meant: Vec<Value> = Block::unroll(&day_blocks)
            .map(|step| {
                let length = step.distance_m.map(|d| d.m()).or(step.duration_s.map(|s| s.s())).unwrap();
                let range = step.speed_low_mps.zip(step.speed_high_mps).map(|(low, high)| [low.mps(), high.mps()]);
                let name = match step.role {
                    Role::Warmup => "warm-up".to_owned(),
                    Role::Cooldown => "cool-down".to_owned(),
                    Role::Recovery => "recovery".to_owned(),
                    _ => step.pace.to_string(),
                };
                json!({"length": length as u64, "unit": if step.distance_m.is_some() { "Meters" } else { "Seconds" },
                       "range": range, "rest": step.role == Role::Recovery, "name": name})
            })
            .collect();
        assert_eq!(told["steps"], json!(meant));
    }
}

#[test]
fn zwift_workouts_keep_to_the_schema_and_mean_what_was_planned() {
    let write = |blocks: &[Block]| {
        let half_marathon = Speed::from_mps(HALF_MPS);
        // The last step; where a run has another beside it, the words have no place there.
        let last = blocks
            .iter()
            .map(|block| if let Block::Repeat { steps, .. } = block { steps.len() } else { 1 })
            .sum::<usize>()
            - 1;
        let notes = [500.0, 900.0].map(|m| StepNote {
            step: last,
            after: Distance::from_m(m),
            text: format!("{m} m: \"gel\" & water"),
        });
        encode(&ZwoWorkout { name: "Tuesday & more", description: "why < how", blocks, half_marathon, notes: &notes })
            .unwrap()
    };
    let good = write(&by_distance());
    let broken = [
        good.replacen("<sportType>run</sportType>", "<sportType>bike</sportType>", 1),
        good.replacen("Repeat=\"6\" ", "", 1),
        good.replacen("pace=\"3\"", "pace=\"7\"", 1),
        good.replacen("Duration=\"2000\"", "Duration=\"2000.5\"", 1),
    ];
    let mut files = vec![("good.zwo", good), ("time.zwo", write(&by_time()))];
    files.extend(["0.zwo", "1.zwo", "2.zwo", "3.zwo"].into_iter().zip(broken));
    let Some(told) = read("zwo_run.xsd", &files) else { return };
    for broken in &told[2..] {
        assert_ne!(broken["faults"], json!([]), "{broken}");
    }
    for (told, unit, blocks) in [(&told[0], "Meters", by_distance()), (&told[1], "Seconds", by_time())] {
        assert_eq!(told["faults"], json!([]));
        let events = told["events"].as_array().unwrap();
        let offset = if unit == "Meters" { "distoffset" } else { "timeoffset" };
        let first = events.first().unwrap();
        assert_eq!((events.len(), &first["message"]), (2, &json!("500 m: \"gel\" & water")));
        assert!(first[offset].as_str().unwrap().parse::<u32>().unwrap() > 0, "{first}");
        assert_eq!((&told["name"], &told["notes"]), (&json!("Tuesday & more"), &json!("why < how")));
        let steps = told["steps"].as_array().unwrap();
        let meant: Vec<&Step> = Block::unroll(&blocks).collect();
        assert_eq!(steps.len(), meant.len());
        for (step, meant) in steps.iter().zip(meant) {
            let length = meant.distance_m.map(|d| d.m()).or(meant.duration_s.map(|s| s.s())).unwrap();
            assert_eq!((step["length"].as_f64(), step["unit"].as_str()), (Some(length), Some(unit)), "{step}");
            // A range has no room: its middle, as a share of half-marathon pace, stands at both ends.
            let share = meant.middle_speed().mps() / HALF_MPS;
            match &step["range"] {
                Value::Null => assert_eq!(share, 0.0, "{step}"),
                range => {
                    for end in [&range[0], &range[1]] {
                        assert!((end.as_f64().unwrap() - share).abs() < 6e-4, "{step} is not {share}");
                    }
                }
            }
        }
    }
}
