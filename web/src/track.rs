//! The way on the ground as a drawing: north up, and no map under it unless the runner switched one on.

use crate::map::Map;
use quantity::tile::{Sheet, Spot, TILE_PX};
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
    /// The pieces of the map under it.
    pub tiles: Vec<Picture>,
}

/// A piece of the map in the units of the drawing.
pub struct Picture {
    /// Where it comes from.
    pub address: String,
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width and height.
    pub side: f64,
}

/// Longest side of a way in pixels of the map: the drawing is half as wide on most screens.
const MAP_MOST_PX: f64 = 640.0;
/// Room around the way on a map, and the least that is shown of one, in its pixels.
const MAP_ROOM_PX: f64 = 24.0;
const MAP_LEAST_PX: f64 = 256.0;

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
            (x, y)
        };
        Self::drawn(flat.into_iter().map(|p| p.map(place)), width, height)
    }

    /// The same on a map; none where [`Self::of`] has none.
    #[must_use]
    pub fn on_map(latitude: &[Option<f64>], longitude: &[Option<f64>], map: &Map) -> Option<Self> {
        let spot = |(lat, lon): (&Option<f64>, &Option<f64>)| Spot::of((*lat)?, (*lon)?);
        let spots: Vec<Option<Spot>> = latitude.iter().zip(longitude).map(spot).collect();
        let known: Vec<Spot> = spots.iter().flatten().copied().collect();
        known.iter().find(|spot| **spot != known[0])?;
        let sheet = Sheet::around(&known, MAP_MOST_PX, MAP_ROOM_PX, MAP_LEAST_PX)?;
        let scale = SIDE / sheet.width_px.max(sheet.height_px);
        let place = |spot: Spot| {
            let (x, y) = sheet.place(spot);
            (x * scale, y * scale)
        };
        let (width, height) = (sheet.width_px * scale, sheet.height_px * scale);
        let track = Self::drawn(spots.into_iter().map(|spot| spot.map(place)), width, height)?;
        let picture = |tile| Picture {
            address: map.server.address(&tile),
            x: tenth(tile.left_px * scale),
            y: tenth(tile.top_px * scale),
            side: tenth(TILE_PX * scale),
        };
        Some(Self { tiles: sheet.tiles().into_iter().map(picture).collect(), ..track })
    }

    /// The line through points of the drawing, the pen up where there is none.
    fn drawn(places: impl Iterator<Item = Option<(f64, f64)>>, width: f64, height: f64) -> Option<Self> {
        let (mut path, mut points) = (String::new(), String::new());
        let (mut start, mut end, mut pen_down) = (None, (0.0, 0.0), false);
        for place in places {
            let Some((x, y)) = place.map(|(x, y)| (tenth(x), tenth(y))) else {
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
        let (width, height) = (width.round(), height.round());
        Some(Self { width, height, path, start: start?, end, points, tiles: Vec::new() })
    }
}

/// To a tenth: finer than any screen.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
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
    fn on_a_map_the_way_lies_on_its_tiles() {
        let map = Map {
            server: app::TileServer::parse("https://t.example.org/{z}/{x}/{y}.png").unwrap(),
            credit: String::new(),
        };
        // A kilometre and a half north from the Brandenburg Gate.
        let latitude: Vec<_> = (0..=15).map(|i| Some(52.516275 + f64::from(i) * 0.0009)).collect();
        let longitude = vec![Some(13.377704); 16];
        let track = Track::on_map(&latitude, &longitude, &map).unwrap();
        let first = track.tiles.iter().find(|tile| tile.address.ends_with("/15/17601/10746.png")).unwrap();
        // In that tile the gate is at 171.1 of 256 pixels from the west and 253.9 from the north.
        let at = ((track.start.0 - first.x) / first.side * 256.0, (track.start.1 - first.y) / first.side * 256.0);
        assert!((at.0 - 171.1).abs() < 0.3 && (at.1 - 253.9).abs() < 0.3, "{at:?}");
        assert!(track.start.1 > track.end.1, "north is up");
        assert!(Track::on_map(&[None, None], &[None, None], &map).is_none());
        assert!(Track::on_map(&[Some(50.0), Some(50.0)], &[Some(8.0), Some(8.0)], &map).is_none());
    }

    #[test]
    fn a_treadmill_has_no_track() {
        assert!(Track::of(&[None, None], &[None, None]).is_none());
        assert!(Track::of(&[Some(50.0), Some(50.0)], &[Some(8.0), Some(8.0)]).is_none());
        assert!(Track::of(&[], &[]).is_none());
    }
}
