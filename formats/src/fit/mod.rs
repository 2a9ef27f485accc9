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
mod definition;
mod file;
mod header;
mod message;
mod names;
mod pauses;
mod plan;
mod split;
mod time;
mod timeline;
mod walk;
mod workout_step;

pub use file::decode;
pub use workout_step::WorkoutStep;
