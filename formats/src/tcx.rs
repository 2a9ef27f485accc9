//! TCX: activities in laps, tracks and trackpoints; workouts written.
//!
//! - **A second track in the same lap** is a pause; a new lap is none.
//! - **Distance** is the device's count; where it has none, the way along the positions as for GPX.
//! - **Totals** are the sums of the laps: `TotalTimeSeconds` is the time without pauses.
//! - **Cadence** is doubled where it counts one leg only.

mod laps;
mod trackpoints;
mod workout;

pub use workout::{MOST_STEPS, TcxWorkout, encode_workout, numbered};

use crate::{Decoded, Error, Kind, track, xml};
use trackpoints::Trackpoints;

const FORMAT: &str = "TCX";

/// The activities of a TCX file.
///
/// # Errors
/// [`Error::NotAnActivity`] for courses and workouts; [`Error::Unreadable`] when the XML breaks before the first
/// sample, nests too deep, uses entities of its own or names of unknown meaning.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (points, walked) = xml::read::<Trackpoints>(bytes, FORMAT)?;
    let (activities, what) = points.finish();
    if activities.is_empty() {
        return Err(walked.broken(FORMAT).unwrap_or_else(|| Error::NotAnActivity { what: what.to_owned() }));
    }
    Ok(track::decoded(Kind::Tcx, activities, walked.repairs))
}
