//! Critical speed from raw training, and the share of it that marathons are run at.

use crate::{CriticalSpeed, CriticalSpeedMethod, Effort, Error, OutOfDomain, fitted_hyperbola, measured_range};
use quantity::{Duration, Speed, race_distance};

const SOURCE: &str = "Smyth & Muniz-Pumares (2020)";
/// Distances whose fastest grade-adjusted segments of all training carry the line, m.
pub const SMYTH_DISTANCES_M: [f64; 3] = [400.0, 800.0, 5000.0];

/// Critical speed as the slope of distance on time of the fastest 400 m, 800 m and 5000 m of all training.
///
/// Training is rarely all-out, so it comes out low; over a marathon it still foretold times to 7.7 %.
///
/// - **Units**: efforts in m and s; critical speed in m/s, D' in m, intervals at 80 %.
/// - **Domain**: fastest grade-adjusted segments of 400, 800 and 5000 m, other distances are left out; over 25,000
///   recreational marathoners.
/// - **Errors**: [`Error::TooFew`] when one of the three is missing, [`Error::OutsideModel`] when they form no such line.
/// - **Source**: Smyth & Muniz-Pumares (2020), Med Sci Sports Exerc 52:2637-2645, doi:10.1249/MSS.0000000000002412.
///
/// ```
/// use physiology::{Effort, smyth_critical_speed};
/// let fastest = [Effort::new(400.0, 85.0), Effort::new(800.0, 190.0), Effort::new(5000.0, 1330.0)];
/// assert_eq!(format!("{:.2}", smyth_critical_speed(&fastest)?.critical_speed.value), "3.69");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn smyth_critical_speed(fastest_segments: &[Effort]) -> Result<CriticalSpeed, Error> {
    let best = |distance_m: f64| {
        let same =
            fastest_segments.iter().filter(|effort| (effort.distance.m() - distance_m).abs() <= 0.005 * distance_m);
        same.copied().min_by(|a, b| a.time.total_cmp(&b.time))
    };
    let used: Vec<Effort> = SMYTH_DISTANCES_M.into_iter().filter_map(best).collect();
    if used.len() < SMYTH_DISTANCES_M.len() {
        return Err(Error::TooFew {
            model: "critical speed from training",
            needs: "the fastest 400 m, 800 m and 5000 m",
            met: format!("{} of them", used.len()),
        });
    }
    fitted_hyperbola(&used, CriticalSpeedMethod::DistanceOnTime)
}

/// Share of critical speed at which a marathon of this time is run.
///
/// Drawn by us as a straight line between the two bands the abstract prints, level outside them: a default, not a finding.
///
/// - **Units**: time in s, result without unit.
/// - **Domain**: 2 to 9 h; recreational runners, the spread between them is 0.14.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Smyth & Muniz-Pumares (2020): 93.0 % at 150 min, 78.9 % at 360 min.
///
/// ```
/// use {physiology::marathon_share_of_critical_speed, quantity::Duration};
/// assert_eq!(format!("{:.3}", marathon_share_of_critical_speed(Duration::from_s(12_600.0))?), "0.890");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn marathon_share_of_critical_speed(marathon: Duration) -> Result<f64, OutOfDomain> {
    Ok(share(measured_range("marathon time in s", marathon.s(), 7200.0..=32_400.0, SOURCE)?))
}

fn share(time_s: f64) -> f64 {
    let minutes = (time_s / 60.0).clamp(150.0, 360.0);
    (93.0 - 0.0671 * (minutes - 150.0)) / 100.0
}

/// Marathon time of a runner with this critical speed.
///
/// - **Units**: critical speed in m/s, result in s.
/// - **Domain**: critical speed 1.8 to 6.2 m/s; recreational runners, error about 8 %.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Smyth & Muniz-Pumares (2020), by the line of [`marathon_share_of_critical_speed`].
///
/// ```
/// use {physiology::marathon_time_smyth, quantity::Speed};
/// assert_eq!((marathon_time_smyth(Speed::from_mps(3.74))?.s() / 60.0).round(), 212.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn marathon_time_smyth(critical: Speed) -> Result<Duration, OutOfDomain> {
    let critical_mps = measured_range("critical speed in m/s", critical.mps(), 1.8..=6.2, SOURCE)?;
    let mut time_s = race_distance::MARATHON.m() / (critical_mps * 0.85);
    for _ in 0..200 {
        time_s = race_distance::MARATHON.m() / (critical_mps * share(time_s)); // contracts: slope below 0.4
    }
    Ok(Duration::from_s(time_s))
}
