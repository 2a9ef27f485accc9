//! Distance from the start: the device's where it counts, else along the positions.

use super::{Break, Rows, Tally};
use training::{Channel, recording::MISSING};

/// Mean radius of the Earth, metres (IUGG, R₁ = (2a + b) / 3 of GRS 80).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Radians in one stored step of a position.
const RADIANS: f64 = std::f64::consts::PI / 2_147_483_648.0;
/// Below this many radians in either direction (about 1 km) the sphere is flat to better than one part in a million.
const FLAT: f64 = 1.6e-4;

/// The length of the shortest way over the sphere between two positions in semicircles, in metres.
///
/// By the haversine formula; for steps below about 1 km by its flat limit, which differs by less than 1e-6 of it.
pub fn between(from: (i32, i32), to: (i32, i32)) -> f64 {
    let (lat_a, lat_b) = (f64::from(from.0) * RADIANS, f64::from(to.0) * RADIANS);
    let (north, east) = (lat_b - lat_a, f64::from(to.1.wrapping_sub(from.1)) * RADIANS);
    let radians = if north.abs() < FLAT && east.abs() < FLAT {
        let east = east * (0.5 * (lat_a + lat_b)).cos();
        (north * north + east * east).sqrt()
    } else {
        haversine(lat_a, lat_b, east)
    };
    EARTH_RADIUS_M * radians
}

fn haversine(lat_a: f64, lat_b: f64, east: f64) -> f64 {
    let h = (0.5 * (lat_b - lat_a)).sin().powi(2) + lat_a.cos() * lat_b.cos() * (0.5 * east).sin().powi(2);
    2.0 * h.sqrt().min(1.0).asin()
}

/// The distance column of an activity in centimetres; nothing where there is neither a count nor a position.
pub fn column(rows: &Rows, tally: &mut Tally) -> Option<Vec<i32>> {
    let counted = rows.column(Channel::Distance);
    if counted.iter().any(|&d| d != MISSING && d > 0) {
        return Some(never_falling(counted, &rows.breaks, tally));
    }
    let (lat, lon) = (rows.column(Channel::Latitude), rows.column(Channel::Longitude));
    if lon.is_empty() || lat.iter().all(|&l| l == MISSING) {
        return (!counted.is_empty()).then(|| counted.to_vec());
    }
    Some(along(lat, lon, &rows.breaks))
}

/// Distance along positions; the way across a pause does not count, nor is a position invented where there is none.
fn along(lat: &[i32], lon: &[i32], breaks: &[Break]) -> Vec<i32> {
    let mut pauses = breaks.iter().filter(|b| b.pause).map(|b| b.row).peekable();
    let (mut total_m, mut last) = (0.0, None);
    let position = |row: usize| (lat[row] != MISSING && lon[row] != MISSING).then_some((lat[row], lon[row]));
    (0..lat.len())
        .map(|row| {
            if pauses.next_if_eq(&row).is_some() {
                last = None;
            }
            if let Some(here) = position(row) {
                total_m += last.map_or(0.0, |before| between(before, here));
                last = Some(here);
            }
            centimetres(total_m)
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range before")]
fn centimetres(m: f64) -> i32 {
    (m * 100.0).round().min(f64::from(MISSING - 1)) as i32
}

/// The device's count, added up where a lap begins at zero again, held where it falls a little.
fn never_falling(counted: &[i32], breaks: &[Break], tally: &mut Tally) -> Vec<i32> {
    let (mut added, mut highest) = (0i64, 0i64);
    let mut begins = breaks.iter().map(|b| b.row).peekable();
    let mut fresh = false;
    let values = counted.iter().enumerate().map(|(row, &d)| {
        fresh |= begins.next_if_eq(&row).is_some();
        if d == MISSING {
            return MISSING;
        }
        let mut here = i64::from(d) + added;
        if here < highest && fresh && i64::from(d) * 2 < highest - added {
            tally.distance_restarts += 1;
            added = highest;
            here = i64::from(d) + added;
        } else if here < highest {
            tally.distance_fell += 1;
            here = highest;
        }
        fresh = false;
        highest = here;
        i32::try_from(here).unwrap_or(MISSING - 1).min(MISSING - 1)
    });
    values.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn semicircles(degrees: f64) -> i32 {
        (degrees / Channel::Latitude.unit()).round() as i32
    }

    fn at(lat: f64, lon: f64) -> (i32, i32) {
        (semicircles(lat), semicircles(lon))
    }

    #[test]
    fn a_degree_of_the_mean_sphere() {
        let degree_m = EARTH_RADIUS_M * std::f64::consts::PI / 180.0;
        assert!((between(at(0.0, 10.0), at(1.0, 10.0)) - degree_m).abs() < 0.02);
        assert!((between(at(60.0, 10.0), at(60.0, 10.01)) - degree_m * 0.005).abs() < 0.02);
        assert!(between(at(0.0, 179.999), at(0.0, -179.999)) < 223.0);
    }

    #[test]
    fn counts_not_across_a_pause() {
        let lat = [0.0, 0.001, 0.002, 0.003].map(semicircles);
        let lon = [0; 4];
        let whole = along(&lat, &lon, &[]);
        let paused = along(&lat, &lon, &[Break { row: 2, pause: true }]);
        assert!((whole[3] - paused[3] - whole[1]).abs() <= 1);
        assert_eq!(along(&lat, &lon, &[Break { row: 2, pause: false }]), whole);
    }

    #[test]
    fn laps_that_count_from_zero_are_added_up() {
        let mut tally = Tally::default();
        let breaks = [Break { row: 2, pause: false }];
        assert_eq!(never_falling(&[0, 1000, 0, 500], &breaks, &mut tally), [0, 1000, 1000, 1500]);
        assert_eq!(never_falling(&[0, 1000, 990, MISSING, 1100], &[], &mut tally), [0, 1000, 1000, MISSING, 1100]);
        assert_eq!((tally.distance_restarts, tally.distance_fell), (1, 1));
    }

    proptest! {
        #[test]
        fn flat_equals_haversine(
            lat in -80.0f64..80.0, lon in -180.0f64..180.0, north in -0.009f64..0.009, east in -0.009f64..0.009
        ) {
            let (a, b) = (at(lat, lon), at(lat + north, lon + east));
            let east = f64::from(b.1.wrapping_sub(a.1)) * RADIANS;
            let exact = EARTH_RADIUS_M * haversine(f64::from(a.0) * RADIANS, f64::from(b.0) * RADIANS, east);
            prop_assert!((between(a, b) - exact).abs() <= 1e-6 * exact + 1e-4);
        }

        #[test]
        fn same_both_ways(a in any::<(i32, i32)>(), b in any::<(i32, i32)>()) {
            let (a, b) = ((a.0 / 2, a.1), (b.0 / 2, b.1));
            prop_assert!((between(a, b) - between(b, a)).abs() < 1e-3);
            prop_assert!(between(a, b) <= 20_015_200.0);
        }
    }
}
