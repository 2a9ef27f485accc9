//! Marathon time from eight weeks of training alone.

use crate::fit::{LEVEL, normal_quantile};
use crate::{OutOfDomain, measured_range};
use quantity::{Distance, Duration, Estimate, Speed, race_distance};

const SOURCE: &str = "Tanda (2011)";
/// Standard error of the prediction as the paper states it, s.
const STANDARD_ERROR_S: f64 = 240.0;

/// A marathon time foretold from training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarathonTanda {
    /// Time in s; the interval is the paper's standard error of about 4 min.
    pub time_s: Estimate,
    /// Whether the time lies in 2:47 to 3:36, the only times the model was checked on.
    pub validated: bool,
}

/// Marathon time from the mean weekly distance and the mean training pace of the eight weeks before.
///
/// For faster runners than 2:47 a later check found errors of 9.5 min.
///
/// - **Units**: weekly distance in m, speed in m/s, time in s.
/// - **Domain**: 20 to 200 km a week at 2.2 to 5 m/s (our bounds); 22 runners with times of 2:47 to 3:36.
/// - **Errors**: [`OutOfDomain`] outside the bounds and for NaN.
/// - **Source**: Tanda (2011), J Hum Sport Exerc 6(3), doi:10.4100/jhse.2011.63.05; check of 2020: error 5.4 min.
///
/// ```
/// use {physiology::marathon_tanda, quantity::{Distance, Duration, Speed}};
/// let foretold = marathon_tanda(Distance::from_m(60_000.0), Speed::from_pace_s_per_km(300.0))?;
/// assert_eq!(foretold.time_s.value.round(), 11982.0);
/// assert!(foretold.validated);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn marathon_tanda(weekly: Distance, mean_training_speed: Speed) -> Result<MarathonTanda, OutOfDomain> {
    let weekly_km = measured_range("weekly distance in m", weekly.m(), 20_000.0..=200_000.0, SOURCE)? / 1000.0;
    let speed_mps = measured_range("mean training speed in m/s", mean_training_speed.mps(), 2.2..=5.0, SOURCE)?;
    let pace_s_per_km = 17.1 + 140.0 * (-0.0053 * weekly_km).exp() + 0.55 * 1000.0 / speed_mps;
    let time_s = pace_s_per_km * race_distance::MARATHON.m() / 1000.0;
    let half = normal_quantile(LEVEL) * STANDARD_ERROR_S;
    Ok(MarathonTanda {
        time_s: Estimate::new(time_s, time_s - half, time_s + half, LEVEL, 22),
        validated: (Duration::from_s(10_020.0)..=Duration::from_s(12_960.0)).contains(&Duration::from_s(time_s)),
    })
}
