//! How those who started at a pace ran the rest of the race.

mod table_gen;

use crate::fit::LEVEL;
use crate::{OutOfDomain, Sex, measured_range};
use quantity::{Distance, Estimate, Speed, race_distance::MARATHON};
use table_gen::{FEMALE, MALE, SPEEDS_MPS};

const SOURCE: &str = "the splits of two marathons";
/// Middles of the stretches of the table, as shares of the distance; the first 10 km is what the others are told against.
const MIDDLES: [f64; 8] = [2.5, 7.5, 15.0, 22.5, 27.5, 32.5, 37.5, 41.0975];
/// The races of the table.
const COOL: usize = 0;
const WARM: usize = 1;
/// The stretch from 10 km to the end.
const REST: usize = 8;
/// Share of the distance that the early pace is taken over.
pub const EARLY_SHARE: f64 = 10_000.0 / 42_195.0;

/// What is known of the day that a band of [`race_fade`] is for.
///
/// The two races that the bands are made of were run on such days; the cool one is flat too, the warm one climbs late. What of their
/// difference is the weather's and what the course's cannot be told from two races.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FadeDay {
    /// Nothing: the band holds four in five on either day, and no more than one in ten are beyond either end of it.
    #[default]
    Unknown,
    /// Cool.
    Cool,
    /// Warm.
    Warm,
}

impl FadeDay {
    /// What the weather says of the day: cool, warm, or, between them, nothing.
    ///
    /// - **Units**: wet-bulb globe temperature in °C, as [`wet_bulb_globe`](crate::wet_bulb_globe) gives it.
    /// - **Domain**: any; cool below 13 °C, where the rough rule of heat takes less than 1 % off, warm from 15 °C on.
    /// - **Errors**: none; what is no number says nothing of the day.
    /// - **Source**: ours; default, not a finding.
    ///
    /// ```
    /// use physiology::FadeDay;
    /// assert_eq!([8.0, 14.0, 20.0].map(FadeDay::of), [FadeDay::Cool, FadeDay::Unknown, FadeDay::Warm]);
    /// ```
    #[must_use]
    pub fn of(wet_bulb_globe_c: f64) -> Self {
        match wet_bulb_globe_c {
            cool if cool < 13.0 => Self::Cool,
            warm if warm >= 15.0 => Self::Warm,
            _ => Self::Unknown,
        }
    }
}

/// Pace at a point of a race over the pace of its first quarter: what the middle of the field did, and 80 % of it.
///
/// Faster starters held better, women better than men, and all of them on a flat course on a cool day. Where the day is not known the
/// band reaches from the fast end of the cool race to the slow end of the warm one, and holds more than 80 % of either. Told of 5 km
/// stretches; single kilometres scatter more.
///
/// - **Units**: distance in m, place as a share of it, level speed of the first quarter (10 km of a marathon) in m/s, result without unit.
/// - **Domain**: races of 100 m to 200 km, shares 0 to 1, speeds 0.3 to 12.5 m/s; those outside 2.0 to 4.6 m/s count as the nearest.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: ours, by `cargo xtask fade`: quantiles of half of the finishers of Chicago 2023 (cool) and Boston 2014 (warm); checked on the other
///   half by `cargo xtask accuracy --fade`. In races shorter than a marathon the middle fades by the share that their length is of a
///   marathon, since what fades (fuel, fibres, heat) is used up with length; the band around it shrinks with the square root of that share
///   only, as the spread of a pace that wanders at random does: runners choose their first kilometres no better in short races. Longer
///   races take all of it: default, not a finding.
///
/// ```
/// use physiology::{FadeDay, race_fade};
/// use quantity::{Speed, race_distance::MARATHON};
/// let late = |day| race_fade(MARATHON, 0.9, Speed::from_mps(3.2), None, day);
/// let (cool, warm, unknown) = (late(FadeDay::Cool)?, late(FadeDay::Warm)?, late(FadeDay::Unknown)?);
/// assert!(cool.value < warm.value && (unknown.low, unknown.high) == (cool.low, warm.high));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_fade(
    distance: Distance,
    share: f64,
    early: Speed,
    sex: Option<Sex>,
    day: FadeDay,
) -> Result<Estimate, OutOfDomain> {
    let km = measured_range("place as a share of the race", share, 0.0..=1.0, SOURCE)? * MARATHON.m() / 1000.0;
    let right = MIDDLES.partition_point(|&middle| middle < km).clamp(1, MIDDLES.len() - 1);
    let between = ((km - MIDDLES[right - 1]) / (MIDDLES[right] - MIDDLES[right - 1])).clamp(0.0, 1.0);
    let (before, after) = (at(right - 1, early, sex, day)?, at(right, early, sex, day)?);
    let ratio: [f64; 3] = std::array::from_fn(|i| before[i] + (after[i] - before[i]) * between);
    told(distance, ratio)
}

/// Pace of the rest of a race over the pace of its first quarter: the middle of the field, and 80 % of it.
///
/// - **Units**: distance in m, level speed of the first quarter (10 km of a marathon) in m/s, result without unit.
/// - **Domain**: as [`race_fade`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: as [`race_fade`].
///
/// ```
/// use physiology::{FadeDay, race_fade_rest};
/// use quantity::{Speed, race_distance::MARATHON};
/// let (slow, fast) = (Speed::from_mps(2.6), Speed::from_mps(4.0));
/// let middle = |early| race_fade_rest(MARATHON, early, None, FadeDay::Unknown);
/// assert!(middle(slow)?.value > middle(fast)?.value);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_fade_rest(
    distance: Distance,
    early: Speed,
    sex: Option<Sex>,
    day: FadeDay,
) -> Result<Estimate, OutOfDomain> {
    told(distance, at(REST, early, sex, day)?)
}

/// A stretch of the table at a speed on a day; the mean of both columns where the sex is not said.
fn at(stretch: usize, early: Speed, sex: Option<Sex>, day: FadeDay) -> Result<[f64; 3], OutOfDomain> {
    let mps = measured_range("speed of the first quarter in m/s", early.mps(), 0.3..=12.5, SOURCE)?;
    let mps = mps.clamp(SPEEDS_MPS[0], SPEEDS_MPS[SPEEDS_MPS.len() - 1]);
    let right = SPEEDS_MPS.partition_point(|&speed| speed < mps).clamp(1, SPEEDS_MPS.len() - 1);
    let between = (mps - SPEEDS_MPS[right - 1]) / (SPEEDS_MPS[right] - SPEEDS_MPS[right - 1]);
    let of = |table: &[[[f64; 3]; 9]; 7], i: usize| {
        let (a, b) = (table[right - 1][stretch][i], table[right][stretch][i]);
        a + (b - a) * between
    };
    let on = |race: usize| -> [f64; 3] {
        std::array::from_fn(|i| match sex {
            Some(Sex::Female) => of(&FEMALE[race], i),
            Some(Sex::Male) => of(&MALE[race], i),
            None => f64::midpoint(of(&FEMALE[race], i), of(&MALE[race], i)),
        })
    };
    let (cool, warm) = (on(COOL), on(WARM));
    Ok(match day {
        FadeDay::Cool => cool,
        FadeDay::Warm => warm,
        FadeDay::Unknown => [cool[0].min(warm[0]), f64::midpoint(cool[1], warm[1]), cool[2].max(warm[2])],
    })
}

fn told(distance: Distance, [low, middle, high]: [f64; 3]) -> Result<Estimate, OutOfDomain> {
    let m = measured_range("distance in m", distance.m(), 100.0..=200_000.0, SOURCE)?;
    let part = (m / MARATHON.m()).min(1.0);
    let shrunk = 1.0 + (middle - 1.0) * part;
    let (faster, slower) = ((middle - low) * part.sqrt(), (high - middle) * part.sqrt());
    Ok(Estimate::new(shrunk, shrunk - faster, shrunk + slower, LEVEL, 0))
}

/// Place at which heart rate and speed part by 2.5 %, from the drift of a runner's long runs; none where they do not part.
///
/// A race is run harder than the long runs that the drift was seen in, so it may come earlier.
///
/// - **Units**: drift as [`drift`](crate::drift) gives it, in 1/h; level speed in m/s; result in m from the start.
/// - **Domain**: drifts of −0.5 to 1 per hour, speeds of 0.5 to 10 m/s.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: ours, on the onset of Smyth et al. (2022), Sports Med 52:2283-2295: the line of the drift from the middle of the
///   stretch of 5 to 10 km on; default, not a finding.
///
/// ```
/// use {physiology::fade_onset, quantity::Speed};
/// let onset = fade_onset(0.025, Speed::from_mps(3.5))?.expect("it rises");
/// assert_eq!(onset.m().round(), 7500.0 + 3600.0 * 3.5);
/// assert_eq!(fade_onset(0.0, Speed::from_mps(3.5))?, None);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn fade_onset(drift_per_hour: f64, speed: Speed) -> Result<Option<Distance>, OutOfDomain> {
    let drift = measured_range("drift per hour", drift_per_hour, -0.5..=1.0, SOURCE)?;
    let mps = measured_range("speed in m/s", speed.mps(), 0.5..=10.0, SOURCE)?;
    let until_s = 3600.0 * (crate::ONSET_RATIO - 1.0) / drift;
    Ok((drift > 0.0 && until_s < 172_800.0).then(|| Distance::from_m(7500.0 + mps * until_s)))
}

/// Place at which heart rate and speed part by 2.5 % in a marathon, over marathoners: mean, and the middle 80 % of them.
///
/// - **Units**: m from the start.
/// - **Domain**: marathoners with heart rate, 2 h 40 min to 5 h.
/// - **Errors**: none.
/// - **Source**: Smyth et al. (2022), Sports Med 52:2283-2295: 25.2 ± 9.9 km of 82,303 runners; the 80 % from its standard deviation as
///   of a normal distribution, which is ours.
///
/// ```
/// assert_eq!(physiology::marathon_fade_onset().value, 25_200.0);
/// ```
#[must_use]
pub const fn marathon_fade_onset() -> Estimate {
    Estimate::new(25_200.0, 25_200.0 - 1.2816 * 9900.0, 25_200.0 + 1.2816 * 9900.0, LEVEL, 82_303)
}
