//! FIT workouts: a file of another maker read, our own read back.

#![allow(clippy::unwrap_used)]

use base64::Engine;
use formats::{
    Error, StepNote,
    fit::{
        Amount, ExerciseFile, ExerciseSet, ScheduledWorkout, WorkoutFile, decode_workout, encode_exercises,
        encode_schedule, encode_workout, identity, watch_exercise,
    },
};
use proptest::prelude::*;
use quantity::{Distance, Duration, Mass, Speed};
use training::{Block, PaceBase, PaceSymbol, Role, Sport, Step, SubSport};

/// A workout file of intervals.icu with big-endian definitions, published by its maker.
const GOLDEN: &str = "DiCNCG8AAAAuRklUKz9AAAEAAAMBAoQAAQAIDgcAAP8FSW50ZXJ2YWxzLmljdQBAAAEAGgMEAQAIDgcGAoQAAVdvZGRsZSBUb2RkbGUAAAFAAAEAGwcBAQACBIYDAQAFBIYGBIYHAQD+AoQAAAA27oABAAAA+AAAAQAEAAAe/A==";

fn file<'a>(name: &'a str, blocks: &'a [Block]) -> WorkoutFile<'a> {
    WorkoutFile {
        name,
        blocks,
        serial: 4711,
        time_created: "2027-01-04T06:00:00Z".parse().unwrap(),
        sport: Sport::Running,
        sub_sport: SubSport::Track,
        notes: &[],
    }
}

fn at(mut step: Step, slow_mps: f64, fast_mps: f64) -> Step {
    step.speed_low_mps = Some(Speed::from_mps(slow_mps));
    step.speed_high_mps = Some(Speed::from_mps(fast_mps));
    step
}

#[test]
fn golden_vector_of_another_maker() {
    let bytes = base64::engine::general_purpose::STANDARD.decode(GOLDEN).unwrap();
    assert_eq!(bytes.len(), 127);
    let workout = decode_workout(&bytes).unwrap();
    assert_eq!(workout.repairs, vec![], "both checksums hold");
    assert_eq!(workout.name.as_deref(), Some("Woddle Toddle"));
    assert_eq!(workout.manufacturer.as_deref(), Some("development"));
    assert_eq!(workout.product.as_deref(), Some("Intervals.icu"));
    assert_eq!((workout.sport, workout.stated_steps), (Sport::Running, Some(1)));
    let [step] = workout.steps.as_slice() else { panic!("{} steps", workout.steps.len()) };
    assert_eq!((step.index, step.duration_type, step.duration_value), (0, 0, Some(3_600_000)));
    assert_eq!((step.target_type, step.low, step.high, step.intensity), (Some(1), Some(248), Some(256), Some(4)));
    let [Block::Step(step)] = workout.blocks.as_slice() else { panic!("one step") };
    assert_eq!((step.role, step.duration_s), (Role::Recovery, Some(Duration::from_s(3600.0))));
    assert_eq!(step.speed_low_mps, None, "a heart rate is no speed");
}

/// The worked example: warm-up of 10 min, 4 x 400 m with 200 m of jogging, cool-down until the button is pressed.
#[test]
fn worked_example_is_written_as_watches_read_it() {
    let effort =
        at(Step::over(Role::Effort, Distance::from_m(400.0), PaceSymbol::share(PaceBase::Mile, 1.02)), 4.4444, 4.7619);
    let mut cooldown = Step::lasting(Role::Cooldown, Duration::ZERO, PaceBase::Easy);
    cooldown.duration_s = None;
    let blocks = [
        Step::lasting(Role::Warmup, Duration::from_s(600.0), PaceBase::Easy).into(),
        Block::Repeat {
            repeat: 4,
            steps: vec![effort, Step::over(Role::Recovery, Distance::from_m(200.0), PaceBase::Jog)],
        },
        cooldown.into(),
    ];
    let bytes = encode_workout(&file("4 × 400 m, Übung für Läufer", &blocks)).unwrap();
    let workout = decode_workout(&bytes).unwrap();
    assert_eq!(workout.name.as_deref(), Some("4 × 400 m, Üb"), "15 bytes, no half character");
    assert_eq!((workout.serial, workout.stated_steps), (Some(4711), Some(5)));
    assert_eq!(workout.time_created, Some("2027-01-04T06:00:00Z".parse().unwrap()));
    assert_eq!((workout.sport, workout.sub_sport), (Sport::Running, SubSport::Track));
    let rows: Vec<_> = workout
        .steps
        .iter()
        .map(|s| {
            (s.index, s.duration_type, s.duration_value, s.target_type, s.target_value, s.low, s.high, s.intensity)
        })
        .collect();
    assert_eq!(
        rows,
        vec![
            (0, 0, Some(600_000), Some(2), Some(0), None, None, Some(2)),
            (1, 1, Some(40_000), Some(0), Some(0), Some(4444), Some(4762), Some(0)),
            (2, 1, Some(20_000), Some(2), Some(0), None, None, Some(4)),
            (3, 6, Some(1), Some(2), Some(4), None, None, None),
            (4, 5, Some(0), Some(2), Some(0), None, None, Some(3)),
        ]
    );
    assert_eq!(workout.steps[1].name.as_deref(), Some("102% mile"));
}

#[test]
fn what_fit_cannot_hold_is_refused() {
    let step: Block = Step::over(Role::Effort, Distance::from_m(400.0), PaceBase::Mile).into();
    let refused = |workout: &WorkoutFile<'_>| matches!(encode_workout(workout), Err(Error::Unwritable { .. }));
    let blocks = [step];
    assert!(refused(&WorkoutFile { serial: 0, ..file("x", &blocks) }));
    assert!(refused(&WorkoutFile { time_created: "1970-01-01T00:00:00Z".parse().unwrap(), ..file("x", &blocks) }));
    assert!(refused(&file("x", &[])));
    assert!(refused(&file("x", &[Step::over(Role::Effort, Distance::from_m(f64::NAN), PaceBase::Mile).into()])));
    assert!(refused(&file("x", &[Step::over(Role::Effort, Distance::from_m(1e9), PaceBase::Mile).into()])));
    assert!(refused(&file("x", &[Block::Repeat { repeat: 0, steps: vec![] }])));
}

#[test]
fn a_workout_file_is_no_activity() {
    let blocks = [Step::over(Role::Effort, Distance::from_m(400.0), PaceBase::Mile).into()];
    let bytes = encode_workout(&file("x", &blocks)).unwrap();
    let error = formats::decode(&bytes).unwrap_err();
    assert_eq!(error, Error::NotAnActivity { what: "FIT workout file".into() });
}

fn step() -> impl Strategy<Value = Step> {
    let role = prop_oneof![Just(Role::Warmup), Just(Role::Effort), Just(Role::Recovery), Just(Role::Cooldown)];
    let length = (any::<bool>(), 1_u32..1_000_000);
    // Thousandths of m/s and centimetres are what FIT holds.
    let speeds = proptest::option::of((1_u32..9_000, 0_u32..900));
    let pace =
        prop_oneof![Just(PaceBase::Mile), Just(PaceBase::FiveK), Just(PaceBase::Race), Just(PaceBase::Threshold)];
    (role, length, speeds, pace).prop_map(|(role, (by_distance, value), speeds, pace)| {
        let hundredths = f64::from(value) / 100.0;
        let mut step = if by_distance {
            Step::over(role, Distance::from_m(hundredths), pace)
        } else {
            Step::lasting(role, Duration::from_s(hundredths), pace)
        };
        if let Some((low, more)) = speeds {
            step = at(step, f64::from(low) / 1000.0, f64::from(low + more) / 1000.0);
        }
        step
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        step().prop_map(Block::from),
        (2_u32..20, prop::collection::vec(step(), 1..4)).prop_map(|(repeat, steps)| Block::Repeat { repeat, steps }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read(blocks in prop::collection::vec(block(), 1..8)) {
        let bytes = encode_workout(&file("Tuesday", &blocks)).unwrap();
        let workout = decode_workout(&bytes).unwrap();
        prop_assert_eq!(workout.repairs, vec![]);
        prop_assert_eq!(workout.blocks, blocks);
    }
}

fn exercise_file<'a>(sets: &'a [ExerciseSet<'a>]) -> ExerciseFile<'a> {
    ExerciseFile {
        name: "lift",
        sets,
        serial: 4711,
        time_created: "2026-11-23T00:00:00Z".parse().unwrap(),
        sub_sport: SubSport::Strength,
    }
}

fn set(name: &str, amount: Amount) -> ExerciseSet<'_> {
    let rest = Some(Duration::from_s(60.0));
    ExerciseSet { name, exercise: watch_exercise(name), note: "a".repeat(60), sets: 3, amount, load: None, rest }
}

#[test]
fn what_lifts_cannot_be_is_refused() {
    let refused =
        |sets: &[ExerciseSet<'_>]| matches!(encode_exercises(&exercise_file(sets)), Err(Error::Unwritable { .. }));
    assert!(!refused(&[set("deadlift", Amount::Repetitions(5))]));
    assert!(refused(&[]));
    assert!(refused(&[set("deadlift", Amount::Repetitions(0))]));
    assert!(refused(&[set("deadlift", Amount::Time(Duration::from_s(f64::NAN)))]));
    assert!(refused(&[ExerciseSet { sets: 0, ..set("deadlift", Amount::Open) }]));
    assert!(refused(&[ExerciseSet { load: Some(Mass::from_kg(900.0)), ..set("deadlift", Amount::Open) }]));
    let sets = [set("deadlift", Amount::Open)];
    assert!(matches!(
        encode_exercises(&ExerciseFile { serial: 0, ..exercise_file(&sets) }),
        Err(Error::Unwritable { .. })
    ));
}

#[test]
fn lifts_are_read_back_and_a_file_is_known_by_its_identity() {
    let sets = [ExerciseSet { load: Some(Mass::from_kg(62.5)), ..set("deadlift", Amount::Repetitions(5)) }];
    let bytes = encode_exercises(&exercise_file(&sets)).unwrap();
    let workout = decode_workout(&bytes).unwrap();
    assert_eq!(
        (workout.sport, workout.sub_sport, workout.stated_steps),
        (Sport::Training, SubSport::Strength, Some(3))
    );
    let step = &workout.steps[0];
    assert_eq!((step.exercise_category, step.exercise_name, step.exercise_weight), (Some(8), Some(0), Some(6250)));
    assert_eq!((step.duration_type, step.duration_value), (29, Some(5)));
    assert_eq!(step.notes.as_deref().map(str::len), Some(49), "a note is cut");
    let id = identity(&bytes).unwrap();
    assert_eq!((id.manufacturer.as_deref(), id.serial), (Some("development"), Some(4711)));
    assert_eq!(id.time_created, Some("2026-11-23T00:00:00Z".parse().unwrap()));
    assert_eq!(identity(b"no FIT file"), None);
    let day = ScheduledWorkout {
        serial: 4711,
        time_created: "2026-11-23T00:00:00Z".parse().unwrap(),
        date: jiff::civil::date(2026, 12, 1),
        completed: true,
    };
    let schedule = encode_schedule(1, "2026-11-23T00:00:00Z".parse().unwrap(), &[day]).unwrap();
    assert_eq!(formats::decode(&schedule), Err(Error::NotAnActivity { what: "FIT schedules file".into() }));
}

/// What is to be taken on the way stands beside its step, however long, and no longer than watches take.
#[test]
fn words_stand_beside_their_step_and_are_cut_where_watches_cut_them() {
    let kilometre = |n: u32| at(Step::over(Role::Effort, Distance::from_m(f64::from(n)), PaceBase::Race), 3.9, 4.1);
    let repeat = Block::Repeat { repeat: 2, steps: vec![kilometre(200), kilometre(300)] };
    let blocks = [kilometre(1000).into(), repeat, kilometre(400).into()];
    let note = |step, text: &str| StepNote { step, after: Distance::from_m(250.0), text: text.into() };
    let notes = [
        note(0, "0.3 km: 25 g"),
        note(2, "b"),
        note(0, "0.5 km: 180 ml"),
        note(3, &"\u{fc}".repeat(30)),
        note(9, "of no step"),
    ];
    let read = decode_workout(&encode_workout(&WorkoutFile { notes: &notes, ..file("x", &blocks) }).unwrap()).unwrap();
    let told: Vec<Option<&str>> = read.steps.iter().map(|step| step.notes.as_deref()).collect();
    let cut = "\u{fc}".repeat(24);
    assert_eq!(told, [Some("0.3 km: 25 g; 0.5 km: 180 ml"), None, Some("b"), None, Some(cut.as_str())]);
    assert!(cut.len() <= formats::fit::NOTE_BYTES);
    assert_eq!(read.blocks.len(), 3, "the structure is the same with words and without");
}
