//! Where a run faded: halves, quarters, the last stretch, the wall.

use crate::{Effort, Error};
use quantity::Distance;
use serde::{Deserialize, Serialize};

/// Consecutive stretches of a run as speed at each share of its distance.
struct Profile {
    ends_m: Vec<f64>,
    ends_s: Vec<f64>,
}

impl Profile {
    fn of(splits: &[Effort], model: &'static str) -> Result<Self, Error> {
        let (mut ends_m, mut ends_s) = (vec![0.0], vec![0.0]);
        for (at, split) in splits.iter().enumerate() {
            if !split.is_usable() {
                return Err(Error::OutsideModel {
                    model,
                    because: format!("split {} is {:.0} m in {:.0} s", at + 1, split.distance.m(), split.time.s()),
                });
            }
            ends_m.push(ends_m[at] + split.distance.m());
            ends_s.push(ends_s[at] + split.time.s());
        }
        if splits.len() < 4 {
            return Err(Error::TooFew { model, needs: "at least 4 splits", met: splits.len().to_string() });
        }
        Ok(Self { ends_m, ends_s })
    }

    fn length_m(&self) -> f64 {
        self.ends_m[self.ends_m.len() - 1]
    }

    /// Time at which a distance is reached, inside a split at its mean speed.
    fn time_s(&self, distance_m: f64) -> f64 {
        let right = self.ends_m.partition_point(|&end_m| end_m < distance_m).clamp(1, self.ends_m.len() - 1);
        let (m0, m1, s0, s1) = (self.ends_m[right - 1], self.ends_m[right], self.ends_s[right - 1], self.ends_s[right]);
        s0 + (s1 - s0) * ((distance_m - m0) / (m1 - m0)).clamp(0.0, 1.0)
    }

    fn speed_mps(&self, from_m: f64, to_m: f64) -> f64 {
        (to_m - from_m) / (self.time_s(to_m) - self.time_s(from_m))
    }

    fn speed_between(&self, from_share: f64, to_share: f64) -> f64 {
        self.speed_mps(from_share * self.length_m(), to_share * self.length_m())
    }
}

/// Time of the second half of the distance over that of the first: above 1 the second was slower.
///
/// In mass marathons the second half takes 1.16 (men) and 1.12 (women) times the first; below 1.10 counts as kept pace.
///
/// - **Units**: consecutive splits in m and s, result without unit.
/// - **Domain**: four or more splits.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] for a split without distance or time.
/// - **Source**: definition; figures of Deaner et al. (2015), 91,929 performances.
///
/// ```
/// use physiology::{Effort, half_ratio};
/// let splits = [250.0, 250.0, 250.0, 275.0].map(|s| Effort::new(1000.0, s));
/// assert_eq!(half_ratio(&splits)?, 1.05);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn half_ratio(splits: &[Effort]) -> Result<f64, Error> {
    let run = Profile::of(splits, "the ratio of the halves")?;
    Ok(run.speed_between(0.0, 0.5) / run.speed_between(0.5, 1.0))
}

/// Speed of the last quarter over that of the second: below 1 the runner faded.
///
/// - **Units**: consecutive grade-adjusted splits in m and s, result without unit.
/// - **Domain**: four or more splits.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] for a split without distance or time.
/// - **Source**: ours; default, not a finding.
///
/// ```
/// use physiology::{Effort, late_fade};
/// let splits = [250.0, 250.0, 250.0, 312.5].map(|s| Effort::new(1000.0, s));
/// assert_eq!(late_fade(&splits)?, 0.8);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn late_fade(splits: &[Effort]) -> Result<f64, Error> {
    let run = Profile::of(splits, "the late fade")?;
    Ok(run.speed_between(0.75, 1.0) / run.speed_between(0.25, 0.5))
}

/// Speed of the last twentieth over that of the fifteen hundredths before it.
///
/// Above 1.03 after an even race there was something left; after a slow first half the start was too slow.
///
/// - **Units**: consecutive grade-adjusted splits in m and s, result without unit.
/// - **Domain**: splits no longer than a twentieth of the run.
/// - **Errors**: [`Error::TooFew`] for coarser splits, [`Error::OutsideModel`] for a split without distance or time.
/// - **Source**: ours, after the end spurt of Tucker, Lambert & Noakes (2006) as remembered, not re-read.
///
/// ```
/// use physiology::{Effort, kick};
/// let mut splits = [Effort::new(500.0, 125.0); 20];
/// splits[19] = Effort::new(500.0, 120.0);
/// assert_eq!(format!("{:.3}", kick(&splits)?), "1.042");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn kick(splits: &[Effort]) -> Result<f64, Error> {
    let run = Profile::of(splits, "the kick")?;
    let longest_m = splits.iter().map(|split| split.distance.m()).fold(0.0, f64::max);
    if longest_m > 0.0501 * run.length_m() {
        return Err(Error::TooFew {
            model: "the kick",
            needs: "splits of at most a twentieth of the run",
            met: splits.len().to_string(),
        });
    }
    Ok(run.speed_between(0.95, 1.0) / run.speed_between(0.80, 0.95))
}

/// Standard deviation of the speeds of splits over their mean.
///
/// It depends on the length of the splits: compare only equal ones, and say which.
///
/// - **Units**: consecutive grade-adjusted splits in m and s, result without unit.
/// - **Domain**: four or more splits of the same length within a tenth; a shorter last one is left out.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] for splits of different lengths.
/// - **Source**: definition, with the sample standard deviation; as used by Haney & Mercer (2011).
///
/// ```
/// use physiology::{Effort, pace_variability};
/// let splits = [240.0, 250.0, 260.0, 250.0].map(|s| Effort::new(1000.0, s));
/// assert_eq!(format!("{:.3}", pace_variability(&splits)?), "0.033");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn pace_variability(splits: &[Effort]) -> Result<f64, Error> {
    const MODEL: &str = "the variability of pace";
    let usual_m = splits.first().map_or(0.0, |split| split.distance.m());
    let whole = match splits {
        [rest @ .., last] if last.distance.m() < 0.9 * usual_m => rest,
        all => all,
    };
    Profile::of(whole, MODEL)?;
    if let Some(odd) = whole.iter().find(|split| (split.distance.m() / usual_m - 1.0).abs() > 0.1) {
        return Err(Error::OutsideModel {
            model: MODEL,
            because: format!("splits of {usual_m:.0} m and of {:.0} m cannot be compared", odd.distance.m()),
        });
    }
    let speeds: Vec<f64> = whole.iter().map(|split| split.speed().mps()).collect();
    let n = speeds.len() as f64;
    let mean = speeds.iter().sum::<f64>() / n;
    let variance = speeds.iter().map(|speed| (speed - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Ok(variance.sqrt() / mean)
}

/// The stretch of a marathon in which a runner was far slower than before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Wall {
    /// Where it began.
    pub start: Distance,
    /// How long it lasted.
    pub length: Distance,
    /// Pace in it over the pace from 5 to 20 km, less 1.
    pub slowdown: f64,
}

/// Where a marathoner hit the wall: a quarter slower than between 5 and 20 km, for 5 km or more, after half way.
///
/// In 4 million records 28 % of men and 17 % of women did, for 10.7 and 9.6 km; the odds ratio of 1.43 printed with
/// these rates does not follow from them, so quote the rates only.
///
/// - **Units**: consecutive grade-adjusted splits in m and s.
/// - **Domain**: runs of 30 km or more in splits of at most 5 km.
/// - **Errors**: [`Error::TooFew`] for shorter runs or coarser splits, [`Error::OutsideModel`] for a split without
///   distance or time.
/// - **Source**: after Smyth (2021), doi:10.1371/journal.pone.0251513; thresholds as remembered, not re-read.
///
/// ```
/// use physiology::{Effort, wall};
/// let splits: Vec<Effort> = (0..42).map(|km| Effort::new(1000.0, if km < 32 { 300.0 } else { 400.0 })).collect();
/// let hit = wall(&splits)?.expect("the last ten are a third slower");
/// assert_eq!((hit.start.m(), hit.length.m()), (32_000.0, 10_000.0));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn wall(splits: &[Effort]) -> Result<Option<Wall>, Error> {
    const MODEL: &str = "the wall";
    let run = Profile::of(splits, MODEL)?;
    let longest_m = splits.iter().map(|split| split.distance.m()).fold(0.0, f64::max);
    if run.length_m() < 29_999.0 || longest_m > 5001.0 {
        return Err(Error::TooFew {
            model: MODEL,
            needs: "a run of 30 km or more in splits of at most 5 km",
            met: format!("{:.1} km in splits of up to {:.1} km", run.length_m() / 1000.0, longest_m / 1000.0),
        });
    }
    let fresh_mps = run.speed_mps(5000.0, 20_000.0);
    let mut best: Option<Wall> = None;
    let mut open: Option<f64> = None;
    for (at, split) in splits.iter().enumerate() {
        let (start_m, end_m) = (run.ends_m[at], run.ends_m[at + 1]);
        let slow = start_m >= run.length_m() / 2.0 && fresh_mps / split.speed().mps() >= 1.25;
        let began = if slow { open.or(Some(start_m)) } else { None };
        if let Some(began_m) = began {
            let length_m = end_m - began_m;
            if length_m >= 4999.0 && best.is_none_or(|wall| length_m > wall.length.m()) {
                let slowdown = fresh_mps / run.speed_mps(began_m, end_m) - 1.0;
                best = Some(Wall { start: Distance::from_m(began_m), length: Distance::from_m(length_m), slowdown });
            }
        }
        open = began;
    }
    Ok(best)
}
