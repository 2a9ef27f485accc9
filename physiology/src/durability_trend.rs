//! Whether long runs drift less than they did: the drift of each, and its trend over months.

use crate::{Error, ONSET_RATIO, Segment, decoupling, fit, measured_range};
use quantity::{Duration, Estimate};

/// How fast heart rate and speed part in one long run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// Growth of beats per metre in an hour after the fresh part, as a share of the fresh part.
    pub per_hour: f64,
    /// Time after the fresh part, the middle of its last segment.
    pub over: Duration,
    /// From the start of the run to the first segment above 1.025; none where it never came.
    pub to_onset: Option<Duration>,
}

/// The drift of one long run: the line through the fresh part that its later segments lie nearest to.
///
/// Unlike the onset it has a value for a run that never decouples. Heat, thirst and a slipping sensor raise it too.
///
/// - **Units**: segments in m, m/s and bpm; drift in 1/h, times in s.
/// - **Domain**: as [`decoupling`], with a segment beyond 10 km; times are those of the segments' speeds.
/// - **Errors**: as [`decoupling`], and [`Error::TooFew`] without a segment beyond 10 km.
/// - **Source**: ours, on the ratio of Smyth et al. (2022), Sports Med 52:2283-2295; default, not a finding.
///
/// ```
/// use physiology::{Segment, drift};
/// use quantity::{Distance, HeartRate, Speed};
/// // A segment of 25 minutes each; 5 % more beats in every hour after the second.
/// let run: Vec<Segment> = (1..=5).map(|i| Segment {
///     end: Distance::from_m(5000.0 * f64::from(i)), length: Distance::from_m(5000.0), speed: Speed::from_mps(5000.0 / 1500.0),
///     heart_rate: HeartRate::from_bpm(150.0 * (1.0 + 0.05 * (f64::from(i) - 2.0).max(0.0) * 25.0 / 60.0)),
/// }).collect();
/// let drift = drift(&run)?;
/// assert_eq!(format!("{:.3}", drift.per_hour), "0.050");
/// assert_eq!(drift.to_onset.map(|t| t.s()), Some(4500.0));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn drift(segments: &[Segment]) -> Result<Drift, Error> {
    let parted = decoupling(segments)?;
    let (mut clock_s, mut reached_m, mut fresh_s) = (0.0, 0.0, None);
    let (mut along, mut square, mut last_s) = (0.0, 0.0, 0.0);
    let mut to_onset = None;
    for (segment, (end, ratio)) in segments.iter().zip(&parted.ratios) {
        let start_m = end.m() - segment.length.m();
        // A stretch without heart rate is taken to be run like the one after it.
        clock_s += (start_m - reached_m).max(0.0) / segment.speed.mps();
        reached_m = end.m();
        let middle_s = clock_s + segment.length.m() / segment.speed.mps() / 2.0;
        if start_m >= 4_999.0 && end.m() <= 10_001.0 {
            fresh_s.get_or_insert(middle_s);
        }
        if let Some(fresh_s) = fresh_s
            && start_m >= 9_999.0
        {
            if *ratio > ONSET_RATIO && to_onset.is_none() {
                to_onset = Some(Duration::from_s(clock_s));
            }
            last_s = middle_s - fresh_s;
            along += last_s * (ratio - 1.0);
            square += last_s * last_s;
        }
        clock_s += segment.length.m() / segment.speed.mps();
    }
    if square <= 0.0 {
        return Err(Error::TooFew {
            model: "the drift of a long run",
            needs: "a segment with heart rate beyond 10 km",
            met: "none".to_owned(),
        });
    }
    Ok(Drift { per_hour: along / square * 3600.0, over: Duration::from_s(last_s), to_onset })
}

/// How the drift of long runs changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DurabilityTrend {
    /// Drift per hour on the last day, from the line.
    pub now_per_hour: Estimate,
    /// Change of the drift per hour in thirty days; below 0 the runner holds longer.
    pub change_per_month: Estimate,
}

/// The line through the drifts of long runs over the days, with its error.
///
/// A line through a summer shows the heat as well as the training. While the interval of the change holds 0 nothing is
/// known of its direction.
///
/// - **Units**: days, later ones larger; drifts as [`drift`] gives them; hours after the fresh part as weights; change in 1/h
///   per 30 days; intervals at 80 %.
/// - **Domain**: five or more runs over six weeks or more; days within 40,000 of 0, drifts -0.5 to 1 per hour, 0.1 to
///   24 hours.
/// - **Errors**: [`Error::TooFew`] for fewer runs or days, [`Error::OutOfDomain`] outside the domain.
/// - **Source**: ours; least squares, each run with the weight of its hours after the fresh part, Student's interval;
///   default, not a finding.
///
/// ```
/// use physiology::durability_trend;
/// let runs = [(0.0, 0.061, 1.0), (14.0, 0.055, 1.2), (28.0, 0.052, 1.0), (42.0, 0.044, 1.5), (56.0, 0.041, 1.0)];
/// let trend = durability_trend(&runs)?;
/// assert_eq!(format!("{:.3}", trend.change_per_month.value), "-0.011");
/// assert!(trend.change_per_month.high < 0.0 && trend.now_per_hour.holds(0.04));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn durability_trend(runs: &[(f64, f64, f64)]) -> Result<DurabilityTrend, Error> {
    const SOURCE: &str = "the trend of durability";
    let (mut days, mut drifts, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for &(day, per_hour, hours) in runs {
        days.push(measured_range("day", day, -40_000.0..=40_000.0, SOURCE)?);
        drifts.push(measured_range("drift per hour", per_hour, -0.5..=1.0, SOURCE)?);
        weights.push(measured_range("hours after the fresh part", hours, 0.1..=24.0, SOURCE)?);
    }
    let last = days.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let first = days.iter().copied().fold(f64::INFINITY, f64::min);
    if days.len() < 5 || last - first < 42.0 {
        let span = if days.is_empty() { 0.0 } else { last - first };
        return Err(Error::TooFew {
            model: SOURCE,
            needs: "5 long runs with heart rate over 6 weeks or more",
            met: format!("{} over {span:.0} days", days.len()),
        });
    }
    // Days before the last: the line's intercept is today's drift.
    let before: Vec<f64> = days.iter().map(|day| day - last).collect();
    let line = fit::line(&before, &drifts, &weights);
    let n = days.len();
    Ok(DurabilityTrend {
        now_per_hour: fit::student_interval(line.intercept, line.intercept_se, n, 2),
        change_per_month: fit::student_interval(line.slope * 30.0, line.slope_se * 30.0, n, 2),
    })
}
