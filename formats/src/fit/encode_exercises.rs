//! Lifting, power and mobility planned here to FIT workout files for watches.

use super::{
    encode_workout::{NOTE_BYTES, index, length, unwritable, workout_bytes},
    exercise::WatchExercise,
    names, workout_step,
    workout_step::WorkoutStep,
    writer::cut,
};
use crate::Error;
use jiff::Timestamp;
use quantity::{Duration, Mass};
use training::{Sport, SubSport};

/// Longest name of a step, in bytes: the exercise whole, since a watch that shows less cuts it itself.
const STEP_NAME_BYTES: usize = 49;
/// Intensities of FIT: active and rest.
const ACTIVE: u8 = 0;
const REST: u8 = 1;

/// How much of an exercise makes a set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// So many repetitions.
    Repetitions(u32),
    /// Held or done for so long.
    Time(Duration),
    /// Until the button is pressed.
    Open,
}

/// The sets of one exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseSet<'a> {
    /// Its name, as the runner knows it.
    pub name: &'a str,
    /// The exercise by FIT's names, where it has one.
    pub exercise: Option<&'static WatchExercise>,
    /// What else there is to know: `12 to 15, each side`; cut to 49 bytes.
    pub note: String,
    /// How often; 1 or more.
    pub sets: u32,
    /// How much.
    pub amount: Amount,
    /// With what load.
    pub load: Option<Mass>,
    /// Rest after each set; none where the next exercise follows at once.
    pub rest: Option<Duration>,
}

/// A workout of exercises to be written for a watch.
#[derive(Debug, Clone, Copy)]
pub struct ExerciseFile<'a> {
    /// What the runner sees; cut to 15 bytes.
    pub name: &'a str,
    /// In order.
    pub sets: &'a [ExerciseSet<'a>],
    /// With [`Self::time_created`] it tells watches one workout from another; never 0.
    pub serial: u32,
    /// When it was made.
    pub time_created: Timestamp,
    /// Strength, cardio, flexibility.
    pub sub_sport: SubSport,
}

/// The FIT file of a workout of exercises.
///
/// Repetitions are written as such, holds by time; a rest is a step of its own, and several sets are a repeat of both.
///
/// # Errors
/// [`Error::Unwritable`] for a serial number 0, a workout without exercises, no set, no repetition, a time that is not positive,
/// a load beyond 650 kg, and a date outside 1989 to 2126.
pub fn encode_exercises(file: &ExerciseFile<'_>) -> Result<Vec<u8>, Error> {
    let mut steps = Vec::new();
    for set in file.sets {
        append(&mut steps, set)?;
    }
    if steps.is_empty() {
        return Err(unwritable("a workout without exercises".into()));
    }
    let sports = names::sport_numbers(Sport::Training, file.sub_sport);
    workout_bytes(file.name, sports, (file.serial, file.time_created), &steps)
}

fn append(steps: &mut Vec<WorkoutStep>, set: &ExerciseSet<'_>) -> Result<(), Error> {
    if set.sets == 0 {
        return Err(unwritable(format!("0 sets of {}: it must be 1 or more", set.name)));
    }
    let first = index(steps.len())?;
    let (duration_type, duration_value) = match set.amount {
        Amount::Repetitions(0) => return Err(unwritable(format!("0 repetitions of {}", set.name))),
        Amount::Repetitions(count) => (workout_step::DURATION_REPETITIONS, count),
        Amount::Time(time) => (workout_step::DURATION_TIME, milliseconds(time)?),
        Amount::Open => (workout_step::DURATION_OPEN, 0),
    };
    steps.push(WorkoutStep {
        index: first,
        name: Some(cut(set.name, STEP_NAME_BYTES).to_owned()),
        intensity: Some(ACTIVE),
        duration_type,
        duration_value: Some(duration_value),
        target_type: Some(workout_step::TARGET_OPEN),
        target_value: Some(0),
        notes: Some(cut(&set.note, NOTE_BYTES).to_owned()).filter(|note| !note.is_empty()),
        exercise_category: set.exercise.map(|e| e.category),
        exercise_name: set.exercise.map(|e| e.name),
        exercise_weight: set.load.map(hundredths).transpose()?,
        ..WorkoutStep::default()
    });
    if let Some(rest) = set.rest {
        steps.push(WorkoutStep {
            index: index(steps.len())?,
            name: Some("rest".into()),
            intensity: Some(REST),
            duration_type: workout_step::DURATION_TIME,
            duration_value: Some(milliseconds(rest)?),
            target_type: Some(workout_step::TARGET_OPEN),
            target_value: Some(0),
            ..WorkoutStep::default()
        });
    }
    if set.sets > 1 {
        steps.push(WorkoutStep {
            index: index(steps.len())?,
            duration_type: workout_step::DURATION_REPEAT,
            duration_value: Some(u32::from(first)),
            target_type: Some(workout_step::TARGET_OPEN),
            target_value: Some(set.sets),
            ..WorkoutStep::default()
        });
    }
    Ok(())
}

fn milliseconds(time: Duration) -> Result<u32, Error> {
    length(time.s() * 1000.0, "a step's time in milliseconds")
}

fn hundredths(load: Mass) -> Result<u16, Error> {
    let hundredths = length(load.kg() * 100.0, "a load in hundredths of a kilogram")?;
    u16::try_from(hundredths)
        .ok()
        .filter(|&h| h <= 65_000)
        .ok_or_else(|| unwritable(format!("a load of {} kg: it must be at most 650 kg", load.kg())))
}
