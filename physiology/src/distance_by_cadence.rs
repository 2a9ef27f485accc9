//! How far a run without positions was: by what the runner covers in a step outdoors at like cadence.

use crate::{Error, fit, measured_range};
use quantity::{Duration, Estimate, Speed};

/// Runs whose cadence is within this share of the asked one are alike. Default, not a finding.
const ALIKE: f64 = 0.04;
/// Fewer like runs tell nothing.
const FEWEST: usize = 8;
/// Relative error of a belt against the ground at like cadence, beside what the runs show. Default, not a finding.
const BELT: f64 = 0.02;

/// The distance of a run of a given cadence and moving time, from the runner's own runs outdoors at like cadence.
///
/// Metres a step differ with fatigue, shoes and slope and between belt and ground, so the interval is wide; it is a
/// proposal for the runner to confirm, never evidence by itself.
///
/// - **Units**: `outdoors` are cadences in steps a minute, both feet, with the mean speed at them, one a run; `cadence` alike;
///   moving time in s; result in m, interval at 80 %.
/// - **Domain**: cadences of 100 to 250 steps a minute, speeds of 0.5 to 12 m/s, up to 24 h; 8 or more runs within 4 % of the cadence.
/// - **Errors**: [`Error::OutOfDomain`] outside the domain, [`Error::TooFew`] for fewer like runs.
/// - **Source**: ours: the mean metres a step of the like runs with Student's prediction interval, and 2 % for the belt; default,
///   not a finding.
///
/// ```
/// use physiology::distance_by_cadence;
/// use quantity::{Duration, Speed};
/// let outdoors: Vec<_> = (0..10).map(|i| (170.0, Speed::from_mps(3.0 + 0.02 * f64::from(i % 3)))).collect();
/// let likely = distance_by_cadence(&outdoors, 171.0, Duration::from_s(3600.0))?;
/// assert!(likely.holds(10_900.0) && !likely.holds(12_000.0));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn distance_by_cadence(outdoors: &[(f64, Speed)], cadence: f64, moving: Duration) -> Result<Estimate, Error> {
    const SOURCE: &str = "the distance by cadence";
    let gate = |spm: f64| measured_range("cadence in steps a minute", spm, 100.0..=250.0, SOURCE);
    gate(cadence)?;
    measured_range("moving time in s", moving.s(), 1.0..=86_400.0, SOURCE)?;
    let mut steps_m = Vec::new();
    for &(spm, speed) in outdoors {
        let mps = measured_range("speed in m/s", speed.mps(), 0.5..=12.0, SOURCE)?;
        if (gate(spm)? / cadence - 1.0).abs() <= ALIKE {
            steps_m.push(mps * 60.0 / spm);
        }
    }
    let n = steps_m.len();
    if n < FEWEST {
        return Err(Error::TooFew { model: SOURCE, needs: "8 runs outdoors at like cadence", met: n.to_string() });
    }
    let mean = steps_m.iter().sum::<f64>() / n as f64;
    let variance = steps_m.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / (n as f64 - 1.0);
    let error = (variance * (1.0 + 1.0 / n as f64) + (BELT * mean).powi(2)).sqrt();
    let steps = cadence * moving.s() / 60.0;
    Ok(fit::student_interval(mean * steps, error * steps, n, 1))
}
