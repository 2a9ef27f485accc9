//! GPX: tracks of positions with times, and what devices hang onto the points.
//!
//! - **Points without a time** are dropped and listed; a track where none has a time is a route, no activity.
//! - **A new segment** is a pause: the way across it does not count.
//! - **Distance** is the shortest way over a sphere of the Earth's mean radius (6 371 008.8 m) from point to
//!   point, without height, since GPX has no count of the device's own.
//! - **Several tracks** are one activity when they are of the same kind and at most two hours apart.
//! - **The kind of sport** is the `<type>`, else a word of the name, else judged by speed; the last is listed.
//! - **Cadence** is doubled where it counts one leg only.

mod points;

use crate::{Decoded, Error, Kind, track, xml};
use points::Points;
use training::{Sport, SubSport};

const FORMAT: &str = "GPX";

/// The activities of a GPX file.
///
/// # Errors
/// [`Error::NotAnActivity`] for routes, waypoints and tracks without times; [`Error::Unreadable`] when the XML
/// breaks before the first sample, nests too deep, uses entities of its own or names of unknown meaning.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (points, walked) = xml::read::<Points>(bytes, FORMAT)?;
    let (activities, seen) = points.finish();
    if activities.is_empty() {
        return Err(walked.broken(FORMAT).unwrap_or_else(|| Error::NotAnActivity { what: seen.to_string() }));
    }
    Ok(track::decoded(Kind::Gpx, activities, walked.repairs))
}

/// What the file held beside activities.
#[derive(Debug, Default)]
struct Seen {
    tracks: usize,
    untimed: usize,
    routes: usize,
    waypoints: usize,
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self { untimed: 1.., .. } => {
                write!(f, "GPX route ({} track points, none of them with a readable time)", self.untimed)
            }
            Self { routes: 1.., .. } => f.write_str("GPX route"),
            Self { tracks: 1.., .. } => f.write_str("GPX track with neither a point nor a time"),
            Self { waypoints: 1.., .. } => write!(f, "GPX file with {} waypoints and no track", self.waypoints),
            _ => f.write_str("GPX file"),
        }
    }
}

/// What a track says of itself.
#[derive(Debug, Default, Clone)]
struct Title {
    name: Option<String>,
    kind: Option<String>,
}

impl Title {
    /// By the type, else by the name.
    fn sport(&self) -> (Sport, SubSport) {
        match (&self.kind, &self.name) {
            (Some(kind), _) => track::sport(kind),
            (None, Some(name)) => (track::sport_of_title(name), SubSport::Generic),
            (None, None) => (Sport::Other, SubSport::Generic),
        }
    }
}
