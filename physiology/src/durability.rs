//! What prior work leaves of the relation of heart rate and speed.

use crate::{Error, OutOfDomain, measured_range};
use quantity::{Distance, Duration, HeartRate, Speed};
use serde::{Deserialize, Serialize};

/// Ratio from which on a segment counts as decoupled.
pub const ONSET_RATIO: f64 = 1.025;

/// A segment of a long run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it ends, from the start of the run.
    pub end: Distance,
    /// Its length.
    pub length: Distance,
    /// Its grade-adjusted mean speed.
    pub speed: Speed,
    /// Its mean heart rate.
    pub heart_rate: HeartRate,
}

/// How far a marathoner's heart rate parted from the speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecouplingClass {
    /// Below 1.1: a third of marathoners.
    Low,
    /// From 1.1 to 1.2: a third.
    Moderate,
    /// From 1.2 on: a third.
    High,
}

/// Heart rate over speed along a run, against its fresh part.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoupling {
    /// Each segment's end and its ratio to the fresh part.
    pub ratios: Vec<(Distance, f64)>,
    /// Start of the first segment beyond the fresh part whose ratio is above 1.025.
    pub onset: Option<Distance>,
    /// Ratio between 35 and 40 km; none for shorter runs.
    pub magnitude: Option<f64>,
    /// Class of the magnitude.
    pub class: Option<DecouplingClass>,
}

/// Heart rate over speed in each segment, divided by the same between 5 and 10 km.
///
/// Highest heart rate and critical speed cancel, so the measure needs neither. Heat, thirst, caffeine and a slipping
/// sensor raise it too, and a hilly course needs grade-adjusted speed.
///
/// - **Units**: distances in m, speeds in m/s, heart rates in bpm, ratios without unit.
/// - **Domain**: segments in order that cover the 5 to 10 km stretch, speeds 0.5 to 10 m/s, heart rates 40 to 240 bpm;
///   82,303 marathoners with 5 km segments.
/// - **Errors**: [`Error::TooFew`] without a segment inside 5 to 10 km, [`Error::OutOfDomain`] outside the domain.
/// - **Source**: Smyth et al. (2022), Sports Med 52:2283-2295.
///
/// ```
/// use physiology::{Segment, decoupling};
/// use quantity::{Distance, HeartRate, Speed};
/// let run: Vec<Segment> = (1..=8).map(|i| Segment {
///     end: Distance::from_m(5000.0 * f64::from(i)), length: Distance::from_m(5000.0),
///     speed: Speed::from_mps(3.5), heart_rate: HeartRate::from_bpm(150.0 + 2.0 * f64::from(i)),
/// }).collect();
/// let parted = decoupling(&run)?;
/// assert_eq!(parted.onset, Some(Distance::from_m(15_000.0)));
/// assert_eq!(parted.magnitude.map(|ratio| format!("{ratio:.3}")).as_deref(), Some("1.078"));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn decoupling(segments: &[Segment]) -> Result<Decoupling, Error> {
    const SOURCE: &str = "Smyth et al. (2022)";
    let mut costs = Vec::with_capacity(segments.len());
    for segment in segments {
        let end_m = measured_range("end of a segment in m", segment.end.m(), 1.0..=500_000.0, SOURCE)?;
        let length_m =
            measured_range("length of a segment in m", segment.length.m(), 1.0..=end_m * (1.0 + 1e-9), SOURCE)?;
        let speed_mps = measured_range("speed in m/s", segment.speed.mps(), 0.5..=10.0, SOURCE)?;
        let bpm = measured_range("heart rate in bpm", segment.heart_rate.bpm(), 40.0..=240.0, SOURCE)?;
        costs.push((end_m, length_m, bpm / speed_mps));
    }
    let mean = |from_m: f64, to_m: f64| {
        let inside =
            costs.iter().filter(|(end_m, length_m, _)| end_m - length_m >= from_m - 1.0 && *end_m <= to_m + 1.0);
        let (sum, length) =
            inside.fold((0.0, 0.0), |(sum, all), (_, length_m, cost)| (sum + length_m * cost, all + length_m));
        (length > 0.0).then(|| sum / length)
    };
    let Some(fresh) = mean(5000.0, 10_000.0) else {
        return Err(Error::TooFew {
            model: "decoupling",
            needs: "a segment with heart rate between 5 and 10 km",
            met: "none".to_owned(),
        });
    };
    let ratios: Vec<(Distance, f64)> =
        costs.iter().map(|&(end_m, _, cost)| (Distance::from_m(end_m), cost / fresh)).collect();
    let late = costs.iter().find(|(end_m, length_m, cost)| end_m - length_m >= 9_999.0 && cost / fresh > ONSET_RATIO);
    let magnitude = mean(35_000.0, 40_000.0).map(|cost| cost / fresh);
    Ok(Decoupling {
        ratios,
        onset: late.map(|(end_m, length_m, _)| Distance::from_m(end_m - length_m)),
        magnitude,
        class: magnitude.and_then(|ratio| decoupling_class(ratio).ok()),
    })
}

/// Share by which speed for the heart rate falls from the first to the second half of a run.
///
/// The first ten minutes are left out. Below 0.05 a run is called coupled. Heat raises it like fatigue does.
///
/// - **Units**: grade-adjusted speeds in m/s, heart rates in bpm, times in s, result as a share.
/// - **Domain**: 30 min or more after the first ten; speeds 0.5 to 10 m/s, stops left out by the caller.
/// - **Errors**: [`Error::TooFew`] for shorter runs, [`Error::OutOfDomain`] outside the domain.
/// - **Source**: Friel's Pa:Hr as remembered, not re-read.
///
/// ```
/// use physiology::pa_hr;
/// use quantity::{Duration, HeartRate, Speed};
/// let minute = |bpm| (Speed::from_mps(3.0), HeartRate::from_bpm(bpm), Duration::from_s(60.0));
/// let run: Vec<_> = (0..70).map(|i| minute(if i < 40 { 140.0 } else { 147.0 })).collect();
/// assert_eq!(format!("{:.3}", pa_hr(&run)?), "0.048");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn pa_hr(samples: &[(Speed, HeartRate, Duration)]) -> Result<f64, Error> {
    const SOURCE: &str = "Pa:Hr";
    const WARM_UP_S: f64 = 600.0;
    let mut clock_s = 0.0;
    let mut used = Vec::with_capacity(samples.len());
    for (speed, heart_rate, time) in samples {
        let speed_mps = measured_range("speed in m/s", speed.mps(), 0.5..=10.0, SOURCE)?;
        let bpm = measured_range("heart rate in bpm", heart_rate.bpm(), 40.0..=240.0, SOURCE)?;
        let time_s = measured_range("time in s", time.s(), 0.0..=3600.0, SOURCE)?;
        let start_s = f64::max(clock_s, WARM_UP_S);
        clock_s += time_s;
        if clock_s > start_s {
            used.push((start_s - WARM_UP_S, clock_s - WARM_UP_S, speed_mps, bpm));
        }
    }
    let length_s = (clock_s - WARM_UP_S).max(0.0);
    if length_s < 1800.0 {
        return Err(Error::TooFew {
            model: "Pa:Hr",
            needs: "40 min of running with heart rate",
            met: format!("{:.0} min", clock_s / 60.0),
        });
    }
    let efficiency = |from_s: f64, to_s: f64| {
        let (mut speed, mut beats) = (0.0, 0.0);
        for (start_s, end_s, speed_mps, bpm) in &used {
            let inside_s = (end_s.min(to_s) - start_s.max(from_s)).max(0.0);
            speed += inside_s * speed_mps;
            beats += inside_s * bpm;
        }
        speed / beats
    };
    let (first, second) = (efficiency(0.0, length_s / 2.0), efficiency(length_s / 2.0, length_s));
    Ok((first - second) / first)
}

/// Class of a magnitude of decoupling between 35 and 40 km.
///
/// - **Units**: ratio without unit.
/// - **Domain**: 0.5 to 3; marathoners.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Smyth et al. (2022), Sports Med 52:2283-2295.
///
/// ```
/// use physiology::{DecouplingClass, decoupling_class};
/// assert_eq!(decoupling_class(1.16), Ok(DecouplingClass::Moderate));
/// ```
pub fn decoupling_class(magnitude: f64) -> Result<DecouplingClass, OutOfDomain> {
    Ok(match measured_range("decoupling", magnitude, 0.5..=3.0, "Smyth et al. (2022)")? {
        r if r < 1.1 => DecouplingClass::Low,
        r if r < 1.2 => DecouplingClass::Moderate,
        _ => DecouplingClass::High,
    })
}
