//! SML: Suunto's log of one move.
//!
//! - **Units** are SI: positions in radians, heart rate and cadence per second, temperature in kelvin; a heart rate of 10 or more is
//!   one per minute, as some exporters write it.
//! - **Times** are the sample's `UTC`, else its seconds after the header's local `DateTime`, which is taken as UTC and listed.
//! - **Pauses** are the timer's, by the events of the samples; its laps too.

mod device_log;

use crate::{Decoded, Error, Kind, track, xml};
use device_log::DeviceLog;

const FORMAT: &str = "SML";

/// The activity of an SML file.
///
/// # Errors
/// [`Error::NotAnActivity`] when there is no sample with a time and no summary; [`Error::Unreadable`] when the XML breaks before the
/// first sample, nests too deep or uses entities of its own.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (log, walked) = xml::read::<DeviceLog>(bytes, FORMAT)?;
    match log.finish() {
        Ok(activity) => Ok(track::decoded(Kind::Sml, vec![activity], walked.repairs)),
        Err(what) => Err(walked.broken(FORMAT).unwrap_or_else(|| Error::NotAnActivity { what: what.into() })),
    }
}
