//! The way on the ground as a drawing: north up, no map under it, nothing fetched.

use std::fmt::Write;

/// A track in the units of its own drawing.
pub struct Track {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// The `d` of an SVG path.
    pub path: String,
    /// Where it starts.
    pub start: (f64, f64),
    /// Where it ends.
    pub end: (f64, f64),
    /// Every point as `x,y`, `-` where there is none, for the mark that follows the charts.
    pub points: String,
}

/// The longer side of a drawing.
const SIDE: f64 = 1000.0;
/// Room around the line.
const MARGIN: f64 = 30.0;
/// A track never gets flatter or narrower than this share of its longer side.
const LEAST: f64 = 0.35;

impl Track {
    /// Draws positions in degrees; none where fewer than two are known or all are the same.
    #[must_use]
    pub fn of(latitude: &[Option<f64>], longitude: &[Option<f64>]) -> Option<Self> {
        let known = |(lat, lon): (&Option<f64>, &Option<f64>)| match (*lat, *lon) {
            (Some(lat), Some(lon)) if lat.is_finite() && lon.is_finite() => Some((lat, lon)),
            _ => None,
        };
        let positions: Vec<Option<(f64, f64)>> = latitude.iter().zip(longitude).map(known).collect();
        let middle =
            positions.iter().flatten().map(|p| p.0).sum::<f64>() / positions.iter().flatten().count().max(1) as f64;
        // A run is small: east-west shrinks by the cosine of its latitude, and the earth is flat.
        let narrowing = middle.to_radians().cos();
        let flat: Vec<Option<(f64, f64)>> =
            positions.into_iter().map(|p| p.map(|(lat, lon)| (lon * narrowing, -lat))).collect();
        let bounds = |pick: fn(&(f64, f64)) -> f64| {
            flat.iter().flatten().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v)))
        };
        let ((left, right), (top, bottom)) = (bounds(|p| p.0), bounds(|p| p.1));
        let span = (right - left).max(bottom - top);
        if !(span.is_finite() && span > 0.0) {
            return None;
        }
        let scale = (SIDE - 2.0 * MARGIN) / span;
        let side = |span: f64| (span * scale + 2.0 * MARGIN).max(SIDE * LEAST);
        let (width, height) = (side(right - left), side(bottom - top));
        let place = |(x, y): (f64, f64)| {
            let x = (x - f64::midpoint(left, right)) * scale + width / 2.0;
            let y = (y - f64::midpoint(top, bottom)) * scale + height / 2.0;
            ((x * 10.0).round() / 10.0, (y * 10.0).round() / 10.0)
        };
        let (mut path, mut points) = (String::new(), String::new());
        let (mut start, mut end, mut pen_down) = (None, (0.0, 0.0), false);
        for position in flat {
            let Some((x, y)) = position.map(place) else {
                pen_down = false;
                points.push_str("- ");
                continue;
            };
            // Writing to a string cannot fail.
            let _ = write!(path, "{}{x} {y}", if pen_down { 'L' } else { 'M' });
            let _ = write!(points, "{x},{y} ");
            start.get_or_insert((x, y));
            (end, pen_down) = ((x, y), true);
        }
        Some(Self { width: width.round(), height: height.round(), path, start: start?, end, points })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_gaps_lift_the_pen() {
        let latitude = [Some(50.0), Some(50.01), None, Some(50.02)];
        let longitude = [Some(8.0), Some(8.0), Some(8.0), Some(8.0)];
        let track = Track::of(&latitude, &longitude).unwrap();
        assert!(track.start.1 > track.end.1);
        assert_eq!(track.path.matches('M').count(), 2);
        assert_eq!(track.points.split_whitespace().count(), 4);
        assert!(track.width >= SIDE * LEAST);
    }

    #[test]
    fn a_treadmill_has_no_track() {
        assert!(Track::of(&[None, None], &[None, None]).is_none());
        assert!(Track::of(&[Some(50.0), Some(50.0)], &[Some(8.0), Some(8.0)]).is_none());
        assert!(Track::of(&[], &[]).is_none());
    }
}
