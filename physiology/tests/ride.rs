//! Rides inside runs: buses with stops and cars are found, tracks that jump and fast running are not.

use physiology::{DistanceLine, Mending, Ride, rides};
use proptest::prelude::*;

/// The rides of a recording with a sample a second at these speeds, in cm/s.
fn found(speeds: &[u32]) -> Vec<Ride> {
    let mut cm = vec![0_i32];
    cm.extend(speeds.iter().scan(0, |sum, speed| {
        *sum += i32::try_from(*speed).expect("a speed");
        Some(*sum)
    }));
    let ms: Vec<i64> = (0..cm.len() as i64).map(|s| s * 1000).collect();
    let believed = [Mending::Spike, Mending::BeyondHuman, Mending::NoEvidence].into();
    let device = DistanceLine::clean_believing(&ms, &cm, &[], i32::MAX, &believed);
    rides(&device.line, &DistanceLine::clean(&ms, &cm, &[], i32::MAX).line)
}

fn run(parts: &[(usize, u32)]) -> Vec<u32> {
    parts.iter().flat_map(|&(seconds, speed)| std::iter::repeat_n(speed, seconds)).collect()
}

fn near(ride: &Ride, from_s: usize, until_s: usize) -> bool {
    ride.from_s.abs_diff(from_s) <= 15 && ride.until_s.abs_diff(until_s) <= 15
}

#[test]
fn a_bus_with_stops_is_one_ride() {
    let bus = [(120, 1100), (20, 0), (100, 1100), (25, 0), (150, 1150)];
    let speeds = run(&[&[(1800, 300)][..], &bus, &[(900, 300)]].concat());
    let [ride] = found(&speeds)[..] else { panic!("{:?}", found(&speeds)) };
    assert!(near(&ride, 1800, 2215), "{ride:?}");
    assert!((ride.metres - 4145.0).abs() < 60.0, "{ride:?}");
}

#[test]
fn a_car_before_and_a_bus_after_are_two_rides() {
    let speeds = run(&[(300, 2200), (3000, 320), (400, 1100)]);
    let [car, bus] = found(&speeds)[..] else { panic!("{:?}", found(&speeds)) };
    assert!(near(&car, 0, 300) && near(&bus, 3300, 3700), "{car:?} {bus:?}");
    assert!((car.metres - 6600.0).abs() < 60.0 && (bus.metres - 4400.0).abs() < 60.0, "{car:?} {bus:?}");
}

#[test]
fn a_track_that_jumps_and_a_sprint_are_none() {
    // A jump of 20 m every ten seconds; one of a kilometre after a tunnel; 400 m as fast as anybody.
    let jumpy: Vec<u32> = (0..3600).map(|s| if s % 10 == 0 { 2300 } else { 300 }).collect();
    let mut tunnel = run(&[(1800, 300)]);
    tunnel[900] = 100_000;
    let sprint = run(&[(600, 300), (44, 910), (600, 300)]);
    for speeds in [jumpy, tunnel, sprint, Vec::new(), vec![300]] {
        assert_eq!(found(&speeds), [], "{} s", speeds.len());
    }
}

#[test]
fn half_a_minute_by_car_is_no_ride() {
    assert_eq!(found(&run(&[(900, 300), (40, 1800), (900, 300)])), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the speeds: rides lie in the recording, in order, apart, and are no longer than it.
    #[test]
    fn rides_lie_in_the_recording(parts in proptest::collection::vec((1_usize..400, 0_u32..4000), 1..8)) {
        let speeds = run(&parts);
        let all = f64::from(speeds.iter().sum::<u32>()) / 100.0;
        let found = found(&speeds);
        prop_assert!(found.iter().all(|r| r.from_s < r.until_s && r.until_s <= speeds.len() && r.metres.is_finite()));
        prop_assert!(found.windows(2).all(|pair| pair[0].until_s < pair[1].from_s));
        prop_assert!(found.iter().map(|r| r.metres).sum::<f64>() <= all + 1.0);
    }

    /// What any runner can run is no ride.
    #[test]
    fn running_is_no_ride(parts in proptest::collection::vec((1_usize..400, 0_u32..560), 1..12)) {
        prop_assert_eq!(found(&run(&parts)), []);
    }
}
