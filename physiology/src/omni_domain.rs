//! Speed for any duration: a hyperbola with a highest speed, falling with the logarithm of time beyond half an hour.

use crate::critical_speed::checked;
use crate::{OutOfDomain, measured_range};
use quantity::{Distance, Duration, Speed};

const SOURCE: &str = "the omni-domain models, Drake, Finke & Ferguson (2023)";
/// Time beyond which the long-duration term sets in, s.
const LONG_S: f64 = 1800.0;

/// Which curve joins the highest speed to critical speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OmniDomainForm {
    /// D' spent at a rate that falls exponentially, spread over the time.
    PowerDuration,
    /// Morton's three-parameter hyperbola.
    ThreeParameter,
    /// Exponential fall to critical speed.
    Exponential,
}

/// What the omni-domain models know of a runner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OmniDomain {
    /// Critical speed.
    pub critical_speed: Speed,
    /// D'.
    pub d_prime: Distance,
    /// Speed at no duration.
    pub highest_speed: Speed,
    /// Speed lost beyond half an hour for each unit of ln(time).
    pub long_loss: Speed,
}

/// Fastest mean speed for any duration by one of three curves.
///
/// The models were written for cycling power; their use with speed is by analogy, a default, not a finding.
///
/// - **Units**: time in s, result in m/s.
/// - **Domain**: 1 s to 24 h; critical speed 0.5 to 10 m/s, highest speed above it, loss 0 to 2 m/s.
/// - **Errors**: [`OutOfDomain`] outside the domain, where no speed is left, and for NaN.
/// - **Source**: equations as printed in the supplement of Drake, Finke & Ferguson (2023).
///
/// ```
/// use physiology::{OmniDomain, OmniDomainForm, mean_speed_omni_domain};
/// use quantity::{Distance, Duration, Speed};
/// let runner = OmniDomain {
///     critical_speed: Speed::from_mps(4.5), d_prime: Distance::from_m(200.0), highest_speed: Speed::from_mps(9.0),
///     long_loss: Speed::from_mps(0.25),
/// };
/// let speed = mean_speed_omni_domain(OmniDomainForm::ThreeParameter, &runner, Duration::from_s(600.0))?;
/// assert_eq!(format!("{:.2}", speed.mps()), "4.81");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn mean_speed_omni_domain(form: OmniDomainForm, runner: &OmniDomain, time: Duration) -> Result<Speed, OutOfDomain> {
    let (critical_mps, d_prime_m) = checked(runner.critical_speed, runner.d_prime)?;
    let d_prime_m = measured_range("D' in m", d_prime_m, 1.0..=2000.0, SOURCE)?;
    let reserve_mps = measured_range(
        "highest speed above critical speed in m/s",
        runner.highest_speed.mps() - critical_mps,
        0.1..=10.0,
        SOURCE,
    )?;
    let loss_mps = measured_range("long-duration loss in m/s", runner.long_loss.mps(), 0.0..=2.0, SOURCE)?;
    let time_s = measured_range("time in s", time.s(), 1.0..=86_400.0, SOURCE)?;
    let emptying = time_s * reserve_mps / d_prime_m;
    let above_mps = match form {
        OmniDomainForm::PowerDuration => d_prime_m * (1.0 - (-emptying).exp()) / time_s,
        OmniDomainForm::ThreeParameter => d_prime_m / (time_s + d_prime_m / reserve_mps),
        OmniDomainForm::Exponential => reserve_mps * (-emptying / std::f64::consts::E).exp(),
    };
    let lost_mps = if time_s > LONG_S { loss_mps * (time_s / LONG_S).ln() } else { 0.0 };
    let speed_mps = critical_mps + above_mps - lost_mps;
    Ok(Speed::from_mps(measured_range("speed in m/s", speed_mps, 0.1..=13.0, SOURCE)?))
}

/// Fastest mean speed by a hyperbola up to six minutes and a power law beyond, joined without a step.
///
/// - **Units**: critical speed in m/s, D' in m, exponent without unit, time in s, result in m/s.
/// - **Domain**: 30 s to 24 h; exponent of the time 0.7 to 1.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Luttikholt & Jones (2022) as given in the supplement of Drake, Finke & Ferguson (2023).
///
/// ```
/// use physiology::mean_speed_hybrid;
/// use quantity::{Distance, Duration, Speed};
/// let speed = mean_speed_hybrid(Speed::from_mps(4.5), Distance::from_m(200.0), 0.93, Duration::from_s(3600.0))?;
/// assert_eq!(format!("{:.2}", speed.mps()), "4.30");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn mean_speed_hybrid(
    critical: Speed,
    d_prime: Distance,
    exponent: f64,
    time: Duration,
) -> Result<Speed, OutOfDomain> {
    const JOINT_S: f64 = 360.0;
    let (critical_mps, d_prime_m) = checked(critical, d_prime)?;
    let exponent = measured_range("exponent of the time", exponent, 0.7..=1.0, "Luttikholt & Jones (2022)")?;
    let time_s = measured_range("time in s", time.s(), 30.0..=86_400.0, "Luttikholt & Jones (2022)")?;
    let short = |time_s: f64| critical_mps + d_prime_m / time_s;
    let speed_mps =
        if time_s <= JOINT_S { short(time_s) } else { short(JOINT_S) * (time_s / JOINT_S).powf(exponent - 1.0) };
    Ok(Speed::from_mps(speed_mps))
}
