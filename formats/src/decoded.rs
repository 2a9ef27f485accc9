//! One file decoded, whatever its format.

use crate::{
    Error, Kind, apple_health, detect, fit, fitlog, garmin, golden_cheetah, gpx, hrm, nike_run, pwx, sml, strava, tcx,
};
use training::{Activity, Repair};

/// What one file held.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// What the file is.
    pub kind: Kind,
    /// Its activities, in the order of the file.
    pub activities: Vec<Activity>,
    /// What was dropped or mended, of the whole file; what concerns one activity is in that activity too.
    pub repairs: Vec<Repair>,
}

/// Decodes the activities of a file of any format known here.
///
/// Archives are refused with [`Error::Packed`]: they are unpacked before, bounded in size, by who reads them.
/// A run that stands twice in a file, as where it was copied to its own end, is one activity.
///
/// # Errors
/// When the file is empty, packed, no activity, of no known format, or too broken to keep anything.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    let mut decoded = decode_each(bytes)?;
    decoded.count_once();
    Ok(decoded)
}

impl Decoded {
    /// Leaves out activities whose every sample is that of one before, and lists them.
    fn count_once(&mut self) {
        let mut kept: Vec<Activity> = Vec::with_capacity(self.activities.len());
        for activity in self.activities.drain(..) {
            let samples = activity.recording.len();
            let same = |other: &Activity| other.start == activity.start && other.recording == activity.recording;
            match kept.iter_mut().find(|other| samples > 0 && same(other)) {
                Some(other) => {
                    let what = format!("the activity of {} stands twice in the file; it counts once", activity.start);
                    let copy = Repair::new("doubled", what, samples);
                    other.repairs.push(copy.clone());
                    self.repairs.push(copy);
                }
                None => kept.push(activity),
            }
        }
        self.activities = kept;
    }
}

fn decode_each(bytes: &[u8]) -> Result<Decoded, Error> {
    match detect(bytes) {
        Kind::Fit => fit::decode(bytes),
        Kind::Empty => Err(Error::Empty),
        kind @ (Kind::Zip | Kind::Gzip) => Err(Error::Packed { kind }),
        Kind::Json => garmin::decode(bytes),
        Kind::Csv => strava::decode(bytes),
        Kind::Xml => apple_health::decode(bytes),
        Kind::Tcx => tcx::decode(bytes),
        Kind::Gpx => gpx::decode(bytes),
        Kind::GoldenCheetah => golden_cheetah::decode(bytes),
        Kind::NikeRun => nike_run::decode(bytes),
        Kind::Hrm => hrm::decode(bytes),
        Kind::Pwx => pwx::decode(bytes),
        Kind::Sml => sml::decode(bytes),
        Kind::Fitlog => fitlog::decode(bytes),
        Kind::Strong | Kind::Hevy | Kind::Hrv4Training | Kind::EliteHrv | Kind::BodyMeasures => {
            Err(Error::NotAnActivity { what: "diary".into() })
        }
        Kind::Unknown => Err(Error::Unknown),
    }
}
