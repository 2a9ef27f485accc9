//! Garmin's FIT: activities and workouts, read and written.
//!
//! The reader is built for speed: a definition is compiled once into a plan of the fields wanted, unwanted
//! messages are skipped by their size, and records become columns a field at a time, straight into
//! [`training::Recording`].
//!
//! - **Source**: Garmin FIT protocol and profile 21; numbers of messages and fields as in its public SDK.

mod activity;
mod base_type;
mod column;
mod contents;
mod crc;
mod decode_workout;
mod definition;
mod encode_activity;
mod encode_exercises;
mod encode_schedule;
mod encode_workout;
mod exercise;
mod file;
mod file_type;
mod header;
mod identity;
mod message;
mod names;
mod outline;
mod pauses;
mod plan;
mod split;
mod time;
mod timeline;
mod walk;
mod wellness;
mod workout_step;
mod writer;

pub use decode_workout::{Workout, decode_workout};
pub use encode_activity::encode_activity;
pub use encode_exercises::{Amount, ExerciseFile, ExerciseSet, encode_exercises};
pub use encode_schedule::{ScheduledWorkout, encode_schedule};
pub use encode_workout::{NOTE_BYTES, WorkoutFile, encode_workout, note};
pub use exercise::{WatchExercise, watch_exercise};
pub use file::decode;
pub use file_type::surely_none;
pub use identity::{Identity, identity};
pub use outline::outline;
pub use wellness::Wellness;
pub use workout_step::WorkoutStep;
