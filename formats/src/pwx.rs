//! PWX: workouts of TrainingPeaks' device agents, in segments and samples.
//!
//! - **Times** are the local clock of the place as a rule and have no zone; they are taken as UTC and listed.
//! - **Segments** are the device's laps.
//! - **Distance** is the device's count; where it has none, the way along the positions.
//! - **A gap** that the summary counts as stopped is no pause here: the samples do not say where it was.

mod workouts;

use crate::{Decoded, Error, Kind, track, xml};
use workouts::Workouts;

const FORMAT: &str = "PWX";

/// The activities of a PWX file.
///
/// # Errors
/// [`Error::NotAnActivity`] when no workout has a time; [`Error::Unreadable`] when the XML breaks before the first sample, nests too
/// deep or uses entities of its own.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (workouts, walked) = xml::read::<Workouts>(bytes, FORMAT)?;
    let activities = workouts.finish();
    if activities.is_empty() {
        return Err(walked.broken(FORMAT).unwrap_or_else(|| Error::NotAnActivity { what: "PWX file".into() }));
    }
    Ok(track::decoded(Kind::Pwx, activities, walked.repairs))
}
