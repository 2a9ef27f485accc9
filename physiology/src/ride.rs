//! A ride inside a run: a stretch in which second after second is faster than any human.

use crate::DistanceLine;

/// A stretch that was ridden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ride {
    /// Seconds after the start at which it began and ended.
    pub from_s: usize,
    /// The second at which it ended.
    pub until_s: usize,
    /// How far it went by the device's count, in m.
    pub metres: f64,
}

/// A second was cut when the cleaned line is shorter in it by so much, cm: rounding is less.
const CUT_CM: u32 = 100;
/// Shorter or nearer than this it is a fault of the track and no ride, s and m. Defaults, not findings.
const SHORTEST_S: usize = 60;
const SHORTEST_M: f64 = 400.0;
/// Two cut stretches so near to each other are one ride: a bus stops. Default, not a finding.
const STOP_S: usize = 30;
/// Of a ride's seconds so many were cut at least: a track that jumps now and then is none. Default, not a finding.
const CUT_SHARE: f64 = 0.6;

/// The rides in a run, by what cleaning its line took out.
///
/// Buses and cars are found where they are faster than any runner could be for so long. A ride in a jam is not: nothing tells it from running.
///
/// - **Units**: seconds after the start, metres by the device's count; `device` is the line with nothing cut, `cleaned` the one without what no human runs.
/// - **Domain**: two lines of one recording; seconds beyond the shorter one are not looked at.
/// - **Errors**: none; nothing where the lines agree.
/// - **Source**: ours; a minute, 400 m, stops of 30 s and a share of 60 % are defaults, not findings.
///
/// ```
/// use physiology::{DistanceLine, rides};
/// // Ten minutes of running at 3 m/s, two minutes by bus at 14 m/s.
/// let cm = |second: u32| 300 * second.min(600) + 1400 * second.saturating_sub(600);
/// let cut = |second: u32| 300 * second.min(600);
/// let [device, cleaned] = [cm, cut].map(|cm| DistanceLine::from_cumulative_cm((0..=720).map(cm).collect()));
/// let [ride] = rides(&device, &cleaned)[..] else { panic!("one ride") };
/// assert_eq!((ride.from_s, ride.until_s, ride.metres), (600, 720, 1680.0));
/// ```
#[must_use]
pub fn rides(device: &DistanceLine, cleaned: &DistanceLine) -> Vec<Ride> {
    let (device, cleaned) = (device.cumulative_cm(), cleaned.cumulative_cm());
    let step = |cm: &[u32], second: usize| cm[second + 1].saturating_sub(cm[second]);
    let last = device.len().min(cleaned.len()).saturating_sub(1);
    let cut = (0..last).filter(|&s| step(device, s) >= step(cleaned, s).saturating_add(CUT_CM));
    // (from, until, seconds cut)
    let mut stretches: Vec<(usize, usize, usize)> = Vec::new();
    for second in cut {
        match stretches.last_mut() {
            Some((_, until, count)) if second <= *until + STOP_S => {
                *until = second + 1;
                *count += 1;
            }
            _ => stretches.push((second, second + 1, 1)),
        }
    }
    let ride = |(from_s, until_s, count): (usize, usize, usize)| {
        let metres = f64::from(device[until_s].saturating_sub(device[from_s])) / 100.0;
        let is_ride =
            count >= SHORTEST_S && metres >= SHORTEST_M && count as f64 >= CUT_SHARE * (until_s - from_s) as f64;
        is_ride.then_some(Ride { from_s, until_s, metres })
    };
    stretches.into_iter().filter_map(ride).collect()
}
