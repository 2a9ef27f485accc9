//! FIT workout files of any maker back to their structure.

use super::{file, names, time, workout_step, workout_step::WorkoutStep};
use crate::Error;
use jiff::Timestamp;
use training::{Block, Repair, Sport, SubSport};

/// A workout as read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workout {
    /// Its name.
    pub name: Option<String>,
    /// The structure; targets other than speed are in [`Self::steps`] only.
    pub blocks: Vec<Block>,
    /// The steps as they stand in the file, in its own numbers.
    pub steps: Vec<WorkoutStep>,
    /// How many steps the file says it has, repeats counted.
    pub stated_steps: Option<u16>,
    /// The serial number of the file.
    pub serial: Option<u32>,
    /// When it was made.
    pub time_created: Option<Timestamp>,
    /// The maker, as a word where known.
    pub manufacturer: Option<String>,
    /// The product's name or number.
    pub product: Option<String>,
    /// The sport.
    pub sport: Sport,
    /// The finer sport.
    pub sub_sport: SubSport,
    /// What was mended while reading.
    pub repairs: Vec<Repair>,
}

/// Reads the first workout of a FIT file.
///
/// # Errors
/// As [`super::decode`]; [`Error::NotAWorkout`] when the file holds no workout.
pub fn decode_workout(bytes: &[u8]) -> Result<Workout, Error> {
    let mut repairs = Vec::new();
    let mut file_type = None;
    for part in file::parts(bytes, &mut repairs)? {
        let id = part.contents.file_id.unwrap_or_default();
        file_type = file_type.or(id.file_type);
        let Some(head) = part.contents.workout else { continue };
        repairs.extend(part.repairs);
        return Ok(Workout {
            name: head.name,
            blocks: workout_step::blocks(&part.contents.steps),
            steps: part.contents.steps,
            stated_steps: head.steps,
            serial: id.serial,
            time_created: id.time_created.map(time::timestamp),
            manufacturer: id.manufacturer.map(names::manufacturer),
            product: id.product_name.or_else(|| id.product.map(|number| number.to_string())),
            sport: names::sport(head.sport, head.sub_sport),
            sub_sport: names::sub_sport(head.sub_sport),
            repairs,
        });
    }
    Err(Error::NotAWorkout { what: names::file_type(file_type) })
}
