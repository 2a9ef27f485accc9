//! A FIT file, or several after each other, to what they hold.

use super::{
    activity,
    contents::Contents,
    crc::crc16,
    header::Header,
    names,
    walk::{Broken, walk},
};
use crate::{Decoded, Error, Kind};
use quantity::counted;
use training::Repair;

/// One FIT file among those in the bytes.
pub(super) struct Part {
    /// Offset of its header.
    pub at: usize,
    pub contents: Contents,
    pub repairs: Vec<Repair>,
    /// End of its data, counted from its header.
    pub end: usize,
    /// Bytes of messages that its header promises.
    pub promised: usize,
    /// Reading ended before that.
    pub broken: bool,
}

/// Decodes the activities of a FIT file.
///
/// Several files after each other are read as one after the other; each session is an activity of its own.
/// Checksums that differ, a cut end, damage in the middle and clocks that ran wrong are mended as far as
/// possible and listed; the number of rows is always that of the record messages.
///
/// # Errors
/// [`Error::Empty`] for no bytes, [`Error::NotAnActivity`] for settings, workouts, courses and the like,
/// [`Error::Unreadable`] when nothing could be kept.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    let mut decoded = Decoded { kind: Kind::Fit, activities: Vec::new(), repairs: Vec::new() };
    let mut refused: Option<Error> = None;
    for part in parts(bytes, &mut decoded.repairs)? {
        let file_type = part.contents.file_id.as_ref().and_then(|id| id.file_type);
        let nothing = part.contents.rows.at.is_empty() && part.contents.sessions.is_empty();
        let never_done = names::is_never_done(file_type) && part.contents.sessions.is_empty();
        if nothing || never_done {
            refused.get_or_insert_with(|| refusal(&part, file_type));
            decoded.repairs.extend(part.repairs);
            continue;
        }
        let Part { at, contents, repairs, end, .. } = part;
        let mut activities = activity::activities(contents, &bytes[at..at + end]);
        decoded.repairs.extend(repairs.iter().cloned());
        for activity in &mut activities {
            decoded.repairs.extend(activity.repairs.iter().cloned());
            activity.repairs.splice(0..0, repairs.iter().cloned());
        }
        decoded.activities.extend(activities);
    }
    match refused {
        Some(error) if decoded.activities.is_empty() => Err(error),
        _ => Ok(decoded),
    }
}

fn refusal(part: &Part, file_type: Option<u8>) -> Error {
    const ACTIVITY: u8 = 4;
    let may_be_activity = file_type.is_none_or(|t| t == ACTIVITY);
    if may_be_activity && (part.broken || part.contents.messages == 0) {
        let what = if part.promised == 0 {
            "the header promises 0 bytes of messages, the recording was never finished; export the file again"
        } else {
            "no sample and no summary could be read up to here; the file is damaged, export it again"
        };
        let what = what.to_owned();
        return Error::Unreadable { format: "FIT", at: part.at + part.end, what };
    }
    let what = names::file_type(file_type);
    Error::NotAnActivity { what: if file_type == Some(ACTIVITY) { format!("empty {what}") } else { what } }
}

/// All FIT files in the bytes, read message by message. What follows the last one goes to `repairs`.
pub(super) fn parts(bytes: &[u8], repairs: &mut Vec<Repair>) -> Result<Vec<Part>, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some(header) = Header::read(&bytes[at..]) else {
            if parts.is_empty() {
                let what = "no FIT header here (12 or 14 bytes with the letters .FIT at byte 8); export the file again";
                return Err(Error::Unreadable { format: "FIT", at, what: what.into() });
            }
            let left = bytes.len() - at;
            let (one, many) = (
                format!("byte from byte {at} on is no FIT file; it was dropped"),
                format!("bytes from byte {at} on are no FIT file; they were dropped"),
            );
            let what = counted(left, &one, &many);
            repairs.push(Repair::new("trailing", what, 0));
            break;
        };
        let part = part(bytes, at, header);
        at += part.end + CHECKSUM_SIZE;
        parts.push(part);
    }
    Ok(parts)
}

const CHECKSUM_SIZE: usize = 2;

fn part(bytes: &[u8], at: usize, header: Header) -> Part {
    let segment = &bytes[at..];
    let promised = header.size + header.data_size;
    let end = promised.min(segment.len());
    // The checksum goes first: it reads straight ahead and so brings the bytes near for the walk.
    let stored = segment.get(end..end + CHECKSUM_SIZE).map(|s| u16::from_le_bytes([s[0], s[1]]));
    let differs = stored.map(|stored| stored != crc16(&segment[..end]));
    let (contents, broken) = walk(&segment[..end], header.size);
    let kept = counted(contents.rows.at.len(), "sample was kept", "samples were kept");
    let mut repairs = Vec::new();
    let mut list = |kind: &str, what: String| repairs.push(Repair::new(kind, what, 0));
    if header.checksum_differs {
        list("checksum", format!("the header's checksum differs at byte {}; {kept}", at + 12));
    }
    if end < promised {
        let (has, should) = (at + end, at + promised + CHECKSUM_SIZE);
        list("truncated", format!("the file ends at byte {has} of {should}; it was probably cut short, {kept}"));
    } else if differs == Some(true) {
        let (place, size) = (at + end, at + end + CHECKSUM_SIZE);
        list("checksum", format!("checksum differs at byte {place} of {size}; {kept}"));
    } else if differs.is_none() {
        list("truncated", format!("the file ends at byte {} without its checksum; {kept}", at + end));
    }
    match broken {
        Some(Broken::Undefined { local, at: place }) => list(
            "corrupt",
            format!(
                "the message at byte {} is of kind {local}, which nothing before it defines; \
                 the bytes from there to byte {} were dropped, {kept}",
                at + place,
                at + end
            ),
        ),
        Some(Broken::CutOff { at: place }) if end == promised => list(
            "corrupt",
            format!(
                "the message at byte {} runs past the end of the data at byte {}; it was dropped, {kept}",
                at + place,
                at + end
            ),
        ),
        _ => {}
    }
    Part { at, contents, repairs, end, promised: header.data_size, broken: broken.is_some() || end < promised }
}
