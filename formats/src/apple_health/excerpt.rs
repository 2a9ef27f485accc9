//! The part of an export that belongs to one workout, as a small document of the same kind.

use super::{Scanned, Workout, series::Series};
use jiff::{Timestamp, tz::TimeZone};
use std::io::Write;

/// The excerpt of a workout: itself as it stands, its records by time and value, its route (the bytes of a GPX file).
///
/// The same export gives the same bytes.
#[must_use]
pub fn excerpt(workout: &Workout, scanned: &Scanned, route: Option<&[u8]>) -> Vec<u8> {
    let mut out = Vec::with_capacity(workout.text.len() + route.map_or(0, <[u8]>::len) + 4096);
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData>\n");
    out.extend_from_slice(&workout.text);
    out.push(b'\n');
    records(&mut out, workout, "HeartRate", "count/min", &scanned.heart_rate, 10.0);
    records(&mut out, workout, "RunningSpeed", "m/s", &scanned.speed, 1000.0);
    records(&mut out, workout, "RunningPower", "W", &scanned.power, 1.0);
    if let Some(route) = route.and_then(track) {
        out.extend_from_slice(route);
        out.push(b'\n');
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
