//! Race time by VDOT: the oxygen a speed costs over the share of the maximum that can be held.

use crate::{Effort, Error, OutOfDomain, measured_range};
use quantity::{Distance, Duration, OxygenUptake, Speed};

const SOURCE: &str = "Daniels & Gilbert (1979)";
/// Speeds that the oxygen equation is used for, m/s.
const SPEED_MPS: std::ops::RangeInclusive<f64> = 0.8..=10.0;
/// VDOT that the program works with.
const VDOT: std::ops::RangeInclusive<f64> = 12.0..=90.0;
/// Duration of a race that VDOT is used for, s.
const RACE_S: std::ops::RangeInclusive<f64> = 150.0..=36_000.0;

/// Oxygen that running on level ground takes up.
///
/// - **Units**: speed in m/s, result in mL/(kg·min).
/// - **Domain**: 0.8 to 10 m/s; trained runners, and the extremes are extrapolated by the authors' formula itself.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979), Oxygen Power; coefficients as in public code, checked against the printed tables.
///
/// ```
/// use {physiology::oxygen_uptake_daniels, quantity::Speed};
/// assert_eq!(format!("{:.1}", oxygen_uptake_daniels(Speed::from_mps(4.0))?.ml_per_kg_min()), "45.1");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn oxygen_uptake_daniels(speed: Speed) -> Result<OxygenUptake, OutOfDomain> {
    let speed_mps = measured_range("speed in m/s", speed.mps(), SPEED_MPS, SOURCE)?;
    Ok(OxygenUptake::from_ml_per_kg_min(uptake(speed_mps)))
}

fn uptake(speed_mps: f64) -> f64 {
    let metres_per_min = speed_mps * 60.0;
    -4.60 + 0.182258 * metres_per_min + 0.000104 * metres_per_min * metres_per_min
}

/// Speed on level ground that takes up this much oxygen.
///
/// - **Units**: uptake in mL/(kg·min), result in m/s.
/// - **Domain**: 5 to 140 mL/(kg·min).
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979), solved for the speed.
///
/// ```
/// use {physiology::speed_at_oxygen_uptake, quantity::OxygenUptake};
/// assert_eq!(format!("{:.2}", speed_at_oxygen_uptake(OxygenUptake::from_ml_per_kg_min(45.1))?.mps()), "4.00");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn speed_at_oxygen_uptake(oxygen: OxygenUptake) -> Result<Speed, OutOfDomain> {
    let uptake = measured_range("oxygen uptake in mL/(kg·min)", oxygen.ml_per_kg_min(), 5.0..=140.0, SOURCE)?;
    Ok(Speed::from_mps(speed_mps_at(uptake)))
}

fn speed_mps_at(uptake: f64) -> f64 {
    let root = (0.182258_f64.powi(2) + 4.0 * 0.000104 * (uptake + 4.60)).sqrt();
    (root - 0.182258) / (2.0 * 0.000104) / 60.0
}

/// Share of the maximal oxygen uptake that can be held for a duration; above 1 for short races.
///
/// - **Units**: time in s, result without unit.
/// - **Domain**: 2.5 min to 10 h; the authors speak of about 3.5 min to 4 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979); coefficients as in public code.
///
/// ```
/// use {physiology::fraction_of_oxygen_uptake, quantity::Duration};
/// assert_eq!(format!("{:.3}", fraction_of_oxygen_uptake(Duration::from_s(3600.0))?), "0.888");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn fraction_of_oxygen_uptake(time: Duration) -> Result<f64, OutOfDomain> {
    Ok(fraction(measured_range("time in s", time.s(), RACE_S, SOURCE)?))
}

fn fraction(time_s: f64) -> f64 {
    let minutes = time_s / 60.0;
    0.8 + 0.1894393 * (-0.012778 * minutes).exp() + 0.2989558 * (-0.1932605 * minutes).exp()
}

/// VDOT of a race: the maximal oxygen uptake that would explain it with average economy.
///
/// A score of performance, not a measurement of oxygen.
///
/// - **Units**: effort in m and s, result in mL/(kg·min).
/// - **Domain**: all-out races of 2.5 min to 10 h at 0.8 to 10 m/s; the authors speak of about 3.5 min to 4 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979).
///
/// ```
/// use physiology::{Effort, vdot};
/// assert_eq!(format!("{:.1}", vdot(Effort::new(5000.0, 1197.0))?.ml_per_kg_min()), "50.0");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn vdot(race: Effort) -> Result<OxygenUptake, OutOfDomain> {
    let time_s = measured_range("race time in s", race.time.s(), RACE_S, SOURCE)?;
    let speed_mps = measured_range("race speed in m/s", race.speed().mps(), SPEED_MPS, SOURCE)?;
    Ok(OxygenUptake::from_ml_per_kg_min(uptake(speed_mps) / fraction(time_s)))
}

/// Time over a distance of a runner with this VDOT.
///
/// - **Units**: VDOT in mL/(kg·min), distance in m, result in s.
/// - **Domain**: VDOT 12 to 90 (the printed tables hold 30 to 85), results of 2.5 min to 10 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979), solved by bisection; within 0.31 % of the printed table.
///
/// ```
/// use physiology::race_time_at_vdot;
/// use quantity::{OxygenUptake, race_distance::MARATHON};
/// let time = race_time_at_vdot(OxygenUptake::from_ml_per_kg_min(50.0), MARATHON)?;
/// assert_eq!(time.s().round(), 11440.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_at_vdot(vdot: OxygenUptake, target: Distance) -> Result<Duration, OutOfDomain> {
    let vdot = measured_range("VDOT", vdot.ml_per_kg_min(), VDOT, SOURCE)?;
    let target_m = measured_range("distance in m", target.m(), 400.0..=100_000.0, SOURCE)?;
    let (mut fast_s, mut slow_s) = (target_m / 20.0, target_m / 0.5);
    for _ in 0..100 {
        let middle_s = f64::midpoint(fast_s, slow_s);
        if uptake(target_m / middle_s) / fraction(middle_s) > vdot {
            fast_s = middle_s;
        } else {
            slow_s = middle_s;
        }
    }
    let time_s = f64::midpoint(fast_s, slow_s);
    Ok(Duration::from_s(measured_range("race time in s", time_s, RACE_S, SOURCE)?))
}

/// Time over a distance from one known race, by equal VDOT.
///
/// - **Units**: effort in m and s, target in m, result in s.
/// - **Domain**: known and predicted times of 2.5 min to 10 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels & Gilbert (1979).
///
/// ```
/// use physiology::{Effort, race_time_daniels};
/// use quantity::race_distance::HALF_MARATHON;
/// let half = race_time_daniels(Effort::new(5000.0, 1200.0), HALF_MARATHON)?;
/// assert_eq!(half.s().round(), 5510.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_daniels(known: Effort, target: Distance) -> Result<Duration, OutOfDomain> {
    race_time_at_vdot(vdot(known)?, target)
}

/// Speeds of the five kinds of training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrainingSpeeds {
    /// Slow end of easy running.
    pub easy_slow: Speed,
    /// Fast end of easy running.
    pub easy_fast: Speed,
    /// Marathon pace.
    pub marathon: Speed,
    /// Threshold: cruise intervals and tempo runs.
    pub threshold: Speed,
    /// Intervals: repeats of three to five minutes.
    pub interval: Speed,
    /// Repetitions: repeats of up to two minutes.
    pub repetition: Speed,
}

/// Training speeds of a runner with this VDOT.
///
/// The shares of VDOT were fitted by us to the printed table: within 1 s/km at threshold, 2 s/km at interval and marathon,
/// 5 s/km at easy pace. Below VDOT 30 nothing is printed: the shares go on, a default, not a finding.
///
/// - **Units**: VDOT in mL/(kg·min), results in m/s.
/// - **Domain**: VDOT 15 to 85.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels (2014), Running Formula, 3rd ed., table 5.2, as fitted by us.
///
/// ```
/// use {physiology::training_speeds, quantity::OxygenUptake};
/// let paces = training_speeds(OxygenUptake::from_ml_per_kg_min(50.0))?;
/// assert_eq!(paces.threshold.pace_s_per_km().round(), 255.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn training_speeds(vdot: OxygenUptake) -> Result<TrainingSpeeds, OutOfDomain> {
    let value = measured_range("VDOT", vdot.ml_per_kg_min(), 15.0..=85.0, "Daniels (2014), table 5.2")?;
    let share = |share: f64| Speed::from_mps(speed_mps_at(share * value));
    let predicted = quantity::race_distance::MARATHON / race_time_at_vdot(vdot, quantity::race_distance::MARATHON)?;
    let slower_s_per_km = interpolate(&[(30.0, 11.6), (36.0, 5.1), (40.0, 2.3), (45.0, 0.0)], value);
    let faster_s_per_400_m = interpolate(&[(47.0, 8.0), (50.0, 6.0)], value);
    let interval = share(0.975);
    Ok(TrainingSpeeds {
        easy_slow: share(0.63),
        easy_fast: share(0.735),
        marathon: Speed::from_pace_s_per_km(predicted.pace_s_per_km() + slower_s_per_km),
        threshold: share(0.88),
        interval,
        repetition: Speed::from_pace_s_per_km(interval.pace_s_per_km() - faster_s_per_400_m / 0.4),
    })
}

/// Straight lines between corners, level outside them.
fn interpolate(corners: &[(f64, f64)], x: f64) -> f64 {
    let Some(&(first_x, first_y)) = corners.first() else { return f64::NAN };
    if x <= first_x {
        return first_y;
    }
    for pair in corners.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if x <= x1 {
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
        }
    }
    corners[corners.len() - 1].1
}

/// The five kinds of training that [`training_speeds`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingKind {
    /// Easy and long runs.
    Easy,
    /// At marathon pace.
    Marathon,
    /// At threshold.
    Threshold,
    /// Intervals.
    Interval,
    /// Repetitions.
    Repetition,
}

/// The most that one session of a kind should hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionCap {
    /// Longest single effort.
    pub effort: Duration,
    /// Most distance at that pace in the session.
    pub distance: Distance,
}

/// The most that one session of a kind should hold, for a runner of this weekly distance.
///
/// The caps of five and two minutes on a single interval and repetition are visible in the printed table; the others are
/// remembered from the book, not re-read.
///
/// - **Units**: weekly distance in m, results in s and m.
/// - **Domain**: weekly distance 0 to 400 km.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Daniels (2014), Running Formula, 3rd ed., as remembered, not re-read.
///
/// ```
/// use {physiology::{session_cap, TrainingKind}, quantity::Distance};
/// let cap = session_cap(TrainingKind::Interval, Distance::from_m(50_000.0))?;
/// assert_eq!((cap.effort.s(), cap.distance.m()), (300.0, 4000.0));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn session_cap(kind: TrainingKind, weekly: Distance) -> Result<SessionCap, OutOfDomain> {
    let weekly_m = measured_range("weekly distance in m", weekly.m(), 0.0..=400_000.0, "Daniels (2014)")?;
    let (minutes, share, most_m) = match kind {
        TrainingKind::Easy => (150.0, 0.30, f64::INFINITY),
        TrainingKind::Marathon => (110.0, 0.20, 29_000.0),
        TrainingKind::Threshold => (40.0, 0.10, f64::INFINITY),
        TrainingKind::Interval => (5.0, 0.08, 10_000.0),
        TrainingKind::Repetition => (2.0, 0.05, 8_000.0),
    };
    Ok(SessionCap {
        effort: Duration::from_s(minutes * 60.0),
        distance: Distance::from_m((share * weekly_m).min(most_m)),
    })
}

/// The median VDOT of several races, a steadier anchor than the best one.
///
/// - **Units**: efforts in m and s, result in mL/(kg·min).
/// - **Domain**: races inside the domain of [`vdot`]; others are left out.
/// - **Errors**: [`Error::TooFew`] when no race is inside the domain.
/// - **Source**: ours over Daniels & Gilbert (1979); default, not a finding.
///
/// ```
/// use physiology::{Effort, median_vdot};
/// let races = [Effort::new(5000.0, 1200.0), Effort::new(10_000.0, 2500.0), Effort::new(100.0, 15.0)];
/// assert_eq!(format!("{:.1}", median_vdot(&races)?.ml_per_kg_min()), "49.7");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn median_vdot(races: &[Effort]) -> Result<OxygenUptake, Error> {
    let mut scores: Vec<f64> = races.iter().filter_map(|&race| Some(vdot(race).ok()?.ml_per_kg_min())).collect();
    scores.sort_by(f64::total_cmp);
    if scores.is_empty() {
        return Err(Error::TooFew { model: "VDOT", needs: "a race of 2.5 min to 10 h", met: "none".to_owned() });
    }
    let (low, high) = (scores[(scores.len() - 1) / 2], scores[scores.len() / 2]);
    Ok(OxygenUptake::from_ml_per_kg_min(f64::midpoint(low, high)))
}
