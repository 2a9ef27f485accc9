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
///
/// # Errors
/// When the file is empty, packed, no activity, of no known format, or too broken to keep anything.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
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
