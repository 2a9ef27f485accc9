//! Whose a FIT file is: what tells one from another, whatever they are called.

use super::{file, names, time};
use jiff::Timestamp;

/// The first message of a FIT file, as far as it tells one file from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The maker, as a word where known.
    pub manufacturer: Option<String>,
    /// The serial number.
    pub serial: Option<u32>,
    /// When it says it was made.
    pub time_created: Option<Timestamp>,
}

/// The identity of a file; none where the bytes are no FIT file that says one.
#[must_use]
pub fn identity(bytes: &[u8]) -> Option<Identity> {
    let parts = file::parts(bytes, &mut Vec::new()).ok()?;
    let id = parts.into_iter().find_map(|part| part.contents.file_id)?;
    Some(Identity {
        manufacturer: id.manufacturer.map(names::manufacturer),
        serial: id.serial,
        time_created: id.time_created.map(time::timestamp),
    })
}
