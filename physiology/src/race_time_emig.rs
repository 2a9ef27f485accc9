//! Race time by the minimal power model: speed falls with the logarithm of time, at one rate before and another
//! after the time that maximal aerobic speed can be held.

use crate::{Error, OutOfDomain, measured_range};
use quantity::{Distance, Duration, Speed};

const SOURCE: &str = "Mulligan, Adam & Emig (2018)";
/// The crossover time that fits of single runners fix, s; remembered from Emig & Peltonen (2020), not re-read.
pub const CROSSOVER_S: f64 = 360.0;

/// What the minimal power model knows of a runner.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct EmigRunner {
    /// Speed held for exactly the crossover time.
    pub maximal_aerobic_speed: Speed,
    /// How long that speed is held.
    pub crossover_time: Duration,
    /// Rate of fall with ln(time) below the crossover time.
    pub gamma_short: f64,
    /// Rate of fall with ln(time) above the crossover time.
    pub gamma_long: f64,
}

impl EmigRunner {
    pub(crate) fn checked(&self) -> Result<Self, OutOfDomain> {
        measured_range("maximal aerobic speed in m/s", self.maximal_aerobic_speed.mps(), 1.0..=12.0, SOURCE)?;
        measured_range("crossover time in s", self.crossover_time.s(), 60.0..=1800.0, SOURCE)?;
        measured_range("gamma of short efforts", self.gamma_short, 0.001..=0.5, SOURCE)?;
        measured_range("gamma of long efforts", self.gamma_long, 0.001..=0.5, SOURCE)?;
        Ok(*self)
    }

    fn crossover_m(&self) -> f64 {
        self.maximal_aerobic_speed.mps() * self.crossover_time.s()
    }
}

/// Fastest mean speed that the runner holds for a time.
///
/// - **Units**: time in s, result in m/s.
/// - **Domain**: 1 s up to the time at which the model's speed reaches zero; maximal aerobic speed 1 to 12 m/s,
///   crossover 60 to 1800 s, both gammas 0.001 to 0.5. Population: world records and ambitious amateurs, 800 m to marathon.
/// - **Errors**: [`Error::OutOfDomain`] outside these, [`Error::OutsideModel`] where no speed is left.
/// - **Source**: Mulligan, Adam & Emig (2018), PLOS ONE 13:e0206645, doi:10.1371/journal.pone.0206645; formula as
///   remembered and derived again by us, not re-read.
///
/// ```
/// use physiology::{EmigRunner, mean_speed_emig};
/// use quantity::{Duration, Speed};
/// let runner = EmigRunner {
///     maximal_aerobic_speed: Speed::from_mps(5.0), crossover_time: Duration::from_s(360.0), gamma_short: 0.1, gamma_long: 0.06,
/// };
/// assert_eq!(format!("{:.3}", mean_speed_emig(&runner, Duration::from_s(3600.0))?.mps()), "4.309");
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn mean_speed_emig(runner: &EmigRunner, time: Duration) -> Result<Speed, Error> {
    let runner = runner.checked()?;
    let time_s = measured_range("time in s", time.s(), 1.0..=1e7, SOURCE)?;
    let log = (time_s / runner.crossover_time.s()).ln();
    let gamma = if log <= 0.0 { runner.gamma_short } else { runner.gamma_long };
    let share = 1.0 - gamma * log;
    if share <= 0.0 {
        return Err(Error::OutsideModel {
            model: "the minimal power model",
            because: format!("at gamma {gamma:.3} no speed is left after {time_s:.0} s"),
        });
    }
    Ok(runner.maximal_aerobic_speed * share)
}

/// Time that the runner needs over a distance.
///
/// Solved in logarithms by Newton's method on the lower branch of Lambert's W, so small gammas lose no digits. A runner
/// with little endurance has no time at all over long distances: the answer is then an error, not a number.
///
/// - **Units**: distance in m, result in s.
/// - **Domain**: 10 m up to [`furthest_distance_emig`]; the runner as in [`mean_speed_emig`].
/// - **Errors**: [`Error::OutOfDomain`] for a runner or distance outside the domain, [`Error::OutsideModel`] beyond the
///   furthest distance.
/// - **Source**: Mulligan, Adam & Emig (2018), PLOS ONE 13:e0206645; inversion derived by us.
///
/// ```
/// use physiology::{EmigRunner, race_time_emig};
/// use quantity::{Duration, Speed, race_distance::MARATHON};
/// let runner = EmigRunner {
///     maximal_aerobic_speed: Speed::from_mps(5.0), crossover_time: Duration::from_s(360.0), gamma_short: 0.1, gamma_long: 0.06,
/// };
/// assert_eq!(race_time_emig(&runner, MARATHON)?.s().round(), 10587.0);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn race_time_emig(runner: &EmigRunner, distance: Distance) -> Result<Duration, Error> {
    let runner = runner.checked()?;
    let distance_m = measured_range("distance in m", distance.m(), 10.0..=1e7, SOURCE)?;
    time_s(&runner, distance_m).map(Duration::from_s).ok_or_else(|| Error::OutsideModel {
        model: "the minimal power model",
        because: format!(
            "at gamma {:.3} this runner covers {:.1} km at most and {:.1} km are asked",
            runner.gamma_long,
            furthest_m(&runner) / 1000.0,
            distance_m / 1000.0
        ),
    })
}

/// The time over a distance without checks; nothing beyond the furthest distance.
pub(crate) fn time_s(runner: &EmigRunner, distance_m: f64) -> Option<f64> {
    let share = distance_m / runner.crossover_m();
    let gamma = if share <= 1.0 { runner.gamma_short } else { runner.gamma_long };
    // y - ln y = l with y > 1, where time = crossover time x exp(1/gamma - y)
    let l = 1.0 / gamma - (share / gamma).ln();
    if l < 1.0 {
        return None;
    }
    let mut y = l + l.max(1.0).ln() + (2.0 * (l - 1.0)).sqrt().min(1.0);
    for _ in 0..100 {
        let step = (y - y.ln() - l) / (1.0 - 1.0 / y);
        let next = (y - step).max(1.0 + (y - 1.0) * 1e-3);
        let done = (next - y).abs() <= 1e-15 * y;
        y = next;
        if done || y <= 1.0 {
            break;
        }
    }
    Some(runner.crossover_time.s() * (1.0 / gamma - y).exp())
}

/// Furthest distance for which the model has a time at all.
///
/// With gamma above about 0.16 it is shorter than a marathon.
///
/// - **Units**: result in m.
/// - **Domain**: the runner as in [`mean_speed_emig`].
/// - **Errors**: [`OutOfDomain`] for a runner outside the domain and for NaN.
/// - **Source**: derived by us from Mulligan, Adam & Emig (2018).
///
/// ```
/// use physiology::{EmigRunner, furthest_distance_emig};
/// use quantity::{Duration, Speed};
/// let runner = EmigRunner {
///     maximal_aerobic_speed: Speed::from_mps(4.0), crossover_time: Duration::from_s(360.0), gamma_short: 0.1, gamma_long: 0.18,
/// };
/// assert_eq!(format!("{:.1}", furthest_distance_emig(&runner)?.m() / 1000.0), "24.7");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn furthest_distance_emig(runner: &EmigRunner) -> Result<Distance, OutOfDomain> {
    Ok(Distance::from_m(furthest_m(&runner.checked()?)))
}

fn furthest_m(runner: &EmigRunner) -> f64 {
    let gamma = runner.gamma_long;
    runner.crossover_m() * gamma * (1.0 / gamma - 1.0).exp()
}
