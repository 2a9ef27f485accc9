//! What a file is, told by its first bytes and never by its name.

use crate::{diary, xml};

/// How many bytes are looked at.
const HEAD: usize = 4096;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Garmin's binary format for activities, workouts, settings and more.
    Fit,
    /// Garmin's older XML for activities and workouts.
    Tcx,
    /// GPS tracks in XML.
    Gpx,
    /// An activity of GoldenCheetah, JSON.
    GoldenCheetah,
    /// A run of the Nike running app, JSON.
    NikeRun,
    /// An exercise of a Polar watch, text.
    Hrm,
    /// Workouts of TrainingPeaks' device agents, XML.
    Pwx,
    /// A move of a Suunto watch, XML.
    Sml,
    /// A logbook of SportTracks, XML.
    Fitlog,
    /// Lifting of the app Strong, a table.
    Strong,
    /// Lifting of the app Hevy, a table.
    Hevy,
    /// Mornings of the app HRV4Training, a table.
    Hrv4Training,
    /// Mornings of the app Elite HRV, a table.
    EliteHrv,
    /// Body measures of GoldenCheetah, a table.
    BodyMeasures,
    /// A ZIP archive.
    Zip,
    /// One file under gzip.
    Gzip,
    /// JSON.
    Json,
    /// A table as text.
    Csv,
    /// XML that is none of these.
    Xml,
    /// No byte at all.
    Empty,
    /// None of these.
    Unknown,
}

impl Kind {
    /// A recording or several, which [`crate::decode`] reads.
    #[must_use]
    pub const fn is_recording(self) -> bool {
        use Kind::{Fit, Fitlog, GoldenCheetah, Gpx, Hrm, NikeRun, Pwx, Sml, Tcx};
        matches!(self, Fit | Tcx | Gpx | GoldenCheetah | NikeRun | Hrm | Pwx | Sml | Fitlog)
    }

    /// A diary, which [`crate::diary::decode`] reads.
    #[must_use]
    pub const fn is_diary(self) -> bool {
        use Kind::{BodyMeasures, EliteHrv, Hevy, Hrv4Training, Strong};
        matches!(self, Strong | Hevy | Hrv4Training | EliteHrv | BodyMeasures)
    }
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
    match bytes {
        [] => Kind::Empty,
        _ if bytes.get(8..12) == Some(b".FIT") => Kind::Fit,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..] => Kind::Zip,
        [0x1F, 0x8B, ..] => Kind::Gzip,
        _ => text(bytes),
    }
}

/// What a text is, by its first bytes: XML by its root, JSON by its bracket, a table by its first line.
fn text(bytes: &[u8]) -> Kind {
    let (head, _) = xml::text_of(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    match head.as_bytes().first() {
        Some(b'<') => root(head),
        Some(b'[') if head.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("[Params]")) => Kind::Hrm,
        Some(b'{' | b'[') => json(head),
        Some(_) if head.contains(char::REPLACEMENT_CHARACTER) => {
            table(&xml::table_text_of(&bytes[..bytes.len().min(HEAD)]).0)
        }
        Some(_) => table(head),
        None => Kind::Unknown,
    }
}

/// By the name of the root element, without its prefix; declarations, comments and a DOCTYPE before it are passed over.
fn root(head: &str) -> Kind {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!") => return doctype(rest),
            _ => break,
        };
        match rest.split_once(end) {
            Some((_, behind)) => rest = behind,
            None => return Kind::Xml,
        }
    }
    named(rest)
}

/// A DOCTYPE names the root itself; one with declarations inside would need reading to its end.
fn doctype(rest: &str) -> Kind {
    let name = rest.trim_start_matches("<!DOCTYPE").trim_start();
    named(&format!("<{name}"))
}

fn named(tag: &str) -> Kind {
    let Some(tag) = tag.strip_prefix('<') else { return Kind::Unknown };
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '[')).next().unwrap_or_default();
    match name.rsplit(':').next().unwrap_or_default() {
        "gpx" | "GPX" | "trk" => Kind::Gpx,
        "TrainingCenterDatabase" | "Activities" | "Activity" => Kind::Tcx,
        "pwx" => Kind::Pwx,
        "sml" | "DeviceLog" => Kind::Sml,
        "FitnessWorkbook" => Kind::Fitlog,
        _ if name.starts_with(|c: char| c.is_alphabetic() || c == '_') => Kind::Xml,
        _ => Kind::Unknown,
    }
}

/// A bracket alone is not JSON: what follows must be able to.
fn json(head: &str) -> Kind {
    let next = head[1..].trim_start().chars().next();
    let fits =
        next.is_none_or(|c| matches!(c, '"' | '{' | '[' | ']' | '}' | '-' | 't' | 'f' | 'n') || c.is_ascii_digit());
    match head {
        _ if !fits => Kind::Unknown,
        _ if first_key(head) == Some("RIDE") => Kind::GoldenCheetah,
        _ if head.contains("\"start_epoch_ms\"") && head.contains("\"active_duration_ms\"") => Kind::NikeRun,
        _ => Kind::Json,
    }
}

/// The first key of an object.
fn first_key(head: &str) -> Option<&str> {
    head.strip_prefix('{')?.trim_start().strip_prefix('"')?.split('"').next()
}

/// Text lines of which the first has a separator, and no control character anywhere.
fn table(head: &str) -> Kind {
    let odd = |c: char| (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER;
    let complete = head.trim_end_matches(char::REPLACEMENT_CHARACTER);
    let first = complete.lines().next().unwrap_or_default();
    let separated = [',', ';', '\t', '|'].iter().any(|&separator| first.contains(separator));
    match diary::kind_of(first) {
        _ if !separated || complete.contains(odd) => Kind::Unknown,
        Some(kind) => kind,
        None => Kind::Csv,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_content() {
        for (bytes, kind) in [
            (&b"<gpx/>"[..], Kind::Gpx),
            (
                b"\xEF\xBB\xBF\n\n <?xml version='1.0'?>\n<!-- <TrainingCenterDatabase> -->\n<gpx version='1.1'>",
                Kind::Gpx,
            ),
            (b"<?xml version='1.0'?><TrainingCenterDatabase>", Kind::Tcx),
            (b"<?xml version='1.0'?>\n  <Activities>", Kind::Tcx),
            (b"<p:TrainingCenterDatabase xmlns:p='u'>", Kind::Tcx),
            (b"<!DOCTYPE HealthData [<!ENTITY a 'b'>]><HealthData>", Kind::Xml),
            (b"<!DOCTYPE gpx><gpx>", Kind::Gpx),
            (b"<html>", Kind::Xml),
            (b"<<<", Kind::Unknown),
            (b"  { \"RIDE\": 1}", Kind::GoldenCheetah),
            (b"{\"NAME\": \"RIDE\"}", Kind::Json),
            (b"{\"start_epoch_ms\": 1, \"active_duration_ms\": 2}", Kind::NikeRun),
            (b"[Params]\r\nVersion=106\r\n", Kind::Hrm),
            (b"[params]", Kind::Hrm),
            (b"[Par", Kind::Unknown),
            (b"<pwx xmlns=\"u\">", Kind::Pwx),
            (b"<sml><DeviceLog>", Kind::Sml),
            (b"<FitnessWorkbook xmlns=\"u\">", Kind::Fitlog),
            (b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps\n", Kind::Strong),
            (b"\"title\",\"start_time\",\"exercise_title\",\"set_index\",\"weight_kg\",\"reps\"\n", Kind::Hevy),
            (b"timestamp_measurement,HR,AVNN,SDNN,rMSSD\n", Kind::Hrv4Training),
            (b"Member,Date,Datetime,Type,HRV,lnRmssd,Rmssd\n", Kind::EliteHrv),
            (b"date,weightkg,fatkg\n", Kind::BodyMeasures),
            (b"[1, 2]", Kind::Json),
            (b"{oops}", Kind::Unknown),
            (b"Activity ID,Activity Date\n1,2\n", Kind::Csv),
            (b"Activity ID,Activity Name\n1,Fr\xFCh\n", Kind::Csv),
            (b"Fr\xFCh,\x81\x00\n", Kind::Unknown),
            (b"plain words", Kind::Unknown),
            (b"\x01\x02,\x03", Kind::Unknown),
            (b"PK\x05\x06", Kind::Zip),
            (b"\x1f\x8b\x08", Kind::Gzip),
            (b" \n ", Kind::Unknown),
        ] {
            assert_eq!(detect(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn in_utf16() {
        let text = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-16\"?><gpx>";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(detect(&bytes), Kind::Gpx);
    }

    #[test]
    fn a_long_comment_is_not_waited_for() {
        let text = format!("<!--{}--><gpx>", "x".repeat(100_000));
        assert_eq!(detect(text.as_bytes()), Kind::Xml);
    }

    proptest! {
        #[test]
        fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), lead in 0usize..4) {
            let lead: &[u8] = [&b""[..], b"<", b"<!", b"{"][lead];
            let _ = detect(&[lead, &bytes].concat());
        }
    }
}
