//! Courses: the places of a GPX track or route with their heights, times or not.
//!
//! What an activity needs and a course does not is passed over; places that no map has are left out and counted.

use crate::{
    Error, Kind, detect,
    track::between,
    xml::{self, Handler, attributes, cut, number},
};

const FORMAT: &str = "GPX";
/// Longest name that is kept, in bytes.
const MAX_NAME: usize = 200;
/// A single place that makes the way to the next so much longer, and by so many metres, is a slip of the receiver.
const DETOUR: f64 = 5.0;
const DETOUR_M: f64 = 500.0;
/// Semicircles in a degree.
const SEMICIRCLES: f64 = 2_147_483_648.0 / 180.0;

/// A place of a course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoursePlace {
    /// Distance from the start along the course.
    pub at_m: f64,
    /// Its height, where the file tells one.
    pub height_m: Option<f64>,
}

/// A course as a file draws it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CourseTrack {
    /// What the file calls it.
    pub name: Option<String>,
    /// Its places in order; the last one's distance is its length.
    pub places: Vec<CoursePlace>,
    /// Places that were left out: no numbers, off the globe, or far off the way for one place alone.
    pub left_out: usize,
}

impl CourseTrack {
    /// Metres from the first place to the last along the way.
    #[must_use]
    pub fn length_m(&self) -> f64 {
        self.places.last().map_or(0.0, |place| place.at_m)
    }
}

/// The course of a GPX file: its tracks one after the other, else its routes. Times do not matter.
///
/// ```
/// let gpx = br#"<gpx><trk><trkseg><trkpt lat="10" lon="0"><ele>5</ele></trkpt><trkpt lat="10.009" lon="0"/></trkseg></trk></gpx>"#;
/// let course = formats::course(gpx)?;
/// assert_eq!((course.places.len(), course.length_m().round()), (2, 1001.0));
/// assert_eq!(course.places[0].height_m, Some(5.0));
/// # Ok::<(), formats::Error>(())
/// ```
///
/// # Errors
/// [`Error::Unknown`] for what is no GPX, [`Error::Unreadable`] when it has fewer than two places or its XML cannot be followed.
pub fn course(bytes: &[u8]) -> Result<CourseTrack, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if detect(bytes) != Kind::Gpx {
        return Err(Error::Unknown);
    }
    let (mut read, walked) = xml::read::<Places>(bytes, FORMAT)?;
    let places = if read.track.len() > 1 { std::mem::take(&mut read.track) } else { std::mem::take(&mut read.route) };
    if places.len() < 2 {
        let met = read.track.len().max(places.len());
        let what = format!("a course needs two places or more, and the file tells {met}; draw or export it again");
        return Err(walked.broken(FORMAT).unwrap_or(Error::Unreadable { format: FORMAT, at: bytes.len(), what }));
    }
    Ok(read.laid(&places))
}

type Place = ((i32, i32), Option<f64>);

#[derive(Default)]
struct Places {
    name: Option<String>,
    track: Vec<Place>,
    route: Vec<Place>,
    left_out: usize,
    /// Depth of the place at hand, 0 outside of one; then its position and height.
    depth: usize,
    position: Option<(i32, i32)>,
    height_m: Option<f64>,
}

impl Handler for Places {
    fn open(&mut self, name: &str, raw: &str, depth: usize) {
        if matches!(name, "trkpt" | "rtept") {
            self.depth = depth;
            self.height_m = None;
            let degrees = |wanted: &str, most: f64| {
                let (_, value) = attributes(raw).find(|(name, _)| *name == wanted)?;
                number(value).filter(|degrees| degrees.abs() <= most)
            };
            self.position =
                degrees("lat", 90.0).zip(degrees("lon", 180.0)).map(|(lat, lon)| (semicircles(lat), semicircles(lon)));
        }
    }

    fn close(&mut self, name: &str, text: &str, depth: usize) {
        match name {
            "ele" if self.depth > 0 => self.height_m = number(text).filter(|m| (-450.0..=9000.0).contains(m)),
            "trkpt" | "rtept" => {
                self.depth = 0;
                match self.position.take().filter(|place| *place != (0, 0)) {
                    Some(position) if name == "trkpt" => self.track.push((position, self.height_m)),
                    Some(position) => self.route.push((position, self.height_m)),
                    None => self.left_out += 1,
                }
            }
            "name" if self.depth == 0 && depth <= 3 && self.name.is_none() => {
                self.name = Some(cut(text.trim(), MAX_NAME).to_owned()).filter(|name| !name.is_empty());
            }
            _ => {}
        }
    }
}

impl Places {
    /// The places along their way, without single ones that lie far off it.
    fn laid(self, places: &[Place]) -> CourseTrack {
        let mut laid: Vec<CoursePlace> = Vec::with_capacity(places.len());
        let (mut before, mut at_m, mut left_out): (Option<(i32, i32)>, f64, usize) = (None, 0.0, self.left_out);
        for (i, &(here, height_m)) in places.iter().enumerate() {
            let step = before.map_or(0.0, |before| between(before, here));
            if let (Some(before), Some(&(next, _))) = (before, places.get(i + 1)) {
                let (around, straight) = (step + between(here, next), between(before, next));
                if around > DETOUR * straight + DETOUR_M && step > DETOUR_M / 2.0 {
                    left_out += 1;
                    continue;
                }
            }
            at_m += step;
            before = Some(here);
            laid.push(CoursePlace { at_m, height_m });
        }
        CourseTrack { name: self.name, places: laid, left_out }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "180° is the one value beyond, and the cast holds it at the end")]
fn semicircles(degrees: f64) -> i32 {
    (degrees * SEMICIRCLES).round() as i32
}
