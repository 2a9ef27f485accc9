//! Which workout is for which day, as a FIT schedules file for watches.

use super::{
    encode_workout::{DEVELOPMENT, PRODUCT, file_id, moment},
    writer::{Draft, Locals, write},
};
use crate::Error;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

const SCHEDULES_FILE: u8 = 7;
const SCHEDULE: u16 = 28;
/// What is scheduled is a workout, not a course.
const WORKOUT: u8 = 0;
const NO: u8 = 0;
const YES: u8 = 1;

/// A workout file of this program and the day that it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduledWorkout {
    /// Serial number of the workout's file.
    pub serial: u32,
    /// When the workout's file says it was made.
    pub time_created: Timestamp,
    /// Its day.
    pub date: Date,
    /// It was done.
    pub completed: bool,
}

/// The FIT schedules file of these workouts, which a watch finds by the identity of their files.
///
/// `serial` and `made` are the schedules file's own. A day begins at midnight, wherever the watch is.
///
/// # Errors
/// [`Error::Unwritable`] for a serial number 0 and a date outside 1989 to 2126.
pub fn encode_schedule(serial: u32, made: Timestamp, workouts: &[ScheduledWorkout]) -> Result<Vec<u8>, Error> {
    let mut messages = vec![file_id(SCHEDULES_FILE, (serial, made))?];
    for workout in workouts {
        // A local time is written as if the place were on UTC.
        let midnight = TimeZone::UTC
            .to_timestamp(workout.date.at(0, 0, 0, 0))
            .map_err(|_| Error::Unwritable { format: "FIT", what: format!("the date {}", workout.date) })?;
        messages.push(
            Draft::new(SCHEDULE)
                .u16(0, DEVELOPMENT)
                .u16(1, PRODUCT)
                .u32z(2, workout.serial)
                .u32(3, moment(workout.time_created)?)
                .enumerated(4, if workout.completed { YES } else { NO })
                .enumerated(5, WORKOUT)
                .u32(6, moment(midnight)?),
        );
    }
    write(messages, Locals::One)
}
