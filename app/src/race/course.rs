//! The ground of a race: a file, a typed profile, a climb alone, or nothing, laid to the race's distance.

use crate::{
    Error, Result,
    documents::{CourseDocument, CourseHeight},
};
use formats::{CoursePlace, CourseTrack};
use physiology::{Course, GradeModel};
use quantity::{Distance, counted, race_distance};
use store::Sha256;
use training::{Channel, recording::MISSING};

/// A course file may be so much longer or shorter than the race: what drawing and satellites do. Default, not a finding.
const STRETCHED: f64 = 0.10;
/// Less is not worth a word.
const SAID: f64 = 0.001;
/// A lap may be off by this share. Default, not a finding.
const LAP: f64 = 0.03;
const MOST_LAPS: f64 = 50.0;
/// Heights that cover less of the way than this tell nothing of it.
const COVERED: f64 = 0.8;
/// Most heights of the profile in the document.
const PROFILE: usize = 240;

/// Where the ground of a plan comes from.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CourseAsked {
    /// The course that is kept with the race, if any; else level.
    #[default]
    Kept,
    /// A file: GPX, or an activity that ran there.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Heights at places of the course.
    Profile(Vec<(Distance, Distance)>),
    /// Metres of climbing, nobody knows where.
    Climb(Distance),
    /// Level, whatever is kept.
    Level,
}

/// A course, with what was done to lay it.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    pub course: Course,
    pub document: CourseDocument,
    pub notes: Vec<String>,
    /// Share by which the whole is slower than level ground where only the climb is known.
    pub slower: f64,
}

/// The distance that a course file alone says: that of the usual race nearest to it, else its own.
pub(super) fn length(name: &str, bytes: &[u8]) -> Result<Distance> {
    let metres = track(name, bytes)?.length_m();
    let usual = [5000.0, 10_000.0, 21_097.5, 42_195.0].into_iter().find(|usual| (metres / usual - 1.0).abs() < 0.02);
    Ok(Distance::from_m(usual.unwrap_or(metres)))
}

/// The course of a file over a race's distance.
pub(super) fn from_file(name: &str, bytes: &[u8], distance: Distance) -> Result<Laid> {
    let track = track(name, bytes)?;
    let mut notes = Vec::new();
    if track.left_out > 0 {
        notes.push(format!("{name}: {} of its places lie nowhere near the others and were left out", track.left_out));
    }
    let (laps, factor) = fitted(name, track.length_m(), distance, &mut notes)?;
    let once = heights(&track);
    let (places, of): (usize, usize) = (once.len(), track.places.len());
    let covered = once.first().zip(once.last()).map_or(0.0, |(a, b)| (b.0 - a.0) / track.length_m());
    let course = if places < 2 || covered < COVERED {
        notes.push(format!("{name} tells heights at {places} of its {of} places; the course is taken as level"));
        level(distance)?
    } else {
        let lap_m = track.length_m();
        let points: Vec<(f64, f64)> = (0..laps)
            .flat_map(|lap| once.iter().map(move |(m, h)| ((m + f64::from(lap) * lap_m) * factor, *h)))
            .collect();
        let ends = ends_at(points, distance.m());
        match Course::of(&ends) {
            Ok(course) => course,
            Err(why) => {
                notes.push(format!("{name}: {why}; the course is taken as level"));
                level(distance)?
            }
        }
    };
    if course.spikes() > 0 {
        notes.push(format!(
            "{name}: {}",
            counted(
                course.spikes(),
                "height sticks out of the ground and was left out",
                "heights stick out of the ground and were left out"
            )
        ));
    }
    let mut laid = laid("file", course, notes);
    laid.document.file = Some(name.to_owned());
    laid.document.sha256 = Some(Sha256::of(bytes).to_string());
    laid.document.file_m = Some(track.length_m());
    Ok(laid)
}

/// The course of typed heights; beyond the last one the ground stays level.
pub(super) fn from_profile(profile: &[(Distance, Distance)], distance: Distance) -> Result<Laid> {
    if let Some(pair) = profile.windows(2).find(|pair| pair[1].0 <= pair[0].0) {
        return Err(Error::Rejected(format!(
            "the profile says {} m after {} m; write its places in the order of the course",
            pair[1].0.m(),
            pair[0].0.m()
        )));
    }
    if let Some((at, _)) = profile.iter().find(|(at, _)| !(0.0..=distance.m() * 1.001).contains(&at.m())) {
        let race = race_distance::name(distance);
        return Err(Error::Rejected(format!("the profile says {} m, and the race is {race}", at.m())));
    }
    let points: Vec<(f64, f64)> = profile.iter().map(|(at, height)| (at.m(), height.m())).collect();
    if points.is_empty() {
        return Err(Error::Rejected(
            "the profile is empty; write it like 0:10,5000:60 (metres from the start:height)".into(),
        ));
    }
    let course =
        Course::of(&ends_at(points, distance.m())).map_err(|why| Error::Rejected(format!("the profile: {why}")))?;
    Ok(laid("profile", course, Vec::new()))
}

/// Level ground with a climb that nobody knows the place of.
pub(super) fn from_climb(climb: Distance, distance: Distance) -> Result<Laid> {
    let slower = physiology::hill_slowdown(climb, distance).map_err(|why| Error::Rejected(why.to_string()))?;
    let mut laid = laid("climb", level(distance)?, Vec::new());
    laid.slower = slower.value;
    laid.document.climb_m = climb.m();
    laid.notes.push(format!(
        "{:.0} m of climbing, taken as half the way up and half down, cost about {:.1} % ({:.1} to {:.1}); where they lie is not known, so the pace stays even",
        climb.m(),
        100.0 * slower.value,
        100.0 * slower.low,
        100.0 * slower.high
    ));
    Ok(laid)
}

/// Level ground.
pub(super) fn from_nothing(distance: Distance) -> Result<Laid> {
    Ok(laid("level", level(distance)?, Vec::new()))
}

fn level(distance: Distance) -> Result<Course> {
    Course::level(distance).map_err(|why| Error::Rejected(why.to_string()))
}

fn laid(from: &str, course: Course, notes: Vec<String>) -> Laid {
    let length_m = course.length().m();
    let flat = course.climb().m() + course.descent().m() < 0.5;
    let profile = (0..PROFILE)
        .map(|i| length_m * i as f64 / (PROFILE - 1) as f64)
        .map(|at_m| CourseHeight { at_m, height_m: course.height(Distance::from_m(at_m)).m() });
    let document = CourseDocument {
        from: from.to_owned(),
        file: None,
        sha256: None,
        file_m: None,
        climb_m: course.climb().m(),
        descent_m: course.descent().m(),
        level_m: course.level_distance(GradeModel::EqualHr).m(),
        profile: if flat { Vec::new() } else { profile.collect() },
    };
    Laid { course, document, notes, slower: 0.0 }
}

/// How often the file's way is run and what its metres are multiplied by.
fn fitted(name: &str, file_m: f64, distance: Distance, notes: &mut Vec<String>) -> Result<(u32, f64)> {
    let km = |m: f64| format!("{:.2} km", m / 1000.0);
    if !file_m.is_finite() || file_m < 50.0 {
        return Err(Error::Rejected(format!(
            "{name} draws a course of {file_m:.0} m; give the file of the whole course"
        )));
    }
    let ratio = distance.m() / file_m;
    if (ratio - 1.0).abs() <= STRETCHED {
        if (ratio - 1.0).abs() > SAID {
            notes.push(format!(
                "{name} is {} long and the race {}; its distances were scaled to the race's, which was measured",
                km(file_m),
                km(distance.m())
            ));
        }
        return Ok((1, ratio));
    }
    let laps = ratio.round();
    if (2.0..=MOST_LAPS).contains(&laps) && (ratio / laps - 1.0).abs() <= LAP {
        notes.push(format!("{name} is {} long and the race {}: it is run {laps} times", km(file_m), km(distance.m())));
        return Ok((laps as u32, ratio / laps));
    }
    Err(Error::Rejected(format!(
        "{name} is {} long and the race {}: too far apart for the same course; give the race's own file, or plan the file's length with --distance {:.0}",
        km(file_m),
        km(distance.m()),
        file_m
    )))
}

/// The points with the first height at the start and the last one at the end.
fn ends_at(mut points: Vec<(f64, f64)>, length_m: f64) -> Vec<(f64, f64)> {
    for point in &mut points {
        point.0 = point.0.clamp(0.0, length_m);
    }
    if let Some(&(m, height)) = points.first()
        && m > 0.0
    {
        points.insert(0, (0.0, height));
    }
    if let Some(&(m, height)) = points.last()
        && m < length_m
    {
        points.push((length_m, height));
    }
    points
}

fn heights(track: &CourseTrack) -> Vec<(f64, f64)> {
    track.places.iter().filter_map(|place| Some((place.at_m, place.height_m?))).collect()
}

/// What a file draws: a GPX track or route, else the way of an activity.
fn track(name: &str, bytes: &[u8]) -> Result<CourseTrack> {
    match formats::course(bytes) {
        Ok(course) => Ok(course),
        Err(formats::Error::Unknown) => of_activity(name, bytes),
        Err(why) => Err(Error::Rejected(format!("{name}: {why}"))),
    }
}

fn of_activity(name: &str, bytes: &[u8]) -> Result<CourseTrack> {
    let refused = |why: String| Error::Rejected(format!("{name}: {why}"));
    let decoded = formats::decode(bytes).map_err(|why| refused(why.to_string()))?;
    let no_way = || refused("no way with distances in it; a course is a GPX file or a run that was there".into());
    let recording = decoded.activities.first().map(|activity| &activity.recording).ok_or_else(no_way)?;
    let distance = recording.column(Channel::Distance).ok_or_else(no_way)?;
    let altitude = recording.column(Channel::Altitude);
    let mut furthest = 0.0_f64;
    let places: Vec<CoursePlace> = distance
        .iter()
        .enumerate()
        .filter(|(_, cm)| **cm != MISSING)
        .map(|(row, &cm)| {
            furthest = furthest.max(f64::from(cm) / 100.0);
            let height = altitude.map(|column| column[row]).filter(|h| *h != MISSING);
            CoursePlace { at_m: furthest, height_m: height.map(|h| f64::from(h) / 100.0) }
        })
        .collect();
    if places.len() < 2 { Err(no_way()) } else { Ok(CourseTrack { name: None, places, left_out: 0 }) }
}
