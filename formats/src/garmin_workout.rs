//! Workouts as the JSON that Garmin Connect takes; unofficial, and so by the numbers that are known to count.
//!
//! - **Source**: what public clients of the service send; its numeric ids are authoritative, the words beside them are not looked at.

use crate::{
    fit::{Amount, ExerciseSet},
    planned,
};
use serde_json::{Value, json};
use training::{Block, Role, Step};

const RUNNING: (u32, &str) = (1, "running");
const STRENGTH: (u32, &str) = (5, "strength_training");

/// A run.
#[must_use]
pub fn run(name: &str, description: &str, blocks: &[Block]) -> Value {
    let mut order = 0;
    let steps: Vec<Value> = blocks.iter().map(|block| run_block(block, &mut order)).collect();
    workout(name, description, RUNNING, &steps)
}

/// Lifting, power or mobility: a group of sets for each exercise.
#[must_use]
pub fn exercises(name: &str, description: &str, sets: &[ExerciseSet<'_>]) -> Value {
    let mut order = 0;
    let steps: Vec<Value> = sets.iter().map(|set| exercise(set, &mut order)).collect();
    workout(name, description, STRENGTH, &steps)
}

fn workout(name: &str, description: &str, sport: (u32, &str), steps: &[Value]) -> Value {
    let sport = json!({"sportTypeId": sport.0, "sportTypeKey": sport.1});
    json!({
        "workoutName": name,
        "description": description,
        "sportType": sport,
        "workoutSegments": [{"segmentOrder": 1, "sportType": sport, "workoutSteps": steps}],
    })
}

fn run_block(block: &Block, order: &mut u32) -> Value {
    match block {
        Block::Step(step) => run_step(step, next(order)),
        Block::Repeat { repeat, steps } => {
            let place = next(order);
            let steps: Vec<Value> = steps.iter().map(|step| run_step(step, next(order))).collect();
            group(place, *repeat, &steps)
        }
    }
}

fn run_step(step: &Step, order: u32) -> Value {
    let kind = match step.role {
        Role::Warmup => (1, "warmup"),
        Role::Cooldown => (2, "cooldown"),
        Role::Effort | Role::Steady => (3, "interval"),
        Role::Recovery => (4, "recovery"),
    };
    let end = match (step.distance_m, step.duration_s) {
        (Some(distance), _) => End::Metres(distance.m()),
        (None, Some(time)) => End::Seconds(time.s()),
        (None, None) => End::Button,
    };
    let mut value = executable(order, kind, end, &planned::pace_on_watch(step.pace));
    if let (Some(slow), Some(fast)) = (step.speed_low_mps, step.speed_high_mps) {
        value["targetType"] = json!({"workoutTargetTypeId": 6, "workoutTargetTypeKey": "pace.zone"});
        value["targetValueOne"] = json!(rounded(fast.mps().max(slow.mps())));
        value["targetValueTwo"] = json!(rounded(slow.mps().min(fast.mps())));
    }
    value
}

fn exercise(set: &ExerciseSet<'_>, order: &mut u32) -> Value {
    let place = next(order);
    let end = match set.amount {
        Amount::Repetitions(count) => End::Repetitions(count),
        Amount::Time(time) => End::Seconds(time.s()),
        Amount::Open => End::Button,
    };
    let words = if set.note.is_empty() { set.name.to_owned() } else { format!("{}: {}", set.name, set.note) };
    let mut effort = executable(next(order), (3, "interval"), end, &words);
    if let Some(exercise) = set.exercise {
        effort["category"] = json!(exercise.category_word);
        effort["exerciseName"] = json!(exercise.name_word);
    }
    if let Some(load) = set.load {
        // The service counts loads in grams.
        effort["weightValue"] = json!((load.kg() * 1000.0).round());
        effort["weightUnit"] = json!({"unitId": 8, "unitKey": "kilogram", "factor": 1000.0});
    }
    let mut steps = vec![effort];
    if let Some(rest) = set.rest {
        steps.push(executable(next(order), (5, "rest"), End::Seconds(rest.s()), ""));
    }
    group(place, set.sets, &steps)
}

fn group(order: u32, times: u32, steps: &[Value]) -> Value {
    json!({
        "type": "RepeatGroupDTO",
        "stepOrder": order,
        "stepType": {"stepTypeId": 6, "stepTypeKey": "repeat"},
        "numberOfIterations": times,
        "smartRepeat": false,
        "endCondition": {"conditionTypeId": 7, "conditionTypeKey": "iterations"},
        "endConditionValue": times,
        "workoutSteps": steps,
    })
}

/// What ends a step.
enum End {
    Button,
    Seconds(f64),
    Metres(f64),
    Repetitions(u32),
}

fn executable(order: u32, (kind, word): (u32, &str), end: End, words: &str) -> Value {
    let (condition, key, value) = match end {
        End::Button => (1, "lap.button", Value::Null),
        End::Seconds(s) => (2, "time", json!(rounded(s))),
        End::Metres(m) => (3, "distance", json!(rounded(m))),
        End::Repetitions(count) => (10, "reps", json!(count)),
    };
    json!({
        "type": "ExecutableStepDTO",
        "stepOrder": order,
        "stepType": {"stepTypeId": kind, "stepTypeKey": word},
        "description": words,
        "endCondition": {"conditionTypeId": condition, "conditionTypeKey": key},
        "endConditionValue": value,
        "targetType": {"workoutTargetTypeId": 1, "workoutTargetTypeKey": "no.target"},
    })
}

fn next(order: &mut u32) -> u32 {
    *order += 1;
    *order
}

/// To a thousandth, so that no tail of digits is written.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
