//! What a file is, told by its first bytes and never by its name.

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Garmin's binary format for activities, workouts, settings and more.
    Fit,
    /// Garmin's older XML for activities and workouts.
    Tcx,
    /// GPS tracks in XML.
    Gpx,
    /// A ZIP archive.
    Zip,
    /// One file under gzip.
    Gzip,
    /// JSON.
    Json,
    /// A table as text.
    Csv,
    /// XML that is neither TCX nor GPX.
    Xml,
    /// No byte at all.
    Empty,
    /// None of these.
    Unknown,
}

/// What a file is, by its content.
///
/// ```
/// use formats::{detect, Kind};
/// assert_eq!(detect(b"PK\x03\x04"), Kind::Zip);
/// assert_eq!(detect(b""), Kind::Empty);
/// assert_eq!(detect(b"\x0e\x20\x8d\x08\x00\x00\x00\x00.FIT"), Kind::Fit);
/// ```
#[must_use]
pub fn detect(bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        Kind::Empty
    } else if bytes.get(8..12) == Some(b".FIT") {
        Kind::Fit
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Kind::Zip
    } else if bytes.starts_with(&[0x1F, 0x8B]) {
        Kind::Gzip
    } else {
        Kind::Unknown
    }
}
