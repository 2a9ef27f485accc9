//! The part of an export that belongs to one workout, as a small document of the same kind.

use super::{Scanned, Workout, series::Series};
use jiff::{Timestamp, tz::TimeZone};
use std::io::Write;

/// The excerpt of a workout: itself as it stands, its records by time and value, its routes (the bytes of GPX files).
///
/// Of several routes one track is made, their segments in the order of time. The same export gives the same bytes.
#[must_use]
pub fn excerpt(workout: &Workout, scanned: &Scanned, routes: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(workout.text.len() + routes.iter().map(Vec::len).sum::<usize>() + 4096);
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData>\n");
    out.extend_from_slice(&workout.text);
    out.push(b'\n');
    records(&mut out, workout, "HeartRate", "count/min", &scanned.heart_rate, 10.0);
    records(&mut out, workout, "RunningSpeed", "m/s", &scanned.speed, 1000.0);
    records(&mut out, workout, "RunningPower", "W", &scanned.power, 1.0);
    match routes {
        [] => {}
        [route] => {
            if let Some(track) = track(route) {
                out.extend_from_slice(track);
                out.push(b'\n');
            }
        }
        several => whole_track(&mut out, several),
    }
    out.extend_from_slice(b"</HealthData>\n");
    out
}

fn records(out: &mut Vec<u8>, workout: &Workout, kind: &str, unit: &str, series: &Series, divisor: f64) {
    for (s, value) in series.between(workout.from_s, workout.to_s) {
        let Ok(moment) = Timestamp::from_second(s) else { continue };
        let time = TimeZone::UTC.to_datetime(moment);
        let value = f64::from(value) / divisor;
        // Writing into memory cannot fail.
        let _ = writeln!(
            out,
            "<Record type=\"HKQuantityTypeIdentifier{kind}\" unit=\"{unit}\" startDate=\"{} {} +0000\" value=\"{value}\"/>",
            time.date(),
            time.time()
        );
    }
}

/// The track itself, without the declaration before it and without what follows it.
fn track(gpx: &[u8]) -> Option<&[u8]> {
    let from = memchr::memmem::find(gpx, b"<gpx")?;
    let to = memchr::memmem::rfind(gpx, b"</gpx>").map_or(gpx.len(), |at| at + b"</gpx>".len());
    gpx.get(from..to)
}

/// One track out of several.
fn whole_track(out: &mut Vec<u8>, routes: &[Vec<u8>]) {
    let mut segments: Vec<&[u8]> = routes.iter().filter_map(|route| segments(route)).collect();
    // Their times are written in UTC, so that the order of the texts is that of the times.
    segments.sort_by_key(|segment| first_time(segment));
    out.extend_from_slice(b"<gpx version=\"1.1\"><trk>");
    for segment in segments {
        out.extend_from_slice(segment);
        out.push(b'\n');
    }
    out.extend_from_slice(b"</trk></gpx>\n");
}

/// From the first segment's beginning to the last one's end.
fn segments(gpx: &[u8]) -> Option<&[u8]> {
    const END: &[u8] = b"</trkseg>";
    let from = memchr::memmem::find(gpx, b"<trkseg>")?;
    let to = memchr::memmem::rfind(gpx, END)? + END.len();
    gpx.get(from..to)
}

fn first_time(segment: &[u8]) -> &[u8] {
    const BEGIN: &[u8] = b"<time>";
    let Some(at) = memchr::memmem::find(segment, BEGIN) else { return &[] };
    let rest = &segment[at + BEGIN.len()..];
    &rest[..memchr::memchr(b'<', rest).unwrap_or(rest.len())]
}
