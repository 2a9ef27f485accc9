//! Apple Health's `export.xml`: workouts with the records that belong to them, read in flat memory.
//!
//! A whole export has up to some gigabytes, most of them records of steps and energy. [`Scan`] passes over it once, piece by
//! piece, and keeps workouts as they stand, records of heart rate, running speed and power as numbers, and what the log takes
//! day by day. Of each workout an *excerpt* is made, a small document of the same kind: the workout as it stands, its records
//! by time and value, and its route where a GPX file came with the export. Excerpts are what a library keeps and [`decode`] reads.
//!
//! - **Entities** of a DTD are never expanded; only the five standard ones and character references are.
//! - **Distance** is that of the route where there is one; the workout's own figure is the total.
//! - **Heart rate variability** is SDNN, or rMSSD where the device writes that too; the two are never mixed.
//! - **Sleep** is the time that at least one device says asleep, in whatever stage, by the day of waking; in bed and awake are not.
//! - **Several routes** of a workout make one track.
//! - **An indoor workout** that says so and is a run is one on a treadmill.
//!
//! The layout is known from the DTD of real exports and their routes; a whole real export was not at hand.

mod attribute;
mod excerpt;
mod moment;
mod scan;
mod series;
mod workout;

pub use excerpt::excerpt;
pub use scan::{Scan, Scanned, Workout};

use crate::{Decoded, Error, Kind, gpx};
use quantity::Distance;
use training::{Activity, Channel, Recording, Repair, recording::MISSING};

/// Whose export it is, as the log and the pages say it.
pub const SOURCE: &str = "Apple Health";

/// Whether an XML file is an export of Apple Health or an excerpt of one, by its first kilobyte.
#[must_use]
pub fn recognise(head: &[u8]) -> bool {
    let head = &head[..head.len().min(4096)];
    let has = |part: &[u8]| memchr::memmem::find(head, part).is_some();
    has(b"<!DOCTYPE HealthData") || has(b"<HealthData>") || has(b"<HealthData ")
}

/// Whether a document is an excerpt as [`excerpt`] makes them, with all that belongs to its workout inside.
#[must_use]
pub fn is_excerpt(head: &[u8]) -> bool {
    memchr::memmem::find(&head[..head.len().min(4096)], b"<HealthData>\n<Workout ").is_some()
}

/// The workouts of an excerpt, or of a whole export that fits into memory; routes only where they stand inside.
///
/// # Errors
/// [`Error::NotAnActivity`] for other XML and for an export without a workout.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if !recognise(bytes) {
        return Err(Error::NotAnActivity { what: "XML file of no format known here,".into() });
    }
    let route = memchr::memmem::find(bytes, b"<gpx").map(|at| &bytes[at..]);
    let mut scan = Scan::new();
    scan.read(&bytes[..bytes.len() - route.map_or(0, <[u8]>::len)]);
    let scanned = scan.finish();
    let repairs = if route.is_some() { Vec::new() } else { scanned.repairs.clone() };
    let mut activities = Vec::new();
    for found in &scanned.workouts {
        if let Some(mut activity) = workout::activity(&found.text) {
            activity.repairs.extend(repairs.iter().cloned());
            if let Some(route) = route {
                join_route(&mut activity, route);
            }
            series::join(&mut activity, &scanned);
            activities.push(activity);
        }
    }
    if activities.is_empty() {
        return Err(Error::NotAnActivity { what: "Apple Health export".into() });
    }
    Ok(Decoded { kind: Kind::Xml, activities, repairs })
}

/// Takes the samples of the route; times before the workout's start count from there.
fn join_route(activity: &mut Activity, route: &[u8]) {
    let mut decoded = match gpx::decode(route) {
        Ok(decoded) => decoded,
        Err(why) => {
            let what = format!("the route could not be read ({why}); the workout was kept without it");
            activity.repairs.push(Repair::new("route", what, 0));
            return;
        }
    };
    if decoded.activities.is_empty() {
        return;
    }
    let track = decoded.activities.swap_remove(0);
    activity.repairs.extend(track.repairs.into_iter().filter(|repair| repair.kind != "sport"));
    let late_ms = track.start.as_millisecond() - activity.start.as_millisecond();
    if late_ms < 0 {
        activity.start = track.start; // the first point counts as the start
    }
    let shift = late_ms.max(0);
    activity.recording = shifted(track.recording, shift);
    if activity.pauses.is_empty() {
        activity.pauses = track
            .pauses
            .into_iter()
            .map(|pause| training::Pause { from_ms: pause.from_ms + shift, to_ms: pause.to_ms + shift })
            .collect();
    }
    let measured = activity.recording.column(Channel::Distance).and_then(|cm| cm.iter().rev().find(|&&v| v != MISSING));
    if activity.distance.is_none() {
        activity.distance = measured.map(|&cm| Distance::from_m(f64::from(cm) / 100.0));
    }
}

fn shifted(mut recording: Recording, by_ms: i64) -> Recording {
    recording.elapsed_ms.iter_mut().for_each(|ms| *ms += by_ms);
    recording
}
