//! The square map that web pages show in tiles: where a position lies on it, and which tiles a drawing needs.
//!
//! The projection is spherical Mercator on the ellipsoid's latitudes (EPSG 3857): the world is a square, `2^zoom` tiles wide, tile
//! `0/0` in the north-west.

use std::f64::consts::{PI, TAU};

/// Pixels of a tile's side.
pub const TILE_PX: f64 = 256.0;
/// The finest zoom that tile servers commonly have and that a run needs.
pub const ZOOM_MAX: u8 = 17;
/// The latitude at which the square ends, degrees.
const EDGE_DEG: f64 = 85.051_128_779_806_59;

/// A position as shares of the square map's side, from its north-west corner.
///
/// ```
/// use quantity::tile::Spot;
/// let spot = Spot::of(0.0, 0.0).expect("a position");
/// assert_eq!((spot.x, spot.y), (0.5, 0.5));
/// assert!(Spot::of(f64::NAN, 0.0).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// From the west edge, 0 to 1; beyond where a way crosses the edge.
    pub x: f64,
    /// From the north edge, 0 to 1.
    pub y: f64,
}

impl Spot {
    /// The spot of a latitude and longitude in degrees; none where either is no number or beyond the poles. Latitudes beyond the map's
    /// edge at 85° lie on it.
    #[must_use]
    pub fn of(latitude_deg: f64, longitude_deg: f64) -> Option<Self> {
        if !(longitude_deg.is_finite() && (-90.0..=90.0).contains(&latitude_deg)) {
            return None;
        }
        let latitude = latitude_deg.clamp(-EDGE_DEG, EDGE_DEG).to_radians();
        let y = 0.5 - (latitude.tan() + 1.0 / latitude.cos()).ln() / TAU;
        Some(Self { x: longitude_deg.to_radians() / (2.0 * PI) + 0.5, y: y.clamp(0.0, 1.0) })
    }

    /// The same spot, east or west by whole worlds so that it lies within half a world of another.
    #[must_use]
    fn beside(self, other: Self) -> Self {
        Self { x: self.x - (self.x - other.x).round(), y: self.y }
    }
}

/// One tile of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tile {
    /// The zoom.
    pub zoom: u8,
    /// Its column from the west.
    pub x: u32,
    /// Its row from the north.
    pub y: u32,
    /// Where its left edge lies in the sheet, pixels.
    pub left_px: f64,
    /// Where its top edge lies in the sheet, pixels.
    pub top_px: f64,
}

/// A piece of the map around a way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    zoom: u8,
    /// Its north-west corner in pixels of the world.
    left: f64,
    top: f64,
    /// The first spot; the others are laid beside it.
    first: Spot,
    /// Width in pixels.
    pub width_px: f64,
    /// Height in pixels.
    pub height_px: f64,
}

impl Sheet {
    /// The sheet around these spots at the finest zoom at which they span at most `most_px` either way, with room around them, and at
    /// least `least_px` wide and high. None without a spot.
    ///
    /// ```
    /// use quantity::tile::{Sheet, Spot};
    /// let way = [(52.50, 13.36), (52.52, 13.40)].map(|(lat, lon)| Spot::of(lat, lon).expect("a position"));
    /// let sheet = Sheet::around(&way, 640.0, 24.0, 256.0).expect("a way");
    /// assert!(sheet.tiles().len() <= 16);
    /// ```
    #[must_use]
    pub fn around(spots: &[Spot], most_px: f64, room_px: f64, least_px: f64) -> Option<Self> {
        let first = *spots.first()?;
        let (mut west, mut east, mut north, mut south) = (first.x, first.x, first.y, first.y);
        for spot in spots.iter().map(|spot| spot.beside(first)) {
            (west, east) = (west.min(spot.x), east.max(spot.x));
            (north, south) = (north.min(spot.y), south.max(spot.y));
        }
        let span = (east - west).max(south - north);
        let fits = |zoom: &u8| span * world_px(*zoom) <= most_px;
        let zoom = (0..=ZOOM_MAX).rev().find(fits).unwrap_or(0);
        let world = world_px(zoom);
        let side = |span: f64| (span * world + 2.0 * room_px).max(least_px);
        let (width_px, height_px) = (side(east - west), side(south - north));
        let corner = |low: f64, high: f64, side: f64| (low + high) / 2.0 * world - side / 2.0;
        Some(Self {
            zoom,
            left: corner(west, east, width_px),
            top: corner(north, south, height_px),
            first,
            width_px,
            height_px,
        })
    }

    /// Where a spot lies in the sheet, pixels from its north-west corner.
    #[must_use]
    pub fn place(&self, spot: Spot) -> (f64, f64) {
        let (world, spot) = (world_px(self.zoom), spot.beside(self.first));
        (spot.x * world - self.left, spot.y * world - self.top)
    }

    /// The tiles that cover the sheet, row by row. Beyond the map's north and south there are none.
    #[must_use]
    pub fn tiles(&self) -> Vec<Tile> {
        let count = 1_i64 << self.zoom;
        // A sheet is some hundred pixels wide: the casts are of small whole numbers.
        let range = |from: f64, size: f64| {
            let first = (from / TILE_PX).floor() as i64;
            let last = ((from + size) / TILE_PX).ceil() as i64;
            first..last.max(first + 1)
        };
        let mut tiles = Vec::new();
        for row in range(self.top, self.height_px) {
            let Some(y) = u32::try_from(row).ok().filter(|_| row < count) else { continue };
            for column in range(self.left, self.width_px) {
                let Ok(x) = u32::try_from(column.rem_euclid(count)) else { continue };
                tiles.push(Tile {
                    zoom: self.zoom,
                    x,
                    y,
                    left_px: column as f64 * TILE_PX - self.left,
                    top_px: row as f64 * TILE_PX - self.top,
                });
            }
        }
        tiles
    }
}

/// Pixels of the world's side at a zoom.
fn world_px(zoom: u8) -> f64 {
    TILE_PX * 2_f64.powi(i32::from(zoom))
}
