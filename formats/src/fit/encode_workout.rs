//! Runs planned here to FIT workout files for watches.

use super::{
    names, time, workout_step,
    workout_step::WorkoutStep,
    writer::{Draft, Locals, cut, write},
};
use crate::{Error, StepNote, planned};
use jiff::Timestamp;
use training::{Block, Role, Sport, Step, SubSport};

/// Longest name that old watches show, in bytes.
pub(super) const NAME_BYTES: usize = 15;
/// Longest note beside a step that old watches take, in bytes: the buffer of the format's own example, with the zero that ends it.
pub const NOTE_BYTES: usize = 49;
/// The maker's number for programs that have none.
pub(super) const DEVELOPMENT: u16 = 255;
/// The number of this program among those of its maker.
pub(super) const PRODUCT: u16 = 1;
const WORKOUT_FILE: u8 = 5;
/// Loads are shown in kilograms.
const KILOGRAM: u16 = 1;

/// A workout to be written for a watch.
#[derive(Debug, Clone, Copy)]
pub struct WorkoutFile<'a> {
    /// What the runner sees; cut to 15 bytes.
    pub name: &'a str,
    /// The run.
    pub blocks: &'a [Block],
    /// With [`Self::time_created`] it tells watches one workout from another; never 0.
    pub serial: u32,
    /// When it was made; without it some programs show an empty workout.
    pub time_created: Timestamp,
    /// Running, mostly.
    pub sport: Sport,
    /// Track, treadmill, …
    pub sub_sport: SubSport,
    /// Words beside steps; those of a step stand after each other, cut to 49 bytes.
    pub notes: &'a [StepNote],
}

/// The FIT file of a workout.
///
/// Times are written in milliseconds, distances in centimetres, speed targets in mm/s with the slower end first;
/// a repeat is a step of its own after the steps that it repeats. A step's name is its symbolic pace, its notes are the words beside it.
///
/// # Errors
/// [`Error::Unwritable`] for a serial number 0, a workout without steps, a repeat of 0, a length that is not positive
/// or beyond what FIT holds, and a date outside 1989 to 2126.
pub fn encode_workout(workout: &WorkoutFile<'_>) -> Result<Vec<u8>, Error> {
    let mut steps = steps(workout.blocks)?;
    let real = steps.iter_mut().filter(|step| step.duration_type != workout_step::DURATION_REPEAT);
    for (number, step) in real.enumerate() {
        step.notes = note(workout.notes, number).map(|text| cut(&text, NOTE_BYTES).to_owned());
    }
    let sports = names::sport_numbers(workout.sport, workout.sub_sport);
    workout_bytes(workout.name, sports, (workout.serial, workout.time_created), &steps)
}

/// The words beside a step as they stand there, before they are cut; nothing where it has none.
#[must_use]
pub fn note(notes: &[StepNote], step: usize) -> Option<String> {
    let texts: Vec<&str> = notes.iter().filter(|note| note.step == step).map(|note| note.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// The file of these steps, made by this program.
///
/// # Errors
/// [`Error::Unwritable`] for a serial number 0 and a date outside 1989 to 2126.
pub(super) fn workout_bytes(
    name: &str,
    sports: (u8, u8),
    identity: (u32, Timestamp),
    steps: &[WorkoutStep],
) -> Result<Vec<u8>, Error> {
    let file_id = file_id(WORKOUT_FILE, identity)?;
    let head = workout_message(name, sports, steps.len());
    write([file_id, head].into_iter().chain(steps.iter().map(step_message)), Locals::One)
}

/// The first message of a file of this program, by the file's serial number and the moment that it says it was made.
///
/// # Errors
/// As [`workout_bytes`].
pub(super) fn file_id(file_type: u8, (serial, made): (u32, Timestamp)) -> Result<Draft, Error> {
    if serial == 0 {
        return Err(unwritable("the serial number 0: it must be 1 or more".into()));
    }
    let made = moment(made)?;
    Ok(Draft::new(0).enumerated(0, file_type).u16(1, DEVELOPMENT).u16(2, PRODUCT).u32z(3, serial).u32(4, made))
}

/// A moment as FIT counts it.
///
/// # Errors
/// [`Error::Unwritable`] outside 1989 to 2126.
pub(super) fn moment(at: Timestamp) -> Result<u32, Error> {
    time::fit_time(at).ok_or_else(|| unwritable(format!("the date {at}: it must be from 1989 to 2126")))
}

/// The workout message; it counts the repeat steps too.
pub(super) fn workout_message(name: &str, (sport, sub_sport): (u8, u8), steps: usize) -> Draft {
    Draft::new(26)
        .enumerated(4, sport)
        .u16(6, u16::try_from(steps).unwrap_or(u16::MAX - 1))
        .text(8, Some(cut(name, NAME_BYTES)))
        .enumerated(11, sub_sport)
}

/// The message of a step.
pub(super) fn step_message(step: &WorkoutStep) -> Draft {
    Draft::new(27)
        .u16(254, step.index)
        .text(0, step.name.as_deref())
        .enumerated(1, step.duration_type)
        .u32(2, step.duration_value)
        .enumerated(3, step.target_type)
        .u32(4, step.target_value)
        .u32(5, step.low)
        .u32(6, step.high)
        .enumerated(7, step.intensity)
        .text(8, step.notes.as_deref())
        .u16(10, step.exercise_category)
        .u16(11, step.exercise_name)
        .u16(12, step.exercise_weight)
        .u16(13, step.exercise_weight.map(|_| KILOGRAM))
}

/// The steps as FIT counts them.
///
/// # Errors
/// As [`encode_workout`].
pub(super) fn steps(blocks: &[Block]) -> Result<Vec<WorkoutStep>, Error> {
    let mut steps: Vec<WorkoutStep> = Vec::new();
    for block in blocks {
        let first = steps.len();
        let (times, inner) = match block {
            Block::Step(step) => (1, std::slice::from_ref(step)),
            Block::Repeat { repeat, steps } => (*repeat, steps.as_slice()),
        };
        if times == 0 || inner.is_empty() {
            return Err(unwritable(format!("{times} repeats of {} steps: both must be 1 or more", inner.len())));
        }
        for step in inner {
            steps.push(file_step(step, index(steps.len())?)?);
        }
        if times > 1 {
            steps.push(WorkoutStep {
                index: index(steps.len())?,
                duration_type: workout_step::DURATION_REPEAT,
                duration_value: Some(u32::from(index(first)?)),
                target_type: Some(workout_step::TARGET_OPEN),
                target_value: Some(times),
                ..WorkoutStep::default()
            });
        }
    }
    if steps.is_empty() { Err(unwritable("a workout without steps".into())) } else { Ok(steps) }
}

pub(super) fn index(position: usize) -> Result<u16, Error> {
    u16::try_from(position)
        .ok()
        .filter(|&i| i < u16::MAX)
        .ok_or_else(|| unwritable(format!("a workout of more than {} steps", u16::MAX)))
}

fn file_step(step: &Step, index: u16) -> Result<WorkoutStep, Error> {
    use workout_step::{DURATION_DISTANCE, DURATION_OPEN, DURATION_TIME, TARGET_OPEN, TARGET_SPEED};
    let (duration_type, duration_value) = match (step.distance_m, step.duration_s) {
        (Some(distance), _) => (DURATION_DISTANCE, length(distance.m() * 100.0, "a step's distance in centimetres")?),
        (None, Some(time)) => (DURATION_TIME, length(time.s() * 1000.0, "a step's time in milliseconds")?),
        (None, None) => (DURATION_OPEN, 0),
    };
    let given = [step.speed_low_mps, step.speed_high_mps].into_iter().flatten().map(|speed| speed.mps());
    let slow = given.clone().fold(f64::INFINITY, f64::min);
    let fast = given.fold(0.0, f64::max);
    let (target_type, low, high) = if fast > 0.0 {
        let mm_per_s = |mps: f64| length(mps * 1000.0, "a step's speed in millimetres per second").map(Some);
        (TARGET_SPEED, mm_per_s(slow)?, mm_per_s(fast)?)
    } else {
        (TARGET_OPEN, None, None)
    };
    let intensity = match step.role {
        Role::Effort | Role::Steady => 0,
        Role::Warmup => 2,
        Role::Cooldown => 3,
        Role::Recovery => 4,
    };
    Ok(WorkoutStep {
        index,
        name: Some(cut(&planned::pace_on_watch(step.pace), NAME_BYTES).to_owned()),
        intensity: Some(intensity),
        duration_type,
        duration_value: Some(duration_value),
        target_type: Some(target_type),
        target_value: Some(0),
        low,
        high,
        ..WorkoutStep::default()
    })
}

pub(super) fn length(value: f64, what: &str) -> Result<u32, Error> {
    let rounded = value.round();
    if (1.0..f64::from(u32::MAX)).contains(&rounded) {
        Ok(rounded as u32)
    } else {
        Err(unwritable(format!("{value} as {what}: it must be from 1 to {}", u32::MAX - 1)))
    }
}

pub(super) fn unwritable(what: String) -> Error {
    Error::Unwritable { format: "FIT", what }
}
