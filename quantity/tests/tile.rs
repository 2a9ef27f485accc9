//! Places on the tiled map of the web.
#![allow(clippy::unwrap_used)]

use quantity::tile::{Sheet, Spot, TILE_PX, ZOOM_MAX};

/// Latitude, longitude, zoom; the tile's column and row, and pixels within it. Computed by the other form of the projection,
/// asinh(tan latitude), in another language: guards the typing.
const GOLDEN: [(f64, f64, u8, u32, u32, f64, f64); 7] = [
    (52.516275, 13.377704, 15, 17601, 10746, 171.0967, 253.9271),
    (-33.856784, 151.215297, 16, 60295, 39325, 231.6119, 2.9446),
    (0.0, 0.0, 1, 1, 1, 0.0, 0.0),
    (64.1466, -21.9426, 12, 1798, 1088, 87.5452, 143.7101),
    (40.7829, -73.9654, 17, 38606, 49246, 5.0426, 221.6758),
    (-54.8019, -68.3030, 10, 317, 699, 183.2732, 33.5351),
    (35.6586, 139.7454, 14, 14551, 6452, 247.9172, 237.3051),
];

#[test]
fn spots_lie_on_the_tiles_of_the_golden_table() {
    for (latitude, longitude, zoom, x, y, px, py) in GOLDEN {
        let (spot, side) = (Spot::of(latitude, longitude).unwrap(), f64::from(1_u32 << zoom));
        for (share, tile, pixels) in [(spot.x, x, px), (spot.y, y, py)] {
            let at = share * side * TILE_PX - f64::from(tile) * TILE_PX;
            assert!((at - pixels).abs() < 0.01, "{latitude} {longitude} at {zoom}: {at} of {pixels}");
        }
    }
}

#[test]
fn a_sheet_shows_the_way_on_the_tiles_that_hold_it() {
    for (latitude, longitude, ..) in GOLDEN {
        let ahead = (latitude + 0.01, longitude + 0.02);
        let way = [(latitude, longitude), ahead].map(|(lat, lon)| Spot::of(lat, lon).unwrap());
        let sheet = Sheet::around(&way, 640.0, 24.0, 256.0).unwrap();
        let tiles = sheet.tiles();
        assert!(!tiles.is_empty() && tiles.len() <= 16, "{}", tiles.len());
        for spot in way {
            let (x, y) = sheet.place(spot);
            assert!((23.9..=sheet.width_px - 23.9).contains(&x) && (23.9..=sheet.height_px - 23.9).contains(&y));
            // The tile under the spot is the one whose number the spot has.
            let side = f64::from(1_u32 << tiles[0].zoom);
            let (column, row) = ((spot.x * side) as u32, (spot.y * side) as u32);
            let under = tiles.iter().find(|tile| (tile.x, tile.y) == (column, row)).unwrap();
            assert!((under.left_px..under.left_px + TILE_PX).contains(&x), "{under:?} {x}");
            assert!((under.top_px..under.top_px + TILE_PX).contains(&y), "{under:?} {y}");
        }
        // Every pixel of the sheet lies on one tile.
        assert!(tiles[0].left_px <= 0.0 && tiles[0].top_px <= 0.0);
        let last = tiles[tiles.len() - 1];
        assert!(last.left_px + TILE_PX >= sheet.width_px && last.top_px + TILE_PX >= sheet.height_px);
    }
}

#[test]
fn small_ways_stay_readable_and_long_ones_whole() {
    let track = [(50.0, 8.0), (50.0003, 8.0)].map(|(lat, lon)| Spot::of(lat, lon).unwrap());
    let sheet = Sheet::around(&track, 640.0, 24.0, 256.0).unwrap();
    assert_eq!((sheet.tiles()[0].zoom, sheet.width_px, sheet.height_px), (ZOOM_MAX, 256.0, 256.0));
    let across = [(50.0, 8.0), (40.0, -74.0)].map(|(lat, lon)| Spot::of(lat, lon).unwrap());
    let sheet = Sheet::around(&across, 640.0, 24.0, 256.0).unwrap();
    assert!(sheet.width_px <= 688.0 && sheet.tiles().len() <= 16);
}

#[test]
fn a_way_over_the_date_line_is_no_way_around_the_world() {
    let way = [(-16.5, 179.99), (-16.5, -179.99)].map(|(lat, lon)| Spot::of(lat, lon).unwrap());
    let sheet = Sheet::around(&way, 640.0, 24.0, 256.0).unwrap();
    let tiles = sheet.tiles();
    assert!(tiles[0].zoom >= 12, "{tiles:?}");
    let columns: Vec<u32> = tiles.iter().map(|tile| tile.x).collect();
    let last = (1_u32 << tiles[0].zoom) - 1;
    assert!(columns.contains(&0) && columns.contains(&last), "{columns:?}");
    assert!(sheet.place(way[0]).0 < sheet.place(way[1]).0);
}

#[test]
fn nonsense_has_no_spot_and_the_poles_lie_on_the_edge() {
    for (latitude, longitude) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (91.0, 0.0), (-90.1, 0.0)] {
        assert_eq!(Spot::of(latitude, longitude), None, "{latitude} {longitude}");
    }
    let (north, south) = (Spot::of(90.0, 0.0).unwrap(), Spot::of(-90.0, 0.0).unwrap());
    assert!(north.y.abs() < 1e-9 && (south.y - 1.0).abs() < 1e-9);
    assert!(Sheet::around(&[], 640.0, 24.0, 256.0).is_none());
    for pole in [north, south] {
        let sheet = Sheet::around(&[pole], 640.0, 24.0, 256.0).unwrap();
        assert!(sheet.tiles().iter().all(|tile| tile.y < 1 << tile.zoom));
    }
}
