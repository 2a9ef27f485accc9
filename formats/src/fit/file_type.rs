//! What kind of FIT file it is, told by its first message alone.

use super::{contents::number, definition::Definition, header::Header, message::Message, names};

/// What a FIT file is, by its beginning, where it is surely no activity: `FIT monitoring file`, `FIT settings file`, …
///
/// `size` is that of the whole file. Nothing is said (and the file should be read) of activities, of files that name no kind or
/// one that may hold activities, and of several files after each other.
///
/// ```
/// assert_eq!(formats::fit::surely_none(b"no FIT file", 11), None);
/// ```
#[must_use]
pub fn surely_none(head: &[u8], size: u64) -> Option<String> {
    let header = Header::read(head)?;
    const CHECKSUM_SIZE: usize = 2;
    let promised = (header.size + header.data_size + CHECKSUM_SIZE) as u64;
    if size > promised {
        return None;
    }
    let kind = stated(head)?;
    is_wellness(kind).then(|| names::file_type(Some(kind)))
}

/// The kind that the first message of a file states.
pub(super) fn stated(head: &[u8]) -> Option<u8> {
    let header = Header::read(head)?;
    let first = *head.get(header.size)?;
    if first & 0xC0 != 0x40 {
        return None;
    }
    let (definition, length) = Definition::read(head.get(header.size + 1..)?, first & 0x20 != 0)?;
    if definition.message != number::FILE_ID {
        return None;
    }
    let at = header.size + 1 + length;
    if *head.get(at)? & 0x8F != first & 0xF {
        return None;
    }
    let payload = head.get(at + 1..at + 1 + definition.payload_size())?;
    let message = Message { fields: definition.fields, payload, big_endian: definition.big_endian };
    message.u8(0)
}

/// Kinds in which devices never write activities: settings, weight, totals, goals, monitoring, metrics, sleep, variability.
/// Plans, courses and segments are few, and unknown numbers may be anything: those are read.
const fn is_wellness(kind: u8) -> bool {
    matches!(kind, 1 | 2 | 3 | 9 | 10 | 11 | 14 | 15 | 28 | 32 | 40 | 44 | 49 | 68)
}
