//! Points of a track-era table, and race times of equal points.

use crate::{Effort, OutOfDomain, measured_range};
use quantity::{Distance, Duration};

const SOURCE: &str = "Gardner & Purdy (1970)";

/// Facts of the table of 1936: distance in m, speed worth 950 points in m/s, share of the distance run in bends.
const SPEEDS: [(f64, f64, f64); 56] = [
    (40.0, 11.0, 0.0),
    (50.0, 10.996, 0.0),
    (60.0, 10.983, 0.0),
    (70.0, 10.962, 0.0),
    (80.0, 10.934, 0.0),
    (90.0, 10.9, 0.0),
    (100.0, 10.86, 0.0),
    (110.0, 10.815, 0.54545),
    (120.0, 10.765, 0.58333),
    (130.0, 10.711, 0.61538),
    (140.0, 10.654, 0.64286),
    (150.0, 10.594, 0.66667),
    (160.0, 10.531, 0.625),
    (170.0, 10.465, 0.58824),
    (180.0, 10.396, 0.55556),
    (200.0, 10.25, 0.5),
    (220.0, 10.096, 0.45455),
    (240.0, 9.935, 0.41667),
    (260.0, 9.771, 0.42308),
    (280.0, 9.61, 0.46429),
    (300.0, 9.455, 0.5),
    (320.0, 9.307, 0.53125),
    (340.0, 9.166, 0.55882),
    (360.0, 9.032, 0.55556),
    (380.0, 8.905, 0.52632),
    (400.0, 8.785, 0.5),
    (450.0, 8.513, 0.44444),
    (500.0, 8.279, 0.5),
    (550.0, 8.083, 0.54545),
    (600.0, 7.921, 0.5),
    (700.0, 7.669, 0.5),
    (800.0, 7.496, 0.5),
    (900.0, 7.32, 0.5),
    (1000.0, 7.18933, 0.5),
    (1200.0, 6.98066, 0.5),
    (1500.0, 6.75319, 0.5),
    (2000.0, 6.50015, 0.5),
    (2500.0, 6.33424, 0.5),
    (3000.0, 6.21913, 0.5),
    (3500.0, 6.1351, 0.5),
    (4000.0, 6.0704, 0.5),
    (4500.0, 6.01822, 0.5),
    (5000.0, 5.97432, 0.5),
    (6000.0, 5.90181, 0.5),
    (7000.0, 5.84156, 0.5),
    (8000.0, 5.78889, 0.5),
    (9000.0, 5.74211, 0.5),
    (10000.0, 5.7005, 0.5),
    (12000.0, 5.62944, 0.5),
    (15000.0, 5.543, 0.5),
    (20000.0, 5.43785, 0.5),
    (25000.0, 5.35842, 0.5),
    (30000.0, 5.29298, 0.5),
    (35000.0, 5.23538, 0.5),
    (40000.0, 5.18263, 0.5),
    (50000.0, 5.08615, 0.5),
];

/// Speed, bend share and the time worth 950 points at a distance.
struct Standard {
    speed_mps: f64,
    time_s: f64,
}

fn standard(distance: Distance) -> Result<Standard, OutOfDomain> {
    let distance_m = measured_range("distance in m", distance.m(), 40.0..=50_000.0, SOURCE)?;
    let right = SPEEDS.partition_point(|&(row_m, _, _)| row_m < distance_m).clamp(1, SPEEDS.len() - 1);
    let ((m0, v0, f0), (m1, v1, f1)) = (SPEEDS[right - 1], SPEEDS[right]);
    let share = (distance_m - m0) / (m1 - m0);
    let (speed_mps, bends) = (v0 + (v1 - v0) * share, f0 + (f1 - f0) * share);
    let time_s = distance_m / speed_mps + 0.20 + 0.08 * speed_mps + 0.0065 * bends * speed_mps * speed_mps;
    Ok(Standard { speed_mps, time_s })
}

fn scale(speed_mps: f64) -> (f64, f64) {
    let a = 85.0 / (0.0654 - 0.00258 * speed_mps);
    (a, 1.0 - 950.0 / a)
}

/// Points of a race in Purdy's table: 950 was a world record of 1936.
///
/// An artefact of the track of its time: for comparison only.
///
/// - **Units**: effort in m and s, result in points.
/// - **Domain**: 40 m to 50 km, times up to ten times the standard.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Gardner & Purdy (1970), Med Sci Sports 2:152-161; table and constants as in public code.
///
/// ```
/// use physiology::{Effort, purdy_points};
/// assert_eq!(purdy_points(Effort::new(5000.0, 1200.0))?.round(), 437.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn purdy_points(race: Effort) -> Result<f64, OutOfDomain> {
    let standard = standard(race.distance)?;
    let time_s = measured_range("time in s", race.time.s(), 0.5 * standard.time_s..=10.0 * standard.time_s, SOURCE)?;
    let (a, b) = scale(standard.speed_mps);
    Ok(a * (standard.time_s / time_s - b))
}

/// Time over a distance worth the same points as a known race.
///
/// - **Units**: effort in m and s, target in m, result in s.
/// - **Domain**: as [`purdy_points`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Gardner & Purdy (1970), solved for the time.
///
/// ```
/// use {physiology::{Effort, race_time_purdy}, quantity::Distance};
/// let time = race_time_purdy(Effort::new(5000.0, 1200.0), Distance::from_m(10_000.0))?;
/// assert_eq!(time.s().round(), 2529.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_purdy(known: Effort, target: Distance) -> Result<Duration, OutOfDomain> {
    let points = purdy_points(known)?;
    let standard = standard(target)?;
    let (a, b) = scale(standard.speed_mps);
    let per_standard = measured_range("standard over time", points / a + b, 0.1..=2.0, SOURCE)?;
    Ok(Duration::from_s(standard.time_s / per_standard))
}
