//! Critical speed and D': asymptote and curvature of the hyperbola of speed and duration.

use crate::fit::{Line, distinct, line, minimum, student_interval};
use crate::{Effort, Error, OutOfDomain, measured_range};
use nalgebra::{Matrix3, Vector3};
use quantity::{Distance, Duration, Estimate, Speed};
use serde::{Deserialize, Serialize};

const SOURCE: &str = "the two-parameter critical speed model";

/// Which regression gave a critical speed: each gives a different answer, so the choice is stored with the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriticalSpeedMethod {
    /// Non-linear on speed against distance, weights one over distance: the recommended one.
    SpeedByDistance,
    /// Straight line of distance on time.
    DistanceOnTime,
    /// Straight line of speed on one over time.
    SpeedOnInverseTime,
    /// Non-linear on time against speed.
    TimeOnSpeed,
}

/// A fitted hyperbola.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CriticalSpeed {
    /// Critical speed in m/s.
    pub critical_speed: Estimate,
    /// D' in m; never show more than two digits of it.
    pub d_prime: Estimate,
    /// The regression that gave them.
    pub method: CriticalSpeedMethod,
}

/// Critical speed and D' from all-out efforts of 2 to 20 minutes.
///
/// For prescription of 3 to 20 min only: it promises endless endurance at critical speed, and it is no lactate threshold.
/// Training efforts are rarely all-out and bias it low.
///
/// - **Units**: efforts in m and s; critical speed in m/s, D' in m, intervals at 80 %.
/// - **Domain**: efforts of 2 to 20 min, the others are left out; three or more of different durations.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] when they describe no hyperbola.
/// - **Source**: the hyperbola as in Drake, Finke & Ferguson (2023), supplement; weights 1/D as in their code, after
///   Patoz (2021).
///
/// ```
/// use physiology::{CriticalSpeedMethod, Effort, critical_speed};
/// let efforts = [Effort::new(800.0, 150.0), Effort::new(1500.0, 312.0), Effort::new(3000.0, 690.0)];
/// let fit = critical_speed(&efforts, CriticalSpeedMethod::SpeedByDistance)?;
/// assert_eq!(format!("{:.1}", fit.critical_speed.value), "4.2");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn critical_speed(efforts: &[Effort], method: CriticalSpeedMethod) -> Result<CriticalSpeed, Error> {
    let inside: Vec<Effort> =
        efforts.iter().copied().filter(|effort| (120.0..=1200.0).contains(&effort.time.s())).collect();
    let durations = distinct(inside.iter().map(|effort| effort.time.s()), 0.1);
    if durations < 3 {
        return Err(Error::TooFew {
            model: "critical speed",
            needs: "efforts of at least 3 different durations between 2 and 20 min",
            met: durations.to_string(),
        });
    }
    fitted_hyperbola(&inside, method)
}

/// The hyperbola of whatever efforts are given, for comparison with papers that fit other ranges.
///
/// - **Units**: efforts in m and s; critical speed in m/s, D' in m, intervals at 80 %.
/// - **Domain**: three or more efforts over distinct distances; of any duration, so the result may be no critical speed.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] when they describe no hyperbola.
/// - **Source**: Drake, Finke & Ferguson (2023), supplement; Patoz (2021) for the weights.
///
/// ```
/// use physiology::{CriticalSpeedMethod, Effort, fitted_hyperbola};
/// let bests = [Effort::new(400.0, 62.0), Effort::new(800.0, 150.0), Effort::new(5000.0, 1200.0)];
/// let fit = fitted_hyperbola(&bests, CriticalSpeedMethod::DistanceOnTime)?;
/// assert_eq!(format!("{:.2}", fit.critical_speed.value), "4.02");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fitted_hyperbola(efforts: &[Effort], method: CriticalSpeedMethod) -> Result<CriticalSpeed, Error> {
    let used: Vec<Effort> = efforts.iter().copied().filter(Effort::is_usable).collect();
    let distances = distinct(used.iter().map(|effort| effort.distance.m()), 0.02);
    if distances < 3 {
        return Err(Error::TooFew {
            model: "critical speed",
            needs: "efforts over at least 3 different distances",
            met: distances.to_string(),
        });
    }
    let distance_m: Vec<f64> = used.iter().map(|effort| effort.distance.m()).collect();
    let time_s: Vec<f64> = used.iter().map(|effort| effort.time.s()).collect();
    let speed_mps: Vec<f64> = used.iter().map(|effort| effort.speed().mps()).collect();
    let n = used.len();
    let even = vec![1.0; n];
    let (critical, d_prime) = match method {
        CriticalSpeedMethod::DistanceOnTime => {
            let fit = line(&time_s, &distance_m, &even);
            ((fit.slope, fit.slope_se), (fit.intercept, fit.intercept_se))
        }
        CriticalSpeedMethod::SpeedOnInverseTime => {
            let inverse: Vec<f64> = time_s.iter().map(|time_s| 1.0 / time_s).collect();
            let Line { intercept, slope, intercept_se, slope_se, .. } = line(&inverse, &speed_mps, &even);
            ((intercept, intercept_se), (slope, slope_se))
        }
        CriticalSpeedMethod::SpeedByDistance => by_distance(&distance_m, &speed_mps),
        CriticalSpeedMethod::TimeOnSpeed => time_on_speed(&speed_mps, &time_s),
    };
    if !(critical.0 > 0.0 && d_prime.0 > 0.0) {
        return Err(Error::OutsideModel {
            model: "critical speed",
            because: "the longer efforts are not slower than the shorter ones by a hyperbola; was each all-out"
                .to_owned(),
        });
    }
    Ok(CriticalSpeed {
        critical_speed: student_interval(critical.0, critical.1, n, 2),
        d_prime: student_interval(d_prime.0, d_prime.1, n, 2),
        method,
    })
}

/// Value and standard error.
type Fitted = (f64, f64);

/// v = CS/(1 - D'/D) with weights 1/D: for a given D' the best CS is a mean, so one number is searched.
fn by_distance(distance_m: &[f64], speed_mps: &[f64]) -> (Fitted, Fitted) {
    let shortest_m = distance_m.iter().copied().fold(f64::INFINITY, f64::min);
    let fit = |d_prime_m: f64| {
        let (mut above, mut below) = (0.0, 0.0);
        for (distance_m, speed_mps) in distance_m.iter().zip(speed_mps) {
            let stretch = 1.0 / (1.0 - d_prime_m / distance_m);
            above += stretch * speed_mps / distance_m;
            below += stretch * stretch / distance_m;
        }
        let critical_mps = above / below;
        let residuals = distance_m.iter().zip(speed_mps).map(|(distance_m, speed_mps)| {
            (speed_mps - critical_mps / (1.0 - d_prime_m / distance_m)).powi(2) / distance_m
        });
        (critical_mps, residuals.sum::<f64>())
    };
    let d_prime_m = minimum(-0.5 * shortest_m, 0.98 * shortest_m, |d_prime_m| fit(d_prime_m).1);
    let (critical_mps, rss) = fit(d_prime_m);
    let slopes = distance_m.iter().map(|distance_m| {
        let stretch = 1.0 / (1.0 - d_prime_m / distance_m);
        (stretch, critical_mps * stretch * stretch / distance_m, 1.0 / distance_m)
    });
    let (critical_se, d_prime_se) = errors(slopes, rss);
    ((critical_mps, critical_se), (d_prime_m, d_prime_se))
}

/// T = D'/(v - CS): for a given CS the best D' is a mean.
fn time_on_speed(speed_mps: &[f64], time_s: &[f64]) -> (Fitted, Fitted) {
    let slowest_mps = speed_mps.iter().copied().fold(f64::INFINITY, f64::min);
    let fit = |critical_mps: f64| {
        let (mut above, mut below) = (0.0, 0.0);
        for (speed_mps, time_s) in speed_mps.iter().zip(time_s) {
            let inverse = 1.0 / (speed_mps - critical_mps);
            above += inverse * time_s;
            below += inverse * inverse;
        }
        let d_prime_m = above / below;
        let residuals = speed_mps
            .iter()
            .zip(time_s)
            .map(|(speed_mps, time_s)| (time_s - d_prime_m / (speed_mps - critical_mps)).powi(2));
        (d_prime_m, residuals.sum::<f64>())
    };
    let critical_mps = minimum(0.5 * slowest_mps, 0.999_99 * slowest_mps, |critical_mps| fit(critical_mps).1);
    if critical_mps < 0.500_01 * slowest_mps {
        return ((f64::NAN, f64::NAN), (f64::NAN, f64::NAN)); // the least lies where no hyperbola of a runner does
    }
    let (d_prime_m, rss) = fit(critical_mps);
    let slopes = speed_mps.iter().map(|speed_mps| {
        let inverse = 1.0 / (speed_mps - critical_mps);
        (d_prime_m * inverse * inverse, inverse, 1.0)
    });
    let (critical_se, d_prime_se) = errors(slopes, rss);
    ((critical_mps, critical_se), (d_prime_m, d_prime_se))
}

/// Standard errors of two parameters from their slopes and weights at the optimum.
fn errors(slopes: impl Iterator<Item = (f64, f64, f64)>, rss: f64) -> (f64, f64) {
    let (mut aa, mut ab, mut bb, mut n) = (0.0, 0.0, 0.0, 0.0);
    for (a, b, weight) in slopes {
        aa += weight * a * a;
        ab += weight * a * b;
        bb += weight * b * b;
        n += 1.0;
    }
    let scale = rss / (n - 2.0) / (aa * bb - ab * ab);
    ((scale * bb).sqrt(), (scale * aa).sqrt())
}

/// Time over a distance at the hyperbola.
///
/// - **Units**: critical speed in m/s, D' and distance in m, result in s.
/// - **Domain**: critical speed 0.5 to 10 m/s, D' 0 to 2000 m, results of 1 to 30 min: beyond, the model is too fast.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: the hyperbola solved for the time, Drake, Finke & Ferguson (2023), supplement.
///
/// ```
/// use physiology::race_time_critical_speed;
/// use quantity::{Distance, Speed};
/// let time = race_time_critical_speed(Speed::from_mps(4.5), Distance::from_m(200.0), Distance::from_m(3000.0))?;
/// assert_eq!(time.s().round(), 622.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn race_time_critical_speed(
    critical: Speed,
    d_prime: Distance,
    distance: Distance,
) -> Result<Duration, OutOfDomain> {
    let (critical_mps, d_prime_m) = checked(critical, d_prime)?;
    let time_s = (distance.m() - d_prime_m) / critical_mps;
    Ok(Duration::from_s(measured_range("race time in s", time_s, 60.0..=1800.0, SOURCE)?))
}

/// How long a speed above critical speed can be held.
///
/// - **Units**: speeds in m/s, D' in m, result in s.
/// - **Domain**: speed above critical speed; results of 1 to 30 min.
/// - **Errors**: [`OutOfDomain`] outside the domain, at or below critical speed, and for NaN.
/// - **Source**: the hyperbola, Drake, Finke & Ferguson (2023), supplement.
///
/// ```
/// use physiology::time_to_exhaustion;
/// use quantity::{Distance, Speed};
/// let time = time_to_exhaustion(Speed::from_mps(4.5), Distance::from_m(200.0), Speed::from_mps(5.0))?;
/// assert_eq!(time.s(), 400.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn time_to_exhaustion(critical: Speed, d_prime: Distance, speed: Speed) -> Result<Duration, OutOfDomain> {
    let (critical_mps, d_prime_m) = checked(critical, d_prime)?;
    let above_mps =
        measured_range("speed above critical speed in m/s", speed.mps() - critical_mps, 1e-6..=10.0, SOURCE)?;
    Ok(Duration::from_s(measured_range("time to exhaustion in s", d_prime_m / above_mps, 60.0..=1800.0, SOURCE)?))
}

pub(crate) fn checked(critical: Speed, d_prime: Distance) -> Result<(f64, f64), OutOfDomain> {
    Ok((
        measured_range("critical speed in m/s", critical.mps(), 0.5..=10.0, SOURCE)?,
        measured_range("D' in m", d_prime.m(), 0.0..=2000.0, SOURCE)?,
    ))
}

/// The hyperbola with a highest speed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MortonFit {
    /// Critical speed in m/s.
    pub critical_speed: Estimate,
    /// D' in m.
    pub d_prime: Estimate,
    /// Speed that the model gives at no duration, m/s; infinite where the efforts do not tell it.
    pub highest_speed_mps: f64,
}

/// Critical speed with a finite highest speed, from all-out efforts of any durations.
///
/// - **Units**: efforts in m and s; critical speed in m/s, D' in m, intervals at 80 %.
/// - **Domain**: four or more efforts over distinct distances.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutsideModel`] when they describe no such curve.
/// - **Source**: Morton's three-parameter model as remembered, not re-read; on six elite runners it was more accurate than
///   the hyperbola (Vandewalle 2018, doi:10.1155/2018/8203062).
///
/// ```
/// use physiology::{Effort, critical_speed_morton};
/// let bests = [(400.0, 56.0), (800.0, 128.0), (1500.0, 265.0), (3000.0, 580.0), (5000.0, 1010.0)];
/// let fit = critical_speed_morton(&bests.map(|(distance_m, time_s)| Effort::new(distance_m, time_s)))?;
/// assert_eq!(format!("{:.1}", fit.critical_speed.value), "4.7");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn critical_speed_morton(efforts: &[Effort]) -> Result<MortonFit, Error> {
    let used: Vec<Effort> = efforts.iter().copied().filter(Effort::is_usable).collect();
    let distances = distinct(used.iter().map(|effort| effort.distance.m()), 0.02);
    if distances < 4 {
        return Err(Error::TooFew {
            model: "the three-parameter critical speed",
            needs: "efforts over at least 4 different distances",
            met: distances.to_string(),
        });
    }
    let speed_mps: Vec<f64> = used.iter().map(|effort| effort.speed().mps()).collect();
    let even = vec![1.0; used.len()];
    let fit = |shift_s: f64| {
        let x: Vec<f64> = used.iter().map(|effort| 1.0 / (effort.time.s() + shift_s)).collect();
        line(&x, &speed_mps, &even)
    };
    let shift_s = minimum(0.0, 400.0, |shift_s| fit(shift_s).rss);
    let best = fit(shift_s);
    if !(best.intercept > 0.0 && best.slope > 0.0) {
        return Err(Error::OutsideModel {
            model: "the three-parameter critical speed",
            because: "the longer efforts are not slower than the shorter ones; was each all-out".to_owned(),
        });
    }
    let n = used.len();
    let mut normal = Matrix3::zeros();
    for effort in &used {
        let inverse = 1.0 / (effort.time.s() + shift_s);
        let slope = Vector3::new(1.0, inverse, -best.slope * inverse * inverse);
        normal += slope * slope.transpose();
    }
    let variance = best.rss / (n as f64 - 3.0).max(1.0);
    let se =
        |at: usize| normal.try_inverse().map_or(f64::INFINITY, |inverse| (inverse[(at, at)] * variance).abs().sqrt());
    Ok(MortonFit {
        critical_speed: student_interval(best.intercept, se(0), n, 3),
        d_prime: student_interval(best.slope, se(1), n, 3),
        highest_speed_mps: best.intercept + best.slope / shift_s,
    })
}
