//! The activity JSON of GoldenCheetah: one ride or run with its samples.
//!
//! - **Strings** end in a space, as that program writes them; it is cut off.
//! - **The start** is labelled UTC. Old versions wrote the local time there: where the name of the file, which is local, shows the same
//!   clock far from Greenwich, that is listed and the clock is kept as the place's.
//! - **Laps** are its intervals of the device (`Lap 1`, …), as far as they do not overlap; those that were searched for are left out.
//! - **Extra data** (`XDATA`) and overrides are not used; the former is listed.

mod ride;

use crate::{Decoded, Error, Kind, json, track};

const FORMAT: &str = "GoldenCheetah JSON";

/// The activity of a file.
///
/// # Errors
/// [`Error::NotAnActivity`] for one without a readable start or without any sample; [`Error::Unreadable`] where it is not the JSON
/// that GoldenCheetah writes.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (file, repairs) = json::read::<ride::File>(bytes, FORMAT)?;
    let activity = file.ride.activity().map_err(|what| Error::NotAnActivity { what: format!("{FORMAT} {what}") })?;
    Ok(track::decoded(Kind::GoldenCheetah, vec![activity], repairs))
}
