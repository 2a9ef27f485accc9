//! Endurance apart from speed: the indices of the minimal power model, and their fit to a runner's races.

use crate::fit::{LEVEL, normal_quantile};
use crate::race_time_emig::{CROSSOVER_S, EmigRunner, time_s};
use crate::{Effort, Error, OutOfDomain, measured_range};
use nalgebra::{Matrix3, Vector3};
use quantity::{Distance, Duration, Estimate, Speed};

/// Residual beyond which a race counts less, as a share of its time; a default, not a finding.
pub const HUBER_DELTA: f64 = 0.015;
/// Bounds of both gammas in a fit; a default, not a finding.
pub const GAMMA_BOUNDS: (f64, f64) = (0.005, 0.30);
/// Gamma of short efforts where none tell it; a default, not a finding.
pub const DEFAULT_GAMMA_SHORT: f64 = 0.10;
/// Least spread of a race about the model, as a share of its time, for the intervals; a default, not a finding.
const RACE_SD: f64 = 0.015;
const SOURCE: &str = "Mulligan, Adam & Emig (2018)";

/// How long 90 % of maximal aerobic speed is held, in multiples of the crossover time.
///
/// World-record holders have about 6 to 9.
///
/// - **Units**: gamma without unit, result without unit.
/// - **Domain**: gamma of long efforts 0.001 to 0.5.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Emig & Peltonen (2020), Nat Commun 11:4936, doi:10.1038/s41467-020-18737-6; formula as remembered,
///   not re-read.
///
/// ```
/// assert_eq!(format!("{:.2}", physiology::endurance_index(0.0557)?), "6.02");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn endurance_index(gamma_long: f64) -> Result<f64, OutOfDomain> {
    Ok((0.1 / measured_range("gamma of long efforts", gamma_long, 0.001..=0.5, SOURCE)?).exp())
}

/// Share of the crossover time for which 110 % of maximal aerobic speed is held.
///
/// - **Units**: gamma without unit, result without unit.
/// - **Domain**: gamma of short efforts 0.001 to 0.5.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Mulligan, Adam & Emig (2018); formula as remembered, not re-read.
///
/// ```
/// assert_eq!(format!("{:.3}", physiology::short_endurance_index(0.1038)?), "0.382");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn short_endurance_index(gamma_short: f64) -> Result<f64, OutOfDomain> {
    Ok((-0.1 / measured_range("gamma of short efforts", gamma_short, 0.001..=0.5, SOURCE)?).exp())
}

/// The minimal power model fitted to one runner.
#[derive(Debug, Clone, PartialEq)]
pub struct EnduranceFit {
    /// The fitted numbers, to predict with.
    pub runner: EmigRunner,
    /// Maximal aerobic speed in m/s with its interval.
    pub maximal_aerobic_speed: Estimate,
    /// Endurance index with its interval.
    pub endurance_index: Estimate,
    /// Mean distance of the model's times from the races', as a share of the time.
    pub mean_absolute_error: f64,
    /// Whether any effort is shorter than the crossover: if not, `gamma_short` is a default.
    pub short_is_fitted: bool,
    /// Longest distance behind the fit.
    pub longest: Distance,
}

impl EnduranceFit {
    /// Time over a distance, refused where the fit has nothing to say.
    ///
    /// - **Units**: m and s.
    /// - **Domain**: up to twice the longest effort when only two efforts carry the fit; else the model's own.
    /// - **Errors**: [`Error::OutsideModel`] beyond, [`Error::OutOfDomain`] for a distance that is none.
    /// - **Source**: [`race_time_emig`](crate::race_time_emig); the refusal is a default, not a finding.
    ///
    /// ```
    /// use {physiology::{Effort, fit_endurance}, quantity::Distance};
    /// let fit = fit_endurance(&[Effort::new(3000.0, 660.0), Effort::new(10_000.0, 2460.0)])?;
    /// assert!(fit.race_time(Distance::from_m(15_000.0)).is_ok());
    /// assert!(fit.race_time(Distance::from_m(42_195.0)).is_err());
    /// # Ok::<(), physiology::Error>(())
    /// ```
    pub fn race_time(&self, distance: Distance) -> Result<Duration, Error> {
        if self.endurance_index.n <= 2 && distance.m() > 2.0 * self.longest.m() {
            return Err(Error::OutsideModel {
                model: "the endurance fit",
                because: format!(
                    "two efforts up to {:.1} km say nothing of {:.1} km; a longer race would",
                    self.longest.m() / 1000.0,
                    distance.m() / 1000.0
                ),
            });
        }
        crate::race_time_emig(&self.runner, distance)
    }
}

/// Endurance index and maximal aerobic speed of a runner, from all-out efforts.
///
/// The crossover time is fixed at 360 s, since single runners' races do not tell it. Efforts count by Huber's loss, so one
/// stale best does not bend the rest. Efforts of different years bias the result. The intervals assume races to
/// scatter by at least 1.5 % about the model: defaults, not findings.
///
/// - **Units**: efforts in m and s; speed in m/s, indices without unit, intervals at 80 %.
/// - **Domain**: efforts of 20 s to 12 h; at least two longer than the crossover whose distances span a factor of three.
/// - **Errors**: [`Error::TooFew`] with fewer.
/// - **Source**: model of Mulligan, Adam & Emig (2018) and Emig & Peltonen (2020); the fitting is ours.
///
/// ```
/// use physiology::{Effort, fit_endurance};
/// let races = [(1500.0, 290.0), (3000.0, 630.0), (5000.0, 1095.0), (10_000.0, 2290.0), (21_097.5, 5100.0)];
/// let fit = fit_endurance(&races.map(|(distance_m, time_s)| Effort::new(distance_m, time_s)))?;
/// assert_eq!(format!("{:.1}", fit.endurance_index.value), "5.3");
/// assert!(fit.mean_absolute_error < 0.01);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fit_endurance(efforts: &[Effort]) -> Result<EnduranceFit, Error> {
    fit_endurance_weighted(&efforts.iter().map(|&effort| (effort, 1.0)).collect::<Vec<_>>(), Some(HUBER_DELTA))
}

/// The same fit with a weight for each effort, by Huber's loss or by plain squares.
///
/// - **Units**: efforts in m and s, weights without unit, `huber_delta` as a share of the time.
/// - **Domain**: as [`fit_endurance`]; weights above 0, efforts of other weight are left out.
/// - **Errors**: [`Error::TooFew`] with too few efforts.
/// - **Source**: as [`fit_endurance`]; weighting by recency and kind is for the caller and ours.
///
/// ```
/// use physiology::{Effort, fit_endurance_weighted};
/// let race = |distance_m, time_s| Effort::new(distance_m, time_s);
/// let fit = fit_endurance_weighted(&[(race(3000.0, 660.0), 1.0), (race(10_000.0, 2460.0), 0.5)], None)?;
/// assert!(fit.mean_absolute_error < 1e-6);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn fit_endurance_weighted(efforts: &[(Effort, f64)], huber_delta: Option<f64>) -> Result<EnduranceFit, Error> {
    let used: Vec<Observation> = efforts
        .iter()
        .filter(|(effort, weight)| effort.is_usable() && *weight > 0.0 && weight.is_finite())
        .map(|&(effort, weight)| Observation { distance_m: effort.distance.m(), time_s: effort.time.s(), weight })
        .filter(|seen| (20.0..=43_200.0).contains(&seen.time_s))
        .collect();
    let long: Vec<f64> = used.iter().filter(|seen| seen.time_s >= CROSSOVER_S).map(|seen| seen.distance_m).collect();
    let span = long.iter().copied().fold(0.0, f64::max) / long.iter().copied().fold(f64::INFINITY, f64::min);
    if long.len() < 2 || span < 3.0 {
        return Err(Error::TooFew {
            model: "the endurance index",
            needs: "two all-out efforts of 6 min or more whose distances differ by a factor of 3",
            met: format!(
                "{} of 6 min or more, longest over shortest {:.1}",
                long.len(),
                if long.is_empty() { 0.0 } else { span }
            ),
        });
    }
    let short_is_fitted = used.iter().any(|seen| seen.time_s < CROSSOVER_S * 0.9);
    let problem = Problem { used: &used, huber_delta, short_is_fitted };
    let best = [0.04, 0.08, 0.14]
        .into_iter()
        .map(|gamma_long| problem.descend(problem.start(gamma_long)))
        .min_by(|a, b| problem.loss(*a).total_cmp(&problem.loss(*b)))
        .expect("three starts");
    Ok(problem.report(best))
}

struct Observation {
    distance_m: f64,
    time_s: f64,
    weight: f64,
}

struct Problem<'a> {
    used: &'a [Observation],
    huber_delta: Option<f64>,
    short_is_fitted: bool,
}

/// Logarithms of maximal aerobic speed, short gamma and long gamma.
type Point = Vector3<f64>;

impl Problem<'_> {
    fn start(&self, gamma_long: f64) -> Point {
        let middle = self.used.iter().filter(|seen| seen.time_s >= CROSSOVER_S);
        let speeds: Vec<f64> = middle
            .map(|seen| seen.distance_m / seen.time_s / (1.0 - gamma_long * (seen.time_s / CROSSOVER_S).ln()).max(0.3))
            .collect();
        let speed_mps = speeds.iter().sum::<f64>() / speeds.len() as f64;
        self.inside(Point::new(speed_mps.ln(), DEFAULT_GAMMA_SHORT.ln(), gamma_long.ln()))
    }

    fn inside(&self, point: Point) -> Point {
        let gamma = |log: f64| log.clamp(GAMMA_BOUNDS.0.ln(), GAMMA_BOUNDS.1.ln());
        let short = if self.short_is_fitted { gamma(point[1]) } else { DEFAULT_GAMMA_SHORT.ln() };
        Point::new(point[0].clamp(1.0_f64.ln(), 12.0_f64.ln()), short, gamma(point[2]))
    }

    fn residual(&self, point: Point, seen: &Observation) -> f64 {
        let runner = runner_at(point);
        // Outside the model: further off the further beyond, so that the descent finds its way back.
        time_s(&runner, seen.distance_m).map_or(3.0 + point[2], |modelled_s| modelled_s / seen.time_s - 1.0)
    }

    fn loss(&self, point: Point) -> f64 {
        self.used
            .iter()
            .map(|seen| {
                let off = self.residual(point, seen).abs();
                seen.weight
                    * match self.huber_delta {
                        Some(delta) if off > delta => delta * (2.0 * off - delta),
                        _ => off * off,
                    }
            })
            .sum()
    }

    /// Normal matrix and gradient at a point, efforts beyond Huber's delta counted less.
    fn normal(&self, point: Point) -> (Matrix3<f64>, Vector3<f64>) {
        const STEP: f64 = 1e-6;
        let mut matrix = Matrix3::zeros();
        let mut gradient = Vector3::zeros();
        for seen in self.used {
            let off = self.residual(point, seen);
            let weight = seen.weight
                * match self.huber_delta {
                    Some(delta) if off.abs() > delta => delta / off.abs(),
                    _ => 1.0,
                };
            let slope = Vector3::from_fn(|at, _| {
                let mut moved = point;
                moved[at] += STEP;
                let up = self.residual(moved, seen);
                moved[at] -= 2.0 * STEP;
                (up - self.residual(moved, seen)) / (2.0 * STEP)
            });
            matrix += weight * slope * slope.transpose();
            gradient += weight * off * slope;
        }
        (matrix, gradient)
    }

    /// Levenberg and Marquardt's descent inside the bounds.
    fn descend(&self, mut point: Point) -> Point {
        let (mut damping, mut loss) = (1e-3, self.loss(point));
        for _ in 0..200 {
            let (matrix, gradient) = self.normal(point);
            let mut damped = matrix;
            for at in 0..3 {
                damped[(at, at)] += damping * matrix[(at, at)] + 1e-12;
            }
            let Some(step) = damped.lu().solve(&gradient) else { break };
            let next = self.inside(point - step);
            let next_loss = self.loss(next);
            if next_loss < loss {
                let done = loss - next_loss < 1e-15 * (1e-12 + loss) || (next - point).norm() < 1e-12;
                (point, loss, damping) = (next, next_loss, (damping * 0.3).max(1e-12));
                if done {
                    break;
                }
            } else {
                damping *= 4.0;
                if damping > 1e12 {
                    break;
                }
            }
        }
        point
    }

    fn report(&self, point: Point) -> EnduranceFit {
        let runner = runner_at(point);
        let n = self.used.len();
        let total: f64 = self.used.iter().map(|seen| seen.weight).sum();
        let absolute = self.used.iter().map(|seen| seen.weight * self.residual(point, seen).abs()).sum::<f64>() / total;
        let parameters = 2 + usize::from(self.short_is_fitted);
        let free = n.saturating_sub(parameters).max(1) as f64;
        let mean_weight = total / n as f64;
        let sd = (self.loss(point) / mean_weight / free).sqrt().max(RACE_SD);
        let (mut matrix, _) = self.normal(point);
        matrix /= mean_weight;
        // What the default of the short gamma may be off by, as prior knowledge: a factor of two.
        matrix[(1, 1)] += (RACE_SD / 0.7).powi(2);
        for at in [0, 2] {
            matrix[(at, at)] += 1e-12;
        }
        let covariance =
            matrix.try_inverse().unwrap_or_else(|| Matrix3::from_diagonal_element(f64::INFINITY)) * (sd * sd);
        let half = |at: usize| normal_quantile(LEVEL) * covariance[(at, at)].max(0.0).sqrt();
        let between = |at: usize| {
            Estimate::new(point[at].exp(), (point[at] - half(at)).exp(), (point[at] + half(at)).exp(), LEVEL, n)
        };
        EnduranceFit {
            runner,
            maximal_aerobic_speed: between(0),
            endurance_index: between(2).map(|gamma| (0.1 / gamma).exp()),
            mean_absolute_error: absolute,
            short_is_fitted: self.short_is_fitted,
            longest: Distance::from_m(self.used.iter().map(|seen| seen.distance_m).fold(0.0, f64::max)),
        }
    }
}

fn runner_at(point: Point) -> EmigRunner {
    EmigRunner {
        maximal_aerobic_speed: Speed::from_mps(point[0].exp()),
        crossover_time: Duration::from_s(CROSSOVER_S),
        gamma_short: point[1].exp(),
        gamma_long: point[2].exp(),
    }
}
