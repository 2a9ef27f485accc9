//! Our FIT files read by the maker's own kit: it must understand what was meant.
//!
//! The kit is a Python package; the test installs it in a folder of its own below `target`. Where Python or the package registry
//! cannot be reached the test skips with a word, except in CI. No field may be there that was not meant.

#![allow(clippy::unwrap_used)]

mod python_with;
mod sample_run;

use formats::{
    StepNote,
    fit::{
        Amount, ExerciseFile, ExerciseSet, ScheduledWorkout, WorkoutFile, encode_activity, encode_exercises,
        encode_schedule, encode_workout, watch_exercise,
    },
};
use python_with::{python_with, run};
use quantity::{Distance, Duration, Mass, Speed};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use training::{Block, Channel, PaceBase, PaceSymbol, Role, Sport, Step, SubSport, recording::MISSING};

const KIT: &str = "garmin-fit-sdk==21.218.0";
/// Seconds from 1970 to FIT's epoch.
const FIT_EPOCH_S: i64 = 631_065_600;

/// What the kit reads from these files, or none where it cannot be had.
fn read_by_kit(files: &[(&str, Vec<u8>)]) -> Option<Vec<Value>> {
    let python = python_with(KIT, "garmin_fit_sdk")?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        std::fs::write(path, bytes).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vendor_kit.py");
    let printed = run(Command::new(python).arg(script).args(&paths)).unwrap();
    let read: Vec<Value> = serde_json::from_slice(&printed).unwrap();
    for file in &read {
        assert_eq!((&file["intact"], &file["errors"]), (&json!(true), &json!([])));
    }
    Some(read)
}

fn at(mut step: Step, slow_mps: f64, fast_mps: f64) -> Step {
    step.speed_low_mps = Some(Speed::from_mps(slow_mps));
    step.speed_high_mps = Some(Speed::from_mps(fast_mps));
    step
}

#[test]
fn workout_means_to_the_kit_what_was_planned() {
    let mile = PaceSymbol::share(PaceBase::Mile, 1.02);
    let mut open = Step::over(Role::Cooldown, Distance::ZERO, PaceBase::Easy);
    open.distance_m = None;
    let blocks = [
        at(Step::lasting(Role::Warmup, Duration::from_s(600.0), PaceBase::Easy), 2.5, 3.1).into(),
        Block::Repeat {
            repeat: 4,
            steps: vec![
                at(Step::over(Role::Effort, Distance::from_m(400.0), mile), 4.4444, 4.7619),
                Step::over(Role::Recovery, Distance::from_m(200.0), PaceBase::Jog),
            ],
        },
        open.into(),
    ];
    let created: jiff::Timestamp = "2027-01-04T06:00:00Z".parse().unwrap();
    // The last step is the fourth that is no repeat.
    let note = |step, text: &str| StepNote { step, after: Distance::ZERO, text: text.into() };
    let notes = [note(1, "5.0 km: 25 g, 180 ml"), note(1, "über"), note(3, &"ü".repeat(40))];
    let workout = WorkoutFile {
        name: "4 × 400 m + Übungen",
        blocks: &blocks,
        serial: 3_000_000_077,
        time_created: created,
        sport: Sport::Running,
        sub_sport: SubSport::Track,
        notes: &notes,
    };
    let Some(read) = read_by_kit(&[("workout.fit", encode_workout(&workout).unwrap())]) else { return };
    let messages = &read[0]["messages"];
    assert_eq!(
        messages["file_id_mesgs"],
        json!([{
            "type": "workout", "manufacturer": "development", "product": 1, "serial_number": 3_000_000_077_u32,
            "time_created": created.as_second() - FIT_EPOCH_S,
        }])
    );
    assert_eq!(
        messages["workout_mesgs"],
        json!([{"sport": "running", "num_valid_steps": 5, "wkt_name": "4 × 400 m + Ü", "sub_sport": "track"}])
    );
    let meant = json!([
        {"message_index": 0, "intensity": "warmup", "duration_time": 600.0,
         "custom_target_speed_low": 2.5, "custom_target_speed_high": 3.1},
        {"message_index": 1, "intensity": "active", "duration_distance": 400.0, "wkt_step_name": "102% mile",
         "target_type": "speed", "target_speed_zone": 0, "notes": "5.0 km: 25 g, 180 ml; über",
         "custom_target_speed_low": 4.444, "custom_target_speed_high": 4.762},
        {"message_index": 2, "intensity": "recovery", "duration_distance": 200.0, "target_type": "open"},
        {"message_index": 3, "duration_type": "repeat_until_steps_cmplt", "duration_step": 1, "repeat_steps": 4},
        {"message_index": 4, "intensity": "cooldown", "duration_type": "open", "target_type": "open",
         "notes": "ü".repeat(24)},
    ]);
    let steps = messages["workout_step_mesgs"].as_array().unwrap();
    assert_eq!(steps.len(), 5);
    for (step, meant) in steps.iter().zip(meant.as_array().unwrap()) {
        for (key, value) in meant.as_object().unwrap() {
            assert_eq!(&step[key], value, "{key} of {step}");
        }
    }
}

#[test]
fn activity_means_to_the_kit_what_was_run() {
    let run = sample_run::run(120);
    let Some(read) = read_by_kit(&[("activity.fit", encode_activity(&run).unwrap())]) else { return };
    let messages = &read[0]["messages"];
    let start = run.start.as_second() - FIT_EPOCH_S;
    let records = messages["record_mesgs"].as_array().unwrap();
    assert_eq!(records.len(), run.recording.len());
    for (row, record) in records.iter().enumerate() {
        assert_eq!(record["timestamp"], json!(start + run.recording.elapsed_ms[row] / 1000));
        for (channel, key, per_unit) in [
            (Channel::HeartRate, "heart_rate", 1.0),
            (Channel::Distance, "distance", 0.01),
            (Channel::Speed, "enhanced_speed", 0.001),
            (Channel::Altitude, "enhanced_altitude", 0.01),
            (Channel::Power, "power", 1.0),
            (Channel::Temperature, "temperature", 1.0),
            (Channel::VerticalOscillation, "vertical_oscillation", 0.1),
            (Channel::StanceTime, "stance_time", 0.1),
            (Channel::Latitude, "position_lat", 1.0),
        ] {
            let stored = run.recording.column(channel).unwrap()[row];
            let read = record.get(key).and_then(Value::as_f64);
            let meant = (stored != MISSING).then(|| f64::from(stored) * per_unit);
            let off = (read.unwrap_or(0.0) - meant.unwrap_or(0.0)).abs();
            assert!(read.is_some() == meant.is_some() && off < 1e-6, "{key} of row {row}: {read:?}, not {meant:?}");
        }
    }
    let session = &messages["session_mesgs"][0];
    assert_eq!((&session["sport"], &session["sub_sport"]), (&json!("running"), &json!("trail")));
    assert_eq!(session["total_distance"], json!(1234.56));
    assert_eq!(session["total_timer_time"], json!(120.5));
    assert_eq!(messages["lap_mesgs"][0]["intensity"], json!("warmup"));
    let timer: Vec<_> = messages["event_mesgs"].as_array().unwrap().iter().map(|e| e["event_type"].clone()).collect();
    assert_eq!(json!(timer), json!(["start", "stop_all", "start", "stop_all"]));
    let offset = messages["activity_mesgs"][0]["local_timestamp"].as_i64().unwrap()
        - messages["activity_mesgs"][0]["timestamp"].as_i64().unwrap();
    assert_eq!(offset, 7200);
}

fn set<'a>(name: &'a str, amount: Amount) -> ExerciseSet<'a> {
    let exercise = watch_exercise(name);
    ExerciseSet { name, exercise, note: String::new(), sets: 1, amount, load: None, rest: None }
}

#[test]
fn lifts_and_their_day_mean_to_the_kit_what_was_planned() {
    let made: jiff::Timestamp = "2026-11-23T00:00:00Z".parse().unwrap();
    let seconds = Duration::from_s;
    let sets = [
        ExerciseSet {
            note: "8 to 12, each side".into(),
            sets: 3,
            load: Some(Mass::from_kg(12.5)),
            rest: Some(seconds(60.0)),
            ..set("dumbbell split squat", Amount::Repetitions(8))
        },
        ExerciseSet { sets: 2, rest: Some(seconds(40.0)), ..set("forearm plank", Amount::Time(seconds(45.0))) },
        ExerciseSet { rest: Some(seconds(75.0)), ..set("box jump", Amount::Repetitions(5)) },
        set("couch stretch", Amount::Time(seconds(90.0))),
    ];
    let file =
        ExerciseFile { name: "1 Dec lift", sets: &sets, serial: 77, time_created: made, sub_sport: SubSport::Strength };
    let day =
        ScheduledWorkout { serial: 77, time_created: made, date: jiff::civil::date(2026, 12, 1), completed: false };
    let schedule = encode_schedule(9, made, &[day]).unwrap();
    let files = [("lift.fit", encode_exercises(&file).unwrap()), ("schedule.fit", schedule)];
    let Some(read) = read_by_kit(&files) else { return };
    let messages = &read[0]["messages"];
    assert_eq!(
        messages["workout_mesgs"],
        json!([{"sport": "training", "num_valid_steps": 9, "wkt_name": "1 Dec lift", "sub_sport": "strength_training"}])
    );
    let meant = json!([
        {"message_index": 0, "wkt_step_name": "dumbbell split squat", "notes": "8 to 12, each side", "intensity": "active",
         "duration_type": "reps", "duration_reps": 8, "exercise_category": "squat", "exercise_weight": 12.5,
         "weight_display_unit": "kilogram"},
        {"message_index": 1, "intensity": "rest", "duration_time": 60.0},
        {"message_index": 2, "duration_type": "repeat_until_steps_cmplt", "duration_step": 0, "repeat_steps": 3},
        {"message_index": 3, "duration_type": "time", "duration_time": 45.0, "exercise_category": "plank"},
        {"message_index": 4, "intensity": "rest", "duration_time": 40.0},
        {"message_index": 5, "duration_type": "repeat_until_steps_cmplt", "duration_step": 3, "repeat_steps": 2},
        {"message_index": 6, "duration_reps": 5, "exercise_category": "plyo"},
        {"message_index": 7, "intensity": "rest", "duration_time": 75.0},
        {"message_index": 8, "wkt_step_name": "couch stretch", "duration_time": 90.0},
    ]);
    let steps = messages["workout_step_mesgs"].as_array().unwrap();
    assert_eq!(steps.len(), 9);
    for (step, meant) in steps.iter().zip(meant.as_array().unwrap()) {
        for (key, value) in meant.as_object().unwrap() {
            assert_eq!(&step[key], value, "{key} of {step}");
        }
    }
    assert_eq!(
        read[0]["messages"]["file_id_mesgs"],
        json!([{"type": "workout", "manufacturer": "development", "product": 1, "serial_number": 77,
                "time_created": made.as_second() - FIT_EPOCH_S}])
    );
    // A length, a target and a name beyond these would be ones that nobody meant.
    for (step, expected) in steps.iter().zip([
        ["reps", "open"],
        ["time", "open"],
        ["repeat_until_steps_cmplt", ""],
        ["time", "open"],
        ["time", "open"],
        ["repeat_until_steps_cmplt", ""],
        ["reps", "open"],
        ["time", "open"],
        ["time", "open"],
    ]) {
        assert_eq!(step["duration_type"], expected[0], "{step}");
        assert!(expected[1].is_empty() || step["target_type"] == expected[1], "{step}");
        let speeds = ["custom_target_speed_low", "custom_target_speed_high"];
        assert!(speeds.iter().all(|key| step.get(key).is_none_or(|v| v.is_null() || *v == json!(0.0))), "{step}");
    }
    // Numbers in a category, which the kit leaves as they are.
    assert_eq!([&steps[0]["exercise_name"], &steps[3]["exercise_name"], &steps[6]["exercise_name"]], [28, 43, 33]);
    assert_eq!(steps[8].get("exercise_category"), None);
    let scheduled = &read[1]["messages"];
    assert_eq!(scheduled["file_id_mesgs"][0]["type"], json!("schedules"));
    let midnight = made.as_second() - FIT_EPOCH_S + 8 * 86_400;
    let schedule = &scheduled["schedule_mesgs"][0];
    for (key, value) in [
        ("manufacturer", json!("development")),
        ("product", json!(1)),
        ("serial_number", json!(77)),
        ("time_created", json!(made.as_second() - FIT_EPOCH_S)),
        ("type", json!("workout")),
        ("scheduled_time", json!(midnight)),
    ] {
        assert_eq!(schedule[key], value, "{key} of {schedule}");
    }
}

#[test]
fn made_up_files_of_days_are_what_the_kit_calls_so() {
    let at: jiff::Timestamp = "2026-03-02T05:00:00Z".parse().unwrap();
    let files = [
        ("day.fit", testkit::fit_monitoring(at, 3600, 47, 51)),
        ("night.fit", testkit::fit_night(&[(at, 2), (at + jiff::SignedDuration::from_hours(1), 1)])),
        ("variability.fit", testkit::fit_variability(at, 62.5)),
    ];
    let Some(read) = read_by_kit(&files) else { return };
    let message = |file: usize, name: &str, place: usize| read[file]["messages"][name][place].clone();
    let heart = message(0, "monitoring_hr_data_mesgs", 0);
    assert_eq!((&heart["current_day_resting_heart_rate"], &heart["resting_heart_rate"]), (&json!(47), &json!(51)));
    let info = message(0, "monitoring_info_mesgs", 0);
    let seconds = |value: &Value| value.as_i64().unwrap();
    assert_eq!(seconds(&info["local_timestamp"]) - seconds(&info["timestamp"]), 3600, "{info}");
    let levels: Vec<Value> =
        (0..2).map(|place| message(1, "sleep_level_mesgs", place)["sleep_level"].clone()).collect();
    assert_eq!(levels, [json!("light"), json!("awake")]);
    assert_eq!(message(2, "hrv_status_summary_mesgs", 0)["last_night_average"], json!(62.5));
}
