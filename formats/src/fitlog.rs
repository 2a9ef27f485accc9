//! FITLOG: the logbook of SportTracks, several activities in a file.
//!
//! - **Points** count their seconds from the start of their track.
//! - **Distance** is the device's count; where it has none, the way along the positions.
//! - **The kind of sport** is a word of the category or the name, else judged by speed; the last is listed.
//! - **Activities without a track** keep what their summary says.

mod book;

use crate::{Decoded, Error, Kind, track, xml};
use book::Book;

const FORMAT: &str = "FITLOG";

/// The activities of a FITLOG file.
///
/// # Errors
/// [`Error::NotAnActivity`] when there is none with a time; [`Error::Unreadable`] when the XML breaks before the first sample, nests
/// too deep or uses entities of its own.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (book, walked) = xml::read::<Book>(bytes, FORMAT)?;
    let activities = book.finish();
    if activities.is_empty() {
        return Err(walked.broken(FORMAT).unwrap_or_else(|| Error::NotAnActivity { what: "FITLOG file".into() }));
    }
    Ok(track::decoded(Kind::Fitlog, activities, walked.repairs))
}
